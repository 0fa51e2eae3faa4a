"""Hangul taken apart and put together."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import HangulError
from pipeline.romanization.hangul import Syllable, compose, decompose

SYLLABLES = st.text(st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3), min_size=1)


def test_a_syllable_is_initial_medial_and_final() -> None:
    assert decompose("평") == (Syllable("ㅍ", "ㅕ", "ㅇ"),)


def test_a_syllable_may_end_in_its_vowel() -> None:
    assert decompose("최") == (Syllable("ㅊ", "ㅚ"),)


def test_the_first_and_the_last_syllable_of_unicode() -> None:
    assert decompose("가힣") == (Syllable("ㄱ", "ㅏ"), Syllable("ㅎ", "ㅣ", "ㅎ"))


def test_conjoining_jamo_are_read_as_syllables() -> None:
    assert decompose(unicodedata.normalize("NFD", "평양")) == decompose("평양")


@pytest.mark.parametrize("text", ["", "Kim", "金", "평양 시", "ㅍ", "평양!"])
def test_anything_else_is_an_error(text: str) -> None:
    with pytest.raises(HangulError, match="Hangul"):
        decompose(text)


def test_the_error_is_a_value_error_too() -> None:
    with pytest.raises(ValueError, match="Kim"):
        decompose("Kim")


@given(SYLLABLES)
def test_composing_undoes_decomposing(hangul: str) -> None:
    assert compose(decompose(hangul)) == hangul
