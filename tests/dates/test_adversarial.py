"""Dates that mislead: each case of `adversarial.csv` with the reasoning in its last column."""

import csv
from pathlib import Path
from typing import cast

import pytest

from pipeline.dates.edtf import parse_edtf
from pipeline.dates.lexicon import DateLexicon
from pipeline.dates.phrases import find_phrases
from pipeline.dates.resolve import Tense, resolve

with (Path(__file__).parent / "adversarial.csv").open(encoding="utf-8", newline="") as _file:
    CASES = list(csv.DictReader(_file))


@pytest.mark.parametrize("case", CASES, ids=[case["text"] for case in CASES])
def test_misleading_date(case: dict[str, str], lexicon: DateLexicon) -> None:
    anchor, tense = parse_edtf(case["anchor"]), cast(Tense, case["tense"])
    found = find_phrases(case["text"], lexicon=lexicon)
    got = [f"{p.text}={resolve(p.value, anchor, tense=tense).interval.edtf}" for p in found]
    assert "|".join(got) == case["expected"], case["reasoning"]
