"""A small set of rows that keeps the contract; each test breaks or writes it in its own way."""

from datetime import date

import pytest

from pipeline.records import (
    Article,
    Claim,
    ClaimCheck,
    ClaimGroup,
    ClaimLink,
    ClaimType,
    DateBasis,
    DateReason,
    Event,
    EventSource,
    EventStatus,
    EventType,
    Facility,
    Mention,
    MentionKind,
    Method,
    Person,
    PersonRole,
    Place,
    PublishedBasis,
    Segment,
)
from pipeline.tables.check import RowSet

TEXT = 'A mill opens\nWorkers opened a mill in Unha County on Monday. "It runs; it hums," Han Sol said.'
SENTENCE = "Workers opened a mill in Unha County on Monday."
CLAIM = "It runs; it hums,"
DIRECT: ClaimType = "direct"


def at(words: str) -> dict[str, int]:
    """Where the words stand in `TEXT`."""
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words)}


@pytest.fixture
def rows() -> RowSet:
    day = date(2024, 5, 6)
    article = Article(
        article_id="a1",
        path="one.txt",
        title="A mill opens",
        outlet="The Unha Gazette",
        published="2024-05-07",
        published_start=date(2024, 5, 7),
        published_end=date(2024, 5, 7),
        published_basis=PublishedBasis.METADATA,
        published_evidence="date: 2024-05-07",
        text=TEXT,
    )
    mention = {"article_id": "a1", "method": Method.GAZETTEER, "confidence": 0.9}
    trigger = TEXT.index("opened")
    return RowSet(
        articles=[article, Article(article_id="a2", path="two.txt", status="rejected", reason="empty file")],
        mentions=[
            Mention(
                mention_id="m1",
                text="Unha County",
                kind=MentionKind.PLACE,
                entity_id="unha",
                name="Unha County",
                **at("Unha County"),
                **mention,
            ),
            Mention(
                mention_id="m2",
                text="Han Sol",
                kind=MentionKind.PERSON,
                entity_id="person:han-sol",
                name="Han Sol",
                **at("Han Sol"),
                **mention,
            ),
        ],
        people=[Person(person_id="person:han-sol", name="Han Sol", spellings=("Han Sol",))],
        roles=[
            PersonRole(
                role_id="r1",
                person_id="person:han-sol",
                person="Han Sol",
                role="Workers",
                article_id="a1",
                text="Workers",
                **at("Workers"),
            )
        ],
        places=[Place(place_id="unha", name="Unha County", latitude=39.5, longitude=126.25)],
        events=[
            Event(
                event_id="e1",
                event_type=EventType.INAUGURATION,
                status=EventStatus.HAPPENED,
                date="2024-05-06",
                date_start=day,
                date_end=day,
                date_basis=DateBasis.RELATIVE,
                place_id="unha",
                place="Unha County",
                places=("Unha County",),
                article_count=1,
                outlet_count=1,
                origin_count=1,
                summary="A mill opened in Unha County",
                confidence=0.8,
            )
        ],
        event_sources=[
            EventSource(
                event_id="e1",
                article_id="a1",
                status=EventStatus.HAPPENED,
                date="2024-05-06",
                sentence=SENTENCE,
                **at(SENTENCE),
                trigger="opened",
                trigger_start=trigger,
                trigger_end=trigger + 6,
                date_text="on Monday",
                place_text="Unha County",
                confidence=0.8,
            )
        ],
        claims=[
            Claim(
                claim_id="c1",
                article_id="a1",
                speaker="Han Sol",
                claim_type=DIRECT,
                cue="say",
                text=CLAIM,
                **at(CLAIM),
                quotes=(CLAIM,),
                claim_group="s1",
                event_ids=("e1",),
            ),
            Claim(
                claim_id="c2",
                article_id="a1",
                speaker="Han Sol",
                speaker_text="Workers",
                speaker_start=TEXT.index("Workers"),
                speaker_end=TEXT.index("Workers") + len("Workers"),
                claim_type="indirect",
                cue="promise",
                text="Han Sol said",
                **at("Han Sol said"),
                claim_group="s2",
                wording="Han Sol [-says-] {+said+}",
                said="2024-05-06",
                said_start=day,
                said_end=day,
            ),
        ],
        claim_groups=[
            ClaimGroup(
                claim_group="s1",
                speaker="Han Sol",
                text=CLAIM,
                claim_ids=("c1",),
                article_count=1,
                outlets=("The Unha Gazette",),
                origin_count=1,
                quote_variants=("It runs; it sings,", CLAIM),
                first_published=date(2024, 5, 7),
                last_published=date(2024, 5, 7),
            ),
            ClaimGroup(
                claim_group="s2",
                speaker="Han Sol",
                statement_kind="promise",
                text="build a mill",
                said="2024-05-06",
                said_start=day,
                said_end=day,
                claim_ids=("c2",),
                article_count=1,
                origin_count=1,
                first_published=date(2024, 5, 7),
                last_published=date(2024, 5, 7),
            ),
        ],
        claim_links=[
            ClaimLink(
                earlier_group="s2",
                later_group="s1",
                speaker="Han Sol",
                relation="changed",
                subject="mill",
                detail="20 mills → 40 mills",
            )
        ],
        claim_checks=[
            ClaimCheck(
                check_id="k1",
                claim_id="c1",
                article_id="a1",
                speaker="Han Sol",
                words="hums",
                **at("hums"),
                measure="count",
                claimed_low=1,
                event_type=EventType.INAUGURATION,
                status=EventStatus.HAPPENED,
                scope=("Unha County",),
                window="../2024-05-07",
                window_end=date(2024, 5, 7),
                found=1,
                event_ids=("e1",),
                verdict="supported",
                reason="1 inauguration",
            )
        ],
        facilities=[
            Facility(
                facility_id="f1",
                place_id="unha",
                place="Unha County",
                factory_type="mill",
                inauguration_date="2024-05-06",
                inauguration_count=1,
                stage="inauguration",
                article_ids=("a1",),
            )
        ],
        date_reasons=[
            DateReason(
                article_id="a1",
                step=1,
                basis=PublishedBasis.METADATA,
                reason="date: 2024-05-07",
                admits="2024-05-07",
                published="2024-05-07",
            ),
            DateReason(
                article_id="a1",
                step=2,
                basis=PublishedBasis.CORPUS,
                reason="copy a2 of 2024-06",
                admits="2024-06",
                published="2024-05-07",
                other_article_id="a2",
                set_aside=True,
            ),
        ],
        segments=[
            Segment(article_id="a1", raw_start=0, raw_end=5, start=0, end=0, rule="byline", text="By X\n"),
            Segment(article_id="a1", raw_start=5, raw_end=5 + len(TEXT), start=0, end=len(TEXT)),
        ],
    )
