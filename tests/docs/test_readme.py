import re
import tomllib
from pathlib import Path

import pytest

from pipeline import cli
from pipeline.config import Settings
from pipeline.tables.schemas import TABLES

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("command", ["run", "show", "explain", "diff"])
def test_readme_names_every_option_of_a_command(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    cli.main([command, "--help"])
    options = set(re.findall(r"--[a-z]+", capsys.readouterr().out)) - {"--help"}
    assert options <= set(re.findall(r"--[a-z]+", README))


def test_readme_names_no_option_that_does_not_exist(capsys: pytest.CaptureFixture[str]) -> None:
    for command in ([], ["run"], ["show"], ["explain"], ["diff"], ["correct", "date"], ["correct", "entity-different"]):
        cli.main([*command, "--help"])
    known = set(re.findall(r"--[a-z]+", capsys.readouterr().out))
    assert set(re.findall(r"`(?:-\w`, `)?(--[a-z]+)", README)) <= known


def test_settings_file_in_the_readme_has_all_settings_with_their_defaults() -> None:
    block = re.search(r"```toml\n(.*?)```", README, re.DOTALL)
    assert block
    given = tomllib.loads(block[1])
    assert Settings.model_validate(given) == Settings()
    assert set(re.findall(r"^(?:# )?(\w+) =", block[1], re.MULTILINE)) == set(Settings.model_fields)


def test_readme_names_every_table() -> None:
    assert {spec.name for spec in TABLES} <= set(re.findall(r"`(\w+)`", README))


@pytest.mark.parametrize("link", sorted(set(re.findall(r"\]\((?!https?:)([^)#]+)", README))))
def test_links_of_the_readme_lead_somewhere(link: str) -> None:
    assert (ROOT / link).exists()
