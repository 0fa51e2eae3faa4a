"""When was an article published: from what it states to what can be inferred, with basis and evidence."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from pipeline.articles.metadata import RawMetadata
from pipeline.dates.edtf import Interval, add_days
from pipeline.dates.infer import infer_published
from pipeline.dates.lexicon import DateLexicon
from pipeline.dates.printed import Printed, dateline, file_date, header_dates, read_stamp, url_date, without_update
from pipeline.dates.spans import month_day_in
from pipeline.dates.values import MonthDay
from pipeline.knowledge.schema import CalendarFact, PolicyFact
from pipeline.records import PublicationDate, PublishedBasis

_FIRST_PLAUSIBLE = date(1990, 1, 1)
_TOLERANCE_DAYS = 1
"""Two sources may name neighbouring days: they write in other time zones, or a paper prints the day after."""
_UTC = re.compile(r"\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]00:?00)$")
_LONGEST_EVIDENCE = 160


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A date that a source gives for the publication."""

    basis: PublishedBasis
    printed: Printed

    @property
    def interval(self) -> Interval:
        return self.printed.interval


def published_date(
    *,
    meta: RawMetadata,
    path: str,
    text: str,
    lexicon: DateLexicon,
    title: str = "",
    raw_head: str = "",
    calendar: Sequence[CalendarFact] = (),
    policies: Sequence[PolicyFact] = (),
    today: date | None = None,
    day_first: bool | None = None,
) -> tuple[PublicationDate, list[str]]:
    """The publication date of an article, and warnings.

    The first source that answers wins: metadata, a printed header line, the dateline, the address, the file name,
    else the interval that the text supports. A source that gives only a month or a year is narrowed by the next ones.
    A day before 1990 or after `today` is refused, one that a better source contradicts is passed over, both with a
    warning. `raw_head` is the uncut text, when header lines were cut from `text`. Nothing reads the clock.
    """
    warnings: list[str] = []
    found = list(_plausible(_candidates(meta, path, text, raw_head, title, lexicon, day_first), today, warnings))
    undated = dateline(text, lexicon=lexicon)
    month_day = undated.month_day if undated else None
    if found:
        best = _narrowed(found, warnings)
        if month_day is not None and undated is not None and not best.interval.is_day:
            best = _with_dateline(best, month_day, undated)
        elif month_day is not None and best.basis in (PublishedBasis.URL, PublishedBasis.FILENAME) and undated:
            best = _dateline_before(best, month_day, undated)
        return _row(best.interval, best.basis, best.printed.words), warnings
    return _inferred(
        text if not title or text.startswith(title) else f"{title}\n{text}",
        undated,
        lexicon,
        calendar,
        policies,
        warnings,
    )


def _candidates(
    meta: RawMetadata,
    path: str,
    text: str,
    raw_head: str,
    title: str,
    lexicon: DateLexicon,
    day_first: bool | None,
) -> Iterator[_Candidate]:
    """What each source gives, the most certain first."""
    for value in dict.fromkeys((meta.published, *(found.value for found in meta.dates))):
        if (interval := read_stamp(value, lexicon=lexicon, day_first=day_first)) is not None:
            yield _Candidate(PublishedBasis.METADATA, Printed(interval, value))
    header = without_update(meta.published_header)
    if (interval := read_stamp(header, lexicon=lexicon, day_first=day_first)) is not None:
        yield _Candidate(PublishedBasis.HEADER, Printed(interval, meta.published_header))
    for printed in header_dates(raw_head or text, lexicon=lexicon, title=title, day_first=day_first):
        yield _Candidate(PublishedBasis.HEADER, printed)
    line = dateline(text, lexicon=lexicon)
    if line is not None and line.month_day is None:
        yield _Candidate(PublishedBasis.DATELINE, line)
    if (printed_url := url_date(meta.url)) is not None:
        yield _Candidate(PublishedBasis.URL, printed_url)
    if (printed_name := file_date(path)) is not None:
        yield _Candidate(PublishedBasis.FILENAME, printed_name)


def _plausible(candidates: Iterator[_Candidate], today: date | None, warnings: list[str]) -> Iterator[_Candidate]:
    """The candidates inside the plausible bounds."""
    latest = None if today is None else today + timedelta(days=_TOLERANCE_DAYS)
    for candidate in candidates:
        start = candidate.interval.start
        if start is None or start < _FIRST_PLAUSIBLE or (latest is not None and start > latest):
            warnings.append(
                f"publication date {candidate.printed.words!r} ({candidate.basis}) is not plausible: refused"
            )
        else:
            yield candidate


def _narrowed(found: list[_Candidate], warnings: list[str]) -> _Candidate:
    """The first candidate, narrowed by later ones inside it; what contradicts it is told."""
    best = next((other for other in found[1:] if _is_local_day_of(found[0], other)), found[0])
    for other in found[1:]:
        common = best.interval.intersection(other.interval)
        if common is not None and common != best.interval:
            best = _Candidate(other.basis, Printed(common, other.printed.words))
        elif common is None and not _are_near(best.interval, other.interval):
            warnings.append(
                f"publication date: {best.basis} has {best.interval.edtf}, {other.basis} {other.interval.edtf}; "
                f"{best.basis} is taken"
            )
    return best


def _is_local_day_of(instant: _Candidate, other: _Candidate) -> bool:
    """Whether an instant in UTC is the evening, or the morning, of the day that the page's address names."""
    if not _UTC.search(instant.printed.words) or other.basis is not PublishedBasis.URL or not other.interval.is_day:
        return False
    return instant.interval != other.interval and _are_near(instant.interval, other.interval)


def _are_near(first: Interval, second: Interval) -> bool:
    wider = Interval(
        first.start and add_days(first.start, -_TOLERANCE_DAYS), first.end and add_days(first.end, _TOLERANCE_DAYS)
    )
    return wider.overlaps(second)


def _with_dateline(best: _Candidate, month_day: MonthDay, line: Printed) -> _Candidate:
    """The day of a dateline in the year or month that another source gives."""
    start = best.interval.start
    day = month_day_in(month_day.month, month_day.day, start.year) if start else None
    common = day and best.interval.intersection(day)
    return _Candidate(PublishedBasis.DATELINE, Printed(common, line.words)) if common else best


def _dateline_before(best: _Candidate, month_day: MonthDay, line: Printed) -> _Candidate:
    """A dateline with the year of the address or file name, when it lies at most a few days before that day."""
    day = best.interval.start
    if day is None:
        return best
    for year in (day.year, day.year - 1):
        printed = month_day_in(month_day.month, month_day.day, year)
        if printed and printed.start and 0 <= (day - printed.start).days <= 7:
            return _Candidate(PublishedBasis.DATELINE, Printed(printed, line.words))
    return best


def _inferred(
    text: str,
    line: Printed | None,
    lexicon: DateLexicon,
    calendar: Sequence[CalendarFact],
    policies: Sequence[PolicyFact],
    warnings: list[str],
) -> tuple[PublicationDate, list[str]]:
    """What the text supports; a dateline without a year becomes a day when the text settles the year."""
    month_day = line.month_day if line else None
    result = infer_published(text, lexicon=lexicon, calendar=calendar, policies=policies, dateline=month_day)
    warnings.extend(result.warnings)
    if result.interval.is_unknown:
        return PublicationDate(evidence=line.words if line else ""), warnings
    if line is not None and result.interval.is_day:
        return _row(result.interval, PublishedBasis.DATELINE, f"{line.words}; {result.evidence}"), warnings
    evidence = f"{line.words}; {result.evidence}" if line else result.evidence
    return _row(result.interval, PublishedBasis.INFERRED, evidence), warnings


def _row(interval: Interval, basis: PublishedBasis, evidence: str) -> PublicationDate:
    words = " ".join(evidence.split())
    return PublicationDate(
        edtf=interval.edtf,
        start=interval.start,
        end=interval.end,
        basis=basis,
        evidence=words if len(words) <= _LONGEST_EVIDENCE else words[: _LONGEST_EVIDENCE - 1] + "…",
    )
