"""Entities over the whole corpus: one id and one canonical name for each, with every spelling met."""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.knowledge.pack import KnowledgePack
from pipeline.knowledge.schema import PlaceFact
from pipeline.merge.containment import kind_of
from pipeline.records import Mention, MentionKind, Method, Organization, Person, PersonRole, Place

NAMED = (MentionKind.PERSON, MentionKind.PLACE, MentionKind.ORGANIZATION)


def folded(name: str) -> str:
    """Letters and digits of a name in lower case, without diacritics, hyphens and spaces."""
    plain = unicodedata.normalize("NFKD", name).casefold()
    return re.sub(r"[\W_]+", "", "".join(c for c in plain if not unicodedata.combining(c)))


@dataclass(slots=True)
class Met:
    """What the corpus shows of one entity."""

    names: Counter[str] = field(default_factory=Counter)
    spellings: Counter[str] = field(default_factory=Counter)
    articles: set[str] = field(default_factory=set)
    candidates: set[str] = field(default_factory=set)
    mentions: int = 0

    @property
    def name(self) -> str:
        """The most frequent canonical name, ties go to the alphabet; empty when only events mean the entity."""
        return min(self.names, key=lambda name: (-self.names[name], name), default="")

    @property
    def forms(self) -> tuple[str, ...]:
        """The spellings met, the most frequent first."""
        return tuple(sorted(self.spellings, key=lambda form: (-self.spellings[form], form)))


def met_entities(mentions: Iterable[Mention]) -> dict[MentionKind, dict[str, Met]]:
    """What the corpus shows of each entity, by kind and id."""
    met: dict[MentionKind, dict[str, Met]] = {kind: defaultdict(Met) for kind in MentionKind}
    for mention in mentions:
        entity = met[mention.kind][mention.entity_id]
        entity.mentions += 1
        entity.articles.add(mention.article_id)
        entity.names[mention.name] += 1
        entity.candidates.update(mention.candidates)
        if mention.method is not Method.COREFERENCE:
            entity.spellings[mention.text] += 1
    return met


def _told(roles: Iterable[PersonRole]) -> dict[str, list[str]]:
    """Roles as the texts give them, `role @ organisation (first seen – last seen)`, by person; past ones as such."""
    seen: dict[str, dict[str, list[PersonRole]]] = defaultdict(lambda: defaultdict(list))
    for row in roles:
        office = ("former " if row.is_past else "") + row.role
        seen[row.person_id][" @ ".join(part for part in (office, row.organization) if part)].append(row)
    return {person: [_seen(office, rows) for office, rows in sorted(told.items())] for person, told in seen.items()}


def _seen(office: str, rows: Iterable[PersonRole]) -> str:
    days = sorted(row.published for row in rows if row.published)
    return f"{office} ({days[0]} – {days[-1]})" if days else office


def with_meant(met: Mapping[str, Met], ids: Iterable[str]) -> list[tuple[str, Met]]:
    """The entities met and those that only events mean, in the order of their ids."""
    return sorted({**{i: Met() for i in ids}, **met}.items())


def people_rows(entities: Iterable[tuple[str, Met]], roles: Iterable[PersonRole], pack: KnowledgePack) -> list[Person]:
    """One row per person."""
    told = _told(roles)
    rows = []
    for person_id, entity in entities:
        fact = pack.person(person_id)
        rows.append(
            Person(
                person_id=person_id,
                name=fact.name if fact else entity.name,
                spellings=entity.forms,
                wikidata=fact.wikidata if fact else "",
                country=fact.country if fact else "",
                roles=tuple(dict.fromkeys([*(fact.roles if fact else ()), *told.get(person_id, ())])),
                candidates=tuple(sorted(entity.candidates)),
                article_count=len(entity.articles),
                mention_count=entity.mentions,
            )
        )
    return rows


def _name(fact: PlaceFact | None) -> str:
    return fact.name if fact else ""


def _shared(values: Iterable[str]) -> str:
    """The value that all have; empty when they differ."""
    found = set(values)
    return found.pop() if len(found) == 1 else ""


def open_place_row(place_id: str, entity: Met, pack: KnowledgePack) -> Place:
    """The row of a name that nothing settles: only what all places that it may mean have in common."""
    candidates = sorted(entity.candidates)
    return Place(
        place_id=place_id,
        name=entity.name,
        kind=_shared(fact.kind for i in candidates if (fact := pack.place(i)) is not None),
        spellings=entity.forms,
        province=_shared(_name(pack.province_of(i)) for i in candidates),
        country=_shared(_name(pack.country_of(i)) for i in candidates),
        candidates=tuple(candidates),
        article_count=len(entity.articles),
        mention_count=entity.mentions,
    )


def place_row(place_id: str, entity: Met, parent_id: str, pack: KnowledgePack) -> Place:
    """The row of a place; what no list knows lies where the articles say (`parent_id`)."""
    if entity.candidates:
        return open_place_row(place_id, entity, pack)
    fact = pack.place(place_id)
    counts = {"article_count": len(entity.articles), "mention_count": entity.mentions}
    if fact is None:
        return Place(
            place_id=place_id,
            name=entity.name,
            kind=kind_of(entity.name),
            spellings=entity.forms,
            parent_id=parent_id,
            county=_name(pack.county_of(parent_id)),
            province=_name(pack.province_of(parent_id)),
            country=_name(pack.country_of(parent_id)),
            **counts,
        )
    return Place(
        place_id=place_id,
        name=fact.name,
        kind=fact.kind,
        spellings=entity.forms,
        parent_id=fact.parent_id,
        county=_name(pack.county_of(place_id)),
        province=_name(pack.province_of(place_id)),
        country=_name(pack.country_of(place_id)),
        latitude=fact.latitude,
        longitude=fact.longitude,
        wikidata=fact.wikidata,
        geonames=fact.geonames,
        iso_3166_2=fact.iso_3166_2,
        **counts,
    )


def organization_rows(entities: Iterable[tuple[str, Met]], pack: KnowledgePack) -> list[Organization]:
    """One row per organisation."""
    rows = []
    for org_id, entity in entities:
        fact = pack.organization(org_id)
        parent = pack.organization(fact.parent_id) if fact and fact.parent_id else None
        rows.append(
            Organization(
                organization_id=org_id,
                name=fact.name if fact else entity.name,
                kind=fact.kind if fact else "",
                spellings=entity.forms,
                country=fact.country if fact else "",
                parent=parent.name if parent else "",
                wikidata=fact.wikidata if fact else "",
                article_count=len(entity.articles),
                mention_count=entity.mentions,
            )
        )
    return rows


def with_names(mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions with one canonical name per entity."""
    met = met_entities(mentions)
    return [m.model_copy(update={"name": met[m.kind][m.entity_id].name}) if m.kind in NAMED else m for m in mentions]
