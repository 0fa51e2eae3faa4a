"""Corrections from the command line to the tables of the next run."""

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline import cli, read_tables, run
from pipeline.config import Settings
from pipeline.corrections import load_corrections
from pipeline.errors import CorrectionError
from pipeline.tables.read import Tables

MakeCorpus = Callable[[dict[str, str | bytes]], Path]
STORY = (
    "Han Sol visited the mill in the river valley and looked at the new machines for a long while. He asked how many "
    "sacks of flour it gives in a day, who repairs the belts, and whether the bakers of the county town are content."
)
DATED = f"---\ndate: 2025-02-27\n---\n{STORY}\n"
DROP = "- kind: drop_claim\n  claim: a0:claim:0-3\n  who: J. Doe\n  why: a joke\n"


@pytest.mark.usefixtures("without_model")
class TestFile:
    def test_that_in_the_corpus_is_replayed_and_no_article(self, corpus: MakeCorpus, tmp_path: Path) -> None:
        summary = run(corpus({"a.md": DATED, "corrections.yaml": DROP}), tmp_path / "out")
        assert summary.articles["read"] == 1
        assert summary.warnings == (
            "corrections.yaml, entry 1 (drop_claim) no longer applies: a0:claim:0-3: no article a0 was read",
        )
        tables = read_tables(tmp_path / "out")
        assert list(tables.corrections.state) == ["no longer applies"]
        assert tables.facts["warnings"] == list(summary.warnings)

    def test_another_one_is_named_and_may_look_like_an_article(self, corpus: MakeCorpus, tmp_path: Path) -> None:
        folder = corpus({"a.md": DATED, "said.txt": DROP})
        summary = run(folder, tmp_path / "out", settings=Settings(corrections=folder / "said.txt"))
        assert (summary.articles["read"], summary.rows["corrections"]) == (1, 1)

    def test_the_corpus_own_is_left_out_with_a_warning_then(self, corpus: MakeCorpus, tmp_path: Path) -> None:
        folder = corpus({"a.md": DATED, "corrections.yaml": DROP})
        (tmp_path / "none.yaml").write_text("")
        summary = run(folder, tmp_path / "out", settings=Settings(corrections=tmp_path / "none.yaml"))
        assert summary.rows["corrections"] == 0
        assert any("corrections.yaml" in warning for warning in summary.warnings)

    @pytest.mark.parametrize("content", [None, "- kind: joke\n"])
    def test_a_missing_or_broken_one_ends_the_run(
        self, content: str | None, corpus: MakeCorpus, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        file = tmp_path / "said.yaml"
        if content is not None:
            file.write_text(content)
        arguments = ["run", str(corpus({"a.md": DATED})), "-o", str(tmp_path / "out"), "--corrections", str(file)]
        assert cli.main(arguments) == 2
        assert capsys.readouterr().err.startswith(f"pipeline: {file}")
        with pytest.raises(CorrectionError):
            load_corrections(file)

    def test_a_published_date_wins_over_metadata(self, corpus: MakeCorpus, tmp_path: Path) -> None:
        folder, out = corpus({"a.md": DATED}), tmp_path / "out"
        run(folder, out)
        assert correct("date", "a.md", "2025-02-28", out=out) == 0
        run(folder, out)
        (article,) = read_tables(out).articles.itertuples(index=False)
        assert (article.published, article.published_basis) == ("2025-02-28", "corrected")
        (reason,) = read_tables(out).date_reasons.reason.tail(1)
        assert reason == "J. Doe: seen"


def correct(*arguments: str, out: Path) -> int:
    return cli.main(["correct", *arguments, "-o", str(out), "--who", "J. Doe", "--why", "seen", "--when", "2026-01-02"])


GAZETTE = """---
title: Paper mill inaugurated in Songchon County
date: 2025-02-27
outlet: The Gazette
---
A paper mill was inaugurated in Songchon County on February 26. Premier Pak Thae Song cut the ribbon and walked through
the halls with the workers, who showed him the machines, the stores of reed and straw, and the first bales of paper.

"The mill will give paper to every school of the county," Pak Thae Song said at the ceremony.
"""
DAILY = """---
title: A mill for Jaeryong
date: 2025-03-20
outlet: The Daily
---
A paper mill was inaugurated in Jaeryong County on March 18. Workers from the county danced on the square until the
evening, and an official of the county spoke for an hour of the long way from the first drawing to the first sheet.
"""


@pytest.mark.model
class TestCommands:
    @pytest.fixture
    def out(self, corpus: MakeCorpus, tmp_path: Path) -> Path:
        self.folder = corpus({"gazette.md": GAZETTE, "daily.md": DAILY})
        run(self.folder, tmp_path / "out")
        return tmp_path / "out"

    def again(self, out: Path) -> Tables:
        run(self.folder, out)
        return read_tables(out)

    def test_every_command_changes_the_next_run(self, out: Path, capsys: pytest.CaptureFixture[str]) -> None:
        first, second = read_tables(out).events.event_id
        (claim,) = read_tables(out).claims.claim_id
        commands = (
            ("same", first, second),
            ("date", first, "2025-02-25"),
            ("place", second, "Songchon County"),
            ("drop", claim),
            ("entity-different", "Pak Thae Song", "kim-tok-hun", "--article", "gazette.md"),
        )
        assert [correct(*command, out=out) for command in commands] == [0] * 5
        tables = self.again(out)
        (event,) = tables.events.itertuples(index=False)
        assert (event.date, event.places, event.people) == ("2025-02-25", ["Songchon County"], ["Kim Tok Hun"])
        assert (list(tables.facilities.inauguration_date), len(tables.claims)) == (["2025-02-25"], 0)
        assert {"2025-02-26", "2025-03-18"} <= set(tables.event_sources.date)
        assert set(tables.corrections.state) == {"applied"}
        capsys.readouterr()
        assert cli.main(["explain", event.event_id, "-o", str(out)]) == 0
        assert "corrected      joined 2 passages by J. Doe: seen" in capsys.readouterr().out

    def test_the_list_tells_their_state(self, out: Path, capsys: pytest.CaptureFixture[str]) -> None:
        first, second = read_tables(out).events.event_id
        correct("different", first, second, out=out)
        self.again(out)
        correct("drop", first, out=out)
        capsys.readouterr()
        assert cli.main(["correct", "list", "-o", str(out)]) == 0
        lines = capsys.readouterr().out.splitlines()
        assert [line.split("\t")[7] for line in lines] == ["state", "needless", "not run yet"]

    def test_the_same_file_gives_the_same_bytes(self, out: Path) -> None:
        correct("drop", read_tables(out).events.event_id[0], out=out)
        self.again(out)
        once = [file.read_bytes() for file in sorted(out.glob("*.csv"))]
        self.again(out)
        assert [file.read_bytes() for file in sorted(out.glob("*.csv"))] == once
