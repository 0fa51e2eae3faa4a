"""The shipped pack, and a copy of it that a test may break."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

import pipeline.knowledge.load as load
from pipeline.knowledge.load import KnowledgePack, load_pack

Edit = Callable[[str, Callable[[str], str]], Path]


@pytest.fixture(scope="session")
def pack() -> KnowledgePack:
    return load_pack()


@pytest.fixture
def subject(tmp_path: Path) -> Path:
    """A copy of the subject folder."""
    return Path(shutil.copytree(Path(load.__file__).parent / "dprk", tmp_path / "dprk"))


@pytest.fixture
def edit(subject: Path) -> Edit:
    """Changes the text of a file of the copied subject folder and gives the file's path."""

    def change(name: str, how: Callable[[str], str]) -> Path:
        path = subject / name
        path.write_text(how(path.read_text(encoding="utf-8")), encoding="utf-8")
        return path

    return change
