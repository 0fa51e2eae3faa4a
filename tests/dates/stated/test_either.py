"""03/04/2025: which of its two days a document means, and what is no reason to choose."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.articles.metadata import FoundDate, RawMetadata
from pipeline.dates.edtf import Interval, parse_edtf
from pipeline.dates.grammar.lexicon import DateLexicon
from pipeline.dates.grammar.numeric import is_either, numeric_dates
from pipeline.dates.published import published_date
from pipeline.dates.stated.either import readings
from pipeline.records import PublicationDate, PublishedBasis

BODY = "The paper mill in the county was opened. Workers cheered and danced."
OPEN = "2025-03-05/2025-05-03"


def _dated(
    lexicon: DateLexicon,
    *,
    text: str = BODY,
    url: str = "",
    path: str = "a.txt",
    published: str = "05/03/2025",
    modified: str = "",
    dates: tuple[FoundDate, ...] = (),
    today: date | None = None,
) -> tuple[PublicationDate, list[str]]:
    meta = RawMetadata(published=published, published_from="date", url=url, modified=modified, dates=dates)
    return published_date(meta=meta, path=path, text=text, lexicon=lexicon, today=today)


def test_two_readings_are_two_days(lexicon: DateLexicon) -> None:
    assert [day.edtf for day in readings(parse_edtf(OPEN))] == ["2025-03-05", "2025-05-03"]
    assert readings(parse_edtf("2025-03-05")) == (parse_edtf("2025-03-05"),)
    assert readings(parse_edtf("2025-03")) == (parse_edtf("2025-03"),)


@given(st.dates(date(1990, 1, 1), date(2040, 1, 1)))
def test_only_a_date_that_reads_both_ways_is_open(day: date) -> None:
    [(_, _, interval)] = numeric_dates(f"{day.day:02}/{day.month:02}/{day.year}")
    assert is_either(interval) == (day.day <= 12 and day.day != day.month)
    assert Interval.day(day) in readings(interval)


def test_nothing_is_chosen_without_a_reason(lexicon: DateLexicon) -> None:
    found, [warning] = _dated(lexicon)
    assert (found.edtf, found.basis) == (OPEN, PublishedBasis.METADATA)
    assert "2025-03-05 or 2025-05-03" in warning


# -- other sources ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("https://paper.example/2025/03/05/mill", "a.txt"),
        ("https://paper.example/2025/03/06/mill", "a.txt"),
        ("https://paper.example/2025/03/mill", "a.txt"),
        ("https://paper.example/view/AEN20250305004500315", "a.txt"),
        ("", "2025-03-05-mill.txt"),
    ],
)
def test_an_address_or_a_file_name_chooses(url: str, path: str, lexicon: DateLexicon) -> None:
    found, warnings = _dated(lexicon, url=url, path=path)
    assert (found.edtf, found.basis, warnings) == ("2025-03-05", PublishedBasis.METADATA, [])
    assert found.evidence.startswith("date: 05/03/2025; ")


@pytest.mark.parametrize("line", ["Pyongyang, March 4 (KCNA)", "Pyongyang, March 4, 2025 (KCNA)"])
def test_a_dateline_of_the_days_before_chooses(line: str, lexicon: DateLexicon) -> None:
    found, warnings = _dated(lexicon, text=f"{line} -- {BODY}")
    assert (found.edtf, found.basis, warnings) == ("2025-03-05", PublishedBasis.METADATA, [])


def test_a_dateline_over_the_turn_of_the_year_chooses(lexicon: DateLexicon) -> None:
    found, _ = _dated(lexicon, published="02/01/2025", text=f"Pyongyang, December 31 (KCNA) -- {BODY}")
    assert found.edtf == "2025-01-02"


@pytest.mark.parametrize("day", ["April 9", "February 2"])
def test_a_dateline_far_from_both_days_chooses_none(day: str, lexicon: DateLexicon) -> None:
    assert _dated(lexicon, text=f"Pyongyang, {day} (KCNA) -- {BODY}")[0].edtf == OPEN


def test_a_day_between_the_two_contradicts_both(lexicon: DateLexicon) -> None:
    found, warnings = _dated(lexicon, url="https://paper.example/2025/04/09/mill")
    assert (found.edtf, found.basis) == (OPEN, PublishedBasis.METADATA)
    assert any("2025-04-09" in warning for warning in warnings)


def test_two_dates_that_read_both_ways_choose_nothing(lexicon: DateLexicon) -> None:
    shown = (FoundDate("05/03/2025", "span date", "shown"),)
    assert _dated(lexicon, dates=shown)[0].edtf == OPEN


def test_a_date_that_reads_both_ways_confirms_a_day(lexicon: DateLexicon) -> None:
    shown = (FoundDate("05/03/2025", "span date", "shown"),)
    found, warnings = _dated(lexicon, published="2025-05-03", dates=shown)
    assert (found.edtf, warnings) == ("2025-05-03", [])


def test_the_later_day_cannot_come_after_the_day_of_reading(lexicon: DateLexicon) -> None:
    found, warnings = _dated(lexicon, today=date(2025, 4, 1))
    assert (found.edtf, found.basis, warnings) == ("2025-03-05", PublishedBasis.METADATA, [])
    assert "day of reading" in found.evidence


def test_a_change_before_the_later_day_leaves_the_earlier(lexicon: DateLexicon) -> None:
    assert _dated(lexicon, modified="2025-03-20")[0].edtf == "2025-03-05"


# -- the text ---------------------------------------------------------------------------------------------------------


def test_what_is_past_after_the_earlier_day_leaves_the_later(lexicon: DateLexicon) -> None:
    found, warnings = _dated(lexicon, text=f"{BODY} It was painted on April 20, 2025.")
    assert (found.edtf, found.basis, warnings) == ("2025-05-03", PublishedBasis.METADATA, [])
    assert found.evidence == 'date: 05/03/2025; "April 20, 2025" is past'


@pytest.mark.parametrize(("news", "day"), [("Tuesday, March 4", "2025-03-05"), ("Friday, May 2", "2025-05-03")])
def test_the_day_of_the_news_in_the_lede_chooses(news: str, day: str, lexicon: DateLexicon) -> None:
    text = f"The paper mill in the county was opened on {news}, state media reported. Workers cheered."
    found, warnings = _dated(lexicon, text=text)
    assert (found.edtf, found.basis, warnings) == (day, PublishedBasis.METADATA, [])
    assert news in found.evidence


@pytest.mark.parametrize(
    "text",
    [
        "The paper mill was opened on Wednesday, March 4, state media reported.",
        "The paper mill was opened on March 4, state media reported.",
        "The paper mill was opened on Tuesday, state media reported.",
        'The manager said: "It was opened on Tuesday, March 4."',
        f"{BODY} {'Workers cheered and danced. ' * 40}It was opened on Tuesday, March 4.",
        "The mill was opened on Monday, April 14, state media reported.",
    ],
    ids=["another weekday", "no weekday", "no day", "a quotation", "far from the lede", "weeks before both"],
)
def test_what_does_not_date_the_news_chooses_nothing(text: str, lexicon: DateLexicon) -> None:
    found, _ = _dated(lexicon, text=text)
    assert found.edtf in (OPEN, "2025-05-03") if "April" in text else found.edtf == OPEN


def test_two_news_days_that_differ_choose_nothing(lexicon: DateLexicon) -> None:
    text = "The mill was opened on Tuesday, March 4. The baths were opened on Friday, May 2, of the same valley."
    assert _dated(lexicon, text=text)[0].edtf in (OPEN, "2025-05-03")


# -- always -----------------------------------------------------------------------------------------------------------


@given(
    day=st.dates(date(2020, 1, 1), date(2024, 12, 31)),
    url_day=st.dates(date(2020, 1, 1), date(2024, 12, 31)),
    other=st.sampled_from(["url", "path", "line"]),
)
def test_the_answer_is_one_of_the_two_days_or_both(day: date, url_day: date, other: str, lexicon: DateLexicon) -> None:
    stamp = f"{day.day:02}/{day.month:02}/{day.year}"
    found, _ = _dated(
        lexicon,
        published=stamp,
        url=f"https://paper.example/{url_day:%Y/%m/%d}/mill" if other == "url" else "",
        path=f"{url_day.isoformat()}.txt" if other == "path" else "a.txt",
        text=f"Pyongyang, {url_day:%B} {url_day.day} (KCNA) -- {BODY}" if other == "line" else BODY,
    )
    [(_, _, interval)] = numeric_dates(stamp)
    assert found.edtf in {interval.edtf, *(reading.edtf for reading in readings(interval))}
