"""Date lines that a text prints of itself, below its title and at its end: "Published: 8 Jan. 2025, 17:48"."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from pipeline.dates.edtf import Interval
from pipeline.dates.grammar.lexicon import DateLexicon
from pipeline.dates.grammar.numeric import is_either
from pipeline.dates.grammar.phrases import find_phrases
from pipeline.dates.stated.header_form import LABEL, UPDATED, is_header, without_update
from pipeline.dates.stated.stamps import Printed, day_in_other_words, plain_stamp
from pipeline.dates.values import Known, MonthDay, Value

_LONGEST_LINE = 120
_HEAD_LINES, _TAIL_LINES, _BELOW_TITLE = 8, 4, 6
_PROSE_WORDS, _MENUS, _BYLINES = 12, 25, 2
_NEIGHBOURS = timedelta(days=1)
_OTHERS = re.compile(
    r"[\W_]*(?:related|recommended|popular|trending|latest|most (?:read|viewed|popular|commented)|"
    r"more (?:from|on|news|stories)|(?:read|see) (?:also|more|next)|also read|you (?:may|might) also|previous|"
    r"next (?:article|story)|(?:\d+ )?comments?|leave a (?:comment|reply))\b[^.!?]{0,40}",
    re.IGNORECASE,
)
"""Headings below which other articles are listed, or readers write."""
_COPYRIGHT = re.compile(r"©|\(c\)|\bcopyright\b|\ball rights\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?。।][\"”’»)\]]*$")
_STAMPED = re.compile(rf"\d:\d\d|\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)|\bsource\b|{LABEL.pattern}", re.IGNORECASE)
_OTHER_SCRIPT = re.compile(r"[\u0370-\u1fff\u3040-\ud7ff]")
_MARKS = "*_#> "
"""What Markdown puts around a line."""
_QUOTED = re.compile(r"[\"“”‘«「]")


def header_dates(
    text: str, *, lexicon: DateLexicon, title: str = "", author: str = "", day_first: bool | None = None
) -> Iterator[Printed]:
    """Publication dates of lines of their own: below the `title`, and among the first and last lines of a text.

    What follows "Updated" is not read, nor a copyright, nor what stands below "Related articles". A line counts when a
    label says so, or when nothing but a date, a time, their signs, a byline, a place or a source stands in it; at the
    end of a text only with a label, an end mark or the Juche year. Bare dates of several days cancel each other out:
    they head the entries of a calendar or a chronicle; of two neighbouring days the earlier comes first, the later is
    of the update or of the reading. A line without a year gives its `month_day`, one of a Juche year alone the year.
    "Ann Hill, May 3, 2024" may be a caption; it counts right below the title, when Ann Hill is the `author`.
    """
    head, tail = _near(text, title)
    own = _bylines(text, title, author)
    read = (_printed(line, lexicon, day_first, at_end=False, lead="By " if line in own else "") for line in head)
    found = [printed for printed in read if printed is not None]
    labelled = [printed for printed in found if LABEL.search(printed.words)]
    bare = [printed for printed in found if printed not in labelled]
    days = {printed.interval.start for printed in bare if printed.interval.start and _is_one(printed.interval)}
    yield from labelled
    if len(days) < 2 or max(days) - min(days) <= _NEIGHBOURS:
        yield from sorted(bare, key=lambda printed: printed.interval.start or date.max)
    for line in tail:
        if (printed := _printed(line, lexicon, day_first, at_end=True)) is not None:
            yield printed


def update_dates(
    text: str, *, lexicon: DateLexicon, title: str = "", day_first: bool | None = None
) -> Iterator[Printed]:
    """The days of the lines that say when the text was changed; it was published on that day or earlier."""
    head, tail = _near(text, title)
    for line in (*head, *tail):
        updated = UPDATED.match(line.lstrip(" ([")) if len(line) <= _LONGEST_LINE else None
        if updated is None:
            continue
        for phrase in find_phrases(plain_stamp(line), lexicon=lexicon, day_first=day_first)[:1]:
            if isinstance(phrase.value, Known) and phrase.value.interval.end is not None:
                yield Printed(phrase.value.interval, line)


def _near(text: str, title: str) -> tuple[list[str], list[str]]:
    """The lines where a date may be printed, at the head and at the end.

    The head are the lines right below the title and right above it, those above the first paragraph of the body, and
    the next after that, for it may be a summary. What stands higher, or parted from the body by a page's menus, is the
    frame of the page, where the day of reading is printed.
    """
    lines = _lines(text)
    below = lines.index(title) + 1 if title in lines else 0
    prose = [index for index, line in enumerate(lines) if index >= below and _is_prose(line)]
    begun, body = (*prose[:2], len(lines), len(lines))[:2]
    own = next((index for index in range(begun, len(lines)) if _OTHERS.fullmatch(lines[index])), len(lines))
    last = min(body, own)
    framed = begun - below > _MENUS
    titled = [] if framed else [*lines[below : min(below + _BELOW_TITLE, last)], *lines[max(0, below - 3) : below]]
    first = max(below, begun - _HEAD_LINES) if prose else below
    head = list(dict.fromkeys((*titled, *lines[first : min(last, first + 2 * _HEAD_LINES)])))
    tail = lines[max(last, own - _TAIL_LINES) : own]
    return head, [line for line in tail if line not in head]


def _lines(text: str) -> list[str]:
    return [bare for line in text.splitlines() if (bare := line.strip().strip(_MARKS).strip())]


def _bylines(text: str, title: str, author: str) -> list[str]:
    """The line right below the title that begins with the author's name, unless the text names this person again.

    Whom a story tells of has not written it: that line is the caption of a picture.
    """
    lines = _lines(text) if title and author and text.count(author) == 1 else []
    place = lines.index(title) + 1 if title in lines else len(lines)
    return [line for line in lines[place : place + _BYLINES] if line.startswith(author)]


def _is_prose(line: str) -> bool:
    """Whether a line is a paragraph of the body: sentences."""
    return len(line.split()) >= _PROSE_WORDS and _SENTENCE_END.search(line) is not None


def _printed(
    line: str, lexicon: DateLexicon, day_first: bool | None, *, at_end: bool, lead: str = ""
) -> Printed | None:
    """The publication date of one line, read as if it began with the `lead`; `None` when it tells something else."""
    if len(line) > _LONGEST_LINE or not any(char.isdecimal() for char in line):
        return None
    plain = plain_stamp(lead + without_update(line))
    if _COPYRIGHT.search(plain) or _QUOTED.match(plain):
        return None
    for phrase in find_phrases(plain, lexicon=lexicon, day_first=day_first):
        value = phrase.value
        readable = _is_day(value) or _is_undated(value, line) or _is_juche_year(value, line)
        if not readable or not is_header(line, plain[: phrase.start], plain[phrase.end :], at_end=at_end):
            continue
        return Printed(value.interval, line) if isinstance(value, Known) else Printed(Interval(), line, _day(value))
    if at_end or not _OTHER_SCRIPT.search(line):
        return None
    label = LABEL.match(plain)
    other = day_in_other_words(plain[label.end() :].strip(" :：") if label else plain)
    return Printed(other, line) if other else None


def _is_day(value: Value) -> bool:
    """Whether a value is one day, or two that the order of day and month leaves open."""
    return isinstance(value, Known) and _is_one(value.interval)


def _is_one(interval: Interval) -> bool:
    return interval.is_day or is_either(interval)


def _is_juche_year(value: Value, line: str) -> bool:
    """Whether a line is that of the year on a paper's mast: "Juche 113 (2024)"."""
    return (
        isinstance(value, Known) and "juche" in line.lower() and re.fullmatch(r"\d{4}", value.interval.edtf) is not None
    )


def _is_undated(value: Value, line: str) -> bool:
    """Whether a day without a year stands with its weekday, its time, its source: a bare one may be a heading."""
    return isinstance(value, MonthDay) and value.day is not None and _STAMPED.search(line) is not None


def _day(value: Value) -> MonthDay | None:
    return value if isinstance(value, MonthDay) else None
