"""Sets of articles with gold events, written for this project: what each tells, when and where, and how real it is.

`events/NAME.jsonl` has an article a line: a file's whole content, and in `gold` its publication and events in the terms
of the annotation guide. "Development" was looked at while rules were written, "held_out" only at the
end. Each article is read alone: what others say of its events does not help.
"""

import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from scoring import Found, Tally, folded, score_events

from pipeline import extract_article
from pipeline.flow import ArticleResult
from pipeline.knowledge.load import load_pack
from pipeline.merge.local import local_events

FOLDER = Path(__file__).parent / "events"
_UNITS = frozenset({"county", "city", "district"})
SETS = tuple(sorted(file.stem for file in FOLDER.glob("*.jsonl")))


def cases(name: str) -> Iterator[dict[str, Any]]:
    """The articles of a set."""
    for line in (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


def score_set(name: str) -> dict[str, Tally]:
    """Tallies of the events: by type and place, and strictly also by date and status.

    The publication is given, so that its errors are not counted as errors of the events.
    """
    tallies: dict[str, Tally] = defaultdict(Tally)
    for case in cases(name):
        result = extract_article(case["text"], published=case["gold"]["published"] or "")
        found = _found(result)
        score_events(case["gold"]["events"], found, tallies["events"], tallies["events strict"], case["name"])
    return dict(tallies)


def _found(result: ArticleResult) -> list[Found]:
    """The events of one article, with the names of their places and of the counties and cities that these lie in."""
    pack = load_pack()
    names = {mention.entity_id: mention.name for mention in result.mentions}
    names |= {fact.place_id: fact.name for fact in pack.places}
    found = []
    for event in local_events({result.article.article_id: result.article}, result.passages, pack):
        told = {i for passage in event.passages for i in passage.place_ids}
        around = {above.place_id for i in told for above in pack.ancestors(i) if above.kind in _UNITS}
        statuses = {passage.status for passage in event.passages}
        places = {folded(names.get(i, i)) for i in told | around}
        found.append(Found(event.key, event.event_type, places, statuses, event.interval))
    return found
