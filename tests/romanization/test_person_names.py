"""Spellings of people's names."""

import os
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import HangulError
from pipeline.romanization.person_names import dprk_person, person_spellings
from pipeline.romanization.roman_name import RomanName
from pipeline.romanization.surnames import split_name, surname_spellings

NAMES = st.text(st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3), min_size=3, max_size=4)


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("김정은", ("김", "정은")),
        ("박훈", ("박", "훈")),
        ("남궁민", ("남궁", "민")),
        ("선우진", ("선우", "진")),
        ("황보승희", ("황보", "승희")),
        ("선우", ("선", "우")),  # two syllables are never a surname alone
        ("서문수", ("서", "문수")),  # likelier than the surname 서문
    ],
)
def test_surname_and_given_name(name: str, parts: tuple[str, str]) -> None:
    assert split_name(name) == parts


@pytest.mark.parametrize("name", ["김", "Kim", ""])
def test_no_name_without_a_given_name_in_hangul(name: str) -> None:
    with pytest.raises(HangulError):
        person_spellings(name)


@pytest.mark.parametrize(
    ("name", "printed"),
    [
        ("박태성", "Pak Thae Song"),
        ("김덕훈", "Kim Tok Hun"),  # voiceless behind a surname
        ("리선권", "Ri Son Gwon"),  # voiced inside the given name
        ("김락겸", "Kim Rak Gyom"),  # behind a stop, too
        ("조용원", "Jo Yong Won"),
        ("최룡해", "Choe Ryong Hae"),
        ("정경택", "Jong Kyong Thaek"),
        ("최선희", "Choe Son Hui"),
        ("노광철", "No Kwang Chol"),
        ("리일룡", "Ri Il Ryong"),  # no sound changes
        ("김책", "Kim Chaek"),
        ("독고영재", "Tokgo Yong Jae"),
        ("이재명", "Ri Jae Myong"),  # a Southerner in the North's press
        ("김일성", "Kim Il Sung"),  # against the rule
    ],
)
def test_names_as_the_dprk_prints_them(name: str, printed: str) -> None:
    assert dprk_person(name) == printed


def test_the_dprks_name_comes_first() -> None:
    assert person_spellings("조용원")[0] == "Jo Yong Won"


def test_the_forms_of_a_name() -> None:
    assert RomanName("Kim", ("tok", "hun")).forms == ("Kim Tok Hun", "Kim Tok-hun", "Kim Tokhun", "Tok-hun Kim")


def test_the_apostrophe_goes_where_syllables_stand_apart() -> None:
    assert RomanName("Ri", ("sŏn'", "gwŏn")).forms == ("Ri Sŏn Gwŏn", "Ri Sŏn-gwŏn", "Ri Sŏn'gwŏn", "Sŏn-gwŏn Ri")


@pytest.mark.parametrize(
    ("name", "spelling"),
    [
        ("김정은", "Kim Chŏngŭn"),
        ("한복남", "Han Bok-nam"),  # Revised Romanization leaves given names unchanged,
        ("한복남", "Han Pongnam"),  # McCune-Reischauer does not
        ("박찬욱", "Park Chan-wook"),
        ("문재인", "Moon Jae-in"),
        ("노무현", "Roh Moo-hyun"),
        ("이명박", "Lee Myung-bak"),
        ("박근혜", "Park Geun-hye"),
        ("윤석열", "Yoon Suk Yeol"),
        ("반기문", "Ban Ki-moon"),
        ("한덕수", "Han Duck-soo"),
        ("박정희", "Park Chung-hee"),
        ("김영삼", "Kim Young-sam"),
        ("손흥민", "Son Heung-min"),
        ("봉준호", "Bong Joon-ho"),
        ("이세돌", "Lee Sedol"),
        ("김연아", "Kim Yuna"),
        ("추미애", "Choo Mi-ae"),
        ("신격호", "Shin Kyuk-ho"),
        ("황장엽", "Hwang Jang-yop"),
        ("박도춘", "Pak Do-chun"),
        ("최태복", "Choe Tae-bok"),
        ("리설주", "Ri Sol-ju"),
        ("최룡해", "Choi Yong-hae"),  # the South's orthography
        ("리영호", "Lee Young-ho"),
        ("임종석", "Im Jong-seok"),
        ("남궁민", "Namkoong Min"),
    ],
)
def test_names_in_newspapers(name: str, spelling: str) -> None:
    assert spelling in person_spellings(name)


@pytest.mark.parametrize(
    ("name", "spelling"),
    [
        ("김정은", "Kim Jong-nam"),
        ("조용원", "Jo Ryong Won"),  # 용 of the North is no 룡
        ("김성남", "Kim Song Am"),
        ("최선희", "Choe Song Hui"),
    ],
)
def test_other_names_are_none_of_them(name: str, spelling: str) -> None:
    assert spelling not in person_spellings(name)


def test_a_surname_that_the_table_lacks_is_spelt_by_rule() -> None:
    assert {"Kal", "Gal"} <= {option.letters for option in surname_spellings("갈")}


def printed_spellings(seed: str) -> bytes:
    """The spellings of a name, in order, as a Python with this seed of hashes makes them."""
    code = "from pipeline.romanization import person_spellings; print(ascii(person_spellings('정경택')))"
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    return subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, check=True).stdout


def test_the_order_is_the_same_in_every_run() -> None:
    assert printed_spellings("1") == printed_spellings("2")


@given(NAMES)
def test_names_have_some_hundred_spellings_at_most(name: str) -> None:
    assert 2 <= len(person_spellings(name)) <= 420


@given(NAMES)
def test_no_spelling_of_a_person_stands_twice(name: str) -> None:
    spellings = person_spellings(name)
    assert len(spellings) == len(set(spellings))
