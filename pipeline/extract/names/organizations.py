"""Organisations: bodies, agencies, papers; listed ones, those with the shape of a name, and what NER adds."""

from collections.abc import Iterator

from spacy.tokens import Doc

from pipeline.extract.matching import Match, fold, slug
from pipeline.extract.mentions import Found, overlaps
from pipeline.extract.names.names import ProperNames, surface
from pipeline.extract.names.shapes import is_capital
from pipeline.knowledge.load import KnowledgePack
from pipeline.knowledge.schema import OrganizationFact
from pipeline.records import Article, MentionKind, Method

_NEAR = 4
"""Tokens within which a country settles which country's ministry is meant ("South Korea's unification ministry")."""


class OrganizationFinder:
    """Finds the organisations of a `Doc` among its names."""

    def __init__(self, pack: KnowledgePack) -> None:
        self._facts: dict[str, OrganizationFact] = {fact.org_id: fact for fact in pack.organizations}
        self._heads = frozenset(fact.head for fact in pack.name_heads)
        self._states = frozenset(place.place_id for place in pack.places if place.kind == "country")
        self._countries = {fold(fact.demonym): fact.place_id for fact in pack.demonyms}

    def find(self, doc: Doc, names: ProperNames) -> list[Found]:
        """The organisations in text order.

        A name that several bodies share counts where its country stands beside it, when the article names one of them
        in full, or when one is of the country of the outlet; else it is nobody's.
        """
        matches = [m for m in names.matches if any(n.kind == MentionKind.ORGANIZATION for n in m.names)]
        strong = {n.entity_id for m in matches for n in m.names if n.strength == "full"}
        settled = [mention for m in matches if (mention := self._settle(doc, m, names, strong)) is not None]
        found = [one for one in settled if not any(_holds(other, one) for other in settled)]
        found += [self._shaped(doc, s.start, s.end) for s in names.shapes if s.kind in {"organization", "company"}]
        taken = [*names.taken()]
        found += self._recognised(doc, names, taken)
        return sorted(found, key=lambda mention: mention.start)

    def _settle(self, doc: Doc, match: Match, names: ProperNames, strong: set[str]) -> Found | None:
        candidates = [n for n in match.names if n.kind == MentionKind.ORGANIZATION]
        owner = self._owner(doc, match, names)
        if owner is not None and not any(self._is_of(n.entity_id, owner) for n in candidates):
            return self._shaped(doc, match.start + (doc[match.start].lower_ == "the"), owner.end)
        full = [n.entity_id for n in candidates if n.strength == "full"]
        if full:
            return self._listed(match, full[0])
        countries = self._countries_near(doc, match, names)
        ids = [n.entity_id for n in candidates]
        local = [i for i in ids if self._facts[i].country in countries]
        chosen = local or [i for i in ids if i in strong] or self._of_outlet(doc, ids)
        return self._listed(match, chosen[0]) if len(set(chosen)) == 1 else None

    @staticmethod
    def _owner(doc: Doc, match: Match, names: ProperNames) -> Match | None:
        """The country or body that "of" names right behind: "the Academy of Social Sciences | of Vietnam"."""
        at = match.end
        if at >= len(doc) or doc[at].lower_ != "of":
            return None
        at += 2 if at + 1 < len(doc) and doc[at + 1].lower_ == "the" else 1
        return next((other for other in names.matches if other.start in {at, at - 1} and other.end > at), None)

    def _is_of(self, org_id: str, owner: Match) -> bool:
        """Whether the body is of the owner's country, or the owner is neither a country nor a body."""
        fact = self._facts[org_id]
        owners = [name for name in owner.names if name.kind != MentionKind.PERSON]
        countries = {self._facts[name.entity_id].country for name in owners if name.entity_id in self._facts}
        regions = any(n.kind == MentionKind.PLACE and n.entity_id not in self._states for n in owners)
        return not owners or regions or fact.country in countries | {name.entity_id for name in owners}

    def _of_outlet(self, doc: Doc, ids: list[str]) -> list[str]:
        """Those of the country of the paper or agency that printed the article: its readers need no other word."""
        article: Article | None = doc._.article
        outlet = self._facts.get(article.outlet_id) if article is not None else None
        return [i for i in ids if outlet is not None and outlet.country and self._facts[i].country == outlet.country]

    def _listed(self, match: Match, org_id: str) -> Found:
        return Found(match.start, match.end, org_id, self._facts[org_id].name, Method.GAZETTEER)

    def _countries_near(self, doc: Doc, match: Match, names: ProperNames) -> set[str]:
        found = {
            name.entity_id
            for other in names.matches
            for name in other.names
            if name.kind == MentionKind.PLACE
            and -_NEAR <= other.start - match.end <= _NEAR
            or name.kind == MentionKind.PLACE
            and 0 <= match.start - other.end <= _NEAR
        }
        for length in (1, 2, 3):
            before = fold(doc[max(0, match.start - length) : match.start].text)
            if before in self._countries:
                found.add(self._countries[before])
        return found

    @staticmethod
    def _shaped(doc: Doc, start: int, end: int) -> Found:
        name = surface(doc, start, end)
        return Found(start, end, f"org:{slug(name)}", name, Method.PATTERN)

    def _recognised(self, doc: Doc, names: ProperNames, taken: list[tuple[int, int]]) -> Iterator[Found]:
        """Bodies that only the language model sees; a common noun with a capital ("the Party") is none."""
        for entity in names.recognised:
            start, end = entity.start, entity.end
            if entity.kind != MentionKind.ORGANIZATION or overlaps(start, end, taken):
                continue
            words = [token for token in doc[start:end] if token.is_alpha]
            if not words or start in names.headline or not all(is_capital(w) for w in (words[0], words[-1])):
                continue
            if (
                len(words) == 1
                and (words[0].lower_ in self._heads or words[0].pos_ != "PROPN")
                or words[0].pos_ == "PRON"
            ):
                continue
            name = surface(doc, start, end)
            if len(name) > 1 and slug(name):
                yield Found(start, end, f"org:{slug(name)}", name, Method.NER)


def _holds(whole: Found, part: Found) -> bool:
    """Whether the mention stands inside the other, longer one."""
    longer = whole.end - whole.start > part.end - part.start
    return longer and whole.start <= part.start and part.end <= whole.end
