"""What the articles on one event tell differently."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from pipeline.merge.local import LocalEvent, best_dated
from pipeline.records import EventStatus

Names = Mapping[str, str]
_LEAST_LISTED = 2
"""A list of so many says who or what there was; a single name is a detail."""


def conflicts(members: Sequence[LocalEvent], names: Names) -> str:
    """What the articles disagree on, `field: value (article_id), …; field: …`; empty when nothing.

    Dates conflict when two articles leave no common day; statuses when one denies what another reports; lists of places
    when each has one that the other lacks; people when two articles name none in common; numbers when two articles
    give different ones of the same unit. A wider interval, a missing detail, or a plan beside the fact is no conflict.
    `names` are the names of places and people by id.
    """
    if len(members) == 1:
        return ""
    found = (_dates(members), _statuses(members), _places(members, names), _people(members, names), _numbers(members))
    return "; ".join(words for words in found if words)


def _dates(members: Sequence[LocalEvent]) -> str:
    if max(member.first_day for member in members) <= min(member.last_day for member in members):
        return ""
    told = ((best_dated(member.passages).date, member) for member in members)
    return _values("date", ((date, member) for date, member in told if date))


def _statuses(members: Sequence[LocalEvent]) -> str:
    statuses = {member.status for member in members}
    if EventStatus.DENIED not in statuses or len(statuses) == 1:
        return ""
    return _values("status", ((member.status.value, member) for member in members))


def _places(members: Sequence[LocalEvent], names: Names) -> str:
    lists = [(member.places, member) for member in members if len(member.places) >= _LEAST_LISTED]
    if _all_nested(places for places, _ in lists):
        return ""
    return _values("places", ((_named(places, names), member) for places, member in lists))


def _people(members: Sequence[LocalEvent], names: Names) -> str:
    lists = [(member.people, member) for member in members if member.people]
    largest = max(
        (people for people, _ in lists), key=lambda people: (len(people), sorted(people)), default=frozenset()
    )
    if all(not people.isdisjoint(largest) for people, _ in lists):
        return ""
    return _values("people", ((_named(people, names), member) for people, member in lists))


def _numbers(members: Sequence[LocalEvent]) -> str:
    told: dict[str, list[tuple[str, LocalEvent]]] = defaultdict(list)
    for member in members:
        for quantity in sorted({quantity for passage in member.passages for quantity in passage.quantities}):
            told[quantity.rpartition(" ")[2]].append((quantity, member))
    found = []
    for _, values in sorted(told.items()):
        by_article: dict[str, set[str]] = defaultdict(set)
        for quantity, member in values:
            by_article[member.article.article_id].add(quantity)
        if len(by_article) > 1 and not set.intersection(*by_article.values()):
            found.append(_values("numbers", values))
    return "; ".join(found)


def _all_nested(lists: Iterable[frozenset[str]]) -> bool:
    """Whether of any two lists one has all that the other has."""
    ordered = sorted(set(lists), key=len)
    return all(shorter <= longer for shorter, longer in zip(ordered, ordered[1:], strict=False))


def _named(ids: Iterable[str], names: Names) -> str:
    return " + ".join(sorted(names.get(one, one) for one in ids))


def _values(field: str, told: Iterable[tuple[str, LocalEvent]]) -> str:
    values: dict[str, set[str]] = defaultdict(set)
    for value, member in told:
        values[value].add(member.article.article_id)
    return f"{field}: " + ", ".join(f"{value} ({', '.join(sorted(ids))})" for value, ids in sorted(values.items()))
