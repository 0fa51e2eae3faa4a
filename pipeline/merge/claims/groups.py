"""Claims → groups that relay one statement: best pairs joined first, never against a "different"."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence, Set

from pipeline.merge.claims.compare import Judgement, judge, likeness, may_paraphrase, needs_equal_words
from pipeline.merge.claims.pairs import by_speaker, candidate_pairs
from pipeline.merge.claims.statements import Statement
from pipeline.merge.claims.words import StatementWords

COMMON_CLAIMS, COMMON_SHARE = 20, 0.02
"""A word in so many claims, and in this share of all, belongs to the subject of the corpus and tells none apart."""


def grouped(found: Iterable[Statement], known: StatementWords) -> list[list[Statement]]:
    """The statements grouped by what was said, each group by its first evidence.

    A claim without a speaker is a group of its own. The result does not depend on the order of `found`.
    """
    ordered = sorted(found, key=lambda statement: statement.key)
    groups = [[statement] for statement in ordered if not statement.speaker]
    common = common_words(ordered)
    for _, block in sorted(by_speaker(ordered).items()):
        groups += _Block(block, known, common).groups()
    return sorted(groups, key=lambda members: members[0].key)


def common_words(found: Sequence[Statement]) -> frozenset[str]:
    """The words that stand in so many claims that they tell none apart."""
    counts = Counter(word for statement in found for word in statement.meaning.content)
    least = max(COMMON_CLAIMS, COMMON_SHARE * len(found))
    return frozenset(word for word, count in counts.items() if count >= least)


class _Block:
    """The statements of one speaker, and what was decided of their pairs."""

    def __init__(self, block: Sequence[Statement], known: StatementWords, common: Set[str]) -> None:
        self._block = block
        self._known = known
        self._common = common
        self._judged: dict[tuple[int, int], Judgement] = {}
        self._home = list(range(len(block)))
        self._members = {index: [index] for index in range(len(block))}
        self._of_article: dict[str, list[int]] = defaultdict(list)
        for index, statement in enumerate(block):
            self._of_article[statement.claim.article_id].append(index)

    def groups(self) -> list[list[Statement]]:
        """The groups, each in the order of the block; what is surely the same is joined before paraphrases."""
        found: list[tuple[bool, float, int, int]] = []
        for left, right in candidate_pairs(self._block):
            judgement, alike = judge(self._block[left], self._block[right], self._known)
            self._judged[left, right] = judgement
            if judgement == "same" or (judgement == "unsure" and self._is_paraphrase(left, right)):
                found.append((judgement == "unsure", -alike, left, right))
        for _, _, left, right in sorted(found):
            self._join(self._home[left], self._home[right])
        return [[self._block[index] for index in sorted(members)] for members in self._members.values()]

    def _is_paraphrase(self, left: int, right: int) -> bool:
        """Whether the two are alike enough, and neither is as much like another claim of the other's article."""
        a, b = self._block[left], self._block[right]
        if needs_equal_words(a, b) or not may_paraphrase(a, b, self._common):
            return False
        alike = likeness(a, b)
        rivals = [(a, other) for other in self._of_article[b.claim.article_id] if other != right]
        rivals += [(b, other) for other in self._of_article[a.claim.article_id] if other != left]
        return all(likeness(one, self._block[other]) < alike for one, other in rivals)

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
