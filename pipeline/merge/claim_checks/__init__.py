"""Claims that give a number, held against the merged events: the rows of `claim_checks`.

Read `assertion.py` (what a number says), then `evidence.py` (what the corpus tells without the claim), `counting.py`
and `verdict.py`.
"""

from collections.abc import Iterable, Mapping, Sequence

from pipeline.knowledge.pack import KnowledgePack
from pipeline.merge.claim_checks.assertion import Assertion, assertions
from pipeline.merge.claim_checks.evidence import Corpus
from pipeline.merge.claim_checks.statement import statements
from pipeline.merge.claim_checks.verdict import Judgement, judge
from pipeline.merge.local import LocalEvent
from pipeline.quantities import QuantityWords, RoleWords
from pipeline.records import Article, Claim, ClaimCheck, Event, EventType, Mention, Passage

__all__ = ["claim_checks"]

_NOUNS: Mapping[EventType, str] = {
    EventType.GROUNDBREAKING: "groundbreaking", EventType.CONSTRUCTION: "building site",
    EventType.INAUGURATION: "inauguration", EventType.PRODUCTION: "report of production",
    EventType.INSPECTION: "visit",
}  # fmt: skip


def claim_checks(
    claims: Sequence[Claim],
    articles: Mapping[str, Article],
    mentions: Iterable[Mention],
    built: Sequence[tuple[Event, Sequence[LocalEvent]]],
    passages: Iterable[Passage],
    names: Mapping[str, str],
    pack: KnowledgePack,
) -> list[ClaimCheck]:
    """The numbers of all claims that events can check, each with its verdict, in the order of their ids.

    `mentions` are all of the articles, dates without days included; `names` gives names by id. The result does not
    depend on the order of any input.
    """
    words, numbers = RoleWords(pack.check_words), QuantityWords(pack.quantity_words)
    told = statements(claims, articles, mentions, passages, numbers)
    corpus = Corpus(sorted(built, key=lambda pair: pair[0].event_id), told, pack, words)
    found = [one for statement in told for one in assertions(statement, pack, words, numbers)]
    rows = [_row(assertion, judge(assertion, corpus, pack), names, pack) for assertion in found]
    return sorted(rows, key=lambda row: row.check_id)


def _row(assertion: Assertion, judgement: Judgement, names: Mapping[str, str], pack: KnowledgePack) -> ClaimCheck:
    claim, quantity, days = assertion.statement.claim, assertion.quantity, assertion.window.days
    low, high = (None if one is None else int(one) for one in (quantity.low, quantity.high))
    return ClaimCheck(
        check_id=f"{claim.claim_id}:check:{quantity.start}-{quantity.end}",
        claim_id=claim.claim_id,
        claim_group=claim.claim_group,
        article_id=claim.article_id,
        speaker=claim.speaker,
        words=quantity.text,
        start=quantity.start,
        end=quantity.end,
        measure=assertion.measure,
        claimed_low=low,
        claimed_high=high,
        event_type=assertion.event_type,
        status=assertion.status,
        factory_types=tuple(sorted(assertion.types.ids)),
        scope=tuple(sorted(_place_name(place, names, pack) for place in assertion.scope)),
        window=days.edtf,
        window_start=days.start,
        window_end=days.end,
        window_text=assertion.window.text,
        found=judgement.count.number,
        of=int(quantity.of[1]) if quantity.of else None,
        event_ids=tuple(sorted({one.event_id for one in judgement.count.events})),
        verdict=judgement.verdict,
        reason=_reason(assertion, judgement),
    )


def _place_name(place_id: str, names: Mapping[str, str], pack: KnowledgePack) -> str:
    fact = pack.place(place_id)
    return fact.name if fact else names.get(place_id, place_id)


def _reason(assertion: Assertion, judgement: Judgement) -> str:
    """One line: what was found where and when, and what the claim says."""
    count, noun = judgement.count, _NOUNS[assertion.event_type]
    found = f"{len(count.events)} {noun}{'' if len(count.events) == 1 else 's'}"
    if count.counties:
        found += f" at {len(count.counties)} {'county or city' if len(count.counties) == 1 else 'counties or cities'}"
    when = assertion.window.days.edtf
    because = f" ({judgement.because})" if judgement.because else ""
    return f"{found} within {when}{because}; claimed: {assertion.quantity.text}"
