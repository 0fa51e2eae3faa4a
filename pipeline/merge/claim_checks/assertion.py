"""What a number in a claim says: what is counted, which events tell it, where and when. Precision first.

There is no assertion where the counted thing, the type of event, the place or the time cannot be made out, where words
narrow the count in a way that events do not show ("coastal counties"), or where the claim is a wish, a condition, a
demand, a denial or a rate ("20 counties a year").
"""

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.knowledge.pack import KnowledgePack
from pipeline.merge.claim_checks.scope import scope_of
from pipeline.merge.claim_checks.statement import Statement
from pipeline.merge.claim_checks.subject import Unit, is_joined, is_narrowed, people_of, types_of, unit_of
from pipeline.merge.claim_checks.window import Window, window_of
from pipeline.quantities import Quantity, RoleWords
from pipeline.quantities.lexicon import Token
from pipeline.records import CheckMeasure, EventStatus, EventType, Passage

COUNTED = frozenset(
    {EventType.GROUNDBREAKING, EventType.CONSTRUCTION, EventType.INAUGURATION, EventType.PRODUCTION,
     EventType.INSPECTION}
)  # fmt: skip
_CEREMONIES = frozenset({EventType.GROUNDBREAKING, EventType.INAUGURATION})
_DENYING = frozenset({"deny"})
_RATE_REACH = 40
"""So many characters behind a number its "a year" may stand."""
_NO_FACT = frozenset({"demand", "denial"})


@dataclass(frozen=True, slots=True)
class Assertion:
    """A number that a claim gives, ready to be counted."""

    statement: Statement
    quantity: Quantity
    measure: CheckMeasure
    unit: Unit
    event_type: EventType
    status: EventStatus
    types: frozenset[str]
    scope: frozenset[str]
    window: Window
    people: frozenset[str]
    passage: Passage | None
    is_only: bool
    """ "Only three": no more."""
    is_local: bool
    """A province or county is the scope, not the whole country."""


@dataclass(frozen=True, slots=True)
class _Told:
    """The event that a claim tells: its type, how real it is, and the passage that gives it, if one does."""

    event_type: EventType
    status: EventStatus
    passage: Passage | None
    start: int
    end: int


def assertions(statement: Statement, pack: KnowledgePack, words: RoleWords, numbers: RoleWords) -> list[Assertion]:
    """What the numbers of a claim say, in text order."""
    claim = statement.claim
    denying = {cue.lemma for cue in pack.cues if cue.polarity in _DENYING}
    if claim.statement_kind in _NO_FACT or claim.cue in denying or words.all_of("excluding", statement.tokens):
        return []
    found = (_assertion(statement, quantity, pack, words, numbers) for quantity in statement.quantities)
    return [one for one in found if one]


def _assertion(
    statement: Statement, quantity: Quantity, pack: KnowledgePack, words: RoleWords, numbers: RoleWords
) -> Assertion | None:
    unit = unit_of(statement, quantity, words)
    if unit is None or not _is_whole(quantity) or is_narrowed(statement, quantity, words):
        return None
    told = _told(statement, quantity, words)
    if told is None or not _fits(unit, told.event_type) or not is_joined(statement, quantity, unit, words):
        return None
    if _is_rate(statement, quantity, words):
        return None
    scope = scope_of(statement, told.passage, pack, counts_places=bool(unit.kinds))
    planned = told.status is EventStatus.PLANNED
    window = window_of(statement, told.passage, planned=planned)
    people = people_of(statement, quantity, told.passage) if unit.what == "visit" else frozenset[str]()
    types = types_of(statement, quantity, told.passage, unit, pack)
    if scope is None or window is None or people is None or types is None:
        return None
    led = numbers.match("approximator", statement.tokens, statement.index_at(quantity.start))
    return Assertion(
        statement, quantity, quantity.measure, unit, told.event_type, told.status, types, scope, window, people,
        told.passage, led is not None and led.value == "exact", pack.settings.home_country not in scope,
    )  # fmt: skip


def _is_whole(quantity: Quantity) -> bool:
    """Whether whole things are counted, and how many is told: no shares, no "one in five"."""
    bounds = [one for one in (quantity.low, quantity.high, *(quantity.of or ())) if one is not None]
    if any(one != int(one) for one in bounds):
        return False
    if quantity.of and quantity.measure == "count":
        low = quantity.low or 0
        return quantity.of != (1, 1) and low <= quantity.of[1] and " in " not in f" {quantity.text} "
    return True


def _fits(unit: Unit, event_type: EventType) -> bool:
    """Whether such things are counted by events of the type."""
    if unit.what == "visit":
        return event_type is EventType.INSPECTION
    return event_type in _CEREMONIES if unit.what == "occasion" else event_type in COUNTED


def _told(statement: Statement, quantity: Quantity, words: RoleWords) -> _Told | None:
    """The event nearest to the number, in its sentence: a passage's, else one that words alone tell."""
    spoken = _spoken(statement, quantity, words)
    passages = [told for passage in statement.passages if (told := _of_passage(passage, spoken))]
    near = [told for told in passages if statement.in_one_sentence(told.start, quantity.start)] or [
        told for told in spoken if statement.in_one_sentence(told.start, quantity.start)
    ]
    if not near:
        return None
    told = min(near, key=lambda one: (_distance(one, quantity), one.start))
    if told.status is EventStatus.DENIED and quantity.measure != "none":
        return None
    if quantity.measure == "none":
        planned = told.status is EventStatus.PLANNED
        return None if planned else _Told(told.event_type, EventStatus.HAPPENED, told.passage, told.start, told.end)
    return told


def _of_passage(passage: Passage, spoken: Sequence[_Told]) -> _Told | None:
    """What a passage tells; "built" and "completed" are told by the opening that follows them."""
    if passage.event_type not in COUNTED:
        return None
    kind, status = passage.event_type, passage.status
    if kind is EventType.CONSTRUCTION and status is not EventStatus.ONGOING:
        inside = [one for one in spoken if one.start >= passage.trigger_start and one.end <= passage.trigger_end]
        kind = inside[0].event_type if inside else kind
    if status is EventStatus.ONGOING:
        status = EventStatus.HAPPENED
    return _Told(kind, status, passage, passage.trigger_start, passage.trigger_end)


def _spoken(statement: Statement, quantity: Quantity, words: RoleWords) -> list[_Told]:
    """The events that words of the claim tell, as real as the clause is."""
    found = []
    for at, match in words.all_of("event", statement.tokens):
        start, end = statement.tokens[at].start, statement.tokens[match.end - 1].end
        first, last = min(start, quantity.start), max(end, quantity.end)
        status = _status(statement.clause(first, last), quantity, words)
        if status is not None:
            found.append(_Told(EventType(match.value), status, None, start, end))
    return found


def _status(clause: Sequence[Token], quantity: Quantity, words: RoleWords) -> EventStatus | None:
    """How real a clause is: a plan, a fact, or None for what is possible, demanded or not so."""
    own = [token for token in clause if not quantity.start <= token.start < quantity.end]
    if words.all_of("unreal", own) or (quantity.measure != "none" and words.all_of("negation", own)):
        return None
    return EventStatus.PLANNED if words.all_of("future", own) else EventStatus.HAPPENED


def _distance(told: _Told, quantity: Quantity) -> int:
    return max(told.start - quantity.end, quantity.start - told.end, 0)


def _is_rate(statement: Statement, quantity: Quantity, words: RoleWords) -> bool:
    """Whether the number comes again and again: "20 counties every year"; "in less than a year" is a length."""
    lengths = [one for one in statement.quantities if one is not quantity]
    free = [
        token for token in statement.tokens
        if token.start < quantity.end + _RATE_REACH and not any(one.start <= token.start < one.end for one in lengths)
    ]  # fmt: skip
    return bool(words.all_of("rate", free))
