"""Pages whose date misleads: each line of `adversarial_pages.jsonl` with its reasoning.

A line has what a reader of files would hand over (`title`, cleaned `text`, uncut `raw`, `meta`, `path`, the day of
reading `today`, the outlet's `country`), the answers that are right (`expected`: EDTF, empty for unknown; `basis`), and
whether a warning is due (`warns`, where it matters). `known` says why a case is not yet right: it must fail.
"""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pipeline.articles.metadata import FoundDate, RawMetadata
from pipeline.dates.grammar.lexicon import DateLexicon
from pipeline.dates.grammar.numeric import day_first_in
from pipeline.dates.published import published_date
from pipeline.knowledge.load import KnowledgePack

_LINES = (Path(__file__).parent / "adversarial_pages.jsonl").read_text(encoding="utf-8").splitlines()
PAGES: list[dict[str, Any]] = [json.loads(line) for line in _LINES]


def _marked(page: dict[str, Any], number: int) -> object:
    marks = [pytest.mark.xfail(reason=page["known"], strict=True)] if page["known"] else []
    return pytest.param(page, id=f"{number}: {page['class']}: {page['reasoning']}", marks=marks)


def _metadata(given: dict[str, Any]) -> RawMetadata:
    dates = tuple(FoundDate(value, "meta") for value in given.get("dates", ()))
    return RawMetadata(**{**given, "dates": dates})


@pytest.mark.parametrize("page", [_marked(page, number) for number, page in enumerate(PAGES, 1)])
def test_misleading_page(page: dict[str, Any], lexicon: DateLexicon, pack: KnowledgePack) -> None:
    found, warnings = published_date(
        meta=_metadata(page["meta"]),
        path=page["path"],
        text=page["text"],
        title=page["title"],
        raw_head=page.get("raw", ""),
        lexicon=lexicon,
        calendar=pack.calendar,
        policies=pack.policies,
        today=date.fromisoformat(page["today"]) if page["today"] else None,
        day_first=day_first_in(page["country"]),
    )
    assert found.edtf in page["expected"], page["reasoning"]
    assert found.basis in page["basis"], page["reasoning"]
    assert bool(warnings) == page.get("warns", bool(warnings)), warnings


def test_the_set_is_large_and_says_why() -> None:
    assert len(PAGES) >= 60
    assert all(page["reasoning"] for page in PAGES)
