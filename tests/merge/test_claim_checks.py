"""Numbers in claims against the merged events: supported, open or contradicted, and when there is no row."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

import pytest

from pipeline.dates.edtf import parse_edtf
from pipeline.extract.quantities import QuantityWords
from pipeline.knowledge.pack import KnowledgePack
from pipeline.merge import merge_corpus
from pipeline.quantities import find
from pipeline.quantities.lexicon import tokenise
from pipeline.records import (
    Article,
    Claim,
    ClaimCheck,
    DateBasis,
    EventStatus,
    EventType,
    Mention,
    MentionKind,
    Method,
    Passage,
)

SONGCHON, KUJANG, UNSAN, ONCHON = "KP0717", "KP0615", "KP0617", "KP1103"


@dataclass
class Corpus:
    """Articles with passages and one claim, written with few words."""

    pack: KnowledgePack
    articles: list[Article] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)

    def article(self, text: str, published: str) -> Article:
        day = date.fromisoformat(published)
        article = Article(
            article_id=f"a{len(self.articles)}", path="x", text=text, published=published, published_start=day,
            published_end=day,
        )  # fmt: skip
        self.articles.append(article)
        return article

    def event(
        self, edtf: str, *places: str, kind: str = "inauguration", types: Sequence[str] = (), person: str = ""
    ) -> None:
        """An event that an article of its own tells as a fact."""
        end = parse_edtf(edtf).end or date(2025, 12, 31)
        article = self.article("Factories were opened.", end.isoformat())
        self._passage(
            article, "Factories were opened.", "opened", edtf, kind, places=places, types=types, person=person
        )

    def _passage(
        self, article: Article, sentence: str, trigger: str, edtf: str, kind: str, *, status: str = "happened",
        places: Sequence[str] = (), types: Sequence[str] = (), person: str = "", date_text: str = "",
    ) -> None:  # fmt: skip
        days = parse_edtf(edtf)
        start = article.text.index(sentence)
        at = start + sentence.index(trigger)
        self.passages.append(
            Passage(
                passage_id=f"{article.article_id}:{at}", article_id=article.article_id, event_type=EventType(kind),
                status=EventStatus(status), date=edtf, date_start=days.start, date_end=days.end,
                date_basis=DateBasis.EXPLICIT, sentence=sentence, start=start, end=start + len(sentence),
                trigger=trigger, trigger_start=at, trigger_end=at + len(trigger), date_text=date_text,
                place_ids=tuple(places), factory_type_ids=tuple(types), people_ids=(person,) if person else (),
                confidence=0.8, group=len(self.passages),
            )
        )  # fmt: skip
        for place in places:
            self._mention(article, start, start + 1, MentionKind.PLACE, place, self.pack.place(place).name)  # type: ignore[union-attr]
        if person:
            self._mention(article, start, start + 1, MentionKind.PERSON, person, person)

    def _mention(self, article: Article, start: int, end: int, kind: MentionKind, entity: str, name: str) -> None:
        self.mentions.append(
            Mention(
                mention_id=f"{article.article_id}:{start}:{kind}:{entity}", article_id=article.article_id, start=start,
                end=end, text=article.text[start:end], kind=kind, entity_id=entity, name=name, method=Method.GAZETTEER,
                confidence=1,
            )
        )  # fmt: skip

    def claim(
        self, text: str, published: str, *, dates: dict[str, str] | None = None, named: dict[str, str] | None = None,
        trigger: str = "", told: str = "", kind: str = "inauguration", status: str = "happened", **fields: object,
    ) -> Claim:  # fmt: skip
        """A claim that is the whole text of an article; `dates` and `named` are its phrases with their values."""
        article = self.article(text, published)
        words = QuantityWords(self.pack.quantity_words)
        for phrase, edtf in (dates or {}).items():
            at = text.index(phrase)
            self._mention(article, at, at + len(phrase), MentionKind.DATE, edtf, edtf)
        for phrase, entity in (named or {}).items():
            at = text.index(phrase)
            self._mention(article, at, at + len(phrase), self._kind(entity), entity, phrase)
        if trigger:
            phrase = next(iter(dates or {}), "")
            self._passage(article, text, trigger, told, kind, status=status, date_text=phrase)
        claim = Claim(
            claim_id=f"{article.article_id}:claim", article_id=article.article_id, speaker="someone",
            claim_type="indirect", cue="say", text=text, start=0, end=len(text),
            quantities=tuple(one.text for one in find(text, tokenise(text), words)), **fields,
        )  # fmt: skip
        self.claims.append(claim)
        return claim

    def _kind(self, entity: str) -> MentionKind:
        if self.pack.place(entity):
            return MentionKind.PLACE
        return MentionKind.PERSON if self.pack.person(entity) else MentionKind.FACTORY_TYPE

    def checks(self) -> list[ClaimCheck]:
        merged = merge_corpus(self.articles, self.mentions, self.passages, self.claims, self.pack, window_days=1)
        return merged.claim_checks

    def verdicts(self) -> list[tuple[str, int, str]]:
        return [(one.words, one.found, one.verdict.__str__()) for one in self.checks()]


@pytest.fixture
def corpus(pack: KnowledgePack) -> Corpus:
    return Corpus(pack)


def three_openings(corpus: Corpus) -> None:
    for day, place in (("2024-12-20", SONGCHON), ("2024-12-22", KUJANG), ("2024-12-24", UNSAN)):
        corpus.event(day, place)


def test_enough_events_support_a_count(corpus: Corpus) -> None:
    three_openings(corpus)
    corpus.claim("Factories were opened in three counties.", "2025-01-05")
    assert corpus.verdicts() == [("three counties", 3, "supported")]


def test_fewer_events_leave_a_count_open(corpus: Corpus) -> None:
    three_openings(corpus)
    corpus.claim("Factories were opened in 20 counties.", "2025-01-05")
    assert corpus.verdicts() == [("20 counties", 3, "open")]


def test_more_events_support_a_plain_count(corpus: Corpus) -> None:
    three_openings(corpus)
    corpus.claim("Factories were opened in two counties in 2024.", "2025-01-05", dates={"2024": "2024"})
    assert corpus.verdicts() == [("two counties", 3, "supported")]


def test_more_events_contradict_only_so_many_in_a_dated_window(corpus: Corpus) -> None:
    three_openings(corpus)
    corpus.claim("Factories were opened in only two counties in 2024.", "2025-01-05", dates={"2024": "2024"})
    corpus.claim("Factories were opened in only two counties.", "2025-01-05")
    assert [verdict for _, _, verdict in corpus.verdicts()] == ["contradicted", "open"]


def test_hospitals_are_no_factories(corpus: Corpus) -> None:
    three_openings(corpus)
    corpus.event("2024-12-28", ONCHON, types=["hospital"])
    corpus.claim("Factories were opened in three counties.", "2025-01-05")
    assert corpus.verdicts() == [("three counties", 3, "supported")]


@pytest.mark.parametrize(
    "words", ["All the factories begun", "Every factory that was started", "All factories on which work began"]
)
def test_all_that_were_begun_are_contradicted_by_one_that_came_late(words: str, corpus: Corpus) -> None:
    corpus.event("2024-03-05", SONGCHON, kind="groundbreaking")
    corpus.event("2025-01-07", SONGCHON)
    corpus.event("2025-01-09", KUJANG)
    text = f"{words} in March 2024 have been opened."
    corpus.claim(text, "2024-12-30", dates={"in March 2024": "2024-03"})
    (row,) = corpus.checks()
    assert row.verdict == "contradicted"
    assert row.reason.startswith("0 inaugurations within ../2024-12-30 (1 of them later); claimed: ")


def test_a_negated_single_one_is_none(corpus: Corpus) -> None:
    three_openings(corpus)
    corpus.claim("He has not opened a single factory.", "2025-01-05")
    assert [(row.measure, row.verdict) for row in corpus.checks()] == [("none", "contradicted")]


@pytest.mark.parametrize("when", ["since New Year", "on a single day", "within the year"])
def test_words_of_time_that_are_no_date_give_no_row(when: str, corpus: Corpus) -> None:
    three_openings(corpus)
    corpus.claim(f"Factories were opened in three counties {when}.", "2025-01-05")
    assert corpus.checks() == []


@pytest.mark.parametrize("number", ["about two", "nearly three", "more than two", "at least two"])
def test_soft_and_lower_bounds_are_not_contradicted(number: str, corpus: Corpus) -> None:
    three_openings(corpus)
    corpus.claim(f"Factories were opened in {number} counties in 2024.", "2025-01-05", dates={"2024": "2024"})
    assert [verdict for _, _, verdict in corpus.verdicts()] == ["supported"]


def test_upper_bounds_are_never_supported(corpus: Corpus) -> None:
    three_openings(corpus)
    corpus.claim("Factories were opened in fewer than ten counties in 2024.", "2025-01-05", dates={"2024": "2024"})
    assert corpus.verdicts() == [("fewer than ten counties", 3, "open")]


def test_events_that_only_the_claim_tells_do_not_count(corpus: Corpus) -> None:
    text = "Factories were opened in one county."
    corpus.claim(text, "2025-01-05")
    corpus._passage(corpus.articles[0], text, "opened", "2024-12-20", "inauguration", places=[SONGCHON])
    assert corpus.verdicts() == [("one county", 0, "open")]


def test_other_relays_of_the_statement_are_no_evidence(corpus: Corpus) -> None:
    text = "Factories were opened in one county."
    for published in ("2025-01-05", "2025-01-06"):
        corpus.claim(text, published, claim_group="g")
        corpus._passage(corpus.articles[-1], text, "opened", "2024-12-20", "inauguration", places=[SONGCHON])
    assert [found for _, found, _ in corpus.verdicts()] == [0, 0]


def test_events_that_may_lie_outside_the_window_do_not_count(corpus: Corpus) -> None:
    corpus.event("2024-12-20/2025-01-10", SONGCHON)
    corpus.claim("Factories were opened in one county in 2024.", "2025-02-05", dates={"2024": "2024"})
    assert corpus.verdicts() == [("one county", 0, "open")]


def test_plans_do_not_count(corpus: Corpus) -> None:
    article = corpus.article("Factories will be opened.", "2024-12-01")
    corpus._passage(
        article,
        "Factories will be opened.",
        "opened",
        "2024-12-20",
        "inauguration",
        status="planned",
        places=[SONGCHON],
    )
    corpus.claim("Factories were opened in one county.", "2025-01-05")
    assert corpus.verdicts() == [("one county", 0, "open")]


def test_a_promise_is_kept_by_what_happened_in_time(corpus: Corpus) -> None:
    three_openings(corpus)
    corpus.claim("Factories will be opened in three counties in 2024.", "2024-02-01", dates={"2024": "2024"})
    (row,) = corpus.checks()
    assert (row.status, row.window, row.verdict) == ("planned", "2024-02/2024-12", "supported")


def test_the_scope_is_the_province_that_the_claim_names(corpus: Corpus) -> None:
    three_openings(corpus)
    text = "Factories were opened in two counties of North Phyongan Province."
    corpus.claim(text, "2025-01-05", named={"North Phyongan Province": "KP-03"})
    (row,) = corpus.checks()
    assert (row.found, row.scope, row.verdict) == (2, ("North Phyongan Province",), "supported")


def test_not_a_single_one_is_contradicted_by_one(corpus: Corpus) -> None:
    corpus.event("2024-12-20", SONGCHON, types=["hospital"])
    text = "Not a single hospital has been opened."
    corpus.claim(text, "2025-01-05", named={"hospital": "hospital"})
    corpus.claim(text, "2024-12-01", named={"hospital": "hospital"})
    assert [row.verdict for row in corpus.checks()] == ["contradicted", "open"]


def test_all_are_supported_by_exactly_so_many(corpus: Corpus) -> None:
    three_openings(corpus)
    text = "All three counties opened factories by the end of 2024."
    corpus.claim(text, "2025-01-05", dates={"by the end of 2024": "../2024-12-31"})
    assert corpus.verdicts() == [("All three counties", 3, "supported")]


def test_all_are_contradicted_by_one_that_came_late(corpus: Corpus) -> None:
    three_openings(corpus)
    corpus.event("2025-01-07", ONCHON)
    for place in (SONGCHON, KUJANG, UNSAN, ONCHON):
        corpus.event("2024-03-05", place, kind="groundbreaking")
    text = "All four counties opened factories by the end of 2024."
    corpus.claim(text, "2025-01-05", dates={"by the end of 2024": "../2024-12-31"})
    assert corpus.verdicts() == [("All four counties", 3, "contradicted")]


def test_all_stay_open_when_the_late_one_was_begun_late(corpus: Corpus) -> None:
    three_openings(corpus)
    corpus.event("2025-12-07", ONCHON)
    corpus.event("2025-02-07", ONCHON, kind="groundbreaking")
    text = "All four counties opened factories by the end of 2024."
    corpus.claim(text, "2025-01-05", dates={"by the end of 2024": "../2024-12-31"})
    assert corpus.verdicts() == [("All four counties", 3, "open")]


VISIT = "It was Kim Jong Un's third visit to factories in 2025."


@pytest.mark.parametrize(
    ("days", "verdict"),
    [
        (("2025-02-01", "2025-05-01", "2025-08-01"), "supported"),
        (("2025-02-01", "2025-05-01"), "open"),
        (("2025-02-01", "2025-05-01", "2025-06-01", "2025-08-01"), "open"),
        (("2025-02-01", "2025-05-01", "2025", "2025-08-01"), "open"),
    ],
)
def test_an_ordinal_needs_exactly_so_many(days: tuple[str, ...], verdict: str, corpus: Corpus) -> None:
    for day, place in zip(days, (SONGCHON, KUJANG, UNSAN, ONCHON), strict=False):
        corpus.event(day, place, kind="inspection", person="kim-jong-un")
    corpus.claim(VISIT, "2025-08-03", dates={"in 2025": "2025"}, named={"Kim Jong Un": "kim-jong-un"}, trigger="visit",
                 told="2025", kind="inspection")  # fmt: skip
    assert [row.verdict for row in corpus.checks()] == [verdict]


def test_visits_of_others_do_not_count(corpus: Corpus) -> None:
    for day, place in (("2025-02-01", SONGCHON), ("2025-05-01", KUJANG), ("2025-08-01", UNSAN)):
        corpus.event(day, place, kind="inspection", person="pak-thae-song")
    corpus.claim(VISIT, "2025-08-03", dates={"in 2025": "2025"}, named={"Kim Jong Un": "kim-jong-un"}, trigger="visit",
                 told="2025", kind="inspection")  # fmt: skip
    assert [row.found for row in corpus.checks()] == [0]


@pytest.mark.parametrize(
    "text",
    [
        "Officials of 20 counties attended when factories were opened.",
        "Factories are opened in 20 counties every year.",
        "Factories were opened in 20 coastal counties.",
        "Factories were opened in 20 counties along the coast.",
        "Factories should be opened in 20 counties.",
        "Factories were not opened in 20 counties.",
        "Factories were opened in 20 counties outside Pyongyang.",
        "People in 20 counties saw that factories were opened.",
        "Factories make 3,000 tons of food.",
        "Half of the counties opened factories.",
        "He praised 20 counties.",
        "Not a single factory was opened here.",
        "He doubted that factories were opened in 20 counties.",
        "Two counties lack factories such as were opened in Songchon.",
        "Factories that were opened supply goods to 20 counties.",
        "All eight factories opened were closed.",
    ],
)
def test_there_is_no_row_when_it_is_open_what_is_counted(text: str, corpus: Corpus) -> None:
    three_openings(corpus)
    corpus.claim(text, "2025-01-05")
    assert corpus.checks() == []


def test_a_demand_is_not_checked(corpus: Corpus) -> None:
    corpus.claim("Factories were opened in 20 counties.", "2025-01-05", statement_kind="demand")
    assert corpus.checks() == []


def test_a_date_without_days_gives_no_row(corpus: Corpus) -> None:
    corpus.claim("Factories were opened in three counties in May.", "2025-01-05", dates={"in May": ""})
    assert corpus.checks() == []


def test_checks_do_not_depend_on_the_order_of_input(corpus: Corpus) -> None:
    three_openings(corpus)
    corpus.claim("Factories were opened in three counties.", "2025-01-05")
    corpus.claim("Factories were opened in two counties in 2024.", "2025-01-05", dates={"2024": "2024"})
    first = corpus.checks()
    for rows in (corpus.articles, corpus.passages, corpus.mentions, corpus.claims):
        random.Random(1).shuffle(rows)
    assert corpus.checks() == first


def visits(corpus: Corpus, *days: str) -> None:
    for day in days:
        corpus.event(day, SONGCHON, kind="inspection", person="kim-jong-un")


def trip(corpus: Corpus, number: str) -> list[str]:
    """The verdict on a number of visits, told in an article on the visit of 8 August."""
    text = f"Kim Jong Un visited the factory on 8 August. It was Kim Jong Un's {number} visit to factories in 2025."
    corpus.claim(text, "2025-08-09", dates={"in 2025": "2025"}, named={"Kim Jong Un": "kim-jong-un"})
    article, claim = corpus.articles[-1], corpus.claims.pop()
    corpus._passage(article, text, "visited", "2025-08-08", "inspection", places=[SONGCHON], person="kim-jong-un")
    start = text.index("It was")
    at = text.index("Kim Jong Un's")
    corpus._mention(article, at, at + 11, MentionKind.PERSON, "kim-jong-un", "Kim Jong Un")
    corpus.claims.append(claim.model_copy(update={"text": text[start:], "start": start}))
    return [row.verdict for row in corpus.checks()]


def test_an_ordinal_counts_up_to_the_visit_that_the_article_tells(corpus: Corpus) -> None:
    visits(corpus, "2025-02-01", "2025-05-01", "2025-11-01")
    assert trip(corpus, "third") == ["supported"]


def test_more_earlier_visits_contradict_an_ordinal(corpus: Corpus) -> None:
    visits(corpus, "2025-02-01", "2025-05-01")
    assert trip(corpus, "second") == ["contradicted"]


def test_fewer_visits_leave_an_ordinal_open(corpus: Corpus) -> None:
    visits(corpus, "2025-02-01")
    assert trip(corpus, "fourth") == ["open"]


def test_a_promise_without_a_day_is_not_kept_by_later_years(corpus: Corpus) -> None:
    three_openings(corpus)
    corpus.claim("Factories will be opened in three counties.", "2024-02-01")
    assert corpus.verdicts() == [("three counties", 3, "open")]


def test_what_a_claim_says_of_nowhere_in_particular_is_no_evidence(corpus: Corpus) -> None:
    other = "Factories were opened in five counties."
    corpus.claim(other, "2025-01-04")
    corpus._passage(corpus.articles[0], other, "opened", "2024-12-20", "inauguration", places=[SONGCHON])
    corpus.claim("Factories were opened in one county.", "2025-01-05")
    assert [row.found for row in corpus.checks()] == [0, 0]


def test_the_day_on_which_it_was_said_is_no_window(corpus: Corpus) -> None:
    three_openings(corpus)
    text = "A figure was given on Monday: factories had been opened in three counties."
    corpus.claim(text, "2025-01-07", dates={"on Monday": "2025-01-06"})
    assert [(row.window, row.verdict) for row in corpus.checks()] == [("../2025-01-07", "supported")]


def test_a_speaker_from_a_county_speaks_of_it(corpus: Corpus) -> None:
    corpus.event("2024-12-20", SONGCHON)
    text = "A trader in Kujang said not a single factory was opened."
    corpus.claim(text, "2025-01-05", named={"Kujang": KUJANG}, speaker_start=0, speaker_end=8)
    claim = corpus.claims.pop()
    start = text.index("not")
    corpus.claims.append(claim.model_copy(update={"text": text[start:], "start": start}))
    assert [(row.scope, row.verdict) for row in corpus.checks()] == [(("Kujang County",), "open")]
