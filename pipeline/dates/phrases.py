"""Find the date phrases of a text.

Three steps: the words become a string of categories (`lexicon`), rules over it read what stands by itself
(`rules_calendar`, `rules_relative`, and the all-digit forms of `numeric`), and further rules build parts, ranges and
bounds on what was read (`rules_compound`). What a phrase means is its `value`, counted from nothing yet;
`resolve.resolve` gives its days.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipeline.dates.edtf import Interval
from pipeline.dates.grammar import Hit, Rule, compiled
from pipeline.dates.lexicon import CHARS, DateLexicon, Tokens
from pipeline.dates.numeric import numeric_dates
from pipeline.dates.resolve import Resolved, resolve
from pipeline.dates.rules_calendar import CALENDAR_RULES
from pipeline.dates.rules_compound import BOUND_RULES, PART_RULES, RANGE_RULES
from pipeline.dates.rules_relative import RELATIVE_RULES
from pipeline.dates.values import Known, Value

__all__ = ["DatePhrase", "Resolved", "find_phrases", "resolve"]

_SIMPLE_RULES = (*CALENDAR_RULES, *RELATIVE_RULES)
_STARTS = compiled(
    "[MONTH MSHORT WDAY WSHORT SEASON UNIT NUMBER ORDINAL LAST PAST PREVIOUS THIS CURRENT NEXT COMING FOLLOWING SAME "
    "THAT PART DEICTIC RECENTLY RECENT APPROX ONLY LESS MORE ON IN FOR THE A JUCHE YEAR DAY NUM NTH DECADE]"
)
_REACH = 5
"""A compound rule begins at most so many words before the phrase that it builds on."""


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


def find_phrases(text: str, *, lexicon: DateLexicon, day_first: bool | None = None) -> list[DatePhrase]:
    """The date phrases of a text in order, none inside another.

    Prepositions that change the days belong to the phrase ("since January", "from 3 to 5 March", "by the end of the
    year"), others do not ("in", "on"). `day_first` reads "03/04/2025"; without it such a date is the interval
    that holds both readings. Names that hold a date ("February 17 Shock Brigade"), ages and counted things are no
    dates.
    """
    tokens = lexicon.tokens(text)
    found = list(_simple(tokens, lexicon, _numeric(tokens, day_first)))
    for rules in (PART_RULES, PART_RULES, RANGE_RULES, BOUND_RULES):
        found = _compound(tokens, lexicon, found, rules)
    return [_phrase(text, tokens, item) for item in found]


def _phrase(text: str, tokens: Tokens, item: _Found) -> DatePhrase:
    start, end = tokens.starts[item.first], tokens.ends[item.last - 1]
    return DatePhrase(start, end, text[start:end], item.value)


def _numeric(tokens: Tokens, day_first: bool | None) -> dict[int, _Found]:
    """The all-digit dates by their first word."""
    firsts = {start: index for index, start in enumerate(tokens.starts)}
    lasts = {end: index + 1 for index, end in enumerate(tokens.ends)}
    found = {}
    for start, end, interval in numeric_dates(tokens.text, day_first=day_first):
        if start in firsts and end in lasts:
            found[firsts[start]] = _Found(firsts[start], lasts[end], Known(interval))
    return found


def _simple(tokens: Tokens, lexicon: DateLexicon, numeric: dict[int, _Found]) -> Iterator[_Found]:
    """The longest phrase at each place, from left to right."""
    end = 0
    for start in _starts(tokens.cats, numeric):
        if start < end:
            continue
        found = numeric.get(start) or _longest(tokens, lexicon, start)
        if found is not None:
            end = found.last
            yield found


def _starts(cats: str, numeric: dict[int, _Found]) -> Iterable[int]:
    places = {match.start() for match in _STARTS.finditer(cats)}
    return sorted(places | numeric.keys())


def _longest(tokens: Tokens, lexicon: DateLexicon, start: int) -> _Found | None:
    """What the longest rule reads here; a rule that declines leaves the place to shorter ones."""
    matches = [
        (found.end(), rule, found) for rule in _SIMPLE_RULES if (found := rule.pattern.match(tokens.cats, start))
    ]
    for end, rule, found in sorted(matches, key=lambda item: -item[0]):
        value = rule.build(Hit(found, tokens, lexicon, {}))
        if value is not None:
            return _Found(start + rule.skip, end, value)
    return None


def _compound(tokens: Tokens, lexicon: DateLexicon, found: list[_Found], rules: tuple[Rule, ...]) -> list[_Found]:
    """The phrases after one round of rules that build on phrases."""
    if not found:
        return found
    folded, spans = _folded(tokens, found)
    places = (place for place, cat in enumerate(folded.cats) if cat == CHARS["V"])
    values = dict(zip(places, (item.value for item in found), strict=True))
    built: list[_Found] = []
    done = 0
    for place in sorted({near for v in values for near in range(max(0, v - _REACH), v + 1)}):
        if place < done:
            continue
        end, value = _built(folded, lexicon, rules, values, place)
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


def _folded(tokens: Tokens, found: list[_Found]) -> tuple[Tokens, list[tuple[int, int]]]:
    """The tokens with each phrase as one token `V`, and which old tokens each new one covers."""
    spans: list[tuple[int, int]] = []
    cats: list[str] = []
    place = 0
    for item in found:
        spans += [(i, i + 1) for i in range(place, item.first)]
        cats += [tokens.cats[place : item.first], CHARS["V"]]
        spans.append((item.first, item.last))
        place = item.last
    spans += [(i, i + 1) for i in range(place, len(tokens.cats))]
    cats.append(tokens.cats[place:])
    starts = [tokens.starts[first] for first, _ in spans]
    ends = [tokens.ends[last - 1] for _, last in spans]
    values = [tokens.values[first] for first, _ in spans]
    return Tokens(tokens.text, starts, ends, values, "".join(cats)), spans


def known_phrase(text: str, start: int, end: int, interval: Interval) -> DatePhrase:
    """A phrase whose days something else knows: an entry of the calendar that a matcher has found."""
    return DatePhrase(start, end, text[start:end], Known(interval))
