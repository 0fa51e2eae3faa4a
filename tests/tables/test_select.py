from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pipeline.errors import ConfigError
from pipeline.tables.check import RowSet
from pipeline.tables.read import Tables, read_tables
from pipeline.tables.schemas import BY_NAME
from pipeline.tables.select import VIEWS, Filters, select
from pipeline.tables.write import write_tables


@pytest.fixture
def tables(rows: RowSet, tmp_path: Path) -> Tables:
    write_tables(tmp_path, rows, {})
    return read_tables(tmp_path)


@pytest.mark.parametrize("name", VIEWS)
def test_views_name_columns_that_exist(name: str) -> None:
    joined = {
        "claims": {"published_start", "published_end"},
        "claim_groups": {"first_day", "last_day"},
        "claim_links": {"first_day", "last_day", "earlier_text", "later_text"},
    }.get(name, set())
    named = {column for item in fields(VIEWS[name]) for column in getattr(VIEWS[name], item.name)}
    assert named <= set(BY_NAME[name].columns) | joined


@pytest.mark.parametrize(
    ("name", "filters", "found"),
    [
        ("events", {}, 1),
        ("events", {"place": "unha"}, 1),
        ("events", {"place": "Sori"}, 0),
        ("events", {"type": "inauguration"}, 1),
        ("events", {"type": "military"}, 0),
        ("events", {"since": date(2024, 5, 6), "until": date(2024, 5, 6)}, 1),
        ("events", {"since": date(2024, 5, 7)}, 0),
        ("events", {"until": date(2024, 5, 5)}, 0),
        ("events", {"about": "MILL"}, 1),
        ("claims", {"speaker": "han"}, 2),
        ("claims", {"speaker": "kim"}, 0),
        ("claims", {"since": date(2024, 5, 7)}, 2),
        ("claims", {"since": date(2024, 5, 8)}, 0),
        ("claims", {"about": "hums"}, 1),
        ("claim_groups", {"speaker": "han", "about": "SINGS"}, 1),
        ("claim_groups", {"type": "promise"}, 1),
        ("claim_groups", {"until": date(2024, 5, 6)}, 1),
        ("claim_groups", {"since": date(2024, 5, 7)}, 1),
        ("claim_links", {"speaker": "han", "about": "40 mills"}, 1),
        ("claim_links", {"about": "build a mill"}, 1),
        ("claim_links", {"since": date(2024, 5, 8)}, 0),
        ("claim_links", {"until": date(2024, 5, 7)}, 1),
        ("claim_checks", {"speaker": "han", "type": "supported", "about": "hums"}, 1),
        ("claim_checks", {"type": "contradicted"}, 0),
        ("facilities", {"place": "unha", "type": "mill"}, 1),
        ("articles", {"type": "rejected"}, 1),
        ("articles", {"since": date(2024, 1, 1)}, 1),
        ("people", {"about": "sol"}, 1),
        ("places", {"place": "unha"}, 1),
        ("organizations", {"about": "ministry"}, 0),
    ],
)
def test_rows_that_pass_the_filters(tables: Tables, name: str, filters: dict[str, Any], found: int) -> None:
    assert len(select(tables, name, Filters(**filters))) == found


@pytest.mark.parametrize(("name", "filters"), [("people", {"place": "Unha"}), ("events", {"speaker": "Han Sol"})])
def test_a_filter_that_fits_no_column_is_refused(tables: Tables, name: str, filters: dict[str, str]) -> None:
    with pytest.raises(ConfigError, match=f"does not fit {name}"):
        select(tables, name, Filters(**filters))
