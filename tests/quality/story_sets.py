"""Sets of articles that tell the same events in different manners, written for this project, with gold.

`stories/NAME.jsonl` has an article a line: a file's whole content, and in `gold` its events in the terms of the
annotation guide; events of several articles are the same when their `key` is. `near_misses.csv` lists events that are
easily taken for one another. "Development" was looked at while rules were written, "held_out" only measured.
"""

import csv
import json
import tempfile
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from scoring import Tally, b_cubed, found_events, merging, score_events

from pipeline import read_tables, run

FOLDER = Path(__file__).parent / "stories"
SETS = tuple(sorted(file.stem for file in FOLDER.glob("*.jsonl")))


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run on a set found: tallies of the events, and each found event with its key and its `event_id`."""

    tallies: dict[str, Tally]
    items: list[tuple[str, str]]

    @property
    def b_cubed(self) -> float:
        """How well the tellings are put together: B³ F1 over the events that were found."""
        return b_cubed(self.items)


def cases(name: str) -> list[dict[str, Any]]:
    """The articles of a set."""
    lines = (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def near_misses() -> list[tuple[str, str, list[str]]]:
    """The set, what makes the events alike, and their keys."""
    with (FOLDER / "near_misses.csv").open(encoding="utf-8", newline="") as file:
        return [(row["set"], row["what"], row["keys"].split("|")) for row in csv.DictReader(file)]


@cache
def outcome(name: str) -> Outcome:
    """Run the pipeline on all articles of a set and score its events."""
    with tempfile.TemporaryDirectory() as folder:
        corpus, outputs = Path(folder) / "corpus", Path(folder) / "outputs"
        corpus.mkdir()
        for case in cases(name):
            (corpus / case["name"]).write_text(case["text"], encoding="utf-8")
        run(corpus, outputs)
        kept = read_tables(outputs)
    tables = {name: kept.table(name) for name in ("articles", "events", "event_sources")}
    ids = kept.articles.set_index("path").article_id
    tallies: dict[str, Tally] = defaultdict(Tally)
    for case in cases(name):
        found = found_events(ids[case["name"]], tables)
        score_events(case["gold"]["events"], found, tallies["events"], tallies["events strict"], case["name"])
    return Outcome(dict(tallies), merging(tables, [case["gold"] for case in cases(name)]))


def score_set(name: str) -> dict[str, Tally]:
    """The tallies of a set, B³ among them in thousandths."""
    found = outcome(name)
    thousandths = round(1000 * found.b_cubed)
    return {**found.tallies, "B3": Tally(hits=thousandths, extra=1000 - thousandths, missed=1000 - thousandths)}
