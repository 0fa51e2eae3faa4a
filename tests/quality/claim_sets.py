"""Sets of texts with gold claims, written for this project: how many claims are found, with whose name and relay.

`claims/NAME.jsonl` has a text a line, with the claims that a careful reader finds in it, in the terms of the annotation
guide (a list holds what is accepted). "Development" sets were looked at while rules were written, "held out" ones only
measured.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd
from scoring import Tally, folded, quoted_span, score_claims

from pipeline import extract_article

FOLDER = Path(__file__).parent / "claims"
SETS = tuple(sorted(file.stem for file in FOLDER.glob("*.jsonl")))
MEASURES = ("found", "named", "origin", "type", "kind")
_COLUMNS = ["start", "end", "speaker", "origin", "claim_type", "statement_kind"]


def cases(name: str) -> Iterator[dict[str, Any]]:
    """The texts of a set."""
    for line in (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


def score_set(name: str) -> dict[str, Tally]:
    """A tally per measure: origin, type and kind count claims that were found."""
    tallies = {measure: Tally() for measure in MEASURES}
    for case in cases(name):
        given = {key: case.get(key, "") for key in ("title", "outlet", "published")}
        result = extract_article(case["text"], **given)
        rows = pd.DataFrame([claim.model_dump(include=set(_COLUMNS)) for claim in result.claims], columns=_COLUMNS)
        text = result.article.text
        gold = [claim for claim in case["claims"] if quoted_span(text, claim["text"]) is not None]
        for lost in (claim for claim in case["claims"] if claim not in gold and not claim.get("optional")):
            for measure in ("found", "named"):
                tallies[measure].missed += 1
                tallies[measure].errors.append(f"{case['id']}: cut from the text: {lost['text'][:60]}")
        score_claims(gold, rows, text, tallies["found"], tallies["named"], case["id"])
        for claim in gold:
            _score_details(claim, rows, text, tallies, case["id"])
    return tallies


def _score_details(gold: dict[str, Any], rows: pd.DataFrame, text: str, tallies: dict[str, Tally], where: str) -> None:
    """Relay, kind of speech and kind of statement of a claim that was found."""
    span = quoted_span(text, gold["text"])
    if gold.get("optional") or span is None:
        return
    inside = rows[[_overlap(row, span) >= 0.5 * (row.end - row.start) for row in rows.itertuples()]]
    if inside.empty:
        return
    wanted = {
        "origin": ("origin", [folded(name or "") for name in _list(gold.get("origin"))]),
        "type": ("claim_type", _list(gold["type"])),
    }
    if "kind" in gold:
        wanted["kind"] = ("statement_kind", _list(gold["kind"]))
    for measure, (column, accepted) in wanted.items():
        found = [folded(value) if measure == "origin" else value for value in inside[column]]
        right = any(value in accepted for value in found)
        tallies[measure].hits += right
        tallies[measure].missed += not right
        if not right:
            tallies[measure].errors.append(f"{where}: {measure} {found}, gold {accepted}: {gold['text'][:60]}")


def _overlap(row: Any, span: tuple[int, int]) -> int:
    return max(0, min(row.end, span[1]) - max(row.start, span[0]))


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
