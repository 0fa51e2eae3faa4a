import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.articles.clean import CleanText, clean
from pipeline.articles.draft import to_raw
from pipeline.articles.metadata import RawMetadata
from pipeline.articles.read import RawPage
from pipeline.errors import ArticleError

LEDE = "The mill in the river town was opened on Monday, and its workers began to make paper the same day."
SECOND = "Officials of the county said that the machines had been tested for three weeks before the opening."

PIECES = st.sampled_from(
    [
        "By Ann Hill",
        "Most Read",
        "-0-",
        "(END)",
        "\n",
        "\n\n",
        "\r\n",
        " ",
        "\t",
        "\u00a0",
        "\u200b",
        "\u00ad",
        "\u2028",
        "Published: 3 May 2024, 10:12",
        LEDE,
        SECOND,
        "Share this",
        "[AFP/REUTERS]",
        "한국어",
        "\ud800",
        "\x00",
        "😀",
        "a",
        "© 2024 A Paper",
        "**bold**",
        "[a](b)",
        "# Head",
        "reg-\nister",
        "---\ntitle: x\n---\n",
        "(Yonhap)",
        "line-\n",
        "\ufeff",
    ]
)
RAW_TEXTS = st.one_of(st.text(), st.lists(PIECES, max_size=25).map("".join))


def check_partition(result: CleanText) -> None:
    raw_done = clean_done = 0
    for segment in result.segments:
        assert (segment.raw_start, segment.start) == (raw_done, clean_done)
        raw, text = result.raw[segment.raw_start : segment.raw_end], result.text[segment.start : segment.end]
        if segment.rule:
            assert segment.text == raw
            assert segment.start == segment.end
        else:
            assert len(raw) == len(text) > 0
            assert all(a == b or (a.isspace() and b.isspace()) for a, b in zip(raw, text, strict=True))
        raw_done, clean_done = segment.raw_end, segment.end
    assert (raw_done, clean_done) == (len(result.raw), len(result.text))


@settings(deadline=None, max_examples=150)
@given(raw=RAW_TEXTS, title=st.one_of(st.just(""), st.text(max_size=20)), kind=st.sampled_from(["text", "markdown"]))
def test_segments_partition_any_text(cleaned, raw, title, kind):
    try:
        result = cleaned(raw, kind, title)
    except ArticleError:
        return
    check_partition(result)
    assert all(line and line == line.strip() for line in result.text.split("\n"))
    assert not set(result.text) & {"\t", "\r", "\u00a0", "\u200b"}


@settings(deadline=None, max_examples=60)
@given(
    raw=RAW_TEXTS,
    tags=st.lists(st.sampled_from(["<p>", "</p>", "<br>", "<b>", "</b>", "<div>", "<!--", "<td>"]), max_size=6),
)
def test_segments_partition_any_page(cleaned, raw, tags):
    source = f"<html><body><article><p>{LEDE}</p>{''.join(tags)}{raw}<p>{SECOND}</p></article></body></html>"
    try:
        check_partition(cleaned(source, "html"))
    except ArticleError:
        return


@pytest.mark.parametrize("offset", [0, 20, len("A mill for the river town") + 1, 120])
def test_offsets_lead_to_the_same_character_of_the_file(cleaned, offset):
    raw = f"\n\nA mill for the river town\n\nBy Ann Hill\n\n  {LEDE}\u00a0-0-\n{SECOND}"
    result = cleaned(raw)
    assert raw[to_raw(result.segments, offset)] == result.text[offset]


def test_paragraphs_are_joined_by_one_line_break(cleaned):
    assert (
        cleaned(f"\n\n  A mill for the river town \n\n\n\t{LEDE}  \n \n").text == f"A mill for the river town\n{LEDE}"
    )


def test_title_is_the_headline_at_the_beginning(cleaned):
    assert cleaned(f"A mill for the river town\n{LEDE}").title == "A mill for the river town"


@pytest.mark.parametrize(
    "first",
    [LEDE, "RIVERTON, May 3 (AFP) -- A mill was opened", "The mill was opened on Monday."],
    ids=["prose", "dateline", "full stop"],
)
def test_what_ends_or_starts_a_sentence_is_no_title(cleaned, first):
    assert cleaned(f"{first}\n{SECOND}").title == ""


def test_title_from_metadata_comes_first_and_once(cleaned):
    result = cleaned(f"A Mill for the River Town\n{LEDE}", title="A mill for the river town")
    assert result.text == f"A mill for the river town\n{LEDE}"
    assert result.raw.startswith("A mill for the river town\nA Mill")


def test_metadata_win_over_printed_lines(cleaned, furniture):
    meta = RawMetadata(author="Bo Berg", published="2024-05-03")
    raw = f"A mill for the river town\nBy Ann Hill\nPublished: 4 May 2024\n{LEDE}"
    found = clean(RawPage("a.txt", "text", raw, meta, ""), furniture).found
    assert (found.author, found.published, found.published_header) == ("Bo Berg", "2024-05-03", "Published: 4 May 2024")


@pytest.mark.parametrize("raw", ["Share this\n© 2024 A Paper", " \n\t ", "--- \n ***"])
def test_nothing_but_furniture_is_no_article(cleaned, raw):
    with pytest.raises(ArticleError, match="no text is left"):
        cleaned(raw)
