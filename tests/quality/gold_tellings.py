"""The gold events of a story set as tellings that were read without an error: how well merging does by itself.

Type, date, status, places and people are those of the gold; types of factory and policies, which it has not per event,
are left out, so that merging has less to go by than in a run.
"""

import re
from collections import defaultdict
from functools import cache
from typing import Any

from scoring import b_cubed, folded
from story_sets import cases

from pipeline.dates.edtf import parse_edtf
from pipeline.extract.events.event_kinds import kind_of
from pipeline.knowledge.load import load_pack
from pipeline.merge.cluster import clusters
from pipeline.merge.local import local_events
from pipeline.records import Article, DateBasis, EventStatus, EventType, Passage


class _Ids:
    """Ids for the names of the gold, by the pack's spellings; a name that it does not know is its own id."""

    def __init__(self) -> None:
        pack = load_pack()
        self._places: dict[str, str] = {}
        for fact in pack.places:
            for name in (fact.bare, *fact.spellings):
                self._places.setdefault(folded(name), fact.place_id)
        self._places |= {folded(fact.name): fact.place_id for fact in pack.places}
        self._people = {folded(name): f.person_id for f in pack.people for name in (f.name, *f.spellings)}

    def place(self, name: str) -> str:
        return self._places.get(folded(name), f"place:{folded(name)}")

    def person(self, names: str | list[str]) -> str:
        name = names if isinstance(names, str) else names[0]
        return self._people.get(folded(name), folded(name))


@cache
def merged_gold(name: str) -> float:
    """B³ of the tellings of a set."""
    ids, pack = _Ids(), load_pack()
    articles: dict[str, Article] = {}
    passages: list[Passage] = []
    keys: dict[str, str] = {}
    for case in cases(name):
        days = parse_edtf(case["gold"]["published"] or "")
        articles[case["name"]] = Article(
            article_id=case["name"], path=case["name"], title=case["text"].partition("\n")[0],
            published_start=days.start, published_end=days.end,
        )  # fmt: skip
        for number, event in enumerate(case["gold"]["events"]):
            passage = _passage(case, number, event, ids)
            passages.append(passage)
            keys[passage.passage_id] = event["key"]
    events: dict[str, list[int]] = defaultdict(list)
    for number, group in enumerate(clusters(local_events(articles, passages, pack), window_days=1).groups):
        for telling in group:
            for passage in telling.passages:
                events[passage.passage_id].append(number)
    return b_cubed([(keys[i], number) for i, numbers in events.items() for number in numbers])


def _passage(case: dict[str, Any], number: int, event: dict[str, Any], ids: _Ids) -> Passage:
    text, at = case["text"], max(0, case["text"].find(event["evidence"]))
    days, kind = parse_edtf(event["date"] or ""), EventType(event["type"])
    status = event["status"][0] if isinstance(event["status"], list) else event["status"]
    words = {form for word in re.findall(r"\w+", event["evidence"].lower()) for form in (word, word.rstrip("s"))}
    start = max(text.rfind(". ", 0, at) + 2, text.rfind("\n", 0, at) + 1) if at else 0
    end = text.find(". ", at) if ". " in text[at:] else len(text)
    return Passage(
        passage_id=f"{case['name']}:{number}", article_id=case["name"], group=number, event_type=kind,
        status=EventStatus(status), date=event["date"] or "", date_start=days.start, date_end=days.end,
        date_basis=DateBasis.EXPLICIT, sentence=text[start:end], start=at, end=at + len(event["evidence"]),
        trigger=event["evidence"], trigger_start=at, trigger_end=at + len(event["evidence"]),
        place_ids=tuple(ids.place(place) for place in event["places"]),
        people_ids=tuple(ids.person(person) for person in event.get("people", [])),
        kind=kind_of(kind, words), confidence=1.0,
    )  # fmt: skip
