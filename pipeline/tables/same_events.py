"""Which event of one run is which of another: those whose evidence are the same passages.

An `event_id` cannot tell, since it changes with the first evidence. Nor can an article's id alone: when an earlier copy
of a story comes in, the evidence moves to that copy. A passage is therefore known by its story, its sentence and where
in the sentence its trigger stands.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pipeline.tables.lines import rows_of
from pipeline.tables.read import Tables

Passage = tuple[str, str, int, int]
"""Story, sentence, and where the trigger stands in it."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What an event is recognised by in another run."""

    event_type: str
    passages: frozenset[Passage]
    placed: frozenset[tuple[Passage, str]]
    """The passages with their words for the place: one trigger may tell an event at each of several places."""


@dataclass(frozen=True, slots=True)
class Matching:
    """How the events of two runs belong together, by their ids."""

    pairs: Mapping[str, str]
    """The same event: old id → new id."""
    merged: Mapping[str, tuple[str, ...]]
    """New id → the other old events of which it took passages over."""
    split: Mapping[str, tuple[str, ...]]
    """Old id → the other new events that took passages of it over."""


def stories(*runs: Tables) -> dict[str, str]:
    """The story of each article: one name for all copies of it that any of the runs has seen."""
    parents: dict[str, str] = {}

    def root(article_id: str) -> str:
        while parents[article_id] != article_id:
            article_id = parents[article_id]
        return article_id

    for run in runs:
        for article_id, kept in zip(run.articles.article_id, run.articles.duplicate_of, strict=True):
            for name in (article_id, kept or article_id):
                parents.setdefault(name, name)
            first, second = sorted((root(article_id), root(kept or article_id)))
            parents[second] = first
    return {article_id: root(article_id) for article_id in parents}


def match_events(old: Tables, new: Tables) -> Matching:
    """Pair the events of two runs, those with most passages in common first, and find what was merged and split."""
    story = stories(old, new)
    before, after = _evidence(old, story), _evidence(new, story)
    pairs: dict[str, str] = {}
    partners: dict[str, str] = {}
    for one, other in _by_likeness(before, after):
        if one not in pairs and other not in partners:
            pairs[one], partners[other] = other, one
    return Matching(pairs, _taken_over(before, after, partners), _taken_over(after, before, pairs))


def _evidence(run: Tables, story: Mapping[str, str]) -> dict[str, Evidence]:
    placed: dict[str, set[tuple[Passage, str]]] = defaultdict(set)
    for row in rows_of(run.event_sources):
        trigger = (row.trigger_start - row.start, row.trigger_end - row.start)
        passage = (story[row.article_id], row.sentence, *trigger)
        placed[row.event_id].add((passage, row.place_text))
    return {
        event_id: Evidence(
            event_type, frozenset(passage for passage, _ in placed[event_id]), frozenset(placed[event_id])
        )
        for event_id, event_type in zip(run.events.event_id, run.events.event_type, strict=True)
    }


def _by_likeness(before: Mapping[str, Evidence], after: Mapping[str, Evidence]) -> list[tuple[str, str]]:
    """The pairs of events that share a passage, the most alike first.

    An event is as like itself as it can be to any, and the id decides between equals: a run matches itself.
    """

    def rank(pair: tuple[str, str]) -> tuple[int, int, bool, bool, list[str]]:
        one, other = before[pair[0]], after[pair[1]]
        return (
            -len(one.passages & other.passages),
            -len(one.placed & other.placed),
            one.event_type != other.event_type,
            pair[0] != pair[1],
            sorted(pair),
        )

    return sorted(_sharing(before, after), key=rank)


def _sharing(before: Mapping[str, Evidence], after: Mapping[str, Evidence]) -> set[tuple[str, str]]:
    told_by = _by_passage(before)
    return {
        (one, other)
        for other, evidence in after.items()
        for passage in evidence.passages
        for one in told_by.get(passage, ())
    }


def _by_passage(events: Mapping[str, Evidence]) -> Mapping[Passage, Iterable[str]]:
    found: dict[Passage, list[str]] = defaultdict(list)
    for event_id, evidence in events.items():
        for passage in evidence.passages:
            found[passage].append(event_id)
    return found


def _taken_over(
    before: Mapping[str, Evidence], after: Mapping[str, Evidence], partners: Mapping[str, str]
) -> dict[str, tuple[str, ...]]:
    """The unpaired events of `before` by the event of `after` that has passages of theirs which its partner had not.

    A passage that the partner had, too, told both events, and now tells only one: nothing was merged.
    """
    found: dict[str, list[str]] = defaultdict(list)
    paired = set(partners.values())
    for one, other in sorted(pair for pair in _sharing(before, after) if pair[0] not in paired):
        gained = before[one].passages & after[other].passages - before[partners[other]].passages
        if gained:
            found[other].append(one)
    return {other: tuple(ones) for other, ones in found.items()}
