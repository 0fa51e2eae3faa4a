import json
from pathlib import Path
from typing import Any

import pytest

from pipeline import cli, flow
from pipeline.config import Settings
from pipeline.errors import ContractError, KnowledgeError, ModelError, PipelineError
from pipeline.flow import RunSummary
from pipeline.records import Article, ArticleStatus
from pipeline.tables.check import RowSet
from pipeline.tables.write import write_tables

SUMMARY = RunSummary(
    outputs=Path("out"),
    articles={"read": 4, "ok": 2, "duplicate": 1, "rejected": 1},
    rejected={"the file is empty": 1},
    rows=RowSet().counts() | {"events": 7, "claims": 9},
    seconds={"read": 0.25, "extract": 1.5},
    warnings=("notes.doc: unknown kind of file, not read",),
)


def fake_run(monkeypatch: pytest.MonkeyPatch, error: Exception | None = None) -> list[Settings]:
    """Put a run in place that only notes its settings."""
    seen: list[Settings] = []

    def run(*, settings: Settings, progress: Any) -> RunSummary:
        seen.append(settings)
        if error:
            raise error
        return SUMMARY

    monkeypatch.setattr(flow, "run", run)
    return seen


@pytest.mark.parametrize(
    "arguments",
    [["--help"], ["run", "--help"], ["show", "--help"], ["explain", "--help"], ["diff", "--help"], ["--version"]],
)
def test_help_ends_well(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(arguments) == 0
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["fly"], "No such command 'fly'"),
        (["run", "--speed", "9"], "No such option: --speed"),
        (["run", "--workers", "0"], "Invalid value for '--workers'"),
        (["run", "--today", "tomorrow"], "Invalid value for '--today'"),
        (["show"], "Missing argument"),
        (["show", "sentences"], "'sentences' is not one of"),
        (["explain"], "Missing argument 'ID'"),
    ],
)
def test_wrong_usage_is_one_line(arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(arguments) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith("pipeline: ")
    assert told.err.count("\n") == 1
    assert message in told.err


def test_no_command_shows_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main([]) == 2
    assert "explain" in capsys.readouterr().out


def test_summary_says_what_was_done(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    fake_run(monkeypatch)
    assert cli.main(["run"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines == [
        "articles    4 read: 2 ok, 1 duplicates, 1 rejected",
        "  rejected  1 x the file is empty",
        "  warning   notes.doc: unknown kind of file, not read",
        "events      7",
        "claims      9",
        "facilities  0",
        "seconds     1.8 (read 0.2, extract 1.5)",
        "tables      out",
    ]


def test_options_win_over_the_settings_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    seen = fake_run(monkeypatch)
    file = tmp_path / "settings.toml"
    file.write_text('corpus = "from_file"\nworkers = 3\nwindow_days = 5\ntoday = 2024-05-06\n', encoding="utf-8")
    assert cli.main(["run", "given", "--config", str(file), "-n", "2"]) == 0
    settings = seen[0]
    assert (settings.corpus, settings.workers, settings.window_days) == (Path("given"), 2, 5)
    assert str(settings.today) == "2024-05-06"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("speed = 9\n", "unknown setting 'speed'"),
        ("workers = 0\n", "workers: Input should be greater than or equal to 1"),
        ("workers = \n", "not a TOML file"),
    ],
)
def test_a_broken_settings_file_is_wrong_usage(
    content: str, message: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "settings.toml"
    file.write_text(content, encoding="utf-8")
    assert cli.main(["run", "--config", str(file)]) == 2
    assert message in capsys.readouterr().err


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (ModelError("no language model found"), 2),
        (KnowledgeError("places.csv, line 3: no such kind"), 2),
        (ContractError("table events, row e1: no source"), 1),
        (PipelineError("out of luck"), 2),
        (ValueError("of some\nkind"), 1),
        (KeyboardInterrupt(), 130),
    ],
    ids=lambda value: type(value).__name__,
)
def test_an_error_is_one_line_and_an_exit_code(
    error: Exception, code: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    fake_run(monkeypatch, error)
    assert cli.main(["run"]) == code
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith("pipeline: ")
    assert told.err.count("\n") == 1
    assert " ".join(str(error).split()) in told.err


def test_a_missing_corpus_is_wrong_usage(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["run", str(tmp_path / "none"), "-o", str(tmp_path / "out")]) == 2
    assert "no such folder" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_show_in_a_pipe_prints_tab_separated_lines(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_tables(tmp_path, RowSet(), {})
    assert cli.main(["show", "people", "-o", str(tmp_path)]) == 0
    assert capsys.readouterr().out == "person_id\tname\troles\tarticle_count\tmention_count\n"


@pytest.fixture
def two_runs(tmp_path: Path) -> Path:
    """Outputs of a run over nothing and of one over an article that cannot be used."""
    rejected = Article(article_id="a1", path="a.txt", status=ArticleStatus.REJECTED, reason="the file is empty")
    write_tables(tmp_path, RowSet(), {})
    write_tables(tmp_path, RowSet(articles=[rejected]), {})
    return tmp_path


def test_diff_tells_what_the_latest_run_changed(two_runs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["diff", "-o", str(two_runs)]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "kind\tevent_id\tfield\told\tnew\tsummary\tarticle_ids",
        "rejected_article\t\tstatus\t\trejected\ta.txt: the file is empty\ta1",
    ]


def test_diff_compares_two_folders(two_runs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_tables(two_runs, RowSet(), {})
    assert cli.main(["diff", str(two_runs), str(two_runs / ".previous"), "--json"]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert json.loads(line)["kind"] == "rejected_article"


@pytest.mark.parametrize(("options", "code"), [([], 1), (["--type", "ok"], 0), (["--place", "Unha"], 0)])
def test_the_exit_code_of_diff_tells_changes_when_asked_to(options: list[str], code: int, two_runs: Path) -> None:
    assert cli.main(["diff", "-o", str(two_runs), "--exit-code", *options]) == code


def test_no_run_to_compare_with_is_wrong_usage(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_tables(tmp_path, RowSet(), {})
    assert cli.main(["diff", "-o", str(tmp_path)]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert "no run before the latest one is kept there" in told.err
    assert told.err.count("\n") == 1


@pytest.mark.parametrize("arguments", [["show", "events"], ["explain", "e1"], ["diff"], ["diff", "nowhere"]])
def test_no_tables_is_wrong_usage(arguments: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main([*arguments, "-o", str(tmp_path)]) == 2
    assert "no tables there" in capsys.readouterr().err


def test_every_status_is_counted_in_the_summary() -> None:
    assert set(ArticleStatus) <= set(SUMMARY.articles)
