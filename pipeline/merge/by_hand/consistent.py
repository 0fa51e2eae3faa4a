"""Statements that things are one or several, without those that later ones contradict.

"A and B are one" and "B and C are one" together contradict "A and C are two", whoever says which when: the later two
of three count.
"""

from collections import defaultdict, deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations


@dataclass(frozen=True, slots=True)
class Statement:
    """An entry by its number: these are all one, or no two of them are."""

    number: int
    nodes: tuple[str, ...]
    is_same: bool


class Ties:
    """What has been said so far: what is one, by which entries, and what is not."""

    def __init__(self) -> None:
        self._same: dict[str, dict[str, int]] = defaultdict(dict)
        self._different: list[tuple[str, str, int]] = []

    def joined(self, node: str) -> frozenset[str]:
        """All that is one with a thing."""
        return frozenset(self._paths(node))

    def against(self, said: Statement) -> frozenset[int]:
        """The numbers of what contradicts a statement; empty when nothing does."""
        if said.is_same:
            whole = frozenset().union(*(self.joined(node) for node in said.nodes))
            return frozenset(number for a, b, number in self._different if a in whole and b in whole)
        for one, other in combinations(said.nodes, 2):
            path = self._paths(one).get(other)
            if path is not None:
                return path
        return frozenset()

    def add(self, said: Statement) -> None:
        """Take a statement that nothing is against."""
        if said.is_same:
            for node in said.nodes[1:]:
                self._same[said.nodes[0]].setdefault(node, said.number)
                self._same[node].setdefault(said.nodes[0], said.number)
        else:
            self._different += [(one, other, said.number) for one, other in combinations(said.nodes, 2)]

    def _paths(self, start: str) -> dict[str, frozenset[int]]:
        """What a thing is one with, each with the numbers of the entries by which it is."""
        found: dict[str, frozenset[int]] = {start: frozenset()}
        waiting = deque([start])
        while waiting:
            here = waiting.popleft()
            for there, number in self._same.get(here, {}).items():
                if there not in found:
                    found[there] = found[here] | {number}
                    waiting.append(there)
        return found


def consistent(said: Iterable[Statement]) -> tuple[Ties, list[Statement], dict[int, frozenset[int]]]:
    """What counts, in the order of the entries, and for each of the others the numbers of what contradicts it."""
    ties, kept, against = Ties(), list[Statement](), dict[int, frozenset[int]]()
    for statement in sorted(said, key=lambda one: -one.number):
        contradicting = ties.against(statement)
        if contradicting:
            against[statement.number] = contradicting
        else:
            ties.add(statement)
            kept.append(statement)
    return ties, kept[::-1], against


def one(nodes: Sequence[str]) -> Statement:
    """What is one without anybody's word for it."""
    return Statement(0, tuple(nodes), True)
