import pytest


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("# A *new* mill", "A new mill"),
        ("The **mill** and [its paper](https://a.example/x_y) are __good__.", "The mill and its paper are good."),
        ("![The hall](hall.jpg)", "The hall"),
        ("> It is said.", "It is said."),
        ("snake_case_word and 2 * 3 * 4 stay", "snake_case_word and 2 * 3 * 4 stay"),
        ("[not a link] (but a note)", "[not a link] (but a note)"),
        ("One\n\n* * *\n\nTwo", "One\nTwo"),
    ],
)
def test_signs_are_cut_and_words_stay(cleaned, source, text):
    assert cleaned(source, "markdown").text == text


def test_signs_stay_in_plain_text(cleaned):
    assert cleaned("A **bold** word", "text").text == "A **bold** word"
