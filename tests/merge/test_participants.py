"""Who took part in what, and the how-manieth visit of somebody to a place it was."""

from collections.abc import Callable, Sequence

from hypothesis import given
from hypothesis import strategies as st

from pipeline.dates.edtf import Interval, parse_edtf
from pipeline.knowledge.pack import KnowledgePack
from pipeline.merge import merge_corpus
from pipeline.merge.participants import Visit, visit_number
from pipeline.records import Article, EventStatus, EventType, Participant, Passage

MakePassage = Callable[..., Passage]
MakeArticle = Callable[..., Article]
SONGCHON, JAERYONG, SOUTH_PHYONGAN = "KP0717", "KP0912", "KP-02"
KIM, PREMIER = "kim-jong-un", "kim-tok-hun"


def rows(articles: Sequence[Article], passages: Sequence[Passage], pack: KnowledgePack) -> list[Participant]:
    """The participants of a corpus without mentions and claims."""
    return merge_corpus(articles, [], passages, [], pack, window_days=1).participants


def took_part(*pairs: tuple[str, str]) -> dict[str, object]:
    """What a passage says of the people."""
    return {"people_ids": tuple(dict.fromkeys(person for person, _ in pairs)), "participants": pairs}


def visit(event_id: str, edtf: str, place: str = SONGCHON, around: str = "") -> Visit:
    """A visit to a place that lies in another one."""
    return Visit(event_id, parse_edtf(edtf), frozenset({place}), frozenset({around} if around else ()))


def test_parts_of_all_articles_are_united(
    pack: KnowledgePack, make_article: MakeArticle, make_passage: MakePassage
) -> None:
    parts = {"a1": took_part((KIM, "attended"), (PREMIER, "spoke")), "a2": took_part((KIM, "led"))}
    passages = [make_passage(a, "2025-01-07", place_ids=(JAERYONG,), **parts[a]) for a in ("a1", "a2")]
    found = rows([make_article("a1"), make_article("a2")], passages, pack)
    assert [(row.person, row.parts, row.companions, row.article_ids) for row in found] == [
        ("Kim Jong Un", ("led", "attended"), ("Kim Tok Hun",), ("a1", "a2")),
        ("Kim Tok Hun", ("spoke",), ("Kim Jong Un",), ("a1",)),
    ]


def test_plans_and_people_who_are_only_named_are_no_rows(
    pack: KnowledgePack, make_article: MakeArticle, make_passage: MakePassage
) -> None:
    planned = make_passage(
        "a1", "2025-02", status=EventStatus.PLANNED, place_ids=(JAERYONG,), **took_part((KIM, "led"))
    )
    named = make_passage("a1", "2025-01-07", start=90, place_ids=(SONGCHON,), people_ids=(KIM,), group=1)
    assert rows([make_article("a1")], [planned, named], pack) == []


def test_visits_to_a_place_are_numbered_by_their_days(
    pack: KnowledgePack, make_article: MakeArticle, make_passage: MakePassage
) -> None:
    days = [
        ("a1", "2024-02-28", EventType.GROUNDBREAKING, SONGCHON),
        ("a2", "2024-08-24", EventType.INSPECTION, JAERYONG),
        ("a3", "2024-12-20", EventType.INAUGURATION, SONGCHON),
    ]
    passages = [
        make_passage(a, day, event_type=kind, place_ids=(place,), **took_part((KIM, "attended")))
        for a, day, kind, place in days
    ]
    found = rows([make_article(a) for a, *_ in days], passages, pack)
    numbers = {row.date: (row.visit_number, row.days_since_last) for row in found}
    assert numbers == {"2024-02-28": (1, None), "2024-08-24": (1, None), "2024-12-20": (2, 296)}


def test_other_events_have_no_number(pack: KnowledgePack, make_article: MakeArticle, make_passage: MakePassage) -> None:
    meeting = make_passage(
        "a1", "2025-01-07", event_type=EventType.MEETING, place_ids=(JAERYONG,), **took_part((KIM, "led"))
    )
    assert [row.visit_number for row in rows([make_article("a1")], [meeting], pack)] == [None]


def test_events_of_one_day_are_one_visit() -> None:
    visits = [visit("a", "2024-05-01"), visit("b", "2024-05-01"), visit("c", "2024-06-01")]
    assert [visit_number(one.event_id, visits) for one in visits] == [(1, None), (1, None), (2, 31)]


def test_days_that_overlap_leave_the_number_open() -> None:
    visits = [visit("a", "2024-05"), visit("b", "2024-05-20/2024-06-03"), visit("c", "2025-01-01")]
    assert [visit_number(one.event_id, visits)[0] for one in visits] == [None, None, None]


def test_a_month_before_counts_but_gives_no_number_of_days() -> None:
    visits = [visit("a", "2024-05"), visit("b", "2024-06-03")]
    assert visit_number("b", visits) == (2, None)


def test_a_visit_to_a_site_counts_for_its_county() -> None:
    visits = [visit("a", "2024-05-01", "place:mill", SONGCHON), visit("b", "2024-06-01")]
    assert visit_number("b", visits) == (2, 31)


def test_a_visit_somewhere_in_the_county_before_may_have_been_at_the_site() -> None:
    visits = [visit("a", "2024-05-01"), visit("b", "2024-06-01", "place:mill", SONGCHON)]
    assert [visit_number(one.event_id, visits)[0] for one in visits] == [1, None]


def test_a_province_has_no_number(pack: KnowledgePack, make_article: MakeArticle, make_passage: MakePassage) -> None:
    passage = make_passage(
        "a1", "2025-01-07", event_type=EventType.INSPECTION, place_ids=(SOUTH_PHYONGAN,), **took_part((KIM, "led"))
    )
    assert [row.visit_number for row in rows([make_article("a1")], [passage], pack)] == [None]


intervals = st.tuples(st.dates(), st.dates()).map(lambda pair: Interval(min(pair), max(pair)))


@given(st.lists(intervals, max_size=6), st.randoms())
def test_numbers_never_contradict_the_days(days: list[Interval], random: object) -> None:
    visits = [Visit(str(at), day, frozenset({SONGCHON})) for at, day in enumerate(days)]
    numbers = {one.event_id: visit_number(one.event_id, visits)[0] for one in visits}
    shuffled = sorted(visits, key=lambda one: hash((one.event_id, str(random))))
    assert numbers == {one.event_id: visit_number(one.event_id, shuffled)[0] for one in visits}
    for one in visits:
        for other in visits:
            first, second = numbers[one.event_id], numbers[other.event_id]
            if first is not None and second is not None and one.days != other.days:
                assert (first < second) == (one.days.end < other.days.start)
