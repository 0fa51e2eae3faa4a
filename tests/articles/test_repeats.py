from pipeline.articles.draft import Draft
from pipeline.articles.layout import paragraphs
from pipeline.articles.repeats import cut_repeats

FIRST = "The mill in the river town was opened on Monday."
SECOND = "Officials said that the machines had been tested for weeks."
THIRD = "Two more mills are to follow in the next valley."


def once(*lines):
    raw = "\n".join(lines)
    return cut_repeats(Draft(raw, paragraphs(raw))).text.split("\n")


def test_block_with_its_heading_is_kept_once():
    assert once("Title", FIRST, "-The Mill", SECOND, FIRST, "-The Mill", SECOND, THIRD) == [
        "Title",
        FIRST,
        "-The Mill",
        SECOND,
        THIRD,
    ]


def test_paragraph_with_other_punctuation_is_a_copy():
    assert once("Title", SECOND, FIRST, SECOND.upper().rstrip(".")) == ["Title", SECOND, FIRST]


def test_slogan_may_be_said_twice():
    lines = ["Title", FIRST, "Long live paper!", SECOND, "Long live paper!", THIRD]
    assert once(*lines) == lines


def test_question_may_be_asked_twice():
    question = "What do you like most about the new paper mill?"
    lines = ["Title", question, FIRST, question, SECOND]
    assert once(*lines) == lines


def test_line_right_below_itself_is_a_copy():
    assert once("Title", "The Mill", "The Mill", FIRST) == ["Title", "The Mill", FIRST]


def test_title_at_the_beginning_of_the_body_is_a_copy():
    assert once("A mill", "Kicker", "A Mill", FIRST) == ["A mill", "Kicker", FIRST]
