"""What the corpus tells of an event without the claim that is checked: when, where, what, who."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from pipeline.dates.edtf import Interval
from pipeline.knowledge.pack import KnowledgePack
from pipeline.merge.claim_checks.statement import Spans, Statement
from pipeline.merge.events import merged_date
from pipeline.merge.local import LocalEvent, best_dated
from pipeline.quantities import RoleWords
from pipeline.quantities.lexicon import tokenise
from pipeline.records import Event, EventStatus, EventType, Passage

_UNDER_WAY = frozenset({EventType.PRODUCTION, EventType.CONSTRUCTION})
"""Types of which work under way is a fact too: a plant that runs, runs."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """An event that certainly happened, as passages outside the claim tell it."""

    event_id: str
    event_type: EventType
    interval: Interval
    counties: frozenset[str]
    places: frozenset[str]
    """All places with what contains them."""
    types: frozenset[str]
    """Types of factory with the groups they belong to."""
    things: int
    """How many types of factory a single passage names: as many there are at least."""
    people: frozenset[str]
    names_factory: bool
    """A passage speaks of a factory or plant."""


class Corpus:
    """The merged events, asked for what is told of them apart from a claim."""

    def __init__(
        self,
        built: Iterable[tuple[Event, Sequence[LocalEvent]]],
        told: Iterable[Statement],
        pack: KnowledgePack,
        words: RoleWords,
    ) -> None:
        self._pack = pack
        self._words = words
        self._claimed = Claimed(told)
        self._built = [(event, tuple(_sound(members, self._claimed))) for event, members in built]
        self._factories = {
            (passage.article_id, passage.event_type)
            for _, members in self._built
            for member in members
            for passage in member.passages
            if words.all_of("factory", tokenise(passage.sentence))
        }
        self._whole = {event.event_id: self._evidence(event, members) for event, members in self._built}
        self._articles: dict[str, list[tuple[Event, tuple[LocalEvent, ...]]]] = {}
        for event, members in self._built:
            for article_id in {member.article.article_id for member in members}:
                self._articles.setdefault(article_id, []).append((event, members))

    def evidence(self, event_type: EventType, own: Spans) -> list[Evidence]:
        """What happened of a type, in the order of ids, without what only the statement itself tells."""
        touched = {article_id for article_id, _, _ in own.places}
        found = []
        for event, members in self._built:
            if event.event_type is not event_type:
                continue
            known = self._whole[event.event_id]
            if known and any(member.article.article_id in touched for member in members):
                known = self._evidence(event, _without(members, own))
            if known:
                found.append(known)
        return found

    def told_in(self, article_id: str, event_type: EventType, own: Spans) -> list[Evidence]:
        """What an article itself tells as happened outside the statement."""
        found = []
        for event, members in self._articles.get(article_id, ()):
            here = [member for member in _without(members, own) if member.article.article_id == article_id]
            known = self._evidence(event, here) if event.event_type is event_type else None
            if known:
                found.append(known)
        return found

    def _evidence(self, event: Event, members: Sequence[LocalEvent]) -> Evidence | None:
        """The event as far as these members tell it as a fact; None when none does, or one denies it."""
        facts = [kept for member in members if (kept := _facts_of(member))]
        if event.status is EventStatus.DENIED or "status:" in event.conflicts or not facts:
            return None
        passages = [passage for member in facts for passage in member.passages]
        ids = {place for passage in passages for place in passage.place_ids}
        counties = {county.place_id for place in ids if (county := self._pack.county_of(place))}
        above = {one.place_id for place in ids for one in self._pack.ancestors(place)}
        types = {one for passage in passages for one in passage.factory_type_ids}
        return Evidence(
            event_id=event.event_id,
            event_type=event.event_type,
            interval=merged_date(facts)[0],
            counties=frozenset(counties),
            places=frozenset(ids | above),
            types=frozenset(types | {group for one in types for group in self._groups(one)}),
            things=max(self._thing_count(passage) for passage in passages),
            people=frozenset(one for passage in passages for one in passage.people_ids),
            names_factory=any(self._names_factory(passage) for passage in passages),
        )

    def _names_factory(self, passage: Passage) -> bool:
        """Whether a sentence speaks of a factory, or of a bare ceremony beside one for a factory in its article."""
        if self._words.all_of("factory", tokenise(passage.sentence)):
            return True
        ceremony = self._words.match("unit", [tokenise(passage.trigger)[-1]], 0)
        behind = tokenise(passage.sentence[passage.trigger_end - passage.start :])[:1]
        is_bare = ceremony is not None and ceremony.value == "occasion" and not self._words.all_of("object", behind)
        return is_bare and (passage.article_id, passage.event_type) in self._factories

    def _groups(self, type_id: str) -> list[str]:
        found = []
        fact = self._pack.factory_type(type_id)
        while fact is not None and fact.parent:
            found.append(fact.parent)
            fact = self._pack.factory_type(fact.parent)
        return found

    def _thing_count(self, passage: Passage) -> int:
        """How many factories a passage names by type, its general words aside; at least one."""
        facts = [self._pack.factory_type(one) for one in passage.factory_type_ids]
        return max(1, sum(1 for fact in facts if fact and not fact.is_group and not fact.once))


class Claimed:
    """Where the claims of the corpus stand, and which of them say that there was none."""

    def __init__(self, told: Iterable[Statement]) -> None:
        self._places: dict[str, list[tuple[int, int, bool]]] = {}
        for one in told:
            is_none = any(quantity.measure == "none" for quantity in one.quantities)
            self._places.setdefault(one.article.article_id, []).append((one.claim.start, one.claim.end, is_none))

    def is_sound(self, passage: Passage) -> bool:
        """Whether a passage is evidence: one inside a number's claim must name its place itself, and be no "none"."""
        at = passage.trigger_start
        inside = [none for start, end, none in self._places.get(passage.article_id, ()) if start <= at < end]
        return not inside or not any(inside) and bool(passage.place_text) and passage.place_text in passage.sentence


def _sound(members: Sequence[LocalEvent], claimed: Claimed) -> list[LocalEvent]:
    kept = (_narrowed(one, [passage for passage in one.passages if claimed.is_sound(passage)]) for one in members)
    return [member for member in kept if member]


def _facts_of(member: LocalEvent) -> LocalEvent | None:
    """What a member tells as a fact, dated by these passages alone."""
    real = {EventStatus.HAPPENED} | ({EventStatus.ONGOING} if member.event_type in _UNDER_WAY else set())
    return _narrowed(member, [passage for passage in member.passages if passage.status in real])


def _without(members: Sequence[LocalEvent], own: Spans) -> list[LocalEvent]:
    kept = (_narrowed(one, [passage for passage in one.passages if not own.hold(passage)]) for one in members)
    return [member for member in kept if member]


def _narrowed(member: LocalEvent, passages: Sequence[Passage]) -> LocalEvent | None:
    """The member with only these of its passages."""
    if len(passages) == len(member.passages):
        return member
    if not passages:
        return None
    best = best_dated(passages)
    return replace(
        member, passages=tuple(passages), interval=Interval(best.date_start, best.date_end), basis=best.date_basis
    )
