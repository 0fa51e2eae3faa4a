import pytest
from lxml.html import document_fromstring

from pipeline.articles.blocks import visible_blocks


def texts(source):
    return [block.text for block in visible_blocks(document_fromstring(source))]


@pytest.mark.parametrize(
    ("source", "blocks"),
    [
        ("<p>One<p>two", ["One", "two"]),
        ("<div>One <b>bold</b>\n word<p>Two</p>tail</div>", ["One bold word", "Two", "tail"]),
        ("<p>One.<br>Two.<br/><br>Three</p>", ["One.", "Two.", "Three"]),
        ("<p>a line<br>that goes on</p>", ["a line that goes on"]),
        ("<h1>A Mill<br>Opens</h1>", ["A Mill Opens"]),
        ("<table><tr><td>1</td><td>2</td></tr></table>", ["1", "2"]),
        ("<p>One<!-- no --> two<script>x</script> three</p>", ["One two three"]),
        ("<p>ko<wbr>rea</p>", ["korea"]),
    ],
)
def test_blocks_are_what_a_reader_sees(source, blocks):
    assert texts(source) == blocks


def test_share_of_links_is_measured():
    blocks = list(visible_blocks(document_fromstring("<p><a>link</a></p><p>abc <a>def</a></p>")))
    assert [round(block.linked, 2) for block in blocks] == [1.0, 0.43]


def test_button_that_is_never_closed_hides_no_article():
    assert texts("<div><button>Menu<main><p>One</p><button>Share</button></main></div>") == ["Menu", "One"]
