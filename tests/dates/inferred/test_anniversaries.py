"""One dated anniversary in the calendar dates all anniversaries of the same body."""

from datetime import date

import pytest

from pipeline.dates.grammar.lexicon import DateLexicon
from pipeline.dates.inferred.infer import infer_published
from pipeline.knowledge.schema import CalendarFact

CALENDAR = (
    CalendarFact(
        calendar_id="a", kind="anniversary", body="PPF", label="80th founding anniversary of the PPF",
        surface_forms=("80th founding anniversary of the PPF",), start=date(2025, 10, 10), end=date(2025, 10, 10),
    ),
    CalendarFact(
        calendar_id="c", kind="party congress", body="PPF", number=8, label="Eighth Congress of the Popular Front"
    ),
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("A feast was held on the occasion of the 79th founding anniversary of the PPF.", "2024-01-01/.."),
        ("All celebrated the 79th birthday of the great Popular Front.", "2024-01-01/.."),
        ("They came to the hall on October 10, the 79th founding anniversary of the PPF.", "2024-10-10/.."),
        ("This year marks the 79th anniversary of the founding of the Popular Front.", "2024"),
        ("The hall will be opened on the 81st anniversary of the PPF.", "../2026-10-10"),
        ("A club was formed to mark the 80th founding anniversary of the PPF.", ""),
        ("A feast was held on the 30th anniversary of the PPF Youth League.", ""),
        ("A feast was held on the occasion of the 79th anniversary of the mill, said the PPF.", ""),
        ("“This year marks the 79th anniversary of the PPF,” he said.", ""),
    ],
)
def test_an_anniversary_bounds_by_the_year_of_its_day(text: str, edtf: str, lexicon: DateLexicon) -> None:
    assert infer_published(text, lexicon=lexicon, calendar=CALENDAR).interval.edtf == edtf
