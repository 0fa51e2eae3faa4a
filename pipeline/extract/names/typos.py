"""Misspelt names of listed places and people: one slip away from a spelling, where the text says what is meant.

A county needs its administrative word and its country in the article, a person the office and the country in the
sentence; and no other listed name may lie nearly as close. Whatever is not that clear stays a name of its own.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import replace

from rapidfuzz import process
from rapidfuzz.distance import OSA
from spacy.tokens import Doc

from pipeline.extract.matching import Name, fold
from pipeline.extract.mentions import Found, overlaps
from pipeline.extract.names.gazetteer import ADMIN_WORDS, person_names, place_names
from pipeline.extract.names.introductions import Introductions
from pipeline.knowledge.load import KnowledgePack
from pipeline.records import Method

_SLIPS = 1
"""Letters that are wrong, missing, too many or swapped with the next: the distance of optimal string alignment."""
_SHORTEST_PLACE, _SHORTEST_PERSON = 5, 8
"""Letters of a name that a slip does not make another one."""
_MARGIN, _MARGIN_WITHOUT_PROVINCE = 1, 2
"""By how many slips the next listed name must be farther away."""
_CONFIDENCE = 0.75
_WORDS = 3
"""Words of a Korean name: a surname and two syllables."""
_ADJOINING = frozenset({",", "of", "in", "("})
_KIND_OF = {fold(word): kind for kind, words in ADMIN_WORDS.items() for word in words}


class TypoLinker:
    """Links unlisted names that are one slip away from a listed one."""

    def __init__(self, pack: KnowledgePack, introductions: Introductions) -> None:
        """Index the spellings of the pack's places, by kind, and of its people."""
        self._pack = pack
        self._introductions = introductions
        self._places: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        for fact in pack.places:
            for name in place_names(fact):
                if name.text in {fact.bare, *fact.spellings} or name.strength == "generated":
                    self._places[fact.kind][_bare_key(name)].add(fact.place_id)
        self._surnames = frozenset(fold(fact.surname) for fact in pack.surnames)
        self._people: dict[str, set[str]] = defaultdict(set)
        for person in pack.people:
            for name in person_names(person):
                self._people[fold(name.text)].add(person.person_id)

    def places(self, doc: Doc, found: Sequence[Found], countries: Set[str]) -> list[Found]:
        """The places, misspelt ones as those that they are; `countries` are those of which the article speaks."""
        return [self._place(doc, place, found, countries) for place in found]

    def _place(self, doc: Doc, place: Found, found: Sequence[Found], countries: Set[str]) -> Found:
        words = place.name.replace("-", " ").split()
        kind = _KIND_OF.get(fold(words[-1]), "")
        if not place.entity_id.startswith("place:") or len(words) < 2 or not kind:
            return place
        key = fold(" ".join(words[:-1]))
        above = {other.entity_id for other in found if _adjoins(doc, place, other)}
        provinces = {i for i in above if (fact := self._pack.place(i)) is not None and fact.kind == "province"}
        wanted = provinces or countries
        inside = {
            text: fitting
            for text, ids in self._places[kind].items()
            if (fitting := {i for i in ids if wanted & {fact.place_id for fact in self._pack.ancestors(i)}})
        }
        meant = _nearest(key, inside, _SHORTEST_PLACE, _MARGIN if provinces else _MARGIN_WITHOUT_PROVINCE)
        fact = self._pack.place(meant)
        return place if fact is None else _linked(place, meant, fact.name)

    def people(self, doc: Doc, found: Sequence[Found], taken: Sequence[tuple[int, int]]) -> list[Found]:
        """The people, misspelt ones as those whose office stands beside the name.

        Three words with capitals, the first a surname, that are nobody's yet and not `taken` are looked at, too: a slip
        may hide a name from pattern and language model alike.
        """
        people = [self._person(doc, person) for person in found]
        busy = [*taken, *((person.start, person.end) for person in people if person.end - person.start > 1)]
        hidden = []
        for start in range(len(doc) - _WORDS + 1):
            words = doc[start : start + _WORDS]
            if fold(words[0].text) in self._surnames and all(
                token.is_alpha and token.text.istitle() for token in words
            ):
                person = Found(start, words.end, "person:", words.text, Method.GAZETTEER)
                meant = self._person(doc, person) if not overlaps(start, words.end, busy) else person
                hidden += [meant] if meant is not person else []
        kept = [p for p in people if not overlaps(p.start, p.end, [(h.start, h.end) for h in hidden])]
        return sorted([*kept, *hidden], key=lambda person: person.start)

    def _person(self, doc: Doc, person: Found) -> Found:
        if not person.entity_id.startswith("person:"):
            return person
        meant = _nearest(fold(person.name), self._people, _SHORTEST_PERSON, _MARGIN)
        fact = self._pack.person(meant)
        if fact is None or not self._introductions.introduce(doc, person.start, person.end, meant):
            return person
        return _linked(person, meant, fact.name)


def _bare_key(name: Name) -> str:
    words = name.text.replace("-", " ").split()
    return fold(" ".join(words[:-1] if len(words) > 1 and fold(words[-1]) in _KIND_OF else words))


def _adjoins(doc: Doc, place: Found, other: Found) -> bool:
    """Whether the other place stands right behind ("of X Province") or owns this one ("X Province's")."""
    behind = 0 < other.start - place.end + 1 <= 3 and place.end < len(doc) and doc[place.end].text in _ADJOINING
    return behind or (other.end + 1 == place.start and doc[other.end].text in {"'s", "’s"})


def _nearest(key: str, spellings: Mapping[str, Set[str]], shortest: int, margin: int) -> str:
    """The id whose spelling is one slip away, when every other id is farther by the margin; else empty."""
    if len(key) < shortest:
        return ""
    near = process.extract(key, list(spellings), scorer=OSA.distance, score_cutoff=_SLIPS + margin - 1, limit=None)
    distances: dict[str, int] = {}
    for text, distance, _ in near:
        for one in spellings[text]:
            distances[one] = min(distance, distances.get(one, distance))
    return next(iter(distances)) if len(distances) == 1 and set(distances.values()) <= {_SLIPS} else ""


def _linked(found: Found, entity_id: str, name: str) -> Found:
    return replace(found, entity_id=entity_id, name=name, method=Method.GAZETTEER, confidence=_CONFIDENCE)
