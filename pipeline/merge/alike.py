"""Tellings that are one before any weighing: those that agree in all facts, and those that a person has joined."""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence

from pipeline.merge.local import LocalEvent

Facts = tuple[object, ...]


def facts(event: LocalEvent) -> Facts:
    """All that a comparison looks at but the texts."""
    return (
        event.event_type.value,
        event.status.value,
        event.first_day,
        event.last_day,
        event.places,
        event.people,
        event.organizations,
        event.factory_types,
        event.policies,
        event.calendar,
        event.kinds,
    )


def by_facts(events: Iterable[LocalEvent], alone: Container[str]) -> Iterator[list[LocalEvent]]:
    """The events in lists that agree in all facts, in the order of their first; no list has two of one article.

    Those whose key is in `alone` are not taken together with any.
    """
    lists: dict[Facts, list[list[LocalEvent]]] = defaultdict(list)
    articles: dict[int, set[str]] = {}
    found: list[list[LocalEvent]] = []
    for event in events:
        told = lists[(event.key,) if event.key in alone else facts(event)]
        article_id = event.article.article_id
        free = next((one for one in told if article_id not in articles[id(one)]), None)
        if free is None:
            free = []
            articles[id(free)] = set()
            told.append(free)
            found.append(free)
        free.append(event)
        articles[id(free)].add(article_id)
    yield from found


def joined(lists: Iterable[list[LocalEvent]], pairs: Sequence[tuple[str, str]]) -> list[list[LocalEvent]]:
    """The lists, those in one that hold the events of a pair of keys; each stands where its first stood."""
    found = list(lists)
    if not pairs:
        return found
    at = {event.key: number for number, one in enumerate(found) for event in one}
    root = list(range(len(found)))

    def top(number: int) -> int:
        while root[number] != number:
            number = root[number]
        return number

    for left, right in pairs:
        first, second = sorted((top(at[left]), top(at[right])))
        root[second] = first
    for number in range(len(found)):
        if top(number) != number:
            found[top(number)].extend(found[number])
    return [one for number, one in enumerate(found) if root[number] == number]
