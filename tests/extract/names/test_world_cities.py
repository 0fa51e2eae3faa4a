"""Places of the world that no pack lists are linked to GeoNames: by their country, or by being the one large city."""

from collections.abc import Set

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from pipeline.extract.mentions import Found
from pipeline.extract.names.world_cities import CityLinker
from pipeline.knowledge.load import load_pack
from pipeline.records import Method

pack = load_pack()
linker = CityLinker(pack)


def linked(words: str, name: str, countries: Set[str] = frozenset(), listed: dict[str, str] | None = None) -> str:
    """What `name` among the blank-separated words is linked to: "City, Country", or the unlisted id."""
    tokens = words.split()
    doc = Doc(Vocab(), words=tokens)
    places = [Found(tokens.index(n), tokens.index(n) + 1, i, n, Method.GAZETTEER) for n, i in (listed or {}).items()]
    places.append(Found(tokens.index(name), tokens.index(name) + 1, f"place:{name.lower()}", name, Method.NER))
    meant = linker.link(doc, places, countries)[-1].entity_id
    fact, country = pack.place(meant), pack.country_of(meant)
    return f"{fact.name}, {country.name}" if fact is not None and country is not None else meant


def test_the_country_behind_the_name_settles_it() -> None:
    assert linked("built in Valencia , Venezuela", "Valencia", listed={"Venezuela": "X-VE"}) == "Valencia, Venezuela"


def test_a_country_named_anywhere_settles_it() -> None:
    assert linked("a mill in Kulim", "Kulim", countries={"X-MY"}) == "Kulim, Malaysia"


def test_a_small_city_without_its_country_stays_unlisted() -> None:
    assert linked("a mill in Kulim", "Kulim") == "place:kulim"


@pytest.mark.parametrize(("name", "expected"), [("Nagoya", "Nagoya, Japan"), ("Osaka", "Osaka, Japan")])
def test_the_one_large_city_of_its_name_is_meant(name: str, expected: str) -> None:
    assert linked(f"a fair in {name}", name) == expected


def test_two_large_cities_of_one_name_stay_open() -> None:
    assert linked("a fair in Valencia", "Valencia") == "place:valencia"


def test_two_cities_of_one_country_stay_open() -> None:
    assert linked("a fair in Springfield", "Springfield", countries={"X-US"}) == "place:springfield"


def test_no_city_of_the_home_country_is_taken_from_here() -> None:
    """Those are listed in the pack, with their own spellings and homonyms."""
    assert linked("a fair in Haeju", "Haeju", countries={"KP"}) == "place:haeju"
