import pytest

from pipeline.articles.draft import Paragraph
from pipeline.articles.zones import is_item, is_prose, zones

PROSE = "The mill in the river town was opened on Monday, and its workers made paper the same day."


def _paragraphs(*texts: str) -> list[Paragraph]:
    return [Paragraph(0, len(text), text) for text in texts]


@pytest.mark.parametrize(
    ("text", "prose"),
    [
        (PROSE, True),
        ("It works.", False),
        (PROSE.removesuffix("."), False),
        (PROSE + "..", False),
        (PROSE[:-1] + "?”", True),
    ],
)
def test_prose_tells_something_in_sentences(text: str, prose: bool) -> None:
    assert is_prose(text) is prose


@pytest.mark.parametrize(
    ("text", "item"),
    [
        ("A mill in the next valley", True),
        ("Will the mill in the next valley close?", True),
        ("RIVERTON, May 3 (UPI) -- A mill has burned down.", True),
        ("“We are glad,” she said.", False),
    ],
)
def test_item_of_a_list_ends_no_sentence(text: str, item: bool) -> None:
    assert is_item(text) is item


def test_head_and_tail_lie_around_the_prose() -> None:
    place = zones(_paragraphs("Title", "By Ann Hill", PROSE, "Heading", PROSE, "Tags"))
    assert (place.head, place.lead, place.tail) == (range(4), range(1, 4), range(5, 6))


def test_what_is_gone_is_no_prose() -> None:
    place = zones(_paragraphs("Title", PROSE, PROSE, "Tags", PROSE), gone={4})
    assert place.tail == range(3, 5)


def test_without_prose_all_is_head_and_tail() -> None:
    place = zones(_paragraphs("Title", "Line"))
    assert (place.head, place.tail) == (range(2), range(2))
