"""The row types: what travels between the rooms, and the columns of the tables.

Every table of the output contract is one class here; the order of its fields is the order of its columns.
Offsets (`start`, `end`) count Unicode code points in `Article.text`, half-open; `text[start:end]` is the quoted
string. Date columns hold EDTF level 1; an empty string means unknown.
"""

from dataclasses import dataclass
from datetime import date as Day
from enum import StrEnum
from typing import Any, Literal, NewType, Protocol, runtime_checkable

from pydantic import BaseModel, ConfigDict, Field

ArticleId = NewType("ArticleId", str)
EntityId = NewType("EntityId", str)
EventId = NewType("EventId", str)


class Record(BaseModel):
    """A row: immutable, with exactly the fields that its class names."""

    model_config = ConfigDict(frozen=True, extra="forbid")


@runtime_checkable
class Rereadable(Protocol):
    """How the days of a row follow from the publication of its article: `dates.readings` has the kinds.

    `on` takes and gives an `Interval` of `dates`, a room that is built on this one and cannot be named here.
    """

    def on(self, published: Any) -> Any:
        """The days, for an article published on one of the given ones."""
        ...


class ArticleStatus(StrEnum):
    """What became of an input document."""

    OK = "ok"
    DUPLICATE = "duplicate"
    REJECTED = "rejected"


class PublishedBasis(StrEnum):
    """Where a publication date comes from, the most certain first."""

    CORRECTED = "corrected"
    METADATA = "metadata"
    HEADER = "header"
    DATELINE = "dateline"
    URL = "url"
    FILENAME = "filename"
    INFERRED = "inferred"
    CORPUS = "corpus"
    UNKNOWN = "unknown"


class DateBasis(StrEnum):
    """How an event's date was reached; `corrected` is what a person says."""

    CORRECTED = "corrected"
    EXPLICIT = "explicit"
    RELATIVE = "relative"
    INFERRED = "inferred"


class MentionKind(StrEnum):
    """What a mention names."""

    PERSON = "person"
    PLACE = "place"
    ORGANIZATION = "organization"
    FACTORY_TYPE = "factory_type"
    POLICY = "policy"
    DATE = "date"


class Method(StrEnum):
    """How a mention was found."""

    GAZETTEER = "gazetteer"
    PATTERN = "pattern"
    NER = "ner"
    COREFERENCE = "coreference"


class EventType(StrEnum):
    """The eight types of event that are coded."""

    POLICY = "policy"
    GROUNDBREAKING = "groundbreaking"
    CONSTRUCTION = "construction"
    INSPECTION = "inspection"
    INAUGURATION = "inauguration"
    PRODUCTION = "production"
    MEETING = "meeting"
    MILITARY = "military"


class EventStatus(StrEnum):
    """Whether an event is told as a fact, as under way, as a plan or as denied."""

    HAPPENED = "happened"
    ONGOING = "ongoing"
    PLANNED = "planned"
    DENIED = "denied"


SpeakerKind = Literal["person", "organization", "government", "group", "document"]
ClaimType = Literal["direct", "mixed", "indirect"]
StatementKind = Literal["assertion", "promise", "demand", "evaluation", "prediction", "denial"]

CheckMeasure = Literal["count", "all", "none", "ordinal"]
Verdict = Literal["supported", "open", "contradicted"]


LinkJudgement = Literal["same", "different", "unsure"]

CorrectionKind = Literal[
    "same_event", "different_events", "same_entity", "different_entities", "date", "place", "drop_claim", "drop_event"
]
CorrectionState = Literal["applied", "needless", "overruled", "no longer applies"]


class DateReason(Record):
    """One step towards the publication date of an article: the row of `date_reasons`.

    The steps of an article stand in the order in which they were taken. One that contradicted what was already known
    is kept too, with `set_aside`: it changed nothing.
    """

    article_id: str = ""
    step: int
    basis: PublishedBasis
    reason: str
    admits: str = ""
    """The days that the reason alone admits, EDTF; empty when it is one set of days a year, or several."""
    published: str = ""
    """What is known of the publication after this step, EDTF."""
    other_article_id: str = ""
    """The article that gave the reason, when it was another one."""
    set_aside: bool = False


class PublicationDate(Record):
    """When an article was published: EDTF with its bounds, where it comes from and on which words."""

    edtf: str = ""
    start: Day | None = None
    end: Day | None = None
    basis: PublishedBasis = PublishedBasis.UNKNOWN
    evidence: str = ""
    reasons: tuple[DateReason, ...] = ()
    """The steps that led to it, in order, with those that were set aside."""


class Segment(Record):
    """A run of the raw text of an article: kept (`rule` empty, at `start:end` of the clean text) or cut by `rule`.

    The segments of an article, in order, cover its raw text without gap or overlap: nothing vanishes. `raw_start`
    and `raw_end` count code points in the decoded file (plain text), in the record's title, newline and body
    (containers), or in the page's own visible text (HTML). A cut has `start == end`, the clean offset where it stood,
    and its characters in `text`; a kept run has an empty `text`.
    """

    article_id: str
    raw_start: int
    raw_end: int
    start: int
    end: int
    rule: str = ""
    text: str = ""


class Article(Record):
    """One input document: the row of `articles`."""

    article_id: str
    path: str
    status: ArticleStatus = ArticleStatus.OK
    reason: str = ""
    duplicate_of: str = ""
    title: str = ""
    author: str = ""
    outlet: str = ""
    outlet_id: str = ""
    url: str = ""
    language: str = ""
    published: str = ""
    published_start: Day | None = None
    published_end: Day | None = None
    published_basis: PublishedBasis = PublishedBasis.UNKNOWN
    published_evidence: str = ""
    text: str = ""


class Mention(Record):
    """One place in a text where an entity, a type of factory, a policy or a date is named."""

    model_config = ConfigDict(arbitrary_types_allowed=True)

    mention_id: str
    article_id: str
    start: int
    end: int
    text: str
    kind: MentionKind
    entity_id: str
    name: str
    method: Method
    confidence: float
    candidates: tuple[str, ...] = ()
    """The ids of all that a name may mean that nothing settles; its `entity_id` begins with `open:`."""
    reading: Rereadable | None = Field(default=None, exclude=True)
    """Of a date; no column."""


class Person(Record):
    """A person met in the corpus."""

    person_id: str
    name: str
    spellings: tuple[str, ...] = ()
    wikidata: str = ""
    country: str = ""
    roles: tuple[str, ...] = ()
    """`role @ organisation (first seen – last seen)`, as the texts or the knowledge pack give them."""
    candidates: tuple[str, ...] = ()
    """The ids of the people that a name may mean that nothing settles."""
    article_count: int = 0
    mention_count: int = 0


class PersonRole(Record):
    """An office or profession that an article gives somebody, beside the name: the row of `roles`."""

    role_id: str
    person_id: str
    person: str
    role: str
    organization: str = ""
    """Its body or place, canonically when it is a named one, else in the words of the text."""
    organization_id: str = ""
    is_past: bool = False
    """It is told as one that the person no longer has ("former", "late")."""
    article_id: str
    start: int
    end: int
    text: str
    """The words of role and body."""
    outlet: str = ""
    published: str = ""
    published_start: Day | None = None
    published_end: Day | None = None
    """When the article was published that says so: the person was seen in the office, or out of it, at the latest
    then."""


class Place(Record):
    """A place met in the corpus."""

    place_id: str
    name: str
    kind: str = ""
    spellings: tuple[str, ...] = ()
    parent_id: str = ""
    """The place that it lies in: by the knowledge pack, of an unlisted one by what most articles say."""
    county: str = ""
    province: str = ""
    country: str = ""
    latitude: float | None = None
    longitude: float | None = None
    wikidata: str = ""
    geonames: str = ""
    iso_3166_2: str = ""
    candidates: tuple[str, ...] = ()
    """The ids of the homonyms that a name may mean that nothing settles; what they share stands in the row."""
    article_count: int = 0
    mention_count: int = 0


class Organization(Record):
    """An organisation met in the corpus."""

    organization_id: str
    name: str
    kind: str = ""
    spellings: tuple[str, ...] = ()
    country: str = ""
    parent: str = ""
    wikidata: str = ""
    article_count: int = 0
    mention_count: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One passage of one article that reports an event, before merging.

    The most specific place comes first. `date_*` is what this passage says, resolved against its article. It is no
    table's row but what merging holds in memory by the million: hence no pydantic model.
    """

    passage_id: str
    article_id: str
    group: int = 0
    """Passages of one article with the same number tell the same event."""
    event_type: EventType
    status: EventStatus
    date: str = ""
    date_start: Day | None = None
    date_end: Day | None = None
    date_basis: DateBasis = DateBasis.INFERRED
    sentence: str
    start: int
    end: int
    trigger: str
    trigger_start: int
    trigger_end: int
    date_text: str = ""
    place_text: str = ""
    quantities: tuple[str, ...] = ()
    """Numbers with their units that belong to the event, `20 counties`."""
    place_ids: tuple[str, ...] = ()
    people_ids: tuple[str, ...] = ()
    participants: tuple[tuple[str, str], ...] = ()
    """(person id, part) of those to whom the words give a part: `led`, `spoke`, `reported`, `attended` or
    `accompanied`."""
    organization_ids: tuple[str, ...] = ()
    factory_type_ids: tuple[str, ...] = ()
    policy_ids: tuple[str, ...] = ()
    kind: str = ""
    """The sort of its type that it is: `plenary`, `congress`, `launch`, `drill`, `standstill` …"""
    calendar_id: str = ""
    """The entry of the knowledge pack's calendar that the passage names (a numbered congress, say)."""
    origin: str = ""
    claimed_by: str = ""
    """Id or name of the speaker in whose statement it is told."""
    observed_in: str = ""
    """What it was seen in without anybody who tells of it (satellite imagery)."""
    confidence: float
    reading: Rereadable | None = None
    """How the days follow from the publication."""
    is_asserted: bool = False
    """A main clause tells the event itself."""


class Claim(Record):
    """One attributed statement: the row of `claims`."""

    model_config = ConfigDict(arbitrary_types_allowed=True)

    claim_id: str
    article_id: str
    speaker: str = ""
    speaker_id: str = ""
    speaker_kind: SpeakerKind | Literal[""] = ""
    speaker_text: str = ""
    speaker_start: int = 0
    speaker_end: int = 0
    speaker_role: str = ""
    speaker_affiliation: str = ""
    origin: str = ""
    origin_start: int | None = None
    origin_end: int | None = None
    relays: tuple[str, ...] = ()
    outlet: str = ""
    published: str = ""
    claim_type: ClaimType
    statement_kind: StatementKind = "assertion"
    cue: str
    cue_start: int = 0
    cue_end: int = 0
    text: str
    start: int
    end: int
    quotes: tuple[str, ...] = ()
    quantities: tuple[str, ...] = ()
    said: str = ""
    said_start: Day | None = None
    said_end: Day | None = None
    said_basis: DateBasis = DateBasis.INFERRED
    said_text: str = ""
    claim_group: str = ""
    wording: str = ""
    event_ids: tuple[str, ...] = ()
    confidence: float = 1.0
    reading: Rereadable | None = Field(default=None, exclude=True)
    """How the day on which it was said follows from the publication; no column."""


class ClaimGroup(Record):
    """One statement with all its relays: the row of `claim_groups`."""

    claim_group: str
    speaker: str = ""
    speaker_id: str = ""
    speaker_kind: SpeakerKind | Literal[""] = ""
    statement_kind: StatementKind = "assertion"
    text: str
    said: str = ""
    said_start: Day | None = None
    said_end: Day | None = None
    claim_ids: tuple[str, ...] = ()
    article_count: int
    outlets: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    origin_count: int
    quote_variants: tuple[str, ...] = ()
    """The wordings of a passage that several outlets quote differently."""
    first_published: Day | None = None
    last_published: Day | None = None


LinkRelation = Literal["repeated", "changed", "contradicted"]


class ClaimLink(Record):
    """A statement and the latest earlier one of its speaker on the same subject: the row of `claim_links`."""

    earlier_group: str
    later_group: str
    speaker: str
    relation: LinkRelation
    subject: str
    """The words of content in common."""
    detail: str = ""
    """What changed: `20 counties → 40 counties`, `deadline 2025 → 2026`, `denied: …`."""


class ClaimCheck(Record):
    """A number that a claim gives, held against the events of the corpus: the row of `claim_checks`.

    A verdict never says more than the events do: `supported` when enough of them certainly happened in time and place,
    each told by a passage outside the statement; `contradicted` when they show it false; otherwise `open`.
    """

    check_id: str
    claim_id: str
    claim_group: str = ""
    article_id: str
    speaker: str = ""
    words: str
    start: int
    end: int
    measure: CheckMeasure
    claimed_low: int | None = None
    claimed_high: int | None = None
    event_type: EventType
    status: EventStatus
    factory_types: tuple[str, ...] = ()
    scope: tuple[str, ...] = ()
    window: str = ""
    window_start: Day | None = None
    window_end: Day | None = None
    window_text: str = ""
    found: int
    of: int | None = None
    event_ids: tuple[str, ...] = ()
    verdict: Verdict
    reason: str


class Event(Record):
    """One real-world event, merged over all articles: the row of `events`."""

    event_id: str
    event_type: EventType
    status: EventStatus
    date: str = ""
    date_start: Day | None = None
    date_end: Day | None = None
    date_basis: DateBasis = DateBasis.INFERRED
    place_id: str = ""
    place: str = ""
    county: str = ""
    province: str = ""
    country: str = ""
    latitude: float | None = None
    longitude: float | None = None
    places: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    organizations: tuple[str, ...] = ()
    factory_types: tuple[str, ...] = ()
    policies: tuple[str, ...] = ()
    quantities: tuple[str, ...] = ()
    """Numbers with their units that belong to it, the most told first."""
    outlets: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    origin_families: tuple[str, ...] = ()
    """Groups of origins that depend on each other: the media of one state, the bodies of one government."""
    claimed_by: tuple[str, ...] = ()
    """The speakers who say so, where nobody tells it in his own words."""
    article_count: int
    outlet_count: int
    origin_count: int
    first_published: Day | None = None
    last_published: Day | None = None
    report_lag_days: int | None = None
    """From the event to its first report as a fact; None unless both are known to the day."""
    summary: str
    confidence: float
    conflicts: str = ""
    corrections: tuple[str, ...] = ()
    """What people changed in it: `date 2025-02-26 → 2025-02-27 by J. Doe: why`."""


class EventSource(Record):
    """One passage that reports an event, with its evidence: the row of `event_sources`."""

    event_id: str
    article_id: str
    passage_id: str = ""
    """The passage, for corrections: it stays as long as the article's text does."""
    outlet: str = ""
    published: str = ""
    origin: str = ""
    claimed_by: str = ""
    """The speaker in whose statement the passage tells it; empty for the writer's own words."""
    observed_in: str = ""
    status: EventStatus
    date: str = ""
    sentence: str
    start: int
    end: int
    trigger: str
    trigger_start: int
    trigger_end: int
    date_text: str = ""
    place_text: str = ""
    quantities: tuple[str, ...] = ()
    confidence: float


class Participant(Record):
    """Somebody to whom a text gives a part in an event that happened: the row of `participants`."""

    event_id: str
    person_id: str
    person: str
    parts: tuple[str, ...]
    """`led`, `spoke`, `reported`, `attended`, `accompanied`."""
    event_type: EventType
    date: str = ""
    date_start: Day | None = None
    date_end: Day | None = None
    place_id: str = ""
    place: str = ""
    visit_number: int | None = None
    days_since_last: int | None = None
    companions: tuple[str, ...] = ()
    article_ids: tuple[str, ...] = ()


class EventLink(Record):
    """Two passages' events that were weighed against each other: the row of `event_links`.

    `same` links are why passages of several articles are one event; the others are the nearest that were kept apart.
    """

    event_id: str
    other_event_id: str
    """Equal to `event_id` when the two were merged."""
    passage_id: str
    other_passage_id: str
    article_id: str
    other_article_id: str
    judgement: LinkJudgement
    score: float
    """In the units of the weights: 0 where a single reason settled it."""
    reasons: tuple[str, ...] = ()


class Programme(Record):
    """One year of a policy that gives so many places a facility each: the row of `programmes`.

    Places are named. One is planned when something is announced for it that no text tells as a fact; it is unsettled
    in each year to which what is told of it may count.
    """

    policy_id: str
    policy: str
    year: int
    quota: int
    unit: str
    groundbreaking_count: int
    groundbreaking_places: tuple[str, ...] = ()
    inspection_count: int
    inspection_places: tuple[str, ...] = ()
    inauguration_count: int
    inauguration_places: tuple[str, ...] = ()
    planned_count: int
    planned_places: tuple[str, ...] = ()
    unsettled_count: int
    unsettled_places: tuple[str, ...] = ()
    event_ids: tuple[str, ...] = ()
    unsettled_event_ids: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()


class Facility(Record):
    """One place × factory type with the stages it has gone through: the row of `facilities`.

    A stage's date is EDTF, empty when it has not been reported or no source dates it; its count tells the two apart.
    """

    facility_id: str
    place_id: str
    place: str
    county: str = ""
    province: str = ""
    factory_type: str
    groundbreaking_date: str = ""
    groundbreaking_count: int = 0
    construction_date: str = ""
    construction_count: int = 0
    inspection_date: str = ""
    inspection_count: int = 0
    inauguration_date: str = ""
    inauguration_count: int = 0
    production_date: str = ""
    production_count: int = 0
    stage: str = ""
    planned: tuple[str, ...] = ()
    planned_date: tuple[str, ...] = ()
    """Per stage the latest days announced before the fact, `inauguration 2024`."""
    delay: tuple[str, ...] = ()
    conflicts: tuple[str, ...] = ()
    """Stages told in an order that cannot be."""
    covered_by: str = ""
    """The row of the generic type at the same place, whose stages may be this one's."""
    event_ids: tuple[str, ...] = ()
    article_ids: tuple[str, ...] = ()


class Correction(Record):
    """One entry of the file of corrections, and what became of it in this run: the row of `corrections`."""

    number: int
    """Its place in the file, from 1 on."""
    kind: CorrectionKind
    targets: tuple[str, ...]
    """The passages, claims, articles or entities that it is about."""
    value: str = ""
    """What is so instead: a date, a place, an entity."""
    who: str
    why: str
    when: Day | None = None
    state: CorrectionState
    reason: str = ""
    """What it changed, or why it changed nothing."""
    event_ids: tuple[str, ...] = ()
