"""Dates across articles: what the dated half of a corpus says about the half that lost its dates.

    python benchmarks/across.py FILE [FOLDER …] [--share 0.5] [--strip-datelines] [--errors]

FILE is JSON lines with `title`, `text`, `url` and `date`, the true day. The share of its records that lose their date
is fixed by a hash of their numbers. They are run together with the rest, and with the articles of each FOLDER, which
stay as they are. Printed are the records that have no day by themselves, how many of them other articles narrowed,
whether the narrower date holds the true day, and the median width of the closed ones before and after, in days.
"""

import argparse
import hashlib
import json
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from statistics import median

from pipeline.dates.edtf import Interval, parse_edtf
from pipeline.dates.grammar.lexicon import load_lexicon
from pipeline.dates.stated.dateline import dateline
from pipeline.flow import run
from pipeline.records import PublishedBasis
from pipeline.tables.read import Tables, read_tables

_NAME = "records.jsonl"


@dataclass(frozen=True, slots=True)
class Outcome:
    """A record that lost its date and has no day of its own."""

    path: str
    true: date
    before: Interval
    after: Interval
    evidence: str

    @property
    def is_narrowed(self) -> bool:
        """Whether other articles made it narrower."""
        return self.before != self.after

    @property
    def is_right(self) -> bool:
        """Whether the true day is still possible."""
        return self.after.contains(Interval.day(self.true))


def loses_date(number: int, share: float) -> bool:
    """Whether the record with this number (from 1) is one of the share."""
    digest = hashlib.sha256(str(number).encode()).digest()
    return int.from_bytes(digest[:8]) < share * 2**64


def write_corpus(file: Path, folder: Path, *, share: float, strip_datelines: bool) -> dict[str, date]:
    """Write the records to a folder, some without their date; the true days of these by path."""
    lexicon = load_lexicon()
    true: dict[str, date] = {}
    lines = []
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
        record = json.loads(line)
        if loses_date(number, share):
            true[f"{_NAME}#{number}"] = date.fromisoformat(record.pop("date")[:10])
            printed = dateline(record["text"], lexicon=lexicon) if strip_datelines else None
            record["text"] = record["text"].replace(printed.words, "", 1) if printed else record["text"]
        lines.append(json.dumps(record))
    (folder / _NAME).write_text("\n".join(lines) + "\n", encoding="utf-8")
    return true


def outcomes(tables: Tables, true: dict[str, date]) -> Iterator[Outcome]:
    """What became of the records that have no day of their own."""
    steps = tables.date_reasons[~tables.date_reasons.set_aside]
    own = steps[steps.basis != PublishedBasis.CORPUS].groupby("article_id").published.last()
    for article in tables.articles.itertuples(index=False):
        if article.path not in true:
            continue
        after = parse_edtf(article.published)
        is_narrowed = article.published_basis == PublishedBasis.CORPUS
        before = parse_edtf(own.get(article.article_id, "")) if is_narrowed else after
        if not before.is_day:
            yield Outcome(article.path, true[article.path], before, after, article.published_evidence)


def report(found: list[Outcome]) -> str:
    """The figures on one line."""
    narrowed = [one for one in found if one.is_narrowed]
    right = sum(one.is_right for one in narrowed)
    exact = sum(one.after.is_day for one in narrowed)
    before = [one.before.days for one in narrowed if one.before.days]
    after = [one.after.days for one in narrowed if one.after.days]
    return (
        f"without a day {len(found)}: narrowed {len(narrowed)} ({exact} to the day), right {right}, "
        f"wrong {len(narrowed) - right}; closed {len(before)} before, {len(after)} after; "
        f"median width {_median(before)} before, {_median(after)} after"
    )


def _median(widths: list[int]) -> str:
    return f"{median(widths):g}" if widths else "open"


def main() -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("folders", type=Path, nargs="*")
    parser.add_argument("--share", type=float, default=0.5)
    parser.add_argument("--strip-datelines", action="store_true")
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        corpus, outputs = Path(name, "corpus"), Path(name, "outputs")
        corpus.mkdir()
        for number, folder in enumerate(options.folders):
            shutil.copytree(folder, corpus / f"beside{number}")
        true = write_corpus(options.file, corpus, share=options.share, strip_datelines=options.strip_datelines)
        run(corpus, outputs)
        found = list(outcomes(read_tables(outputs), true))
    print(f"{options.file.name}: {len(true)} records lost their date; {report(found)}")
    if options.errors:
        for one in found:
            if one.is_narrowed and not one.is_right:
                print(f"{one.path} {one.true}: {one.before.edtf} -> {one.after.edtf} ({one.evidence})", file=sys.stderr)


if __name__ == "__main__":
    main()
