"""Dates that a page prints or states about itself: metadata strings, header lines, datelines, addresses, file names."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from pipeline.dates.edtf import Interval
from pipeline.dates.lexicon import DateLexicon
from pipeline.dates.numeric import day_or_none
from pipeline.dates.phrases import find_phrases
from pipeline.dates.values import Known, MonthDay

_ISO_MONTH = re.compile(r"((?:19|20)\d\d)-(\d\d)")
_COMPACT = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)(?:[T_ -]?\d{4,6}Z?)?")
_SHORT_YEAR = re.compile(r"^(\d{1,2}[./-]\d{1,2}[./-])(\d\d)(?!\d)")
_CLOCK = re.compile(r"(?:(?<=\d)[T_]|\b)\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z\b|[+-]\d{2}:?\d{2}\b)?")
_JUCHE_DAY = re.compile(
    r"\bjuche ?(\d{2,3}) ?(?:\((\d{4})\))?[., ]{1,2}(\d{1,2})[., ]{1,2}(\d{1,2})\b\.?(?!\d)", re.IGNORECASE
)
_JUCHE_TAG = re.compile(r"\b(\d{4}),? \(?juche ?\d{2,3}\)?", re.IGNORECASE)
_JUCHE_EVE = 1911
_MAY = re.compile(r"\bMay\.", re.IGNORECASE)
"""Some papers put a stop after every month, be it abbreviated or not."""
_LONGEST_STAMP, _LONGEST_LINE = 80, 120
_LANGUAGES = ["en", "ko", "ja", "zh", "ru", "de", "fr", "es"]
"""The languages of the agencies' pages; all two hundred would cost seconds for a stamp that is no date."""
_UPDATED = re.compile(
    r"\b(?:last\s+)?(?:updated?|modif(?:ied|y)|edited|revised|corrected)\b|수정|업데이트", re.IGNORECASE
)
_UPDATED_DATE = re.compile(rf"(?:{_UPDATED.pattern})\s+date", re.IGNORECASE)
_LABEL = re.compile(
    r"\b(?:first published|publish(?:ed)?|publication date|posted|writ(?:ten|e)|released?|issued|uploaded|registered|"
    r"created|submitted|filed|input|date)\b|입력|등록|게재|송고",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:\.\d+)?)?|\b\d{0,2} ?[ap]\.?m\b\.?|"
    r"\b(?:KST|GMT|UTC|JST|EST|EDT|ET|PST|BST|ICT|CST|Z)\b|"
    r"[+-]\d{1,2}:?\d\d|\b(?:at|on|by)\b|\b(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?\b\.?|"
    r"\b(?:korea|seoul|local|standard) time\b|\b(?:page|p\.|vol\.|no\.) ?\d+|\b\d+ min(?:ute)?s?(?: read)?\b|"
    r"\b\d+ (?:min(?:ute)?|hour|day|week)s? ago\b",
    re.IGNORECASE,
)
"""What a line may hold beside its date: the time, the weekday, the page."""
_BAR = re.compile(r"\s*[|·•/]\s*")
_BYLINE = re.compile(r"^by[ :]+(?:[^\W\d_][\w.'’-]*,? ){1,8}$", re.IGNORECASE)
_LABEL_WORDS = re.compile(r"(?:[A-Z][\w.'’&-]*,? ?(?:(?:and|of|the|for) )*){1,5}")
"""A name or a section that a bar parts from the date: no words of a sentence."""
_HEAD_LINES, _TAIL_LINES = 8, 4

_DATELINE_END = re.compile(
    r"^[\s.,]*(?:(?:\([^()\n]{2,40}\)|KCNA|Yonhap|Xinhua)[\s.]*(?:[-–—]{1,3}|:|\n|$)?|[-–—]{1,3}\s)"
)
_DATELINE_PLACE = re.compile(r"^\(?[^\W\d_][^\n()\d]{1,50}?,?\s*$")
_AGENCY_END = re.compile(r"^[\s.,]*\([^\W\d_][^()\n]{1,40}\)[\s.]*(?:[-–—]{1,3}|:)")
"""What follows a dateline without a place: only an agency marks it."""
_DATELINE_HEAD = 110
_DATELINE_PARAGRAPHS = 5

_URL_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)([/_.-])(\d{1,2})\2(\d{1,2})(?!\d)")
_URL_COMPACT = re.compile(r"(?<![\w-])((?:19|20)\d\d)(\d\d)(\d\d)(?![\w])|[/_-]((?:19|20)\d\d)(\d\d)(\d\d)(?=[/_.-]|$)")
_URL_NAMED = re.compile(r"/((?:19|20)\d\d)/([a-z]{3})[a-z]*/(\d{1,2})(?!\d)", re.IGNORECASE)
_URL_MONTH = re.compile(r"/((?:19|20)\d\d)/(\d\d)/")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


@dataclass(frozen=True, slots=True)
class Printed:
    """A date with the words that give it; `month_day` when they give no year."""

    interval: Interval
    words: str
    month_day: MonthDay | None = None


def read_stamp(text: str, *, lexicon: DateLexicon, day_first: bool | None = None) -> Interval | None:
    """The days that a metadata value or a header names; `None` when no full year is in it.

    The printed day counts, whatever the time zone. Our own grammar first; `dateparser` only for short strings that it
    does not read, told to accept nothing but a complete day, so that it can fill nothing in from the clock.
    """
    stamp = text.strip()
    if found := _ISO_MONTH.fullmatch(stamp):
        first = day_or_none(found[1], found[2], 1)
        return Interval.month(first.year, first.month) if first else None
    if found := _COMPACT.fullmatch(stamp):
        day = day_or_none(found[1], found[2], found[3])
        return Interval.day(day) if day else None
    phrases = find_phrases(_plain(_SHORT_YEAR.sub(r"\g<1>20\g<2>", stamp)), lexicon=lexicon, day_first=day_first)
    own = next((phrase.value.interval for phrase in phrases if isinstance(phrase.value, Known)), None)
    if own is not None and (own.is_day or "/" in own.edtf or stamp == own.edtf):
        return own
    other = _by_library(stamp) if len(stamp) <= _LONGEST_STAMP and re.search(r"\d", stamp) else None
    return other if other is not None and (own is None or own.contains(other)) else own


def _plain(stamp: str) -> str:
    """The stamp without its time of day, and with the common year for that of the Juche calendar (1912 is its 1)."""
    stamp = _MAY.sub("May", _CLOCK.sub(" ", stamp))
    stamp = _JUCHE_DAY.sub(lambda m: f"{m[2] or int(m[1]) + _JUCHE_EVE}.{m[3]}.{m[4]}.", stamp)
    return _JUCHE_TAG.sub(r"\1", stamp)


def _by_library(stamp: str) -> Interval | None:
    import dateparser  # slow to import, and rarely needed

    parsed = dateparser.parse(
        stamp,
        languages=_LANGUAGES,
        settings={
            "RELATIVE_BASE": datetime(2000, 1, 1),
            "STRICT_PARSING": True,
            "REQUIRE_PARTS": ["day", "month", "year"],
            "PARSERS": ["absolute-time", "custom-formats"],
        },
    )
    return None if parsed is None else Interval.day(parsed.date())


def header_dates(
    text: str, *, lexicon: DateLexicon, title: str = "", day_first: bool | None = None
) -> Iterator[Printed]:
    """Publication dates of lines of their own: below the `title`, and among the first and last lines of a text.

    What follows "Updated" is not read. A line counts when a label says so, or when nothing but a date, a time, their
    signs and a byline stands in it.
    """
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    for line in _near(lines, title):
        if len(line) > _LONGEST_LINE:
            continue
        own = without_update(line)
        for phrase in find_phrases(_plain(own), lexicon=lexicon, day_first=day_first):
            if (
                isinstance(phrase.value, Known)
                and phrase.value.interval.is_day
                and _is_header(_plain(own), phrase.text)
            ):
                yield Printed(phrase.value.interval, line)
                break


def _near(lines: list[str], title: str) -> list[str]:
    """The lines where a date may be printed; a page's menus stand above its title."""
    below = lines.index(title) + 1 if title in lines else 0
    head = lines[below : below + _HEAD_LINES] if below else []
    tail = lines[-_TAIL_LINES:] if len(lines) > _HEAD_LINES else []
    return list(dict.fromkeys((*head, *lines[:_HEAD_LINES], *tail)))


def without_update(line: str) -> str:
    """The line up to its "Updated"; when that comes first, from the label of publication on, if there is one."""
    updated = _UPDATED.search(line)
    if updated is None:
        return line
    if re.search(r"\d", line[: updated.start()]):
        return line[: updated.start()]
    label = _LABEL.search(_UPDATED_DATE.sub(lambda match: " " * len(match[0]), line))
    return line[label.start() :] if label else ""


def _is_header(line: str, stamp: str) -> bool:
    """Whether the line says when, and perhaps by whom, but tells nothing."""
    before, _, after = line.partition(stamp)
    if (label := _LABEL.search(before)) and label.start() < 30 and len(before) - label.start() < 30:
        return True
    parts = [part for part in (*_BAR.split(before)[:-1], *_BAR.split(after)[1:]) if part]
    if not all(_LABEL_WORDS.fullmatch(part) or not re.search(r"\w", _TIME.sub(" ", part)) for part in parts):
        return False
    before, after = _BAR.split(before)[-1], _BAR.split(after)[0]
    byline = _BYLINE.match(before.rstrip(" -–—([") + " ")
    rest = _TIME.sub(" ", after if byline else before + " " + after)
    return not re.search(r"\w", rest)


def dateline(text: str, *, lexicon: DateLexicon) -> Printed | None:
    """The date of "PLACE, MONTH DAY (AGENCY) --" at the head of one of the first paragraphs; often without a year.

    Some agencies leave the place out.
    """
    for paragraph in text.split("\n")[:_DATELINE_PARAGRAPHS]:
        head = paragraph[:_DATELINE_HEAD]
        for phrase in find_phrases(head, lexicon=lexicon)[:1]:
            place = head[: phrase.start]
            if not isinstance(phrase.value, MonthDay | Known) or not (not place or _DATELINE_PLACE.match(place)):
                continue
            end = (_DATELINE_END if place else _AGENCY_END).match(head[phrase.end :])
            if end is None:
                continue
            words = head[: phrase.end + end.end()].strip()
            if isinstance(phrase.value, MonthDay):
                return Printed(Interval(), words, phrase.value) if phrase.value.day else None
            return Printed(phrase.value.interval, words) if phrase.value.interval.is_day else None
    return None


def url_date(url: str) -> Printed | None:
    """The day, or the month, in the path of an address; numbers that only look like a date are part of longer ids."""
    path = re.sub(r"^[a-z]+://[^/]*", "", url.strip(), flags=re.IGNORECASE).partition("#")[0]
    if found := _URL_NAMED.search(path):
        month = _MONTHS.index(found[2].lower()) + 1 if found[2].lower() in _MONTHS else 0
        if day := day_or_none(found[1], month, found[3]):
            return Printed(Interval.day(day), found[0])
    if (printed := path_date(path)) is not None:
        return printed
    if found := _URL_MONTH.search(path):
        first = day_or_none(found[1], found[2], 1)
        return Printed(Interval.month(first.year, first.month), found[0]) if first else None
    return None


def path_date(path: str) -> Printed | None:
    """The one full day that a path names; `None` when there is none, or more than one."""
    found: dict[date, str] = {}
    for match in _URL_DAY.finditer(path):
        if day := day_or_none(match[1], match[3], match[4]):
            found[day] = match[0]
    for match in _URL_COMPACT.finditer(path):
        parts = [part for part in match.groups() if part]
        if day := day_or_none(parts[0], parts[1], parts[2]):
            found[day] = match[0].strip("/_-")
    if len(found) != 1:
        return None
    day, words = next(iter(found.items()))
    return Printed(Interval.day(day), words)


def file_date(path: str) -> Printed | None:
    """The day in the name of a file or its folders; a container's name says nothing of its records."""
    return None if "#" in path else path_date("/" + path)
