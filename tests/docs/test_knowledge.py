"""The guides to method and knowledge name what there is: files, columns, modules."""

import re
from pathlib import Path
from typing import get_args, get_type_hints

import pytest
import yaml

from pipeline.knowledge.csvfile import read_facts
from pipeline.knowledge.pack import KnowledgePack
from pipeline.knowledge.schema import DateWordFact, Fact, PackSettings

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "pipeline"
GUIDES = {name: (ROOT / "docs" / f"{name}.md").read_text(encoding="utf-8") for name in ("method", "knowledge")}
MODULES = [file.relative_to(PACKAGE).as_posix() for file in PACKAGE.rglob("*.py")]
PACKS = ("english", "dprk", "world", "world_industry")
DATA = {file.name for folder in PACKS for file in (PACKAGE / "knowledge" / folder).glob("*.[cy]*")}
FACTS: dict[str, type[Fact]] = {
    f"{name}.csv": get_args(kind)[0]
    for name, kind in get_type_hints(KnowledgePack).items()
    if getattr(kind, "__origin__", None) is tuple
} | {"dates.csv": DateWordFact}


def section(file: str) -> str:
    """What the guide says of a file."""
    found = re.search(rf"^### {re.escape(file)}\n(.*?)(?=^##|\Z)", GUIDES["knowledge"], re.MULTILINE | re.DOTALL)
    return found[1] if found else ""


def columns(file: str) -> list[tuple[str, bool]]:
    """Column and whether it is shown as required, of each row of a file's table."""
    rows = re.findall(r"^\| (\**)`(\w+)`\** \|", section(file), re.MULTILINE)
    return [(name, bool(stars)) for stars, name in rows]


def test_guide_has_a_section_for_each_file_and_no_other() -> None:
    assert set(re.findall(r"^### (.+)$", GUIDES["knowledge"], re.MULTILINE)) == DATA
    assert FACTS.keys() | {"pack.yaml", "label_schemes.yaml"} == DATA


@pytest.mark.parametrize("file", sorted(FACTS))
def test_guide_describes_the_columns_of_the_code(file: str) -> None:
    fields = FACTS[file].model_fields
    assert columns(file) == [(name, field.is_required()) for name, field in fields.items()]


def test_guide_describes_the_settings_of_a_pack() -> None:
    fields = PackSettings.model_fields
    assert columns("pack.yaml") == [(name, field.is_required()) for name, field in fields.items()]


def test_guide_describes_the_keys_of_a_label_scheme() -> None:
    schemes = yaml.safe_load((PACKAGE / "knowledge" / "english" / "label_schemes.yaml").read_text(encoding="utf-8"))
    assert [name for name, _ in columns("label_schemes.yaml")] == list(next(iter(schemes.values())))


@pytest.mark.parametrize("file", sorted(FACTS))
def test_example_rows_fit_their_schema(file: str, tmp_path: Path) -> None:
    example = re.search(r"```csv\n(.*?)```", section(file), re.DOTALL)
    assert example
    (tmp_path / file).write_text(example[1], encoding="utf-8")
    assert len(read_facts(tmp_path / file, FACTS[file], [])) == 1


@pytest.mark.parametrize("guide", sorted(GUIDES))
def test_guide_names_only_modules_that_exist(guide: str) -> None:
    named = set(re.findall(r"`(?:pipeline/)?([\w/]+\.py)`", GUIDES[guide]))
    places = {name: [module for module in MODULES if f"/{module}".endswith(f"/{name}")] for name in named}
    assert {name: found for name, found in places.items() if len(found) != 1} == {}


@pytest.mark.parametrize("guide", sorted(GUIDES))
def test_guide_names_only_folders_and_data_that_exist(guide: str) -> None:
    folders = set(re.findall(r"^Folder `([\w/]+)/`", GUIDES[guide], re.MULTILINE))
    assert [folder for folder in sorted(folders) if not (PACKAGE / folder).is_dir()] == []
    named = set(re.findall(r"`(?:\w+/)*(\w+\.(?:csv|yaml))`", GUIDES[guide]))
    assert sorted(named - DATA) == []


@pytest.mark.parametrize("guide", sorted(GUIDES))
def test_links_of_the_guide_lead_somewhere(guide: str) -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)", GUIDES[guide])
    assert [link for link in links if not (ROOT / "docs" / link).exists()] == []
