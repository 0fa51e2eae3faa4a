from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.dates.edtf import Interval
from pipeline.dates.grammar.lexicon import DateLexicon
from pipeline.dates.stated.stamps import is_utc, local_days, read_stamp, western_digits


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
        ("Wed Nov 20 2024 10:00:00 GMT+0000 (Coordinated Universal Time)", "2024-11-20"),
        ("08 Jan. 2025, 17:48", "2025-01-08"),
        ("WED, NOV 20, 2024", "2024-11-20"),
        ("Nov 20 2024 5:01 pm", "2024-11-20"),
        ("Nov.20,2024", "2024-11-20"),
        ("20NOV2024", "2024-11-20"),
        ("2024-Nov-20", "2024-11-20"),
        ("2024 November 20", "2024-11-20"),
        ("Juche 113 (2024) November 20", "2024-11-20"),
        ("Nov 20 (Wed), 2024", "2024-11-20"),
        ("2024/11/20", "2024-11-20"),
        ("2024년 11월 20일 09:00", "2024-11-20"),
        ("2024年11月20日 09時15分", "2024-11-20"),
        ("٢٠٢٤/١١/٢٠", "2024-11-20"),
        ("20 novembre 2024", "2024-11-20"),
        ("20 ноября 2024, 09:15", "2024-11-20"),
        ("August 5, Juche 107 (2018)", "2018-08-05"),
        ("Juche 107 (August 5, 2018)", "2018-08-05"),
        ("Juche107(2018)-8-5", "2018-08-05"),
        ("August 5, 107 Juche (2018)", "2018-08-05"),
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


@given(st.dates(date(1990, 1, 1), date(2099, 12, 31)))
def test_a_day_comes_back_from_its_usual_forms(lexicon: DateLexicon, day: date) -> None:
    for form in ("%Y-%m-%d", "%Y.%m.%d. %H:%M", "%d %B %Y", "%b %d, %Y", "%a, %d %b %Y %H:%M:%S GMT", "%Y年%m月%d日"):
        assert read_stamp(day.strftime(form), lexicon=lexicon) == Interval.day(day)


@pytest.mark.parametrize(
    ("stamp", "universal"),
    [
        ("2024-09-03T02:11:03Z", True),
        ("2024-09-03T02:11:03.000+0000", True),
        ("Tue, 03 Sep 2024 02:11:03 GMT", True),
        ("Tue Sep 03 02:11:03 UTC 2024", True),
        ("Tue Sep 3 2024 02:11:03 GMT+0000 (Coordinated Universal Time)", True),
        ("2024-09-03T02:11:03+09:00", False),
        ("2024-09-03 02:11:03", False),
        ("2024-09-03", False),
    ],
)
def test_universal_time_is_known_by_its_zone(stamp: str, universal: bool) -> None:
    assert is_utc(stamp) is universal


@pytest.mark.parametrize(
    ("clock", "edtf"),
    [
        ("02:11", "2024-09-02/2024-09-03"),
        ("10:30", "2024-09-03"),
        ("15:00", "2024-09-03/2024-09-04"),
    ],
)
def test_an_instant_is_of_the_days_that_clocks_of_the_world_show(clock: str, edtf: str) -> None:
    day = Interval.day(date(2024, 9, 3))
    assert local_days(f"2024-09-03T{clock}:00Z", day).edtf == edtf
    assert local_days(f"2024-09-03T{clock}:00+09:00", day) == day


@given(st.text())
def test_any_text_passes(lexicon: DateLexicon, text: str) -> None:
    read_stamp(text, lexicon=lexicon)
    assert len(western_digits(text)) == len(text)
