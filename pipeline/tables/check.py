"""The contract of the tables, checked on every run before anything on disk is replaced.

A quotation is what stands at its offsets, every id resolves, bounds are ordered and say what their EDTF says,
keys are unique. The first row that breaks it ends the run with a `ContractError` that names table, row and column.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date

from pipeline.dates.edtf import Interval, parse_edtf
from pipeline.errors import ContractError
from pipeline.records import (
    Article,
    ArticleStatus,
    Claim,
    ClaimCheck,
    ClaimGroup,
    ClaimLink,
    Correction,
    DateReason,
    Event,
    EventLink,
    EventSource,
    Facility,
    Mention,
    MentionKind,
    Organization,
    Participant,
    Person,
    PersonRole,
    Place,
    Programme,
    Record,
    Segment,
)
from pipeline.tables.schemas import TABLES, TableSpec


@dataclass(frozen=True, slots=True, kw_only=True)
class RowSet:
    """All rows of a run, one field per table, each called like its table."""

    articles: Sequence[Article] = ()
    mentions: Sequence[Mention] = ()
    people: Sequence[Person] = ()
    roles: Sequence[PersonRole] = ()
    places: Sequence[Place] = ()
    organizations: Sequence[Organization] = ()
    events: Sequence[Event] = ()
    event_sources: Sequence[EventSource] = ()
    event_links: Sequence[EventLink] = ()
    participants: Sequence[Participant] = ()
    claims: Sequence[Claim] = ()
    claim_groups: Sequence[ClaimGroup] = ()
    claim_links: Sequence[ClaimLink] = ()
    claim_checks: Sequence[ClaimCheck] = ()
    facilities: Sequence[Facility] = ()
    programmes: Sequence[Programme] = ()
    corrections: Sequence[Correction] = ()
    date_reasons: Sequence[DateReason] = ()
    segments: Sequence[Segment] = ()

    def table(self, name: str) -> Sequence[Record]:
        """The rows of the table called `name`."""
        rows: Sequence[Record] = getattr(self, name)
        return rows

    def counts(self) -> dict[str, int]:
        """Number of rows per table."""
        return {item.name: len(getattr(self, item.name)) for item in fields(self)}


def check(rows: RowSet) -> None:
    """Check all rows of a run.

    Raises:
        ContractError: A row breaks the contract; the message names the table, the row and what is wrong.
    """
    for spec in TABLES:
        _check_keys(spec, rows.table(spec.name))
    texts = {article.article_id: article.text for article in rows.articles}
    for article in rows.articles:
        _check_article(article, texts)
    for mention in rows.mentions:
        _check_quote("mentions", mention.mention_id, texts, mention.article_id, "text", mention.start, mention.text)
    for claim in rows.claims:
        _check_claim(claim, texts)
    _check_roles(rows, texts)
    _check_spans("mentions", rows.mentions)
    _check_spans("claims", rows.claims)
    _check_spans("event_sources", rows.event_sources)
    _check_entities(rows)
    _check_events(rows, texts)
    _check_event_links(rows)
    _check_ledger(rows)
    _check_claim_checks(rows, texts)
    _check_date_reasons(rows)
    _check_segments(rows.segments, texts)


def _fail(table: str, row: str, what: str) -> ContractError:
    return ContractError(f"table {table}, row {row}: {what}; this is a bug, the tables were left as they were")


def _check_keys(spec: TableSpec, rows: Sequence[Record]) -> None:
    seen: set[tuple[object, ...]] = set()
    for row in rows:
        key = tuple(getattr(row, column) for column in spec.key)
        name = " ".join(str(part) for part in key)
        if "" in key:
            raise _fail(spec.name, name, f"an empty {' or '.join(spec.key)}")
        if key in seen:
            raise _fail(spec.name, name, f"{', '.join(spec.key)} is not unique")
        seen.add(key)


def _check_article(article: Article, texts: Mapping[str, str]) -> None:
    row = article.article_id
    bounds = (article.published_start, article.published_end)
    _check_bounds("articles", row, "published", article.published, bounds)
    copy, kept = article.status == ArticleStatus.DUPLICATE, article.duplicate_of
    if copy != bool(kept) or (kept and (kept not in texts or kept == row)):
        raise _fail("articles", row, f"status {article.status} with duplicate_of '{kept}'")
    if (article.status == ArticleStatus.REJECTED) != bool(article.reason):
        raise _fail("articles", row, f"status {article.status} with reason '{article.reason}'")


def _check_bounds(table: str, row: str, column: str, edtf: str, bounds: tuple[date | None, date | None]) -> None:
    start, end = bounds
    if start and end and start > end:
        raise _fail(table, row, f"{column}_start {start} is after {column}_end {end}")
    interval = _edtf(table, row, column, edtf)
    expected = (interval.start, interval.end)
    if expected != bounds:
        raise _fail(table, row, f"{column} '{edtf}' means {expected[0]} to {expected[1]}, bounds say {start} to {end}")


def _edtf(table: str, row: str, column: str, edtf: str) -> Interval:
    try:
        return parse_edtf(edtf)
    except ValueError as error:
        raise _fail(table, row, f"{column} '{edtf}' is no EDTF date ({error})") from error


def _check_quote(
    table: str, row: str, texts: Mapping[str, str], article_id: str, column: str, start: int, quoted: str
) -> None:
    """The string of a column stands in the article's text, from `start` on."""
    if article_id not in texts:
        raise _fail(table, row, f"article_id {article_id} is not in articles")
    found = texts[article_id][start : start + len(quoted)] if start >= 0 else ""
    if not quoted or found != quoted:
        raise _fail(table, row, f"{column} is {quoted[:60]!r}, at {start} of {article_id} stands {found[:60]!r}")


def _check_claim(claim: Claim, texts: Mapping[str, str]) -> None:
    """Statement and speaker stand where the row says, the words for cue and relay inside the text."""
    row = claim.claim_id
    _check_quote("claims", row, texts, claim.article_id, "text", claim.start, claim.text)
    _check_bounds("claims", row, "said", claim.said, (claim.said_start, claim.said_end))
    if claim.speaker_text:
        _check_quote("claims", row, texts, claim.article_id, "speaker_text", claim.speaker_start, claim.speaker_text)
    origin = (claim.origin_start, claim.origin_end)
    if (origin[0] is None) != (origin[1] is None) or (claim.relays[:1] or ("",)) != (claim.origin,):
        raise _fail("claims", row, f"origin '{claim.origin}' at {origin}, relays {'; '.join(claim.relays)}")
    length = len(texts[claim.article_id])
    for name, start, end in (("cue", claim.cue_start, claim.cue_end), ("origin", *origin)):
        if start is not None and end is not None and not 0 <= start <= end <= length:
            raise _fail("claims", row, f"{name} at {start}-{end} lies outside the text")


def _check_roles(rows: RowSet, texts: Mapping[str, str]) -> None:
    """The words of a role stand where the row says, and its person is in `people`."""
    people = {person.person_id for person in rows.people}
    for role in rows.roles:
        _check_quote("roles", role.role_id, texts, role.article_id, "text", role.start, role.text)
        if role.person_id not in people:
            raise _fail("roles", role.role_id, f"person {role.person_id} is in no table")
    _check_spans("roles", rows.roles)


def _check_spans(table: str, rows: Iterable[Mention | Claim | EventSource | PersonRole]) -> None:
    """`end` lies just behind the quotation that begins at `start`."""
    for row in rows:
        quoted = row.sentence if isinstance(row, EventSource) else row.text
        if row.end - row.start != len(quoted):
            raise _fail(table, row.article_id, f"{row.start}-{row.end} is no span of {len(quoted)} characters")


def _check_entities(rows: RowSet) -> None:
    """The entities of mentions, speakers, events and facilities are in the tables of entities."""
    known = {
        MentionKind.PERSON: {person.person_id for person in rows.people},
        MentionKind.PLACE: {place.place_id for place in rows.places},
        MentionKind.ORGANIZATION: {body.organization_id for body in rows.organizations},
    }
    for mention in rows.mentions:
        if mention.kind in known and mention.entity_id not in known[mention.kind]:
            raise _fail("mentions", mention.mention_id, f"{mention.kind} {mention.entity_id} is in no table")
    for event in rows.events:
        if event.place_id and event.place_id not in known[MentionKind.PLACE]:
            raise _fail("events", event.event_id, f"place {event.place_id} is not in places")
    for facility in rows.facilities:
        if facility.place_id not in known[MentionKind.PLACE]:
            raise _fail("facilities", facility.facility_id, f"place {facility.place_id} is not in places")


def _check_events(rows: RowSet, texts: Mapping[str, str]) -> None:
    event_ids = {event.event_id for event in rows.events}
    for event in rows.events:
        _check_bounds("events", event.event_id, "date", event.date, (event.date_start, event.date_end))
    for source in rows.event_sources:
        row, article_id = f"{source.event_id} {source.article_id}", source.article_id
        _check_quote("event_sources", row, texts, article_id, "sentence", source.start, source.sentence)
        _check_quote("event_sources", row, texts, article_id, "trigger", source.trigger_start, source.trigger)
        if source.trigger_end - source.trigger_start != len(source.trigger):
            raise _fail("event_sources", row, f"trigger_end {source.trigger_end} is not behind the trigger")
        if source.event_id not in event_ids:
            raise _fail("event_sources", row, f"event {source.event_id} is not in events")
    unsourced = event_ids - {source.event_id for source in rows.event_sources}
    if unsourced:
        raise _fail("events", min(unsourced), "no row of event_sources")
    people = {person.person_id for person in rows.people}
    for one in rows.participants:
        row = f"{one.event_id} {one.person_id}"
        _check_bounds("participants", row, "date", one.date, (one.date_start, one.date_end))
        if one.event_id not in event_ids or one.person_id not in people or not texts.keys() >= set(one.article_ids):
            raise _fail("participants", row, "its event, person or articles are in no table")
    for claim in rows.claims:
        if not event_ids.issuperset(claim.event_ids):
            raise _fail("claims", claim.claim_id, f"event_ids {', '.join(claim.event_ids)} are not all in events")
    for programme in rows.programmes:
        if not event_ids.issuperset((*programme.event_ids, *programme.unsettled_event_ids)):
            row = f"{programme.policy_id} {programme.year}"
            raise _fail("programmes", row, "event_ids are not all in events")
    for correction in rows.corrections:
        if not event_ids.issuperset(correction.event_ids):
            raise _fail("corrections", str(correction.number), "event_ids are not all in events")
    for facility in rows.facilities:
        if not texts.keys() >= set(facility.article_ids):
            raise _fail("facilities", facility.facility_id, "article_ids are not all in articles")
        if not event_ids.issuperset(facility.event_ids):
            raise _fail("facilities", facility.facility_id, "event_ids are not all in events")


def _check_event_links(rows: RowSet) -> None:
    """A link leads from passage to passage, and only what was found the same is in one event."""
    event_of = {(source.passage_id, source.event_id) for source in rows.event_sources}
    for link in rows.event_links:
        row = f"{link.passage_id} {link.other_passage_id}"
        if not {(link.passage_id, link.event_id), (link.other_passage_id, link.other_event_id)} <= event_of:
            raise _fail("event_links", row, "does not lead from one row of event_sources to another")
        if (link.judgement == "same") != (link.event_id == link.other_event_id):
            raise _fail("event_links", row, f"'{link.judgement}' of {link.event_id} and {link.other_event_id}")


def _check_ledger(rows: RowSet) -> None:
    """Every claim stands in the one group that it names, and links lead from group to group of one speaker."""
    groups = {group.claim_group: group for group in rows.claim_groups}
    listed = {claim_id: group.claim_group for group in rows.claim_groups for claim_id in group.claim_ids}
    for claim in rows.claims:
        if not claim.claim_group or listed.get(claim.claim_id) != claim.claim_group:
            raise _fail("claims", claim.claim_id, f"group '{claim.claim_group}' does not list it in claim_groups")
    known = {claim.claim_id for claim in rows.claims}
    for group in rows.claim_groups:
        _check_bounds("claim_groups", group.claim_group, "said", group.said, (group.said_start, group.said_end))
        if not group.claim_ids or not known.issuperset(group.claim_ids):
            raise _fail("claim_groups", group.claim_group, "claim_ids are none, or not all in claims")
    for link in rows.claim_links:
        row = f"{link.earlier_group} {link.later_group}"
        if link.earlier_group == link.later_group or not groups.keys() >= {link.earlier_group, link.later_group}:
            raise _fail("claim_links", row, "does not lead from one row of claim_groups to another")
        if groups[link.earlier_group].speaker_id != groups[link.later_group].speaker_id:
            raise _fail("claim_links", row, "its groups have two speakers")


def _check_claim_checks(rows: RowSet, texts: Mapping[str, str]) -> None:
    """The counting words stand inside their claim, the counted events exist, and the window says its days."""
    claims = {claim.claim_id: claim for claim in rows.claims}
    event_ids = {event.event_id for event in rows.events}
    for one in rows.claim_checks:
        row, claim = one.check_id, claims.get(one.claim_id)
        _check_quote("claim_checks", row, texts, one.article_id, "words", one.start, one.words)
        if claim is None or claim.article_id != one.article_id or not claim.start <= one.start < one.end <= claim.end:
            raise _fail("claim_checks", row, f"{one.start}-{one.end} does not lie in claim {one.claim_id}")
        if one.end - one.start != len(one.words) or not event_ids.issuperset(one.event_ids):
            raise _fail("claim_checks", row, "its end is not behind its words, or event_ids are not all in events")
        _check_bounds("claim_checks", row, "window", one.window, (one.window_start, one.window_end))


def _check_date_reasons(rows: RowSet) -> None:
    """The steps of an article are numbered from 1, and the last that counts gives what the article's row says."""
    published = {article.article_id: article.published for article in rows.articles}
    last: dict[str, DateReason] = {}
    steps: dict[str, int] = {}
    for reason in sorted(rows.date_reasons, key=lambda one: (one.article_id, one.step)):
        article_id = reason.article_id
        row = f"{article_id} {reason.step}"
        for strange in {article_id, reason.other_article_id or article_id} - published.keys():
            raise _fail("date_reasons", row, f"article {strange} is not in articles")
        for column, edtf in (("admits", reason.admits), ("published", reason.published)):
            _edtf("date_reasons", row, column, edtf)
        steps[article_id] = steps.get(article_id, 0) + 1
        if reason.step != steps[article_id]:
            raise _fail("date_reasons", row, f"the step before it has the number {steps[article_id] - 1}")
        if not reason.set_aside:
            last[article_id] = reason
    for article_id, reason in last.items():
        if reason.published != published[article_id]:
            found = f"leads to '{reason.published}', the article has '{published[article_id]}'"
            raise _fail("date_reasons", f"{article_id} {reason.step}", found)


def _check_segments(segments: Sequence[Segment], texts: Mapping[str, str]) -> None:
    """The segments of an article cover its raw text without gap or overlap."""
    strangers = {segment.article_id for segment in segments} - texts.keys()
    if strangers:
        raise _fail("segments", min(strangers), "its article is not in articles")
    behind: dict[str, int] = {}
    for segment in sorted(segments, key=lambda one: (one.article_id, one.raw_start, one.raw_end)):
        row = f"{segment.article_id} {segment.raw_start}-{segment.raw_end}"
        if segment.raw_start != behind.get(segment.article_id, 0) or segment.raw_end < segment.raw_start:
            raise _fail("segments", row, f"the segment before it ends at {behind.get(segment.article_id, 0)}")
        if not 0 <= segment.start <= segment.end <= len(texts[segment.article_id]):
            raise _fail("segments", row, f"{segment.start}-{segment.end} lies outside the clean text")
        if segment.rule and (segment.start != segment.end or len(segment.text) != segment.raw_end - segment.raw_start):
            raise _fail("segments", row, f"a cut of {len(segment.text)} characters at {segment.start}-{segment.end}")
        behind[segment.article_id] = segment.raw_end
