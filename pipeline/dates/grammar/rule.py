"""The machinery of the date grammar: rules are regular expressions over the categories of words.

A pattern is written in category names (`lexicon.WORDS`, `lexicon.SHAPES`) and compiled to the characters that stand
for them. A rule's `build` turns a match into a value, or says `None` when the words mean no date.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.dates.grammar.lexicon import CHARS, DateLexicon, Tokens
from pipeline.dates.values import Value

_NAME = re.compile(r"\b(?!P<)[A-Z]+\b")
NEVER_FIRST = ("WORD", "NAME", "OTHER", "COMMA", "NEWLINE", "OPEN", "CLOSE", "SLASH", "DASH", "POSS")
"""Categories that no rule begins with: most words of a text, passed over at once."""
_GROUP = re.compile(r"\(\?P<\w+>")


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

    def touches(self, on: int) -> bool:
        """Whether no blank parts the sign so many words behind the match (-1: before it) from the words beside it."""
        place = self.match.end() + on if on >= 0 else self.match.start() + on
        text, tokens = self.tokens.text, self.tokens
        if not 0 <= place < len(tokens.starts):
            return False
        start, end = tokens.starts[place], tokens.ends[place]
        return bool(text[max(0, start - 1) : start].strip() and text[end : end + 1].strip())

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


Literal = Callable[[str, bool | None], Iterator[tuple[int, int, Value]]]
"""Reads what is found by its letters rather than its words: start, end and value of "03/04/2025", "5 p.m."."""


@dataclass(frozen=True, slots=True)
class Grammar:
    """All that a reader looks for: literal forms, rules over words, then rounds of rules over what was read (`V`)."""

    literals: tuple[Literal, ...]
    simple: tuple[Rule, ...]
    rounds: tuple[tuple[Rule, ...], ...]


def starts_of(rules: Sequence[Rule]) -> re.Pattern[str]:
    """An empty match at each place where one of the rules matches; no rule begins with a plain word or a sign."""
    bodies = "|".join(_GROUP.sub("(?:", rule.pattern.pattern) for rule in rules)
    return re.compile(f"(?=[^{''.join(CHARS[name] for name in NEVER_FIRST)}])(?=(?:{bodies}))")
