"""From a day of publication to a page that prints it, and back, whatever other dates stand beside it."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.articles.metadata import RawMetadata
from pipeline.dates.edtf import Interval
from pipeline.dates.grammar.lexicon import load_lexicon
from pipeline.dates.published import published_date
from pipeline.records import PublicationDate, PublishedBasis

LEXICON = load_lexicon()
DAYS = st.dates(min_value=date(1995, 1, 1), max_value=date(2026, 12, 31))
TITLE, BODY = "A mill opens", "Workers cheered when the doors of the mill opened.\nDancers came from the town."


def _short(day: date) -> str:
    return f"{day:%b}{'' if day.month == 5 else '.'}"


HEADERS = {
    "Published: 08 Mar. 2024, 10:12": lambda d: f"Published: {d:%d} {_short(d)} {d.year}, 10:12",
    "Published on March 8, 2024": lambda d: f"Published on {d:%B} {d.day}, {d.year}",
    "Posted : 2024-03-08 16:40": lambda d: f"Posted : {d.isoformat()} 16:40",
    "Written: 2024-03-08 13:41:08": lambda d: f"Written: {d.isoformat()} 13:41:08",
    "FRI, MAR 8, 2024": lambda d: f"{d:%a, %b} {d.day}, {d.year}".upper(),
    "Friday, March 8, 2024": lambda d: f"{d:%A, %B} {d.day}, {d.year}",
    "8 March 2024": lambda d: f"{d.day} {d:%B} {d.year}",
    "Fri 8 Mar 2024 06.00 GMT": lambda d: f"{d:%a} {d.day} {d:%b} {d.year} 06.00 GMT",
    "Mar. 8, 2024, 3:12 p.m.": lambda d: f"{_short(d)} {d.day}, {d.year}, 3:12 p.m.",
    "2024.03.08 (Fri) 15:33": lambda d: f"{d:%Y.%m.%d} ({d:%a}) 15:33",
    "2024-03-08 12:08:55": lambda d: f"{d.isoformat()} 12:08:55",
    "2024/03/08": lambda d: f"{d:%Y/%m/%d}",
    "By Ann Hill | March 8, 2024": lambda d: f"By Ann Hill | {d:%B} {d.day}, {d.year}",
    "Juche 113 (2024). 3. 8.": lambda d: f"Juche {d.year - 1911} ({d.year}). {d.month}. {d.day}.",
    "입력 2024.03.08 15:33": lambda d: f"입력 {d:%Y.%m.%d} 15:33",
    "2024년 3월 8일": lambda d: f"{d.year}년 {d.month}월 {d.day}일",
}
DISTRACTIONS = {
    "nothing": lambda d: "",
    "an update on the same line": lambda d: f" Updated: {d.isoformat()} 18:00",
    "an update below": lambda d: f"\nUpdated: {_in_words(d)}",
    "rights": lambda d: f"\nCopyright {d.year} The Norwick Post",
    "a sentence": lambda d: f"\nThe old mill was opened on {_in_words(d)}.",
    "a law's publication": lambda d: f"\nThe law was published on {_in_words(d)} and praised by all.",
}


def _in_words(day: date) -> str:
    return f"{day:%B} {day.day}, {day.year}"


def _published(**given_: object) -> tuple[PublicationDate, list[str]]:
    return published_date(**{"meta": RawMetadata(), "path": "a.txt", "text": BODY, "lexicon": LEXICON, **given_})  # type: ignore[arg-type]


@pytest.mark.parametrize("style", HEADERS)
@settings(max_examples=40, deadline=None)
@given(DAYS, st.integers(1, 4000), st.sampled_from(sorted(DISTRACTIONS)), st.booleans())
def test_a_printed_header_comes_back(style: str, day: date, later: int, distraction: str, is_last: bool) -> None:
    line = HEADERS[style](day)
    other = day + timedelta(later if "update" in distraction else -later)
    line += DISTRACTIONS[distraction](other)
    raw = f"{TITLE}\n{BODY}\n{line}" if is_last else f"{TITLE}\n{line}\n{BODY}"
    found, _ = _published(title=TITLE, raw_head=raw)
    assert (found.edtf, found.basis) == (day.isoformat(), PublishedBasis.HEADER), raw


@pytest.mark.parametrize("distraction", [name for name in DISTRACTIONS if name != "nothing"])
@settings(max_examples=40, deadline=None)
@given(DAYS, st.booleans())
def test_a_date_of_something_else_is_never_the_day(distraction: str, day: date, is_last: bool) -> None:
    line = DISTRACTIONS[distraction](day).strip()
    raw = f"{TITLE}\n{BODY}\n{line}" if is_last else f"{TITLE}\n{line}\n{BODY}"
    found, _ = _published(title=TITLE, raw_head=raw)
    assert found.basis in (PublishedBasis.UNKNOWN, PublishedBasis.INFERRED)
    assert not Interval(found.start, found.end).is_day


@settings(max_examples=200, deadline=None)
@given(
    DAYS, st.sampled_from(("{d:%B} {d.day}", "{d.day} {d:%B}", "{short} {d.day}")), st.sampled_from(("(KCNA) --", "—"))
)
def test_a_dateline_with_its_year_comes_back(day: date, form: str, end: str) -> None:
    written = form.format(d=day, short=_short(day))
    joint = " " if form.startswith("{d.day}") else ", "
    found, _ = _published(text=f"PYONGYANG, {written}{joint}{day.year} {end} {BODY}")
    assert (found.edtf, found.basis) == (day.isoformat(), PublishedBasis.DATELINE)


@settings(max_examples=200, deadline=None)
@given(DAYS, st.integers(0, 3))
def test_a_dateline_takes_its_year_from_a_near_address(day: date, lag: int) -> None:
    printed = day + timedelta(lag)
    text = f"PYONGYANG, {day:%B} {day.day} (KCNA) -- {BODY}"
    found, _ = _published(text=text, meta=RawMetadata(url=f"https://paper.example/{printed:%Y/%m/%d}/mill"))
    assert found.edtf == day.isoformat()
    assert found.basis is (PublishedBasis.DATELINE if lag else PublishedBasis.URL)


ADDRESSES = ("/{d:%Y/%m/%d}/mill", "/news/{d:%Y-%m-%d}-mill.html", "/view/{d:%Y%m%d}/mill")


@settings(max_examples=200, deadline=None)
@given(DAYS, st.sampled_from(ADDRESSES))
def test_an_address_comes_back(day: date, form: str) -> None:
    found, _ = _published(meta=RawMetadata(url="https://paper.example" + form.format(d=day)))
    assert (found.edtf, found.basis) == (day.isoformat(), PublishedBasis.URL)


@settings(max_examples=200, deadline=None)
@given(DAYS, st.sampled_from(("{d:%Y-%m-%d}-mill.txt", "mill_{d:%Y%m%d}.txt", "{d:%Y/%m/%d}/mill.txt")))
def test_a_file_name_comes_back(day: date, form: str) -> None:
    found, _ = _published(path=form.format(d=day))
    assert (found.edtf, found.basis) == (day.isoformat(), PublishedBasis.FILENAME)


@settings(max_examples=200, deadline=None)
@given(DAYS, st.integers(-4000, 4000))
def test_what_is_printed_after_the_reading_is_refused(day: date, lag: int) -> None:
    found, warnings = _published(meta=RawMetadata(published=day.isoformat()), today=day + timedelta(lag))
    assert found.edtf == (day.isoformat() if lag >= -1 else "")
    assert bool(warnings) == (lag < -1)
