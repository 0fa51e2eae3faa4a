"""Datelines: "PLACE, MONTH DAY (AGENCY) --" at the head of a story."""

import re

from pipeline.dates.edtf import Interval
from pipeline.dates.grammar.lexicon import DateLexicon
from pipeline.dates.grammar.phrases import find_phrases
from pipeline.dates.stated.stamps import Printed, plain_stamp
from pipeline.dates.values import Known, MonthDay

_NAME = r"[^\W\d_a-z][^\W\d_]*(?:['’.-][^\W\d_]+)*\.?"
_PLACE = re.compile(
    rf"\(?{_NAME}(?:[ /]{{1,3}}(?:(?:of|and|the|de|del|al) )?{_NAME}|, {_NAME}){{0,6}}(?P<end>,? ?\(?)$"
)
"""Capitalised words, with commas or slashes between them."""
_DAYS = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?"
_AGENCY = (
    rf"(?:\((?!(?:{_DAYS}|juche)\b)(?-i:[A-Z][^()\n]{{1,40}})\)|/[A-Z][^/\n]{{1,40}}/"
    r"|,? ?(?:KCNA|Yonhap|Kyodo|Xinhua|TASS))"
)
_AFTER_AGENCY = re.compile(rf"^[\s.,]*{_AGENCY}[\s.]*(?:[-–—]{{1,3}}|:|\)|$)?", re.IGNORECASE)
_AFTER_AGENCY_ALONE = re.compile(rf"^[\s.,]*{_AGENCY}[\s.]*(?:[-–—]{{1,3}}|:)", re.IGNORECASE)
"""What follows a dateline without a place: only an agency and a dash mark it."""
_DASH = re.compile(r"^[\s.,]*[-–—]{1,3}\s(?!\s*\d)")
_MARK = re.compile(r"^\s*\((?:[A-Z0-9]{2,7}|URGENT|UPDATED?|(?:\d[a-z]{2} |[A-Z]+ )?(?:LEAD|LD))\)\s*", re.IGNORECASE)
"""A wire's own mark before the place: "(LEAD)", "(2nd LD)"."""
_HEAD, _PARAGRAPHS = 110, 5


def dateline(text: str, *, lexicon: DateLexicon) -> Printed | None:
    """The date at the head of one of the first paragraphs, before its agency or its dash; often without a year.

    Some agencies leave the place out. A dateline with a place but no day ("WASHINGTON (AP) --") says nothing. Without
    an agency, the place must be parted by a comma or be in capitals: "Kim visits mill May 3 - his first" is a title.
    """
    for paragraph in text.split("\n")[:_PARAGRAPHS]:
        head = plain_stamp(_MARK.sub("", paragraph[:_HEAD]))
        if (found := _dateline(head, lexicon)) is not None:
            return found if found.words in paragraph else Printed(found.interval, paragraph[:_HEAD], found.month_day)
    return None


def _dateline(head: str, lexicon: DateLexicon) -> Printed | None:
    phrase = next(iter(find_phrases(head, lexicon=lexicon)), None)
    if phrase is None or not isinstance(phrase.value, MonthDay | Known):
        return None
    end = _end(head[: phrase.start], head[phrase.end :])
    if end is None:
        return None
    words = head[: phrase.end + end].strip()
    if isinstance(phrase.value, MonthDay):
        return Printed(Interval(), words, phrase.value) if phrase.value.day else None
    return Printed(phrase.value.interval, words) if phrase.value.interval.is_day else None


def _end(before: str, after: str) -> int | None:
    """Where a dateline with these words around its date ends, counted from the date; `None` when it is none."""
    if not before:
        found = _AFTER_AGENCY_ALONE.match(after)
        return found.end() if found else None
    place = _PLACE.match(before)
    if place is None:
        return None
    closed = int("(" in place["end"] and after.startswith(")"))
    found = _AFTER_AGENCY.match(after[closed:])
    if found is None and (place["end"].strip() or before.isupper()):
        found = _DASH.match(after[closed:])
    return found.end() + closed if found else None
