"""The words of the date grammar, ready for look-up, and the text cut into their categories."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from pipeline.errors import KnowledgeError
from pipeline.knowledge.date_words import ENGLISH, load_date_words
from pipeline.knowledge.schema import DateWordFact

WORDS = [
    "MONTH", "MSHORT", "WDAY", "WSHORT", "WDAYS", "WEEKENDS", "SEASON", "FEAST", "UNIT", "LONGUNIT", "QUARTER",
    "HALF", "HOUR", "FISCAL", "DAYPART", "DECADE", "NUMBER", "ORDINAL", "FINAL", "LAST", "PAST", "PREVIOUS", "THIS",
    "CURRENT", "NEXT", "COMING", "FOLLOWING", "SAME", "THAT", "THESE", "ELSE", "AGO", "EARLIER", "LATER", "PART",
    "TURN", "DEICTIC", "RECENTLY", "RECENT", "FUTURE", "NEAR", "TIME", "MOMENT", "APPROX", "ODD", "LESS", "MORE",
    "THAN", "LEAST", "UP", "MANY",
    "STRAIGHT", "WHOLE", "ONLY", "LONG", "OLD", "COME", "EVERY", "FREQUENCY", "ONCE", "PER", "IN",
    "ON", "BY", "SINCE", "UNTIL", "FROM", "TO", "BETWEEN", "AND", "OF", "THE", "A", "FOR", "BEFORE", "AFTER", "OR",
    "AS", "ONWARD", "STARTING", "JUCHE",
]  # fmt: skip
SHAPES = [
    "YEAR", "DAY", "NUM", "DECIMAL", "NTH", "COMMA", "DASH", "OPEN", "CLOSE", "POSS", "NEWLINE", "WORD", "NAME",
    "OTHER", "SLASH", "V",
]  # fmt: skip
CHARS = {name: chr(0x100 + i) for i, name in enumerate((*WORDS, *SHAPES))}
"""The one character that stands for a category in the string that the rules are matched on."""
_NAMES = {char: name for name, char in CHARS.items()}

_TOKEN = (
    r"\d{1,4}[년월일年月日]|[぀-鿿가-힣]+|['’]s\b|\d+(?:st|nd|rd|th)\b|\d+(?:,\d{3})+(?:\.\d+)?|\d+\.\d+|\w+|\n|[^\w\s]"
)
_NUMBER = re.compile(r"\d+|\d{1,3},\d{3}")
_DECIMAL = re.compile(r"\d{1,4}\.\d{1,2}")
_DECADE = re.compile(r"(?:\d{3}|[1-9])0s")
_CHUNK = re.compile(r"(?:[^.!?\n]+|[.!?](?!\s))*(?:[.!?]|\n|$)")
_CAPITAL_ONLY = frozenset({"month", "mshort", "wday", "wshort", "wdays", "juche", "feast", "quarter"})
_SHORT = frozenset({CHARS["MSHORT"], CHARS["WSHORT"]})
_CORE = frozenset(
    ("month", "mshort", "wday", "wshort", "wdays", "weekends", "season", "feast", "unit", "longunit", "quarter",
     "hour", "daypart", "decade", "past", "future", "deictic", "recently", "juche", "frequency", "time", "moment")
)  # fmt: skip
"""Categories of which every phrase without digits holds one."""
_WORD_OR_DIGIT = re.compile(r"[A-Za-z]+|[0-9]")
_DIGITS = frozenset("0123456789")
_REMEMBERED = 50_000
_SIGNS = {
    ",": "COMMA", "-": "DASH", "–": "DASH", "—": "DASH", "~": "DASH", "(": "OPEN", ")": "CLOSE", "\n": "NEWLINE",
    "/": "SLASH",
}  # fmt: skip
_EARLIEST_YEAR, _LATEST_YEAR = 1500, 2199


@dataclass(frozen=True, slots=True)
class Tokens:
    """A text cut into words, numbers and signs: where each stands, what it counts, one category character each."""

    text: str
    starts: list[int]
    ends: list[int]
    values: list[str]
    cats: str

    def add(self, start: int, end: int, value: str) -> None:
        """One more token behind the others; its category is joined to `cats` by whoever cuts the text."""
        self.starts.append(start)
        self.ends.append(end)
        self.values.append(value)

    def word(self, index: int) -> str:
        """The words of a token; empty beyond the ends of the text."""
        return self.text[self.starts[index] : self.ends[index]] if 0 <= index < len(self.starts) else ""

    def is_(self, index: int, *names: str) -> bool:
        """Whether the token is of one of the named categories."""
        return 0 <= index < len(self.cats) and _NAMES[self.cats[index]] in names


@dataclass(frozen=True, slots=True)
class DateLexicon:
    """Words with category and value, the word sets that the guards ask, and what cuts a text into both."""

    terminals: dict[str, tuple[str, str]]
    sets: dict[str, frozenset[str]]
    _token: re.Pattern[str]
    _core: frozenset[str]
    _seen: dict[str, tuple[str, str]] = field(default_factory=dict, compare=False, repr=False)
    """Category character and value of the words met so far: most words of a text are repeated."""

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
        names = "|".join(
            re.escape(form).replace("'", "['’]")
            for surface in sorted(terminals, key=lambda s: (-len(s), s))
            if " " in surface
            for form in _forms(surface)
        )
        core = (surface for surface, (category, _) in terminals.items() if category in _CORE)
        return cls(
            terminals,
            {name: frozenset(members) for name, members in sets.items()},
            re.compile(rf"(?:{names})\b|{_TOKEN}" if names else _TOKEN),
            frozenset(form for surface in core for form in _forms(surface)) | _DIGITS,
        )

    def has(self, name: str, word: str) -> bool:
        """Whether a set holds the word."""
        return word.lower() in self.sets.get(name, ())

    def tokens(self, text: str) -> Tokens:
        """The text as a string of categories; any text will do.

        A sentence without a digit and without a word of the calendar becomes a single token: nothing in it is a date.
        """
        tokens = Tokens(text, [], [], [], "")
        cats: list[str] = []
        for chunk in _CHUNK.finditer(text):
            start, end = chunk.span()
            if not self._core.isdisjoint(_WORD_OR_DIGIT.findall(text, start, end)):
                self._cut(tokens, cats, start, end)
                continue
            behind = end - text.endswith("\n", start, end)
            for place, stop, category in ((start, behind, "OTHER"), (behind, end, "NEWLINE")):
                if place < stop:
                    tokens.add(place, stop, "")
                    cats.append(CHARS[category])
        return replace(tokens, cats="".join(cats))

    def _cut(self, tokens: Tokens, cats: list[str], first: int, last: int) -> None:
        """Adds the words of a stretch of the text."""
        text, seen = tokens.text, self._seen
        starts, ends, values = tokens.starts, tokens.ends, tokens.values
        skip = -1
        for match in self._token.finditer(text, first, last):
            start, end = match.span()
            if start == skip:
                continue
            word = match.group()
            found = seen.get(word) or self._remember(word)
            char, value = found
            if char in _SHORT and text.startswith(".", end):
                skip = end
                end += 1
            starts.append(start)
            ends.append(end)
            values.append(value)
            cats.append(char)

    def _remember(self, word: str) -> tuple[str, str]:
        category, value = self._category(word)
        if len(self._seen) >= _REMEMBERED:
            self._seen.clear()
        self._seen[word] = CHARS[category], value
        return self._seen[word]

    def _category(self, word: str) -> tuple[str, str]:
        found = self.terminals.get(word.lower().replace("’", "'"))
        if found is not None and (found[0] not in _CAPITAL_ONLY or word[0].isupper()):
            return found[0].upper(), found[1]
        if word[0].isdigit():
            return _numeral(word)
        if word[0].isalpha():
            return ("NAME" if word[0].isupper() else "WORD"), ""
        if len(word) > 1:
            return ("POSS" if word[1] == "s" else "WORD"), ""
        return _SIGNS.get(word, "OTHER"), ""


def _forms(surface: str) -> tuple[str, ...]:
    """A surface as it stands in texts: small, with capitals, all capitals."""
    return surface, " ".join(word.capitalize() for word in surface.split(" ")), surface.upper()


def load_lexicon(path: Path = ENGLISH) -> DateLexicon:
    """The lexicon of a file of date words; see `load_date_words` for what it raises."""
    return DateLexicon.of(load_date_words(path))


def _numeral(word: str) -> tuple[str, str]:
    """A number by its shape: a year, a day of a month, another number, an ordinal, a decade."""
    if word[-1] == "½" and word[:-1].isascii() and len(word) <= 4:
        return "DECIMAL", f"{word[:-1]}.5"
    if not word.isascii():
        return "OTHER", ""
    if _NUMBER.fullmatch(word):
        if len(word) == 4 and _EARLIEST_YEAR <= int(word) <= _LATEST_YEAR:
            return "YEAR", word
        if len(word) <= 2 and 1 <= int(word) <= 31:
            return "DAY", word
        return ("NUM", word.replace(",", "")) if len(word) <= 7 else ("OTHER", "")
    if word[-2:] in ("st", "nd", "rd", "th"):
        return ("NTH", word[:-2]) if len(word) <= 4 else ("WORD", "")
    if _DECIMAL.fullmatch(word):
        return "DECIMAL", word
    if _DECADE.fullmatch(word):
        return "DECADE", word[:-1] if len(word) > 3 else ("20" if word[0] in "12" else "19") + word[:-1]
    return "WORD", ""
