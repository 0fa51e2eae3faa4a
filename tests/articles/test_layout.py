import textwrap

import pytest

from pipeline.articles.layout import paragraph, paragraphs

LONG = "The mill in the river town was opened on Monday, and its workers began to make paper the same day. " * 3


def texts(raw):
    return [p.text for p in paragraphs(raw)]


@pytest.mark.parametrize("width", [60, 72, 90])
def test_hard_wrapped_text_is_unwrapped(width):
    raw = "\n\n".join(["A mill for the river town", *(textwrap.fill(LONG, width) for _ in range(2))])
    assert texts(raw) == ["A mill for the river town", LONG.strip(), LONG.strip()]


def test_last_line_of_a_wrapped_paragraph_ends_it_without_a_blank_line():
    raw = "\n".join([textwrap.fill(LONG, 72), textwrap.fill(LONG, 72)])
    assert texts(raw) == [LONG.strip(), LONG.strip()]


@pytest.mark.parametrize(
    "lines",
    [
        [LONG.strip(), LONG.strip()],
        ["A new mill in the east", "A new mill in the west of the county", "Paper", "A hall of the new mill at night"],
        [
            "The mill was opened on Monday morning.",
            "Its workers make paper.",
            "They sang of the river and the hills all day long.",
            "Then they went home.",
        ],
    ],
    ids=["a paragraph a line", "captions", "short sentences"],
)
def test_lines_that_are_paragraphs_stay_apart(lines):
    assert texts("\n".join(lines)) == lines


def test_word_broken_at_its_hyphen_is_joined():
    assert paragraph("the regional-\nindustry mill", 0, 28).text == "the regional-industry mill"


@pytest.mark.parametrize("raw", ["a \t b", "a\u00a0b", "a\u200b b", "a \u3000\u00a0b", "\ufeffa b\u00ad", "a\x00 b"])
def test_blanks_become_one_space_and_invisible_characters_go(raw):
    assert texts(raw) == ["a b"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\x0c", "\n \t\n"])
def test_every_line_end_parts_paragraphs(end):
    assert texts(f"One.{end}Two.") == ["One.", "Two."]
