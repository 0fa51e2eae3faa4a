"""The gazetteer of a knowledge pack: which spellings its places, people and organisations have.

Places get their administrative words here ("Jaeryong County", "Jaeryong-gun", "County of Jaeryong" by `places.py`).
`strength` tells a spelling that settles the matter (`full`) from one that needs company: a place without its
administrative word (`bare`), a spelling shared with something else (`weak`).
"""

from collections.abc import Iterable, Iterator

from pipeline.extract.matching import Gazetteer, Name
from pipeline.knowledge.load import KnowledgePack
from pipeline.knowledge.schema import OrganizationFact, PlaceFact
from pipeline.records import MentionKind

ADMIN_WORDS = {
    "province": ("Province", "-do", "do"),
    "city": ("City", "Municipality", "-si", "Special City"),
    "county": ("County", "Count", "-gun", "-kun"),
    "district": ("District", "-guyok", "-gu", "Ward"),
    "town": ("Town",),
}
"""What may stand behind a bare name. "Count" is the commonest slip for "County"."""


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


def organization_names(fact: OrganizationFact) -> Iterator[Name]:
    """All spellings of an organisation."""
    kind = MentionKind.ORGANIZATION
    yield Name(fact.name, kind, fact.org_id, "weak" if fact.needs_context else "full")
    for spelling in fact.aliases:
        yield Name(spelling, kind, fact.org_id, "full")
    for spelling in fact.weak_aliases:
        yield Name(spelling, kind, fact.org_id, "weak")


def pack_names(pack: KnowledgePack) -> Iterable[Name]:
    """All spellings of all entities of a pack."""
    for place in pack.places:
        yield from place_names(place)
    for person in pack.people:
        for spelling in (person.name, *person.spellings):
            yield Name(spelling, MentionKind.PERSON, person.person_id, "full")
    for organization in pack.organizations:
        yield from organization_names(organization)


def pack_gazetteer(pack: KnowledgePack) -> Gazetteer:
    """The gazetteer of a pack."""
    return Gazetteer(pack_names(pack))
