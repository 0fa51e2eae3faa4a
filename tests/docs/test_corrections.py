"""The guide to corrections: its example is a file that can be read, and it describes all kinds, states and commands."""

import re
from pathlib import Path
from typing import get_args

import pytest

from pipeline import cli
from pipeline.corrections import KINDS, parse_corrections
from pipeline.records import CorrectionKind, CorrectionState

GUIDE = (Path(__file__).parents[2] / "docs" / "corrections.md").read_text(encoding="utf-8")


def test_the_example_is_read_and_has_every_kind() -> None:
    block = re.search(r"```yaml\n(.*?)```", GUIDE, re.DOTALL)
    assert block
    assert {entry.kind for entry in parse_corrections(block[1], "example")} == set(get_args(CorrectionKind))


def test_the_guide_describes_every_kind_and_state() -> None:
    first = set(re.findall(r"^\| `([\w ]+)` \|", GUIDE, re.MULTILINE))
    assert first == {*get_args(CorrectionKind), *get_args(CorrectionState)}
    assert set(KINDS) == set(get_args(CorrectionKind))


def test_the_guide_shows_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    cli.main(["correct", "--help"])
    commands = set(re.findall(r"^[│ ] ?([a-z]+(?:-[a-z]+)?) {2,}", capsys.readouterr().out, re.MULTILINE))
    assert commands == set(re.findall(r"^pipeline correct ([a-z-]+)", GUIDE, re.MULTILINE))
