"""Which claims are compared at all: those of one speaker and time that can share enough words.

Who shares a part of the shorter one's words has one of its rarest words in common (prefix filtering, Chaudhuri et al.
2006), so only these are looked up: nothing is missed, and few pairs are met in vain.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from datetime import date, timedelta
from math import ceil

from pipeline.merge.claims.compare import LEAST_SHARE, QUOTED_WORDS, WINDOW_DAYS
from pipeline.merge.claims.statements import Statement

_WINDOW = timedelta(days=WINDOW_DAYS)


def by_speaker(found: Iterable[Statement]) -> dict[str, list[Statement]]:
    """The statements of each speaker, in the order given."""
    blocks: dict[str, list[Statement]] = defaultdict(list)
    for statement in found:
        if statement.speaker:
            blocks[statement.speaker].append(statement)
    return blocks


class Rarity:
    """In how many of a speaker's statements each word stands."""

    def __init__(self, statements: Iterable[Set[str]]) -> None:
        self._counts = Counter(word for words in statements for word in words)

    def marks(self, words: Set[str], *, share: float = LEAST_SHARE) -> list[str]:
        """The rarest words, so many that whoever shares that part of all has one of them."""
        ordered = sorted(words, key=lambda word: (self._counts[word], word))
        return ordered[: len(ordered) - ceil(share * len(ordered)) + 1]


def candidate_pairs(block: Sequence[Statement]) -> Iterator[tuple[int, int]]:
    """Index pairs of one speaker's statements that may be the same, each once, by a sweep over the first days."""
    rarity = Rarity(statement.meaning.content for statement in block)
    by_mark, by_word = _Postings(block), _Postings(block)
    for index in sorted(range(len(block)), key=lambda i: (block[i].first, block[i].key)):
        statement = block[index]
        marks, words = _keys(statement, rarity)
        met = set(by_mark.of(words, statement.first)) | set(by_word.of(marks, statement.first))
        yield from ((min(index, other), max(index, other)) for other in sorted(met))
        by_mark.add(index, marks)
        by_word.add(index, words)


def _keys(statement: Statement, rarity: Rarity) -> tuple[set[str], set[str]]:
    """The marks of a statement, and all by which it is found: words, runs of quoted words, the text itself."""
    runs = [_runs(quote) for quote in statement.quotes if len(quote) >= QUOTED_WORDS]
    itself = f"= {statement.text}"
    marks = {itself, *rarity.marks(statement.meaning.content), *(quoted[0] for quoted in runs)}
    return marks, {itself, *statement.meaning.content, *(run for quoted in runs for run in quoted)}


def _runs(quote: Sequence[str]) -> list[str]:
    return [" ".join(quote[at : at + QUOTED_WORDS]) for at in range(len(quote) - QUOTED_WORDS + 1)]


class _Postings:
    """Which statements have a key; those too long past for whoever asks are forgotten."""

    def __init__(self, block: Sequence[Statement]) -> None:
        self._ends = [later(statement.last) for statement in block]
        self._found: dict[str, list[int]] = defaultdict(list)

    def add(self, index: int, keys: Iterable[str]) -> None:
        for key in keys:
            self._found[key].append(index)

    def of(self, keys: Iterable[str], day: date) -> Iterator[int]:
        for key in keys:
            if key in self._found:
                self._found[key] = [index for index in self._found[key] if self._ends[index] >= day]
                yield from self._found[key]


def later(day: date) -> date:
    """The last day on which somebody may still have spoken at the same time."""
    return day if day > date.max - _WINDOW else day + _WINDOW
