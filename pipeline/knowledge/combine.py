"""Packs combined: a row that stands in several of them is one fact."""

from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

from pipeline.knowledge.schema import Fact

F = TypeVar("F", bound=Fact)


def united(facts: Iterable[F], key: Sequence[str]) -> tuple[F, ...]:
    """The facts in order, those with the same `key` as one; without a key each stays its own, equal ones once."""
    found: dict[tuple[Any, ...], F] = {}
    for fact in facts:
        identity = tuple(getattr(fact, column) for column in key) if key else tuple(fact)
        found[identity] = _merged(found[identity], fact) if identity in found else fact
    return tuple(found.values())


def _merged(first: F, second: F) -> F:
    """The first fact with the lists of both, and with what it leaves empty from the second."""
    update: dict[str, Any] = {}
    for column in type(first).model_fields:
        one, other = getattr(first, column), getattr(second, column)
        if isinstance(one, tuple):
            update[column] = tuple(dict.fromkeys((*one, *other)))
        elif one in ("", None, False):
            update[column] = other
    return first.model_copy(update=update)
