"""What people say of a corpus goes before what was found; what became of each entry is a row."""

from collections.abc import Callable, Sequence
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.corrections import Entry
from pipeline.corrections.entries import (
    DateOf,
    DifferentEntities,
    DifferentEvents,
    DropClaim,
    DropEvent,
    PlaceOf,
    SameEntity,
    SameEvent,
)
from pipeline.knowledge.pack import KnowledgePack
from pipeline.merge import Merged, merge_corpus
from pipeline.merge.by_hand.outcomes import warnings
from pipeline.merge.by_hand.publications import corrected_publications
from pipeline.records import (
    Article,
    ArticleStatus,
    Claim,
    Correction,
    DateBasis,
    DateReason,
    EventStatus,
    EventType,
    Mention,
    MentionKind,
    Method,
    Passage,
    PersonRole,
    PublishedBasis,
)

MakePassage = Callable[..., Passage]
MakeArticle = Callable[..., Article]
SONGCHON, JAERYONG, SOUTH_PHYONGAN = "KP0717", "KP0912", "KP-02"
BY = {"who": "J. Doe", "why": "I was there"}


class Corpus:
    """Articles that name, tell and claim only what a test is about, each made when it is first spoken of."""

    def __init__(self, make_article: MakeArticle, make_passage: MakePassage, pack: KnowledgePack) -> None:
        self.articles: dict[str, Article] = {}
        self.passages: list[Passage] = []
        self.mentions: list[Mention] = []
        self.claims: list[Claim] = []
        self.roles: list[PersonRole] = []
        self._make_article, self._make_passage, self._pack = make_article, make_passage, pack

    def article(self, key: str, **fields: object) -> None:
        self.articles[key] = self._make_article(key, **fields)

    def tells(self, article: str, edtf: str = "2025-01-07", place: str = JAERYONG, **fields: object) -> str:
        """An article's telling of an event; the id of its passage."""
        if article not in self.articles:
            self.article(article)
        passage = self._make_passage(article, edtf, place_ids=(place,) if place else (), **fields)
        self.passages.append(passage)
        return passage.passage_id

    def names(self, article: str, entity_id: str, name: str, kind: MentionKind = MentionKind.PERSON) -> None:
        if article not in self.articles:
            self.article(article)
        self.mentions.append(
            Mention(
                mention_id=f"{article}:{entity_id}:{len(self.mentions)}", article_id=article, start=0, end=len(name),
                text=name, kind=kind, entity_id=entity_id, name=name, method=Method.NER, confidence=0.7,
            )
        )  # fmt: skip

    def claims_that(self, article: str, claim_id: str, speaker_id: str = "", text: str = "All is well here") -> None:
        if article not in self.articles:
            self.article(article)
        self.claims.append(
            Claim(
                claim_id=claim_id, article_id=article, speaker=speaker_id, speaker_id=speaker_id, claim_type="indirect",
                cue="say", text=text, start=0, end=len(text),
            )
        )  # fmt: skip

    def merged(self, *entries: Entry) -> Merged:
        return merge_corpus(
            list(self.articles.values()), self.mentions, self.passages, self.claims, self._pack, window_days=1,
            roles=self.roles, entries=entries,
        )  # fmt: skip


@pytest.fixture
def corpus(make_article: MakeArticle, make_passage: MakePassage, pack: KnowledgePack) -> Corpus:
    return Corpus(make_article, make_passage, pack)


def states(merged: Merged) -> list[tuple[str, str]]:
    return [(row.state, row.reason) for row in merged.corrections]


def grouped(merged: Merged) -> list[set[str]]:
    """The articles of each event."""
    return [
        {source.article_id for source in merged.event_sources if source.event_id == event.event_id}
        for event in sorted(merged.events, key=lambda event: event.date)
    ]


class TestSameEvent:
    def test_events_far_apart_become_one(self, corpus: Corpus) -> None:
        told = corpus.tells("a1"), corpus.tells("a2", "2025-03-01")
        merged = corpus.merged(SameEvent(passages=told, **BY))
        assert grouped(merged) == [{"a1", "a2"}]
        assert states(merged) == [("applied", "joined 2 passages")]
        assert merged.events[0].corrections == ("joined 2 passages by J. Doe: I was there",)
        assert merged.corrections[0].event_ids == (merged.events[0].event_id,)

    def test_two_events_of_one_article_become_one(self, corpus: Corpus) -> None:
        told = corpus.tells("a1", group=1), corpus.tells("a1", "2025-01-20", start=50, group=2)
        assert grouped(corpus.merged(SameEvent(passages=told, **BY))) == [{"a1"}]

    def test_what_the_run_says_too_is_needless(self, corpus: Corpus) -> None:
        told = corpus.tells("a1"), corpus.tells("a2")
        merged = corpus.merged(SameEvent(passages=told, **BY))
        assert states(merged) == [("needless", "")]
        assert merged.events[0].corrections == ()

    def test_of_three_the_two_that_are_left_are_joined(self, corpus: Corpus) -> None:
        told = corpus.tells("a1"), corpus.tells("a2", "2025-03-01")
        merged = corpus.merged(SameEvent(passages=(*told, "a9:inauguration:0-3"), **BY))
        assert states(merged) == [("applied", "joined 2 passages; a9:inauguration:0-3: no article a9 was read")]

    def test_one_alone_no_longer_applies(self, corpus: Corpus) -> None:
        told = corpus.tells("a1")
        merged = corpus.merged(SameEvent(passages=(told, "a1-99"), **BY))
        assert [row.state for row in merged.corrections] == ["no longer applies"]


class TestDifferentEvents:
    def test_equal_tellings_of_two_papers_are_parted(self, corpus: Corpus) -> None:
        told = corpus.tells("a1"), corpus.tells("a2")
        merged = corpus.merged(DifferentEvents(passages=told, **BY))
        assert len(merged.events) == 2
        assert states(merged) == [("applied", "parted 2 passages")]
        assert len(merged.corrections[0].event_ids) == 2

    def test_passages_that_their_article_tells_as_one_are_parted(self, corpus: Corpus) -> None:
        told = corpus.tells("a1"), corpus.tells("a1", start=50), corpus.tells("a1", start=90)
        merged = corpus.merged(DifferentEvents(passages=(told[0], told[2]), **BY))
        assert sorted(sum(s.event_id == e.event_id for s in merged.event_sources) for e in merged.events) == [1, 2]

    def test_what_the_run_keeps_apart_is_needless(self, corpus: Corpus) -> None:
        told = corpus.tells("a1"), corpus.tells("a2", "2025-03-01")
        assert states(corpus.merged(DifferentEvents(passages=told, **BY))) == [("needless", "")]


class TestContradictions:
    @pytest.mark.parametrize(("last", "events"), [(SameEvent, 1), (DifferentEvents, 2)])
    def test_of_same_and_different_the_later_counts(
        self, last: type[SameEvent] | type[DifferentEvents], events: int, corpus: Corpus
    ) -> None:
        told = corpus.tells("a1", "2025-01-07"), corpus.tells("a2", "2025-03-01" if last is SameEvent else "2025-01-07")
        first = DifferentEvents if last is SameEvent else SameEvent
        merged = corpus.merged(first(passages=told, **BY), last(passages=told, **BY))
        assert len(merged.events) == events
        assert [row.state for row in merged.corrections] == ["overruled", "applied"]
        assert merged.corrections[0].reason == "contradicted by entry 2"

    def test_two_later_entries_together_contradict_a_third(self, corpus: Corpus) -> None:
        a, b, c = (corpus.tells(f"a{number}", f"2025-0{number}-01") for number in (1, 3, 5))
        merged = corpus.merged(
            DifferentEvents(passages=(a, c), **BY), SameEvent(passages=(a, b), **BY), SameEvent(passages=(b, c), **BY)
        )
        assert len(merged.events) == 1
        assert merged.corrections[0].reason == "contradicted by entry 2, 3"

    def test_the_last_of_two_dates_counts(self, corpus: Corpus) -> None:
        told = corpus.tells("a1")
        merged = corpus.merged(*(DateOf(passage=told, date=day, **BY) for day in ("2025-01-05", "2025-01-06")))
        assert merged.events[0].date == "2025-01-06"
        assert states(merged) == [("overruled", "contradicted by entry 2"), ("applied", "date 2025-01-07 → 2025-01-06")]

    def test_two_people_who_say_the_same_both_count(self, corpus: Corpus) -> None:
        told = corpus.tells("a1"), corpus.tells("a2")
        dates = [
            DateOf(passage=one, date="2025-01-06", who=who, why="seen") for one, who in zip(told, "AB", strict=True)
        ]
        merged = corpus.merged(*dates)
        assert merged.events[0].corrections == tuple(f"date 2025-01-07 → 2025-01-06 by {who}: seen" for who in "AB")

    def test_what_is_no_event_has_no_date(self, corpus: Corpus) -> None:
        told = corpus.tells("a1")
        merged = corpus.merged(DropEvent(passage=told, **BY), DateOf(passage=told, date="2025-01-06", **BY))
        assert merged.events == []
        assert [row.state for row in merged.corrections] == ["applied", "overruled"]


class TestDate:
    def test_a_date_wins_over_all_evidence_and_the_evidence_stays(self, corpus: Corpus) -> None:
        told = [corpus.tells(key, day) for key, day in (("a1", "2025-01-07"), ("a2", "2025-01-08"))]
        merged = corpus.merged(DateOf(passage=told[1], date="2025-01-05", **BY))
        (event,) = merged.events
        assert (event.date, event.date_start, event.date_end) == ("2025-01-05", date(2025, 1, 5), date(2025, 1, 5))
        assert event.date_basis is DateBasis.CORRECTED
        assert event.corrections == ("date 2025-01-07 → 2025-01-05 by J. Doe: I was there",)
        assert "(2025-01-05, happened)" in event.summary
        assert event.conflicts == "date: 2025-01-07 (a1), 2025-01-08 (a2)"
        assert {source.date for source in merged.event_sources} == {"2025-01-07", "2025-01-08"}

    def test_a_date_flows_into_the_stages_of_a_factory(self, corpus: Corpus) -> None:
        told = corpus.tells("a1", factory_type_ids=("paper_mill",))
        merged = corpus.merged(DateOf(passage=told, date="2025-01", **BY))
        assert [row.inauguration_date for row in merged.facilities] == ["2025-01"]

    def test_what_was_announced_stays_announced_for_then(self, corpus: Corpus) -> None:
        factory = {"factory_type_ids": ("paper_mill",)}
        corpus.article("a1", published="2024-11-01")
        corpus.tells("a1", "2025-01", status=EventStatus.PLANNED, **factory)
        told = corpus.tells("a2", "2025-01-07", **factory)
        (row,) = corpus.merged(DateOf(passage=told, date="2025-02-03", **BY)).facilities
        assert (row.inauguration_date, row.planned_date) == ("2025-02-03", ("inauguration 2025-01",))

    def test_a_date_may_be_unknown(self, corpus: Corpus) -> None:
        merged = corpus.merged(DateOf(passage=corpus.tells("a1"), date="../..", **BY))
        assert (merged.events[0].date, merged.events[0].date_start) == ("", None)
        assert states(merged) == [("applied", "date 2025-01-07 → unknown")]

    def test_the_date_that_the_run_has_is_needless(self, corpus: Corpus) -> None:
        merged = corpus.merged(DateOf(passage=corpus.tells("a1"), date="2025-01-07", **BY))
        assert states(merged) == [("needless", "")]
        assert merged.events[0].date_basis is DateBasis.EXPLICIT

    @pytest.mark.parametrize(
        ("passage", "reason"),
        [
            ("a9:inauguration:1-2", "a9:inauguration:1-2: no article a9 was read"),
            ("a1:inauguration:1-2", "a1:inauguration:1-2: its article does not tell that"),
            ("a2:inauguration:1-2", "a2:inauguration:1-2: its article is a copy of a1 now"),
        ],
    )
    def test_without_its_passage_it_no_longer_applies(self, passage: str, reason: str, corpus: Corpus) -> None:
        corpus.tells("a1")
        corpus.article("a2", status=ArticleStatus.DUPLICATE, duplicate_of="a1")
        merged = corpus.merged(DateOf(passage=passage, date="2025-01-05", **BY))
        assert states(merged) == [("no longer applies", reason)]
        assert warnings(merged.corrections, "corrections.yaml") == [
            f"corrections.yaml, entry 1 (date) no longer applies: {reason}"
        ]


class TestPlace:
    @pytest.mark.parametrize("place", [SONGCHON, "Songchon County"], ids=["id", "name"])
    def test_a_place_is_the_only_one(self, place: str, corpus: Corpus) -> None:
        told = corpus.tells("a1", factory_type_ids=("paper_mill",))
        merged = corpus.merged(PlaceOf(passage=told, place=place, **BY))
        (event,) = merged.events
        assert (event.place_id, event.place, event.province) == (SONGCHON, "Songchon County", "South Phyongan Province")
        assert event.places == ("Songchon County",)
        assert event.corrections == ("place Jaeryong County → Songchon County by J. Doe: I was there",)
        assert [row.place for row in merged.facilities] == ["Songchon County"]
        assert SONGCHON in {place.place_id for place in merged.places}

    def test_visits_are_counted_there(self, corpus: Corpus) -> None:
        visit = {"people_ids": ("kim-tok-hun",), "participants": (("kim-tok-hun", "led"),)}
        told = corpus.tells("a1", "2025-01-07", **visit), corpus.tells("a2", "2025-03-01", SONGCHON, **visit)
        merged = corpus.merged(PlaceOf(passage=told[0], place=SONGCHON, **BY))
        assert {row.date: row.visit_number for row in merged.participants} == {"2025-01-07": 1, "2025-03-01": 2}

    def test_one_of_several_places_can_be_chosen(self, corpus: Corpus) -> None:
        told = corpus.tells("a1", place="")
        corpus.passages[0] = corpus._make_passage("a1", "2025-01-07", place_ids=(JAERYONG, SONGCHON))
        assert corpus.merged(PlaceOf(passage=told, place=JAERYONG, **BY)).events[0].places == ("Jaeryong County",)

    def test_the_place_that_the_run_has_is_needless(self, corpus: Corpus) -> None:
        assert states(corpus.merged(PlaceOf(passage=corpus.tells("a1"), place=JAERYONG, **BY))) == [("needless", "")]

    def test_a_place_that_nothing_knows_no_longer_applies(self, corpus: Corpus) -> None:
        merged = corpus.merged(PlaceOf(passage=corpus.tells("a1"), place="Nowhere", **BY))
        assert states(merged) == [("no longer applies", "no place is called Nowhere")]


class TestDrop:
    def test_what_is_no_event_is_in_no_table(self, corpus: Corpus) -> None:
        told = corpus.tells("a1", factory_type_ids=("paper_mill",))
        corpus.tells("a2", factory_type_ids=("paper_mill",))
        corpus.claims_that("a1", "c1")
        merged = corpus.merged(DropEvent(passage=told, **BY))
        assert (merged.events, merged.event_sources, merged.event_links, merged.facilities) == ([], [], [], [])
        assert merged.claims[0].event_ids == ()
        assert states(merged)[0][1].startswith("dropped: Inauguration: ")

    def test_a_claim_that_nobody_made_is_in_no_table(self, corpus: Corpus) -> None:
        corpus.claims_that("a1", "c1")
        corpus.claims_that("a1", "c2", text="Nothing works in this place")
        merged = corpus.merged(DropClaim(claim="c1", **BY))
        assert [claim.claim_id for claim in merged.claims] == ["c2"]
        assert [group.claim_ids for group in merged.claim_groups] == [("c2",)]
        assert states(merged) == [("applied", "dropped: : All is well here")]

    def test_a_claim_that_is_not_there_no_longer_applies(self, corpus: Corpus) -> None:
        corpus.claims_that("a1", "c1")
        merged = corpus.merged(DropClaim(claim="a1:claim:9", **BY))
        assert states(merged) == [("no longer applies", "a1:claim:9: its article does not tell that")]


PAK, PARK = "person:pak-chol", "person:park-chol"


class TestSameEntity:
    def test_two_people_become_the_first(self, corpus: Corpus) -> None:
        corpus.names("a1", PAK, "Pak Chol")
        corpus.names("a2", PARK, "Park Chol")
        corpus.claims_that("a2", "c1", PARK)
        corpus.tells("a2", people_ids=(PARK,))
        merged = corpus.merged(SameEntity(entities=("Pak Chol", PARK), **BY))
        assert [(p.person_id, p.name, p.article_count) for p in merged.people] == [(PAK, "Pak Chol", 2)]
        assert (merged.claims[0].speaker_id, merged.events[0].people) == (PAK, ("Pak Chol",))
        assert states(merged) == [("applied", f"{PAK}, {PARK} are one")]
        assert merged.corrections[0].event_ids == (merged.events[0].event_id,)

    def test_a_listed_person_need_not_be_met(self, corpus: Corpus) -> None:
        corpus.names("a1", "person:kim-tok-hoon", "Kim Tok Hoon")
        merged = corpus.merged(SameEntity(entities=("kim-tok-hun", "person:kim-tok-hoon"), **BY))
        assert [person.name for person in merged.people] == ["Kim Tok Hun"]

    def test_those_who_are_one_anyway_are_needless(self, corpus: Corpus) -> None:
        corpus.names("a1", PAK, "Pak Chol")
        corpus.names("a2", "person:pakchol", "Pakchol")
        assert states(corpus.merged(SameEntity(entities=(PAK, "person:pakchol"), **BY))) == [("needless", "")]

    @pytest.mark.parametrize(
        ("entities", "reason"),
        [
            ((PAK, "Ri Chol"), "no entity is called Ri Chol"),
            ((PAK, "kim-tok-hun"), "no article names kim-tok-hun"),
            ((PAK, JAERYONG), f"{PAK}, {JAERYONG} are no things of one kind"),
        ],
    )
    def test_what_is_not_there_or_no_person_no_longer_applies(
        self, entities: tuple[str, str], reason: str, corpus: Corpus
    ) -> None:
        corpus.names("a1", PAK, "Pak Chol")
        corpus.names("a1", JAERYONG, "Jaeryong County", MentionKind.PLACE)
        assert states(corpus.merged(SameEntity(entities=entities, **BY))) == [("no longer applies", reason)]

    def test_an_open_name_becomes_the_place_that_it_means(self, corpus: Corpus) -> None:
        corpus.names("a1", "open:unsan-county", "Unsan County", MentionKind.PLACE)
        corpus.mentions[0] = corpus.mentions[0].model_copy(update={"candidates": ("KP0617", "KP0720")})
        corpus.tells("a1", place="open:unsan-county")
        merged = corpus.merged(SameEntity(entities=("KP0720", "open:unsan-county"), **BY))
        assert [(place.place_id, place.candidates) for place in merged.places] == [("KP0720", ())]
        assert merged.events[0].place_id == "KP0720"


class TestDifferentEntities:
    def test_names_that_were_taken_for_one_are_parted(self, corpus: Corpus) -> None:
        corpus.names("a1", PAK, "Pak Chol")
        corpus.names("a2", "person:pakchol", "Pakchol")
        merged = corpus.merged(DifferentEntities(entities=(PAK, "person:pakchol"), **BY))
        assert [person.person_id for person in merged.people] == [PAK, "person:pakchol"]
        assert states(merged) == [("applied", f"{PAK}, person:pakchol are not one")]

    @pytest.mark.parametrize("name", [PAK, "Pak Chol"], ids=["id", "name"])
    def test_a_name_of_one_article_is_somebody_new(self, name: str, corpus: Corpus) -> None:
        for article in ("a1", "a2"):
            corpus.names(article, PAK, "Pak Chol")
            corpus.claims_that(article, f"c-{article}", PAK)
        corpus.tells("a2", people_ids=(PAK,))
        merged = corpus.merged(DifferentEntities(article="a2", name=name, entity="person:pak-chol:miner", **BY))
        assert [(p.person_id, p.name, p.article_count) for p in merged.people] == [
            (PAK, "Pak Chol", 1),
            ("person:pak-chol:miner", "Pak Chol", 1),
        ]
        assert {c.article_id: c.speaker_id for c in merged.claims} == {"a1": PAK, "a2": "person:pak-chol:miner"}
        assert merged.events[0].corrections == (f"{PAK} is person:pak-chol:miner in a2 by J. Doe: I was there",)

    def test_a_name_of_one_article_is_somebody_listed(self, corpus: Corpus) -> None:
        corpus.names("a1", PAK, "Pak Chol")
        merged = corpus.merged(DifferentEntities(article="a1", name=PAK, entity="Kim Tok Hun", **BY))
        assert [person.name for person in merged.people] == ["Kim Tok Hun"]

    def test_of_same_and_different_the_later_counts(self, corpus: Corpus) -> None:
        corpus.names("a1", PAK, "Pak Chol")
        corpus.names("a2", PARK, "Park Chol")
        entries = SameEntity(entities=(PAK, PARK), **BY), DifferentEntities(entities=(PARK, PAK), **BY)
        assert [len(corpus.merged(*order).people) for order in (entries, entries[::-1])] == [2, 1]
        assert [row.state for row in corpus.merged(*entries).corrections] == ["overruled", "needless"]

    @pytest.mark.parametrize(
        ("fields", "reason"),
        [
            ({"article": "a9", "name": "Pak Chol", "entity": PARK}, "article a9 names no Pak Chol"),
            ({"article": "a1", "name": "Pak Chol", "entity": "Nobody"}, "no person is called Nobody"),
            ({"entities": ("Pak Chol", PAK)}, f"Pak Chol, {PAK} have one id: name the article in which one is meant"),
        ],
    )
    def test_what_is_not_there_no_longer_applies(self, fields: dict[str, object], reason: str, corpus: Corpus) -> None:
        corpus.names("a1", PAK, "Pak Chol")
        assert states(corpus.merged(DifferentEntities(**fields, **BY))) == [("no longer applies", reason)]


class TestPublication:
    STEP = DateReason(article_id="a1", step=1, basis=PublishedBasis.URL, reason="address", published="2025-01-08")

    def test_an_articles_date_wins_and_is_one_more_step(self, make_article: MakeArticle) -> None:
        entry = DateOf(article="a1", date="2025-01-10", **BY)
        found = corrected_publications([make_article("a1")], [self.STEP], [entry])
        (article,), step = found.articles, found.date_reasons[-1]
        assert (article.published, article.published_end) == ("2025-01-10", date(2025, 1, 10))
        assert (article.published_basis, article.published_evidence) == ("corrected", "J. Doe: I was there")
        assert (step.step, step.basis, step.published) == (2, "corrected", "2025-01-10")
        assert found.outcomes[1].reason == "published 2025-01-08 → 2025-01-10"

    def test_the_later_of_two_counts_and_its_own_date_is_needless(self, make_article: MakeArticle) -> None:
        entries = [DateOf(article="a1", date=day, **BY) for day in ("2025-01-10", "2025-01-08")]
        found = corrected_publications([make_article("a1")], [self.STEP], entries)
        assert found.date_reasons == [self.STEP]
        assert [found.outcomes[number].state for number in (1, 2)] == ["overruled", "needless"]

    def test_an_article_that_is_not_there_no_longer_applies(self) -> None:
        found = corrected_publications([], [], [DateOf(article="a9", date="2025", **BY)])
        assert found.outcomes[1].state == "no longer applies"

    def test_its_events_are_named(self, corpus: Corpus, pack: KnowledgePack) -> None:
        corpus.tells("a1")
        entry = DateOf(article="a1", date="2025-01-10", **BY)
        found = corrected_publications(list(corpus.articles.values()), [], [entry])
        merged = merge_corpus(
            found.articles, [], corpus.passages, [], pack, window_days=1, entries=[entry], outcomes=found.outcomes
        )
        assert merged.events[0].corrections == ("published 2025-01-08 → 2025-01-10 by J. Doe: I was there",)


def whole(corpus: Corpus) -> list[Entry]:
    """A corpus of several events, and entries of which none speaks of what another does."""
    first = corpus.tells("a1"), corpus.tells("a2", "2025-03-01")
    second = corpus.tells("a3", place=SONGCHON), corpus.tells("a4", place=SONGCHON)
    third = corpus.tells("a5", "2025-05-05", event_type=EventType.INSPECTION)
    fourth = corpus.tells("a6", "2025-06-06", place="KP0718")
    corpus.names("a7", PAK, "Pak Chol")
    corpus.names("a8", PARK, "Park Chol")
    corpus.claims_that("a8", "c1", PARK)
    return [
        SameEvent(passages=first, **BY),
        DifferentEvents(passages=second, **BY),
        DateOf(passage=third, date="2025-05", **BY),
        PlaceOf(passage=third, place=SONGCHON, **BY),
        DropEvent(passage=fourth, **BY),
        DropClaim(claim="c1", **BY),
        SameEntity(entities=(PAK, PARK), **BY),
    ]


def tables(merged: Merged) -> dict[str, object]:
    """All tables but that of the corrections."""
    return {name: getattr(merged, name) for name in Merged.__slots__ if name != "corrections"}


def numberless(rows: Sequence[Correction]) -> list[Correction]:
    return sorted((row.model_copy(update={"number": 0}) for row in rows), key=lambda row: (row.kind, row.targets))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=15, deadline=None)
@given(order=st.permutations(range(7)))
def test_the_order_of_independent_entries_never_matters(
    order: list[int], make_article: MakeArticle, make_passage: MakePassage, pack: KnowledgePack
) -> None:
    corpus = Corpus(make_article, make_passage, pack)
    entries = whole(corpus)
    straight, mixed = corpus.merged(*entries), corpus.merged(*(entries[number] for number in order))
    assert {row.state for row in straight.corrections} == {"applied"}
    assert tables(mixed) == tables(straight)
    assert numberless(mixed.corrections) == numberless(straight.corrections)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=15, deadline=None)
@given(chosen=st.sets(st.integers(0, 6), min_size=1))
def test_what_is_said_twice_is_as_if_said_once(
    chosen: set[int], make_article: MakeArticle, make_passage: MakePassage, pack: KnowledgePack
) -> None:
    corpus = Corpus(make_article, make_passage, pack)
    entries = [entry for number, entry in enumerate(whole(corpus)) if number in chosen]
    once, twice = corpus.merged(*entries), corpus.merged(*entries, *entries)
    assert tables(twice) == tables(once)
    assert [row.state for row in twice.corrections] == [row.state for row in once.corrections] * 2
