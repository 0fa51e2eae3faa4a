"""Syllables of Hangul taken apart into their jamo, and put together again.

A syllable's code point is counted from its jamo (The Unicode Standard, section 3.12, "Conjoining Jamo Behavior"):
`0xAC00 + (initial * 21 + medial) * 28 + final`.
"""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.errors import HangulError

INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
MEDIALS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
FINALS = ("", *"ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ")
SILENT = "ㅇ"
"""The initial of a syllable that begins with its vowel."""
_FIRST = 0xAC00
_COUNT = len(INITIALS) * len(MEDIALS) * len(FINALS)


@dataclass(frozen=True, slots=True)
class Syllable:
    """A syllable as compatibility jamo; `final` is empty when it ends in its vowel."""

    initial: str
    medial: str
    final: str = ""


def decompose(hangul: str) -> tuple[Syllable, ...]:
    """The syllables of a text that is nothing but Hangul; conjoining jamo are composed first.

    Raises:
        HangulError: an empty text, or one with blanks, loose jamo, Chinese characters or Latin letters.
    """
    composed = unicodedata.normalize("NFC", hangul)
    offsets = [ord(char) - _FIRST for char in composed]
    if not offsets or not all(0 <= offset < _COUNT for offset in offsets):
        raise HangulError(f"{hangul!r} is not written in syllables of Hangul alone")
    return tuple(_syllable(offset) for offset in offsets)


def compose(syllables: Iterable[Syllable]) -> str:
    """The text that the syllables are written as."""
    return "".join(chr(_FIRST + _offset(syllable)) for syllable in syllables)


def _syllable(offset: int) -> Syllable:
    rest, final = divmod(offset, len(FINALS))
    initial, medial = divmod(rest, len(MEDIALS))
    return Syllable(INITIALS[initial], MEDIALS[medial], FINALS[final])


def _offset(syllable: Syllable) -> int:
    initial, medial = INITIALS.index(syllable.initial), MEDIALS.index(syllable.medial)
    return (initial * len(MEDIALS) + medial) * len(FINALS) + FINALS.index(syllable.final)
