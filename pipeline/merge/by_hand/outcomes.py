"""What became of each entry of the file of corrections: rows of the table, words for the events, warnings."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from pipeline.corrections import Entry
from pipeline.records import Article, ArticleStatus, Correction, CorrectionState

E = TypeVar("E", bound=Entry)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an entry changed, or why it changed nothing."""

    state: CorrectionState
    reason: str = ""
    event_ids: tuple[str, ...] = ()


def overruled(numbers: Iterable[int]) -> Outcome:
    """An entry that contradicts others, which count."""
    named = ", ".join(str(number) for number in sorted(set(numbers)))
    return Outcome("overruled", f"contradicted by entry {named}")


def lost(reasons: Iterable[str]) -> Outcome:
    """An entry whose evidence is no longer there."""
    return Outcome("no longer applies", "; ".join(dict.fromkeys(reasons)))


def of_kind(entries: Sequence[Entry], kind: type[E]) -> list[tuple[int, E]]:
    """The entries of a kind with their numbers in the file."""
    return [(number, entry) for number, entry in enumerate(entries, start=1) if isinstance(entry, kind)]


class Evidence:
    """Which passages and claims the articles of a corpus have, and in words why one is not there."""

    def __init__(self, articles: Mapping[str, Article], ids: Collection[str]) -> None:
        self._articles = articles
        self._ids = ids

    def missing(self, evidence_id: str) -> str:
        """Why nothing of this id is there; empty when it is."""
        if evidence_id in self._ids:
            return ""
        article_id = evidence_id.partition(":")[0]
        article = self._articles.get(article_id)
        if article is None:
            return f"{evidence_id}: no article {article_id} was read"
        if article.status is ArticleStatus.DUPLICATE:
            return f"{evidence_id}: its article is a copy of {article.duplicate_of} now"
        return f"{evidence_id}: its article does not tell that"


def correction_rows(entries: Sequence[Entry], outcomes: Mapping[int, Outcome]) -> list[Correction]:
    """The rows of the table, in the order of the file."""
    return [
        Correction(
            number=number,
            kind=entry.kind,
            targets=entry.targets,
            value=entry.value,
            who=entry.who,
            why=entry.why,
            when=entry.when,
            state=outcomes[number].state,
            reason=outcomes[number].reason,
            event_ids=outcomes[number].event_ids,
        )
        for number, entry in enumerate(entries, start=1)
    ]


def words_by_event(rows: Iterable[Correction]) -> dict[str, tuple[str, ...]]:
    """What was changed in each event, by whom and why."""
    words: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        if row.state == "applied":
            for event_id in row.event_ids:
                words[event_id].add(f"{row.reason} by {row.who}: {row.why}")
    return {event_id: tuple(sorted(told)) for event_id, told in words.items()}


def warnings(rows: Iterable[Correction], file: str) -> list[str]:
    """A line for each entry that no longer applies."""
    return [
        f"{file}, entry {row.number} ({row.kind}) no longer applies: {row.reason}"
        for row in rows
        if row.state == "no longer applies"
    ]
