"""Claims → groups that relay one statement: best pairs joined first, never against a "different"."""

from collections.abc import Iterable, Sequence

from pipeline.merge.claims.compare import Judgement, judge
from pipeline.merge.claims.pairs import by_speaker, candidate_pairs
from pipeline.merge.claims.statements import Statement
from pipeline.merge.claims.words import StatementWords


def grouped(found: Iterable[Statement], known: StatementWords) -> list[list[Statement]]:
    """The statements grouped by what was said, each group by its first evidence.

    A claim without a speaker is a group of its own. The result does not depend on the order of `found`.
    """
    ordered = sorted(found, key=lambda statement: statement.key)
    groups = [[statement] for statement in ordered if not statement.speaker]
    for _, block in sorted(by_speaker(ordered).items()):
        groups += _Block(block, known).groups()
    return sorted(groups, key=lambda members: members[0].key)


class _Block:
    """The statements of one speaker, and what was decided of their pairs."""

    def __init__(self, block: Sequence[Statement], known: StatementWords) -> None:
        self._block = block
        self._known = known
        self._judged: dict[tuple[int, int], Judgement] = {}
        self._home = list(range(len(block)))
        self._members = {index: [index] for index in range(len(block))}

    def groups(self) -> list[list[Statement]]:
        """The groups, each in the order of the block."""
        same: list[tuple[float, int, int]] = []
        for left, right in candidate_pairs(self._block):
            judgement, alike = judge(self._block[left], self._block[right], self._known)
            self._judged[left, right] = judgement
            if judgement == "same":
                same.append((-alike, left, right))
        for _, left, right in sorted(same):
            self._join(self._home[left], self._home[right])
        return [[self._block[index] for index in sorted(members)] for members in self._members.values()]

    def _join(self, left: int, right: int) -> None:
        """Make two groups one unless somebody in the one is different from somebody in the other."""
        if left == right:
            return
        ours, theirs = self._members[left], self._members[right]
        if any(self._judgement(a, b) == "different" for a in ours for b in theirs):
            return
        for index in theirs:
            self._home[index] = left
        ours += theirs
        del self._members[right]

    def _judgement(self, a: int, b: int) -> Judgement:
        pair = (min(a, b), max(a, b))
        if pair not in self._judged:
            self._judged[pair] = judge(self._block[pair[0]], self._block[pair[1]], self._known)[0]
        return self._judged[pair]
