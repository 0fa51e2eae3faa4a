import pytest

from pipeline.dates.edtf import UNKNOWN
from pipeline.dates.lexicon import DateLexicon
from pipeline.dates.printed import dateline, file_date, header_dates, read_stamp, url_date
from pipeline.dates.values import MonthDay


@pytest.mark.parametrize(
    ("stamp", "edtf"),
    [
        ("2024-11-20", "2024-11-20"),
        ("2024-11-20T23:30:00Z", "2024-11-20"),
        ("2025-12-14T08:00:00+09:00", "2025-12-14"),
        ("2025-02-01 12:08:55", "2025-02-01"),
        ("20241120", "2024-11-20"),
        ("20241120T101500", "2024-11-20"),
        ("Wed, 20 Nov 2024 10:00:00 GMT", "2024-11-20"),
        ("08 Jan. 2025, 17:48", "2025-01-08"),
        ("WED, NOV 20, 2024", "2024-11-20"),
        ("Nov 20 2024 5:01 pm", "2024-11-20"),
        ("2024/11/20", "2024-11-20"),
        ("2024년 11월 20일 09:00", "2024-11-20"),
        ("20 novembre 2024", "2024-11-20"),
        ("August 5, Juche 107 (2018)", "2018-08-05"),
        ("2024-11", "2024-11"),
        ("2024", "2024"),
        ("03/04/2025", "2025-03-04/2025-04-03"),
        ("03/04/25", "2025-03-04/2025-04-03"),
    ],
)
def test_stamp_is_read(stamp: str, edtf: str, lexicon: DateLexicon) -> None:
    found = read_stamp(stamp, lexicon=lexicon)
    assert found is not None
    assert found.edtf == edtf


@pytest.mark.parametrize("stamp", ["", "Nov. 20", "yesterday", "3 hours ago", "17:48", "issue 12", "20241399", "N/A"])
def test_a_stamp_without_a_full_date_fills_nothing_in(stamp: str, lexicon: DateLexicon) -> None:
    assert read_stamp(stamp, lexicon=lexicon) is None


@pytest.mark.parametrize(
    ("line", "edtf"),
    [
        ("Published: 08 Jan. 2025, 17:48", "2025-01-08"),
        ("Written: 2025-12-05 13:41:08 Updated: 2025-12-09 10:00:00", "2025-12-05"),
        ("Updated: 2025-12-09 10:00 Written: 2025-12-05 13:41", "2025-12-05"),
        ("WED, NOV 20, 2024", "2024-11-20"),
        ("2025-02-01 12:08:55", "2025-02-01"),
        ("[August 5, Juche 107 (2018)]", "2018-08-05"),
        ("Write: 2024-05-03 14:00:10 / Update: 2024-05-04 13:55:12", "2024-05-03"),
        ("Last updated May 4, 2024 · Published May 3, 2024", "2024-05-03"),
        ("May 3, 2024, 3:12 PM KST", "2024-05-03"),
        ("May 3, 2024 8:02 AM UTC · Updated 3 hours ago", "2024-05-03"),
        ("Posted : 2024-05-03 16:40", "2024-05-03"),
        ("Published on : 03 May 2024", "2024-05-03"),
        ("Published: 03 May. 2024, 17:48", "2024-05-03"),
        ("May. 3, 2024 / 9:13 AM", "2024-05-03"),
        ("May 3, 2024, 07:30 GMT", "2024-05-03"),
        ("Fri, 03 May 2024", "2024-05-03"),
        ("2024.05.03", "2024-05-03"),
        ("2024-05-03 (Fri.) 12:30", "2024-05-03"),
        ("Juche 113(2024).5.3.", "2024-05-03"),
        ("Juche 113 (2024). 5. 3. Friday | Page 3", "2024-05-03"),
        ("Juche 113. 5. 3.", "2024-05-03"),
        ("May 3, 2024 Juche 113", "2024-05-03"),
        ("By Ann Hill on May 3, 2024", "2024-05-03"),
        ("By Ann Hill - 2024.05.03 3:14pm", "2024-05-03"),
        ("World News | May 3, 2024 / 9:13 AM", "2024-05-03"),
        ("5 min read | May 3, 2024", "2024-05-03"),
        ("First published on Fri 3 May 2024 06.00 BST", "2024-05-03"),
        ("입력 2024.05.03 15:33 수정 2024.05.04 10:00", "2024-05-03"),
    ],
)
def test_header_line_dates_the_article(line: str, edtf: str, lexicon: DateLexicon) -> None:
    text = f"A factory opens\n{line}\nWorkers cheered when the doors of the factory opened."
    assert [printed.interval.edtf for printed in header_dates(text, lexicon=lexicon)] == [edtf]


@pytest.mark.parametrize(
    "line",
    [
        "Updated: 2025-12-09 10:00:00",
        "Updated 3 hours ago",
        "Last updated on May 4, 2024",
        "The mill was opened on May 3, 2019",
        "The mill as of May 3, 2024",
        "Kim visits mill | on May 3, 2024 he left",
        "New plan for March 2025",
        "Copyright 2024",
    ],
)
def test_other_lines_date_nothing(line: str, lexicon: DateLexicon) -> None:
    assert not list(header_dates(f"A factory opens\n{line}\nWorkers cheered.", lexicon=lexicon))


@pytest.mark.parametrize(
    ("text", "month_day"),
    [
        ("Pyongyang, September 2 (KCNA) -- A ceremony took place.", MonthDay(9, 2)),
        ("SEOUL, Nov. 20 (Yonhap) -- A minister said so.", MonthDay(11, 20)),
        ("WASHINGTON, Jan. 5 — Officials met.", MonthDay(1, 5)),
        ("A title\nPYONGYANG, 3 March (Xinhua) -- Talks began.", MonthDay(3, 3)),
    ],
)
def test_dateline_gives_month_and_day(text: str, month_day: MonthDay, lexicon: DateLexicon) -> None:
    found = dateline(text, lexicon=lexicon)
    assert found is not None
    assert (found.interval, found.month_day) == (UNKNOWN, month_day)


def test_header_line_stands_below_the_title_when_menus_stand_above(lexicon: DateLexicon) -> None:
    menus = "\n".join(f"Section {number}" for number in range(20))
    text = f"{menus}\nA factory opens\nMay 3, 2024\n" + "Workers cheered.\n" * 20
    assert not list(header_dates(text, lexicon=lexicon))
    found = header_dates(text, lexicon=lexicon, title="A factory opens")
    assert [printed.interval.edtf for printed in found] == ["2024-05-03"]


def test_dateline_without_a_place_needs_its_agency(lexicon: DateLexicon) -> None:
    found = dateline("A title\nMay 3 (UPI) -- The mill was opened.", lexicon=lexicon)
    assert found is not None
    assert found.month_day == MonthDay(5, 3)
    assert dateline("A title\nMay 3 -- The mill was opened.", lexicon=lexicon) is None
    assert dateline("A title\nMay 3 was the day.", lexicon=lexicon) is None


def test_dateline_with_a_year_gives_the_day(lexicon: DateLexicon) -> None:
    found = dateline("HANOI, March 18, 2025 (Mekong Wire) -- A plant opened.", lexicon=lexicon)
    assert found is not None
    assert found.interval.edtf == "2025-03-18"


@pytest.mark.parametrize(
    "text",
    ["In Pyongyang on September 2 a mill opened.", "Yang Moo-jin, 60, said on May 3 -- again.", "SEOUL (AP) — No day."],
)
def test_prose_is_no_dateline(text: str, lexicon: DateLexicon) -> None:
    assert dateline(text, lexicon=lexicon) is None


@pytest.mark.parametrize(
    ("url", "edtf"),
    [
        ("https://paper.example/news/2024/11/20/north/1.html", "2024-11-20"),
        ("https://paper.example/2024-11-20-opening", "2024-11-20"),
        ("https://paper.example/world/2024/nov/20/opening", "2024-11-20"),
        ("https://paper.example/view/20241120/page", "2024-11-20"),
        ("https://paper.example/2024/11/opening", "2024-11"),
    ],
)
def test_address_gives_a_date(url: str, edtf: str) -> None:
    found = url_date(url)
    assert found is not None
    assert found.interval.edtf == edtf


@pytest.mark.parametrize(
    "url",
    [
        "https://paper.example/view?Seq=194007",
        "https://paper.example/a20241399b",
        "https://paper.example/id/1202411205566",
        "https://paper.example/2024/20/11",
        "",
    ],
)
def test_ids_are_no_dates(url: str) -> None:
    assert url_date(url) is None


def test_file_name_gives_a_date_but_a_container_does_not() -> None:
    found = file_date("kcna/2024-11-20-opening.txt")
    assert found is not None
    assert found.interval.edtf == "2024-11-20"
    assert file_date("2024-11-20.jsonl#3") is None
    assert file_date("from_2024-11-20_to_2024-12-01.txt") is None
