"""Which ids of the articles mean one and the same: people, places and bodies that no list knows, over the corpus.

Names that differ only in hyphens, blanks, case or marks are one entity. A body is one whatever the order of its parts
and however the bodies and countries in its name are written ("WPK Central Committee's Light Industry Department"). A
person of a Korean name is one in every romanisation when a body agrees too; people of one name whose offices
have nothing in common are several.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from pipeline.knowledge.pack import KnowledgePack
from pipeline.merge.body_keys import BodyKeys
from pipeline.merge.containment import namesakes
from pipeline.merge.entities import NAMED, folded
from pipeline.merge.person_keys import PersonKeys
from pipeline.records import Claim, Mention, MentionKind, Passage, PersonRole

_UNLISTED = ":"
"""What stands in the ids of entities that no list knows ("person:ri-song-min")."""


@dataclass(slots=True)
class _Profile:
    """What one or more articles say that a person is: the heads of the offices and the keys of their bodies."""

    articles: set[str]
    offices: set[str] = field(default_factory=set)
    bodies: set[str] = field(default_factory=set)

    def agrees(self, other: "_Profile") -> bool:
        """Whether an office or a body is the same."""
        return bool(self.offices & other.offices or self.bodies & other.bodies)

    def is_silent(self) -> bool:
        """Whether no body is told: an office alone ("Ambassador") tells nobody apart."""
        return not self.bodies

    def take(self, other: "_Profile") -> None:
        """Add what the other says."""
        self.articles |= other.articles
        self.offices |= other.offices
        self.bodies |= other.bodies


@dataclass(frozen=True, slots=True)
class Identities:
    """The ids to put in the place of others: of all articles, and of single ones (article, id)."""

    everywhere: Mapping[str, str]
    in_article: Mapping[tuple[str, str], str]
    bodies: Mapping[str, str]
    """Names of bodies that roles give in words only, with the ids of those that they are."""

    def of(self, article_id: str, entity_id: str) -> str:
        """The id that counts."""
        known = self.in_article.get((article_id, entity_id), entity_id)
        return self.everywhere.get(known, known)

    def mention(self, row: Mention) -> Mention:
        """The mention with the id that counts; another one than it had settles what it may mean."""
        entity_id = self.of(row.article_id, row.entity_id)
        candidates = row.candidates if entity_id == row.entity_id else ()
        return row.model_copy(update={"entity_id": entity_id, "candidates": candidates})

    def role(self, row: PersonRole) -> PersonRole:
        """The role with the ids that count."""
        ids = {name: self.of(row.article_id, getattr(row, name)) for name in ("person_id", "organization_id")}
        ids["organization_id"] = ids["organization_id"] or self.bodies.get(row.organization, "")
        return row.model_copy(update=ids)

    def claim(self, row: Claim) -> Claim:
        """The claim with the id that counts as its speaker's."""
        return row.model_copy(update={"speaker_id": self.of(row.article_id, row.speaker_id)})

    def passage(self, row: Passage) -> Passage:
        """The passage with the ids that count."""

        def meant(ids: tuple[str, ...]) -> tuple[str, ...]:
            return tuple(dict.fromkeys(self.of(row.article_id, one) for one in ids))

        return replace(
            row,
            place_ids=meant(row.place_ids),
            people_ids=meant(row.people_ids),
            participants=tuple(dict.fromkeys((self.of(row.article_id, one), part) for one, part in row.participants)),
            organization_ids=meant(row.organization_ids),
            claimed_by=self.of(row.article_id, row.claimed_by),
        )


def identities(
    mentions: Sequence[Mention],
    roles: Sequence[PersonRole],
    inside: Mapping[tuple[str, str], str],
    pack: KnowledgePack,
) -> Identities:
    """Which ids are one, the same whatever the order of the rows; `inside` has what the places of articles lie in."""
    keys = BodyKeys(pack)
    profiles = _profiles(mentions, roles, keys)
    apart = namesakes(inside, pack) | _people_apart(profiles)
    spelt = _other_spellings(mentions, profiles, PersonKeys(pack))
    same = _same_names(mentions, keys)
    return Identities(spelt | same, apart, _told_bodies(mentions, roles, keys, same))


def _told_bodies(
    mentions: Iterable[Mention], roles: Iterable[PersonRole], keys: BodyKeys, same: Mapping[str, str]
) -> dict[str, str]:
    """Bodies that stand in roles without being mentions: those of the same key elsewhere, or of the list."""
    met = {keys.key(m.name): same.get(m.entity_id, m.entity_id) for m in mentions if m.kind == MentionKind.ORGANIZATION}
    told = {role.organization for role in roles if role.organization and not role.organization_id}
    found = {name: keys.listed(keys.key(name)) or met.get(keys.key(name), "") for name in sorted(told)}
    return {name: org_id for name, org_id in found.items() if org_id}


def _same_names(mentions: Iterable[Mention], keys: BodyKeys) -> dict[str, str]:
    """Ids to replace: unlisted entities of the same key; a listed one takes the unlisted ones of its key."""
    same: dict[tuple[MentionKind, str], Counter[str]] = defaultdict(Counter)
    for mention in mentions:
        if mention.kind in NAMED and not mention.candidates:
            same[mention.kind, _key(mention, keys)][mention.entity_id] += 1
    replaced = {}
    for (kind, key), ids in same.items():
        listed = keys.listed(key) if kind == MentionKind.ORGANIZATION else ""
        keep = listed or min(ids, key=lambda i: (_UNLISTED in i, -ids[i], i))
        replaced.update({i: keep for i in ids if i != keep and _UNLISTED in i})
    return replaced


def _key(mention: Mention, keys: BodyKeys) -> str:
    return keys.key(mention.name) if mention.kind == MentionKind.ORGANIZATION else folded(mention.name)


def _profiles(
    mentions: Iterable[Mention], roles: Iterable[PersonRole], keys: BodyKeys
) -> dict[str, dict[str, _Profile]]:
    """What each article says of each person that no list knows, by person and article."""
    profiles: dict[str, dict[str, _Profile]] = defaultdict(dict)
    for mention in mentions:
        if mention.kind == MentionKind.PERSON and mention.entity_id.startswith("person:"):
            profiles[mention.entity_id].setdefault(mention.article_id, _Profile({mention.article_id}))
    for role in roles:
        profile = profiles.get(role.person_id, {}).get(role.article_id)
        if profile is not None:
            profile.offices.add(_head(role.role))
            profile.bodies |= {keys.key(role.organization)} if role.organization else set()
    return profiles


def _people_apart(profiles: Mapping[str, Mapping[str, _Profile]]) -> dict[tuple[str, str], str]:
    """Ids for people of one name whose offices, told in different articles, have nothing in common."""
    found = {}
    for person_id, by_article in profiles.items():
        for group in _groups(list(by_article.values()))[1:]:
            name = re.sub(r"[^a-z0-9]+", "-", "-".join(sorted(group.offices | group.bodies)))
            found.update({(article, person_id): f"{person_id}:{name}" for article in group.articles})
    return found


def _other_spellings(
    mentions: Iterable[Mention], profiles: Mapping[str, Mapping[str, _Profile]], keys: PersonKeys
) -> dict[str, str]:
    """Ids to replace: people whose Korean names may be one in other letters, when a body of theirs is one, too."""
    whole: dict[str, _Profile] = {}
    for person_id, by_article in profiles.items():
        whole[person_id] = _Profile(set())
        for profile in by_article.values():
            whole[person_id].take(profile)
    alike: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for mention in mentions:
        key = keys.key(mention.name) if mention.entity_id in whole else ""
        if key:
            alike[key][mention.entity_id] += 1
    found: dict[str, str] = {}
    for counts in alike.values():
        ids = sorted(counts, key=lambda i: (-counts[i], i))
        for number, one in enumerate(ids):
            same = [other for other in ids[:number] if whole[one].bodies & whole[other].bodies]
            if len(same) == 1 and not whole[one].articles & whole[same[0]].articles:
                found[one] = found.get(same[0], same[0])
    return found


def _groups(profiles: list[_Profile]) -> list[_Profile]:
    """The profiles with something in common, joined; the largest first, with those that say nothing."""
    groups: list[_Profile] = []
    silent = _Profile(set())
    for profile in sorted(profiles, key=lambda p: (sorted(p.offices), sorted(p.bodies), sorted(p.articles))):
        if profile.is_silent():
            silent.take(profile)
            continue
        joined = [group for group in groups if group.agrees(profile)]
        for group in joined:
            profile.take(group)
            groups.remove(group)
        groups.append(profile)
    groups.sort(key=lambda group: (-len(group.articles), sorted(group.offices), sorted(group.bodies)))
    if groups:
        groups[0].take(silent)
    return groups


def _head(role: str) -> str:
    """The noun of an office: "secretary" of "chief secretary"."""
    return folded(role.split()[-1]) if role.split() else ""
