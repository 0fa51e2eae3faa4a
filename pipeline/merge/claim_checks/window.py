"""The days within which a claim says that its number came about."""

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.dates.edtf import Interval, parse_edtf
from pipeline.dates.readings import Reading
from pipeline.merge.claim_checks.statement import Statement
from pipeline.records import DateBasis, Mention, MentionKind, Passage

_NARROW_DAYS = 7
"""A day of speech known to within a week may end a window; of a wider one the first day does."""
_COUNTED_FROM_DAYS = 31
"""An article whose publication is known less well counts no relative dates here."""
_TIME_UNITS = frozenset({"day", "week", "month", "year", "decade"})


@dataclass(frozen=True, slots=True)
class Window:
    """The days, the words that give them, and whether they bound the claim on both sides by words of date."""

    days: Interval
    text: str = ""
    is_dated: bool = False


def window_of(statement: Statement, passage: Passage | None, *, planned: bool) -> Window | None:
    """The window of a claim by its date phrase, else by its tense: up to the day it was said, or from there on.

    None where it cannot be made out: no day of speech, several dates, a date without days, vague words ("recently").
    """
    horizon = _horizon(statement, planned=planned)
    dates = _dates(statement, passage)
    if horizon is None:
        return None
    if not dates:
        return Window(horizon)
    chosen = _one(dates)
    if chosen is None or not _is_countable(statement, chosen):
        return None
    days = parse_edtf(chosen.name)
    common = days.intersection(horizon)
    if common is None:
        return None
    is_dated = days.start is not None and _basis(chosen) is not DateBasis.INFERRED
    return Window(common, chosen.text, is_dated)


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


def _dates(statement: Statement, passage: Passage | None) -> list[Mention]:
    """The date phrase of the event, else those in the claim; never the one on which it was said."""
    claim = statement.claim
    inside = statement.inside(MentionKind.DATE)
    if passage is not None and passage.date_text:
        near = [one for one in statement.mentions if one.kind is MentionKind.DATE
                and passage.start <= one.start and one.end <= passage.end and one.text != claim.said_text]  # fmt: skip
        own = [one for one in near if one.text in passage.date_text or passage.date_text in one.text]
        if own:
            return own
    return inside


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
