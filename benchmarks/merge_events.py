"""Seconds and memory of merging many generated passages: `python benchmarks/merge_events.py [PASSAGES ...]`.

Five years in 200 counties, the first of which has a sixth of all news, eight types of event of unequal frequency. An
event is told by one to some hundreds of articles: most with the day, others a day later, by the month, the year or
with no date at all; most with the county, others with its province only; with some of its people, types of factory and
words. Each size runs in a process of its own, so that its peak of memory is its own.
"""

import argparse
import json
import math
import random
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from pipeline.dates.edtf import Interval
from pipeline.knowledge.load import load_pack
from pipeline.knowledge.pack import KnowledgePack
from pipeline.merge.cluster import clusters
from pipeline.merge.collector import collector_paused
from pipeline.merge.events import build_event
from pipeline.merge.local import local_events
from pipeline.records import Article, DateBasis, EventStatus, EventType, Passage, Place

SIZES = (10_000, 30_000, 100_000, 300_000, 1_000_000)
FIRST, DAYS, PLACES = date(2020, 1, 1), 5 * 365, 200
TYPES = (
    (EventType.INSPECTION, 30), (EventType.CONSTRUCTION, 20), (EventType.MEETING, 15), (EventType.PRODUCTION, 12),
    (EventType.INAUGURATION, 10), (EventType.GROUNDBREAKING, 6), (EventType.MILITARY, 5), (EventType.POLICY, 2),
)  # fmt: skip
TOLD_PER_EVENT, PER_ARTICLE = 12, 2
WORDS = (  # noqa: SIM905
    "leader premier minister secretary officials builders workers visited toured inspected opened started finished "
    "modern local regional spacious newly built county factories hospital greenhouse market products quality standard "
    "ceremony attended speech congratulated ribbon explosion banner people gratitude praised called stressed"
).split()


@dataclass(frozen=True, slots=True)
class Happening:
    """What is told: the truth behind the passages."""

    kind: EventType
    day: date
    place: str
    province: str
    people: tuple[str, ...]
    types: tuple[str, ...]
    words: tuple[str, ...]


def happenings(count: int, pack: KnowledgePack, rng: random.Random) -> Iterator[tuple[Happening, int]]:
    """Events with how many articles tell each, about `count` tellings in all; the busiest places have the most."""
    counties = [fact for fact in pack.places if fact.kind in {"county", "city"}][:PLACES]
    weights = [1 / rank for rank in range(1, len(counties) + 1)]
    people = [fact.person_id for fact in pack.people][:80]
    types = [fact.type_id for fact in pack.factory_types]
    left = count
    while left > 0:
        place = rng.choices(counties, weights)[0]
        told = min(left, 500, 1 + int(rng.paretovariate(1.1) * TOLD_PER_EVENT / 6))
        left -= told
        yield (
            Happening(
                kind=rng.choices([kind for kind, _ in TYPES], [share for _, share in TYPES])[0],
                day=FIRST + timedelta(days=rng.randrange(DAYS)),
                place=place.place_id,
                province=place.parent_id,
                people=tuple(rng.sample(people, rng.randint(1, 5))),
                types=tuple(rng.sample(types, rng.randint(1, 3))),
                words=tuple(rng.sample(WORDS, 14)),
            ),
            told,
        )


def printed(number: int, day: date, rng: random.Random) -> Article:
    """An article that appears within days of an event, or a month later."""
    published = day + timedelta(days=rng.choice((0, 1, 1, 2, 3, 30)))
    key = f"a{number:08}"
    return Article(
        article_id=key,
        path=key,
        outlet=f"Paper {rng.randint(1, 60)}",
        published_start=published,
        published_end=published,
    )


def telling(what: Happening, number: int, article: Article, rng: random.Random) -> Passage:
    """A passage of an article that tells an event."""
    how = rng.random()
    days, basis = Interval.day(what.day), DateBasis.EXPLICIT
    if how > 0.85:
        days, basis = Interval(None, max(what.day, article.published_end or what.day)), DateBasis.INFERRED
    elif how > 0.80:
        days = Interval.year(what.day.year)
    elif how > 0.70:
        days = Interval.month(what.day.year, what.day.month)
    elif how > 0.62:
        days, basis = Interval.day(what.day + timedelta(days=1)), DateBasis.RELATIVE
    where = rng.random()
    sentence = " ".join(rng.sample(what.words, 9)).capitalize() + "."
    return Passage(
        passage_id=f"{article.article_id}:{number}", article_id=article.article_id, group=number % PER_ARTICLE,
        event_type=what.kind, status=EventStatus.HAPPENED, date=days.edtf, date_start=days.start, date_end=days.end,
        date_basis=basis, sentence=sentence, start=0, end=len(sentence), trigger=sentence[:5], trigger_start=0,
        trigger_end=5,
        place_ids=(what.place,) if where < 0.85 else (what.province,) if where < 0.97 else (),
        people_ids=tuple(rng.sample(what.people, rng.randint(0, len(what.people)))),
        factory_type_ids=tuple(rng.sample(what.types, rng.randint(0, len(what.types)))),
        origin="KCNA" if rng.random() < 0.5 else "", confidence=0.8,
    )  # fmt: skip


def measured(count: int) -> dict[str, float]:
    """The figures of one size, merged in this process."""
    pack, rng = load_pack(), random.Random(count)
    told = [what for what, times in happenings(count, pack, rng) for _ in range(times)]
    rng.shuffle(told)
    articles: dict[str, Article] = {}
    passages: list[Passage] = []
    for number, what in enumerate(told):
        if number % PER_ARTICLE == 0:
            article = printed(number, what.day, rng)
            articles[article.article_id] = article
        passages.append(telling(what, number, article, rng))
    truth = len(set(told))
    del told
    held = _peak()
    places = {fact.place_id: Place(place_id=fact.place_id, name=fact.name, kind=fact.kind) for fact in pack.places}
    names = {fact.person_id: fact.name for fact in pack.people}
    with collector_paused():
        started = time.perf_counter()
        local = local_events(articles, passages, pack)
        gathered = time.perf_counter()
        found = clusters(local, window_days=1)
        grouped = time.perf_counter()
        rows = [build_event(members, places, names, {}, pack) for members in found.groups]
        finished = time.perf_counter()
    return {
        "passages": count, "happenings": truth, "events": len(rows), "links": len(found.links),
        "local_seconds": round(gathered - started, 2), "cluster_seconds": round(grouped - gathered, 2),
        "row_seconds": round(finished - grouped, 2), "seconds": round(finished - started, 2),
        "input_gib": round(held, 2), "peak_gib": round(_peak(), 2),
    }  # fmt: skip


def _peak() -> float:
    """The peak of this process's memory so far, in GiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2


def main() -> None:
    """Measure each size in a process of its own and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("passages", type=int, nargs="*", default=SIZES)
    parser.add_argument("--one", action="store_true", help="measure one size here, print it as JSON")
    arguments = parser.parse_args()
    if arguments.one:
        print(json.dumps(measured(arguments.passages[0])))
        return
    print("| passages | true events | events found | seconds | of n log n | local | clusters | rows | peak GiB |")
    print("|---|---|---|---|---|---|---|---|---|")
    unit = 0.0
    for count in arguments.passages:
        command = [sys.executable, __file__, "--one", str(count)]
        row = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
        unit = unit or row["seconds"] / (count * math.log(count))
        growth = row["seconds"] / (count * math.log(count)) / unit
        print(
            f"| {count:,} | {row['happenings']:,} | {row['events']:,} | {row['seconds']:.1f} | {growth:.2f} "
            f"| {row['local_seconds']:.1f} | {row['cluster_seconds']:.1f} | {row['row_seconds']:.1f} "
            f"| {row['peak_gib']:.2f} |",
            flush=True,
        )


if __name__ == "__main__":
    main()
