import pytest

from pipeline.dates.edtf import UNKNOWN
from pipeline.dates.grammar.lexicon import DateLexicon
from pipeline.dates.stated.dateline import dateline
from pipeline.dates.values import MonthDay


@pytest.mark.parametrize(
    ("text", "month_day"),
    [
        ("Pyongyang, September 2 (KCNA) -- A ceremony took place.", MonthDay(9, 2)),
        ("Pyongyang, 2 September (KCNA) -- A ceremony took place.", MonthDay(9, 2)),
        ("SEOUL, Nov. 20 (Yonhap) -- A minister said so.", MonthDay(11, 20)),
        ("(LEAD) SEOUL, Nov. 20 (Yonhap) -- A minister said so.", MonthDay(11, 20)),
        ("(2nd LD) SEOUL, Nov. 20 (Yonhap) -- A minister said so.", MonthDay(11, 20)),
        ("SEOUL, South Korea, Nov 20 (Reuters) - A minister said so.", MonthDay(11, 20)),
        ("SEOUL, Wednesday, Nov. 20 (Yonhap) -- A minister said so.", MonthDay(11, 20, weekday=2)),
        ("Tokyo, Nov. 20 (Jiji Press)--A minister said so.", MonthDay(11, 20)),
        ("TOKYO, Nov. 20, Kyodo -- A minister said so.", MonthDay(11, 20)),
        ("MOSCOW, November 20. /TASS/. A minister said so.", MonthDay(11, 20)),
        ("WASHINGTON, Jan. 5 — Officials met.", MonthDay(1, 5)),
        ("A title\nPYONGYANG, 3 March (Xinhua) -- Talks began.", MonthDay(3, 3)),
        ("HANOI, March 3 (Mekong Wire): Talks began.", MonthDay(3, 3)),
    ],
)
def test_dateline_gives_month_and_day(text: str, month_day: MonthDay, lexicon: DateLexicon) -> None:
    found = dateline(text, lexicon=lexicon)
    assert found is not None
    assert (found.interval, found.month_day) == (UNKNOWN, month_day)


@pytest.mark.parametrize(
    "text",
    [
        "HANOI, March 18, 2025 (Mekong Wire) -- A plant opened.",
        "GENEVA (18 March 2025) - A plant opened.",
        "Pyongyang, March 18, Juche 114 (2025) (KCNA) -- A plant opened.",
    ],
)
def test_dateline_with_a_year_gives_the_day(text: str, lexicon: DateLexicon) -> None:
    found = dateline(text, lexicon=lexicon)
    assert found is not None
    assert found.interval.edtf == "2025-03-18"


def test_dateline_without_a_place_needs_its_agency(lexicon: DateLexicon) -> None:
    found = dateline("A title\nMay 3 (UPI) -- The mill was opened.", lexicon=lexicon)
    assert found is not None
    assert found.month_day == MonthDay(5, 3)
    assert dateline("A title\nMay 3 -- The mill was opened.", lexicon=lexicon) is None
    assert dateline("A title\nMay 3 was the day.", lexicon=lexicon) is None


@pytest.mark.parametrize(
    "text",
    [
        "In Pyongyang on September 2 a mill opened.",
        "On September 2 (Monday) a mill opened.",
        "The mill, opened May 3 (a Friday), is large.",
        "Yang Moo-jin, 60, said on May 3 -- again.",
        "Minister visits mill May 3 — his first visit",
        "SEOUL (AP) — No day.",
        "SEOUL, Wednesday (AP) — No day but its name.",
        "Talks between the two towns, May 3 - June 5",
    ],
)
def test_prose_is_no_dateline(text: str, lexicon: DateLexicon) -> None:
    assert dateline(text, lexicon=lexicon) is None
