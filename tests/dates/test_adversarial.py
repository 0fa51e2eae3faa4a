"""Dates that mislead: each case of `adversarial.csv` with the reasoning in its last column.

`expected` holds the phrases that must be found, each with its days, joined by `|`; several answers that are equally
right are parted by `||`, and an empty one says that nothing is to be read. A leading article is not compared.
`known` says why a case is not yet right: such a case must fail, so that its mark goes with its cause.
"""

import csv
import re
from pathlib import Path
from typing import cast

import pytest

from pipeline.dates.edtf import parse_edtf
from pipeline.dates.grammar.lexicon import DateLexicon
from pipeline.dates.grammar.numeric import day_first_in
from pipeline.dates.grammar.phrases import find_phrases
from pipeline.dates.resolve import Tense, resolve

_ARTICLE = re.compile(r"^the\s", re.IGNORECASE)
with (Path(__file__).parent / "adversarial.csv").open(encoding="utf-8", newline="") as _file:
    CASES = list(csv.DictReader(_file))


def _marked(case: dict[str, str]) -> object:
    marks = [pytest.mark.xfail(reason=case["known"], strict=True)] if case["known"] else []
    return pytest.param(case, id=" ".join(filter(None, (case["text"], case["anchor"], case["country"]))), marks=marks)


def _bare(answer: str) -> list[str]:
    return [_ARTICLE.sub("", phrase) for phrase in answer.split("|")]


@pytest.mark.parametrize("case", [_marked(case) for case in CASES])
def test_misleading_date(case: dict[str, str], lexicon: DateLexicon) -> None:
    anchor, tense = parse_edtf(case["anchor"]), cast(Tense, case["tense"])
    reference = parse_edtf(case["reference"]) if case["reference"] else None
    found = find_phrases(case["text"], lexicon=lexicon, day_first=day_first_in(case["country"]))
    days = (resolve(phrase.value, anchor, tense=tense, reference=reference).interval for phrase in found)
    got = "|".join(f"{phrase.text}={interval.edtf}" for phrase, interval in zip(found, days, strict=True))
    assert _bare(got) in map(_bare, case["expected"].split("||")), case["reasoning"]


def test_the_set_is_large_and_says_why() -> None:
    assert len(CASES) >= 220
    assert all(case["reasoning"] for case in CASES)
