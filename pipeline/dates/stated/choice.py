"""Which of the stated dates counts: implausible ones refused, local days, months narrowed, contradictions told."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import product

from pipeline.articles.pagedates import LIBRARY
from pipeline.dates.edtf import Interval, add_days
from pipeline.dates.inferred.constraints import Step
from pipeline.dates.stated.candidates import Candidate
from pipeline.dates.stated.either import common_days, narrowed, possible, readings
from pipeline.dates.stated.stamps import is_utc, local_days
from pipeline.records import DateReason, PublishedBasis

_FIRST_PLAUSIBLE = date(1990, 1, 1)
_TOLERANCE_DAYS = 1
"""Two sources may name neighbouring days: they write in other time zones, or a paper prints the day after."""
_NO_LOCAL_CLOCK = (PublishedBasis.DATELINE, PublishedBasis.FILENAME)
"""A dateline is of the place of the news; who named a file may live anywhere."""


@dataclass(slots=True)
class Ledger:
    """The reasons and the warnings that have come together so far."""

    reasons: list[DateReason] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    def took(self, candidate: Candidate, known: Interval) -> None:
        """A candidate was taken, or narrowed what was known before, to these days."""
        self._add(candidate.basis, candidate.evidence, candidate.interval, known)

    def set_aside(self, candidate: Candidate, known: Interval, warning: str = "") -> None:
        """A candidate contradicts what is known, or cannot be."""
        self._add(candidate.basis, candidate.evidence, candidate.interval, known, set_aside=True)
        told = f"publication date: {warning}"
        if warning and told not in self.warnings:
            self.warnings.append(told)

    def step(self, step: Step, basis: PublishedBasis) -> None:
        """A step of the inference from the text."""
        self._add(basis, step.reason, Interval(), step.interval, set_aside=step.dropped)

    def forget(self, candidate: Candidate) -> None:
        """A candidate that was taken turned out to be wrong: the inference tells what became of it."""
        self.reasons = [reason for reason in self.reasons if reason.reason != candidate.evidence]

    def numbered(self) -> tuple[DateReason, ...]:
        """The reasons with their steps, from 1."""
        return tuple(reason.model_copy(update={"step": step}) for step, reason in enumerate(self.reasons, 1))

    def _add(
        self, basis: PublishedBasis, reason: str, admits: Interval, known: Interval, *, set_aside: bool = False
    ) -> None:
        self.reasons.append(
            DateReason(
                step=0,
                basis=basis,
                reason=reason,
                admits=admits.edtf,
                published=known.edtf,
                set_aside=set_aside,
            )
        )


def plausible(candidates: Iterable[Candidate], today: date | None, ledger: Ledger) -> list[Candidate]:
    """The candidates inside the plausible bounds: from 1990 until the document was read, `today`."""
    latest = None if today is None else today + timedelta(days=_TOLERANCE_DAYS)
    kept = []
    for candidate in candidates:
        start = candidate.interval.start
        if start is None or start < _FIRST_PLAUSIBLE or (latest is not None and start > latest):
            words = f"{candidate.printed.words!r} ({candidate.basis}) is not plausible: refused"
            ledger.set_aside(candidate, Interval(), words)
        else:
            kept.append(possible(candidate, latest))
    return kept


def best_of(found: Sequence[Candidate], ledger: Ledger) -> Candidate | None:
    """The first candidate, narrowed by later ones inside it; what contradicts it is told.

    Of 03/04/2025 the later ones choose the reading (`either.common_days`).
    """
    if not found:
        return None
    best = _local_day(found[0], found[1:])
    ledger.took(best, best.interval)
    for other in found:
        if other is best:
            continue
        common = common_days(best, other)
        if common is None:
            pairs = product(readings(best.interval), readings(other.interval))
            near = any(_are_near(first, second) for first, second in pairs)
            ledger.set_aside(other, best.interval, "" if near else _tell(best, other))
        elif common != best.interval:
            best = narrowed(best, other, common)
            ledger.took(other, common)
    return best


def chosen(either: Candidate, others: Iterable[Candidate], ledger: Ledger) -> Candidate:
    """The date whose two readings the document leaves open, as the first of the others has it that fits only one."""
    for other in others:
        day = common_days(either, other)
        if day is not None and day.is_day:
            ledger.took(other, day)
            return narrowed(either, other, day)
    return either


def agreed_hint(hints: Sequence[Candidate], month: Candidate | None, ledger: Ledger) -> Candidate | None:
    """The day of the hints, when there is but one: said in two places, by an address, or on the page in the `month`.

    Hints of several days cancel each other out, but for those outside of a known month. What the library says alone
    is no day: nobody knows on which words.
    """
    inside = [hint for hint in hints if hint.interval.is_day]
    if month is not None:
        inside = [hint for hint in inside if month.interval.contains(hint.interval)]
    days, places = {hint.interval for hint in inside}, {hint.where for hint in inside}
    sure = len(places) > 1 or any(_is_address(hint) for hint in inside) or (month is not None and places != {LIBRARY})
    if len(days) != 1 or not sure:
        return None
    for hint in inside:
        ledger.took(hint, hint.interval)
    return inside[0]


def _is_address(hint: Candidate) -> bool:
    return hint.basis is PublishedBasis.URL


def _local_day(first: Candidate, others: Sequence[Candidate]) -> Candidate:
    """The candidate that names the day where the page is read, when the first names an instant of universal time.

    The evening of Boston is the next day in universal time. The first source that has a local day decides, be it the
    same.
    """
    if not is_utc(first.printed.words):
        return first
    possible = local_days(first.printed.words, first.interval)
    local = (
        other
        for other in others
        if other.basis not in _NO_LOCAL_CLOCK and other.interval.is_day and not is_utc(other.printed.words)
    )
    day = next((other for other in local if possible.contains(other.interval)), first)
    return first if day.interval == first.interval else day


def _are_near(first: Interval, second: Interval) -> bool:
    wider = Interval(
        first.start and add_days(first.start, -_TOLERANCE_DAYS), first.end and add_days(first.end, _TOLERANCE_DAYS)
    )
    return wider.overlaps(second)


def _tell(best: Candidate, other: Candidate) -> str:
    return f"{best.basis} has {best.interval.edtf}, {other.basis} {other.interval.edtf}; {best.basis} is taken"
