"""The patterns of page furniture as regular expressions: named parts put in, rules sorted by scope."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.knowledge.schema import FurnitureFact

_PART = re.compile(r"\{([A-Z_]+)\}")


@dataclass(frozen=True, slots=True)
class Rule:
    """A compiled furniture pattern."""

    name: str
    pattern: re.Pattern[str]


class PatternError(ValueError):
    """A pattern that cannot be compiled; `fact` is its row."""

    def __init__(self, fact: FurnitureFact, reason: str) -> None:
        super().__init__(f"pattern of {fact.rule!r} ({fact.scope}): {reason}")
        self.fact = fact


def compile_rules(facts: Iterable[FurnitureFact]) -> dict[str, tuple[Rule, ...]]:
    """The rules by scope; `{NAME}` in a pattern stands for the fact of scope `define` of that name.

    A part must stand above the patterns that use it. Raises `PatternError` for the first pattern that is no regular
    expression or names an unknown part.
    """
    parts: dict[str, str] = {}
    scopes: dict[str, list[Rule]] = {}
    for fact in facts:
        pattern = _with_parts(fact, parts)
        try:
            compiled = re.compile(pattern)
        except (re.error, OverflowError, RecursionError) as error:
            raise PatternError(fact, str(error)) from error
        if fact.scope == "define":
            parts[fact.rule] = pattern
        else:
            scopes.setdefault(fact.scope, []).append(Rule(fact.rule, compiled))
    return {scope: tuple(rules) for scope, rules in scopes.items()}


def _with_parts(fact: FurnitureFact, parts: dict[str, str]) -> str:
    unknown = next((match[1] for match in _PART.finditer(fact.pattern) if match[1] not in parts), None)
    if unknown is not None:
        raise PatternError(fact, f"no part {unknown!r} is defined above it")
    return _PART.sub(lambda match: f"(?:{parts[match[1]]})", fact.pattern)
