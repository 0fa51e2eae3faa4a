"""The set of tables that a run replaces is kept whole, whenever the run is killed."""

import json
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import pytest

from pipeline.errors import ConfigError
from pipeline.records import Article
from pipeline.tables.check import RowSet
from pipeline.tables.read import read_previous, read_tables
from pipeline.tables.schemas import TABLES
from pipeline.tables.write import OUTDATED, PREVIOUS, READY, finish_swap, write_tables

STEPS = ((os, "mkdir"), (os, "rename"), (os, "replace"), (os, "unlink"), (os, "rmdir"))
"""All that changes the names in a folder on the way from one set to the next."""


def write(folder: Path, name: str) -> None:
    """Write tables that a test knows again by the one article in them."""
    write_tables(folder, RowSet(articles=[Article(article_id=name, path="")]), {"run": name})


def names(folder: Path) -> tuple[str, str]:
    """Which runs the tables and the ones before them are of."""
    latest, previous = read_tables(folder), read_previous(folder)
    assert [latest.facts["run"], previous.facts["run"]] == [*latest.articles.article_id, *previous.articles.article_id]
    return latest.facts["run"], previous.facts["run"]


@contextmanager
def killed_at(step: int) -> Iterator[list[bool]]:
    """Die before the given step; the list that is handed out has an item then."""
    steps, died = count(), list[bool]()

    def dying(original: Callable[..., object]) -> Callable[..., object]:
        def call(*args: object, **kwargs: object) -> object:
            if died or next(steps) == step:
                died.append(True)
                raise KeyboardInterrupt
            return original(*args, **kwargs)

        return call

    with pytest.MonkeyPatch.context() as patched:
        for module, name in STEPS:
            patched.setattr(module, name, dying(getattr(module, name)))
        try:
            yield died
        except KeyboardInterrupt:
            assert died


def test_the_tables_before_are_kept(tmp_path: Path) -> None:
    write(tmp_path, "a1")
    write(tmp_path, "a2")
    assert names(tmp_path) == ("a2", "a1")
    kept = {file.name for file in (tmp_path / PREVIOUS).iterdir()}
    assert kept == {f"{spec.name}.parquet" for spec in TABLES} | {"run.json"}


def test_only_the_run_before_the_latest_is_kept(tmp_path: Path) -> None:
    for name in ("a1", "a2", "a3"):
        write(tmp_path, name)
    assert names(tmp_path) == ("a3", "a2")


def test_a_run_that_changes_nothing_counts_too(tmp_path: Path) -> None:
    for name in ("a1", "a2", "a2"):
        write(tmp_path, name)
    assert names(tmp_path) == ("a2", "a2")


def test_a_first_run_has_nothing_before_it(tmp_path: Path) -> None:
    write(tmp_path, "a1")
    with pytest.raises(ConfigError, match="no run before the latest one is kept there"):
        read_previous(tmp_path)


def test_a_set_with_a_table_missing_is_not_kept_and_nothing_older_passes_for_it(tmp_path: Path) -> None:
    write(tmp_path, "a1")
    write(tmp_path, "a2")
    (tmp_path / "events.parquet").unlink()
    write(tmp_path, "a3")
    with pytest.raises(ConfigError, match="no run before"):
        read_previous(tmp_path)


def test_a_kill_at_any_step_leaves_two_whole_sets_that_follow_each_other(tmp_path: Path) -> None:
    (tmp_path / "start").mkdir()
    write(tmp_path / "start", "a1")
    write(tmp_path / "start", "a2")
    states = []
    for step in count():
        folder = tmp_path / str(step)
        shutil.copytree(tmp_path / "start", folder)
        with killed_at(step) as died:
            write(folder, "a3")
        states.append(names(folder))
        finish_swap(folder)
        facts = [json.loads((where / "run.json").read_text(encoding="utf-8")) for where in (folder, folder / PREVIOUS)]
        assert tuple(one["run"] for one in facts) == states[-1]
        assert not any((folder / name).exists() for name in (READY, OUTDATED))
        if not died:
            break
        shutil.rmtree(folder)
    assert states == sorted(states)
    assert set(states) == {("a2", "a1"), ("a3", "a2")}


def test_the_run_after_a_killed_one_keeps_what_that_one_finished(tmp_path: Path) -> None:
    write(tmp_path, "a1")
    with killed_at(6) as died:
        write(tmp_path, "a2")
    assert died
    assert (tmp_path / READY).is_dir()
    finish_swap(tmp_path)
    assert names(tmp_path) == ("a2", "a1")
    write(tmp_path, "a3")
    assert names(tmp_path) == ("a3", "a2")
