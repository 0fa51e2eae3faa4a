"""Scores the tables of a run against gold files in the format of the annotation guide.

F1 is micro-averaged over the articles that have gold. `optional` gold is fine to find and fine to miss.
"""

import json
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd

from pipeline.dates.edtf import Interval, parse_edtf

Gold = dict[str, Any]
ADMINISTRATIVE = re.compile(r"\b(county|city|province|district|municipality)\b")
# The gold names coarse types; the taxonomy of the knowledge pack is finer.
COARSE = {
    "regional_industry_factory": "regional_industry",
    "foodstuff_factory": "foodstuff",
    "garment_factory": "garment",
    "daily_necessities_factory": "daily_necessities",
    "paper_mill": "paper",
    "shoe_factory": "shoe",
    "health_facility": "hospital",
    "leisure_complex": "culture_centre",
    "sci_tech_centre": "culture_centre",
    "grain_management_facility": "grain_management",
    "offshore_farm": "aquatic_farm",
    "crop_farm": "",
    "fruit_farm": "",
}


@dataclass
class Tally:
    """Hits, false alarms and misses, with the words for each error."""

    hits: int = 0
    extra: int = 0
    missed: int = 0
    errors: list[str] = field(default_factory=list)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        total = 2 * self.hits + self.extra + self.missed
        return 2 * self.hits / total if total else 1.0


def folded(name: str) -> str:
    """A name without case, diacritics, hyphens, spaces, administrative words and leading article."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name.lower()) if not unicodedata.combining(c))
    return re.sub(r"[\W_]+", "", re.sub(r"^(a|an|the)\s+", "", ADMINISTRATIVE.sub(" ", plain).strip()))


def _names(items: Iterable[Any]) -> list[set[str]]:
    return [{folded(n) for n in (item if isinstance(item, list) else [item])} for item in items]


def _score_names(found: Iterable[str], wanted: Iterable[Any], free: Iterable[Any], tally: Tally, where: str) -> None:
    gold = _names(wanted)
    neutral = set().union(*_names(free), set())
    names = {folded(n) for n in found} - {""}
    for accepted in gold:
        tally.hits += bool(names & accepted)
        tally.missed += not names & accepted
        if not names & accepted:
            tally.errors.append(f"{where}: missed {sorted(accepted)[0]}")
    for name in sorted(n for n in names - neutral if not any(n in accepted for accepted in gold)):
        tally.extra += 1
        tally.errors.append(f"{where}: extra {name}")


def _days(interval: Interval) -> tuple[date, date]:
    return interval.start or date.min, interval.end or date.max


def date_fits(found: Interval, edtf: str | None) -> bool:
    """The found interval lies inside the gold; or meets a gold of over a week and is not much longer than it."""
    if edtf is None:
        return True
    if found.start is None and found.end is None:
        return False
    (first, last), (gold_first, gold_last) = _days(found), _days(parse_edtf(edtf))
    if gold_first <= first and last <= gold_last:
        return True
    width = (gold_last - gold_first).days
    return width > 7 and first <= gold_last and last >= gold_first and (last - first).days <= max(31, 1.5 * width)


def _interval(start: Any, end: Any) -> Interval:
    return Interval(*(None if pd.isna(day) else pd.Timestamp(day).date() for day in (start, end)))


@dataclass
class Found:
    """An event as the tables have it, for one article."""

    event_id: str
    event_type: str
    places: set[str]
    statuses: set[str]
    interval: Interval


def found_events(article_id: str, tables: dict[str, pd.DataFrame]) -> list[Found]:
    """The events that an article reports, as the tables have them."""
    sources = tables["event_sources"]
    sources = sources[sources.article_id == article_id]
    events = tables["events"].set_index("event_id")
    found = []
    for event_id, rows in sources.groupby("event_id"):
        event = events.loc[event_id]
        places = {folded(p) for p in [*event.places, event.place, event.county] if p}
        found.append(
            Found(
                str(event_id), event.event_type, places, set(rows.status), _interval(event.date_start, event.date_end)
            )
        )
    return found


def _event_value(gold: Gold, found: Found) -> tuple[bool, bool] | None:
    """(date right, status right) where type and place agree, else None."""
    places = {folded(p) for p in gold["places"]}
    if found.event_type != gold["type"] or (places and not places & found.places):
        return None
    status = gold["status"] if isinstance(gold["status"], list) else [gold["status"]]
    dates = [gold["date"], *([gold["date_record"]] if gold.get("date_record") else [])]
    return any(date_fits(found.interval, date) for date in dates), bool(found.statuses & set(status))


def matched(gold: Sequence[Gold], found: Sequence[Found]) -> list[tuple[int, int, bool]]:
    """Which gold event is which found one, each once, the best fits first: their numbers, and whether all is right."""
    pairs = []
    for i, wanted in enumerate(gold):
        for j, event in enumerate(found):
            value = _event_value(wanted, event)
            if value is not None:
                pairs.append((-sum(value), bool(wanted.get("optional")), i, j, all(value)))
    of_gold: dict[int, tuple[int, bool]] = {}
    used: set[int] = set()
    for _, _, i, j, right in sorted(pairs):
        if i not in of_gold and j not in used:
            of_gold[i] = (j, right)
            used.add(j)
    return [(i, j, right) for i, (j, right) in sorted(of_gold.items())]


def score_events(gold: Sequence[Gold], found: Sequence[Found], loose: Tally, strict: Tally, where: str) -> None:
    """Add the events of one article: by type and place, and strictly also by date and status."""
    pairs = matched(gold, found)
    of_gold = {i: (j, right) for i, j, right in pairs}
    used = {j for _, j, _ in pairs}
    for i, wanted in enumerate(gold):
        if wanted.get("optional"):
            continue
        hit, right = i in of_gold, i in of_gold and of_gold[i][1]
        loose.hits, loose.missed = loose.hits + hit, loose.missed + (not hit)
        strict.hits, strict.missed = strict.hits + right, strict.missed + (not right)
        strict.extra += hit and not right
        if not right:
            got = f", got {_told(found[of_gold[i][0]])}" if hit else ""
            said = f"{wanted['key']} {wanted['date']} {wanted['status']}"
            strict.errors.append(f"{where}: event {'half right' if hit else 'missed'} {said}{got}")
    for j, event in enumerate(found):
        if j not in used and not part_of(event, gold):
            loose.extra, strict.extra = loose.extra + 1, strict.extra + 1
            strict.errors.append(f"{where}: event too much {event.event_type} {sorted(event.places)} {_told(event)}")


def _told(found: Found) -> str:
    return f"{found.interval.edtf} {sorted(str(status) for status in found.statuses)}"


def b_cubed(items: Sequence[tuple[Hashable, Hashable]]) -> float:
    """B³ F1 of items given as (key in the gold, cluster): Bagga and Baldwin 1998."""
    gold, system = Counter(key for key, _ in items), Counter(cluster for _, cluster in items)
    both = Counter(items)
    if not items:
        return 1.0
    precision = sum(both[item] / system[item[1]] for item in items) / len(items)
    recall = sum(both[item] / gold[item[0]] for item in items) / len(items)
    return 2 * precision * recall / (precision + recall)


def merging(tables: dict[str, pd.DataFrame], golds: Iterable[Gold]) -> list[tuple[str, str]]:
    """The events that were found, each with its key in the gold and its `event_id`: what `b_cubed` takes."""
    items = []
    articles = tables["articles"].set_index("path")
    for gold in golds:
        article = articles.loc[gold["article"]]
        kept = article.duplicate_of if article.status == "duplicate" else article.article_id
        found = found_events(kept, tables)
        items += [(gold["events"][i]["key"], found[j].event_id) for i, j, _ in matched(gold["events"], found)]
    return items


def part_of(event: Found, gold: Sequence[Gold]) -> bool:
    """One of several places of a gold event, told by itself, is no error."""
    return any(
        g["type"] == event.event_type and len(g["places"]) > 1 and event.places & {folded(p) for p in g["places"]}
        for g in gold
    )


def quoted_span(text: str, words: str) -> tuple[int, int] | None:
    """Where `first words … last words` stands in the text, whatever the quotation marks and spaces."""
    parts = [re.findall(r"\w+", part) for part in words.split("…")]
    pattern = r"[\s\S]{0,2000}?".join(r"\W+".join(map(re.escape, part)) for part in parts if part)
    match = re.search(pattern, text)
    return match.span() if match else None


def score_claims(gold: Sequence[Gold], rows: pd.DataFrame, text: str, found: Tally, named: Tally, where: str) -> None:
    """Add the claims of one text: a claim counts when half of it and half of the gold's words coincide."""
    spans = list(zip(rows.start, rows.end, rows.speaker, strict=True))
    used: set[int] = set()
    for wanted in gold:
        span = quoted_span(text, wanted["text"])
        assert span is not None, f"{where}: the gold quotes words that the text has not: {wanted['text']}"
        shared = [max(0, min(end, span[1]) - max(start, span[0])) for start, end, _ in spans]
        inside = [k for k, (start, end, _) in enumerate(spans) if shared[k] >= 0.5 * (end - start)]
        used.update(inside)
        if wanted.get("optional"):
            continue
        hit = sum(shared[k] for k in inside) >= 0.5 * (span[1] - span[0])
        speakers = {folded(s) for s in wanted["speaker"]}
        right = hit and any(folded(spans[k][2]) in speakers for k in inside)
        found.hits, found.missed = found.hits + hit, found.missed + (not hit)
        named.hits, named.missed = named.hits + right, named.missed + (not right)
        if not right:
            named.errors.append(f"{where}: claim {'speaker' if hit else 'missed'} {wanted['text'][:60]}")
    for k, (start, end, speaker) in enumerate(spans):
        if k not in used:
            found.extra, named.extra = found.extra + 1, named.extra + 1
            named.errors.append(f"{where}: claim too much {speaker}: {text[start:end][:60]}")


def score(tables: dict[str, pd.DataFrame], gold_folder: Path) -> dict[str, Tally]:
    """A tally per measure for all gold files in a folder."""
    tallies: dict[str, Tally] = defaultdict(Tally)
    articles = tables["articles"].set_index("path")
    for file in sorted(gold_folder.glob("*.json")):
        gold = json.loads(file.read_text(encoding="utf-8"))
        article = articles.loc[gold["article"]]
        if article.status == "duplicate":  # its content stands under the copy that was kept
            article = articles[articles.article_id == article.duplicate_of].iloc[0]
        mentions = tables["mentions"][tables["mentions"].article_id == article.article_id]
        for kind, key in (("person", "people"), ("place", "places")):
            _score_names(
                mentions[mentions.kind == kind].name,
                gold[key],
                gold.get(f"{key}_optional", []),
                tallies[key],
                file.stem,
            )
        types = [COARSE.get(t, t) for t in mentions[mentions.kind == "factory_type"].entity_id]
        _score_names(
            types, gold["factory_types"], gold.get("factory_types_optional", []), tallies["factory types"], file.stem
        )
        published = _interval(article.published_start, article.published_end)
        right = any(date_fits(published, gold.get(k)) for k in ("published", "published_record") if gold.get(k))
        tallies["published"].hits += right
        if not right:
            tallies["published"].missed += 1
            tallies["published"].errors.append(f"{file.stem}: published {published.edtf}, gold {gold['published']}")
        for words in gold["noise"]:
            _count_text(words not in article.text, f"{file.stem}: noise left: {words}", tallies["cleaning"])
        for words in gold["keep"]:
            _count_text(words in article.text, f"{file.stem}: lost: {words}", tallies["cleaning"])
        for words in gold.get("once", []):
            _count_text(article.text.count(words) == 1, f"{file.stem}: not once: {words}", tallies["cleaning"])
        found = found_events(article.article_id, tables)
        score_events(gold["events"], found, tallies["events"], tallies["events strict"], file.stem)
        rows = tables["claims"][tables["claims"].article_id == article.article_id]
        score_claims(gold["claims"], rows, article.text, tallies["claims"], tallies["claims named"], file.stem)
    return dict(tallies)


def _count_text(right: bool, words: str, tally: Tally) -> None:
    tally.hits += right
    tally.missed += not right
    if not right:
        tally.errors.append(words)
