"""What no list knows, by frequency, with lines that the knowledge files take as they are."""

import csv
import io
from pathlib import Path

import pandas as pd
import pytest

import pipeline.knowledge.load as load
from pipeline.errors import ConfigError
from pipeline.knowledge.load import load_pack
from pipeline.tables.unknown import unknown

PACK = Path(load.__file__).parent / "dprk"


def people(*rows: tuple[str, str, int]) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {"person_id": i, "name": n, "spellings": [n, n.upper()], "roles": ["cook @ Mill"], "candidates": [],
             "article_count": c, "mention_count": c}
            for i, n, c in rows
        ]
    )  # fmt: skip


def test_only_the_unlisted_the_most_frequent_first() -> None:
    frame = people(("kim-jong-un", "Kim Jong Un", 9), ("person:a", "A B", 1), ("person:c", "C D", 4))
    assert unknown(frame, "people").name.to_list() == ["C D", "A B"]


def test_the_line_is_a_row_of_the_file() -> None:
    (line,) = unknown(people(("person:han-ki-bom", "Han Ki Bom", 1)), "people").line
    header = next(csv.reader((PACK / "people.csv").read_text(encoding="utf-8").splitlines()))
    row = dict(zip(header, next(csv.reader(io.StringIO(line))), strict=True))
    assert (row["person_id"], row["name"], row["spellings"]) == ("han-ki-bom", "Han Ki Bom", "HAN KI BOM")


def test_the_pack_takes_the_lines(tmp_path: Path) -> None:
    folder = tmp_path / "more"
    folder.mkdir()
    (folder / "pack.yaml").write_text('name: more\nversion: "1"\n')
    places = pd.DataFrame(
        [
            {"place_id": "place:phabal-ri", "name": "Phabal-ri", "kind": "village", "spellings": ["Phabal-ri"],
             "parent_id": "KP0220", "candidates": [], "article_count": 2, "mention_count": 2}
        ]
    )  # fmt: skip
    bodies = pd.DataFrame(
        [
            {"organization_id": "org:bureau-of-bees", "name": "Bureau of Bees", "spellings": ["Bee Bureau"],
             "article_count": 2, "mention_count": 2}
        ]
    )  # fmt: skip
    tables = {"people": people(("person:han-ki-bom", "Han Ki Bom", 1)), "places": places, "organizations": bodies}
    for name, frame in tables.items():
        header = (PACK / f"{name}.csv").read_text(encoding="utf-8").splitlines()[0]
        (folder / f"{name}.csv").write_text(f"{header}\n{unknown(frame, name).line.iloc[0]}\n", encoding="utf-8")
    pack = load_pack(["dprk", folder])
    assert pack.person("han-ki-bom") and pack.place("phabal-ri") and pack.organization("bureau-of-bees")


def test_an_open_name_has_no_line() -> None:
    frame = people(("open:unsan", "Unsan", 1))
    frame["candidates"] = [["KP0617", "KP0720"]]
    assert unknown(frame, "people").line.to_list() == [""]


def test_other_tables_have_no_unknown() -> None:
    with pytest.raises(ConfigError, match="--unknown does not fit events"):
        unknown(pd.DataFrame(), "events")
