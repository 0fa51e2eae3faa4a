"""The machinery of the date grammar: rules are regular expressions over the categories of words.

A pattern is written in category names (`lexicon.WORDS`, `lexicon.SHAPES`) and compiled to the characters that stand
for them. A rule's `build` turns a match into a value, or says `None` when the words mean no date.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from pipeline.dates.lexicon import CHARS, DateLexicon, Tokens
from pipeline.dates.values import Value

_NAME = re.compile(r"\b(?!P<)[A-Z]+\b")


def compiled(pattern: str) -> re.Pattern[str]:
    """The pattern with each category name replaced by its character; spaces only separate.

    >>> bool(compiled("MONTH DAY COMMA?").match(CHARS["MONTH"] + CHARS["DAY"]))
    True
    """
    return re.compile(_NAME.sub(lambda m: CHARS[m.group()], pattern).replace(" ", ""))


@dataclass(frozen=True, slots=True)
class Hit:
    """A rule's match in the tokens of a text."""

    match: re.Match[str]
    tokens: Tokens
    lexicon: DateLexicon
    values: Mapping[int, Value]
    """The values of the phrases already read, by the place of their `V`."""

    def inner(self, group: str) -> Value:
        """The value of a phrase already read."""
        return self.values[self.match.start(group)]

    def _start(self, group: str) -> int:
        """The first word of a group; -1 when the rule has no such group or it took no part."""
        return self.match.start(group) if group in self.match.re.groupindex else -1

    def has(self, group: str) -> bool:
        """Whether the group took part in the match."""
        return self._start(group) >= 0

    def value(self, group: str) -> str:
        """What the first word of the group counts; empty when the group took no part."""
        start = self._start(group)
        return self.tokens.values[start] if start >= 0 else ""

    def number(self, group: str) -> int | None:
        """The value of the group as a number."""
        value = self.value(group)
        return int(value) if value.isdigit() else None

    def is_(self, group: str, *names: str) -> bool:
        """Whether the first word of the group is of one of the categories."""
        start = self._start(group)
        return start >= 0 and self.tokens.is_(start, *names)

    def before(self, *names: str, back: int = 1) -> bool:
        """Whether the word before the match is of one of the categories."""
        return self.tokens.is_(self.match.start() - back, *names)

    def after(self, *names: str, on: int = 0) -> bool:
        """Whether the word after the match is of one of the categories."""
        return self.tokens.is_(self.match.end() + on, *names)

    def next_word(self, on: int = 0) -> str:
        """The word after the match."""
        return self.tokens.word(self.match.end() + on)

    def previous_word(self) -> str:
        """The word before the match."""
        return self.tokens.word(self.match.start() - 1)


Build = Callable[[Hit], Value | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """One way to write a date: a pattern over categories and what it means."""

    pattern: re.Pattern[str]
    build: Build
    skip: int = 0
    """How many words at the head of the match only license it and are no part of the phrase."""


def rule(pattern: str, build: Build, *, skip: int = 0) -> Rule:
    """A rule from a pattern in category names."""
    return Rule(compiled(pattern), build, skip)
