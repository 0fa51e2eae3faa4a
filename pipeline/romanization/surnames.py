"""Surnames: where a name's surname ends, and how it is spelt.

`surnames.csv` has the spellings in use, by general knowledge, the DPRK's first. A surname that the South writes without
the ㄹ of the North (이 for 리) shares its row, since a name in Southern spelling does not tell which it is.
"""

import csv
from functools import cache
from pathlib import Path

from pipeline.errors import HangulError
from pipeline.romanization.hangul import compose, decompose
from pipeline.romanization.sounds import written
from pipeline.romanization.spelling import capitalised, cheapest, word_parts
from pipeline.romanization.systems import PEOPLE_PRESS, Option, Options, letters_of

_TABLE = Path(__file__).with_name("surnames.csv")
_COMPOUND = frozenset({"남궁", "독고", "사공", "선우", "제갈", "황보"})
"""Surnames of two syllables that are likelier than a surname of one before the same second syllable; 서문 is not."""
_RARE = 2
_BY_RULE = 6
"""Spellings in either manner of the press of a surname that the table does not have."""


def split_name(hangul: str) -> tuple[str, str]:
    """Surname and given name of a name.

    Raises:
        HangulError: no Hangul, or a surname alone.
    """
    name = compose(decompose(hangul))
    length = 2 if name[:2] in _COMPOUND and len(name) > 2 else 1
    if len(name) == length:
        raise HangulError(f"{hangul!r} is a surname without a given name")
    return name[:length], name[length:]


def surname_spellings(surname: str) -> Options:
    """The spellings of a surname, the most usual first."""
    return _table().get(surname) or _by_rule(surname)


def _by_rule(surname: str) -> Options:
    syllables = written(decompose(surname))
    ways = [way for name in PEOPLE_PRESS for way in cheapest(word_parts(syllables, letters_of(name)), _BY_RULE)]
    return cheapest((tuple(Option(capitalised(way.letters), way.rank) for way in ways),))


@cache
def _table() -> dict[str, Options]:
    spellings: dict[str, Options] = {}
    with _TABLE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            usual, rare = (row[column].split("|") if row[column] else [] for column in ("usual", "rare"))
            options = (*(Option(word) for word in usual), *(Option(word, _RARE) for word in rare))
            spellings.update(dict.fromkeys(row["hangul"].split("|"), options))
    return spellings
