"""Types of factory and facility.

Found are whole phrases ("paper mill"), lists before a shared noun ("foodstuff, clothing and daily necessities
factories") and products behind one ("factories producing garments and shoes").

Token patterns, not the parse: parsers read such lists of modifiers as several subjects. "Factory" alone has no type.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from spacy.tokens import Doc, Token

from pipeline.extract.component import Component
from pipeline.extract.layers import FACTORY_TYPES
from pipeline.extract.matching import Gazetteer, Match, Name, fold
from pipeline.extract.mentions import Found, write
from pipeline.knowledge.load import KnowledgePack
from pipeline.records import MentionKind, Method

_LONGEST = 4


@lru_cache(maxsize=50_000)
def singular(word: str) -> str:
    """The folded word without its plural ending; also of words that only look like plurals, alike in text and list."""
    key = fold(word)
    if key.endswith("ies") and len(key) > 4:
        return key[:-3] + "y"
    return key[:-1] if key.endswith("s") and not key.endswith("ss") and len(key) > 3 else key


class FactoryFinder:
    """Finds the types of factory of a `Doc`."""

    def __init__(self, pack: KnowledgePack) -> None:
        kind = MentionKind.FACTORY_TYPE
        facts = [fact for fact in pack.factory_types if not fact.is_group]
        forms = [Name(_tokens(form), kind, fact.type_id) for fact in facts for form in fact.surface_forms]
        weak = [Name(_tokens(form), kind, fact.type_id, "weak") for fact in facts for form in fact.weak_forms]
        heads = [Name(_tokens(head), kind, fact.type_id) for fact in facts for head in fact.heads]
        self._labels = {fact.type_id: fact.label for fact in facts}
        self._forms = Gazetteer([*forms, *weak], singular)
        self._heads = Gazetteer(heads, singular)
        self._plants, self._sites, self._producing, self._fillers, self._links = (
            frozenset(fact.word for fact in pack.plant_words if fact.role == role)
            for role in ("plant", "site", "producing", "filler", "link")
        )

    def find(self, doc: Doc) -> list[Found]:
        """The types in text order; one phrase may have several ("foodstuff and clothing factories")."""
        matches = [match for match in self._forms.find(doc) if not self._is_product(doc, match)]
        strong = {name.entity_id for match in matches for name in match.names if name.strength == "full"}
        found = {
            (match.start, match.end, name.entity_id): Method.GAZETTEER
            for match in matches
            for name in match.names
            if name.strength == "full" or name.entity_id in strong
        }
        ends = {(end, type_id) for _, end, type_id in found}
        for token in doc:
            for start, end, type_id in self._listed(token):
                if (end, type_id) not in ends:
                    found[start, end, type_id] = Method.PATTERN
        return [Found(*key, self._labels[key[2]], method) for key, method in sorted(found.items())]

    def _is_product(self, doc: Doc, match: Match) -> bool:
        """Whether the words only begin the name of a product ("school" of "school bags")."""
        longer = range(match.end + 1, min(len(doc), match.start + _LONGEST) + 1)
        return any(self._heads.lookup(doc[match.start : end].text) for end in longer)

    def _listed(self, noun: Token) -> Iterator[tuple[int, int, str]]:
        """Types of the list before a noun for plants or sites, and of the products behind a plant."""
        word = singular(noun.text)
        if word in self._plants:
            yield from self._listed_before(noun)
            yield from self._listed_behind(noun)
        elif word in self._sites:
            for start, end, type_id in self._listed_before(noun):
                own = self._phrase(
                    noun.doc, [(start, stop) for stop in range(min(noun.i, start + _LONGEST), start, -1)]
                )
                words = noun.doc[own.start : own.end].text if own is not None else ""
                if type_id in {name.entity_id for name in self._forms.lookup(f"{words} {word}")}:
                    yield start, end, type_id

    def _listed_before(self, plant: Token) -> Iterator[tuple[int, int, str]]:
        """Types of the modifiers in a list that ends at the noun; "garment factory" alone is no list."""
        doc, end, linked = plant.doc, plant.i, False
        waiting: list[tuple[int, int, str]] = []
        while end > 0:
            match = self._phrase(doc, [(start, end) for start in range(max(0, end - _LONGEST), end)])
            if match is None:
                break
            waiting += [(match.start, plant.i + 1, name.entity_id) for name in match.names]
            end = match.start
            while end > 0 and doc[end - 1].lower_ in self._links:
                end, linked = end - 1, True
        if linked and len(waiting) > 1:
            yield from waiting

    def _listed_behind(self, plant: Token) -> Iterator[tuple[int, int, str]]:
        """Types of the products that the factory is said to make."""
        doc, start = plant.doc, plant.i + 1
        while start < len(doc) and doc[start].lower_ in self._fillers:
            start += 1
        if start >= len(doc) or doc[start].lower_ not in self._producing:
            return
        start += 1
        while start < len(doc):
            while start < len(doc) and (doc[start].lower_ in self._links or doc[start].lower_ in self._fillers):
                start += 1
            match = self._phrase(doc, [(start, end) for end in range(min(len(doc), start + _LONGEST), start, -1)])
            if match is None:
                return
            for name in match.names:
                yield plant.i, match.end, name.entity_id
            start = match.end
            if start < len(doc) and doc[start].lower_ not in self._links:
                return

    def _phrase(self, doc: Doc, ranges: Iterable[tuple[int, int]]) -> Match | None:
        """The first of the ranges that spells a modifier."""
        for start, end in ranges:
            names = self._heads.lookup(doc[start:end].text)
            if names and not doc[start].is_punct and not doc[end - 1].is_punct:
                return Match(start, end, names)
        return None


def _tokens(form: str) -> str:
    """The form with its possessive ending parted, as in a text's tokens ("children 's hospital")."""
    return form.replace("'s", " 's")


def component(pack: KnowledgePack) -> Component:
    """The component that fills the layer of factory types."""
    finder = FactoryFinder(pack)

    def run(doc: Doc) -> None:
        write(doc, FACTORY_TYPES, MentionKind.FACTORY_TYPE, finder.find(doc))

    return Component("factories", run, assigns=(FACTORY_TYPES,))
