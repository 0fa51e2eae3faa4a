"""The words of the date grammar, ready for look-up, and the text cut into their categories."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import KnowledgeError
from pipeline.knowledge.date_words import ENGLISH, load_date_words
from pipeline.knowledge.schema import DateWordFact

WORDS = [
    "MONTH",
    "MSHORT",
    "WDAY",
    "WSHORT",
    "SEASON",
    "UNIT",
    "HALF",
    "HOUR",
    "NUMBER",
    "ORDINAL",
    "LAST",
    "PAST",
    "PREVIOUS",
    "THIS",
    "CURRENT",
    "NEXT",
    "COMING",
    "FOLLOWING",
    "SAME",
    "THAT",
    "AGO",
    "EARLIER",
    "LATER",
    "PART",
    "DEICTIC",
    "RECENTLY",
    "RECENT",
    "APPROX",
    "ODD",
    "LESS",
    "MORE",
    "THAN",
    "IN",
    "ON",
    "BY",
    "SINCE",
    "UNTIL",
    "FROM",
    "TO",
    "BETWEEN",
    "AND",
    "OF",
    "THE",
    "A",
    "FOR",
    "BEFORE",
    "AFTER",
    "OR",
    "JUCHE",
    "DAYPART",
    "COME",
    "AS",
    "ONWARD",
    "STARTING",
    "OLD",
    "ONLY",
]
SHAPES = [
    "YEAR",
    "DAY",
    "NUM",
    "NTH",
    "DECADE",
    "COMMA",
    "DASH",
    "OPEN",
    "CLOSE",
    "POSS",
    "NEWLINE",
    "WORD",
    "NAME",
    "OTHER",
    "V",
]
CHARS = {name: chr(0x100 + i) for i, name in enumerate((*WORDS, *SHAPES))}
"""The one character that stands for a category in the string that the rules are matched on."""

_TOKEN = re.compile(r"['’]s\b|\d+(?:st|nd|rd|th)\b|\d+(?:,\d{3})+(?:\.\d+)?|\d+\.\d+|\w+|\n|[^\w\s]")
_NUMBER = re.compile(r"\d+")
_DECADE = re.compile(r"\d{3}0s")
_CAPITAL_ONLY = frozenset({"month", "mshort", "wday", "wshort", "juche"})
_SIGNS = {
    ",": "COMMA", "-": "DASH", "–": "DASH", "—": "DASH", "~": "DASH", "(": "OPEN", ")": "CLOSE", "\n": "NEWLINE",
}  # fmt: skip
_EARLIEST_YEAR, _LATEST_YEAR = 1800, 2199


@dataclass(frozen=True, slots=True)
class Tokens:
    """A text cut into words, numbers and signs: where each stands, what it counts, one category character each."""

    text: str
    starts: list[int]
    ends: list[int]
    values: list[str]
    cats: str

    def word(self, index: int) -> str:
        """The words of a token; empty beyond the ends of the text."""
        return self.text[self.starts[index] : self.ends[index]] if 0 <= index < len(self.starts) else ""

    def cat(self, index: int) -> str:
        """The category character of a token; empty beyond the ends of the text."""
        return self.cats[index] if 0 <= index < len(self.cats) else ""

    def is_(self, index: int, *names: str) -> bool:
        """Whether the token is of one of the named categories."""
        return self.cat(index) in {CHARS[name] for name in names}


@dataclass(frozen=True, slots=True)
class DateLexicon:
    """Words with category and value, and the word sets that the guards ask."""

    terminals: dict[str, tuple[str, str]]
    sets: dict[str, frozenset[str]]

    @classmethod
    def of(cls, words: Iterable[DateWordFact]) -> "DateLexicon":
        """The look-ups over the rows of a knowledge file.

        Raises:
            KnowledgeError: a category that the grammar does not know.
        """
        terminals: dict[str, tuple[str, str]] = {}
        sets: dict[str, set[str]] = {}
        for word in words:
            if word.category.startswith("set:"):
                sets.setdefault(word.category[4:], set()).add(word.surface)
            elif word.category.upper() in WORDS:
                terminals[word.surface] = (word.category, word.value)
            else:
                raise KnowledgeError(f"date words: {word.surface!r} has the unknown category {word.category!r}")
        return cls(terminals, {name: frozenset(members) for name, members in sets.items()})

    def has(self, name: str, word: str) -> bool:
        """Whether a set holds the word."""
        return word.lower() in self.sets.get(name, ())

    def tokens(self, text: str) -> Tokens:
        """The text as a string of categories; any text will do."""
        starts: list[int] = []
        ends: list[int] = []
        values: list[str] = []
        cats: list[str] = []
        skip = -1
        for match in _TOKEN.finditer(text):
            start, end = match.span()
            if start == skip:
                continue
            word = match.group()
            category, value = self._category(word)
            if category in ("MSHORT", "WSHORT") and text[end : end + 1] == ".":
                skip = end
                end += 1
            starts.append(start)
            ends.append(end)
            values.append(value)
            cats.append(CHARS[category])
        return Tokens(text, starts, ends, values, "".join(cats))

    def _category(self, word: str) -> tuple[str, str]:
        found = self.terminals.get(word.lower())
        if found is not None and (found[0] not in _CAPITAL_ONLY or word[0].isupper()):
            return found[0].upper(), found[1]
        if word[0].isdigit():
            return _numeral(word)
        if word[0].isalpha():
            return ("NAME" if word[0].isupper() else "WORD"), ""
        if len(word) > 1:
            return ("POSS" if word[1] == "s" else "WORD"), ""
        return _SIGNS.get(word, "OTHER"), ""


def load_lexicon(path: Path = ENGLISH) -> DateLexicon:
    """The lexicon of a file of date words; see `load_date_words` for what it raises."""
    return DateLexicon.of(load_date_words(path))


def _numeral(word: str) -> tuple[str, str]:
    """A number by its shape: a year, a day of a month, another whole number, an ordinal, a decade."""
    if not word.isascii():
        return "OTHER", ""
    if _NUMBER.fullmatch(word):
        if len(word) == 4 and _EARLIEST_YEAR <= int(word) <= _LATEST_YEAR:
            return "YEAR", word
        if len(word) <= 2 and 1 <= int(word) <= 31:
            return "DAY", word
        return ("NUM", word) if len(word) <= 6 else ("OTHER", "")
    if word[-2:] in ("st", "nd", "rd", "th"):
        return ("NTH", word[:-2]) if len(word) <= 4 else ("WORD", "")
    return ("DECADE", word[:-1]) if _DECADE.fullmatch(word) else ("WORD", "")
