"""A `Doc` with all its layers becomes records: the only reader of the layers that makes rows.

Ids are made of the article's id and of offsets in its text, so that they are the same in every run.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Span

from pipeline.extract.claims.attribution import ClaimFrame
from pipeline.extract.claims.relay import Credit
from pipeline.extract.claims.said import Saying
from pipeline.extract.datelines import DatedPhrase
from pipeline.extract.events.event_kinds import kind_of
from pipeline.extract.events.frames import EventFrame
from pipeline.extract.layers import DATES, FACTORY_TYPES, ORGANIZATIONS, PEOPLE, PLACES, POLICIES
from pipeline.records import Article, Claim, Mention, MentionKind, Method, Passage, PersonRole

_KINDS = {
    PEOPLE: MentionKind.PERSON,
    PLACES: MentionKind.PLACE,
    ORGANIZATIONS: MentionKind.ORGANIZATION,
    FACTORY_TYPES: MentionKind.FACTORY_TYPE,
    POLICIES: MentionKind.POLICY,
}
DATE_CONFIDENCE = 0.9
"""How sure a date phrase is one."""


@dataclass(frozen=True, slots=True)
class ArticleRows:
    """What one article says: its mentions, claims, event passages and people's roles, each in text order."""

    mentions: tuple[Mention, ...] = ()
    claims: tuple[Claim, ...] = ()
    passages: tuple[Passage, ...] = ()
    roles: tuple[PersonRole, ...] = ()


def article_rows(doc: Doc) -> ArticleRows:
    """The rows of a `Doc` that has gone through all components.

    A mention of nothing in particular makes no row; of the same words naming the same entity twice one row is made.
    A date without days has a row with an empty name: its reading may give days once more is known of the publication.
    """
    article: Article = doc._.article
    return ArticleRows(
        mentions=tuple(_mentions(doc, article)),
        claims=tuple(_claim(article, *pair) for pair in zip(doc._.claims or (), doc._.said or (), strict=True)),
        passages=tuple(_passages(doc, article)),
        roles=tuple(_roles(doc, article)),
    )


def _mentions(doc: Doc, article: Article) -> Iterator[Mention]:
    rows: dict[str, Mention] = {}
    for layer, kind in _KINDS.items():
        group = doc.spans.get(layer)
        if group is None:
            continue
        scores = group.attrs.get("scores") or [1.0] * len(group)
        for span, score in zip(group, scores, strict=True):
            if span.kb_id_:
                mention = _mention(article, span, kind, score)
                rows.setdefault(mention.mention_id, mention)
    for span, dated in zip(doc.spans.get(DATES, ()), doc._.date_phrases or (), strict=True):
        mention = _date_mention(article, span, dated)
        rows[mention.mention_id] = mention
    yield from sorted(rows.values(), key=lambda mention: (mention.start, mention.end, mention.kind, mention.entity_id))


def _mention(article: Article, span: Span, kind: MentionKind, score: float) -> Mention:
    names: dict[str, str] = span.doc._.names or {}
    candidates: dict[str, tuple[str, ...]] = span.doc._.candidates or {}
    return Mention(
        mention_id=f"{article.article_id}:{span.start_char}-{span.end_char}:{kind.value}:{span.kb_id_}",
        article_id=article.article_id,
        start=span.start_char,
        end=span.end_char,
        text=article.text[span.start_char : span.end_char],
        kind=kind,
        entity_id=span.kb_id_,
        name=names.get(span.kb_id_, span.text),
        method=Method(span.id_) if span.id_ else Method.PATTERN,
        confidence=round(float(score), 3),
        candidates=candidates.get(span.kb_id_, ()),
    )


def _date_mention(article: Article, span: Span, dated: DatedPhrase) -> Mention:
    """The id of a date does not hold its days, which may get narrower."""
    edtf = dated.date.interval.edtf
    return Mention(
        mention_id=f"{article.article_id}:{span.start_char}-{span.end_char}:{MentionKind.DATE.value}",
        article_id=article.article_id,
        start=span.start_char,
        end=span.end_char,
        text=article.text[span.start_char : span.end_char],
        kind=MentionKind.DATE,
        entity_id=edtf,
        name=edtf,
        method=Method.PATTERN,
        confidence=DATE_CONFIDENCE,
        reading=dated.date.reading,
    )


def _claim(article: Article, frame: ClaimFrame, said: Saying) -> Claim:
    nearest = frame.relays[0] if frame.relays else Credit("")
    return Claim(
        claim_id=f"{article.article_id}:claim:{frame.start}-{frame.end}:{frame.cue_start}",
        article_id=article.article_id,
        speaker=frame.speaker,
        speaker_id=frame.speaker_id,
        speaker_kind=frame.speaker_kind,
        speaker_text=frame.speaker_text,
        speaker_start=frame.speaker_start,
        speaker_end=frame.speaker_end,
        speaker_role=frame.speaker_role,
        speaker_affiliation=frame.speaker_affiliation,
        origin=nearest.name,
        origin_start=nearest.start,
        origin_end=nearest.end,
        relays=tuple(credit.name for credit in frame.relays),
        outlet=article.outlet,
        published=article.published,
        claim_type=frame.claim_type,
        statement_kind=frame.statement_kind,
        cue=frame.cue,
        cue_start=frame.cue_start,
        cue_end=frame.cue_end,
        text=article.text[frame.start : frame.end],
        start=frame.start,
        end=frame.end,
        quotes=frame.quotes,
        quantities=frame.quantities,
        said=said.date.interval.edtf,
        said_start=said.date.interval.start,
        said_end=said.date.interval.end,
        said_basis=said.basis,
        said_text=said.words,
        confidence=frame.confidence,
        reading=said.date.reading,
    )


def _roles(doc: Doc, article: Article) -> Iterator[PersonRole]:
    for office in doc._.offices or ():
        yield PersonRole(
            role_id=f"{article.article_id}:role:{office.start}-{office.end}:{office.person_id}",
            person_id=office.person_id,
            person=office.person,
            role=office.role,
            organization=office.organization,
            organization_id=office.organization_id,
            is_past=office.is_past,
            article_id=article.article_id,
            start=office.start,
            end=office.end,
            text=article.text[office.start : office.end],
            outlet=article.outlet,
            published=article.published,
            published_start=article.published_start,
            published_end=article.published_end,
        )


def _passages(doc: Doc, article: Article) -> Iterator[Passage]:
    seen: set[str] = set()
    for frame in doc._.events or ():
        passage = _passage(article, frame)
        if passage.passage_id not in seen:
            seen.add(passage.passage_id)
            yield passage


def _passage(article: Article, frame: EventFrame) -> Passage:
    start, end = _trimmed(article.text, frame.start, frame.end)
    return Passage(
        passage_id=f"{article.article_id}:{frame.event_type.value}:{frame.trigger_start}-{frame.trigger_end}"
        + (f":{frame.part}" if frame.part else ""),
        article_id=article.article_id,
        event_type=frame.event_type,
        status=frame.status,
        date=frame.interval.edtf,
        date_start=frame.interval.start,
        date_end=frame.interval.end,
        date_basis=frame.date.basis,
        sentence=article.text[start:end],
        start=start,
        end=end,
        trigger=article.text[frame.trigger_start : frame.trigger_end],
        trigger_start=frame.trigger_start,
        trigger_end=frame.trigger_end,
        date_text=frame.date_text,
        place_text=frame.place_text,
        place_ids=frame.place_ids,
        quantities=frame.quantities,
        people_ids=frame.people_ids,
        participants=frame.participants,
        organization_ids=frame.organization_ids,
        factory_type_ids=frame.factory_type_ids,
        policy_ids=frame.policy_ids,
        kind=kind_of(frame.event_type, frame.words),
        calendar_id=frame.calendar_id,
        origin=frame.origin,
        claimed_by=frame.claimed_by,
        observed_in=frame.observed_in,
        confidence=frame.confidence,
        group=frame.group,
        reading=frame.date.reading,
        is_asserted=frame.is_asserted,
    )


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without white space at its edges."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
