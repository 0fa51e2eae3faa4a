import pytest

from pipeline.articles.metadata import RawMetadata, first_known, language_code, read_fields, region_code


@pytest.mark.parametrize(
    "key", ["date", "published", "date_published", "datePublished", "pubDate", "Published At", "publish-date"]
)
def test_usual_key_of_the_publication_date(key):
    meta = read_fields({key: "2024-05-03"}).meta
    assert (meta.published, meta.published_from) == ("2024-05-03", key)


@pytest.mark.parametrize("key", ["text", "story_text", "body", "articleBody", "content"])
def test_usual_key_of_the_text_is_untouched(key):
    assert read_fields({key: " a\n b "}).text == " a\n b "


def test_best_key_that_is_not_empty_counts():
    assert (
        read_fields({"date": "2024-05-04", "published": "", "datePublished": "2024-05-03"}).meta.published
        == "2024-05-03"
    )


def test_change_is_no_publication():
    meta = read_fields({"updated": "2024-05-04"}).meta
    assert (meta.published, meta.modified) == ("", "2024-05-04")


@pytest.mark.parametrize(
    ("value", "author"),
    [
        (["Ann Hill", "Bo Berg"], "Ann Hill, Bo Berg"),
        ({"name": "Ann Hill"}, "Ann Hill"),
        ([{"name": "Ann"}, None], "Ann"),
        (None, ""),
        (True, ""),
        ([["x"]], ""),
    ],
)
def test_value_of_any_shape_becomes_text(value, author):
    assert read_fields({"author": value}).meta.author == author


def test_unknown_keys_are_named():
    assert read_fields({"title": "A", "mood": 1, "Topic": "x"}).unknown == ("mood", "Topic")


@pytest.mark.parametrize(
    ("found", "code"), [("en-US", "en"), ("en_GB.UTF-8", "en"), ("KO", "ko"), ("English", "English"), ("", "")]
)
def test_language_is_shortened_to_its_code(found, code):
    assert language_code(found) == code


def test_first_known_value_counts_with_its_place():
    merged = first_known(
        [RawMetadata(published="1", title=""), RawMetadata(published="2", published_from="b", title="T")]
    )
    assert merged == RawMetadata(published="1", title="T")


@pytest.mark.parametrize(
    ("tag", "region"),
    [
        ("en-US", "US"),
        ("en_GB.UTF-8", "GB"),
        ("zh-Hans-CN", "CN"),
        ("en-gb", "GB"),
        ("en", ""),
        ("English", ""),
        ("", ""),
    ],
)
def test_country_of_a_language_tag(tag, region):
    assert region_code(tag) == region
