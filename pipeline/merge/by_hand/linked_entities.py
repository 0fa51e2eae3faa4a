"""People, places and organisations that a person says to be one, or several: the ids that count over the corpus."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.corrections import Entry
from pipeline.corrections.entries import DifferentEntities, SameEntity
from pipeline.merge.by_hand.consistent import Statement, Ties, consistent, one
from pipeline.merge.by_hand.known_entities import KnownEntities, UnknownEntity
from pipeline.merge.by_hand.linked_names import linked_names
from pipeline.merge.by_hand.outcomes import Outcome, lost, of_kind, overruled
from pipeline.merge.identities import Identities
from pipeline.records import Passage


@dataclass(frozen=True, slots=True)
class LinkedEntities:
    """The ids that count, and what became of the entries."""

    identities: Identities
    outcomes: dict[int, Outcome]
    by_id: Mapping[str, frozenset[int]]
    """The entries that gave an id, wherever it stands, another one."""
    by_article: Mapping[tuple[str, str], int]
    """The entries that gave an id in one article another one."""

    def touching(self, passage: Passage) -> frozenset[int]:
        """The entries that gave an entity of a passage, as its article tells it, another id."""
        keys = [(passage.article_id, i) for i in (*passage.place_ids, *passage.people_ids, *passage.organization_ids)]
        here = {self.by_article[key] for key in keys if key in self.by_article}
        ids = (self.identities.in_article.get(key, key[1]) for key in keys if key not in self.by_article)
        return frozenset(here).union(*(self.by_id.get(i, frozenset()) for i in ids))


def linked_entities(found: Identities, entries: Sequence[Entry], known: KnownEntities) -> LinkedEntities:
    """The ids of `found` with what the entries say; of those that contradict each other the later ones count."""
    said, outcomes = _statements(entries, known)
    ties, counted, against = consistent(said)
    outcomes.update((number, overruled(numbers)) for number, numbers in against.items())
    everywhere = _everywhere(found.everywhere, counted, ties)
    by_id: dict[str, frozenset[int]] = {}
    for statement in counted:
        before = {found.everywhere.get(node, node) for node in statement.nodes}
        if len(before) == (1 if statement.is_same else len(statement.nodes)):
            outcomes[statement.number] = Outcome("needless")
            continue
        words = "are one" if statement.is_same else "are not one"
        outcomes[statement.number] = Outcome("applied", f"{', '.join(statement.nodes)} {words}")
        for own_id in frozenset().union(*(ties.joined(node) for node in statement.nodes)):
            if everywhere.get(own_id, own_id) != found.everywhere.get(own_id, own_id):
                by_id[own_id] = by_id.get(own_id, frozenset()) | {statement.number}
    bodies = {name: everywhere.get(own_id, own_id) for name, own_id in found.bodies.items()}
    names = linked_names(Identities(everywhere, found.in_article, bodies), entries, known)
    in_article = {**found.in_article, **names.meant}
    return LinkedEntities(
        Identities(everywhere, in_article, bodies), outcomes | names.outcomes, by_id, names.by_article
    )


def _statements(entries: Sequence[Entry], known: KnownEntities) -> tuple[list[Statement], dict[int, Outcome]]:
    """What the entries say of entities that the corpus has, and what became of the others."""
    said, outcomes = [], dict[int, Outcome]()
    named = [(number, entry.entities, True) for number, entry in of_kind(entries, SameEntity)]
    named += [(number, e.entities, False) for number, e in of_kind(entries, DifferentEntities) if e.entities]
    for number, entities, is_same in named:
        try:
            nodes = _nodes(entities, known, is_same=is_same)
        except UnknownEntity as error:
            outcomes[number] = lost([str(error)])
            continue
        if len(nodes) > 1:
            said.append(Statement(number, nodes, is_same))
        else:
            outcomes[number] = Outcome("needless")
    return said, outcomes


def _nodes(entities: Sequence[str], known: KnownEntities, *, is_same: bool) -> tuple[str, ...]:
    """The ids of the entities; that which stays need not be met, when it is in the knowledge pack.

    Raises:
        UnknownEntity: One is unknown, too few are met, or they are of several kinds.
    """
    ids = tuple(dict.fromkeys(known.find(words) for words in entities))
    if len({known.kind(own_id) for own_id in ids}) > 1:
        raise UnknownEntity(f"{', '.join(entities)} are no things of one kind")
    if not is_same and len(ids) < len(entities):
        raise UnknownEntity(f"{', '.join(entities)} have one id: name the article in which one is meant")
    met = [own_id for own_id in ids if known.is_met(own_id)]
    if not met or (len(met) < 2 and not (is_same and met[0] != ids[0])) and len(ids) > 1:
        raise UnknownEntity(f"no article names {', '.join(i for i in ids if not known.is_met(i))}")
    return ids


def _everywhere(found: Mapping[str, str], counted: Sequence[Statement], ties: Ties) -> Mapping[str, str]:
    """The ids to put in the place of others; what was found counts where no entry is against it."""
    if not counted:
        return found
    for own_id, kept in sorted(found.items()):
        joint = one((kept, own_id))
        if not ties.against(joint):
            ties.add(joint)
    touched = {node: ties.joined(node) for statement in counted for node in statement.nodes}
    among = frozenset().union(*touched.values())
    everywhere = {own_id: kept for own_id, kept in found.items() if own_id not in among}
    for node, whole in touched.items():
        finals = {found.get(own_id, own_id) for own_id in whole} & whole
        kept = min(finals, default=node)
        first = next((s.nodes[0] for s in reversed(counted) if s.is_same and s.nodes[0] in whole), None)
        if first is not None:
            kept = found[first] if found.get(first) in whole else first
        everywhere.update((own_id, kept) for own_id in whole if own_id != kept)
    return everywhere
