"""Checks that the files of a pack agree with one another: ids that exist, patterns that can be compiled."""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from pathlib import Path
from typing import Any, get_args

from pipeline.errors import KnowledgeError
from pipeline.knowledge.csvfile import Row
from pipeline.knowledge.patterns import PatternError, compile_rules
from pipeline.knowledge.schema import (
    DemonymFact,
    Fact,
    FactoryTypeFact,
    FurnitureFact,
    OfficeFact,
    OrganizationFact,
    OrganizationKind,
    OrgRoleFact,
    PersonFact,
    PlaceFact,
    PolicyFact,
    ProgrammeFact,
    RoleFact,
)

Problem = tuple[int, str]
File = tuple[Path, Sequence[Row[Any]]]


def check_references(tables: Mapping[str, Sequence[File]]) -> None:
    """Raise for the first id that a row names and no file has; `tables` has the files of each name.

    Raises:
        KnowledgeError: a dangling id, places that lie in one another, or a pattern that cannot be compiled.
    """
    files = [file for same in tables.values() for file in same]
    ids = _ids(fact for _, rows in files for _, fact in rows)
    for path, rows in files:
        for line, fact in rows:
            for what in _dangling(fact, ids):
                raise KnowledgeError(f"{path}, line {line}: {what}")
    parents = {fact.place_id: fact.parent_id for _, rows in files for _, fact in rows if isinstance(fact, PlaceFact)}
    for path, rows in tables.get("places.csv", ()):
        for line, what in _cycles(rows, parents):
            raise KnowledgeError(f"{path}, line {line}: {what}")
    for path, rows in tables.get("furniture.csv", ()):
        _check_patterns(path, rows)


def _check_patterns(path: Path, rows: Sequence[Row[Fact]]) -> None:
    try:
        compile_rules(fact for _, fact in rows if isinstance(fact, FurnitureFact))
    except PatternError as error:
        line = next(line for line, fact in rows if fact is error.fact)
        raise KnowledgeError(f"{path}, line {line}: {error}") from error


def _ids(facts: Iterable[Fact]) -> dict[str, set[str]]:
    kinds = ("place", "person", "organization", "factory type", "policy")
    ids: dict[str, set[str]] = {kind: set() for kind in kinds}
    for fact in facts:
        if isinstance(fact, PlaceFact):
            ids["place"].add(fact.place_id)
        elif isinstance(fact, PersonFact):
            ids["person"].add(fact.person_id)
        elif isinstance(fact, OrganizationFact):
            ids["organization"].add(fact.org_id)
        elif isinstance(fact, FactoryTypeFact):
            ids["factory type"].add(fact.type_id)
        elif isinstance(fact, PolicyFact):
            ids["policy"].add(fact.policy_id)
    return ids


def _named(fact: Fact) -> Iterator[tuple[str, str, str]]:
    """Column, kind of thing, id: every id that a row names."""
    match fact:
        case PlaceFact():
            yield "parent_id", "place", fact.parent_id
            yield "capital_of", "place", fact.capital_of
        case DemonymFact():
            yield "place_id", "place", fact.place_id
        case PersonFact():
            yield "country", "place", fact.country
        case OrganizationFact():
            yield "country", "place", fact.country
            yield "speaks_for", "place", fact.speaks_for
            yield "parent_id", "organization", fact.parent_id
        case FactoryTypeFact():
            yield "parent", "factory type", fact.parent
        case ProgrammeFact():
            yield "policy_id", "policy", fact.policy_id
            yield "factory_type", "factory type", fact.factory_type
            yield from (("places", "place", place_id) for place_id in fact.places)
        case OrgRoleFact():
            yield "org_id", "organization", fact.org_id
        case OfficeFact():
            yield "person_id", "person", fact.person_id
            yield "country", "place", fact.country
        case RoleFact():
            yield "person_id", "person", fact.person_id


def _dangling(fact: Fact, ids: dict[str, set[str]]) -> Iterator[str]:
    for column, kind, name in _named(fact):
        if name and name not in ids[kind]:
            yield f"{column} {name!r} is no {kind} of this pack"
    if isinstance(fact, RoleFact):
        known: Set[str] = ids["place"] | ids["person"] | ids["organization"]
        yield from (f"after {name!r} is no place, person or organization of this pack" for name in fact.after
                    if name not in known)  # fmt: skip
    if isinstance(fact, OrgRoleFact):
        kinds = get_args(OrganizationKind)
        yield from (f"kinds {kind!r} is no kind of organization" for kind in fact.kinds if kind not in kinds)


def _cycles(rows: Sequence[Row[Fact]], parents: Mapping[str, str]) -> Iterator[Problem]:
    for line, fact in rows:
        if isinstance(fact, PlaceFact):
            seen, here = set[str](), fact.place_id
            while here and here not in seen:
                seen.add(here)
                here = parents[here]
            if here:
                yield line, f"parent_id: {fact.place_id!r} lies inside itself"
