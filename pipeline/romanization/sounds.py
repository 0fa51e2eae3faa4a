"""What becomes of the jamo where syllables meet: as written, or as spoken.

The rules are those of the Standard Pronunciation Law (표준 발음법, 1988, chapters 4 and 5) as far as McCune-Reischauer
and Revised Romanization write them down. Names are nouns: ㄱ, ㄷ, ㅂ before ㅎ stay apart (Mukho). Tensing is not
written by either; the ㄹ of 률, 렬 is ㄴ behind ㄴ, any other makes ㄹㄹ (Unnyul, but Chollima).
"""

from collections.abc import Sequence
from dataclasses import replace

from pipeline.romanization.hangul import SILENT, Syllable

_NEUTRAL = {
    "ㄲ": "ㄱ", "ㅋ": "ㄱ", "ㄳ": "ㄱ", "ㄺ": "ㄱ", "ㄵ": "ㄴ", "ㄶ": "ㄴ",
    "ㅅ": "ㄷ", "ㅆ": "ㄷ", "ㅈ": "ㄷ", "ㅊ": "ㄷ", "ㅌ": "ㄷ", "ㅎ": "ㄷ",
    "ㄼ": "ㄹ", "ㄽ": "ㄹ", "ㄾ": "ㄹ", "ㅀ": "ㄹ", "ㄻ": "ㅁ", "ㅍ": "ㅂ", "ㅄ": "ㅂ", "ㄿ": "ㅂ",
}  # fmt: skip
"""The seven sounds that a syllable can end in, by the finals that are spoken as another."""
_MOVING = {
    "ㄳ": ("ㄱ", "ㅅ"), "ㄵ": ("ㄴ", "ㅈ"), "ㄶ": ("", "ㄴ"), "ㄺ": ("ㄹ", "ㄱ"), "ㄻ": ("ㄹ", "ㅁ"),
    "ㄼ": ("ㄹ", "ㅂ"), "ㄽ": ("ㄹ", "ㅅ"), "ㄾ": ("ㄹ", "ㅌ"), "ㄿ": ("ㄹ", "ㅍ"), "ㅀ": ("", "ㄹ"),
    "ㅄ": ("ㅂ", "ㅅ"), "ㅎ": ("", SILENT), "ㅇ": ("ㅇ", SILENT),
}  # fmt: skip
"""What stays and what moves before a vowel; of all other finals nothing stays."""
_PALATAL = {"ㄷ": "ㅈ", "ㅌ": "ㅊ"}
_BREATHED = {"ㄱ": "ㅋ", "ㄷ": "ㅌ", "ㅈ": "ㅊ"}
_WITHOUT_BREATH = {"ㅎ": "", "ㄶ": "ㄴ", "ㅀ": "ㄹ"}
_NASAL = {"ㄱ": "ㅇ", "ㄷ": "ㄴ", "ㅂ": "ㅁ"}
_NASALISING = frozenset("ㄴㅁㄹ")
_ASSIMILATED = {
    ("ㄱ", "ㄴ"): ("ㅇ", "ㄴ"), ("ㄱ", "ㅁ"): ("ㅇ", "ㅁ"), ("ㄱ", "ㄹ"): ("ㅇ", "ㄴ"),
    ("ㄷ", "ㄴ"): ("ㄴ", "ㄴ"), ("ㄷ", "ㅁ"): ("ㄴ", "ㅁ"), ("ㄷ", "ㄹ"): ("ㄴ", "ㄴ"),
    ("ㅂ", "ㄴ"): ("ㅁ", "ㄴ"), ("ㅂ", "ㅁ"): ("ㅁ", "ㅁ"), ("ㅂ", "ㄹ"): ("ㅁ", "ㄴ"),
    ("ㅁ", "ㄹ"): ("ㅁ", "ㄴ"), ("ㅇ", "ㄹ"): ("ㅇ", "ㄴ"),
    ("ㄴ", "ㄹ"): ("ㄹ", "ㄹ"), ("ㄹ", "ㄴ"): ("ㄹ", "ㄹ"),
}  # fmt: skip


def written(syllables: Sequence[Syllable]) -> tuple[Syllable, ...]:
    """The syllables each by itself: only finals that are spoken as another change."""
    return tuple(_alone(syllable) for syllable in syllables)


def nasalised(syllables: Sequence[Syllable]) -> tuple[Syllable, ...]:
    """The syllables as written, but stops as nasals before nasals and ㄹ, which stays: the DPRK's Amrokgang."""
    alone = written(syllables)
    nexts = (*(syllable.initial for syllable in alone[1:]), "")
    return tuple(
        replace(syllable, final=_NASAL.get(syllable.final, syllable.final)) if following in _NASALISING else syllable
        for syllable, following in zip(alone, nexts, strict=True)
    )


def spoken(syllables: Sequence[Syllable]) -> tuple[Syllable, ...]:
    """The syllables as one word is spoken: finals move before vowels, and neighbours grow alike."""
    said: list[Syllable] = []
    for syllable in syllables:
        if said:
            said[-1], syllable = _meet(said[-1], syllable)
        said.append(syllable)
    return (*said[:-1], _alone(said[-1])) if said else ()


def _alone(syllable: Syllable) -> Syllable:
    return replace(syllable, final=_NEUTRAL.get(syllable.final, syllable.final))


def _meet(left: Syllable, right: Syllable) -> tuple[Syllable, Syllable]:
    if not left.final:
        return left, right
    if right.initial == SILENT:
        return _move(left, right)
    if left.final in _WITHOUT_BREATH and right.initial in _BREATHED:
        return replace(left, final=_WITHOUT_BREATH[left.final]), replace(right, initial=_BREATHED[right.initial])
    left = _alone(left)
    if left.final == "ㄴ" and right.initial == "ㄹ" and right.medial in "ㅕㅠ" and right.final == "ㄹ":
        return left, replace(right, initial="ㄴ")
    final, initial = _ASSIMILATED.get((left.final, right.initial), (left.final, right.initial))
    return replace(left, final=final), replace(right, initial=initial)


def _move(left: Syllable, right: Syllable) -> tuple[Syllable, Syllable]:
    """Liaison, with ㄷ and ㅌ turned before ㅣ."""
    stays, moves = _MOVING.get(left.final, ("", left.final))
    if right.medial == "ㅣ":
        moves = _PALATAL.get(moves, moves)
    return replace(left, final=stays), replace(right, initial=moves)
