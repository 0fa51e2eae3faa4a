"""What happens where syllables meet."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.romanization.hangul import compose, decompose
from pipeline.romanization.orthography import southern
from pipeline.romanization.sounds import nasalised, spoken, written

SYLLABLES = st.text(st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3), min_size=1, max_size=6)


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("독립", "동닙"),  # ㄱㄹ
        ("왕십리", "왕심니"),  # ㅂㄹ
        ("백마", "뱅마"),  # ㄱㅁ
        ("압니", "암니"),  # ㅂㄴ
        ("종로", "종노"),  # ㅇㄹ
        ("담력", "담녁"),  # ㅁㄹ
        ("신라", "실라"),  # ㄴㄹ
        ("칠년", "칠련"),  # ㄹㄴ
        ("은률", "은뉼"),  # ㄴ before 률
        ("철원", "처뤈"),  # liaison
        ("값이", "갑시"),  # liaison of one of two
        ("같이", "가치"),  # turned before ㅣ
        ("좋고", "조코"),  # breath
        ("많다", "만타"),
        ("묵호", "묵호"),  # a noun: no breath
        ("강원", "강원"),  # ㅇ stays
        ("낙동", "낙동"),  # tensing is not written
    ],
)
def test_words_as_they_are_spoken(word: str, said: str) -> None:
    assert compose(spoken(decompose(word))) == said


def test_written_syllables_change_finals_alone() -> None:
    assert compose(written(decompose("꽃락원"))) == "꼳락원"


def test_nasalised_syllables_keep_the_liquid() -> None:
    assert compose(nasalised(decompose("압록강"))) == "암록강"


@pytest.mark.parametrize(
    ("north", "south"),
    [
        ("룡천", "용천"),
        ("라선", "나선"),
        ("녕변", "영변"),
        ("량강", "양강"),
        ("은률", "은율"),
        ("랑림", "낭림"),  # at the head of a word alone
        ("황해", "황해"),
        ("남포", "남포"),  # ㄴ before other vowels stays
    ],
)
def test_the_souths_spelling_of_words(north: str, south: str) -> None:
    assert compose(southern(decompose(north))) == south


@given(SYLLABLES)
def test_spoken_words_end_their_syllables_in_seven_sounds(word: str) -> None:
    for form in (spoken, written, nasalised):
        assert {syllable.final for syllable in form(decompose(word))} <= set("ㄱㄴㄷㄹㅁㅂㅇ") | {""}


@given(SYLLABLES)
def test_no_syllable_is_lost(word: str) -> None:
    for form in (spoken, written, nasalised, southern):
        assert len(form(decompose(word))) == len(word)


@given(SYLLABLES)
def test_the_souths_spelling_is_final(word: str) -> None:
    once = southern(decompose(word))
    assert southern(once) == once
