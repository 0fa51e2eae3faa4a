import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.dates.grammar.lexicon import DateLexicon
from pipeline.dates.stated.headers import header_dates, update_dates
from pipeline.dates.values import MonthDay

PROSE = "Workers cheered when the doors of the factory were opened by the mayor of the town."


def _found(text: str, lexicon: DateLexicon, *, title: str = "", day_first: bool | None = None) -> list[str]:
    lines = header_dates(text, lexicon=lexicon, title=title, day_first=day_first)
    return [printed.interval.edtf for printed in lines if printed.month_day is None]


@pytest.mark.parametrize(
    ("line", "edtf"),
    [
        # labels
        ("Published: 08 Jan. 2025, 17:48", "2025-01-08"),
        ("Published : Jan. 8, 2025 - 15:33:11", "2025-01-08"),
        ("Posted : 2024-05-03 16:40", "2024-05-03"),
        ("Posted on May 3, 2024 by admin", "2024-05-03"),
        ("Posted by Ann Hill on May 3, 2024", "2024-05-03"),
        ("Published on : 03 May 2024", "2024-05-03"),
        ("Published: 03 May. 2024, 17:48", "2024-05-03"),
        ("First published on Fri 3 May 2024 06.00 BST", "2024-05-03"),
        ("Issued on: 03/05/2024 - 09:15", "2024-05-03"),
        ("By A Wire Published: May 03, 2024 09:15 PM", "2024-05-03"),
        ("Date: Fri, 03 May 2024 09:15:00 +0900", "2024-05-03"),
        ("Source: A Wire | Date: 03/05/2024", "2024-05-03"),
        ("Sent: Friday, May 3, 2024 9:15 AM", "2024-05-03"),
        ("FOR IMMEDIATE RELEASE May 3, 2024", "2024-05-03"),
        ("Input 2024.05.03. 17:48", "2024-05-03"),
        ("Issue date: May 3, 2024", "2024-05-03"),
        ("기사입력 2024-05-03 오후 3:15:00", "2024-05-03"),
        ("Registration : 2024.05.03", "2024-05-03"),
        ("입력 2024.05.03 15:33 수정 2024.05.04 10:00", "2024-05-03"),
        ("2024.05.03 17:48 입력", "2024-05-03"),
        ("Опубликовано: 03.05.2024 09:15", "2024-05-03"),
        ("Posted November. 20, 2024 07:44, Updated November. 21, 2024 07:44", "2024-11-20"),
        ("Published 9:15 AM EST, May 3, 2024", "2024-05-03"),
        ("Published3 May 2024", "2024-05-03"),
        ("Registration Date 2024-05-03 Hit 123", "2024-05-03"),
        ("Date: 03/05/2024 | Source: A Wire (En) | Read original version at source", "2024-05-03"),
        # beside an update
        ("Posted on May 3, 2024May 5, 2024 by admin", "2024-05-03"),
        ("May 3, 20249:15 AM GMT+9Updated 2 hours ago", "2024-05-03"),
        ("Last Updated: May 4, 2024, 09:15 IST First Published: May 3, 2024, 09:15 IST", "2024-05-03"),
        ("Written: 2025-12-05 13:41:08 Updated: 2025-12-09 10:00:00", "2025-12-05"),
        ("Updated: 2025-12-09 10:00 Written: 2025-12-05 13:41", "2025-12-05"),
        ("Write: 2024-05-03 14:00:10 / Update: 2024-05-04 13:55:12", "2024-05-03"),
        ("Last updated May 4, 2024 · Published May 3, 2024", "2024-05-03"),
        ("May 3, 2024 8:02 AM UTC · Updated 3 hours ago", "2024-05-03"),
        # bare dates
        ("WED, NOV 20, 2024", "2024-11-20"),
        ("2025-02-01 12:08:55", "2025-02-01"),
        ("20 NOVEMBER 2024 - 09:15", "2024-11-20"),
        ("2024-11-20 KST 09:15", "2024-11-20"),
        ("May 3, 2024, 3:12 PM KST", "2024-05-03"),
        ("May. 3, 2024 / 9:13 AM", "2024-05-03"),
        ("May 3, 2024 at 5:01 p.m. EST", "2024-05-03"),
        ("Fri, 03 May 2024", "2024-05-03"),
        ("2024.05.03", "2024-05-03"),
        ("2024. 5. 3", "2024-05-03"),
        ("2024-05-03 (Fri.) 12:30", "2024-05-03"),
        ("25/12/2024", "2024-12-25"),
        ("(END) 2024.05.03", "2024-05-03"),
        ("2024年5月3日", "2024-05-03"),
        ("3 мая 2024, 09:15", "2024-05-03"),
        ("٢٠٢٤/٥/٣", "2024-05-03"),
        ("All News 06:11 May 3, 2024", "2024-05-03"),
        ("Press release | 03.05.2024", "2024-05-03"),
        ("2024-05-03 | Hits : 123", "2024-05-03"),
        ("3-May-2024", "2024-05-03"),
        ("2024-May-03", "2024-05-03"),
        ("13 May 2024, 22:11 GMT+10", "2024-05-13"),
        # Juche years
        ("[August 5, Juche 107 (2018)]", "2018-08-05"),
        ("Juche 113(2024).5.3.", "2024-05-03"),
        ("Juche 113 (2024). 5. 3. Friday | Page 3", "2024-05-03"),
        ("Juche 113. 5. 3.", "2024-05-03"),
        ("Juche 113 (2024)", "2024"),
        ("May 3, 2024 Juche 113", "2024-05-03"),
        ("Pyongyang, May 3, 113 Juche (2024)", "2024-05-03"),
        ("www.agency.kp (Juche113.5.3.)", "2024-05-03"),
        # bylines, places, sources
        ("By Ann Hill on May 3, 2024", "2024-05-03"),
        ("By Ann Hill - 2024.05.03 3:14pm", "2024-05-03"),
        ("By Ann Hill | May 3, 2024 | Seoul", "2024-05-03"),
        ("Ann Hill hill@paper.example 2024.05.03 15:33", "2024-05-03"),
        ("Ann Hill  May 3, 2024", "2024-05-03"),
        ("Ann Hill · May 3, 2024 · 5 min read", "2024-05-03"),
        ("May 3, 2024 ∙ Paid", "2024-05-03"),
        ("May 3, 2024 | Leave a comment", "2024-05-03"),
        ("World News | May 3, 2024 / 9:13 AM", "2024-05-03"),
        ("5 min read | May 3, 2024", "2024-05-03"),
        ("(Seoul) May 3, 2024", "2024-05-03"),
        ("SEOUL, 3 May 2024", "2024-05-03"),
        ("GENEVA (3 May 2024)", "2024-05-03"),
        ("New York, 3 May 2024", "2024-05-03"),
        ("Washington, DC, May 3, 2024", "2024-05-03"),
        ("Source: A Wire (May 3, 2024)", "2024-05-03"),
        ("The Daily Mill (En) | May 3, 2024", "2024-05-03"),
        ("Source: Wire | 2024-05-03 09:15:33 | Editor: huaxia", "2024-05-03"),
        ("The Daily Mill, 2024-05-03 page 1", "2024-05-03"),
    ],
)
def test_header_line_dates_the_article(line: str, edtf: str, lexicon: DateLexicon) -> None:
    assert _found(f"A factory opens\n{line}\n{PROSE}", lexicon, day_first=True) == [edtf]


@pytest.mark.parametrize(
    "line",
    [
        "Updated: 2025-12-09 10:00:00",
        "Updated 3 hours ago",
        "Published 3 hours ago",
        "Last updated on May 4, 2024",
        "The mill was opened on May 3, 2019",
        "The mill as of May 3, 2024",
        "The report was released on May 3, 2019",
        "The figures were released on May 3, 2019 by the ministry.",
        "A letter written on May 3, 2019 was found.",
        "Registered on May 3, 2019, the company makes paper",
        "Minister visits mill | on May 3, 2024 he left",
        "New plan for March 2025",
        "Copyright 2024",
        "© 2024 A Paper, May 3, 2024",
        "Ann Hill, May 3, 2019",
        "Photo taken on May 3, 2019",
        "Photo: A Paper, May 3, 2019",
        "FILE - The minister at the mill, Feb. 28, 2019",
        "Opening date: May 3, 2025",
        "Deadline: May 3, 2025",
        "When: May 3, 2025",
        "Born: May 3, 1999",
        "May 3, 2019 - Minister visits the mill",
        "Old Mill Talks, May 3-5, 2025",
        "“May 3, 2003",
        "24.11.20",
    ],
)
def test_other_lines_date_nothing(line: str, lexicon: DateLexicon) -> None:
    assert not list(header_dates(f"A factory opens\n{line}\n{PROSE}", lexicon=lexicon))


# -- names beside a date ----------------------------------------------------------------------------------------------


def _of_author(lexicon: DateLexicon, text: str, author: str = "Ann Hill") -> list[str]:
    lines = header_dates(text, lexicon=lexicon, title="A factory opens", author=author)
    return [printed.interval.edtf for printed in lines]


@pytest.mark.parametrize("line", ["Ann Hill, May 3, 2024", "Ann Hill May 3, 2024", "Ann Hill (3 May 2024)"])
def test_the_author_beside_the_date_right_below_the_title_is_a_byline(line: str, lexicon: DateLexicon) -> None:
    assert _of_author(lexicon, f"A factory opens\n{line}\n{PROSE}") == ["2024-05-03"]
    assert _of_author(lexicon, f"A factory opens\nAfter many years\n{line}\n{PROSE}") == ["2024-05-03"]


def test_a_name_beside_the_date_is_a_caption_elsewhere(lexicon: DateLexicon) -> None:
    line = "Ann Hill, May 3, 2024"
    assert _of_author(lexicon, f"A factory opens\n{line}\n{PROSE}", author="Bo Lee") == []
    assert _of_author(lexicon, f"A factory opens\n{line}\n{PROSE}", author="") == []
    assert _of_author(lexicon, f"A factory opens\nAfter years\nIn the valley\n{line}\n{PROSE}") == []


def test_a_name_that_the_story_tells_of_is_a_caption(lexicon: DateLexicon) -> None:
    assert _of_author(lexicon, f"A factory opens\nAnn Hill, May 3, 2024\n{PROSE} Ann Hill cut the ribbon.") == []


@pytest.mark.parametrize(
    ("line", "month_day"),
    [
        ("20 NOV, 09:15", MonthDay(11, 20)),
        ("Source: A Wire (November 20)", MonthDay(11, 20)),
        ("Wed, Nov 20", MonthDay(11, 20, weekday=2)),
        ("Posted Nov. 20, 5:00 pm", MonthDay(11, 20)),
    ],
)
def test_stamp_without_a_year_gives_month_and_day(line: str, month_day: MonthDay, lexicon: DateLexicon) -> None:
    [printed] = header_dates(f"A factory opens\n{line}\n{PROSE}", lexicon=lexicon)
    assert (printed.interval.edtf, printed.month_day) == ("", month_day)


def test_bare_month_and_day_may_be_a_heading(lexicon: DateLexicon) -> None:
    assert not list(header_dates(f"A week in the mill\nMay 3\n{PROSE}", lexicon=lexicon))


def test_order_of_day_and_month_that_nobody_knows_leaves_two_days(lexicon: DateLexicon) -> None:
    text = f"A factory opens\nPublished: 03/04/2025\n{PROSE}"
    assert _found(text, lexicon) == ["2025-03-04/2025-04-03"]
    assert _found(text, lexicon, day_first=True) == ["2025-04-03"]


def test_header_line_stands_below_the_menus_of_a_page(lexicon: DateLexicon) -> None:
    menus = "\n".join(f"Section {number}" for number in range(30))
    text = f"{menus}\nA factory opens\nMay 3, 2024\n" + f"{PROSE}\n" * 20
    assert _found(text, lexicon) == ["2024-05-03"]
    assert _found(text, lexicon, title="A factory opens") == ["2024-05-03"]


@pytest.mark.parametrize("title", ["", "A factory opens"])
def test_day_of_reading_above_the_menus_is_none_of_publication(title: str, lexicon: DateLexicon) -> None:
    menus = "\n".join(f"Section {number}" for number in range(30))
    text = f"Friday, May 3, 2024\n{menus}\nA factory opens\n" + f"{PROSE}\n" * 20
    assert _found(text, lexicon, title=title) == []
    assert _found(f"{title}\n{text}", lexicon, title=title) == []


def test_header_line_may_stand_right_above_the_title(lexicon: DateLexicon) -> None:
    menus = "\n".join(f"Section {number}" for number in range(20))
    text = f"{menus}\nMay 3, 2024\nA factory opens\n" + f"{PROSE}\n" * 20
    assert _found(text, lexicon, title="A factory opens") == ["2024-05-03"]


def test_marks_of_markdown_are_no_part_of_a_line(lexicon: DateLexicon) -> None:
    assert _found(f"# A factory opens\n\n*GENEVA (3 May 2024)*\n\n{PROSE}", lexicon) == ["2024-05-03"]


@pytest.mark.parametrize("line", ["Published: May 3, 2024", "(END) May 3, 2024", "www.agency.kp (Juche113.5.3.)"])
def test_last_line_dates_the_article_when_it_says_so(line: str, lexicon: DateLexicon) -> None:
    assert _found("A factory opens\n" + f"{PROSE}\n" * 5 + line, lexicon) == ["2024-05-03"]


def test_bare_date_at_the_end_says_nothing(lexicon: DateLexicon) -> None:
    assert _found("A factory opens\n" + f"{PROSE}\n" * 5 + "May 3, 2024", lexicon) == []


@pytest.mark.parametrize("heading", ["Related articles", "Most Viewed", "Read also:", "More from A Paper", "Comments"])
def test_dates_below_other_articles_are_theirs(heading: str, lexicon: DateLexicon) -> None:
    text = f"A factory opens\n{PROSE}\n{heading}\nAn old mill burns\nPublished: March 1, 2019"
    assert _found(text, lexicon) == []


def test_date_inside_the_body_is_a_heading(lexicon: DateLexicon) -> None:
    assert _found(f"A week in the mill\n{PROSE}\n{PROSE}\nMay 3, 2024\n{PROSE}\n{PROSE}", lexicon) == []


def test_bare_dates_of_several_days_head_entries(lexicon: DateLexicon) -> None:
    calendar = "What is on\nMarch 8, 2024\nA concert\nMarch 10, 2024\nA fair"
    assert _found(calendar, lexicon) == []
    assert _found(f"What is on\nPublished: March 1, 2024\n{calendar}", lexicon) == ["2024-03-01"]


def test_of_neighbouring_bare_days_the_earlier_comes_first(lexicon: DateLexicon) -> None:
    text = f"Tue, 14 Jan 2020\nHome\nA factory opens\n13 Jan 2020, 22:11 GMT+10\n{PROSE}"
    assert _found(text, lexicon) == ["2020-01-13", "2020-01-14"]


def test_update_line_says_until_when(lexicon: DateLexicon) -> None:
    text = f"A factory opens\nUpdated: 2025-12-09 10:00\n{PROSE}"
    assert [printed.interval.edtf for printed in update_dates(text, lexicon=lexicon)] == ["2025-12-09"]
    assert not list(update_dates(f"A factory opens\nPublished: 2025-12-09\n{PROSE}", lexicon=lexicon))


@given(st.text(alphabet="AZaz .,:|-()0123456789May©\n", max_size=400))
def test_any_text_passes(lexicon: DateLexicon, text: str) -> None:
    for printed in header_dates(text, lexicon=lexicon):
        assert printed.words in text
