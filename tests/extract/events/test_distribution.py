from collections.abc import Callable
from datetime import date

import pytest

from pipeline.extract.nlp import build_nlp, load_model
from pipeline.extract.rows import article_rows
from pipeline.knowledge.load import load_pack
from pipeline.records import Article, Passage

pytestmark = pytest.mark.model
Reader = Callable[[str], list[Passage]]
KUSONG, ANJU = "KP0603", "KP0703"


@pytest.fixture(scope="module")
def passages() -> Reader:
    nlp = build_nlp(load_model(), load_pack())
    day = date(2025, 3, 12)

    def read(text: str) -> list[Passage]:
        text = f"From the Counties\n{text}"
        article = Article(article_id="a1", path="x", text=text, published_start=day, published_end=day)
        (doc,) = nlp.pipe([article])
        return list(article_rows(doc).passages)

    return read


@pytest.mark.parametrize(
    "text",
    [
        "The leader visited Kusong City on March 3 and Anju City on March 7.",
        "The mill in Kusong City was opened on March 3, and that in Anju City on March 7.",
        "Ceremonies took place in Kusong City on March 3 and in Anju City on March 7 to inaugurate new mills.",
        "A mill was opened in Kusong City on March 3, and another in Anju City on March 7.",
    ],
    ids=["visits", "openings", "ceremonies", "another"],
)
def test_each_place_has_the_date_beside_it(passages: Reader, text: str) -> None:
    told = [(passage.place_ids, passage.date) for passage in passages(text)]
    assert told == [((KUSONG,), "2025-03-03"), ((ANJU,), "2025-03-07")]


def test_two_events_of_one_trigger_have_ids_of_their_own(passages: Reader) -> None:
    first, second = passages("The leader visited Kusong City on March 3 and Anju City on March 7.")
    assert first.passage_id != second.passage_id
    assert first.group != second.group


def test_dates_that_no_place_stands_beside_are_both_possible(passages: Reader) -> None:
    (passage,) = passages("Groundbreaking ceremonies were held in Kusong City and Anju City on Monday and Tuesday.")
    assert (passage.place_ids, passage.date) == ((KUSONG, ANJU), "2025-03-10/2025-03-11")


def test_date_of_something_else_is_no_second_date(passages: Reader) -> None:
    (passage,) = passages("The leader visited Kusong City on March 3, three days before the anniversary on March 6.")
    assert passage.date == "2025-03-03"
