"""What a number in a claim says: what is counted, which events tell it, where and when. Precision first.

There is no assertion where the counted thing, the type of event, the place or the time cannot be made out, where words
narrow the count in a way that events do not show ("coastal counties"), or where the claim is a wish, a condition, a
demand, a denial or a rate ("20 counties a year").
"""

from dataclasses import dataclass

from pipeline.knowledge.pack import KnowledgePack
from pipeline.merge.claim_checks.begun import Begun, begun_of
from pipeline.merge.claim_checks.scope import scope_of
from pipeline.merge.claim_checks.statement import Statement
from pipeline.merge.claim_checks.subject import Unit, is_joined, is_narrowed, people_of, unit_of
from pipeline.merge.claim_checks.told import COUNTED, Told, as_negated, told_of
from pipeline.merge.claim_checks.types import Types, types_of
from pipeline.merge.claim_checks.window import Window, window_of
from pipeline.quantities import Quantity, RoleWords
from pipeline.records import CheckMeasure, EventStatus, EventType

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
    unit: Unit
    told: Told
    types: Types
    scope: frozenset[str]
    window: Window
    people: frozenset[str]
    begun: Begun | None
    """The beginning that bounds the set of an "all"."""
    is_only: bool
    """ "Only three": no more."""
    is_local: bool
    """A province or county is the scope, not the whole country."""

    @property
    def measure(self) -> CheckMeasure:
        """How the number is meant."""
        return self.quantity.measure

    @property
    def event_type(self) -> EventType:
        """What is counted."""
        return self.told.event_type

    @property
    def status(self) -> EventStatus:
        """A fact or a promise."""
        return self.told.status


def assertions(statement: Statement, pack: KnowledgePack, words: RoleWords, numbers: RoleWords) -> list[Assertion]:
    """What the numbers of a claim say, in text order."""
    claim = statement.claim
    denying = {cue.lemma for cue in pack.cues if cue.polarity in _DENYING}
    if claim.statement_kind in _NO_FACT or claim.cue in denying or words.all_of("excluding", statement.tokens):
        return []
    if words.all_of("doubt", statement.tokens):
        return []
    meant = (as_negated(statement, quantity, words) for quantity in statement.quantities)
    found = (_assertion(statement, one, pack, words, numbers) for one in meant if one)
    return [one for one in found if one]


def _assertion(
    statement: Statement, quantity: Quantity, pack: KnowledgePack, words: RoleWords, numbers: RoleWords
) -> Assertion | None:
    unit = unit_of(statement, quantity, words)
    begun = begun_of(statement, quantity, words)
    if unit is None or not _is_whole(quantity) or is_narrowed(statement, quantity, begun, words):
        return None
    told = told_of(statement, quantity, unit, begun, words)
    if told is None or not _fits(unit, told.event_type) or not is_joined(statement, quantity, unit, words):
        return None
    if _is_rate(statement, quantity, words) or (begun and (quantity.measure != "all" or begun.days is None)):
        return None
    visits = told.event_type is EventType.INSPECTION
    scope = scope_of(statement, told.passage, pack, words, counts_places=bool(unit.kinds or begun))
    window = window_of(statement, quantity, told, begun, words)
    people = people_of(statement, quantity, told.passage) if visits else frozenset[str]()
    types = types_of(statement, quantity, told.passage, pack, words, is_visit=visits)
    if scope is None or window is None or people is None or types is None:
        return None
    return Assertion(
        statement, quantity, unit, told, types, scope, window, people, begun, _is_only(statement, quantity, numbers),
        pack.settings.home_country not in scope,
    )  # fmt: skip


def _is_only(statement: Statement, quantity: Quantity, numbers: RoleWords) -> bool:
    """Whether the number is said to be no more: "only three"."""
    at = statement.index_at(quantity.start)
    led = (numbers.match("approximator", statement.tokens, start) for start in (at, at - 1))
    return any(match is not None and match.value == "exact" for match in led)


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


def _is_rate(statement: Statement, quantity: Quantity, words: RoleWords) -> bool:
    """Whether the number comes again and again: "20 counties every year"; "in less than a year" is a length."""
    lengths = [one for one in statement.quantities if one is not quantity]
    free = [
        token for token in statement.tokens
        if token.start < quantity.end + _RATE_REACH and not any(one.start <= token.start < one.end for one in lengths)
    ]  # fmt: skip
    return bool(words.all_of("rate", free))
