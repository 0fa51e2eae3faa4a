"""What became of a statement when its speaker came back to the subject: repeated, changed or contradicted."""

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.merge.claims.compare import (
    days_contradict,
    is_near_equal,
    numbers_contradict,
    opposites,
    people_contradict,
    places_contradict,
    polarity_contradicts,
    says_the_same,
    turned_words,
)
from pipeline.merge.claims.days import contradict, deadline_words
from pipeline.merge.claims.meaning import folded_words
from pipeline.merge.claims.numbers import ALL, counted
from pipeline.merge.claims.statements import Statement
from pipeline.merge.claims.words import StatementWords
from pipeline.records import LinkRelation

# Share of the shorter statement's words that must agree beside what changed, from so many words in common on.
ABOUT_THE_SAME: tuple[tuple[int, float], ...] = ((2, 0.75), (3, 0.6))
NEARBY: tuple[tuple[int, float], ...] = ((2, 0.5),)
DENIES_ALL: tuple[tuple[int, float], ...] = ((2, 1.0), (3, 0.6))
_ARROW = " → "


@dataclass(frozen=True, slots=True)
class Relation:
    """How a later statement relates to an earlier one, with its words."""

    kind: LinkRelation
    detail: str


def relation(earlier: Statement, later: Statement, known: StatementWords) -> Relation | None:
    """How the later statement takes up the earlier one; None in doubt and when it is about something else."""
    if (
        not _agree(earlier, later, NEARBY)
        or places_contradict(earlier, later, known)
        or people_contradict(earlier, later, known)
    ):
        return None
    contradiction = _contradiction(earlier, later, known)
    if contradiction or polarity_contradicts(earlier, later, known) or opposites(earlier, later, known):
        return contradiction
    change = _change(earlier, later, known)
    if change or numbers_contradict(earlier, later, known) or days_contradict(earlier, later, known):
        return change
    same = is_near_equal(earlier, later) or says_the_same(earlier, later)
    return Relation("repeated", "") if same else None


def _agree(
    earlier: Statement, later: Statement, limits: tuple[tuple[int, float], ...], beside: frozenset[str] = frozenset()
) -> bool:
    """Whether the statements share enough words beside some that are not asked for."""
    left, right = earlier.meaning.content - beside, later.meaning.content - beside
    common, smaller = len(left & right), min(len(left), len(right))
    return any(common >= least and common >= share * smaller for least, share in limits)


def _contradiction(earlier: Statement, later: Statement, known: StatementWords) -> Relation | None:
    """One denies what the other asserts, or says the opposite of it; other numbers leave a doubt."""
    if _counts_differ(earlier, later):
        return None
    pairs = opposites(earlier, later, known)
    if pairs:
        beside = frozenset(word for pair in pairs for word in pair)
        if not _agree(earlier, later, ABOUT_THE_SAME, beside):
            return None
        told = (_ARROW.join((earlier.meaning.surfaces[a], later.meaning.surfaces[b])) for a, b in pairs)
        return Relation("contradicted", "; ".join(told))
    if polarity_contradicts(earlier, later, known) and _agree(earlier, later, DENIES_ALL):
        denies = later.is_denied or bool(turned_words(earlier, later) & later.meaning.negated)
        words = f"denied: {earlier.claim.text}" if denies else f"asserted: {later.claim.text}"
        return Relation("contradicted", " ".join(words.split()))
    return None


def _counts_differ(earlier: Statement, later: Statement) -> bool:
    """Each has a number of its own; that all are open and three unfinished is no other number, but a contradiction."""
    before, after = earlier.meaning.numbers - {ALL}, later.meaning.numbers - {ALL}
    return bool(before - after and after - before)


def _change(earlier: Statement, later: Statement, known: StatementWords) -> Relation | None:
    """The same was said with another number of the same things, or with another last day."""
    if earlier.is_denied or later.is_denied:
        return None
    numbers = list(_changed_numbers(earlier, later, known))
    beside = frozenset(word for unit, _ in numbers for word in _words_of(unit, earlier, later))
    details = list(dict.fromkeys(detail for _, detail in numbers))
    before, after = ([day for day in one.meaning.days if day.is_deadline] for one in (earlier, later))
    if before and after and contradict(before, after):
        details.append(f"deadline {deadline_words(before)}{_ARROW}{deadline_words(after)}")
    elif days_contradict(earlier, later, known):
        return None
    if not details or not _agree(earlier, later, ABOUT_THE_SAME, beside | _marks(earlier) | _marks(later)):
        return None
    return Relation("changed", "; ".join(details))


def _words_of(unit: str, *statements: Statement) -> Iterator[str]:
    """What stands for a unit and its numbers among the words."""
    yield unit
    for statement in statements:
        yield from (
            word for of, number in statement.meaning.quantities if of == unit for word in (number, f"{number} {of}")
        )


def _marks(statement: Statement) -> frozenset[str]:
    return frozenset(day.mark for day in statement.meaning.days)


def _changed_numbers(earlier: Statement, later: Statement, known: StatementWords) -> Iterator[tuple[str, str]]:
    """The units that both count, with no number in common, and the words for the change."""
    before, after = _counts(earlier, known), _counts(later, known)
    for unit in sorted(before.keys() & after.keys()):
        if not before[unit].keys() & after[unit].keys():
            yield unit, _ARROW.join(", ".join(found[unit].values()) for found in (before, after))


def _counts(statement: Statement, known: StatementWords) -> dict[str, dict[str, str]]:
    """For each unit the numbers, with the words that give them."""
    found: dict[str, dict[str, str]] = {}
    for unit, number in sorted(statement.meaning.quantities):
        words = (text for text in statement.claim.quantities if number in _numbers_of(text, known))
        found.setdefault(unit, {})[number] = next(words, f"{number} {unit}")
    return found


def _numbers_of(text: str, known: StatementWords) -> set[str]:
    """The numbers of a quantity."""
    return {number for _, number in counted(folded_words(text), (), known)}
