"""Spellings of places."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.romanization.place_names import all_place_spellings, place_spellings, split_unit

SYLLABLES = st.text(st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3), min_size=1, max_size=6)


@pytest.mark.parametrize(
    ("place", "name", "unit"),
    [
        ("재령군", "재령", "군"),
        ("신의주시", "신의주", "시"),
        ("와우도구역", "와우도", "구역"),
        ("금호지구", "금호", "지구"),
        ("청남구", "청남", "구"),
        ("중구역", "중", "구역"),
        ("자강도", "자강", "도"),
        ("우시군", "우시", "군"),
        ("우시", "우시", ""),
        ("신도", "신도", ""),
        ("평양", "평양", ""),
        ("조선민주주의인민공화국", "조선", "민주주의인민공화국"),
    ],
)
def test_the_unit_ends_a_name(place: str, name: str, unit: str) -> None:
    assert split_unit(place) == (name, unit)


def test_a_county_in_all_systems() -> None:
    assert place_spellings("린산군") == {
        "dprk": ("Rinsan",),
        "mr": ("Rinsan", "Insan"),
        "mr_plain": ("Rinsan", "Insan"),
        "rr": ("Insan", "Rinsan"),
        "rr_hyphen": ("Insan", "Rinsan"),
        "press": ("Rinsan", "Insan"),
    }


def test_standards_with_their_marks() -> None:
    spellings = place_spellings("장풍군")
    assert (spellings["mr"], spellings["mr_plain"]) == (("Changp'ung",), ("Changpung",))


@pytest.mark.parametrize(
    ("place", "spellings"),
    [
        ("락원군", {"Ragwon", "Rakwon"}),
        ("랑림군", {"Rangnim", "Rangrim"}),
        ("은률군", {"Unnyul", "Unryul"}),
        ("천리마구역", {"Chollima"}),
        ("벽동군", {"Pyokdong"}),
        ("북창군", {"Pukchang"}),
        ("압록강", {"Amrokgang", "Amnokgang"}),
        ("평양", {"Pyongyang", "Phyongyang"}),
        ("중구역", {"Jung", "Central"}),
        ("김정숙군", {"Kim Jong Suk"}),
    ],
)
def test_the_dprks_own_spellings(place: str, spellings: set[str]) -> None:
    assert spellings <= {*place_spellings(place)["dprk"]}


@pytest.mark.parametrize(
    ("place", "spelling"),
    [
        ("재령군", "Chaeryong"),
        ("개성", "Gaesong"),
        ("신의주시", "Shinuiju"),
        ("룡천군", "Ryongchon"),
        ("룡천군", "Yongchon"),
        ("라진구역", "Najin"),
        ("금천군", "Geumchon"),
        ("신계군", "Sinkye"),
        ("회령시", "Hoiryong"),
    ],
)
def test_habits_of_newspapers(place: str, spelling: str) -> None:
    assert spelling in place_spellings(place)["press"]


@pytest.mark.parametrize(
    "spelling", ["South Pyeongan", "Pyeongannam", "Pyeongannam-do", "South P'yŏngan", "South Pyongan", "South Phyongan"]
)
def test_half_a_province_has_its_side_before_or_behind(spelling: str) -> None:
    assert spelling in all_place_spellings("평안남도")


def test_a_whole_province_has_no_side() -> None:
    assert [spelling for spelling in all_place_spellings("강원도") if " " in spelling] == []


@given(SYLLABLES)
def test_every_place_has_a_spelling_in_every_system(place: str) -> None:
    assert all(place_spellings(place).values())


@given(SYLLABLES)
def test_no_spelling_of_a_place_stands_twice(place: str) -> None:
    spellings = all_place_spellings(place)
    assert len(spellings) == len(set(spellings))


@given(SYLLABLES)
def test_spellings_of_places_begin_with_a_capital(place: str) -> None:
    assert [spelling for spelling in all_place_spellings(place) if not spelling[0].isupper()] == []
