"""Dates in web addresses and in the names of files and folders."""

import base64
import binascii
import re
from collections.abc import Iterator
from datetime import date
from urllib.parse import urlsplit

from pipeline.dates.edtf import Interval
from pipeline.dates.grammar.numeric import day_or_none
from pipeline.dates.stated.stamps import Printed

_HOST = re.compile(r"^[a-z][a-z0-9+.-]*://[^/]*", re.IGNORECASE)
_ARCHIVED = re.compile(r"^https?://web\.archive\.org/web/\d+[a-z_]*/", re.IGNORECASE)
"""An archive puts the moment of its copy before the address."""
_YEAR = r"((?:19|20)\d\d)"
_DAY = re.compile(rf"(?<!\d){_YEAR}([/_.-])(\d{{1,2}})\2(\d{{1,2}})(?!\d)")
_GROUPED_DAY = re.compile(rf"(?<=/){_YEAR}(?:-(\d\d)/(\d\d)|(\d\d)/(\d\d)|/(\d\d)(\d\d))(?=/)")
"""Year, month and day in two folders: 2024-11/20, 202411/20, 2024/1120."""
_COMPACT = re.compile(rf"(?<![\w-]){_YEAR}(\d\d)(\d\d)(?![\w])|[/_-]{_YEAR}(\d\d)(\d\d)(?=[/_.-]|$)")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH_NAME = rf"({'|'.join(_MONTHS)})[a-z]{{0,6}}"
_NAMED_DAY = re.compile(rf"/{_YEAR}/{_MONTH_NAME}/(\d{{1,2}})(?!\d)", re.IGNORECASE)
_MONTH = re.compile(rf"(?<=/){_YEAR}[/-]?(\d\d)(?=/)")
_WRITTEN = re.compile(
    rf"(?<![a-z0-9]){_MONTH_NAME}[ _.-]?(\d{{1,2}})(?:st|nd|rd|th)?,?[ _.-]{{1,2}}{_YEAR}(?!\d)"
    rf"|(?<!\d)(\d{{1,2}})(?:st|nd|rd|th)?[ _.-]?{_MONTH_NAME}[ _.,-]{{0,2}}{_YEAR}(?!\d)",
    re.IGNORECASE,
)
_SERIAL = re.compile(rf"(?<![A-Za-z0-9])[A-Za-z]{{0,6}}{_YEAR}(\d\d)(\d\d)\d{{3,12}}(?![A-Za-z0-9])")
_AMERICAN_SERIAL = re.compile(rf"-(\d\d)(\d\d){_YEAR}(?:[01]\d|2[0-3])[0-5]\d[0-5]\d(?=\.html?$|$)")
_COPIED = re.compile(
    r"(?<![a-z])(?:crawl|download|scrap|fetch|snapshot|backup|export|dump|harvest|retriev|access|saved|visited|copied)",
    re.IGNORECASE,
)
_CODED = re.compile(r"\?([A-Za-z0-9+/]{16,80}={0,2})$")


def url_date(url: str) -> Printed | None:
    """The day, or the month, in the path of an address; numbers that only look like a date are part of longer ids."""
    path = _path(url)
    for match in _NAMED_DAY.finditer(path):
        if day := day_or_none(match[1], _MONTHS.index(match[2].lower()) + 1, match[3]):
            return Printed(Interval.day(day), match[0])
    if (printed := path_date(path)) is not None:
        return printed
    return _month(path)


def id_date(url: str) -> Printed | None:
    """The day that begins the serial number of an article ("AEN20241120004500"); less sure than a day of its own.

    A number is read so when a plausible day is followed by a serial number of three digits and more, or comes before
    a time of day, and when there is only one. The query of the DPRK papers is such an id in Base64.
    """
    path = _path(url)
    found: dict[date, str] = {}
    for match in _SERIAL.finditer(path):
        if day := day_or_none(match[1], match[2], match[3]):
            found[day] = match[0]
    if (timed := _AMERICAN_SERIAL.search(path)) and (day := day_or_none(timed[3], timed[1], timed[2])):
        found[day] = timed[0]
    if query := _CODED.search(path):
        found |= dict(_days(_decoded(query[1])))
    return _only(found)


def path_date(path: str) -> Printed | None:
    """The one full day that a path names; `None` when there is none, or more than one."""
    return _only(dict(_days(path)))


def file_date(path: str) -> Printed | None:
    """The day in the name of a file or its folders, else the month of the folders.

    A container's name says nothing of its records, and the day of a crawl or a download is none of publication.
    """
    return None if "#" in path or _COPIED.search(path) else _path_date(path)


def copied_date(path: str) -> Printed | None:
    """The day on which a path says that it was crawled or downloaded: it was published then or earlier."""
    return _path_date(path.partition("#")[0]) if _COPIED.search(path) else None


def _path_date(path: str) -> Printed | None:
    found = dict(_days("/" + path))
    found |= {day: words for day, words in _written(path) if day not in found}
    return _only(found) if found else _month("/" + path)


def host_of(url: str) -> str:
    """The site of an address, that of the original for an archive's copy; empty when it names none."""
    try:
        host = urlsplit(_ARCHIVED.sub("", url.strip())).hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.")


def _path(url: str) -> str:
    return _HOST.sub("", _ARCHIVED.sub("", url.strip())).partition("#")[0]


def _days(path: str) -> Iterator[tuple[date, str]]:
    """The days in digits of a path, each with its words."""
    for match in _DAY.finditer(path):
        if day := day_or_none(match[1], match[3], match[4]):
            yield day, match[0]
    for match in (*_GROUPED_DAY.finditer(path), *_COMPACT.finditer(path)):
        parts = [part for part in match.groups() if part]
        if day := day_or_none(parts[0], parts[1], parts[2]):
            yield day, match[0].strip("/_-")


def _written(path: str) -> Iterator[tuple[date, str]]:
    """The days of a path whose month is a word: nov-20-2024, 20Nov2024."""
    for match in _WRITTEN.finditer(path):
        month, day, year = (match[1], match[2], match[3]) if match[1] else (match[5], match[4], match[6])
        if found := day_or_none(year, _MONTHS.index(month.lower()) + 1, day):
            yield found, match[0]


def _month(path: str) -> Printed | None:
    for match in _MONTH.finditer(path):
        if first := day_or_none(match[1], match[2], 1):
            return Printed(Interval.month(first.year, first.month), match[0])
    return None


def _only(found: dict[date, str]) -> Printed | None:
    if len(found) != 1:
        return None
    day, words = next(iter(found.items()))
    return Printed(Interval.day(day), words)


def _decoded(query: str) -> str:
    """The text that a query holds in Base64; empty when it holds none."""
    try:
        return base64.b64decode(query, validate=True).decode("ascii")
    except (binascii.Error, UnicodeDecodeError):
        return ""
