"""The merging of a corpus: rows of single articles in, rows of the tables out."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain

from pipeline.corrections import Entry
from pipeline.knowledge.pack import KnowledgePack
from pipeline.merge.by_hand.corpus_edits import CorpusEdits
from pipeline.merge.by_hand.outcomes import Outcome, words_by_event
from pipeline.merge.claim_checks import claim_checks
from pipeline.merge.claims import claims_ledger
from pipeline.merge.cluster import clusters
from pipeline.merge.collector import collector_paused
from pipeline.merge.containment import containers, parents
from pipeline.merge.entities import (
    met_entities,
    organization_rows,
    people_rows,
    place_row,
    with_meant,
    with_names,
)
from pipeline.merge.events import build_event, event_links, source_row
from pipeline.merge.facilities import facilities
from pipeline.merge.identities import identities
from pipeline.merge.local import LocalEvent, closure, local_events
from pipeline.merge.participants import participants
from pipeline.merge.programmes import programmes
from pipeline.records import (
    Article,
    ArticleStatus,
    Claim,
    ClaimCheck,
    ClaimGroup,
    ClaimLink,
    Correction,
    Event,
    EventLink,
    EventSource,
    Facility,
    Mention,
    MentionKind,
    Organization,
    Participant,
    Passage,
    Person,
    PersonRole,
    Place,
    Programme,
)


@dataclass(frozen=True, slots=True)
class Merged:
    """The tables of a corpus after merging."""

    events: list[Event]
    event_sources: list[EventSource]
    event_links: list[EventLink]
    participants: list[Participant]
    people: list[Person]
    places: list[Place]
    organizations: list[Organization]
    roles: list[PersonRole]
    facilities: list[Facility]
    programmes: list[Programme]
    mentions: list[Mention]
    claims: list[Claim]
    claim_groups: list[ClaimGroup]
    claim_links: list[ClaimLink]
    claim_checks: list[ClaimCheck]
    corrections: list[Correction]


def _copies(articles: Sequence[Article]) -> dict[str, list[Article]]:
    copies: dict[str, list[Article]] = defaultdict(list)
    for article in articles:
        if article.status is ArticleStatus.DUPLICATE:
            copies[article.duplicate_of].append(article)
    return copies


def _linked_claims(
    claims: Sequence[Claim],
    passages: Mapping[str, list[tuple[Passage, str]]],
    articles: Mapping[str, Article],
    names: Mapping[str, str],
) -> list[Claim]:
    """The claims with outlet and day of their article and the events that the same passage reports."""
    linked = []
    for claim in claims:
        article = articles[claim.article_id]
        near = passages.get(claim.article_id, [])
        events = {event for p, event in near if p.start < claim.end and claim.start < p.end}
        update = {
            "speaker": names.get(claim.speaker_id, claim.speaker),
            "outlet": article.outlet,
            "published": article.published,
            "event_ids": tuple(sorted(events)),
        }
        linked.append(claim.model_copy(update=update))
    return linked


def _names(organizations: Sequence[Organization], places: Sequence[Place], pack: KnowledgePack) -> dict[str, str]:
    names = {policy.policy_id: policy.label for policy in pack.policies}
    names.update((place.place_id, place.name) for place in places)
    names.update((body.organization_id, body.name) for body in organizations)
    return names


@collector_paused()
def merge_corpus(
    articles: Sequence[Article],
    mentions: Sequence[Mention],
    passages: Sequence[Passage],
    claims: Sequence[Claim],
    pack: KnowledgePack,
    *,
    window_days: int,
    roles: Sequence[PersonRole] = (),
    entries: Sequence[Entry] = (),
    outcomes: Mapping[int, Outcome] | None = None,
) -> Merged:
    """All tables but `articles` and `segments`, from the rows of the single articles.

    `window_days` is how many days two dates of one event may lie apart (reports differ by the time zone). `entries`
    are what people say, in the order of their file, and `outcomes` what became of those on the dates of articles. The
    result does not depend on the order of any other input.
    """
    by_id = {article.article_id: article for article in articles}
    inside = containers(mentions, by_id, pack)
    found = identities(mentions, roles, inside, pack)
    edits = CorpusEdits(entries, outcomes or {}, by_id, mentions, passages, claims, found, pack)
    same = edits.identities
    # Dates whose article is of unknown publication may mean no days to the end.
    all_mentions = with_names([same.mention(mention) for mention in mentions])
    mentions = [mention for mention in all_mentions if mention.name]
    passages = edits.links.passages
    claims = edits.claims(claims)
    roles = [same.role(role) for role in roles]
    met = met_entities(mentions)
    people_met = with_meant(met[MentionKind.PERSON], (i for p in passages for i in p.people_ids))
    placed = chain((i for p in passages for i in p.place_ids), edits.placed.values())
    places_met = with_meant(met[MentionKind.PLACE], placed)
    bodies_met = with_meant(met[MentionKind.ORGANIZATION], (i for p in passages for i in p.organization_ids))
    above = parents({(a, same.of(a, place)): outer for (a, place), outer in sorted(inside.items())})
    places = [place_row(place_id, entity, above.get(place_id, ""), pack) for place_id, entity in places_met]
    organizations = organization_rows(bodies_met, pack)
    names = _names(organizations, places, pack)
    roles = [_role_row(role, by_id[role.article_id], names) for role in roles]
    people = people_rows(people_met, roles, pack)
    names.update((person.person_id, person.name) for person in people)
    place_of = {place.place_id: place for place in places}
    clustered = clusters(
        local_events(by_id, passages, pack, above),
        window_days=window_days,
        same_passages=edits.links.same,
        different_passages=edits.links.different,
    )
    copies = _copies(articles)
    settled = edits.events(
        clustered.groups,
        partial(build_event, places=place_of, names=names, copies=copies, pack=pack),
        lambda passages: clusters(local_events(by_id, passages, pack, above), window_days=window_days).groups,
        lambda place_id: closure([place_id], pack, above),
    )
    corrections = edits.rows()
    changed = words_by_event(corrections)
    events = [one.event.model_copy(update={"corrections": changed.get(one.event.event_id, ())}) for one in settled]
    built = [(event, one.members) for event, one in zip(events, settled, strict=True)]
    told: dict[str, list[tuple[Passage, str]]] = defaultdict(list)
    for one in settled:
        for passage in _passages(one.told):
            told[passage.article_id].append((passage, one.event.event_id))
    event_of = {member.key: event.event_id for event, members in built for member in members}
    ledger = claims_ledger(_linked_claims(claims, told, by_id, names), by_id, mentions, copies, pack)
    return Merged(
        events=events,
        event_sources=[
            source_row(passage, by_id[passage.article_id], one.event.event_id, names)
            for one in settled
            for passage in _passages(one.told)
        ],
        event_links=event_links(clustered.links, event_of),
        participants=participants(built, place_of, names, pack),
        people=people,
        places=places,
        organizations=organizations,
        roles=[role.model_copy(update={"person": names.get(role.person_id, role.person)}) for role in roles],
        facilities=facilities(built, place_of, pack),
        programmes=programmes(built, place_of, pack),
        mentions=mentions,
        claims=ledger.claims,
        claim_groups=ledger.groups,
        claim_links=ledger.links,
        claim_checks=claim_checks(
            ledger.claims,
            by_id,
            all_mentions,
            built,
            [p for one in settled for m in one.told for p in m.passages],
            names,
            pack,
        ),
        corrections=corrections,
    )


def _role_row(role: PersonRole, article: Article, names: Mapping[str, str]) -> PersonRole:
    """The role with the canonical name of its body, and with outlet and day of its article."""
    update = {
        "organization": names.get(role.organization_id, role.organization),
        "outlet": article.outlet,
        "published": article.published,
        "published_start": article.published_start,
        "published_end": article.published_end,
    }
    return role.model_copy(update=update)


def _passages(members: Sequence[LocalEvent]) -> list[Passage]:
    """The passages of an event, one for each place in a text: a trigger with several dates may tell it twice."""
    found = {(p.article_id, p.trigger_start, p.trigger_end): p for m in reversed(members) for p in reversed(m.passages)}
    return [p for m in members for p in m.passages if found[p.article_id, p.trigger_start, p.trigger_end] is p]
