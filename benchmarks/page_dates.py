"""Score publication dates of web pages, beside htmldate on the same pages in the same run.

    python benchmarks/page_dates.py FOLDER [--today 2026-01-01] [--errors]

FOLDER is laid out like htmldate's evaluation set: `labels.json` (address -> {"file", "date"}) and `html/FILE`, plain or
gzip. Our pages go through the pipeline's own reader three times: as records that come with their address, as files
that say no more than their source, and as plain texts of what a reader sees. htmldate is asked for the original date
with the address given, extensive and fast. Each line gives the pages whose day is right, wrong, inside the given
interval, outside of it, or unknown, and the seconds taken; a page that the pipeline rejects keeps the date that it
states. A second table says how often each basis answered, and how often it missed.
"""

import argparse
import gzip
import json
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from htmldate import find_date

from pipeline.articles.encoding import decode
from pipeline.articles.html import shown_page
from pipeline.articles.metadata import RawMetadata
from pipeline.config import Settings
from pipeline.dates.edtf import Interval, parse_edtf
from pipeline.intake import Reader
from pipeline.knowledge.load import load_pack
from pipeline.stages import NoProgress

Form = Literal["record", "page", "text"]
"""A record that knows its address, a file that says no more than its source, or the lines that a reader sees."""
OUTCOMES = ("right", "wrong", "holds", "misses", "unknown")


@dataclass(frozen=True, slots=True)
class Page:
    """A labelled page; `day` is `None` when it states none, and then no answer is the right one."""

    address: str
    source: bytes
    day: date | None


@dataclass(frozen=True, slots=True)
class Answer:
    """The days that somebody gives for a page, where they come from, and on which words."""

    interval: Interval
    basis: str = ""
    evidence: str = ""

    def outcome(self, day: date | None) -> str:
        """What the answer is worth, one of `OUTCOMES`."""
        if day is None:
            return "right" if self.interval.is_unknown else "wrong"
        if self.interval.is_unknown:
            return "unknown"
        holds = self.interval.contains(Interval.day(day))
        if self.interval.is_day:
            return "right" if holds else "wrong"
        return "holds" if holds else "misses"


def read_pages(folder: Path) -> Iterator[Page]:
    """The labelled pages of a folder, in the order of their addresses."""
    labels = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
    for address, label in sorted(labels.items()):
        source = (folder / "html" / label["file"]).read_bytes()
        source = gzip.decompress(source) if label["file"].endswith(".gz") else source
        day = label["date"] if isinstance(label["date"], str) else ""
        yield Page(address, source, date.fromisoformat(day) if day else None)


def ours(pages: list[Page], today: date, *, form: Form) -> list[Answer]:
    """The pipeline's answers, by its own reader."""
    reader = Reader(load_pack(), Settings(today=today))
    with TemporaryDirectory() as folder:
        corpus = Path(folder)
        if form == "record":
            records = ({"html": decode(page.source, markup=True), "url": page.address} for page in pages)
            (corpus / "pages.jsonl").write_text("".join(json.dumps(record) + "\n" for record in records))
        for number, page in enumerate(pages, 1):
            if form == "page":
                (corpus / f"{number}.html").write_bytes(page.source)
            elif form == "text":
                lines, _ = shown_page(decode(page.source, markup=True), RawMetadata())
                (corpus / f"{number}.txt").write_bytes(lines.encode("utf-8", "replace"))
        articles = {article.path: article for article in reader.corpus(corpus, NoProgress()).articles}
    paths = {"record": "pages.jsonl#{}", "page": "{}.html", "text": "{}.txt"}
    return [
        Answer(parse_edtf(article.published), article.published_basis, article.published_evidence or article.reason)
        for article in (articles[paths[form].format(number)] for number in range(1, len(pages) + 1))
    ]


def theirs(pages: list[Page], today: date, *, extensive: bool) -> list[Answer]:
    """Htmldate's answers; "" where it finds nothing."""
    found = (
        find_date(
            decode(page.source, markup=True),
            extensive_search=extensive,
            original_date=True,
            url=page.address,
            max_date=today.isoformat(),
        )
        for page in pages
    )
    return [Answer(parse_edtf(day or "")) for day in found]


def report(name: str, pages: list[Page], answer: Callable[[], list[Answer]]) -> list[Answer]:
    """Asks, prints a line of figures, and gives the answers."""
    begun = time.perf_counter()
    answers = answer()
    seconds = time.perf_counter() - begun
    counts = Counter(found.outcome(page.day) for page, found in zip(pages, answers, strict=True))
    figures = "  ".join(f"{outcome} {counts[outcome]:3}" for outcome in OUTCOMES)
    sys.stdout.write(f"{name:22} {figures}  of {len(pages)}  {seconds:6.1f} s\n")
    return answers


def print_bases(pages: list[Page], answers: list[Answer]) -> None:
    """How often each basis answered, and how often it was wrong or missed the day."""
    tally: dict[str, Counter[str]] = {}
    for page, found in zip(pages, answers, strict=True):
        tally.setdefault(found.basis, Counter())[found.outcome(page.day)] += 1
    for basis, counts in sorted(tally.items(), key=lambda item: -item[1].total()):
        wrong = counts["wrong"] + counts["misses"]
        sys.stdout.write(f"  {basis:10} {counts.total():4} answers, {wrong} of them wrong\n")


def print_errors(pages: list[Page], answers: Mapping[str, list[Answer]]) -> None:
    """Each page that the pipeline does not date rightly, with its evidence and htmldate's answers."""
    for number, page in enumerate(pages):
        found = {name: given[number] for name, given in answers.items()}
        if found["ours, with address"].outcome(page.day) == found["ours, file alone"].outcome(page.day) == "right":
            continue
        sys.stdout.write(f"\n{page.day} {page.address}\n")
        for name, answer in found.items():
            sys.stdout.write(f"  {name:22} {answer.interval.edtf or '-':22} {answer.basis} {answer.evidence!r}\n")


def main() -> None:
    """Print the figures for a folder."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--today", type=date.fromisoformat, default=date(2026, 1, 1), help="no page is younger")
    parser.add_argument("--errors", action="store_true", help="list the pages that are not right")
    arguments = parser.parse_args()
    pages, today = list(read_pages(arguments.folder)), arguments.today
    if not pages:
        sys.exit(f"{arguments.folder}: labels.json names no page")
    runs: dict[str, Callable[[], list[Answer]]] = {
        "ours, with address": lambda: ours(pages, today, form="record"),
        "ours, file alone": lambda: ours(pages, today, form="page"),
        "ours, visible text": lambda: ours(pages, today, form="text"),
        "htmldate, extensive": lambda: theirs(pages, today, extensive=True),
        "htmldate, fast": lambda: theirs(pages, today, extensive=False),
    }
    answers = {name: report(name, pages, run) for name, run in runs.items()}
    print_bases(pages, answers["ours, with address"])
    if arguments.errors:
        print_errors(pages, answers)


if __name__ == "__main__":
    main()
