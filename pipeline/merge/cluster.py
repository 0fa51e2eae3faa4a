"""Local events → real-world events, each pair that was weighed kept with its reasons.

Tellings are taken from the most exact to the vaguest: by place, then by date. Each joins the cluster of those before it
that it fits best, or founds one; a "different" towards a member of a cluster keeps it out, and a vague telling that
fits several clusters joins none. Tellings that agree in all facts are taken together first, so that a story printed a
thousand times is compared once. The order is that of the content: the order of the input never shows.
"""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass

from pipeline.merge.alike import by_facts, joined
from pipeline.merge.blocking import Index
from pipeline.merge.compare import Decision, Judgement, is_vague, reach
from pipeline.merge.local import LocalEvent
from pipeline.merge.weights import FITTED, TOO_FAR, Weights

_COMPARED, _MOST_COMPARED = 3, 12
"""Members of a cluster that a newcomer is compared with: the most exact ones, and those with other places or names."""
_MARGIN = 0.5
"""How much better the best cluster must fit a vague telling than the next."""
_CROWD = 8
"""A telling without a county or a narrow date that so many events could be fits none of them for sure."""
_MOST_REFUSED = 2
"""Links that are kept for each telling to what it was not merged with."""
_NO_DAYS = 10**6
_PARTED = Decision("different", 0.0, ("parted by hand",))
_TOLD_APART = Decision("different", 0.0, ("told apart in one article",))


@dataclass(frozen=True, slots=True)
class Link:
    """Two local events that were weighed: the one that came first, the newcomer, and what was decided."""

    first: LocalEvent
    second: LocalEvent
    judgement: Judgement
    score: float
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Clustered:
    """The local events by real-world event, and the links that show why."""

    groups: list[list[LocalEvent]]
    links: list[Link]


class _Cluster:
    """The tellings of one event, in the order in which they came."""

    __slots__ = ("articles", "calendar", "compared", "earliest_last", "identities", "latest_first", "members", "parted")

    def __init__(self, tellings: Sequence[LocalEvent], parted: frozenset[str]) -> None:
        self.compared: list[LocalEvent] = []
        self.identities: set[tuple[frozenset[str], ...]] = set()
        self.members: list[LocalEvent] = []
        self.articles: set[str] = set()
        self.parted: frozenset[str] = parted
        """The keys of what a person set apart from its members."""
        self.calendar: frozenset[str] = frozenset()
        # Their distance is the largest gap between any two members.
        self.latest_first, self.earliest_last = tellings[0].first_day, tellings[0].last_day
        self.add(tellings)

    def add(self, tellings: Sequence[LocalEvent]) -> None:
        """Take in tellings that are alike."""
        self._show(tellings[0])
        self.members += tellings
        for telling in tellings:
            self.articles.add(telling.article.article_id)
            self.latest_first = max(self.latest_first, telling.first_day)
            self.earliest_last = min(self.earliest_last, telling.last_day)
            if telling.calendar:
                self.calendar |= telling.calendar

    def take_over(self, other: "_Cluster") -> None:
        """Take in all that another cluster has, which is empty then."""
        self.add(other.members)
        for telling in other.compared[1:]:
            self._show(telling)
        self.parted |= other.parted
        other.members = []

    def _show(self, telling: LocalEvent) -> None:
        """Let newcomers be compared with the telling when it says something new, or few others are there."""
        identity = (telling.places, telling.calendar, telling.kinds, telling.policies)
        is_new = identity not in self.identities
        if len(self.compared) < _COMPARED or (is_new and len(self.compared) < _MOST_COMPARED):
            self.compared.append(telling)
            self.identities.add(identity)


class _Clusterer:
    def __init__(self, window_days: int, weights: Weights) -> None:
        self._window_days = window_days
        self._weights = weights
        self._index = Index(window_days)
        self.clusters: list[_Cluster] = []
        self.links: list[Link] = []

    def alike(self, events: Iterable[LocalEvent], parted: Container[str]) -> Iterator[list[LocalEvent]]:
        """The events, those in one list that agree in all facts, where such facts make one event of them."""
        for tellings in by_facts(events, parted):
            if len(tellings) > 1:
                decision = self._weights.decide(tellings[0], tellings[1], window_days=self._window_days)
                if decision.judgement != "same":
                    yield from ([telling] for telling in tellings)
                    continue
                words = decision.words
                self.links += [Link(tellings[0], also, "same", decision.score, words) for also in tellings[1:]]
            yield tellings

    def place(self, tellings: Sequence[LocalEvent], parted: frozenset[str]) -> None:
        """Put tellings of one event where they belong; `parted` are the keys of what a person set apart from them."""
        event = tellings[0]
        fitting: list[tuple[Decision, int, LocalEvent]] = []
        refused: list[tuple[Decision, LocalEvent]] = []
        candidates = self._index.candidates(event)
        if _is_open(event) and len(candidates) > _CROWD:
            candidates = [
                number for number in candidates if not self.clusters[number].calendar.isdisjoint(event.calendar)
            ]
        for number in candidates:
            cluster = self.clusters[number]
            if parted and not parted.isdisjoint(member.key for member in cluster.members):
                refused.append((_PARTED, cluster.compared[0]))
                continue
            decision, other = self._weigh(event, {telling.article.article_id for telling in tellings}, cluster)
            if decision.judgement == "same":
                fitting.append((decision, number, other))
            else:
                refused.append((decision, other))
        fitting.sort(key=lambda fit: (-fit[0].score, fit[1]))
        if len(fitting) > 1 and _is_open(event) and fitting[0][0].score - fitting[1][0].score < _MARGIN:
            self._keep(event, [(_unsure(decision), other) for decision, _, other in fitting[:_MOST_REFUSED]])
            fitting = []
        if fitting:
            decision, number, other = fitting[0]
            self.links.append(Link(other, event, "same", decision.score, decision.words))
            refused += [(_unsure(also), rival) for also, _, rival in fitting[1:]]
            self.clusters[number].add(tellings)
            self.clusters[number].parted |= parted
        else:
            self._index.add(len(self.clusters), event)
            self.clusters.append(_Cluster(tellings, parted))
        refused.sort(key=lambda one: (-one[0].score, one[1].key))
        self._keep(event, refused[:_MOST_REFUSED])

    def unite(self) -> None:
        """Join the exact clusters that a later telling has shown to be one.

        Of two days for one ceremony the first two tellings may say too little; the third has the people of both.
        """
        for number, cluster in enumerate(self.clusters):
            if _is_open(cluster.compared[0]):
                continue
            for other_number in self._index.candidates(cluster.compared[0]):
                other = self.clusters[other_number]
                if other_number < number and other.members and not _is_open(other.compared[0]):
                    self._unite(other, cluster)
                if not cluster.members:
                    break

    def _unite(self, first: _Cluster, second: _Cluster) -> None:
        """Join the second cluster to the first when two of their tellings are the same and none are different."""
        if not second.parted.isdisjoint(member.key for member in first.members):
            return
        best: Link | None = None
        for telling in second.compared:
            decision, other = self._weigh(telling, second.articles, first)
            if decision.judgement == "different":
                return
            if decision.judgement == "same" and (best is None or decision.score > best.score):
                best = Link(other, telling, "same", decision.score, decision.words)
        if best is not None:
            self.links.append(best)
            first.take_over(second)

    def _weigh(self, event: LocalEvent, articles: Set[str], cluster: _Cluster) -> tuple[Decision, LocalEvent]:
        """The best decision towards a member, unless one of them speaks against, with that member.

        `articles` are all that tell the event.
        """
        if cluster.calendar.isdisjoint(event.calendar):
            # Two events of one article were told apart where the text was at hand.
            if not cluster.articles.isdisjoint(articles):
                return _TOLD_APART, cluster.compared[0]
            gap = max(cluster.latest_first, event.first_day) - min(cluster.earliest_last, event.last_day)
            if gap.days > reach(event, self._window_days):
                return TOO_FAR, cluster.compared[0]
        best: tuple[Decision, LocalEvent] | None = None
        for other in cluster.compared:
            decision = self._weights.decide(other, event, window_days=self._window_days)
            if decision.judgement == "different":
                return decision, other
            if best is None or decision.score > best[0].score:
                best = decision, other
        assert best is not None
        return best

    def _keep(self, event: LocalEvent, refused: Iterable[tuple[Decision, LocalEvent]]) -> None:
        self.links += [Link(other, event, d.judgement, d.score, d.words) for d, other in refused]


def clusters(
    events: Iterable[LocalEvent],
    *,
    window_days: int,
    same_passages: Iterable[tuple[str, str]] = (),
    different_passages: Iterable[tuple[str, str]] = (),
    weights: Weights = FITTED,
) -> Clustered:
    """The events grouped by the real-world event they tell.

    Two events of one article were told apart where the text was at hand and never merge, unless both name the same
    entry of the calendar. `same_passages` and `different_passages` are pairs of passage ids whose events a person has
    joined or parted, which goes before all else. The result does not depend on the order of `events`.
    """
    ordered = sorted(events, key=_exactness)
    same, different = _keys(ordered, same_passages), _keys(ordered, different_passages)
    parted: dict[str, set[str]] = defaultdict(set)
    for left, right in different:
        parted[left].add(right)
        parted[right].add(left)
    clusterer = _Clusterer(window_days, weights)
    by_key = {event.key: event for event in ordered} if same else {}
    clusterer.links += [Link(by_key[left], by_key[right], "same", 0.0, ("joined by hand",)) for left, right in same]
    for tellings in joined(clusterer.alike(ordered, parted), same):
        apart = (parted[telling.key] for telling in tellings if telling.key in parted)
        clusterer.place(tellings, frozenset().union(*apart) if parted else frozenset())
    clusterer.unite()
    return Clustered([cluster.members for cluster in clusterer.clusters if cluster.members], clusterer.links)


def _exactness(event: LocalEvent) -> tuple[bool, int, int, str]:
    days = event.interval.days
    return not event.is_local, _NO_DAYS if days is None else days, event.first_day.toordinal(), event.key


def _keys(events: Iterable[LocalEvent], pairs: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """The pairs of passages as pairs of the events that they belong to, without those that are not there."""
    wanted = sorted(set(pairs))
    named = {passage for pair in wanted for passage in pair}
    if not named:
        return []
    owner = {p.passage_id: event.key for event in events for p in event.passages if p.passage_id in named}
    return [(owner[left], owner[right]) for left, right in wanted if left in owner and right in owner]


def _is_open(event: LocalEvent) -> bool:
    """Whether several events may fit the telling: it says no county or no month."""
    return not event.is_local or is_vague(event)


def _unsure(decision: Decision) -> Decision:
    return Decision("unsure", decision.score, (*decision.words, "fits another event as well"))
