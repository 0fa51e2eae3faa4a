"""The words around numbers by their role, and a text as tokens that know which roles their words have."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|(?:[A-Z]\.){2,}|[^\W\d_]+(?:['’][^\W\d_]+)*|\S")
_CASED = frozenset({"not_before", "not_after"})
"""Roles whose words count as written: "May" and not "may"."""


class WordFact(Protocol):
    """A row of a knowledge file that gives a word, or several, a role."""

    @property
    def word(self) -> str:
        """The words."""
        ...

    @property
    def role(self) -> str:
        """What they do."""
        ...

    @property
    def value(self) -> str:
        """What they stand for."""
        ...


PartOfSpeech = Callable[[int], str]
"""The part of speech of the word at an offset, empty when unknown."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or mark of a text, at its offsets; `pos` is empty where no model has read the text."""

    text: str
    start: int
    end: int
    pos: str = ""

    @property
    def lower(self) -> str:
        """The word in lower case."""
        return self.text.lower()

    @property
    def is_digits(self) -> bool:
        """Whether it is a number in digits."""
        return self.text[0].isdigit()


@dataclass(frozen=True, slots=True)
class Match:
    """Words of a role: the index behind them, and the value of their row."""

    end: int
    value: str


def tokenise(text: str, pos_at: PartOfSpeech | None = None) -> list[Token]:
    """The words, numbers and marks of a text."""
    return [
        Token(hit.group(), hit.start(), hit.end(), pos_at(hit.start()) if pos_at else "")
        for hit in _TOKEN.finditer(text)
    ]


class RoleWords:
    """Words of the language by their role; made once for a pack."""

    def __init__(self, facts: Iterable[WordFact]) -> None:
        self._phrases: dict[tuple[str, str], list[tuple[tuple[str, ...], str]]] = {}
        for fact in facts:
            words = tuple(_form(token.text, fact.role) for token in tokenise(fact.word))
            self._phrases.setdefault((fact.role, words[0]), []).append((words, fact.value))
        for rows in self._phrases.values():
            rows.sort(key=lambda row: -len(row[0]))

    def match(self, role: str, tokens: Sequence[Token], at: int) -> Match | None:
        """The longest words of a role that begin at the token `at`."""
        if not 0 <= at < len(tokens):
            return None
        for words, value in self._phrases.get((role, _form(tokens[at].text, role)), ()):
            found = tokens[at : at + len(words)]
            if tuple(_form(token.text, role) for token in found) == words:
                return Match(at + len(words), value)
        return None

    def skip(self, role: str, tokens: Sequence[Token], at: int) -> int:
        """The index behind the words of a role at `at`; `at` when there are none."""
        found = self.match(role, tokens, at)
        return at if found is None else found.end

    def all_of(self, role: str, tokens: Sequence[Token]) -> list[tuple[int, Match]]:
        """The words of a role in a text, each with the index where it begins."""
        found = ((at, self.match(role, tokens, at)) for at in range(len(tokens)))
        return [(at, match) for at, match in found if match is not None]

    def has(self, role: str, word: str) -> bool:
        """Whether a single word has the role."""
        return any(words == (word,) for words, _ in self._phrases.get((role, word), ()))


class QuantityWords(RoleWords):
    """The words of the language around numbers."""


def _form(text: str, role: str) -> str:
    return text if role in _CASED else text.lower()
