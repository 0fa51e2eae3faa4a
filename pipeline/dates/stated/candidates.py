"""Every date that an article states of its publication, each with its source and its words, the most certain first."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipeline.articles.metadata import FoundDate, RawMetadata
from pipeline.dates.edtf import Interval, add_days
from pipeline.dates.grammar.lexicon import DateLexicon
from pipeline.dates.grammar.numeric import is_either
from pipeline.dates.inferred.constraints import PRINTED, Constraint, every_year, not_after
from pipeline.dates.spans import month_day_in
from pipeline.dates.stated.addresses import copied_date, file_date, id_date, url_date
from pipeline.dates.stated.header_form import without_update
from pipeline.dates.stated.headers import header_dates, update_dates
from pipeline.dates.stated.stamps import Printed, is_utc, read_stamp
from pipeline.records import PublishedBasis


@dataclass(frozen=True, slots=True)
class Document:
    """What is known of a document when its date is looked for.

    `raw` is its text before header lines were cut, `day_first` how its outlet writes 3 April in digits, `dateline` what
    is printed at the head of the text.
    """

    meta: RawMetadata
    path: str
    text: str
    title: str
    raw: str
    lexicon: DateLexicon
    day_first: bool | None
    dateline: Printed | None = None

    def stamp(self, words: str) -> Interval | None:
        """The days that a short string names."""
        return read_stamp(words, lexicon=self.lexicon, day_first=self.day_first)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A date that a source gives for the publication; `where` names the place inside the source.

    One that is not `sure` yields to a text that tells later days as past: the name of a file, the number of an article.
    `because` is why it is this one of the two days that 03/04/2025 can mean.
    """

    basis: PublishedBasis
    printed: Printed
    where: str = ""
    sure: bool = True
    because: str = ""

    @property
    def interval(self) -> Interval:
        """The days that it admits."""
        return self.printed.interval

    @property
    def evidence(self) -> str:
        """The source and its words, and what chose between their two readings."""
        words = f"{self.where}: {self.printed.words}" if self.where else self.printed.words
        return f"{words}; {self.because}" if self.because else words


def stated_dates(document: Document) -> Iterator[Candidate]:
    """The dates with a year, in the order of their certainty.

    Metadata, printed header lines and what a page shows as its date, a dateline, the addresses, the file name.
    """
    meta = document.meta
    stated = [FoundDate(meta.published, meta.published_from), *(f for f in meta.dates if f.kind == "stated")]
    yield from _readable(document, stated, PublishedBasis.METADATA)
    yield from _headers(document)
    line = document.dateline
    if line is not None and line.month_day is None:
        yield Candidate(PublishedBasis.DATELINE, line)
    for address in dict.fromkeys((meta.url, meta.canonical)):
        if (printed := url_date(address)) is not None:
            yield Candidate(PublishedBasis.URL, printed, "address")
    if (printed := file_date(document.path)) is not None:
        yield Candidate(PublishedBasis.FILENAME, printed, "file name", sure=False)


def hinted_dates(document: Document) -> Iterator[Candidate]:
    """What only hints at the day: dates somewhere on the page, the serial number in an address."""
    hints = [found for found in document.meta.dates if found.kind == "hint"]
    yield from _readable(document, hints, PublishedBasis.HEADER)
    for address in dict.fromkeys((document.meta.url, document.meta.canonical)):
        if (printed := id_date(address)) is not None:
            yield Candidate(PublishedBasis.URL, printed, "number in the address", sure=False)


def undated_line(document: Document) -> Candidate | None:
    """The day that a dateline, or a header line, prints without its year."""
    line = document.dateline
    if line is not None:
        return Candidate(PublishedBasis.DATELINE, line) if line.month_day else None
    return next((Candidate(PublishedBasis.HEADER, line) for line in _lines(document) if line.month_day), None)


def on_undated(line: Candidate) -> Constraint:
    """Published on the day of a line without a year, and on its weekday if it prints one."""
    printed = line.printed.month_day
    assert printed is not None

    def day_in(year: int) -> Interval | None:
        day = month_day_in(printed.month, printed.day, year)
        fits = day and day.start and printed.weekday in (None, day.start.weekday())
        return day if fits else None

    return every_year(day_in, PRINTED, line.evidence)


def until_changes(document: Document) -> Iterator[Constraint]:
    """Published no later than the document was changed, or copied; an instant may be of the next day elsewhere."""
    meta, updates = document.meta, list(_updates(document))
    if (modified := document.stamp(meta.modified)) is not None:
        updates.insert(0, Printed(modified, meta.modified))
    for update in updates:
        if (end := update.interval.end) is not None:
            yield not_after(add_days(end, int(is_utc(update.words))), PRINTED, f"updated: {update.words}")
    copied = copied_date(document.path)
    if copied is not None and copied.interval.end is not None:
        yield not_after(copied.interval.end, PRINTED, f"copied: {copied.words}")


def _updates(document: Document) -> Iterator[Printed]:
    return update_dates(document.raw, lexicon=document.lexicon, title=document.title, day_first=document.day_first)


def _readable(document: Document, found: Iterable[FoundDate], basis: PublishedBasis) -> Iterator[Candidate]:
    """The dates that can be read, each value once; of a visible one what follows "Updated" is left out."""
    unique = {item.value: item.where for item in found if item.value}
    for value, where in unique.items():
        shown = value if basis is PublishedBasis.METADATA else without_update(value)
        interval = document.stamp(shown)
        if interval is not None and (basis is PublishedBasis.METADATA or interval.is_day or is_either(interval)):
            yield Candidate(basis, Printed(interval, value), where)


def _lines(document: Document) -> Iterator[Printed]:
    return header_dates(
        document.raw,
        lexicon=document.lexicon,
        title=document.title,
        author=document.meta.author,
        day_first=document.day_first,
    )


def _headers(document: Document) -> Iterator[Candidate]:
    """What is printed or shown as the date of the article."""
    meta = document.meta
    yield from _readable(document, (found for found in meta.dates if found.kind == "shown"), PublishedBasis.HEADER)
    yield from (Candidate(PublishedBasis.HEADER, line) for line in _lines(document) if line.month_day is None)
