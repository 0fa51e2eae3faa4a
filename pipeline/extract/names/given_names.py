"""A Korean given name alone ("Ju-ae"): the person whom the article names in full, or whom the pack lists by it."""

from collections.abc import Iterator

from spacy.tokens import Doc

from pipeline.extract.matching import Gazetteer, Name, fold
from pipeline.extract.mentions import Found
from pipeline.extract.names.shapes import is_capital
from pipeline.knowledge.load import KnowledgePack
from pipeline.records import MentionKind, Method

_CONFIDENCE = 0.8
_PARTS = 3
"""Words of a Korean name with a given name that is told from a surname: one syllable alone is not."""


class GivenNames:
    """Finds given names of two syllables that stand for somebody."""

    def __init__(self, pack: KnowledgePack) -> None:
        """Take the surnames of the pack, and the people that it calls by more than a surname."""
        self._surnames = frozenset(fold(fact.surname) for fact in pack.surnames)
        self._names = {fact.person_id: fact.name for fact in pack.people}
        self._listed = [
            Name(bare, MentionKind.PERSON, fact.person_id)
            for fact in pack.people
            for bare in fact.bare_names
            if "-" in bare or " " in bare
        ]

    def find(self, doc: Doc, people: list[Found]) -> Iterator[Found]:
        """Mentions by given name alone, given the `people` found; a name that two of them share is nobody's.

        A mention may cover one of `people` that is the given name alone, taken for a name of its own.
        """
        names = {person.entity_id: person.name for person in people} | self._names
        full = [person for person in people if self._is_full(doc, person)]
        whole = {i for person in full for i in range(person.start, person.end)}
        here = [Name(doc[p.start + 1 : p.end].text, MentionKind.PERSON, p.entity_id) for p in full]
        for match in Gazetteer([*here, *self._listed]).find(doc):
            ids = {name.entity_id for name in match.names}
            if match.start in whole or len(ids) > 1 or not self._stands_alone(doc, match.start, match.end):
                continue
            person_id = ids.pop()
            yield Found(match.start, match.end, person_id, names[person_id], Method.PATTERN, _CONFIDENCE)

    def _is_full(self, doc: Doc, person: Found) -> bool:
        """Whether the mention is a surname and a given name of two syllables."""
        words = [token for token in doc[person.start : person.end] if token.is_alpha]
        return len(words) == _PARTS and fold(words[0].text) in self._surnames

    @staticmethod
    def _stands_alone(doc: Doc, start: int, end: int) -> bool:
        """Whether no capitalised word beside it makes it part of another name."""
        before = doc[start - 1] if start else None
        after = doc[end] if end < len(doc) else None
        joined = after is not None and (after.text == "-" or (is_capital(after) and after.pos_ == "PROPN"))
        return not joined and not (before is not None and is_capital(before) and before.pos_ == "PROPN")
