"""Events with their year in the name: only an edition told as past bounds, and from the October before."""

import pytest

from pipeline.dates.grammar.lexicon import DateLexicon
from pipeline.dates.inferred.infer import infer_published


@pytest.mark.parametrize(
    "text",
    [
        "The 2024 Norwick Exhibition of Inland Lace opened here.",
        "The team beat its rival in the finals of the 2024 World Cup held in Norwick.",
        "The guests celebrated the New Year 2024.",
    ],
)
def test_an_edition_told_as_past_has_begun(text: str, lexicon: DateLexicon) -> None:
    assert infer_published(text, lexicon=lexicon).interval.edtf == "2023-10-01/.."


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The 2030 Norwick Games were awarded to Eastby.", id="awarded"),
        pytest.param("The team qualified for the 2030 World Cup.", id="heats"),
        pytest.param("The 2030 World Cup draw was held.", id="draw"),
        pytest.param("The 2030 World Cup qualification tournament was held.", id="qualification"),
        pytest.param("The 2030 season opened with a festival.", id="another noun"),
        pytest.param("Preparations for the 2030 festival began.", id="preparations"),
        pytest.param("The 2030 agenda was adopted.", id="plan"),
        pytest.param("The 2030 festival will open in spring.", id="ahead"),
    ],
)
def test_the_year_of_anything_else_bounds_nothing_on_the_left(text: str, lexicon: DateLexicon) -> None:
    assert infer_published(text, lexicon=lexicon).interval.start is None
