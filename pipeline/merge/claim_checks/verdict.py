"""Supported, open or contradicted: never more than the events show."""

from dataclasses import dataclass

from pipeline.dates.edtf import Interval, add_days
from pipeline.dates.readings import REPORT_LAG_DAYS
from pipeline.knowledge.pack import KnowledgePack
from pipeline.merge.claim_checks.assertion import Assertion
from pipeline.merge.claim_checks.counting import Count, certainly_behind, counted, fitting, inside, possibly
from pipeline.merge.claim_checks.evidence import Corpus, Evidence
from pipeline.records import EventStatus, EventType, Verdict

_SOFT_MARGIN = 0.25
"""By how much more than a soft number ("about 20") the events must show to contradict it."""
_OCCASION_DAYS = 7
"""How narrow the date of an occasion must be to tell its place in a row."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict with the count behind it."""

    verdict: Verdict
    count: Count
    because: str = ""


def judge(assertion: Assertion, corpus: Corpus, pack: KnowledgePack) -> Judgement:
    """The verdict on a number of a claim, by the events that other passages tell."""
    evidence = corpus.evidence(assertion.event_type, assertion.statement.own)
    events = fitting(assertion, evidence, pack)
    count = counted(assertion, inside(events, assertion.window.days), pack)
    match assertion.measure:
        case "none":
            return Judgement("contradicted" if count.number else "open", count)
        case "ordinal":
            return _ordinal(assertion, corpus, events, count, pack)
        case "all" if assertion.begun is not None:
            return _all_begun(assertion, corpus, events, count, pack)
        case "all":
            return _all(assertion, corpus, events, count, pack)
        case _:
            return _number(assertion, count)


def _number(assertion: Assertion, count: Count) -> Judgement:
    """A plain number is a least one: "in six counties" is true of eight. What has an upper bound is never supported.

    That is contradicted when more are found in a dated window, or of a whole at a named place.
    """
    quantity = assertion.quantity
    is_bounded = assertion.is_only or quantity.low is None or _is_part(assertion)
    if is_bounded and count.number > _most(assertion):
        is_told = assertion.window.is_dated or _is_part(assertion)
        contradicted = is_told and assertion.status is EventStatus.HAPPENED
        return Judgement("contradicted" if contradicted else "open", count)
    is_endless = assertion.window.days.end is None  # a promise without a day: the years will bring them
    if quantity.low is None or assertion.is_only or is_endless or count.number < quantity.low:
        return Judgement("open", count)
    return Judgement("supported", count)


def _most(assertion: Assertion) -> float:
    high = assertion.quantity.high
    if high is None:
        return float("inf")
    return high + (max(1, high * _SOFT_MARGIN) if assertion.quantity.about else 0)


def _is_part(assertion: Assertion) -> bool:
    """Whether the number is part of a whole at a named place: "three of the five plants in the province"."""
    return assertion.quantity.of is not None and assertion.is_local


def _all(assertion: Assertion, corpus: Corpus, events: list[Evidence], count: Count, pack: KnowledgePack) -> Judgement:
    """All of a number: exactly so many must have come in time, with none in doubt.

    It is contradicted when the corpus knows them all, and one certainly came too late: because so many are known in
    all, or because ground was broken for just so many before.
    """
    wanted = assertion.quantity.of[1] if assertion.quantity.of else None
    if wanted is None:
        return Judgement("open", count)
    most = counted(assertion, possibly(events, assertion.window.days), pack).number
    if count.number == wanted == most:
        return Judgement("supported", count)
    late = counted(assertion, certainly_behind(events, assertion.window.end), pack)
    late_only = late.counties - count.counties
    if not late_only or assertion.status is not EventStatus.HAPPENED or assertion.unit.what not in ("place", "thing"):
        return Judgement("open", count)
    known = _begun(assertion, corpus, pack)
    of_them = late_only & known.counties if known.number == wanted else frozenset[str]()
    in_all = counted(assertion, [*count.events, *late.events], pack).number == wanted == _total(assertion, events, pack)
    fresh = _begun_late(assertion, corpus, pack)
    if of_them or (in_all and not late_only & fresh):
        return Judgement("contradicted", count, f"{len(of_them or late_only)} of them later")
    return Judgement("open", count)


def _all_begun(
    assertion: Assertion, corpus: Corpus, events: list[Evidence], count: Count, pack: KnowledgePack
) -> Judgement:
    """All of those that were begun within certain days: each that the corpus knows is held against the claim."""
    days = assertion.begun.days if assertion.begun else None
    if days is None or assertion.status is not EventStatus.HAPPENED:
        return Judgement("open", count)
    started = fitting(assertion, corpus.evidence(EventType.GROUNDBREAKING, assertion.statement.own), pack)
    known = counted(assertion, inside(started, days), pack).counties
    in_time = [one for one in count.events if one.counties & known]
    maybe = counted(assertion, possibly(events, Interval(None, assertion.window.end)), pack).counties
    late = (counted(assertion, certainly_behind(events, assertion.window.end), pack).counties & known) - maybe
    found = counted(assertion, in_time, pack)
    if late:
        return Judgement("contradicted", found, f"{len(late)} of them later")
    wanted = assertion.quantity.of[1] if assertion.quantity.of else None
    is_whole = len(known) == wanted and known <= found.counties
    return Judgement("supported" if is_whole else "open", found)


def _total(assertion: Assertion, events: list[Evidence], pack: KnowledgePack) -> int:
    return counted(assertion, events, pack).number


def _begun(assertion: Assertion, corpus: Corpus, pack: KnowledgePack) -> Count:
    """Where ground was certainly broken before the window ended."""
    end = assertion.window.days.end
    begun = fitting(assertion, corpus.evidence(EventType.GROUNDBREAKING, assertion.statement.own), pack)
    return counted(assertion, inside(begun, Interval(None, end)), pack)


def _begun_late(assertion: Assertion, corpus: Corpus, pack: KnowledgePack) -> frozenset[str]:
    """The counties where ground may have been broken after the window: what opened there was not meant."""
    begun = fitting(assertion, corpus.evidence(EventType.GROUNDBREAKING, assertion.statement.own), pack)
    certain = inside(begun, Interval(None, assertion.window.days.end))
    return counted(assertion, [one for one in begun if one not in certain], pack).counties


def _ordinal(
    assertion: Assertion, corpus: Corpus, events: list[Evidence], count: Count, pack: KnowledgePack
) -> Judgement:
    """The place in a row: that of the occasion, or, where it is not known which it is, of the last one in the window.

    Exactly so many must be known up to it, with none in doubt; it is contradicted when more certainly came before.
    """
    number = assertion.quantity.low or 0
    occasion = _occasion(assertion, corpus, events)
    if occasion is None:
        most = counted(assertion, possibly(events, assertion.window.days), pack).number
        exact = count.number == number == most == len(count.events)
        return Judgement("supported" if exact else "open", count)
    start = occasion.interval.start
    assert start is not None
    others = [one for one in events if one.event_id != occasion.event_id]
    up_to = Interval(assertion.window.days.start, add_days(start, -1))
    before = inside(others, up_to)
    maybe = possibly(others, Interval(assertion.window.days.start, occasion.interval.end))
    found = counted(assertion, [*before, occasion], pack)
    if found.number > number and counted(assertion, before, pack).number >= number:
        return Judgement("contradicted", found)
    certain = len(maybe) == len(before) and found.number == number == len(found.events)
    return Judgement("supported" if certain else "open", found)


def _occasion(assertion: Assertion, corpus: Corpus, events: list[Evidence]) -> Evidence | None:
    """The occasion that the article is about: its only recent event of the type before the claim was made."""
    said = assertion.statement.said
    if said.start is None or said.end is None:
        return None
    recent = Interval(add_days(said.start, -REPORT_LAG_DAYS - _OCCASION_DAYS), said.end)
    here = {
        one.event_id
        for one in corpus.told_in(assertion.statement.article.article_id, assertion.event_type, assertion.statement.own)
    }
    found = [
        one for one in events
        if one.event_id in here and recent.contains(one.interval) and (one.interval.days or 99) <= _OCCASION_DAYS
    ]  # fmt: skip
    return found[0] if len(found) == 1 else None
