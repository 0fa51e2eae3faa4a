"""Score the date phrases on TimeML documents: spans and values as in TempEval-3, task A.

    python benchmarks/timex.py FOLDER [--errors]

FOLDER holds `.tml` files. Relaxed spans overlap by a character, strict ones are equal; the value figure is the relaxed
F1 times the share of matched spans with the right value. The document's own date is given and not scored. Frequencies,
clock times and bare lengths of time are outside our grammar and count as missed.
"""

import argparse
import html
import re
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pipeline.dates.edtf import Interval, parse_edtf
from pipeline.dates.lexicon import DateLexicon, load_lexicon
from pipeline.dates.phrases import DatePhrase
from pipeline.dates.resolve import resolve
from pipeline.dates.story import Sighting, read_story
from pipeline.dates.values import Bound, Part, Period, Range, Stretch, Vague, Value, parts_of

_TIMEX = re.compile(r"<TIMEX3([^>]*)>(.*?)</TIMEX3>", re.DOTALL)
_TAG = re.compile(r"<[^>]+>")
_DURATION_UNITS = {"day": "D", "week": "W", "month": "M", "quarter": "Q", "year": "Y", "decade": "DE", "century": "CE"}
_LEADS = re.compile(r"(?:since|from|until|till|by|before|after|between|early in|late in)\s+(?:the\s+)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Timex:
    """A time expression: its place in the text and its TIMEX3 value."""

    start: int
    end: int
    value: str


@dataclass(slots=True)
class Tally:
    """Counts over all documents."""

    gold: int = 0
    found: int = 0
    relaxed: int = 0
    strict: int = 0
    right: int = 0

    def f1(self, hits: int) -> float:
        """F1 with so many hits."""
        return 2 * hits / (self.gold + self.found) if self.gold + self.found else 0.0


def read_document(raw: str) -> tuple[str, date, list[Timex]]:
    """The plain text, the document's date and the gold expressions of a TimeML file."""
    dct = re.search(r'<DCT>.*?value="(\d{4}-\d\d-\d\d)', raw, re.DOTALL)
    if dct is None:
        raise ValueError("no document date")
    body = raw[raw.index("<TEXT>") + 6 : raw.index("</TEXT>")]
    text, gold, last = "", [], 0
    for match in _TIMEX.finditer(body):
        text += _plain(body[last : match.start()])
        words = _plain(match[2])
        value = re.search(r'\bvalue="([^"]*)"', match[1])
        gold.append(Timex(len(text), len(text) + len(words), value[1] if value else ""))
        text += words
        last = match.end()
    return text + _plain(body[last:]), date.fromisoformat(dct[1]), gold


def _plain(marked: str) -> str:
    return html.unescape(_TAG.sub("", marked))


def found_timexes(text: str, dct: date, lexicon: DateLexicon) -> Iterator[Timex]:
    """Our phrases as time expressions; the two ends of a range are two expressions."""
    for sighting in read_story(text, lexicon=lexicon).sightings:
        phrase, value = sighting.phrase, sighting.value
        if isinstance(value, Range):
            yield from _ends(phrase, value, dct, sighting)
            continue
        lead = _LEADS.match(phrase.text) if isinstance(value, Bound) else None
        inner = value.value if isinstance(value, Bound) else value
        yield Timex(phrase.start + (lead.end() if lead else 0), phrase.end, timex_value(inner, dct, sighting))


def _ends(phrase: DatePhrase, value: Range, dct: date, sighting: Sighting) -> Iterator[Timex]:
    parts = re.split(r"\s+(?:to|and|until|through)\s+|\s?[-–]\s?", _LEADS.sub("", phrase.text, count=1), maxsplit=1)
    place = phrase.start
    for part, end in zip(parts, (value.first, value.last), strict=False):
        place = phrase.start + phrase.text.index(part, place - phrase.start)
        yield Timex(place, place + len(part), timex_value(end, dct, sighting))
        place += len(part)


def timex_value(value: Value, dct: date, sighting: Sighting) -> str:
    """The TIMEX3 value of a meaning, counted from the document's date."""
    if isinstance(value, Vague):
        return {"now": "PRESENT_REF", "recent": "PAST_REF", "soon": "FUTURE_REF"}[value.kind]
    if isinstance(value, Stretch):
        return f"P{value.high}{_DURATION_UNITS[value.unit]}"
    whole = next((p for p in parts_of(value) if not isinstance(p, Part)), value)
    interval = resolve(whole, Interval.day(dct), tense=sighting.tense).interval
    if isinstance(whole, Period) and whole.unit == "week" and interval.start:
        return f"{interval.start:%G-W%V}"
    return _by_precision(interval)


def _by_precision(interval: Interval) -> str:
    edtf = interval.edtf
    if interval.start and interval.days and interval.start.year % 100 == 1 and interval.days > 36500:
        return f"{interval.start.year // 100:02}"
    if interval.start and interval.days and 3650 <= interval.days <= 3660:
        return f"{interval.start.year // 10}"
    return edtf


def score(folder: Path, lexicon: DateLexicon, *, errors: bool) -> Tally:
    """The counts over the documents of a folder; with `errors` each difference is printed."""
    tally = Tally()
    for path in sorted(folder.glob("*.tml")):
        text, dct, gold = read_document(path.read_text(encoding="utf-8"))
        found = list(found_timexes(text, dct, lexicon))
        tally.gold += len(gold)
        tally.found += len(found)
        free = list(found)
        for item in gold:
            match = next((f for f in free if f.start < item.end and item.start < f.end), None)
            if match is None:
                _say(errors, f"{path.stem}: missed {text[item.start : item.end]!r} {item.value}")
                continue
            free.remove(match)
            tally.relaxed += 1
            tally.strict += (match.start, match.end) == (item.start, item.end)
            tally.right += _same(match.value, item.value)
            if not _same(match.value, item.value):
                _say(errors, f"{path.stem}: {text[item.start : item.end]!r} is {item.value}, got {match.value}")
        for extra in free:
            _say(errors, f"{path.stem}: too much {text[extra.start : extra.end]!r} {extra.value}")
    return tally


def _same(ours: str, gold: str) -> bool:
    """Whether two values are the same; the hour of a day is not ours to tell."""
    return ours == gold or (gold.startswith(ours + "T") and bool(parse_edtf(ours).is_day))


def _say(wanted: bool, line: str) -> None:
    if wanted:
        sys.stdout.write(line + "\n")


def main() -> None:
    """Read the arguments, score, print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="folder of .tml files")
    parser.add_argument("--errors", action="store_true", help="print each difference")
    arguments = parser.parse_args()
    lexicon = load_lexicon()
    start = time.perf_counter()
    tally = score(arguments.folder, lexicon, errors=arguments.errors)
    seconds = time.perf_counter() - start
    accuracy = tally.right / tally.relaxed if tally.relaxed else 0.0
    relaxed = tally.f1(tally.relaxed)
    sys.stdout.write(
        f"gold {tally.gold}, found {tally.found}: relaxed F1 {relaxed:.3f}, strict F1 {tally.f1(tally.strict):.3f}, "
        f"value F1 {relaxed * accuracy:.3f}, {seconds:.2f} s\n"
    )


if __name__ == "__main__":
    main()
