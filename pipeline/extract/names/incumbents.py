"""Who held an office when an article was published: "the premier" of 2024 and of 2025 are two men."""

from collections import defaultdict
from collections.abc import Set
from datetime import date

from pipeline.knowledge.load import KnowledgePack
from pipeline.knowledge.schema import OfficeFact

Days = tuple[date | None, date | None]
"""First and last possible day of a publication; None where it is open."""


class Incumbents:
    """The holders of offices by the pack."""

    def __init__(self, pack: KnowledgePack) -> None:
        """Index the offices by the phrases that stand for them."""
        self._terms: dict[str, list[OfficeFact]] = defaultdict(list)
        for fact in pack.offices:
            for phrase in fact.phrases:
                self._terms[phrase.lower()].append(fact)

    @property
    def phrases(self) -> frozenset[str]:
        """The phrases in lower case."""
        return frozenset(self._terms)

    def holder(self, phrase: str, published: Days, spoken_of: Set[str]) -> str:
        """The id of whom the phrase means in an article of these days; empty when it may mean several.

        The office counts where its country is among the ids in `spoken_of`. One term must hold all days of the
        publication.
        """
        terms = [term for term in self._terms.get(phrase, ()) if term.country in spoken_of]
        holders = {term.person_id for term in terms if _holds(term, published)}
        return holders.pop() if len(holders) == 1 else ""


def _holds(term: OfficeFact, published: Days) -> bool:
    first, last = published
    after = term.since is None or (first is not None and first >= term.since)
    before = term.until is None or (last is not None and last <= term.until)
    return after and before
