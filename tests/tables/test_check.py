from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from pipeline.errors import ContractError
from pipeline.tables.check import RowSet, check


def broken(rows: RowSet, table: str, **update: Any) -> RowSet:
    """The rows with the first row of a table changed."""
    first, *others = rows.table(table)
    return replace(rows, **{table: [first.model_copy(update=update), *others]})


def test_rows_that_keep_the_contract_pass(rows: RowSet) -> None:
    check(rows)


def test_no_rows_pass() -> None:
    check(RowSet())


@pytest.mark.parametrize(
    ("table", "update", "message"),
    [
        ("mentions", {"start": 0, "end": 11}, "table mentions, row m1: text is 'Unha County', at 0 of a1"),
        ("mentions", {"start": -12}, "table mentions, row m1"),
        ("mentions", {"end": 0}, "is no span of 11"),
        ("mentions", {"text": ""}, "table mentions, row m1"),
        ("mentions", {"article_id": "a9"}, "article_id a9 is not in articles"),
        ("mentions", {"entity_id": "nowhere"}, "place nowhere is in no table"),
        ("mentions", {"mention_id": "m2"}, "row m2: mention_id is not unique"),
        ("roles", {"text": "Manager"}, "table roles, row r1: text is 'Manager'"),
        ("roles", {"end": 0}, "is no span of 7"),
        ("roles", {"person_id": "person:nobody"}, "row r1: person person:nobody is in no table"),
        ("claims", {"text": "It stands still,"}, "table claims, row c1: text is"),
        ("claims", {"speaker_text": "Han"}, "table claims, row c1: speaker_text is 'Han'"),
        ("claims", {"relays": ("KCNA",)}, "row c1: origin '' at (None, None), relays KCNA"),
        ("claims", {"origin_start": 3}, "row c1: origin '' at (3, None)"),
        ("claims", {"cue_end": 9999}, "row c1: cue at 0-9999 lies outside the text"),
        ("claims", {"said": "2024-05"}, "said '2024-05' means"),
        ("claims", {"event_ids": ("e1", "e9")}, "event_ids e1, e9 are not all in events"),
        ("claims", {"claim_group": ""}, "row c1: group '' does not list it"),
        ("claims", {"claim_group": "s2"}, "row c1: group 's2' does not list it"),
        ("claim_groups", {"claim_ids": ("c1", "c9")}, "claim_ids are none, or not all in claims"),
        ("claim_groups", {"said": "2024"}, "means 2024-01-01 to 2024-12-31"),
        ("claim_links", {"earlier_group": "s9"}, "row s9 s1: does not lead from one row"),
        ("claim_links", {"earlier_group": "s1"}, "row s1 s1: does not lead from one row"),
        ("claim_groups", {"speaker_id": "someone"}, "its groups have two speakers"),
        ("event_sources", {"sentence": "Workers closed a mill in Unha County on Monday."}, "sentence is"),
        ("event_sources", {"trigger_start": 0}, "trigger is 'opened'"),
        ("event_sources", {"trigger_end": 0}, "trigger_end 0"),
        ("event_sources", {"event_id": "e9"}, "event e9 is not in events"),
        ("events", {"date_end": date(2024, 5, 5)}, "date_start 2024-05-06 is after date_end 2024-05-05"),
        ("events", {"date": "2024-05"}, "means 2024-05-01 to 2024-05-31"),
        ("events", {"date": ""}, "means None to None"),
        ("events", {"date": "last spring"}, "'last spring' is no EDTF date"),
        ("events", {"place_id": "nowhere"}, "place nowhere is not in places"),
        ("events", {"event_id": ""}, "an empty event_id"),
        ("articles", {"published_start": date(2024, 5, 6)}, "row a1: published '2024-05-07' means"),
        ("articles", {"status": "duplicate"}, "status duplicate with duplicate_of ''"),
        ("articles", {"status": "duplicate", "duplicate_of": "a9"}, "duplicate_of 'a9'"),
        ("articles", {"status": "duplicate", "duplicate_of": "a1"}, "duplicate_of 'a1'"),
        ("articles", {"reason": "too long"}, "status ok with reason 'too long'"),
        ("claim_checks", {"words": "sings"}, "table claim_checks, row k1: words is 'sings'"),
        ("claim_checks", {"claim_id": "c9"}, "does not lie in claim c9"),
        ("claim_checks", {"start": 2, "end": 6, "words": "mill"}, "2-6 does not lie in claim c1"),
        ("claim_checks", {"event_ids": ("e9",)}, "event_ids are not all in events"),
        ("claim_checks", {"window": "2024"}, "window '2024' means"),
        ("facilities", {"place_id": "nowhere"}, "place nowhere is not in places"),
        ("facilities", {"article_ids": ("a9",)}, "article_ids are not all in articles"),
        ("date_reasons", {"published": "2024-05-08"}, "leads to '2024-05-08', the article has '2024-05-07'"),
        ("date_reasons", {"step": 3}, "row a1 2: the step before it has the number 0"),
        ("date_reasons", {"admits": "spring"}, "row a1 1: admits 'spring' is no EDTF date"),
        ("date_reasons", {"other_article_id": "a9"}, "article a9 is not in articles"),
        ("segments", {"raw_end": 4}, "row a1 0-4: a cut of 5 characters"),
        ("segments", {"raw_start": 1}, "the segment before it ends at 0"),
        ("segments", {"start": 900, "end": 900}, "900-900 lies outside the clean text"),
        ("segments", {"article_id": "a9"}, "its article is not in articles"),
    ],
)
def test_a_broken_row_is_named(rows: RowSet, table: str, update: dict[str, Any], message: str) -> None:
    with pytest.raises(ContractError) as caught:
        check(broken(rows, table, **update))
    assert message in str(caught.value)


def test_an_event_needs_a_source(rows: RowSet) -> None:
    with pytest.raises(ContractError, match="row e1: no row of event_sources"):
        check(replace(rows, event_sources=[]))


def test_a_gap_between_segments_is_found(rows: RowSet) -> None:
    with pytest.raises(ContractError, match="the segment before it ends at 0"):
        check(replace(rows, segments=rows.segments[1:]))
