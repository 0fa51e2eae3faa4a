"""Names that in one article mean another entity than the one that they were linked to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.corrections import Entry
from pipeline.corrections.entries import DifferentEntities
from pipeline.merge.by_hand.known_entities import NEW, KnownEntities, UnknownEntity
from pipeline.merge.by_hand.outcomes import Outcome, lost, of_kind, overruled
from pipeline.merge.identities import Identities

Key = tuple[str, str]
"""An article and an id as it stands in its rows."""


@dataclass(frozen=True, slots=True)
class LinkedNames:
    """What ids mean in single articles, by which entries, and what became of the entries."""

    meant: Mapping[Key, str]
    by_article: Mapping[Key, int]
    outcomes: dict[int, Outcome]


def linked_names(joined: Identities, entries: Sequence[Entry], known: KnownEntities) -> LinkedNames:
    """What the entries say of names in articles; all that is linked to the entity there goes along, pronouns too.

    `joined` has the ids that count otherwise. Of two entries on one entity in one article the later counts.
    """
    outcomes: dict[int, Outcome] = {}
    wanted: dict[Key, list[tuple[int, str]]] = {}
    for number, entry in of_kind(entries, DifferentEntities):
        if entry.article is None or entry.name is None or entry.entity is None:
            continue
        try:
            linked = known.in_article(entry.article, entry.name, joined)
            other = _entity(entry.entity, linked, joined, known)
        except UnknownEntity as error:
            outcomes[number] = lost([str(error)])
            continue
        if linked == other:
            outcomes[number] = Outcome("needless")
        else:
            wanted.setdefault((entry.article, linked), []).append((number, other))
    meant: dict[Key, str] = {}
    by_article: dict[Key, int] = {}
    for (article_id, linked), said in wanted.items():
        last, counts = said[-1]
        change = Outcome("applied", f"{linked} is {counts} in {article_id}")
        outcomes.update((number, change if other == counts else overruled([last])) for number, other in said)
        for own_id in _ids(article_id, linked, joined):
            meant[article_id, own_id] = counts
            by_article[article_id, own_id] = last
    return LinkedNames(meant, by_article, outcomes)


def _entity(words: str, linked: str, joined: Identities, known: KnownEntities) -> str:
    """The id of the entity that is meant; an id that nothing has yet makes a new one.

    Raises:
        UnknownEntity: It is neither known nor the id of a new one of the kind.
    """
    kind = known.kind(linked)
    try:
        found = known.find(words, kind)
    except UnknownEntity:
        if not words.startswith(NEW[kind]):
            raise
        found = words
    return joined.everywhere.get(found, found)


def _ids(article_id: str, linked: str, joined: Identities) -> set[str]:
    """All ids that mean the entity in the article."""
    ids = {linked, *(own_id for own_id, kept in joined.everywhere.items() if kept == linked)}
    ids |= {own_id for where, own_id in joined.in_article if where == article_id}
    return {own_id for own_id in ids if joined.of(article_id, own_id) == linked}
