"""Which event a number counts, and how real it is: the trigger nearest to it, else words that tell an event."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.merge.claim_checks.begun import Begun
from pipeline.merge.claim_checks.links import is_linked
from pipeline.merge.claim_checks.statement import Statement
from pipeline.merge.claim_checks.subject import Unit
from pipeline.quantities import Quantity, RoleWords
from pipeline.quantities.lexicon import Token
from pipeline.records import EventStatus, EventType, Passage

COUNTED = frozenset(
    {EventType.GROUNDBREAKING, EventType.CONSTRUCTION, EventType.INAUGURATION, EventType.PRODUCTION,
     EventType.INSPECTION}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Told:
    """The event that a claim tells: its type, how real it is, and the passage that gives it, if one does."""

    event_type: EventType
    status: EventStatus
    passage: Passage | None
    start: int
    end: int


def told_of(statement: Statement, quantity: Quantity, unit: Unit, begun: Begun | None, words: RoleWords) -> Told | None:
    """The event nearest to the number, in its sentence: a passage's, else one that words alone tell.

    A number of visits tells the visits itself. None for what is possible, wished or denied; what was begun
    ("the factories on which work began in spring") is no event that is counted.
    """
    spoken = _spoken(statement, quantity, words)
    passages = [told for passage in statement.passages if (told := _of_passage(passage, spoken))]
    near = _near(passages, statement, quantity, begun, words) or _near(spoken, statement, quantity, begun, words)
    if not near:
        return _itself(statement, quantity, unit, words)
    told = min(near, key=lambda one: (_distance(one, quantity), one.start))
    if quantity.measure == "none":
        is_fact = told.status is not EventStatus.PLANNED
        return replace(told, status=EventStatus.HAPPENED) if is_fact else None
    return None if told.status is EventStatus.DENIED else told


def as_negated(statement: Statement, quantity: Quantity, words: RoleWords) -> Quantity | None:
    """The number as the clause around it means it: "has not opened a single plant" is none; None for other denials."""
    if quantity.measure in ("none", "ordinal"):
        return quantity
    clause = statement.clause(quantity.start, quantity.end)
    if not words.all_of("negation", [token for token in clause if token.end <= quantity.start]):
        return quantity
    is_one = quantity.low == quantity.high == 1
    return replace(quantity, low=0, high=0, measure="none") if is_one else None


def _near(
    found: Sequence[Told], statement: Statement, quantity: Quantity, begun: Begun | None, words: RoleWords
) -> list[Told]:
    return [
        one for one in found
        if statement.in_one_sentence(one.start, quantity.start)
        and is_linked(statement, quantity, one.start, one.end, begun, words)
        and not (begun and (one.start < begun.end and begun.start < one.end))
    ]  # fmt: skip


def _itself(statement: Statement, quantity: Quantity, unit: Unit, words: RoleWords) -> Told | None:
    """The visits that a number of visits tells."""
    if unit.what != "visit" or quantity.unit == "time":
        return None
    status = _status(statement.clause(quantity.start, quantity.end), quantity, words)
    return Told(EventType.INSPECTION, status, None, quantity.start, quantity.end) if status else None


def _of_passage(passage: Passage, spoken: Sequence[Told]) -> Told | None:
    """What a passage tells; "built" and "completed" are told by the opening that follows them."""
    if passage.event_type not in COUNTED:
        return None
    kind, status = passage.event_type, passage.status
    if kind is EventType.CONSTRUCTION and status is not EventStatus.ONGOING:
        inside = [one for one in spoken if one.start >= passage.trigger_start and one.end <= passage.trigger_end]
        kind = inside[0].event_type if inside else kind
    if status is EventStatus.ONGOING:
        status = EventStatus.HAPPENED
    return Told(kind, status, passage, passage.trigger_start, passage.trigger_end)


def _spoken(statement: Statement, quantity: Quantity, words: RoleWords) -> list[Told]:
    """The events that words of the claim tell, as real as the clause is."""
    found = []
    for at, match in words.all_of("event", statement.tokens):
        start, end = statement.tokens[at].start, statement.tokens[match.end - 1].end
        first, last = min(start, quantity.start), max(end, quantity.end)
        status = _status(statement.clause(first, last), quantity, words)
        if status is not None:
            found.append(Told(EventType(match.value), status, None, start, end))
    return found


def _status(clause: Sequence[Token], quantity: Quantity, words: RoleWords) -> EventStatus | None:
    """How real a clause is: a plan, a fact, or None for what is possible, demanded or not so."""
    own = [token for token in clause if not quantity.start <= token.start < quantity.end]
    if words.all_of("unreal", own) or (quantity.measure != "none" and words.all_of("negation", own)):
        return None
    return EventStatus.PLANNED if words.all_of("future", own) else EventStatus.HAPPENED


def _distance(told: Told, quantity: Quantity) -> int:
    return max(told.start - quantity.end, quantity.start - told.end, 0)
