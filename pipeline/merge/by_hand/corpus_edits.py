"""All that people say of a corpus, at the places of merging where it counts."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from pipeline.corrections import Entry
from pipeline.corrections.entries import DateOf, DropClaim, PlaceOf
from pipeline.knowledge.pack import KnowledgePack
from pipeline.merge.by_hand.known_entities import KnownEntities, UnknownEntity
from pipeline.merge.by_hand.linked_entities import linked_entities
from pipeline.merge.by_hand.linked_events import link_outcomes, linked_events
from pipeline.merge.by_hand.outcomes import Evidence, Outcome, correction_rows, lost, of_kind
from pipeline.merge.by_hand.settled_events import Around, Build, Members, Settled, settled_events
from pipeline.merge.identities import Identities
from pipeline.records import Article, Claim, Correction, Mention, MentionKind, Passage

Cluster = Callable[[Sequence[Passage]], Sequence[Members]]


class CorpusEdits:
    """The entries of the file of corrections, with what becomes of them while a corpus is merged.

    `outcomes` has those that were applied before, to the dates of articles.
    """

    def __init__(
        self,
        entries: Sequence[Entry],
        outcomes: Mapping[int, Outcome],
        articles: Mapping[str, Article],
        mentions: Sequence[Mention],
        passages: Sequence[Passage],
        claims: Sequence[Claim],
        found: Identities,
        pack: KnowledgePack,
    ) -> None:
        self._entries = entries
        self._outcomes = dict(outcomes)
        ids = {*(passage.passage_id for passage in passages), *(claim.claim_id for claim in claims)}
        self._evidence = Evidence(articles, ids)
        known = KnownEntities(found, mentions if entries else (), passages if entries else (), pack)
        linked = linked_entities(found, entries, known)
        self.identities = linked.identities
        """The ids that count."""
        self._outcomes.update(linked.outcomes)
        self._touched: dict[int, set[str]] = defaultdict(set)
        for passage in passages if entries else ():
            for number in linked.touching(passage):
                self._touched[number].add(passage.passage_id)
        for number, entry in of_kind(entries, DateOf):
            if entry.article is not None:
                self._touched[number] = {p.passage_id for p in passages if p.article_id == entry.article}
        self._passages = [self.identities.passage(passage) for passage in passages]
        self.links = linked_events(entries, self._passages, self._evidence)
        """The passages with these ids, and which of them are joined or parted."""
        self.placed = self._places(known)
        """The ids of the places that events were at, by the number of the entry."""

    def _places(self, known: KnownEntities) -> dict[int, str]:
        placed = {}
        for number, entry in of_kind(self._entries, PlaceOf):
            if self._evidence.missing(entry.passage):
                continue
            try:
                place = known.find(entry.place, MentionKind.PLACE)
            except UnknownEntity as error:
                self._outcomes[number] = lost([str(error)])
            else:
                placed[number] = self.identities.everywhere.get(place, place)
        return placed

    def claims(self, claims: Iterable[Claim]) -> list[Claim]:
        """The claims with the ids that count, without those that nobody made."""
        made = {claim.claim_id: self.identities.claim(claim) for claim in claims}
        drops = of_kind(self._entries, DropClaim)
        for number, entry in drops:
            claim = made.get(entry.claim)
            self._outcomes[number] = (
                lost([self._evidence.missing(entry.claim)])
                if claim is None
                else Outcome("applied", f"dropped: {claim.speaker}: {claim.text}")
            )
        dropped = {entry.claim for _, entry in drops}
        return [claim for claim_id, claim in made.items() if claim_id not in dropped]

    def events(self, groups: Sequence[Members], build: Build, cluster: Cluster, around: Around) -> list[Settled]:
        """The events that count, in the order of their ids, made by `build`.

        `cluster` groups passages as if nobody joined or parted them, `around` gives a place with what contains it.
        """
        settled, outcomes = settled_events(groups, self._entries, self.placed, build, self._evidence, around)
        self._outcomes.update(outcomes)
        event_of = {p.passage_id: one.event.event_id for one in settled for m in one.told for p in m.passages}
        if self.links.counted:
            before = {
                p.passage_id: n for n, group in enumerate(cluster(self._passages)) for m in group for p in m.passages
            }
            self._outcomes.update(link_outcomes(self.links, before, event_of))
        else:
            self._outcomes.update(self.links.outcomes)
        for number, passages in self._touched.items():
            if self._outcomes[number].state == "applied":
                touched = tuple(sorted({event_of[passage] for passage in passages if passage in event_of}))
                self._outcomes[number] = replace(self._outcomes[number], event_ids=touched)
        return sorted(settled, key=lambda one: one.event.event_id)

    def rows(self) -> list[Correction]:
        """The rows of the table, once events and claims were asked for."""
        return correction_rows(self._entries, self._outcomes)
