import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.claims.quotes import find_quotations, outermost


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        pytest.param('She said "it is done" and left.', ["it is done"], id="straight"),
        pytest.param("She said “it is done” and left.", ["it is done"], id="curly"),
        pytest.param('“It is done," she said.', ["It is done,"], id="curly-closed-by-straight"),
        pytest.param("He called it a 'small miracle' of work.", ["small miracle"], id="single"),
        pytest.param("He called it ‘small’ work.", ["small"], id="curly-single"),
        pytest.param("The workers' houses aren't ready.", [], id="apostrophes"),
        pytest.param("The plant’s output is the county’s pride.", [], id="curly-apostrophes"),
        pytest.param("It was built in the '90s.", [], id="decade"),
        pytest.param('"One," he said. "Two."', ["One,", "Two."], id="broken"),
        pytest.param("„Fertig“, he said.", ["Fertig"], id="german"),
        pytest.param('A stray " stands here.', [], id="stray"),
        pytest.param("He said 'the workers' party' had decided.", ["the workers' party"], id="possessive-inside"),
    ],
)
def test_quotations_stand_inside_their_marks(text: str, inside: list[str]) -> None:
    found = outermost(find_quotations(text))
    assert [text[quotation.inner_start : quotation.inner_end] for quotation in found] == inside


def test_quotation_inside_a_quotation_has_depth_one() -> None:
    found = find_quotations("\"He told us 'never again' that day,\" she said.")
    assert [(quotation.depth, quotation.is_open) for quotation in found] == [(0, False), (1, False)]


def test_quotation_that_is_opened_again_runs_to_the_end_of_its_paragraph() -> None:
    text = "“This is the first part.\n“This is the second.”"
    found = find_quotations(text)
    assert [(text[q.inner_start : q.inner_end], q.is_open) for q in found] == [
        ("This is the first part.", True),
        ("This is the second.", False),
    ]


@given(st.text(alphabet="ab s.\n'\"“”‘’„«»", max_size=60))
def test_quotations_of_any_text_lie_inside_it(text: str) -> None:
    for quotation in find_quotations(text):
        assert 0 <= quotation.start < quotation.inner_start <= quotation.inner_end <= quotation.end <= len(text)
