"""The South's spelling of a word that the North spells by its Chinese characters.

The South drops or softens ㄹ and ㄴ at the head of a word (두음 법칙, Hangul Orthography of 1988, sections 10 to 12),
the North writes them everywhere: 룡천 is 용천 in the South, 라선 is 나선, 녕변 is 영변. The way back is not decided by
spelling (용 is 룡 or 용), so that there is none here; of surnames see `surnames.csv`.
"""

from collections.abc import Sequence
from dataclasses import replace

from pipeline.romanization.hangul import SILENT, Syllable

_IOTATED = frozenset("ㅑㅕㅖㅛㅠㅣ")
"""Medials before which ㄹ and ㄴ fall silent; before the others ㄹ becomes ㄴ."""


def southern(syllables: Sequence[Syllable]) -> tuple[Syllable, ...]:
    """The word as the South spells it; equal to the word when they agree."""
    spelt: list[Syllable] = []
    for syllable in syllables:
        if not spelt:
            spelt.append(_at_head(syllable))
        elif _is_softened(spelt[-1], syllable):
            spelt.append(replace(syllable, initial=SILENT))
        else:
            spelt.append(syllable)
    return tuple(spelt)


def _at_head(syllable: Syllable) -> Syllable:
    if syllable.initial in "ㄹㄴ" and syllable.medial in _IOTATED:
        return replace(syllable, initial=SILENT)
    return replace(syllable, initial="ㄴ") if syllable.initial == "ㄹ" else syllable


def _is_softened(before: Syllable, syllable: Syllable) -> bool:
    """Whether it is 률 or 렬 behind a vowel or ㄴ: 은률 is 은율."""
    sound = (syllable.initial, syllable.final) == ("ㄹ", "ㄹ") and syllable.medial in "ㅕㅠ"
    return sound and before.final in ("", "ㄴ")
