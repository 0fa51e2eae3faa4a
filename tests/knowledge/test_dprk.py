"""What the facts of the shipped subject must keep to, beyond their schema."""

from collections import defaultdict
from collections.abc import Iterable

import pytest

from pipeline.knowledge.load import KnowledgePack
from pipeline.knowledge.schema import PlaceFact

ADMINISTRATIVE = (" County", " City", " Province", " District")


def strong(place: PlaceFact) -> set[str]:
    """The spellings that count by themselves."""
    return {*place.spellings} | (set() if place.needs_context else {place.bare})


def shared(pairs: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    """Spelling -> ids, for spellings of more than one id."""
    owners = defaultdict(set)
    for spelling, owner in pairs:
        owners[spelling].add(owner)
    return {spelling: ids for spelling, ids in owners.items() if len(ids) > 1}


def test_no_spelling_belongs_to_two_places(pack: KnowledgePack) -> None:
    assert shared((spelling, place.place_id) for place in pack.places for spelling in strong(place)) == {}


def test_places_of_one_bare_name_need_context(pack: KnowledgePack) -> None:
    twins = shared((place.bare, place.place_id) for place in pack.places)
    assert twins == {"Unsan": {"KP0617", "KP0720"}, "Ongjin": {"KP0903", "X-KR-ONGJIN"}}
    assert all(place.needs_context for place in pack.places if place.bare in twins)


@pytest.mark.parametrize("bare", ["Kim Jong Suk", "Kim Hyong Jik", "Kim Hyong Gwon", "Kosong", "Central", "Chollima"])
def test_names_that_mean_something_else_need_context(pack: KnowledgePack, bare: str) -> None:
    assert [place.needs_context for place in pack.places if place.bare == bare] == [True]


def test_a_persons_name_is_no_strong_place(pack: KnowledgePack) -> None:
    people = {spelling.lower() for person in pack.people for spelling in (person.name, *person.spellings)}
    assert {spelling for place in pack.places for spelling in strong(place) if spelling.lower() in people} == set()


def test_canonical_names_carry_the_administrative_word_and_bare_names_do_not(pack: KnowledgePack) -> None:
    home = [place for place in pack.places if place.place_id.startswith("KP") and place.kind != "country"]
    assert [place.name for place in home if not place.name.endswith(ADMINISTRATIVE)] == ["Pyongyang"]
    assert [place.bare for place in home if place.bare.endswith(ADMINISTRATIVE)] == []
    assert len(home) == 13 + 201 + 14


def test_places_at_home_lie_in_the_country_and_its_box(pack: KnowledgePack) -> None:
    for place in pack.places:
        if place.place_id.startswith("KP"):
            assert pack.country_of(place.place_id) == pack.place("KP")
            if place.latitude is not None and place.longitude is not None:
                assert 37.6 < place.latitude < 43.1
                assert 124.1 < place.longitude < 130.8


def test_every_chain_of_places_ends_in_a_country(pack: KnowledgePack) -> None:
    assert [place.place_id for place in pack.places if pack.country_of(place.place_id) is None] == []


def test_places_abroad_have_no_coordinates(pack: KnowledgePack) -> None:
    assert [place.place_id for place in pack.places if place.place_id.startswith("X-") and place.latitude] == []


def test_demonyms_are_no_spellings_of_places(pack: KnowledgePack) -> None:
    spellings = {spelling for place in pack.places for spelling in (place.name, *strong(place), *place.weak_spellings)}
    assert {fact.demonym for fact in pack.demonyms} & spellings == set()


def test_no_full_name_belongs_to_two_people(pack: KnowledgePack) -> None:
    pairs = ((name.lower().replace("-", " "), p.person_id) for p in pack.people for name in (p.name, *p.spellings))
    assert shared(pairs) == {}


def test_bare_names_are_single_words_and_spellings_are_not(pack: KnowledgePack) -> None:
    assert [name for person in pack.people for name in person.bare_names if " " in name] == []
    assert [name for person in pack.people for name in person.spellings if " " not in name] == []


def test_no_strong_name_belongs_to_two_organizations(pack: KnowledgePack) -> None:
    pairs = [(alias.lower(), fact.org_id) for fact in pack.organizations for alias in fact.aliases]
    pairs += [(fact.name.lower(), fact.org_id) for fact in pack.organizations if not fact.needs_context]
    assert shared(pairs) == {}


def test_no_domain_belongs_to_two_organizations(pack: KnowledgePack) -> None:
    assert shared((domain, fact.org_id) for fact in pack.organizations for domain in fact.domains) == {}


def test_agencies_and_papers_say_whether_they_make_their_own_reports(pack: KnowledgePack) -> None:
    outlets = {"agency", "newspaper", "broadcaster", "magazine", "news site", "aggregator"}
    assert [fact.org_id for fact in pack.organizations if fact.kind in outlets and not fact.media] == []


def test_ministries_speak_for_their_country(pack: KnowledgePack) -> None:
    assert [f.org_id for f in pack.organizations if f.kind == "ministry" and f.speaks_for != f.country] == []


def test_no_form_or_head_belongs_to_two_factory_types(pack: KnowledgePack) -> None:
    forms = ((form, t.type_id) for t in pack.factory_types for form in (*t.surface_forms, *t.weak_forms))
    assert shared(forms) == {}
    assert shared((head, t.type_id) for t in pack.factory_types for head in t.heads) == {}


def test_groups_have_no_forms_and_types_have_some(pack: KnowledgePack) -> None:
    assert [t.type_id for t in pack.factory_types if t.is_group == bool(t.surface_forms)] == []


def test_no_form_belongs_to_two_policies_or_meetings(pack: KnowledgePack) -> None:
    policies = ((f.lower(), p.policy_id) for p in pack.policies for f in (*p.surface_forms, *p.weak_forms))
    assert shared(policies) == {}
    assert shared((form.lower(), entry.calendar_id) for entry in pack.calendar for form in entry.surface_forms) == {}


def test_calendar_days_are_in_order(pack: KnowledgePack) -> None:
    assert [entry.calendar_id for entry in pack.calendar if entry.start and entry.end and entry.start > entry.end] == []
    assert [entry.calendar_id for entry in pack.calendar if entry.end is None] == []


def test_role_phrases_are_lower_case(pack: KnowledgePack) -> None:
    phrases = [fact.phrase for fact in (*pack.roles, *pack.org_roles)]
    assert [phrase for phrase in phrases if phrase != phrase.lower()] == []


def test_names_of_the_north_are_made_of_known_surnames_and_syllables(pack: KnowledgePack) -> None:
    surnames = {fact.surname.lower() for fact in pack.surnames}
    syllables = {fact.syllable for fact in pack.syllables}
    names = [person.name.lower().split() for person in pack.people if person.country == "KP"]
    assert [name for name in names if name[0] not in surnames or not syllables.issuperset(name[1:])] == []
