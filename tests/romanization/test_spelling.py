"""Words in the letters of the systems."""

import csv
from collections import Counter
from pathlib import Path

import pytest

import pipeline.romanization.systems as systems
from pipeline.romanization.hangul import FINALS, INITIALS, MEDIALS, decompose
from pipeline.romanization.sounds import spoken
from pipeline.romanization.spelling import cheapest, hyphenated, spell, without_marks
from pipeline.romanization.systems import Option, letters_of

TABLE = Path(systems.__file__).with_name("systems.csv")
ROWS = list(csv.DictReader(TABLE.read_text(encoding="utf-8").splitlines()))
A, B = Option("a"), Option("b", 1)


@pytest.mark.parametrize(
    ("word", "letters"),
    [
        ("평양", "p'yŏngyang"),
        ("부산", "pusan"),  # voiceless at the head,
        ("대구", "taegu"),  # voiced between vowels
        ("장진", "changjin"),  # and behind a nasal,
        ("벽동", "pyŏktong"),  # voiceless behind a stop
        ("길주", "kilchu"),  # and tense behind ㄹ
        ("신계", "sin'gye"),  # n'g is not ng
        ("신라", "silla"),
        ("독립", "tongnip"),
        ("십리", "simni"),
        ("발해", "parhae"),
        ("쉬", "shwi"),
        ("묵호", "mukho"),
        ("락원", "ragwŏn"),
    ],
)
def test_mccune_reischauer(word: str, letters: str) -> None:
    assert "".join(spell(spoken(decompose(word)), letters_of("mr"))) == letters


@pytest.mark.parametrize(
    ("word", "letters"),
    [
        ("평양", "pyeongyang"),
        ("구미", "gumi"),
        ("옥천", "okcheon"),
        ("백암", "baegam"),
        ("합덕", "hapdeok"),
        ("종로", "jongno"),
        ("왕십리", "wangsimni"),
        ("별내", "byeollae"),
        ("신라", "silla"),
        ("대관령", "daegwallyeong"),
        ("팔당", "paldang"),
        ("의정부", "uijeongbu"),
    ],
)
def test_revised_romanization(word: str, letters: str) -> None:
    assert "".join(spell(spoken(decompose(word)), letters_of("rr"))) == letters


@pytest.mark.parametrize(("word", "letters"), [("중앙", "jung-ang"), ("해운대", "hae-undae"), ("반구대", "ban-gudae")])
def test_a_hyphen_parts_what_could_be_read_otherwise(word: str, letters: str) -> None:
    assert hyphenated(spell(decompose(word), letters_of("rr"))) == letters


def test_marks_can_be_left_out() -> None:
    assert without_marks("p'anmunjŏm ŭnsan sin'gye") == "panmunjom unsan singye"


def test_the_most_usual_ways_come_first() -> None:
    assert cheapest(((A, B), (A, B))) == (Option("aa"), Option("ab", 1), Option("ba", 1), Option("bb", 2))


def test_no_more_ways_than_asked_for() -> None:
    assert cheapest(((A, B), (A, B)), 2) == (Option("aa"), Option("ab", 1))


def test_equal_letters_keep_the_lower_rank() -> None:
    assert cheapest(((Option("a", 2), A),)) == (A,)


def test_no_row_stands_twice() -> None:
    counts = Counter((row["system"], row["position"], row["jamo"], row["letters"]) for row in ROWS)
    assert [row for row, count in counts.items() if count > 1] == []


def test_rows_are_of_jamo() -> None:
    assert [row for row in ROWS if not set(row["jamo"]) <= {*INITIALS, *MEDIALS, *FINALS}] == []


def test_standards_have_one_spelling_for_each_jamo() -> None:
    counts = Counter(
        (row["system"], row["position"], row["jamo"]) for row in ROWS if row["system"] in {"mr", "rr", "dprk"}
    )
    assert set(counts.values()) == {1}
