from datetime import date

import pytest

from pipeline.articles.metadata import FoundDate, RawMetadata
from pipeline.dates.edtf import parse_edtf
from pipeline.dates.grammar.lexicon import DateLexicon
from pipeline.dates.published import published_date
from pipeline.records import PublicationDate, PublishedBasis

BODY = "The paper mill in the county was opened. Workers cheered and danced."
BASES = PublishedBasis


def _dated(
    lexicon: DateLexicon,
    *,
    meta: RawMetadata | None = None,
    path: str = "a.txt",
    text: str = BODY,
    raw_head: str = "",
    today: date | None = None,
    day_first: bool | None = None,
) -> tuple[PublicationDate, list[str]]:
    return published_date(
        meta=meta or RawMetadata(),
        path=path,
        text=text,
        lexicon=lexicon,
        raw_head=raw_head,
        today=today,
        day_first=day_first,
    )


def test_metadata_win_over_everything_else(lexicon: DateLexicon) -> None:
    meta = RawMetadata(published="2024-09-02", url="https://paper.example/2024/09/03/mill")
    found, warnings = _dated(lexicon, meta=meta, text=f"Pyongyang, September 2 (KCNA) -- {BODY}")
    assert (found.edtf, found.basis, warnings) == ("2024-09-02", BASES.METADATA, [])


def test_a_contradiction_is_warned_of(lexicon: DateLexicon) -> None:
    meta = RawMetadata(published="2024-09-02", url="https://paper.example/2023/01/15/mill")
    found, [warning] = _dated(lexicon, meta=meta)
    assert found.edtf == "2024-09-02"
    assert "2023-01-15" in warning


def test_the_evidence_names_the_place_and_the_words(lexicon: DateLexicon) -> None:
    meta = RawMetadata(published="2 Sept. 2024", published_from="json-ld datePublished")
    assert _dated(lexicon, meta=meta)[0].evidence == "json-ld datePublished: 2 Sept. 2024"
    assert _dated(lexicon, path="2024-11-20-mill.txt")[0].evidence == "file name: 2024-11-20"


def test_a_printed_header_is_read_from_the_uncut_text(lexicon: DateLexicon) -> None:
    found, _ = _dated(lexicon, raw_head=f"Mill opens\nWED, NOV 20, 2024\n{BODY}")
    assert (found.edtf, found.basis) == ("2024-11-20", BASES.HEADER)


def test_what_a_page_shows_as_its_date_is_a_header(lexicon: DateLexicon) -> None:
    meta = RawMetadata(dates=(FoundDate("Updated May 5, 2024. Posted May 3, 2024", "span date", "shown"),))
    found, _ = _dated(lexicon, meta=meta)
    assert (found.edtf, found.basis) == ("2024-05-03", BASES.HEADER)


# -- updates ----------------------------------------------------------------------------------------------------------


def test_the_modification_date_bounds_the_publication(lexicon: DateLexicon) -> None:
    found, warnings = _dated(lexicon, meta=RawMetadata(modified="2024-09-02"))
    assert (found.edtf, found.basis, warnings) == ("../2024-09-02", BASES.INFERRED, [])


def test_an_instant_of_a_change_may_be_of_the_next_day(lexicon: DateLexicon) -> None:
    found, _ = _dated(lexicon, meta=RawMetadata(modified="2024-09-02T20:00:00Z"))
    assert found.edtf == "../2024-09-03"


def test_a_line_of_update_meets_what_the_text_supports(lexicon: DateLexicon) -> None:
    found, _ = _dated(
        lexicon, text=f"{BODY} Building began on March 3, 2023.", raw_head=f"Mill opens\nUpdated: 2024-03-09\n{BODY}"
    )
    assert (found.edtf, found.basis) == ("2023-03-03/2024-03-09", BASES.INFERRED)


def test_the_day_of_a_download_bounds_the_publication(lexicon: DateLexicon) -> None:
    found, _ = _dated(lexicon, path="crawl-2026-01-15/mill.html")
    assert (found.edtf, found.basis) == ("../2026-01-15", BASES.INFERRED)


# -- datelines --------------------------------------------------------------------------------------------------------


def test_a_dateline_takes_its_year_from_the_address(lexicon: DateLexicon) -> None:
    meta = RawMetadata(url="https://paper.example/2024/09/mill")
    found, _ = _dated(lexicon, meta=meta, text=f"Pyongyang, September 2 (KCNA) -- {BODY}")
    assert (found.edtf, found.basis) == ("2024-09-02", BASES.DATELINE)


def test_a_dateline_takes_its_year_from_the_juche_year_on_the_mast(lexicon: DateLexicon) -> None:
    text = f"Pyongyang, September 2 (KCNA) -- {BODY}"
    found, _ = _dated(lexicon, text=text, raw_head=f"Mill opens\nJuche 113 (2024)\n{text}")
    assert (found.edtf, found.basis) == ("2024-09-02", BASES.DATELINE)


def test_a_dateline_of_the_days_before_a_copy_is_believed(lexicon: DateLexicon) -> None:
    found, _ = _dated(lexicon, path="2025-01-02-mill.txt", text=f"Pyongyang, December 31 (KCNA) -- {BODY}")
    assert (found.edtf, found.basis) == ("2024-12-31", BASES.DATELINE)


def test_a_dateline_without_any_year_stays_unknown(lexicon: DateLexicon) -> None:
    found, _ = _dated(lexicon, text=f"Pyongyang, September 2 (KCNA) -- {BODY}")
    assert (found.edtf, found.basis) == ("", BASES.UNKNOWN)
    assert "September 2" in found.evidence


def test_a_dateline_is_bounded_by_the_past_of_its_text(lexicon: DateLexicon) -> None:
    text = "Pyongyang, September 2 (KCNA) -- The mill was opened. Building began on March 3, 2023."
    found, _ = _dated(lexicon, text=text)
    assert (found.edtf, found.basis) == ("2023-09-02/..", BASES.INFERRED)


def test_the_weekday_of_a_line_without_a_year_bounds_the_year(lexicon: DateLexicon) -> None:
    raw = f"Mill opens\nWed, Nov 20\n{BODY}"
    found, _ = _dated(lexicon, text=f"{BODY} Building began on March 3, 2023.", raw_head=raw)
    assert (found.edtf, found.basis) == ("2024-11-20/..", BASES.INFERRED)


# -- addresses and file names -----------------------------------------------------------------------------------------


def test_the_file_name_is_the_last_printed_source(lexicon: DateLexicon) -> None:
    found, _ = _dated(lexicon, path="2024-11-20-mill.txt")
    assert (found.edtf, found.basis) == ("2024-11-20", BASES.FILENAME)


def test_a_text_that_tells_later_days_as_past_overrules_the_file_name(lexicon: DateLexicon) -> None:
    found, [warning] = _dated(lexicon, path="2024-11-20-mill.txt", text=f"{BODY} It was painted on March 5, 2025.")
    assert (found.edtf, found.basis) == ("2025-03-05/..", BASES.INFERRED)
    assert "2024-11-20" in warning


def test_a_dateline_of_another_day_does_not_overrule_a_date_line(lexicon: DateLexicon) -> None:
    text = f"Pyongyang, September 2 (KCNA) -- {BODY}"
    found, warnings = _dated(lexicon, text=text, raw_head=f"Mill opens\nSeptember 3, 2024\n{text}")
    assert (found.edtf, found.basis, warnings) == ("2024-09-03", BASES.HEADER, [])


def test_a_dateline_far_from_the_day_of_the_file_name_overrules_it(lexicon: DateLexicon) -> None:
    found, warnings = _dated(lexicon, path="2025-03-01-mill.txt", text=f"Pyongyang, November 20 (KCNA) -- {BODY}")
    assert (found.edtf, found.basis, len(warnings)) == ("", BASES.UNKNOWN, 1)


def test_an_address_in_a_copy_is_that_of_the_original_too(lexicon: DateLexicon) -> None:
    meta = RawMetadata(url="https://portal.example/a1", canonical="https://paper.example/2024/09/03/mill")
    found, _ = _dated(lexicon, meta=meta)
    assert (found.edtf, found.basis) == ("2024-09-03", BASES.URL)


def test_a_serial_number_dates_when_nothing_else_does(lexicon: DateLexicon) -> None:
    meta = RawMetadata(url="https://paper.example/view/AEN20241120004500315")
    found, _ = _dated(lexicon, meta=meta)
    assert (found.edtf, found.basis) == ("2024-11-20", BASES.URL)
    later, [warning] = _dated(lexicon, meta=meta, text=f"{BODY} It was painted on March 5, 2025.")
    assert (later.edtf, later.basis) == ("2025-03-05/..", BASES.INFERRED)
    assert "AEN20241120004500315" in warning


# -- plausible bounds -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("published", "today"), [("1970-01-01", None), ("2031-01-01", date(2026, 1, 1))])
def test_an_implausible_day_is_refused_with_a_warning(published: str, today: date | None, lexicon: DateLexicon) -> None:
    found, [warning] = _dated(lexicon, meta=RawMetadata(published=published), today=today)
    assert found.basis is BASES.UNKNOWN
    assert "not plausible" in warning
    assert [(reason.set_aside, reason.admits) for reason in found.reasons] == [(True, published)]


def test_a_serial_number_after_the_day_of_reading_is_none(lexicon: DateLexicon) -> None:
    meta = RawMetadata(url="https://paper.example/view/AEN20241120004500315")
    assert _dated(lexicon, meta=meta, today=date(2024, 1, 1))[0].edtf == ""


# -- several sources --------------------------------------------------------------------------------------------------


def test_a_month_in_the_metadata_is_narrowed_by_the_address(lexicon: DateLexicon) -> None:
    meta = RawMetadata(published="2024-09", dates=(FoundDate("2024-09", "meta"),), url="https://p.example/2024/09/03/x")
    found, _ = _dated(lexicon, meta=meta)
    assert (found.edtf, found.basis) == ("2024-09-03", BASES.URL)


def test_a_month_is_narrowed_by_the_text(lexicon: DateLexicon) -> None:
    meta = RawMetadata(url="https://paper.example/2024/11/mill")
    found, _ = _dated(lexicon, meta=meta, text=f"{BODY} It was painted on November 20, 2024.")
    assert (found.edtf, found.basis) == ("2024-11-20/2024-11-30", BASES.INFERRED)


@pytest.mark.parametrize(
    ("url", "edtf"),
    [
        ("https://paper.example/2025/04/03/mill", "2025-04-03"),
        ("https://paper.example/mill", "2025-03-04/2025-04-03"),
        ("https://paper.example.uk/mill", "2025-04-03"),
    ],
)
def test_an_open_order_of_day_and_month_is_settled_elsewhere(url: str, edtf: str, lexicon: DateLexicon) -> None:
    found, _ = _dated(lexicon, meta=RawMetadata(published="03/04/2025", url=url))
    assert found.edtf == edtf


def test_an_open_order_of_day_and_month_is_settled_by_the_text(lexicon: DateLexicon) -> None:
    found, _ = _dated(
        lexicon, meta=RawMetadata(published="03/04/2025"), text=f"{BODY} It was painted on March 20, 2025."
    )
    assert found.edtf == "2025-04-03"


def test_hints_that_agree_make_one_date(lexicon: DateLexicon) -> None:
    by_page, by_library = FoundDate("May 3, 2024", "div info", "hint"), FoundDate("2024-05-03", "htmldate", "hint")
    assert _dated(lexicon, meta=RawMetadata(dates=(by_page, by_library)))[0].edtf == "2024-05-03"
    assert _dated(lexicon, meta=RawMetadata(dates=(by_library,)))[0].edtf == ""


def test_hints_of_several_days_cancel_each_other_out(lexicon: DateLexicon) -> None:
    days = ("May 3, 2024", "May 5, 2024", "June 2, 2024")
    meta = RawMetadata(dates=tuple(FoundDate(day, f"div {day}", "hint") for day in days))
    assert _dated(lexicon, meta=meta)[0].edtf == ""


def test_a_month_in_the_address_chooses_among_hints(lexicon: DateLexicon) -> None:
    dates = (FoundDate("May 3, 2024", "div info", "hint"), FoundDate("June 2, 2024", "div other", "hint"))
    meta = RawMetadata(dates=dates, url="https://paper.example/2024/06/mill")
    assert _dated(lexicon, meta=meta)[0].edtf == "2024-06-02"


@pytest.mark.parametrize(
    ("instant", "day"),
    [
        ("2024-09-03T02:11:03Z", "2024-09-02"),
        ("Tue Sep 3 2024 02:11:03 GMT+0000 (Coordinated Universal Time)", "2024-09-02"),
        ("2024-09-03T02:11:03+09:00", "2024-09-03"),
        ("2024-09-03T10:30:00Z", "2024-09-03"),
    ],
)
@pytest.mark.parametrize("source", ["address", "shown"])
def test_an_instant_in_utc_is_of_the_day_that_the_page_names(
    instant: str, day: str, source: str, lexicon: DateLexicon
) -> None:
    shown = (FoundDate("September 2, 2024", "span date", "shown"),)
    at_address = RawMetadata(published=instant, url="https://paper.example/2024/09/02/mill")
    meta = at_address if source == "address" else RawMetadata(published=instant, dates=shown)
    found, warnings = _dated(lexicon, meta=meta)
    assert (found.edtf, warnings) == (day, [])


def test_a_page_that_confirms_the_day_of_utc_keeps_it(lexicon: DateLexicon) -> None:
    dates = (FoundDate("2024-09-03", "time", "stated"), FoundDate("September 2, 2024", "span date", "shown"))
    found, _ = _dated(lexicon, meta=RawMetadata(published="2024-09-03T02:11:03Z", dates=dates))
    assert found.edtf == "2024-09-03"


# -- the text against the page ----------------------------------------------------------------------------------------


def test_a_text_that_tells_later_days_as_past_is_warned_of(lexicon: DateLexicon) -> None:
    meta = RawMetadata(published="2024-09-02")
    found, [warning] = _dated(lexicon, meta=meta, text=f"{BODY} It was painted on March 5, 2025.")
    assert (found.edtf, found.basis) == ("2024-09-02", BASES.METADATA)
    assert "March 5, 2025" in warning


# -- reasons ----------------------------------------------------------------------------------------------------------


def test_reasons_tell_what_was_taken_what_narrowed_it_and_what_was_set_aside(lexicon: DateLexicon) -> None:
    dates = (FoundDate("2023-01-15", "meta date"),)
    meta = RawMetadata(published="2024-09", dates=dates, url="https://paper.example/2024/09/03/mill")
    found, _ = _dated(lexicon, meta=meta, path="2024-09-07.txt")
    told = [(reason.step, reason.basis, reason.admits, reason.published, reason.set_aside) for reason in found.reasons]
    assert told == [
        (1, BASES.METADATA, "2024-09", "2024-09", False),
        (2, BASES.METADATA, "2023-01-15", "2024-09", True),
        (3, BASES.URL, "2024-09-03", "2024-09-03", False),
        (4, BASES.FILENAME, "2024-09-07", "2024-09-03", True),
    ]


def test_reasons_of_an_inferred_date_are_the_steps_of_the_solution(lexicon: DateLexicon) -> None:
    found, _ = _dated(lexicon, text=f"Pyongyang, September 2 (KCNA) -- {BODY} Building began on March 3, 2023.")
    assert found.reasons[0].basis is BASES.DATELINE
    assert {reason.basis for reason in found.reasons[1:]} == {BASES.INFERRED}
    assert found.reasons[-1].published == found.edtf


@pytest.mark.parametrize(
    ("meta", "path"),
    [
        (RawMetadata(published="2024-09-02"), "a.txt"),
        (RawMetadata(url="https://paper.example/2024/09/mill"), "a.txt"),
        (RawMetadata(modified="2024-09-02"), "2023-01-01.txt"),
        (RawMetadata(), "a.txt"),
    ],
)
def test_the_last_reason_that_took_part_gives_the_date(meta: RawMetadata, path: str, lexicon: DateLexicon) -> None:
    found, _ = _dated(lexicon, meta=meta, path=path)
    taken = [reason.published for reason in found.reasons if not reason.set_aside]
    assert (taken[-1] if taken else "") == found.edtf
    assert (found.start, found.end) == (parse_edtf(found.edtf).start, parse_edtf(found.edtf).end)


# -- odd input --------------------------------------------------------------------------------------------------------


def test_nothing_said_is_unknown(lexicon: DateLexicon) -> None:
    found, warnings = _dated(lexicon)
    assert (found.edtf, found.start, found.end, warnings) == ("", None, None, [])


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n",
        "\x00\ud800",
        "-- (KCNA)",
        "/" * 3000,
        "2024-" * 3000,
        "in 2024 last year, " * 500,
        "\u0661\u0662 May \u00b2",
        "by " + "A" * 3000,
        "20241120" * 400,
    ],
)
def test_odd_texts_pass(text: str, lexicon: DateLexicon) -> None:
    meta = RawMetadata(published=text, published_header=text, url=text, modified=text, region=text, canonical=text)
    found, _ = _dated(lexicon, meta=meta, path=text, text=text)
    assert found.start is None or found.start.year >= 1990
