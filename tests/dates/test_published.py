from datetime import date

import pytest

from pipeline.articles.metadata import FoundDate, RawMetadata
from pipeline.dates.lexicon import DateLexicon
from pipeline.dates.published import published_date
from pipeline.records import PublicationDate, PublishedBasis

BODY = "The paper mill in the county was opened. Workers cheered and danced."


def _dated(
    lexicon: DateLexicon,
    *,
    meta: RawMetadata | None = None,
    path: str = "a.txt",
    text: str = BODY,
    raw_head: str = "",
    today: date | None = None,
) -> tuple[PublicationDate, list[str]]:
    return published_date(
        meta=meta or RawMetadata(), path=path, text=text, lexicon=lexicon, raw_head=raw_head, today=today
    )


def test_metadata_win_over_everything_else(lexicon: DateLexicon) -> None:
    meta = RawMetadata(published="2024-09-02", url="https://paper.example/2024/09/03/mill")
    found, warnings = _dated(lexicon, meta=meta, text=f"Pyongyang, September 2 (KCNA) -- {BODY}")
    assert (found.edtf, found.basis, warnings) == ("2024-09-02", PublishedBasis.METADATA, [])


def test_a_contradiction_is_warned_of(lexicon: DateLexicon) -> None:
    meta = RawMetadata(published="2024-09-02", url="https://paper.example/2023/01/15/mill")
    found, [warning] = _dated(lexicon, meta=meta)
    assert found.edtf == "2024-09-02"
    assert "2023-01-15" in warning


def test_a_printed_header_is_read_from_the_uncut_text(lexicon: DateLexicon) -> None:
    found, _ = _dated(lexicon, raw_head=f"Mill opens\nWED, NOV 20, 2024\n{BODY}")
    assert (found.edtf, found.basis) == ("2024-11-20", PublishedBasis.HEADER)


def test_the_modification_date_is_not_the_publication_date(lexicon: DateLexicon) -> None:
    found, _ = _dated(lexicon, meta=RawMetadata(modified="2024-09-02"))
    assert found.basis is PublishedBasis.UNKNOWN


def test_a_dateline_takes_its_year_from_the_address(lexicon: DateLexicon) -> None:
    meta = RawMetadata(url="https://paper.example/2024/09/mill")
    found, _ = _dated(lexicon, meta=meta, text=f"Pyongyang, September 2 (KCNA) -- {BODY}")
    assert (found.edtf, found.basis) == ("2024-09-02", PublishedBasis.DATELINE)


def test_a_dateline_without_any_year_stays_unknown(lexicon: DateLexicon) -> None:
    found, _ = _dated(lexicon, text=f"Pyongyang, September 2 (KCNA) -- {BODY}")
    assert (found.edtf, found.basis) == ("", PublishedBasis.UNKNOWN)
    assert "September 2" in found.evidence


def test_a_dateline_is_bounded_by_the_past_of_its_text(lexicon: DateLexicon) -> None:
    text = "Pyongyang, September 2 (KCNA) -- The mill was opened. Building began on March 3, 2023."
    found, _ = _dated(lexicon, text=text)
    assert (found.edtf, found.basis) == ("2023-09-02/..", PublishedBasis.INFERRED)


def test_the_file_name_is_the_last_printed_source(lexicon: DateLexicon) -> None:
    found, _ = _dated(lexicon, path="2024-11-20-mill.txt")
    assert (found.edtf, found.basis) == ("2024-11-20", PublishedBasis.FILENAME)


@pytest.mark.parametrize(("published", "today"), [("1970-01-01", None), ("2031-01-01", date(2026, 1, 1))])
def test_an_implausible_day_is_refused_with_a_warning(published: str, today: date | None, lexicon: DateLexicon) -> None:
    found, [warning] = _dated(lexicon, meta=RawMetadata(published=published), today=today)
    assert found.basis is PublishedBasis.UNKNOWN
    assert "not plausible" in warning


def test_a_month_in_the_metadata_is_narrowed_by_the_address(lexicon: DateLexicon) -> None:
    meta = RawMetadata(published="2024-09", dates=(FoundDate("2024-09", "meta"),), url="https://p.example/2024/09/03/x")
    found, _ = _dated(lexicon, meta=meta)
    assert (found.edtf, found.basis) == ("2024-09-03", PublishedBasis.URL)


def test_nothing_said_is_unknown(lexicon: DateLexicon) -> None:
    found, warnings = _dated(lexicon)
    assert (found.edtf, found.start, found.end, warnings) == ("", None, None, [])


@pytest.mark.parametrize(
    ("instant", "day"), [("2024-09-03T02:11:03Z", "2024-09-02"), ("2024-09-03T02:11:03+09:00", "2024-09-03")]
)
def test_an_instant_in_utc_is_of_the_day_that_the_address_names(instant: str, day: str, lexicon: DateLexicon) -> None:
    meta = RawMetadata(published=instant, url="https://paper.example/2024/09/02/mill")
    found, warnings = _dated(lexicon, meta=meta)
    assert (found.edtf, warnings) == (day, [])


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
    ],
)
def test_odd_texts_pass(text: str, lexicon: DateLexicon) -> None:
    meta = RawMetadata(published=text, published_header=text, url=text)
    found, _ = _dated(lexicon, meta=meta, path=text, text=text)
    assert found.start is None or found.start.year >= 1990
