"""The letters of the systems: `systems.csv`, read once.

A row says that `letters` stand for `jamo` at a position of a system, and how unusual that is: `rank` 0 is the rule.
Positions of an initial are `initial` (wherever no other row is), `voiced` (between voiced sounds), `hard` (behind a
voiceless one) and `lateral` (behind ㄹ); a vowel is `medial`, or `open` at the end of its syllable; `rhyme` is a
vowel with its final. A row of two jamo is for one beside the other, in the order of writing, and takes
the place of the rows of one: the initial ㅅ before ㅣ, the medial ㅢ behind ㅎ, the final ㄴ before ㄱ.

Sources. `mr`: McCune and Reischauer, "The Romanization of the Korean Language" (Transactions of the Korea Branch of
the Royal Asiatic Society 29, 1939), for Sino-Korean words, without its ë. `rr`: Revised Romanization (notice 2000-8
of the ROK's Ministry of Culture). `dprk`: Rules of the Latin Alphabetical Transcription of the Korean Language
(Academy of Social Sciences, 1992, revised 2012), without breves and with ㅚ as oe, as KCNA prints it.
`press_place`, `press_north` and `press_south` collect what newspapers write, by general knowledge: of places, and of
people whose names they take from KCNA or from South Korea.
"""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from pipeline.romanization.hangul import Syllable

SystemName = Literal["mr", "rr", "dprk", "press_place", "press_north", "press_south"]
Position = Literal["initial", "voiced", "hard", "lateral"]

PEOPLE_PRESS: tuple[SystemName, ...] = ("press_north", "press_south")
_TABLE = Path(__file__).with_name("systems.csv")
_BASES: dict[SystemName, SystemName] = {"press_place": "dprk", "press_north": "dprk"}
"""Systems that know all letters of another, and more."""


@dataclass(frozen=True, slots=True)
class Option:
    """Letters that may stand for something; the higher `rank`, the less usual."""

    letters: str
    rank: int = 0

    def __add__(self, other: "Option") -> "Option":
        return Option(self.letters + other.letters, self.rank + other.rank)


Options = tuple[Option, ...]


class Letters:
    """The letters of one system."""

    def __init__(self, rows: Iterable[tuple[str, str, Option]]) -> None:
        self._options: dict[tuple[str, str], Options] = {}
        for position, jamo, option in rows:
            self._options[position, jamo] = (*self._options.get((position, jamo), ()), option)

    def initial(self, syllable: Syllable, position: Position) -> Options:
        """What stands for the initial of a syllable at a position."""
        pair = syllable.initial + syllable.medial
        return self._first(
            (position, pair), (position, syllable.initial), ("initial", pair), ("initial", syllable.initial)
        )

    def rhyme(self, syllable: Syllable, following: str) -> Options:
        """What stands for vowel and final before the initial `following`, which is empty at the end of a word."""
        pair = syllable.initial + syllable.medial
        medial = "medial" if syllable.final else "open"
        vowels = self._first((medial, pair), (medial, syllable.medial), ("medial", pair), ("medial", syllable.medial))
        final = syllable.final
        finals = self._first(("final", final and final + following), ("final", final))
        whole = self._options.get(("rhyme", syllable.medial + syllable.final), ())
        return (*(vowel + final for vowel in vowels for final in finals), *whole)

    def _first(self, *keys: tuple[str, str]) -> Options:
        return next(self._options[key] for key in keys if key in self._options)


@cache
def letters_of(system: SystemName) -> Letters:
    """The letters of a system, those of its base first."""
    wanted = [_BASES[system], system] if system in _BASES else [system]
    rows = _rows()
    return Letters(row for name in wanted for row in rows.get(name, ()))


@cache
def _rows() -> dict[str, list[tuple[str, str, Option]]]:
    rows: dict[str, list[tuple[str, str, Option]]] = {}
    with _TABLE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            option = Option(row["letters"], int(row["rank"]))
            rows.setdefault(row["system"], []).append((row["position"], row["jamo"], option))
    return rows
