"""What the articles on one event tell differently, in words."""

from collections.abc import Callable

import pytest

from pipeline.knowledge.pack import KnowledgePack
from pipeline.merge.conflicts import conflicts
from pipeline.merge.local import local_events
from pipeline.records import Article, EventStatus, Passage

MakePassage = Callable[..., Passage]
MakeArticle = Callable[..., Article]
Told = dict[str, object]
NAMES = {
    "KP0717": "Songchon County",
    "KP0715": "Sukchon County",
    "KP0912": "Jaeryong County",
    "p": "Premier",
    "s": "Sec",
}


@pytest.fixture
def told(pack: KnowledgePack, make_article: MakeArticle, make_passage: MakePassage) -> Callable[..., str]:
    """The conflicts of tellings a, b, … of an event, each given by the fields of its passage."""

    def make(*tellings: dict[str, object]) -> str:
        keys = "abcdef"[: len(tellings)]
        passages = [make_passage(key, **fields) for key, fields in zip(keys, tellings, strict=True)]
        return conflicts(local_events({key: make_article(key) for key in keys}, passages, pack), NAMES)

    return make


@pytest.mark.parametrize(
    ("first", "second", "words"),
    [
        ({"edtf": "2025-01-07"}, {"edtf": "2025-01-08"}, "date: 2025-01-07 (a), 2025-01-08 (b)"),
        (
            {"status": EventStatus.DENIED}, {"status": EventStatus.HAPPENED},
            "status: denied (a), happened (b)",
        ),
        (
            {"place_ids": ("KP0717", "KP0715")}, {"place_ids": ("KP0717", "KP0912")},
            "places: Jaeryong County + Songchon County (b), Songchon County + Sukchon County (a)",
        ),
        ({"people_ids": ("p",)}, {"people_ids": ("s",)}, "people: Premier (a), Sec (b)"),
        ({"quantities": ("20 mills",)}, {"quantities": ("18 mills",)}, "numbers: 18 mills (b), 20 mills (a)"),
    ],
)  # fmt: skip
def test_two_articles_disagree(told: Callable[..., str], first: Told, second: Told, words: str) -> None:
    assert told(first, second) == words


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"edtf": "2025-01-07"}, {"edtf": "2025-01"}),
        ({"status": EventStatus.PLANNED}, {"status": EventStatus.HAPPENED}),
        ({"place_ids": ("KP0717", "KP0715")}, {"place_ids": ("KP0717",)}),
        ({"people_ids": ("p", "s")}, {"people_ids": ("s",)}),
        ({"people_ids": ("p",)}, {}),
        ({"quantities": ("20 factories",)}, {"quantities": ("20 factories", "7000 workers")}),
        ({"quantities": ("20 factories",)}, {"quantities": ("7000 workers",)}),
    ],
)
def test_what_is_wider_or_missing_is_no_conflict(told: Callable[..., str], first: Told, second: Told) -> None:
    assert told(first, second) == ""


def test_one_article_does_not_contradict_itself(told: Callable[..., str]) -> None:
    assert told({"quantities": ("20 factories", "18 factories")}) == ""
