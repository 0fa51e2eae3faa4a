"""How the benchmark of page dates counts, and that it reads pages as the pipeline does."""

import gzip
import json
from datetime import date
from pathlib import Path

import pytest
from page_dates import Answer, Form, Page, ours, read_pages

from pipeline.dates.edtf import parse_edtf

DAY = date(2024, 5, 3)
SOURCE = (
    b"<html><head><meta property='article:published_time' content='2024-05-03'></head>"
    b"<body><h1>A mill opens</h1><p>Posted on May 3, 2024</p></body></html>"
)


@pytest.mark.parametrize(
    ("edtf", "outcome"),
    [
        ("2024-05-03", "right"),
        ("2024-05-04", "wrong"),
        ("2024-05", "holds"),
        ("2024-05-03/..", "holds"),
        ("2024-06", "misses"),
        ("", "unknown"),
    ],
)
def test_answers_are_counted_by_what_they_admit(edtf: str, outcome: str) -> None:
    assert Answer(parse_edtf(edtf)).outcome(DAY) == outcome


def test_a_page_without_a_date_wants_no_answer() -> None:
    assert Answer(parse_edtf("")).outcome(None) == "right"
    assert Answer(parse_edtf("2024")).outcome(None) == "wrong"


def test_pages_may_be_zipped_and_without_a_date(tmp_path: Path) -> None:
    (tmp_path / "html").mkdir()
    (tmp_path / "html" / "a.html.gz").write_bytes(gzip.compress(SOURCE))
    (tmp_path / "html" / "b.html").write_bytes(SOURCE)
    labels = {
        "https://b.example": {"file": "b.html", "date": None},
        "https://a.example": {"file": "a.html.gz", "date": "2024-05-03"},
    }
    (tmp_path / "labels.json").write_text(json.dumps(labels))
    assert list(read_pages(tmp_path)) == [
        Page("https://a.example", SOURCE, DAY),
        Page("https://b.example", SOURCE, None),
    ]


@pytest.mark.parametrize(("form", "basis"), [("record", "metadata"), ("page", "metadata"), ("text", "header")])
def test_a_page_is_read_in_every_form(form: Form, basis: str) -> None:
    [answer] = ours([Page("https://a.example", SOURCE, DAY)], date(2026, 1, 1), form=form)
    assert (answer.interval.edtf, answer.basis) == ("2024-05-03", basis)
