"""The days within which a claim says that its number came about."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date as Day

from pipeline.dates.edtf import Interval, parse_edtf
from pipeline.dates.readings import Reading
from pipeline.merge.claim_checks.begun import Begun
from pipeline.merge.claim_checks.statement import Statement
from pipeline.merge.claim_checks.told import Told
from pipeline.quantities import Quantity, RoleWords
from pipeline.quantities.lexicon import tokenise
from pipeline.records import DateBasis, EventStatus, Mention, MentionKind, Passage

_NARROW_DAYS = 7
"""A day of speech known to within a week may end a window; of a wider one the first day does."""
_COUNTED_FROM_DAYS = 31
"""An article whose publication is known less well counts no relative dates here."""
_REACH = 12
"""So many characters may stand between "since" and its date."""
_TIME_UNITS = frozenset({"day", "week", "month", "year", "decade"})


@dataclass(frozen=True, slots=True)
class Window:
    """The days in which a claim counts, and the words that give them.

    `end` is the last day that they may mean: what came after it came too late. `is_dated` tells that a date phrase
    bounds them on both sides.
    """

    days: Interval
    end: Day | None
    text: str = ""
    is_dated: bool = False


def window_of(
    statement: Statement, quantity: Quantity, told: Told, begun: Begun | None, words: RoleWords
) -> Window | None:
    """The window of a claim by its date phrase, else by its tense: up to the day it was said, or from there on.

    None where it cannot be made out: no day of speech, several dates, a date without days, vague words ("recently"),
    words of time that are no date phrase ("since New Year").
    """
    planned = told.status is EventStatus.PLANNED
    horizon = _horizon(statement, planned=planned)
    dates = [one for one in _dates(statement, quantity, told.passage, begun)
             if not words.all_of("vague", tokenise(one.text))]  # fmt: skip
    last = None if planned else statement.said.end
    if horizon is None or (begun and not _is_before(begun, last)):
        return None
    if not dates and (found := _of_passage(told.passage, horizon)):
        return found
    if not begun and _has_other_time(statement, dates, words):
        return None
    if not dates:
        return Window(horizon, last)
    chosen = _one(dates)
    if chosen is None or not _is_countable(statement, chosen):
        return None
    days = parse_edtf(chosen.name)
    common = days.intersection(horizon)
    if common is None:
        return None
    end = min((day for day in (days.end, last) if day), default=None)
    return Window(common, end, chosen.text, days.start is not None and _basis(chosen) is not DateBasis.INFERRED)


def _is_before(begun: Begun, last: Day | None) -> bool:
    """Whether what was begun was begun before it was told."""
    days = begun.days
    return days is not None and days.end is not None and (last is None or days.end <= last)


def _of_passage(passage: Passage | None, horizon: Interval) -> Window | None:
    """The narrow days of the event that the claim tells, where another event of the text gives them."""
    if passage is None or passage.date_text or passage.date_basis is DateBasis.INFERRED:
        return None
    days = Interval(passage.date_start, passage.date_end)
    is_narrow = days.days is not None and days.days <= _NARROW_DAYS
    return Window(days, days.end, passage.date_text, is_dated=True) if is_narrow and horizon.contains(days) else None


def _horizon(statement: Statement, *, planned: bool) -> Interval | None:
    """The days before it was said, or after; where only its last day is known it is told as news of that day."""
    said = statement.said
    published = Interval(statement.article.published_start, statement.article.published_end)
    if planned:
        start = said.start or published.start
        return None if start is None else Interval(start, None)
    is_narrow = said.start is None or (said.days is not None and said.days <= _NARROW_DAYS)
    end = said.end if is_narrow else said.start
    return None if end is None else Interval(None, end)


def _dates(statement: Statement, quantity: Quantity, passage: Passage | None, begun: Begun | None) -> list[Mention]:
    """The date phrase of the event, else those in the claim; never the one on which it was said or work was begun."""
    claim = statement.claim
    told = [one for one in statement.inside(MentionKind.DATE) if _is_beside(statement, one, quantity)]
    if passage is not None and passage.date_text:
        near = [one for one in statement.mentions if one.kind is MentionKind.DATE
                and passage.start <= one.start and one.end <= passage.end and one.text != claim.said_text
                and all(token.text != ":" for token in statement.between(one.end, quantity.start))]  # fmt: skip
        told = [one for one in near if one.text in passage.date_text or passage.date_text in one.text] or told
    return [one for one in told if begun is None or one not in begun.dates]


def _is_beside(statement: Statement, date: Mention, quantity: Quantity) -> bool:
    """Whether a date stands in the sentence of the number, and on the same side of a colon."""
    first, last = min(date.start, quantity.start), max(date.end, quantity.end)
    return statement.in_one_sentence(first, last) and all(token.text != ":" for token in statement.between(first, last))


def _has_other_time(statement: Statement, dates: Sequence[Mention], words: RoleWords) -> bool:
    """Whether the claim has words of time beside its date phrases: "since New Year", "on a single day".

    Beside a day they say no more.
    """
    if dates and all(parse_edtf(one.name).is_day for one in dates):
        return False
    for at, match in words.all_of("time", statement.tokens):
        start, end = statement.tokens[at].start, statement.tokens[match.end - 1].end
        if not any(one.start <= end + _REACH and start <= one.end for one in dates):
            return True
    return False


def _one(dates: Sequence[Mention]) -> Mention | None:
    """The only date, or the one that lies inside all others."""
    if any(not date.name for date in dates):
        return None
    narrow = min(dates, key=lambda one: (parse_edtf(one.name).days or 10**6, one.start))
    inner = parse_edtf(narrow.name)
    return narrow if all(parse_edtf(one.name).contains(inner) for one in dates) else None


def _basis(date: Mention) -> DateBasis:
    return date.reading.basis if isinstance(date.reading, Reading) else DateBasis.EXPLICIT


def _is_countable(statement: Statement, date: Mention) -> bool:
    """Whether the phrase says certain days: a length of time does ("in two years"), "recently" does not."""
    basis = _basis(date)
    if basis is DateBasis.EXPLICIT:
        return True
    published = Interval(statement.article.published_start, statement.article.published_end)
    if published.days is None or published.days > _COUNTED_FROM_DAYS:
        return False
    lengths = (one for one in statement.quantities if one.unit in _TIME_UNITS)
    is_length = any(date.start < one.end and one.start < date.end for one in lengths)
    return basis is DateBasis.RELATIVE or is_length
