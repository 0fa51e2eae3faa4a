"""Find the date phrases of a text.

Three steps: the words become a string of categories (`lexicon`), rules over it read what stands by itself
(`days`, `years`, `parts`, `relative`, and the all-digit forms of `numeric`), and further rules
build parts, ranges and bounds on what was read (`compound`, `offset`). What a phrase means is its
`value`, counted from nothing yet; `resolve.resolve` gives its days.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from pipeline.dates.grammar.compound import BOUND_RULES, PART_RULES, RANGE_RULES
from pipeline.dates.grammar.days import DAY_RULES
from pipeline.dates.grammar.lexicon import CHARS, DateLexicon, Tokens
from pipeline.dates.grammar.numeric import numeric_values
from pipeline.dates.grammar.offset import OFFSET_RULES
from pipeline.dates.grammar.parts import PART_OF_UNIT_RULES
from pipeline.dates.grammar.relative import RELATIVE_RULES
from pipeline.dates.grammar.rule import Grammar, Hit, Rule, starts_of
from pipeline.dates.grammar.years import YEAR_RULES
from pipeline.dates.resolve import Resolved, resolve
from pipeline.dates.values import Value

__all__ = ["DATES", "DatePhrase", "Resolved", "find_phrases", "resolve"]

DATES = Grammar(
    literals=(numeric_values,),
    simple=(*DAY_RULES, *YEAR_RULES, *PART_OF_UNIT_RULES, *RELATIVE_RULES),
    rounds=(PART_RULES, PART_RULES, OFFSET_RULES, RANGE_RULES, BOUND_RULES),
)
"""What places something in time."""


@dataclass(frozen=True, slots=True)
class DatePhrase:
    """A date in a text: `text` stands at `start:end`, `value` is what it means, counted from nothing yet."""

    start: int
    end: int
    text: str
    value: Value


@dataclass(frozen=True, slots=True)
class _Found:
    """A phrase by the words that it covers."""

    first: int
    last: int
    value: Value


def find_phrases(
    text: str, *, lexicon: DateLexicon, day_first: bool | None = None, grammar: Grammar = DATES
) -> list[DatePhrase]:
    """The date phrases of a text in order, none inside another.

    Prepositions that change the days belong to the phrase ("since January", "from 3 to 5 March", "by the end of the
    year"), others do not ("in", "on"). `day_first` reads "03/04/2025"; without it such a date is the interval
    that holds both readings. Names that hold a date ("February 17 Shock Brigade"), ages and counted things are no
    dates. With the grammar `times.TIMES` bare lengths, clock times and what happens again and again are found too.
    """
    tokens = lexicon.tokens(text)
    found = list(_simple(tokens, lexicon, grammar, _literal(tokens, lexicon, grammar, day_first)))
    if not found:
        return []
    folded = _folded(tokens, found)
    for rules in grammar.rounds:
        built = _compound(folded, lexicon, rules)
        if built != found:
            found, folded = built, _folded(tokens, built)
    return [_phrase(text, tokens, item) for item in found]


def _phrase(text: str, tokens: Tokens, item: _Found) -> DatePhrase:
    start, end = tokens.starts[item.first], tokens.ends[item.last - 1]
    return DatePhrase(start, end, text[start:end], item.value)


def _literal(tokens: Tokens, lexicon: DateLexicon, grammar: Grammar, day_first: bool | None) -> dict[int, _Found]:
    """The literal forms by their first word; none inside a word, or behind a label ("Version 2024.11.3")."""
    read = [item for reader in grammar.literals for item in reader(tokens.text, day_first)]
    if not read:
        return {}
    firsts = {start: index for index, start in enumerate(tokens.starts)}
    lasts = {end: index + 1 for index, end in enumerate(tokens.ends)}
    return {
        firsts[start]: _Found(firsts[start], lasts[end], value)
        for start, end, value in read
        if start in firsts and end in lasts and not lexicon.has("label", tokens.word(firsts[start] - 1))
    }


@cache
def _starts(rules: tuple[Rule, ...]) -> re.Pattern[str]:
    return starts_of(rules)


def _simple(tokens: Tokens, lexicon: DateLexicon, grammar: Grammar, literal: dict[int, _Found]) -> Iterator[_Found]:
    """The longest phrase at each place, from left to right."""
    end = 0
    places = {match.start() for match in _starts(grammar.simple).finditer(tokens.cats)}
    for start in sorted(places | literal.keys()):
        if start < end:
            continue
        found = literal.get(start) or _longest(tokens, lexicon, grammar.simple, start)
        if found is not None:
            end = found.last
            yield found


def _longest(tokens: Tokens, lexicon: DateLexicon, rules: tuple[Rule, ...], start: int) -> _Found | None:
    """What the longest rule reads here; a rule that declines leaves the place to shorter ones."""
    matches = [(match.end(), rule, match) for rule in rules if (match := rule.pattern.match(tokens.cats, start))]
    for end, rule, match in sorted(matches, key=lambda item: -item[0]):
        value = rule.build(Hit(match, tokens, lexicon, {}))
        if value is not None:
            return _Found(start + rule.skip, end, value)
    return None


@dataclass(frozen=True, slots=True)
class _Folded:
    """The tokens with each phrase as one token `V`: its values by place, and which old tokens each new one covers."""

    tokens: Tokens
    values: dict[int, Value]
    spans: list[tuple[int, int]]


def _compound(folded: _Folded, lexicon: DateLexicon, rules: tuple[Rule, ...]) -> list[_Found]:
    """The phrases after one round of rules that build on phrases."""
    values, spans = folded.values, folded.spans
    starts = {match.start() for match in _starts(rules).finditer(folded.tokens.cats)}
    built: list[_Found] = []
    done = 0
    for place in sorted(starts | values.keys()):
        if place < done:
            continue
        end, value = _built(folded.tokens, lexicon, rules, values, place) if place in starts else (place, None)
        if value is not None:
            built.append(_Found(spans[place][0], spans[end - 1][1], value))
            done = end
        elif place in values:
            built.append(_Found(*spans[place], values[place]))
    return built


def _built(
    folded: Tokens, lexicon: DateLexicon, rules: tuple[Rule, ...], values: dict[int, Value], place: int
) -> tuple[int, Value | None]:
    """The end and value of what the first fitting rule builds at a place; nothing when none fits."""
    for rule in rules:
        match = rule.pattern.match(folded.cats, place)
        value = rule.build(Hit(match, folded, lexicon, values)) if match else None
        if match is not None and value is not None:
            return match.end(), value
    return place, None


def _folded(tokens: Tokens, found: list[_Found]) -> _Folded:
    spans: list[tuple[int, int]] = []
    cats: list[str] = []
    values: dict[int, Value] = {}
    place = 0
    for item in found:
        spans += [(i, i + 1) for i in range(place, item.first)]
        cats += [tokens.cats[place : item.first], CHARS["V"]]
        values[len(spans)] = item.value
        spans.append((item.first, item.last))
        place = item.last
    spans += [(i, i + 1) for i in range(place, len(tokens.cats))]
    cats.append(tokens.cats[place:])
    starts = [tokens.starts[first] for first, _ in spans]
    ends = [tokens.ends[last - 1] for _, last in spans]
    counts = [tokens.values[first] for first, _ in spans]
    return _Folded(Tokens(tokens.text, starts, ends, counts, "".join(cats)), values, spans)
