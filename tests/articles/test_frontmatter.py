from pipeline.articles.frontmatter import text_page
from pipeline.articles.pages import Reading

BODY = "\nThe mill was opened on Monday.\n"


def page(text, reading=None):
    return text_page(text, "a.md", "", reading or Reading(), kind="markdown")


def test_front_matter_is_metadata_as_written():
    meta = page(f"---\ntitle: A mill\ndate: 2024-05-03\nauthor: [Ann Hill, Bo Berg]\nlang: en-US\n---\n{BODY}").meta
    assert (meta.title, meta.published, meta.author, meta.language) == (
        "A mill",
        "2024-05-03",
        "Ann Hill, Bo Berg",
        "en",
    )


def test_title_stands_where_the_front_matter_has_it():
    found = page(f'---\ndate: 2024-05-03\ntitle: "A mill"\n---\n{BODY}')
    assert found.raw[slice(*found.title_at)] == "A mill"
    assert found.raw[found.body :] == BODY


def test_escaped_title_is_put_before_the_file():
    found = page(f'---\ntitle: "A \\"mill\\""\n---\n{BODY}')
    assert found.raw.startswith('A "mill"\n---\n')
    assert found.raw[found.body :] == BODY


def test_text_between_title_and_body_is_a_recorded_cut(cleaned, furniture):
    from pipeline.articles.clean import clean

    result = clean(page(f"---\ntitle: A mill\ndate: 2024-05-03\n---\n{BODY}"), furniture)
    assert result.text == "A mill\nThe mill was opened on Monday."
    assert "".join(s.text for s in result.segments if s.rule == "front-matter") == "---\ntitle: \ndate: 2024-05-03\n---"


def test_colon_in_a_title_is_read_line_by_line():
    reading = Reading()
    assert page(f"---\ntitle: Mill: a story\nauthor: Ann Hill\n---\n{BODY}", reading).meta.title == "Mill: a story"
    assert reading.notes == ["a.md: front matter is not valid YAML, read line by line"]


def test_rulers_are_no_front_matter():
    text = "---\nThe mill was opened.\n---\nMore."
    assert (page(text).body, page(text).raw) == (0, text)


def test_unknown_key_is_counted():
    reading = Reading()
    page(f"---\ntitle: A mill\nmood: good\n---\n{BODY}", reading)
    assert dict(reading.unknown_keys) == {"mood": 1}
