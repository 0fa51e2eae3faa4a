"""Passages that a person says to tell one event, or several: what the clusters are told, and what came of it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from pipeline.corrections import Entry
from pipeline.corrections.entries import DifferentEvents, SameEvent
from pipeline.merge.by_hand.consistent import Statement, Ties, consistent, one
from pipeline.merge.by_hand.outcomes import Evidence, Outcome, lost, of_kind, overruled
from pipeline.records import EventType, Passage

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class LinkedEvents:
    """The passages, those of one article regrouped where a person says so, and the pairs that are joined or parted."""

    passages: list[Passage]
    same: tuple[Pair, ...]
    different: tuple[Pair, ...]
    counted: tuple[Statement, ...]
    """The entries that count, with those of their passages that are there."""
    outcomes: dict[int, Outcome]
    """Of the entries that do not count."""
    gone: dict[int, str]
    """Of the entries that count, which of their passages are not there."""


def linked_events(entries: Sequence[Entry], passages: Sequence[Passage], evidence: Evidence) -> LinkedEvents:
    """What the entries say of the passages; of those that contradict each other the later ones count."""
    said, outcomes, gone = [], dict[int, Outcome](), dict[int, str]()
    for number, entry in [*of_kind(entries, SameEvent), *of_kind(entries, DifferentEvents)]:
        missing = [words for words in map(evidence.missing, entry.passages) if words]
        there = tuple(passage for passage in entry.passages if not evidence.missing(passage))
        if len(there) < 2:
            outcomes[number] = lost(missing)
            continue
        said.append(Statement(number, there, isinstance(entry, SameEvent)))
        if missing:
            gone[number] = "; ".join(missing)
    ties, counted, against = consistent(said)
    outcomes.update((number, overruled(numbers)) for number, numbers in against.items())
    return LinkedEvents(
        passages=_regrouped(passages, {node for statement in counted for node in statement.nodes}, ties),
        same=tuple((s.nodes[0], other) for s in counted if s.is_same for other in s.nodes[1:]),
        different=tuple(pair for s in counted if not s.is_same for pair in combinations(s.nodes, 2)),
        counted=tuple(counted),
        outcomes=outcomes,
        gone=gone,
    )


def _regrouped(passages: Sequence[Passage], named: set[str], ties: Ties) -> list[Passage]:
    """The passages; of one article's event those that tell several become groups of their own."""
    groups: dict[tuple[str, EventType, int], list[Passage]] = defaultdict(list)
    last: dict[tuple[str, EventType], int] = defaultdict(int)
    for passage in passages if named else ():
        last[passage.article_id, passage.event_type] = max(last[passage.article_id, passage.event_type], passage.group)
        if passage.passage_id in named:
            groups[passage.article_id, passage.event_type, passage.group].append(passage)
    moved: dict[str, int] = {}
    for (article_id, event_type, _), told in sorted(groups.items()):
        # The passages of which nobody speaks stay with the first.
        first, *others = _parts(sorted(told, key=lambda p: (p.start, p.trigger_start, p.passage_id)), ties)
        for part in others:
            last[article_id, event_type] += 1
            moved.update(dict.fromkeys(part, last[article_id, event_type]))
    return [replace(p, group=moved[p.passage_id]) if p.passage_id in moved else p for p in passages]


def _parts(told: Iterable[Passage], ties: Ties) -> list[list[str]]:
    parts: list[list[str]] = []
    for passage in told:
        for part in parts:
            joint = one((part[0], passage.passage_id))
            if not ties.against(joint):
                ties.add(joint)
                part.append(passage.passage_id)
                break
        else:
            parts.append([passage.passage_id])
    return parts


def link_outcomes(linked: LinkedEvents, before: Mapping[str, int], event_of: Mapping[str, str]) -> dict[int, Outcome]:
    """What became of each entry.

    `before` has the events, by any number, that the passages would be of without all these entries; `event_of` the ids
    of those that they are of. Passages of events that are dropped have none.
    """
    found = dict(linked.outcomes)
    for statement in linked.counted:
        would_be = [before[passage] for passage in statement.nodes]
        ids = tuple(sorted({event_of[passage] for passage in statement.nodes if passage in event_of}))
        gone = linked.gone.get(statement.number, "")
        if len(set(would_be)) == (1 if statement.is_same else len(would_be)):
            found[statement.number] = Outcome("needless", gone)
            continue
        count = len(statement.nodes)
        change = f"joined {count} passages" if statement.is_same else f"parted {count} passages"
        found[statement.number] = Outcome("applied", "; ".join(filter(None, (change, gone))), ids)
    return found
