"""When was an article published: from what it states to what can be inferred, with basis, evidence and reasons."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from pipeline.articles.metadata import RawMetadata
from pipeline.dates.edtf import Interval
from pipeline.dates.grammar.lexicon import DateLexicon
from pipeline.dates.grammar.numeric import is_either
from pipeline.dates.inferred.constraints import PRINTED, TIED, Constraint
from pipeline.dates.inferred.infer import Inferred, infer_published
from pipeline.dates.spans import month_day_in
from pipeline.dates.stated.candidates import (
    Candidate,
    Document,
    hinted_dates,
    on_undated,
    stated_dates,
    undated_line,
    until_changes,
)
from pipeline.dates.stated.choice import Ledger, agreed_hint, best_of, chosen, plausible
from pipeline.dates.stated.dateline import dateline
from pipeline.dates.stated.day_order import day_first_of
from pipeline.dates.stated.either import news_week, open_warning, readings
from pipeline.dates.stated.stamps import Printed
from pipeline.knowledge.schema import CalendarFact, PolicyFact
from pipeline.records import Article, PublicationDate, PublishedBasis

_LONGEST_EVIDENCE = 160
_DATELINE_LAG_DAYS = 7
"""A page that prints an agency's dateline follows it within so many days."""
_SURE, _UNSURE = PRINTED + 1, TIED + 1
"""What a page states of itself stands above its text; a file's name, say, yields to what the text says."""


@dataclass(frozen=True, slots=True)
class _Text:
    """What infers from the text of an article."""

    text: str
    lexicon: DateLexicon
    calendar: Sequence[CalendarFact]
    policies: Sequence[PolicyFact]
    country: Collection[str]
    today: date | None

    def infer(self, given: Sequence[Constraint]) -> Inferred:
        return infer_published(
            self.text,
            lexicon=self.lexicon,
            calendar=self.calendar,
            policies=self.policies,
            country=self.country,
            today=self.today,
            given=given,
        )


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
    country: Collection[str] = (),
    today: date | None = None,
    day_first: bool | None = None,
) -> tuple[PublicationDate, list[str]]:
    """The publication date of an article with all its reasons, and warnings.

    The first source that answers wins: metadata, a printed header line, the dateline, the address, the file name,
    else the interval that the text supports. A source that gives only a month or a year is narrowed by the next ones
    and by the text. A day before 1990 or after `today` is refused, one that a better source contradicts is passed
    over, both with a warning; so is a text that tells as past what comes after the stated day, unless only the name of
    a file states it: then the text is believed. `raw_head` is the uncut text, when header lines were cut from `text`.
    `day_first` tells how the outlet's country writes 03/04/2025; the page itself may say otherwise. `country` are the
    names of the country whose meetings `calendar` holds. Nothing reads the clock.
    """
    raw = raw_head or text
    order = day_first_of(meta, raw, day_first)
    document = Document(meta, path, text, title, raw, lexicon, order, dateline(text, lexicon=lexicon))
    told = text if not title or text.startswith(title) else f"{title}\n{text}"
    reader = _Text(told, lexicon, calendar, policies, country, today)
    ledger = Ledger()
    best = _stated(document, today, ledger)
    line = undated_line(document)
    if best is None:
        result = _inferred(document, line, reader, ledger)
    else:
        result = _confirmed(_with_line(best, line, ledger), line, document, reader, ledger)
    return result.model_copy(update={"reasons": ledger.numbered()}), ledger.warnings


def _stated(document: Document, today: date | None, ledger: Ledger) -> Candidate | None:
    """The date that the document states, or that its hints agree on."""
    best = best_of(plausible(stated_dates(document), today, ledger), ledger)
    hints = plausible(hinted_dates(document), today, Ledger())
    if best is not None and is_either(best.interval):
        return chosen(best, (hint for hint in hints if hint.basis is PublishedBasis.URL), ledger)
    if best is not None and (best.basis is not PublishedBasis.URL or best.interval.is_day):
        return best
    return agreed_hint(hints, best, ledger) or best


def _with_line(best: Candidate, line: Candidate | None, ledger: Ledger) -> Candidate:
    """The date with the day of a line that prints no year, where the year or the month is known.

    After an address or a file name, which may be of the day of the copy, a dateline of the days before is believed. Of
    the two readings of 03/04/2025 the one that the line fits is taken.
    """
    day = best.interval.start
    if line is None or day is None:
        return best
    dated = list(_in_years(line, (day.year, day.year - 1)))
    if is_either(best.interval):
        return chosen(best, dated, ledger)
    copied = best.interval.is_day and best.basis in (PublishedBasis.URL, PublishedBasis.FILENAME)
    for printed in dated:
        lag = (day - printed.interval.start).days if printed.interval.start else -1
        if best.interval.contains(printed.interval) or (copied and 0 <= lag <= _DATELINE_LAG_DAYS):
            if printed.interval == best.interval:
                return best
            ledger.took(printed, printed.interval)
            return printed
    return best


def _in_years(line: Candidate, years: Iterable[int]) -> Iterator[Candidate]:
    """The line in the years that have its day."""
    printed = line.printed.month_day
    for year in years if printed else ():
        assert printed is not None
        if (days := month_day_in(printed.month, printed.day, year)) is not None:
            yield replace(line, printed=Printed(days, line.printed.words))


def _confirmed(
    best: Candidate, line: Candidate | None, document: Document, reader: _Text, ledger: Ledger
) -> PublicationDate:
    """The stated date against the text: what contradicts it is told, an interval is narrowed."""
    stated = Constraint(readings(best.interval), _SURE if best.sure else _UNSURE, best.evidence)
    undated = [line] if line is not None and not best.sure else []
    bounds = [] if best.interval.is_day else [*until_changes(document), *_news_week(best, document)]
    result = reader.infer([stated, *map(on_undated, undated), *bounds])
    dropped = [step for step in result.steps if step.dropped]
    if any(step.reason == stated.reason for step in dropped):
        ledger.forget(best)
        return _from_text(result, [best, *undated], ledger)
    for step in dropped:
        ledger.step(step, PublishedBasis.INFERRED)
        ledger.warnings.append(
            f"publication date: {best.interval.edtf} ({best.basis}) contradicts the text: {step.reason}"
        )
    if best.interval.is_day or not best.interval.contains(result.interval) or result.interval == best.interval:
        if is_either(best.interval):
            ledger.warnings.append(open_warning(best.interval))
        return _row(best.interval, best.basis, best.evidence)
    for step in result.steps:
        if not step.dropped and step.reason != stated.reason:
            ledger.step(step, PublishedBasis.INFERRED)
    basis = best.basis if is_either(best.interval) else PublishedBasis.INFERRED
    return _row(result.interval, basis, result.evidence)


def _news_week(best: Candidate, document: Document) -> Iterable[Constraint]:
    """What the lede says of a date whose order of day and month is open."""
    if not is_either(best.interval):
        return ()
    return news_week(document.text, best.interval, lexicon=document.lexicon, title=document.title)


def _inferred(document: Document, line: Candidate | None, reader: _Text, ledger: Ledger) -> PublicationDate:
    """What the text supports; a line without a year becomes a day when the text settles the year."""
    lines = [line] if line else []
    given = [*until_changes(document), *map(on_undated, lines)]
    return _from_text(reader.infer(given), lines, ledger)


def _from_text(result: Inferred, printed: Sequence[Candidate], ledger: Ledger) -> PublicationDate:
    """The inferred date; `printed` are the stated dates that took part, one of them perhaps without a year."""
    bases = {candidate.evidence: candidate.basis for candidate in printed}
    for step in result.steps:
        ledger.step(step, bases.get(step.reason, PublishedBasis.INFERRED))
    ledger.warnings.extend(result.warnings)
    line = next((candidate for candidate in printed if candidate.printed.month_day), None)
    own = line.evidence if line else ""
    if result.interval.is_unknown:
        return PublicationDate(evidence=short_evidence(own))
    others = (step.reason for step in result.steps if not step.dropped and step.reason != own)
    basis = line.basis if line and result.interval.is_day else PublishedBasis.INFERRED
    return _row(result.interval, basis, "; ".join(filter(None, (own, *others))))


def _row(interval: Interval, basis: PublishedBasis, evidence: str) -> PublicationDate:
    return PublicationDate(
        edtf=interval.edtf, start=interval.start, end=interval.end, basis=basis, evidence=short_evidence(evidence)
    )


def publication_of(article: Article | None) -> Interval:
    """The days on which an article may have been published; any day when there is none."""
    return Interval() if article is None else Interval(article.published_start, article.published_end)


def short_evidence(evidence: str) -> str:
    """The evidence on one line, cut where a table's cell would become unreadable."""
    words = " ".join(evidence.split())
    return words if len(words) <= _LONGEST_EVIDENCE else words[: _LONGEST_EVIDENCE - 1] + "…"
