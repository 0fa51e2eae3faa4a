"""A word put into the letters of a system: by the rule, or in all the ways that newspapers might choose."""

from collections.abc import Iterable, Sequence

from pipeline.romanization.hangul import Syllable
from pipeline.romanization.systems import Letters, Option, Options, Position

_VOWELS = frozenset("aeiou")
_MARKS = str.maketrans({"ŏ": "o", "ŭ": "u", "'": None})
_STOPS = frozenset("ㄱㄷㅂ")
_TENSED = frozenset("ㄷㅈ")
"""Initials that are tense behind ㄹ in Sino-Korean words, as nearly all names are: 길주 Kilchu."""


def spell(syllables: Sequence[Syllable], letters: Letters) -> tuple[str, ...]:
    """The syllables of a word in the letters that are the rule."""
    parts = [part[0].letters for part in word_parts(syllables, letters)]
    return tuple(initial + rhyme for initial, rhyme in zip(parts[::2], parts[1::2], strict=True))


def word_parts(syllables: Sequence[Syllable], letters: Letters) -> tuple[Options, ...]:
    """What may stand for initial and rhyme of each syllable in turn."""
    parts: list[Options] = []
    for index, syllable in enumerate(syllables):
        following = syllables[index + 1].initial if index + 1 < len(syllables) else ""
        position = _position(syllables[index - 1], syllable) if index else "initial"
        parts += [letters.initial(syllable, position), letters.rhyme(syllable, following)]
    return tuple(parts)


def cheapest(parts: Iterable[Options], limit: int | None = None) -> Options:
    """The ways to join one option of each part, the most usual first, at most `limit` of them; no letters twice.

    Ranks only grow, so that no way that is cut here could be among the most usual ones later.
    """
    found: Options = (Option(""),)
    for part in parts:
        best: dict[str, Option] = {}
        for way in (head + tail for head in found for tail in part):
            if way.letters not in best or way.rank < best[way.letters].rank:
                best[way.letters] = way
        found = tuple(sorted(best.values(), key=lambda way: way.rank)[:limit])
    return found


def hyphenated(parts: Sequence[str]) -> str:
    """The parts of a word, hyphenated where its letters could be parted otherwise: Hae-undae, Jung-ang.

    Revised Romanization, III.2: before a vowel, and between n and g.
    """
    word = ""
    for part in parts:
        is_unclear = word != "" and (part[0] in _VOWELS or (word[-1] == "n" and part[0] == "g"))
        word += f"-{part}" if is_unclear else part
    return word


def without_marks(word: str) -> str:
    """A word in McCune-Reischauer without breves and apostrophes."""
    return word.translate(_MARKS)


def capitalised(word: str) -> str:
    """The word with a capital at its head."""
    return word[:1].upper() + word[1:]


def _position(before: Syllable, syllable: Syllable) -> Position:
    if before.final == "ㄹ" and syllable.initial == "ㄹ":
        return "lateral"
    if before.final in _STOPS or (before.final == "ㄹ" and syllable.initial in _TENSED):
        return "hard"
    return "voiced"
