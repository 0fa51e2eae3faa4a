"""Date texts that carry no date: title and text alone, no metadata, no address, no file name.

    python benchmarks/undated.py FILE [--strip-datelines] [--compare [--today 2026-01-31]] [--errors]

FILE is JSON lines with `title`, `text` and `date`, the true day. Printed are how many datelines have the right month
and day, and how the year came out: right, wrong, open or longer than a year but holding the true day, or unknown. With
`--strip-datelines` the datelines are cut first, and the figures are those of the inferred intervals: how many hold the
true day, how many do not, how wide the closed ones are. Each constraint is also held against the true day by itself: a
false one may do no harm in this file, and harm in the next. `--compare` runs `dateparser.search.search_dates` (the
first date that it finds in the first 500 characters) and `htmldate` (the text as a page) on the same texts. The first
takes a missing year from the day of reading: `--today`, else the newest day of the file, which no reader later has.
"""

import argparse
import html
import json
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import partial
from pathlib import Path
from statistics import median

from pipeline.articles.metadata import RawMetadata
from pipeline.dates.edtf import Interval
from pipeline.dates.grammar.lexicon import DateLexicon, load_lexicon
from pipeline.dates.inferred.infer import constraints_of
from pipeline.dates.published import published_date
from pipeline.dates.stated.dateline import dateline
from pipeline.knowledge.load import KnowledgePack, load_pack
from pipeline.records import PublicationDate

_SEARCHED = 500
"""How much of a text the libraries get: they take the first date, and the whole text would cost minutes."""


@dataclass(frozen=True, slots=True)
class Record:
    """A text and the day on which it appeared."""

    title: str
    text: str
    day: date


@dataclass(slots=True)
class Tally:
    """Counts over all texts."""

    texts: int = 0
    datelines: int = 0
    right_datelines: int = 0
    right_years: int = 0
    wrong_years: int = 0
    unknown: int = 0
    closed: int = 0
    open: int = 0
    missed: int = 0
    widths: list[int] = field(default_factory=list)
    constraints: int = 0
    false_constraints: int = 0


def read_records(path: Path) -> list[Record]:
    """The records of a file that have a day."""
    rows = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip())
    return [
        Record(row.get("title", ""), row["text"], date.fromisoformat(row["date"][:10])) for row in rows if row["date"]
    ]


def without_dateline(record: Record, lexicon: DateLexicon) -> Record:
    """The record with the words of its dateline cut."""
    line = dateline(record.text, lexicon=lexicon)
    return record if line is None else Record(record.title, record.text.replace(line.words, "", 1), record.day)


def publication(record: Record, lexicon: DateLexicon, pack: KnowledgePack) -> PublicationDate:
    """What the cascade says of the bare text."""
    return published_date(
        meta=RawMetadata(),
        path="",
        text=record.text,
        title=record.title,
        lexicon=lexicon,
        calendar=pack.calendar,
        policies=pack.policies,
        country=pack.home_names(),
    )[0]


def tally(records: Iterable[Record], lexicon: DateLexicon, pack: KnowledgePack, *, errors: bool) -> Tally:
    """The counts over the records; with `errors` each wrong answer is printed."""
    counts = Tally()
    for record in records:
        counts.texts += 1
        line = dateline(record.text, lexicon=lexicon)
        if line is not None and line.month_day is not None:
            right = (line.month_day.month, line.month_day.day) == (record.day.month, record.day.day)
            counts.datelines += 1
            counts.right_datelines += right
            _say(errors and not right, f"dateline {line.words!r}, {record.day}: {record.title}")
        _add(counts, record, publication(record, lexicon, pack), errors=errors)
    return counts


def count_constraints(
    counts: Tally, records: Iterable[Record], lexicon: DateLexicon, pack: KnowledgePack, *, errors: bool
) -> None:
    """Count what the texts say of their publication, and what of it is not true."""
    for record in records:
        text = f"{record.title}\n{record.text}"
        for found in constraints_of(
            text, lexicon=lexicon, calendar=pack.calendar, policies=pack.policies, country=pack.home_names()
        ):
            holds = any(days.contains(Interval.day(record.day)) for days in found.allowed)
            counts.constraints += 1
            counts.false_constraints += not holds
            _say(errors and not holds, f"false: {found.reason}, {record.day}: {record.title}")


def _add(counts: Tally, record: Record, found: PublicationDate, *, errors: bool) -> None:
    interval = Interval(found.start, found.end)
    if interval.is_unknown:
        counts.unknown += 1
        return
    counts.closed += interval.days is not None
    counts.open += interval.days is None
    if interval.days is not None:
        counts.widths.append(interval.days)
    year, days = Interval.year(record.day.year), Interval.day(record.day)
    counts.right_years += year.contains(interval)
    counts.wrong_years += not year.overlaps(interval)
    counts.missed += not interval.contains(days)
    if not interval.contains(days):
        _say(errors, f"{found.edtf} misses {record.day}: {record.title} [{found.evidence}]")


def first_of_dateparser(record: Record, today: date) -> date | None:
    """The first date that `search_dates` finds, counted from the day given."""
    from dateparser.search import search_dates  # only for the comparison

    settings = {"RELATIVE_BASE": datetime(today.year, today.month, today.day)}
    found = search_dates(f"{record.title}\n{record.text}"[:_SEARCHED], languages=["en"], settings=settings)
    return found[0][1].date() if found else None


def day_of_htmldate(record: Record) -> date | None:
    """What `htmldate` says of the text as a page."""
    from htmldate import find_date  # only for the comparison

    paragraphs = "".join(f"<p>{html.escape(line)}</p>" for line in record.text.splitlines())
    page = f"<html><head><title>{html.escape(record.title)}</title></head><body>{paragraphs}</body></html>"
    found = find_date(page, extensive_search=True, original_date=True)
    return date.fromisoformat(found) if found else None


def compared(name: str, records: list[Record], day_of: Callable[[Record], date | None]) -> str:
    """The figures of a library that answers with a day or with nothing."""
    begun = time.perf_counter()
    days = [day_of(record) for record in records]
    exact = sum(day == record.day for day, record in zip(days, records, strict=True))
    none = days.count(None)
    return (
        f"{name}: {_share(exact, len(days))} the day, {_share(len(days) - exact - none, len(days))} wrong, "
        f"{_share(none, len(days))} nothing, {time.perf_counter() - begun:.1f} s"
    )


def _share(part: int, whole: int) -> str:
    return f"{part} of {whole} ({part / whole:.1%})" if whole else "0 of 0"


def _say(wanted: bool, line: str) -> None:
    if wanted:
        sys.stdout.write(line + "\n")


def report(counts: Tally, seconds: float) -> str:
    """The figures in four lines."""
    answered = counts.texts - counts.unknown
    held = answered - counts.missed
    wide = f"{median(counts.widths):.0f}" if counts.widths else "-"
    return (
        f"datelines with the right month and day: {_share(counts.right_datelines, counts.datelines)}\n"
        f"year: right {_share(counts.right_years, counts.texts)}, wrong {counts.wrong_years}, longer or open "
        f"{answered - counts.right_years - counts.wrong_years}, unknown {_share(counts.unknown, counts.texts)}\n"
        f"answers that hold the true day: {_share(held, answered)}, wrong {_share(counts.missed, counts.texts)}, "
        f"closed {counts.closed} (median width {wide} days), open {counts.open}, {seconds:.2f} s\n"
        f"constraints: {counts.constraints}, false {counts.false_constraints}"
    )


def main() -> None:
    """Read the arguments, date the texts, print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path, help="JSON lines with title, text and date")
    parser.add_argument("--strip-datelines", action="store_true", help="cut the datelines first")
    parser.add_argument("--compare", action="store_true", help="run dateparser and htmldate too")
    parser.add_argument("--today", type=date.fromisoformat, help="the day of reading, for dateparser")
    parser.add_argument("--errors", action="store_true", help="print each wrong answer")
    arguments = parser.parse_args()
    lexicon, pack = load_lexicon(), load_pack()
    records = read_records(arguments.file)
    if arguments.strip_datelines:
        records = [without_dateline(record, lexicon) for record in records]
    begun = time.perf_counter()
    counts = tally(records, lexicon, pack, errors=arguments.errors)
    seconds = time.perf_counter() - begun
    count_constraints(counts, records, lexicon, pack, errors=arguments.errors)
    sys.stdout.write(report(counts, seconds) + "\n")
    if arguments.compare and records:
        today = arguments.today or max(record.day for record in records)
        sys.stdout.write(compared("dateparser", records, partial(first_of_dateparser, today=today)) + "\n")
        sys.stdout.write(compared("htmldate", records, day_of_htmldate) + "\n")


if __name__ == "__main__":
    main()
