"""The gazetteer of a knowledge pack: which spellings its places, people and organisations have.

Places get their administrative words here ("Jaeryong County", "Jaeryong-gun", "County of Jaeryong" by `places.py`).
`strength` tells a spelling that settles the matter (`full`) from one that needs company: a place without its
administrative word (`bare`), a spelling shared with something else (`weak`), one that nobody listed but another
romanisation of the name gives (`generated`): such a one may just as well be another place or person.
"""

import re
from collections.abc import Iterable, Iterator, Set

from pipeline.extract.matching import Gazetteer, Name, fold
from pipeline.knowledge.load import KnowledgePack
from pipeline.knowledge.schema import OrganizationFact, PersonFact, PlaceFact
from pipeline.records import MentionKind
from pipeline.romanization import all_place_spellings, person_spellings

ADMIN_WORDS = {
    "province": ("Province", "-do", "do"),
    "city": ("City", "Municipality", "-si", "Special City"),
    "county": ("County", "Count", "-gun", "-kun"),
    "district": ("District", "-guyok", "-gu", "Ward"),
    "town": ("Town",),
}
"""What may stand behind a bare name. "Count" is the commonest slip for "County"."""
ADMIN_KEYS = frozenset(fold(word) for words in ADMIN_WORDS.values() for word in words)


def place_names(fact: PlaceFact) -> Iterator[Name]:
    """All spellings of a place."""
    kind, words = MentionKind.PLACE, ADMIN_WORDS.get(fact.kind, ())
    yield Name(fact.name, kind, fact.place_id, "bare" if fact.name == fact.bare and fact.needs_context else "full")
    for spelling in (fact.bare, *fact.spellings, *fact.weak_spellings):
        strength = "weak" if spelling in fact.weak_spellings else "full"
        for word in words:
            joint = "" if word.startswith("-") else " "
            yield Name(spelling + joint + word, kind, fact.place_id, strength)
    for spelling in (fact.bare, *fact.spellings):
        yield Name(spelling, kind, fact.place_id, "bare" if fact.needs_context else "full")
    for spelling in fact.weak_spellings:
        yield Name(spelling, kind, fact.place_id, "weak")
    listed = {fold(spelling) for spelling in (fact.bare, *fact.spellings, *fact.weak_spellings)}
    if fact.hangul and words:
        for spelling in _unlisted(all_place_spellings(fact.hangul), listed):
            yield Name(spelling, kind, fact.place_id, "generated")
            for word in words:
                yield Name(spelling + ("" if word.startswith("-") else " ") + word, kind, fact.place_id, "generated")


def person_names(fact: PersonFact) -> Iterator[Name]:
    """All spellings of a person."""
    listed = dict.fromkeys((fact.name, *fact.spellings))
    for spelling in listed:
        yield Name(spelling, MentionKind.PERSON, fact.person_id, "full")
    if fact.hangul:
        for spelling in _unlisted(person_spellings(fact.hangul), set(map(fold, listed))):
            yield Name(spelling, MentionKind.PERSON, fact.person_id, "generated")


def organization_names(fact: OrganizationFact) -> Iterator[Name]:
    """All spellings of an organisation."""
    kind = MentionKind.ORGANIZATION
    yield Name(fact.name, kind, fact.org_id, "weak" if fact.needs_context else "full")
    for spelling in fact.aliases:
        yield Name(spelling, kind, fact.org_id, "full")
    for spelling in fact.weak_aliases:
        yield Name(spelling, kind, fact.org_id, "weak")


def _unlisted(spellings: Iterable[str], listed: Set[str]) -> Iterable[str]:
    """The spellings with other keys than the listed ones, one for each key: that in most words, which fits the others.

    "Kim Tok Hun" is met as "Kim Tok-hun" and "Kim Tokhun", too, but not the other way.
    """
    by_key: dict[str, str] = {}
    for spelling in spellings:
        key = fold(spelling)
        if key not in listed and len(_words(spelling)) > len(_words(by_key.get(key, ""))):
            by_key[key] = spelling
    return by_key.values()


def _words(spelling: str) -> list[str]:
    return re.split(r"[\s\-]+", spelling) if spelling else []


def pack_names(pack: KnowledgePack) -> Iterable[Name]:
    """All spellings of all entities of a pack."""
    for place in pack.places:
        yield from place_names(place)
    for person in pack.people:
        yield from person_names(person)
    for organization in pack.organizations:
        yield from organization_names(organization)


def pack_gazetteer(pack: KnowledgePack) -> Gazetteer:
    """The gazetteer of a pack."""
    return Gazetteer(pack_names(pack))
