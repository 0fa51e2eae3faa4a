"""Other romanisations of listed names: all of them lead to the right place or person, or to nobody, never astray."""

from collections import Counter
from collections.abc import Callable, Iterator

import pytest
from spacy.tokens import Doc

from pipeline.extract.layers import PEOPLE, PLACES
from pipeline.knowledge.load import KnowledgePack
from pipeline.knowledge.schema import PersonFact, PlaceFact
from pipeline.romanization import all_place_spellings, person_spellings

Analyse = Callable[..., Doc]
UNITS = {"county": "County", "city": "City", "district": "District", "province": "Province"}


def linked(doc: Doc, layer: str, start: int) -> set[str]:
    """The ids that the mentions of a layer from a token on are linked to; of open ones all that they may mean."""
    open_ones = doc._.candidates or {}
    found = {span.kb_id_ for span in doc.spans[layer] if span.start >= start}
    return {one for i in found for one in open_ones.get(i, (i,))}


def places(pack: KnowledgePack) -> Iterator[PlaceFact]:
    yield from (place for place in pack.places if place.hangul and place.kind in UNITS and place.place_id[:2] == "KP")


def outcomes_of_places(analyse: Analyse, pack: KnowledgePack) -> Counter[str]:
    """How the generated spellings of all places fare, with province and country behind them."""
    outcomes: Counter[str] = Counter()
    for place in places(pack):
        above = [fact.name for fact in pack.ancestors(place.place_id)]
        for spelling in all_place_spellings(place.hangul):
            doc = analyse(f"He saw {spelling} {UNITS[place.kind]}, {', '.join(above)}.")
            found = {
                i for i in linked(doc, PLACES, 2) if i not in {fact.place_id for fact in pack.ancestors(place.place_id)}
            }
            outcomes[
                "right" if found == {place.place_id} else "open" if place.place_id in found else f"wrong {spelling}"
            ] += 1
    return outcomes


def test_all_spellings_of_all_places_lead_home(analyse: Analyse, pack: KnowledgePack) -> None:
    outcomes = outcomes_of_places(analyse, pack)
    assert outcomes["right"] > 1000
    assert [outcome for outcome in outcomes if outcome.startswith("wrong")] == []


def test_with_the_country_alone_no_spelling_of_a_county_leads_astray(analyse: Analyse, pack: KnowledgePack) -> None:
    counties = [place for place in places(pack) if place.kind == "county"]
    wrong = []
    for place in counties:
        for spelling in all_place_spellings(place.hangul):
            found = linked(analyse(f"North Koreans saw {spelling} County."), PLACES, 2)
            wrong += [(spelling, place.name)] if place.place_id not in found else []
    assert wrong == []


def office(person: PersonFact) -> str:
    return person.roles[0].split("@")[0].split("(")[0].strip()


def northerners(pack: KnowledgePack) -> list[PersonFact]:
    """People of the North with an office; of Kim Chaek, dead since 1951, newspapers write no other spellings."""
    return [p for p in pack.people if p.hangul and p.country == "KP" and p.roles and p.person_id != "kim-chaek"]


def test_all_spellings_of_all_people_lead_home_beside_their_office(analyse: Analyse, pack: KnowledgePack) -> None:
    outcomes: Counter[str] = Counter()
    for person in northerners(pack):
        for spelling in person_spellings(person.hangul):
            doc = analyse(f"North Korean {office(person)}, {spelling}")
            found = linked(doc, PEOPLE, next(token.i for token in doc if token.text == ",") + 1)
            astray = {i for i in found if pack.person(i) and i != person.person_id}
            outcomes["right" if found == {person.person_id} else f"wrong {spelling}" if astray else "refused"] += 1
    assert [outcome for outcome in outcomes if outcome.startswith("wrong")] == []
    assert outcomes["right"] > 0.99 * outcomes.total()


def test_without_office_and_country_a_generated_spelling_is_nobody_that_a_list_knows(
    analyse: Analyse, pack: KnowledgePack
) -> None:
    for person in northerners(pack):
        listed = {s.replace("-", " ").lower() for s in (person.name, *person.spellings)}
        for spelling in person_spellings(person.hangul):
            if spelling.replace("-", " ").lower() not in listed:
                found = linked(analyse(f"It was {spelling} who cut the tape."), PEOPLE, 0)
                assert {i for i in found if pack.person(i)} <= {person.person_id}, spelling


@pytest.mark.parametrize(
    "text",
    [
        "Chaeryŏng County in North Korea", "North Korea's Jaeryeong County", "Chaeryong-gun, North Korea",
        "a mill in North Korea, in Jaeryong-kun,",
    ],
)  # fmt: skip
def test_spellings_of_one_county(analyse: Analyse, text: str) -> None:
    doc = analyse(f"It opened in {text} today.")
    assert "KP0912" in {span.kb_id_ for span in doc.spans[PLACES]}


def test_a_namesake_from_elsewhere_is_somebody_else(analyse: Analyse) -> None:
    doc = analyse("Park Tae-seong is premier of North Korea. Lee Young-gil, a professor in Seoul, disagreed.")
    assert [span.kb_id_ for span in doc.spans[PEOPLE]] == ["pak-thae-song", "person:lee-young-gil"]
