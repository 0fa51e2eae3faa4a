"""How a passage tells its event: as such, or by its name; words that date it before the publication is known."""

from collections.abc import Callable

import pytest

from pipeline.extract.nlp import build_nlp, load_model
from pipeline.extract.rows import article_rows
from pipeline.knowledge.load import load_pack
from pipeline.records import Article, Passage

pytestmark = pytest.mark.model
Read = Callable[[str], list[Passage]]


@pytest.fixture(scope="module")
def read() -> Read:
    nlp = build_nlp(load_model(), load_pack())

    def passages(text: str) -> list[Passage]:
        (doc,) = nlp.pipe([Article(article_id="a1", path="x", text=text)])
        return list(article_rows(doc).passages)

    return passages


@pytest.mark.parametrize(
    ("text", "asserted"),
    [
        ("A groundbreaking ceremony for a hospital was held in Kangdong County last month.", True),
        ("The premier attended the inauguration of a paper mill in Kusong City on Monday.", True),
        ("Workers broke ground on a garment factory in Sunchon City last month.", True),
        ("KCNA said on Friday that a paper mill was inaugurated in Kusong City on Thursday.", True),
        ("A book about the groundbreaking ceremony for a hospital in Kangdong County appeared last month.", False),
        ("Last month the garment factory inaugurated in Sunchon City was ranked first in the county.", False),
    ],
    ids=["held", "attended", "active", "reported", "book about it", "participle"],
)
def test_a_clause_tells_an_event_itself_or_names_it(read: Read, text: str, asserted: bool) -> None:
    assert [passage.is_asserted for passage in read(text)] == [asserted]


def test_words_date_an_event_before_the_publication_is_known(read: Read) -> None:
    (passage,) = read("Workers broke ground on a garment factory in Sunchon City in May last year.")
    assert (passage.date, passage.date_text) == ("", "May last year")
