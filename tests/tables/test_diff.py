from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.records import Article, ArticleStatus, Event, EventSource, EventStatus, EventType, Facility
from pipeline.tables.check import RowSet
from pipeline.tables.diff import Change, ChangeKind, compare
from pipeline.tables.read import Tables, read_tables
from pipeline.tables.schemas import TABLES
from pipeline.tables.write import write_tables

Told = tuple[Event, list[EventSource]]


def told(event_id: str, *passages: str, place_texts: Sequence[str] = (), **columns: Any) -> Told:
    """An event with its passages: `a1.2` is sentence 2 of article a1."""
    known: dict[str, Any] = {"event_type": EventType.INAUGURATION, "status": EventStatus.HAPPENED}
    known |= {"article_count": 1, "outlet_count": 0, "origin_count": 1, "summary": "A mill opened", "confidence": 0.8}
    texts = dict(zip(passages, place_texts, strict=False))
    return Event(event_id=event_id, **known | columns), [
        EventSource(
            event_id=event_id, article_id=passage.partition(".")[0], status=EventStatus.HAPPENED, confidence=0.8,
            sentence=f"Sentence {passage.partition('.')[2]} says it.", start=0, end=19,
            trigger="says", trigger_start=11, trigger_end=15, place_text=texts.get(passage, ""),
        )
        for passage in passages
    ]  # fmt: skip


def run(*events: Told, articles: Sequence[Article] | None = None, facilities: Sequence[Facility] = ()) -> Tables:
    """The tables of a run with these rows and no others."""
    unchanged = [Article(article_id=name, path=f"{name}.txt") for name in ("a1", "a2", "a3")]
    rows = {
        "articles": unchanged if articles is None else articles,
        "events": [event for event, _ in events],
        "event_sources": [source for _, sources in events for source in sources],
        "facilities": facilities,
    }
    frames = {
        spec.name: pd.DataFrame([row.model_dump() for row in rows.get(spec.name, ())], columns=list(spec.columns))
        for spec in TABLES
    }
    return Tables(**frames, facts={})


def brief(changes: Sequence[Change]) -> list[tuple[str, ...]]:
    """Kind, event, field, old and new."""
    return [(change.kind, change.event_id, change.field, change.old, change.new) for change in changes]


def test_an_event_that_no_passage_told_before_is_new() -> None:
    old, new = run(told("e1", "a1.1")), run(told("e1", "a1.1"), told("e2", "a1.2"))
    assert brief(compare(old, new)) == [("new_event", "e2", "", "", "")]


def test_an_event_whose_evidence_is_gone_is_withdrawn() -> None:
    old, new = run(told("e1", "a1.1"), told("e2", "a2.2")), run(told("e1", "a1.1"))
    change = compare(old, new)[0]
    assert brief([change]) == [("withdrawn_event", "e2", "", "", "")]
    assert change.article_ids == ("a2",)


def test_the_same_passage_is_the_same_event_under_another_id() -> None:
    assert brief(compare(run(told("e1", "a1.1")), run(told("e9", "a1.1")))) == [
        ("changed_event", "e9", "event_id", "e1", "e9")
    ]


def test_the_same_id_with_other_passages_is_another_event() -> None:
    changes = compare(run(told("e1", "a1.1")), run(told("e1", "a2.1")))
    assert [change.kind for change in changes] == ["new_event", "withdrawn_event"]


@pytest.mark.parametrize(
    ("field", "old", "new"),
    [
        ("date", "2024-05", "2024-05-06"),
        ("status", EventStatus.PLANNED, EventStatus.HAPPENED),
        ("event_type", EventType.PRODUCTION, EventType.INAUGURATION),
        ("place", "", "Unha County"),
    ],
)
def test_a_column_that_changed_is_told_with_both_values(field: str, old: str, new: str) -> None:
    changes = compare(run(told("e1", "a1.1", **{field: old})), run(told("e1", "a1.1", **{field: new})))
    assert brief(changes) == [("changed_event", "e1", field, old, new)]


def test_homonyms_are_told_apart_by_their_ids() -> None:
    one, other = (run(told("e1", "a1.1", place="Unha County", place_id=name)) for name in ("unha-1", "unha-2"))
    assert brief(compare(one, other)) == [("changed_event", "e1", "place", "unha-1", "unha-2")]


def test_an_event_that_took_the_passages_of_others_was_merged_of_them() -> None:
    old = run(told("e1", "a1.1", "a1.2"), told("e2", "a2.1"), told("e3", "a3.1"))
    new = run(told("e1", "a1.1", "a1.2", "a2.1", "a3.1"))
    assert brief(compare(old, new)) == [("merged_events", "e1", "event_id", "e1; e2; e3", "e1")]
    assert brief(compare(new, old)) == [("split_event", "e1", "event_id", "e1", "e1; e2; e3")]


def test_one_trigger_that_tells_two_events_merges_nothing() -> None:
    both = (told("e1", "a1.1", place_texts=["Unha"]), told("e2", "a1.1", place_texts=["Ryok"]))
    assert compare(run(*both), run(*both)) == []
    assert brief(compare(run(*both), run(both[0]))) == [("withdrawn_event", "e2", "", "", "")]
    left = told("e1", "a1.1", place_texts=["Ryok"])
    assert brief(compare(run(*both), run(left))) == [
        ("withdrawn_event", "e1", "", "", ""),
        ("changed_event", "e1", "event_id", "e2", "e1"),
    ]


def test_new_and_lost_sources_are_told_with_their_articles() -> None:
    articles = [Article(article_id="a1", path="", outlet="Gazette"), Article(article_id="a2", path="", outlet="Herald")]
    old = run(told("e1", "a1.1", outlets=("Gazette",)), articles=articles)
    new = run(told("e1", "a1.1", "a2.1", outlets=("Gazette", "Herald")), articles=articles)
    changes = compare(old, new)
    assert brief(changes) == [
        ("new_source", "e1", "article", "", "a2"),
        ("new_source", "e1", "outlet", "", "Herald"),
    ]
    assert {change.article_ids for change in changes} == {("a2",)}
    assert [change.kind for change in compare(new, old)] == ["lost_source", "lost_source"]


def test_an_origin_that_credits_somebody_else_now_is_new() -> None:
    event, sources = told("e1", "a1.1", origins=("KCNA",))
    credited = (event, [source.model_copy(update={"origin": "KCNA"}) for source in sources])
    change = compare(run(told("e1", "a1.1")), run(credited))[0]
    assert brief([change]) == [("new_source", "e1", "origin", "", "KCNA")]
    assert change.article_ids == ("a1",)


def test_what_a_merged_event_brings_along_is_no_new_source() -> None:
    old = run(told("e1", "a1.1", "a1.2", outlets=("Gazette",)), told("e2", "a2.1", outlets=("Herald",)))
    new = run(told("e1", "a1.1", "a1.2", "a2.1", outlets=("Gazette", "Herald")))
    assert [change.kind for change in compare(old, new)] == ["merged_events"]


def test_evidence_that_moved_to_an_earlier_copy_of_its_story_is_the_same() -> None:
    late = Article(article_id="a2", path="late.txt")
    copied = late.model_copy(update={"status": ArticleStatus.DUPLICATE, "duplicate_of": "a1"})
    old = run(told("e2", "a2.1"), articles=[late])
    new = run(told("e1", "a1.1"), articles=[Article(article_id="a1", path="early.txt"), copied])
    assert [(change.kind, change.field, change.new) for change in compare(old, new)] == [
        ("changed_event", "event_id", "e1"),
        ("new_source", "article", "a1"),
        ("new_article", "status", "ok"),
        ("changed_article", "status", "duplicate"),
    ]


def test_articles_come_go_and_are_rejected() -> None:
    broken: dict[str, Any] = {"status": ArticleStatus.REJECTED, "reason": "the file is empty"}
    old = [Article(article_id=name, path=f"{name}.txt", title="A mill") for name in ("a1", "a2", "a3")]
    new = [old[0], old[1].model_copy(update=broken), Article(article_id="a4", path="a4.txt", **broken),
           Article(article_id="a5", path="a5.txt")]  # fmt: skip
    changes = compare(run(articles=old), run(articles=new))
    assert [(change.kind, change.article_ids[0], change.summary) for change in changes] == [
        ("new_article", "a5", "a5.txt"),
        ("gone_article", "a3", "a3.txt: A mill"),
        ("rejected_article", "a2", "a2.txt: the file is empty"),
        ("rejected_article", "a4", "a4.txt: the file is empty"),
    ]


def test_a_factory_reached_a_stage() -> None:
    site: dict[str, Any] = {"facility_id": "unha/mill", "place_id": "unha", "place": "Unha County"}
    site |= {"factory_type": "mill", "groundbreaking_date": "2024-03", "groundbreaking_count": 1}
    begun = Facility(**site, stage="groundbreaking", article_ids=("a1",))
    done = Facility(**site, stage="inauguration", inauguration_date="2025-01-07", article_ids=("a1", "a2"))
    (change,) = compare(run(facilities=[begun]), run(facilities=[done]))
    assert (change.old, change.new) == ("groundbreaking 2024-03", "inauguration 2025-01-07")
    assert (change.facility_id, change.summary) == ("unha/mill", "Unha County / mill")
    assert change.article_ids == ("a2",)
    assert [change.new for change in compare(run(), run(facilities=[begun]))] == ["groundbreaking 2024-03"]
    assert [change.old for change in compare(run(facilities=[begun]), run())] == ["groundbreaking 2024-03"]


def test_tables_on_disk_are_compared(rows: RowSet, tmp_path: Path) -> None:
    write_tables(tmp_path, rows, {})
    tables = read_tables(tmp_path)
    assert compare(tables, tables) == []
    kinds = Counter(change.kind for change in compare(run(articles=[]), tables))
    assert kinds == {"new_event": 1, "changed_facility": 1, "new_article": 1, "rejected_article": 1}


EVENTS = st.builds(
    lambda passages, ryok, **columns: (sorted(passages), ryok, columns),
    st.sets(st.sampled_from(["a1.1", "a1.2", "a2.1", "a2.2", "a3.1"]), min_size=1),
    st.booleans(),
    status=st.sampled_from(EventStatus),
    date=st.sampled_from(["", "2024", "2024-05-06"]),
    place=st.sampled_from(["", "Unha County"]),
    outlets=st.sets(st.sampled_from(["Gazette", "Herald"])).map(lambda names: tuple(sorted(names))),
)


@st.composite
def runs(draw: st.DrawFn) -> Tables:
    """A run over three articles, of which one may be a copy, with at most four events in any order."""
    names = draw(st.lists(st.sampled_from(["e1", "e2", "e3", "e4", "e5"]), unique=True, max_size=4))
    events = []
    for name in names:
        passages, is_at_ryok, columns = draw(EVENTS)
        events.append(told(name, *passages, place_texts=["Ryok"] * len(passages) if is_at_ryok else (), **columns))
    articles = [Article(article_id=name, path="") for name in ("a1", "a2")]
    copy = draw(st.sampled_from(["", "a1"]))
    status = ArticleStatus.DUPLICATE if copy else ArticleStatus.OK
    return run(*events, articles=[*articles, Article(article_id="a3", path="", status=status, duplicate_of=copy)])


@given(runs())
def test_nothing_differs_from_itself(one: Tables) -> None:
    assert compare(one, one) == []


MIRRORED = {
    ChangeKind.NEW_EVENT: ChangeKind.WITHDRAWN_EVENT,
    ChangeKind.MERGED_EVENTS: ChangeKind.SPLIT_EVENT,
    ChangeKind.NEW_SOURCE: ChangeKind.LOST_SOURCE,
    ChangeKind.NEW_ARTICLE: ChangeKind.GONE_ARTICLE,
}
MIRRORED |= {other: one for one, other in MIRRORED.items()}


@given(runs(), runs())
def test_the_way_back_has_the_same_changes_turned_round(one: Tables, other: Tables) -> None:
    there = Counter((change.kind, change.field, change.old, change.new) for change in compare(one, other))
    back = compare(other, one)
    assert there == Counter((MIRRORED.get(one.kind, one.kind), one.field, one.new, one.old) for one in back)


@given(runs(), runs())
def test_the_order_of_rows_changes_nothing(one: Tables, other: Tables) -> None:
    turned = Tables(**{spec.name: other.table(spec.name).iloc[::-1] for spec in TABLES}, facts={})
    assert compare(one, other) == compare(one, turned)
