"""The spellings of a place of Korea from its Hangul, which may end in the place's unit (군, 시, 구역, 도)."""

from collections.abc import Iterable
from typing import Literal

from pipeline.romanization.hangul import Syllable, compose, decompose
from pipeline.romanization.orthography import southern
from pipeline.romanization.sounds import nasalised, spoken, written
from pipeline.romanization.spelling import capitalised, cheapest, hyphenated, spell, without_marks, word_parts
from pipeline.romanization.systems import letters_of

PlaceSystem = Literal["dprk", "mr", "mr_plain", "rr", "rr_hyphen", "press"]
PlaceSpellings = dict[PlaceSystem, tuple[str, ...]]

_UNITS = ("민주주의인민공화국", "로동자구", "구역", "지구", "시", "군", "구", "읍", "도")
"""Units at the end of a name, a longer one before those that it ends in."""
_DISTRICTS = frozenset({"구역", "구"})
_SIDES = {"동": "East", "서": "West", "남": "South", "북": "North", "중": "Central"}
_ESTABLISHED = {
    "평양": "Pyongyang",
    "판문": "Panmun",
    "김정숙": "Kim Jong Suk",
    "김형직": "Kim Hyong Jik",
    "김형권": "Kim Hyong Gwon",
}
"""Names that the DPRK itself prints against its rules for places; counties named for people stand as their names."""
_PRESS_LIMIT = 48
"""Ways of newspapers to spell a word: all that the letters allow, but for the longest words."""


def place_spellings(hangul: str) -> PlaceSpellings:
    """The spellings of a place by system, without its unit; in each system the most usual first.

    A half of a province has its side before or behind its name, and may keep its unit: "South Pyeongan",
    "Pyeongannam", "Pyeongannam-do". A district named for where it lies is translated, too ("Central").

    Raises:
        HangulError: the name is not written in Hangul alone.
    """
    bare, unit = split_unit(hangul)
    words = _word_spellings(bare)
    if unit == "도":
        halves = _halves(bare)
        return {
            name: (*halves.get(name, ()), *found, *(f"{word}-do" for word in found)) for name, found in words.items()
        }
    if unit in _DISTRICTS and bare in _SIDES:
        words["dprk"] += (_SIDES[bare],)
    return words


def all_place_spellings(hangul: str) -> tuple[str, ...]:
    """The spellings of a place in all systems, none twice."""
    return _distinct(spelling for spellings in place_spellings(hangul).values() for spelling in spellings)


def split_unit(hangul: str) -> tuple[str, str]:
    """Name and unit of a place; the unit is empty where the name does not end in one.

    A name keeps two syllables at least, so that 우시 and 신도 stay whole; only that of a district named for where it
    lies is one (중구역).
    """
    name = compose(decompose(hangul))
    for unit in _UNITS:
        bare = name.removesuffix(unit)
        if bare != name and (len(bare) > 1 or (bare in _SIDES and unit in _DISTRICTS)):
            return bare, unit
    return name, ""


def _halves(province: str) -> PlaceSpellings:
    """The spellings of half a province with its side before the name; none of a whole province."""
    whole, side = province[:-1], province[-1]
    if len(whole) < 2 or side not in "남북":
        return {}
    return {name: tuple(f"{_SIDES[side]} {word}" for word in found) for name, found in _word_spellings(whole).items()}


def _word_spellings(word: str) -> PlaceSpellings:
    """The spellings of a word; the North's own are of its own orthography, all others of the South's, too."""
    north = decompose(word)
    south = southern(north)
    dprk, mr, rr = letters_of("dprk"), letters_of("mr"), letters_of("rr")
    kept = [_ESTABLISHED[word]] if word in _ESTABLISHED else []
    by_rule = ["".join(spell(form(north), dprk)) for form in (written, nasalised, spoken)]
    marked = ["".join(spell(spoken(form), mr)) for form in (north, south)]
    revised = [spell(spoken(form), rr) for form in (south, north)]
    return {
        "dprk": _words(kept + by_rule),
        "mr": _words(marked),
        "mr_plain": _words(map(without_marks, marked)),
        "rr": _words("".join(parts) for parts in revised),
        "rr_hyphen": _words(map(hyphenated, revised)),
        "press": _words(_press(written(north), spoken(north), written(south), spoken(south))),
    }


def _press(*forms: tuple[Syllable, ...]) -> tuple[str, ...]:
    """What newspapers make of a word, whichever of its forms they spell."""
    letters = letters_of("press_place")
    ways = [way for form in dict.fromkeys(forms) for way in cheapest(word_parts(form, letters), _PRESS_LIMIT)]
    return tuple(way.letters for way in cheapest((tuple(ways),), _PRESS_LIMIT))


def _words(words: Iterable[str]) -> tuple[str, ...]:
    return _distinct(capitalised(word) for word in words)


def _distinct(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))
