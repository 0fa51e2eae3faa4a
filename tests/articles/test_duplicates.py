from datetime import date

import pytest

from pipeline.articles.duplicates import mark_duplicates
from pipeline.records import Article, ArticleStatus

STORY = (
    "The paper mill in Rivertown was opened on Monday in the presence of the governor, officials of the county and "
    "the builders. Director Ann Hill said that the machines had been tested for three weeks and that 120 workers had "
    "been trained. The mill makes paper for the schools of the county from reed that grows along the river. Two more "
    "mills are to follow in the next valley, where the ground was broken in the spring. The governor thanked the "
    "builders and planted a tree in front of the main hall before he left for the capital."
)


def article(name, text, day=3, **fields):
    published = date(2024, 5, day)
    return Article(
        article_id=name, path=f"{name}.txt", text=text, published_start=published, published_end=published, **fields
    )


def originals(*articles):
    return {a.article_id: a.duplicate_of for a in mark_duplicates(articles) if a.status is ArticleStatus.DUPLICATE}


def test_copy_published_later_is_the_duplicate():
    assert originals(article("a", STORY, day=4), article("b", STORY, day=3)) == {"a": "b"}


def test_copy_with_a_known_outlet_is_kept():
    assert originals(article("a", STORY), article("b", STORY, outlet="The Paper")) == {"a": "b"}


def test_syndicated_copy_with_another_dateline_and_ending_is_found():
    copy = (
        "RIVERTOWN, May 3 (AFP) -- "
        + STORY.replace("said that the machines", "told reporters that the machines")
        + "\nMore later."
    )
    assert originals(article("a", STORY), article("b", copy, day=4)) == {"b": "a"}


def test_shortened_copy_is_found():
    assert originals(article("a", STORY), article("b", STORY[: STORY.index(" The governor thanked")], day=4)) == {
        "b": "a"
    }


@pytest.mark.parametrize(
    ("old", "new"), [("Rivertown", "Hilltown"), ("120", "130"), ("Ann Hill", "Bo Berg"), ("on Monday", "on Friday")]
)
def test_same_words_with_another_name_or_number_are_two_stories(old, new):
    assert originals(article("a", STORY), article("b", STORY.replace(old, new))) == {}


def test_short_texts_are_copies_only_word_by_word():
    short = "A floral basket was laid before the statue by the embassy."
    assert originals(article("a", short), article("b", short), article("c", short + " Flags flew.")) == {"b": "a"}


def test_articles_without_words_are_no_copies():
    assert originals(article("a", ""), article("b", "")) == {}


def test_order_of_articles_does_not_matter():
    articles = [
        article("a", STORY, day=5),
        article("b", STORY + " More.", day=4),
        article("c", STORY, day=4),
        article("d", "Other " * 50),
    ]
    assert originals(*articles) == originals(*reversed(articles)) == {"a": "b", "c": "b"}


def test_rejected_articles_are_left_alone():
    rejected = article("a", STORY, status=ArticleStatus.REJECTED)
    assert mark_duplicates([rejected, article("b", STORY)]) == [rejected, article("b", STORY)]


def test_a_copy_that_lost_a_small_word_here_and_there_is_found():
    words = STORY.split()
    kept = [word for at, word in enumerate(words) if not (word.islower() and at % 19 == 5)]
    assert len(kept) < len(words) - 3
    assert originals(article("a", STORY), article("b", " ".join(kept), day=4)) == {"b": "a"}


def test_a_copy_may_call_the_home_country_by_another_name():
    north, dprk = (STORY.replace("the county", f"{name}'s north") for name in ("Ruritania", "RR"))
    articles = [article("a", north), article("b", dprk, day=4)]
    assert originals(*articles) == {}
    assert [a.duplicate_of for a in mark_duplicates(articles, {"Ruritania", "RR"})] == ["", "a"]
