"""Articles with gold names and references, written for this project: who and where is meant, and by which words.

In `names/NAME.jsonl` every mention is marked as `[[words|id]]`, proper names, pronouns and nouns alike; `[[it|?]]`
stands where a careful reader cannot tell. "Development" was looked at while rules were written, "held out" only
measured.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from scoring import Tally, folded

from pipeline import extract_article
from pipeline.records import Mention

FOLDER = Path(__file__).parent / "names"
SETS = tuple(sorted(file.stem for file in FOLDER.glob("*.jsonl")))
KINDS = {"person": "people", "place": "places", "organization": "organizations"}
MEASURES = (*KINDS.values(), "names linked", "references")
_MARK = re.compile(r"\[\[([^|\]]+)\|([^\]]+)\]\]")
_PRONOUN = re.compile(r"(?:he|she|it|him|her|hers|his|its|himself|herself|itself|there)$", re.I)
_NOUN = re.compile(r"(?:the|this|that|his|her)\s+[a-z0-9]", re.I)
_OPEN = "?"


@dataclass(frozen=True, slots=True)
class Gold:
    """A marked mention: its place in the unmarked text, the entity, or `?`."""

    start: int
    end: int
    words: str
    entity: str

    @property
    def is_reference(self) -> bool:
        """Whether no proper name stands here."""
        is_noun = _NOUN.match(self.words) and not re.match(r"[Tt]he\s+[A-Z]", self.words)
        return bool(_PRONOUN.match(self.words) or is_noun)


def cases(name: str) -> Iterator[dict[str, Any]]:
    """The articles of a set, each with its plain text and its marked mentions in `gold`."""
    for line in (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        plain, gold, last = "", [], 0
        for mark in _MARK.finditer(case["text"]):
            plain += case["text"][last : mark.start()]
            gold.append(Gold(len(plain), len(plain) + len(mark[1]), mark[1], mark[2]))
            plain, last = plain + mark[1], mark.end()
        yield {**case, "text": plain + case["text"][last:], "gold": gold}


def score_set(name: str) -> dict[str, Tally]:
    """A tally per measure.

    Entities count once per article. Of mentions, a `hit` has the right entity, an `extra` a wrong one, a `missed` none;
    a name or reference that is open in the gold is an `extra` when it is resolved. `B3` is its F1 in thousandths.
    """
    tallies = {measure: Tally() for measure in MEASURES}
    precision, recall = [], []
    for case in cases(name):
        given = {key: case.get(key, "") for key in ("title", "outlet", "published")}
        result = extract_article(case["text"], **given)
        moved = _moved(case["gold"], case["text"], result.article.text)
        chosen = [_mention(mark, result.mentions, case["entities"]) for mark in moved]
        _score_entities(case, result.mentions, tallies)
        for mark, mention in zip(moved, chosen, strict=True):
            _score_mention(mark, mention, case, tallies)
        parts = _b_cubed(moved, chosen)
        precision += parts[0]
        recall += parts[1]
    mean = [sum(values) / len(values) for values in (precision, recall)]
    tallies["B3"] = Tally(round(2000 * mean[0] * mean[1] / sum(mean)), 0, 0, [f"P {mean[0]:.3f} R {mean[1]:.3f}"])
    return tallies


def _moved(gold: Sequence[Gold], marked: str, cleaned: str) -> list[Gold]:
    """The mentions at their places in the cleaned text; what cleaning has cut is left out."""
    if marked == cleaned:
        return list(gold)
    shift = {}
    for block in SequenceMatcher(None, marked, cleaned, autojunk=False).get_matching_blocks():
        shift.update({block.a + i: block.b + i for i in range(block.size)})
    return [
        Gold(shift[g.start], shift[g.end - 1] + 1, g.words, g.entity)
        for g in gold
        if g.start in shift and g.end - 1 in shift and shift[g.end - 1] - shift[g.start] == g.end - 1 - g.start
    ]


def _mention(mark: Gold, mentions: Sequence[Mention], entities: dict[str, Any]) -> Mention | None:
    """The pipeline's mention at the marked words: of the same kind rather, the one that covers most of them."""
    kind = {"p": "person", "l": "place", "o": "organization"}.get(mark.entity[0], "")
    here = [m for m in mentions if m.kind in KINDS and m.start < mark.end and mark.start < m.end]
    if mark.is_reference:
        here = [m for m in here if mark.start <= m.start and m.end == mark.end]

    def fit(mention: Mention) -> tuple[bool, int, int]:
        common = min(mention.end, mark.end) - max(mention.start, mark.start)
        return mention.kind == kind, common, -(mention.end - mention.start)

    return max(here, key=fit, default=None)


def _accepted(case: dict[str, Any], entity: str) -> set[str]:
    return {folded(name) for name in case["entities"][entity]["names"]}


def _score_entities(case: dict[str, Any], mentions: Sequence[Mention], tallies: dict[str, Tally]) -> None:
    for kind, measure in KINDS.items():
        wanted = {i: _accepted(case, i) for i, e in case["entities"].items() if e["kind"].startswith(kind[:5])}
        found = {folded(m.name) for m in mentions if m.kind == kind}
        tally = tallies[measure]
        for entity, names in wanted.items():
            tally.hits += bool(names & found)
            tally.missed += not names & found
            if not names & found:
                tally.errors.append(f"{case['id']}: missed {case['entities'][entity]['names'][0]}")
        for name in sorted(found - set().union(*wanted.values(), set())):
            tally.extra += 1
            tally.errors.append(f"{case['id']}: extra {name}")


def _score_mention(mark: Gold, mention: Mention | None, case: dict[str, Any], tallies: dict[str, Tally]) -> None:
    tally = tallies["references" if mark.is_reference else "names linked"]
    near = case["text"][max(0, mark.start - 50) : mark.end + 20].replace("\n", " ")
    named = mention.name if mention is not None else "nobody"
    if mark.entity == _OPEN:
        tally.extra += mention is not None
        if mention is not None:
            tally.errors.append(f"{case['id']}: {mark.words!r} is open, not {named}: …{near}…")
        return
    right = mention is not None and folded(mention.name) in _accepted(case, mark.entity)
    tally.hits += right
    tally.extra += mention is not None and not right
    tally.missed += mention is None
    if not right:
        wanted = case["entities"][mark.entity]["names"][0]
        tally.errors.append(f"{case['id']}: {mark.words!r} is {wanted}, not {named}: …{near}…")


def _b_cubed(marks: Sequence[Gold], chosen: Sequence[Mention | None]) -> tuple[list[float], list[float]]:
    """Precision and recall of each mention of the gold that is not open (Bagga and Baldwin 1998); none is alone."""
    pairs = [
        (mark.entity, mention.entity_id if mention is not None else f"none:{number}")
        for number, (mark, mention) in enumerate(zip(marks, chosen, strict=True))
        if mark.entity != _OPEN
    ]
    gold, system = defaultdict(set), defaultdict(set)
    for number, (entity, cluster) in enumerate(pairs):
        gold[entity].add(number)
        system[cluster].add(number)
    shared = [len(gold[entity] & system[cluster]) for entity, cluster in pairs]
    precision = [n / len(system[cluster]) for n, (_, cluster) in zip(shared, pairs, strict=True)]
    recall = [n / len(gold[entity]) for n, (entity, _) in zip(shared, pairs, strict=True)]
    return precision, recall
