"""Articles with gold, read and extracted as a run does, for the scripts that fit weights to them."""

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scoring import Found, folded

from pipeline.articles.duplicates import mark_duplicates
from pipeline.config import Settings
from pipeline.extract.nlp import build_nlp, load_model
from pipeline.extract.rows import article_rows
from pipeline.flow import knowledge
from pipeline.intake import Reader
from pipeline.knowledge.pack import KnowledgePack
from pipeline.merge.local import LocalEvent, local_events
from pipeline.merge.redating import redate
from pipeline.records import ArticleStatus
from pipeline.stages import NoProgress

WINDOW_DAYS = 1


@dataclass(frozen=True, slots=True)
class LabelledSet:
    """The local events of a set of articles, and the gold files, each with the local events of its article."""

    events: list[LocalEvent]
    articles: list[tuple[dict[str, Any], list[LocalEvent]]]
    pack: KnowledgePack


def labelled_set(articles: Path, gold: Path) -> LabelledSet:
    """Read and extract the articles of a folder; gold names its article by path, file name or address."""
    settings = Settings(corpus=articles)
    pack = knowledge(settings.pack, settings.language)
    nlp = build_nlp(load_model(None), pack)
    intake = Reader(pack, settings).corpus(articles, NoProgress())
    kept = mark_duplicates(intake.articles, pack.home_names())
    rows = [article_rows(doc) for doc in nlp.pipe([a for a in kept if a.status is ArticleStatus.OK])]
    dated = redate(
        kept, [m for r in rows for m in r.mentions], [p for r in rows for p in r.passages], [], intake.date_reasons,
        pack, window_days=WINDOW_DAYS,
    )  # fmt: skip
    by_id = {article.article_id: article for article in dated.articles}
    events = local_events(by_id, dated.passages, pack)
    told: dict[str, list[LocalEvent]] = defaultdict(list)
    for event in events:
        told[event.article.article_id].append(event)
    ids = {name: a.duplicate_of or a.article_id for a in dated.articles for name in (a.url, _file(a.path), a.path)}
    golds = [json.loads(file.read_text(encoding="utf-8")) for file in sorted(gold.rglob("*.json"))]
    known = [(wanted, ids.get(wanted["article"]) or ids[_file(wanted["article"])]) for wanted in golds]
    return LabelledSet(events, [(wanted, told[article_id]) for wanted, article_id in known], pack)


def as_found(events: Sequence[LocalEvent], pack: KnowledgePack) -> list[Found]:
    """Local events as the scorer takes them."""
    found = []
    for event in events:
        facts = (pack.place(place) for place in event.closure)
        # An unlisted place has its name in its id, "place:kusong-mill".
        places = {folded(fact.name) for fact in facts if fact} | {folded(i.partition(":")[2]) for i in event.closure}
        statuses = {passage.status.value for passage in event.passages}
        found.append(Found(event.key, event.event_type.value, places, statuses, event.interval))
    return found


def _file(path: str) -> str:
    return path.rsplit("/", 1)[-1]
