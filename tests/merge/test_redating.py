"""Articles without a day that are dated by other articles: by copies of their story, by events dated elsewhere."""

from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.dates.edtf import Interval, parse_edtf
from pipeline.dates.readings import PUBLISHED, Implied, Reading, Said
from pipeline.dates.values import Counted, MonthDay, Part, Period, Value, Weekday, Within
from pipeline.knowledge.pack import KnowledgePack
from pipeline.merge.redating import Redated, redate
from pipeline.merge.word_checks import Check, admitted, checked
from pipeline.records import (
    Article,
    ArticleStatus,
    DateBasis,
    DateReason,
    EventStatus,
    EventType,
    Mention,
    MentionKind,
    Method,
    Passage,
    PublishedBasis,
)

SONGCHON, JAERYONG, PYONGYANG = "KP0717", "KP0912", "KP-01"
STORY = "The new looms of the river mill turn day and night. " * 8
LATE_FEBRUARY_LAST_YEAR = Said(Part("late", Within(MonthDay(2), Period("year", -1))))
OPENING: dict[str, object] = {"event_type": EventType.INAUGURATION, "place_ids": (JAERYONG,)}
LAST_YEAR, YESTERDAY = Said(Period("year", -1)), Said(Period("day", -1))


def article(article_id: str, published: str = "", **fields: object) -> Article:
    """An article dated by its metadata, or not at all; `basis` to tell otherwise."""
    days = parse_edtf(published)
    basis = PublishedBasis.METADATA if published else PublishedBasis.UNKNOWN
    told: dict[str, object] = {"path": f"{article_id}.txt", "text": STORY, "published_basis": basis, **fields}
    return Article(
        article_id=article_id, published=published, published_start=days.start, published_end=days.end, **told
    )


def copy(article_id: str, of: str, published: str = "", **fields: object) -> Article:
    return article(article_id, published, status=ArticleStatus.DUPLICATE, duplicate_of=of, **fields)


def telling(source: Article, reading: Reading, **fields: object) -> Passage:
    """A passage that tells of the first spade for the factories of Songchon, dated by the words of `reading`."""
    days = reading.on(Interval(source.published_start, source.published_end))
    told: dict[str, object] = {
        "event_type": EventType.GROUNDBREAKING,
        "status": EventStatus.HAPPENED,
        "place_ids": (SONGCHON,),
        "factory_type_ids": ("regional_industry_factory",),
        "date_basis": DateBasis.RELATIVE,
        "date_text": "then",
        "sentence": "Ground was broken.",
        "is_asserted": True,
        **fields,
    }
    start = int(str(told.pop("start", 0)))
    return Passage(
        passage_id=f"{source.article_id}-{start}", article_id=source.article_id, reading=reading, date=days.edtf,
        date_start=days.start, date_end=days.end, start=start, end=start + 18,
        trigger="broken", trigger_start=start + 11, trigger_end=start + 17, confidence=0.8, **told,
    )  # fmt: skip


def redated(
    articles: Sequence[Article],
    passages: Sequence[Passage],
    pack: KnowledgePack,
    *,
    mentions: Sequence[Mention] = (),
    reasons: Sequence[DateReason] = (),
) -> Redated:
    return redate(articles, mentions, passages, (), reasons, pack, window_days=1)


def published(result: Redated) -> dict[str, str]:
    return {found.article_id: found.published for found in result.articles}


class TestCopies:
    def test_the_same_words_in_the_same_outlet_are_of_the_same_day(self, pack: KnowledgePack) -> None:
        articles = [article("a1", "2025-09-03", outlet="The Gazette"), copy("a2", "a1", outlet="The Gazette")]
        found = redated(articles, [], pack).articles[1]
        assert (found.published, found.published_basis) == ("2025-09-03", PublishedBasis.CORPUS)
        assert found.published_evidence == "copy a1 of 2025-09-03"

    def test_another_outlet_prints_a_story_within_days(self, pack: KnowledgePack) -> None:
        articles = [article("a1", "2025-09-13", outlet="The Gazette"), copy("a2", "a1", outlet="The Herald")]
        found = redated(articles, [], pack).articles[1]
        assert found.published == "2025-09-06/2025-09-20"
        assert found.published_evidence == "syndicated copy a1 of 2025-09-13"

    def test_an_agency_sends_a_story_before_others_print_it(self, pack: KnowledgePack) -> None:
        agency = {"outlet": "KCNA", "outlet_id": "kcna"}
        articles = [article("a1", "2025-09-13", outlet="The Gazette"), copy("a2", "a1", **agency)]
        assert published(redated(articles, [], pack))["a2"] == "2025-09-06/2025-09-14"

    def test_a_copy_gives_the_year_of_a_dateline(self, pack: KnowledgePack) -> None:
        text = f"Pyongyang, September 2 (KCNA) -- {STORY}"
        articles = [article("a1", "2025-09-03", outlet="The Gazette"), copy("a2", "a1", text=text)]
        assert published(redated(articles, [], pack))["a2"] == "2025-09-02"

    def test_a_copy_dates_the_original_that_prints_no_day(self, pack: KnowledgePack) -> None:
        articles = [article("a1", outlet="The Gazette"), copy("a2", "a1", "2025-09-03", outlet="The Gazette")]
        assert published(redated(articles, [], pack))["a1"] == "2025-09-03"

    def test_copies_of_copies_are_dated_one_by_the_other(self, pack: KnowledgePack) -> None:
        gazette = {"outlet": "The Gazette"}
        articles = [article("a1", **gazette), copy("a2", "a1", **gazette), copy("a3", "a1", "2025-09-03", **gazette)]
        result = redated(articles, [], pack)
        assert published(result) == dict.fromkeys(("a1", "a2", "a3"), "2025-09-03")
        assert [(r.article_id, r.other_article_id) for r in result.date_reasons] == [("a1", "a3"), ("a2", "a1")]

    def test_a_stated_month_is_narrowed_inside_itself(self, pack: KnowledgePack) -> None:
        articles = [article("a1", "2025-09-03", outlet="The Gazette"), copy("a2", "a1", "2025-09", outlet="The Herald")]
        assert published(redated(articles, [], pack))["a2"] == "2025-09-01/2025-09-10"

    def test_a_copy_chooses_between_the_two_readings_of_a_date(self, pack: KnowledgePack) -> None:
        both = "2025-03-05/2025-05-03"
        articles = [article("a1", "2025-03-06", outlet="The Gazette"), copy("a2", "a1", both, outlet="The Herald")]
        assert published(redated(articles, [], pack))["a2"] == "2025-03-05"
        articles = [article("a1", "2025-04-06", outlet="The Gazette"), copy("a2", "a1", both, outlet="The Herald")]
        assert published(redated(articles, [], pack))["a2"] == both

    def test_what_contradicts_the_page_is_set_aside(self, pack: KnowledgePack) -> None:
        articles = [article("a1", "2025-09-03", outlet="The Gazette"), copy("a2", "a1", "2024", outlet="The Gazette")]
        result = redated(articles, [], pack)
        assert published(result)["a2"] == "2024"
        assert [(r.article_id, r.set_aside, r.published) for r in result.date_reasons] == [("a2", True, "2024")]
        assert result.warnings == ["a2.txt: publication date: set aside copy a1 of 2025-09-03"]

    def test_copies_that_contradict_each_other_date_nothing(self, pack: KnowledgePack) -> None:
        days = ("2024-09-08", "2025-09-08")
        articles = [article("a0"), *(copy(f"a{n}", "a0", day) for n, day in enumerate(days, start=1))]
        result = redated(articles, [], pack)
        assert published(result)["a0"] == ""
        assert [r.set_aside for r in result.date_reasons] == [True, True]

    def test_copies_do_not_narrow_each_other_in_a_circle(self, pack: KnowledgePack) -> None:
        articles = [article("a1"), copy("a2", "a1", "2025-09"), copy("a3", "a1")]
        assert published(redated(articles, [], pack)) == {
            "a1": "2025-08-25/2025-10-07",
            "a2": "2025-09",
            "a3": "2025-08-18/2025-10-14",
        }

    def test_a_short_notice_comes_back_every_year(self, pack: KnowledgePack) -> None:
        short = {"outlet": "The Gazette", "text": "A wreath was laid at the monument."}
        articles = [article("a1", "2025-09-03", **short), copy("a2", "a1", **short)]
        assert published(redated(articles, [], pack))["a2"] == ""


class TestEvents:
    def test_three_undated_posts_and_a_dated_report(self, pack: KnowledgePack) -> None:
        report = article("a0", "2024-02-29")
        posts = [article(f"a{n}") for n in (1, 2, 3)]
        words = [
            LATE_FEBRUARY_LAST_YEAR,
            Said(MonthDay(2, 28), tense="past"),  # the day of its anniversary, too
            Said(Part("late", Within(MonthDay(2), Period("year", -2)))),
        ]
        passages = [telling(report, YESTERDAY), *map(telling, posts, words)]
        assert published(redated([report, *posts], passages, pack)) == {
            "a0": "2024-02-29",
            "a1": "2025",
            "a2": "2024-02-27/..",
            "a3": "2026",
        }

    def test_events_of_a_dated_post_are_counted_again(self, pack: KnowledgePack) -> None:
        report, post = article("a1", "2024-02-29"), article("a2")
        passages = [
            telling(report, YESTERDAY),
            telling(post, LATE_FEBRUARY_LAST_YEAR),
            telling(post, LAST_YEAR, start=50, event_type=EventType.INSPECTION),
        ]
        found = redated([report, post], passages, pack).passages
        assert [p.date for p in found] == ["2024-02-28", "2024-02-21/2024-02-29", "2024"]

    def test_words_for_a_date_are_counted_again(self, pack: KnowledgePack) -> None:
        report, post = article("a1", "2024-02-29"), article("a2")
        passages = [telling(report, YESTERDAY), telling(post, LATE_FEBRUARY_LAST_YEAR)]
        mentions = [mention("a2", LAST_YEAR), mention("a2", Said(Weekday(1)), start=20)]
        found = redated([report, post], passages, pack, mentions=mentions).mentions
        assert [(m.entity_id, m.name) for m in found] == [("2024", "2024"), ("2024-12-31/2025-12-30",) * 2]

    def test_a_date_that_means_no_days_is_no_mention(self, pack: KnowledgePack) -> None:
        assert redated([article("a1")], [], pack, mentions=[mention("a1", LAST_YEAR)]).mentions == []

    def test_a_chain_of_two(self, pack: KnowledgePack) -> None:
        report, relay, post = article("a1", "2024-02-29"), article("a2"), article("a3")
        passages = [
            telling(report, YESTERDAY),
            telling(relay, LATE_FEBRUARY_LAST_YEAR),
            telling(relay, Said(Within(MonthDay(6, 5), Period("year", 0))), start=50, **OPENING),
            telling(post, Said(Within(MonthDay(6, 5), Period("year", -1))), **OPENING),
        ]
        result = redated([report, relay, post], passages, pack)
        assert published(result) == {"a1": "2024-02-29", "a2": "2025", "a3": "2026"}
        assert [(r.article_id, r.reason) for r in result.date_reasons] == [
            ("a2", "groundbreaking of 2024-02-28 told by a1"),
            ("a3", "inauguration of 2025-06-05 told by a2"),
        ]

    def test_an_article_is_not_dated_by_one_that_it_dated(self, pack: KnowledgePack) -> None:
        report, relay, post = article("a1", "2024-02-29"), article("a2"), article("a3")
        passages = [
            telling(report, YESTERDAY),
            telling(relay, LATE_FEBRUARY_LAST_YEAR),
            telling(relay, Said(Within(MonthDay(6, 5), Period("year", 0))), start=50, **OPENING),
            telling(post, Said(Within(MonthDay(6, 5), Period("year", -1))), **OPENING),
        ]
        steps = redated([report, relay, post], passages, pack).date_reasons
        assert {r.other_article_id for r in steps if r.article_id == "a2"} == {"a1"}

    def test_the_chain_of_reasons_is_kept(self, pack: KnowledgePack) -> None:
        report, post = (
            article("a1", "2024-02-29"),
            article("a2", "2024-06-01/..", published_basis=PublishedBasis.INFERRED),
        )
        own = DateReason(
            article_id="a2", step=1, basis=PublishedBasis.INFERRED, reason='"May 2024" is past',
            admits="2024-06-01/..", published="2024-06-01/..",
        )  # fmt: skip
        passages = [telling(report, YESTERDAY), telling(post, LATE_FEBRUARY_LAST_YEAR)]
        result = redated([report, post], passages, pack, reasons=[own])
        assert result.date_reasons == [
            own,
            DateReason(
                article_id="a2", step=2, basis=PublishedBasis.CORPUS, reason="groundbreaking of 2024-02-28 told by a1",
                admits="2025", published="2025", other_article_id="a1",
            ),
        ]  # fmt: skip

    @pytest.mark.parametrize(
        "fields",
        [
            {"place_ids": (JAERYONG,)},
            {"event_type": EventType.INAUGURATION},
            {"factory_type_ids": ("hospital",)},
            {"status": EventStatus.PLANNED},
            {"date_basis": DateBasis.INFERRED},
        ],
        ids=["other county", "other stage", "other factory", "only planned", "only implied"],
    )
    def test_another_event_dates_nothing(self, fields: dict[str, object], pack: KnowledgePack) -> None:
        report, post = article("a1", "2024-02-29"), article("a2")
        passages = [telling(report, YESTERDAY, **fields), telling(post, LATE_FEBRUARY_LAST_YEAR)]
        assert published(redated([report, post], passages, pack))["a2"] == ""

    def test_words_that_fit_any_month_only_bound_on_the_left(self, pack: KnowledgePack) -> None:
        report, post = article("a1", "2024-02-29"), article("a2")
        passages = [telling(report, YESTERDAY), telling(post, LAST_YEAR)]
        assert published(redated([report, post], passages, pack))["a2"] == "2024-02-27/.."

    @pytest.mark.parametrize(
        ("sentence", "other", "expected"),
        [
            ("Ground was broken.", Said(Weekday(2)), "2025"),
            ("Ground was broken.", Said(Counted(1, 1, "year", -1)), "2024-02-27/.."),
            ("On the anniversary", Said(Weekday(2)), "2024-02-27/.."),
        ],
        ids=["beside a report's day", "beside another date", "on an anniversary"],
    )
    def test_words_of_a_sentence_with_other_days(
        self, sentence: str, other: Reading, expected: str, pack: KnowledgePack
    ) -> None:
        report, post = article("a1", "2024-02-29"), article("a2")
        passages = [telling(report, YESTERDAY), telling(post, LATE_FEBRUARY_LAST_YEAR, sentence=sentence)]
        result = redated([report, post], passages, pack, mentions=[mention("a2", other, text="besides", start=4)])
        assert published(result)["a2"] == expected

    def test_words_beside_the_mere_name_of_an_event_bound_on_the_left(self, pack: KnowledgePack) -> None:
        report, post = article("a1", "2024-02-29"), article("a2")
        film = telling(post, LATE_FEBRUARY_LAST_YEAR, is_asserted=False)  # "a film on the ceremony was shown then"
        assert published(redated([report, post], [telling(report, YESTERDAY), film], pack))["a2"] == "2024-02-27/.."

    def test_what_the_genre_implies_only_bounds_on_the_left(self, pack: KnowledgePack) -> None:
        report, post = article("a1", "2024-02-29"), article("a2")
        implied = telling(post, Implied("news"), date_text="", date_basis=DateBasis.INFERRED)
        assert published(redated([report, post], [telling(report, YESTERDAY), implied], pack))["a2"] == "2024-02-27/.."

    def test_a_city_opens_many_things_of_a_kind(self, pack: KnowledgePack) -> None:
        report, post = article("a1", "2024-02-29"), article("a2")
        passages = [telling(a, r, place_ids=(PYONGYANG,)) for a, r in ((report, YESTERDAY), (post, LAST_YEAR))]
        assert published(redated([report, post], passages, pack))["a2"] == ""

    def test_several_dates_of_one_kind_leave_all_of_them(self, pack: KnowledgePack) -> None:
        reports = [article("a1", "2023-02-25"), article("a2", "2024-02-29")]
        post = article("a3")
        passages = [*(telling(one, YESTERDAY) for one in reports), telling(post, LATE_FEBRUARY_LAST_YEAR)]
        result = redated([*reports, post], passages, pack)
        assert published(result)["a3"] == "2024-01-01/.."  # 2024 or 2025: longer than a year, so its end is left open
        assert [(r.reason, r.other_article_id) for r in result.date_reasons] == [
            ("groundbreaking of 2023-02-24 or 2024-02-28 told by a1, a2", "a1")
        ]

    def test_a_stated_day_is_never_changed(self, pack: KnowledgePack) -> None:
        report, post = article("a1", "2024-02-29"), article("a2", "2026-05-05")
        result = redated([report, post], [telling(report, YESTERDAY), telling(post, LATE_FEBRUARY_LAST_YEAR)], pack)
        assert result.articles == [report, post]
        assert result.date_reasons == []

    def test_an_event_that_contradicts_the_page_is_set_aside(self, pack: KnowledgePack) -> None:
        report, post = article("a1", "2024-02-29"), article("a2", "2019")
        result = redated([report, post], [telling(report, YESTERDAY), telling(post, LAST_YEAR)], pack)
        assert published(result)["a2"] == "2019"
        assert [(r.reason, r.set_aside) for r in result.date_reasons] == [
            ("groundbreaking of 2024-02-28 told by a1", True)
        ]

    @settings(max_examples=30, deadline=None)
    @given(order=st.permutations(range(5)))
    def test_the_order_of_articles_never_matters(self, order: list[int], pack: KnowledgePack) -> None:
        report, relay = article("a0", "2024-02-29", outlet="A"), article("a1", outlet="B")
        others = [copy("a2", "a1", outlet="B"), copy("a3", "a0", outlet="C"), article("a4", "2025")]
        articles = [report, relay, *others]
        words = [YESTERDAY, LATE_FEBRUARY_LAST_YEAR, LAST_YEAR]
        passages = [telling(one, r) for one, r in zip((report, relay, others[2]), words, strict=True)]
        straight = redated(articles, passages, pack)
        turned = redated([articles[n] for n in order], passages[::-1], pack)
        assert published(turned) == published(straight)
        assert turned.date_reasons == straight.date_reasons


def mention(article_id: str, reading: Reading, *, start: int = 0, text: str = "then") -> Mention:
    """A date phrase of an article without a date: its days are not known yet."""
    return Mention(
        mention_id=f"{article_id}:{start}", article_id=article_id, start=start, end=start + len(text), text=text,
        kind=MentionKind.DATE, entity_id="", name="", method=Method.PATTERN, confidence=0.9, reading=reading,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("reading", "days", "expected"),
    [
        (PUBLISHED, "2024-02-28", "2024-02-28"),
        (YESTERDAY, "2024-02-28", "2024-02-29"),
        (LATE_FEBRUARY_LAST_YEAR, "2024-02-28", "2025"),
        (Said(Weekday(1)), "2025-01-07", "2025-01-07/2025-01-13"),
        (Said(Weekday(1)), "2025-01-08", None),
        (Said(Period("month", -1)), "2024-02-28/2024-03-02", "2024-03/2024-04"),
    ],
    ids=["today", "yesterday", "part of last year", "weekday", "other weekday", "over two months"],
)
def test_days_of_publication_that_words_and_event_leave(reading: Reading, days: str, expected: str | None) -> None:
    found = admitted(reading, parse_edtf(days))
    assert (found and found.edtf) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (Period("year", -1), Check.NONE),
        (Period("day", -1), Check.NONE),
        (Weekday(2), Check.SOME),
        (Within(MonthDay(2), Period("year", -1)), Check.SOME),
        (Part("late", Within(MonthDay(2), Period("year", -1))), Check.STRICT),
        (MonthDay(2, 28), Check.STRICT),
    ],
    ids=["last year", "yesterday", "on Wednesday", "last February", "late last February", "28 February"],
)
def test_how_far_words_check_a_date(value: Value, expected: Check) -> None:
    assert checked([Said(value, tense="past")], parse_edtf("2024-02-28"), (Interval(),)) is expected


@given(ahead=st.integers(0, 700), day=st.dates(date(2015, 1, 1), date(2035, 1, 1)))
def test_the_true_day_is_always_admitted(ahead: int, day: date) -> None:
    for reading in (YESTERDAY, LAST_YEAR, LATE_FEBRUARY_LAST_YEAR, Said(Weekday(ahead % 7)), Said(MonthDay(6, 5))):
        meant = reading.on(Interval.day(day))
        found = admitted(reading, meant)
        assert found is not None
        assert found.contains(Interval.day(day))
