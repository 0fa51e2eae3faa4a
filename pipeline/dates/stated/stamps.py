"""Complete dates in short strings: metadata values, header lines, the day and the instant that they name."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime

from pipeline.dates.edtf import Interval
from pipeline.dates.grammar.lexicon import DateLexicon
from pipeline.dates.grammar.numeric import day_or_none
from pipeline.dates.grammar.phrases import find_phrases
from pipeline.dates.values import Known, MonthDay

_ISO_MONTH = re.compile(r"((?:19|20)\d\d)-(\d\d)")
_COMPACT = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)(?:[T_ -]?\d{4,6}Z?)?")
_SHORT_YEAR = re.compile(r"^(\d{1,2}[./-]\d{1,2}[./-])(\d\d)(?!\d)")
_CLOCK = re.compile(
    r"(?:(?<=\d)[T_]|\b)\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z\b|[+-]\d{2}:?\d{2}\b)?"
    r"|(?<!\d)\d{1,2}[时時시] ?(?:\d{1,2}[分분])?(?: ?\d{1,2}[秒초])?"
)
_SIGNED_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)年 ?(\d{1,2})月 ?(\d{1,2})日")
_JUCHE_DAY = re.compile(
    r"\bjuche ?(\d{2,3}) ?(?:\((\d{4})\))?[., -]{1,2}(\d{1,2})[., -]{1,2}(\d{1,2})\b\.?(?!\d)", re.IGNORECASE
)
_JUCHE_TAG = re.compile(
    r"\b(\d{4}),? \(?juche ?\d{2,3}\)?|(?:\bjuche ?\d{2,3}|\b\d{2,3} juche),? ?\((\d{4})\)", re.IGNORECASE
)
_JUCHE_OVER = re.compile(r"\bjuche ?\d{2,3} ?\((?=[^()\d]+\d{1,2}, \d{4}\))", re.IGNORECASE)
_JUCHE_EVE = 1911
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)"
_STOPPED = re.compile(rf"\b({_MONTH}[a-z]*)\.(?=\d)|\b({_MONTH}[a-z]{{2,}}|may)\.", re.IGNORECASE)
"""Some papers put a stop after every month, be it abbreviated or not, or no blank behind it."""
_STUCK = re.compile(rf"(?<!\w)(\d{{1,2}})-?({_MONTH})[a-z]*-?((?:19|20)\d\d)(?!\w)", re.IGNORECASE)
_STUCK_YEAR = re.compile(rf"\b({_MONTH}[a-z]* ?\d{{1,2}})[,.](?=(?:19|20)\d\d)", re.IGNORECASE)
_YEAR_FIRST = re.compile(
    rf"(?<![\w-])(?<!\d[ ,] )((?:19|20)\d\d)([- ])({_MONTH})[a-z]*\2(\d{{1,2}})(?!\w|, ?\d)", re.IGNORECASE
)
"""2024-Nov-20, 2024 November 20; not the end of "May 3, 2024 May 5, 2024"."""
_SEAM = re.compile(
    rf"(?<=[a-z])(?=\d{{1,2}} {_MONTH})|(?<=[, ](?:19|20)\d\d)(?=[A-Z][a-z]|\d{{1,2}}:\d\d)", re.IGNORECASE
)
"""Where a copied page has lost the blank between a date and what stood beside it: "2024November", "20249:15 AM"."""
_WEEKDAY_INSIDE = re.compile(r"(?<=\d) ?\((?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?\)(?=,)", re.IGNORECASE)
_LONGEST_STAMP = 80
_LANGUAGES = ["en", "ko", "ja", "zh", "ru", "ar", "de", "fr", "es", "pt", "it"]
"""The languages of the agencies' pages; all two hundred would cost seconds for a stamp that is no date."""
_UTC = re.compile(
    r"(?<!\d)(\d{1,2}):(\d\d)(?::\d\d(?:\.\d+)?)? ?"
    r"(?:Z|(?:UTC|GMT)(?:[+-]00:?00)?|[+-]00:?00)(?: \([A-Z][\w ]+\))?(?: \d{4})?$"
)
_WESTMOST_MINUTE, _EASTMOST_MINUTE = 10 * 60, 11 * 60
"""Until 10:00 UTC it is still the day before in Hawaii, from 11:00 on it is the day after in New Zealand."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A date with the words that give it; `month_day` when they give no year."""

    interval: Interval
    words: str
    month_day: MonthDay | None = None


def read_stamp(text: str, *, lexicon: DateLexicon, day_first: bool | None = None) -> Interval | None:
    """The days that a metadata value or a header names; `None` when no full year is in it.

    The printed day counts, whatever the time zone (`local_days` knows what else it may be). Our own grammar first;
    `dateparser` only for short strings that it does not read, told to accept nothing but a complete day, so that it
    can fill nothing in from the clock.
    """
    stamp = western_digits(text).strip()
    if found := _ISO_MONTH.fullmatch(stamp):
        first = day_or_none(found[1], found[2], 1)
        return Interval.month(first.year, first.month) if first else None
    if found := _COMPACT.fullmatch(stamp):
        day = day_or_none(found[1], found[2], found[3])
        return Interval.day(day) if day else None
    phrases = find_phrases(plain_stamp(_SHORT_YEAR.sub(r"\g<1>20\g<2>", stamp)), lexicon=lexicon, day_first=day_first)
    own = next((phrase.value.interval for phrase in phrases if isinstance(phrase.value, Known)), None)
    if own is not None and (own.is_day or "/" in own.edtf or stamp == own.edtf):
        return own
    other = day_in_other_words(stamp)
    return other if other is not None and (own is None or own.contains(other)) else own


def western_digits(text: str) -> str:
    """The text with the digits of other scripts ("٢٠٢٤", full-width forms) as 0 to 9; its length stays."""
    if text.isascii():
        return text
    return "".join(str(unicodedata.decimal(char)) if char.isdecimal() else char for char in text)


def plain_stamp(stamp: str) -> str:
    """The stamp as our grammar reads it.

    Its time of day goes, the common year stands for that of the Juche calendar (1912 is its 1), and a month that is
    stuck to its numbers is parted from them.
    """
    stamp = _SEAM.sub(" ", _SIGNED_DAY.sub(r"\1-\2-\3", western_digits(stamp)))
    stamp = _JUCHE_OVER.sub("(", _WEEKDAY_INSIDE.sub("", _CLOCK.sub(" ", stamp)))
    stamp = _JUCHE_DAY.sub(lambda m: f"{m[2] or int(m[1]) + _JUCHE_EVE}.{m[3]}.{m[4]}.", stamp)
    stamp = _JUCHE_TAG.sub(lambda m: m[1] or m[2], stamp)
    stamp = _STOPPED.sub(lambda m: f"{m[1]} " if m[1] else m[2], stamp)
    stamp = _YEAR_FIRST.sub(r"\4 \3 \1", stamp)
    return _STUCK_YEAR.sub(r"\1, ", _STUCK.sub(r"\1 \2 \3", stamp))


def day_in_other_words(stamp: str) -> Interval | None:
    """The one day that a short string names in another language; nothing but the date and its time may be in it."""
    if len(stamp) > _LONGEST_STAMP or not re.search(r"\d", stamp):
        return None
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


def is_utc(stamp: str) -> bool:
    """Whether a stamp is an instant of universal time: what clock and calendar its readers have, it does not say."""
    return _UTC.search(stamp.strip()) is not None


def local_days(stamp: str, day: Interval) -> Interval:
    """The days that the instant of a stamp can be where its page is read; the printed day when it has a zone."""
    found = _UTC.search(stamp.strip())
    if found is None or not day.is_day:
        return day
    minute = int(found[1]) * 60 + int(found[2])
    before, after = int(minute <= _WESTMOST_MINUTE), int(minute >= _EASTMOST_MINUTE)
    wider = day.shift(-before).hull(day.shift(after))
    return wider.hull(day)
