"""What a number counts: kinds of place, factories of a type, visits of a person, ceremonies."""

from dataclasses import dataclass
from typing import Literal

from pipeline.merge.claim_checks.begun import Begun
from pipeline.merge.claim_checks.statement import Statement
from pipeline.quantities import Quantity, RoleWords
from pipeline.quantities.lexicon import tokenise
from pipeline.quantities.units import singular
from pipeline.records import MentionKind, Passage

What = Literal["place", "thing", "visit", "occasion"]
_NEAR = 4
_SELVES = frozenset({"my", "our"})


@dataclass(frozen=True, slots=True)
class Unit:
    """What is counted; `kinds` are the kinds of place, for a count of places."""

    what: What
    kinds: frozenset[str] = frozenset()


def unit_of(statement: Statement, quantity: Quantity, words: RoleWords) -> Unit | None:
    """What the number counts, by its noun; None for what no event tells (tons, people).

    "All 20" and "twice" have no noun of their own: the one counts the places or things that the sentence names before,
    the other visits, when a visit is told.
    """
    name = quantity.unit
    value = _value(name, words)
    if value == "time":
        return Unit("visit")
    if value in ("thing", "visit", "occasion"):
        return Unit(value)  # type: ignore[arg-type]
    if value:
        return Unit("place", frozenset(value.split("|")))
    return _elliptic(statement, quantity, words) if not name else None


def _value(name: str, words: RoleWords) -> str:
    tokens = tokenise(name)
    match = words.match("unit", tokens, 0)
    return match.value if match and match.end == len(tokens) else ""


def is_narrowed(statement: Statement, quantity: Quantity, begun: Begun | None, words: RoleWords) -> bool:
    """Whether words beside the noun narrow what is counted in a way that events do not show: "coastal", "along"."""
    behind = statement.index_at(quantity.end)
    is_begun = begun is not None and statement.index_at(begun.start) == behind
    if words.match("narrowing", statement.tokens, behind) and not is_begun:
        return True
    if not quantity.unit_text:
        return False
    first = quantity.end - len(quantity.unit_text)
    typed = [(one.start, one.end) for one in statement.inside(MentionKind.FACTORY_TYPE)]
    for token in statement.between(first, quantity.end):
        is_typed = any(start <= token.start < end for start, end in typed)
        is_unit = bool(_value(singular(token.lower), words)) or singular(token.lower) in quantity.unit.split("/")
        if token.text.isalpha() and not (is_typed or is_unit or words.has("plain", token.lower)):
            return True
    return False


def is_joined(statement: Statement, quantity: Quantity, unit: Unit, words: RoleWords) -> bool:
    """Whether the number is tied to the event: places by "in" or as what is visited, things but by "from" or "with".

    "Officials of 12 counties attended the opening" counts no counties where something opened.
    """
    at = statement.index_at(quantity.start)
    before = _before(statement, at, words)
    if unit.what in ("visit", "occasion") or quantity.measure in ("none", "ordinal") or before < 0:
        return unit.what != "visit" or not _is_known_thing(statement, words)
    if statement.tokens[before].lower == "of":
        return _value(singular(statement.tokens[before - 1].lower), words) == "thing" or _ends_event(
            statement, before, words
        )
    if unit.what == "thing":
        return words.match("parting", statement.tokens, before) is None
    if words.match("locative", statement.tokens, before):
        return before == 0 or not words.has("people", statement.tokens[before - 1].lower)
    is_free = not statement.tokens[before].text[0].isalnum() or statement.tokens[before].lower in ("that", "and")
    return is_free or words.has("goer", statement.tokens[before].lower)


def _before(statement: Statement, at: int, words: RoleWords) -> int:
    """The index of the word before the number, articles aside; -1 at the beginning of the claim."""
    before = at - 1
    while before >= 0 and words.has("definite", statement.tokens[before].lower):
        before -= 1
    return before


def _ends_event(statement: Statement, at: int, words: RoleWords) -> bool:
    """Whether the words right before `at` tell an event: "the inauguration of five plants"."""
    return any(match.end == at for _, match in words.all_of("event", statement.tokens))


def _is_known_thing(statement: Statement, words: RoleWords) -> bool:
    """Whether the claim speaks of "the factory": one that is known from elsewhere, and that nothing in it names."""
    for at, _ in words.all_of("definite", statement.tokens):
        near = statement.tokens[at + 1 : at + _NEAR]
        if any(_value(token.lower, words) in ("thing", "county", "city") for token in near):
            return not statement.inside(MentionKind.PLACE)
    return False


def _elliptic(statement: Statement, quantity: Quantity, words: RoleWords) -> Unit | None:
    """What "all 20" are: the nearest counted noun before it in the article."""
    text = statement.article.text[: quantity.start]
    for token in reversed(tokenise(text[-400:])):
        value = _value(singular(token.lower), words)
        if value == "thing":
            return Unit("thing")
        if value in ("county", "city", "province", "district"):
            return Unit("place", frozenset(("county", "city", "district") if value != "province" else (value,)))
    return None


def people_of(statement: Statement, quantity: Quantity, passage: Passage | None) -> frozenset[str] | None:
    """Whose visits are counted: the last person named before the number, the visitor of the passage, the speaker.

    None when nobody is, or several people may be.
    """
    people = statement.inside(MentionKind.PERSON)
    before = [one.entity_id for one in people if one.start <= quantity.start or one.end <= quantity.end]
    if before:
        return frozenset(before[-1:])
    words = {token.lower for token in statement.between(statement.claim.start, quantity.end)}
    if words & _SELVES and statement.claim.speaker_kind == "person" and statement.claim.speaker_id:
        return frozenset({statement.claim.speaker_id})
    told = frozenset(passage.people_ids if passage else ())
    return told if len(told) == 1 else None
