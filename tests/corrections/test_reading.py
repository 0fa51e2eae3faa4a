"""A file of corrections: what is read, and the one line that says what is wrong in it."""

from datetime import date
from pathlib import Path

import pytest

from pipeline.corrections import Entry, append_correction, load_corrections, parse_corrections
from pipeline.corrections.entries import DateOf, DropClaim, SameEvent
from pipeline.errors import CorrectionError

DATE = DateOf(passage="a1:inauguration:3-9", date="2025-02-27", who="J. Doe", why="the Daily has the day of its report")
BY = "  who: J. Doe\n  why: I was there\n"


def test_values_are_read_as_they_are_written() -> None:
    text = f"- kind: date\n  passage: 1e5\n  date: 2025\n  when: 2026-01-20\n{BY}- kind: drop_claim\n  claim: no\n{BY}"
    by = {"who": "J. Doe", "why": "I was there"}
    assert parse_corrections(text, "c.yaml") == (
        DateOf(passage="1e5", date="2025", when=date(2026, 1, 20), **by),
        DropClaim(claim="no", **by),
    )


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "[]\n"])
def test_a_file_without_entries_has_none(text: str) -> None:
    assert parse_corrections(text, "c.yaml") == ()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("kind: date\n", "c.yaml: no list"),
        ("- [\n", "c.yaml: no YAML"),
        ("- word\n", "entry 1 (line 1): 'kind' is missing"),
        ("- kind: dates\n", "entry 1 (line 1): unknown kind 'dates'; known are same_event,"),
        (f"- kind: drop_claim\n  claim: c1\n{BY}- kind: drop_claim\n{BY}", "entry 2 (line 5): 'claim' is missing"),
        ("- kind: drop_claim\n  claim: c1\n  why: false\n", "'who' is missing"),
        (f"- kind: drop_claim\n  claim: c1\n  who: A\n{BY}", "'who' is given twice"),
        (f"- kind: drop_claim\n  clam: c\n  claim: c1\n{BY}", "unknown key 'clam'; known are kind, who, why, when, cl"),
        ("- kind: drop_claim\n  claim: c1\n  who: A\n  why: ''\n", "'why': String should have at least 1 character"),
        (f"- kind: date\n  passage: p\n  date: soon\n{BY}", "'date': no EDTF date: 'soon'"),
        (f"- kind: date\n  passage: p\n  date: 2025-03/2025-02\n{BY}", "'date': interval ends"),
        (f"- kind: date\n  date: 2025\n{BY}", "give either passage or article"),
        (f"- kind: same_event\n  passages: [p1]\n{BY}", "'passages': Tuple should have at least 2 items"),
        (f"- kind: same_event\n  passages: [p1, p1]\n{BY}", "'passages': one of them is named twice"),
        (f"- kind: different_entities\n  article: a1\n{BY}", "give either entities, or article, name and entity"),
        (f"- kind: drop_claim\n  claim: c1\n  when: today\n{BY}", "'when': Input should be a valid date"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_one_line_with_file_and_entry(text: str, message: str) -> None:
    with pytest.raises(CorrectionError) as raised:
        parse_corrections(text, "c.yaml")
    assert message in str(raised.value)
    assert str(raised.value).startswith("c.yaml")
    assert "\n" not in str(raised.value)


def test_a_missing_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(CorrectionError, match="cannot be read"):
        load_corrections(tmp_path / "none.yaml")


class TestWriting:
    def test_an_entry_is_read_as_it_was_written(self, tmp_path: Path) -> None:
        entries: list[Entry] = [
            DATE,
            SameEvent(passages=("1e5", "no", "a: b #c"), who="Ö", why="two\nlines", when=date(2026, 1, 2)),
        ]
        numbers = [append_correction(tmp_path / "c.yaml", entry) for entry in entries]
        assert numbers == [1, 2]
        assert load_corrections(tmp_path / "c.yaml") == tuple(entries)

    def test_a_hand_made_file_keeps_every_character(self, tmp_path: Path) -> None:
        file = tmp_path / "c.yaml"
        before = "# ours\r\n-   kind:  drop_claim   # a joke\n    why: 'x'\n    who: A\n    claim: c1\n\n# end"
        file.write_bytes(before.encode())
        append_correction(file, DATE, ["e1: the opening\nof a mill"])
        assert file.read_bytes().decode() == before + (
            "\n# e1: the opening of a mill\n- kind: date\n  passage: a1:inauguration:3-9\n  date: 2025-02-27\n"
            "  who: J. Doe\n  why: the Daily has the day of its report\n"
        )

    @pytest.mark.parametrize(
        "text",
        [
            "[{kind: drop_claim, claim: c1, who: A, why: b}]\n",
            "  - kind: drop_claim\n    claim: c1\n    who: A\n    why: b\n",
        ],
        ids=["in brackets", "indented"],
    )
    def test_a_list_in_another_form_is_left_alone(self, text: str, tmp_path: Path) -> None:
        file = tmp_path / "c.yaml"
        file.write_text(text, encoding="utf-8")
        with pytest.raises(CorrectionError, match="nothing can be written behind its list"):
            append_correction(file, DATE)
        assert file.read_text(encoding="utf-8") == text

    def test_the_file_behind_a_link_is_written(self, tmp_path: Path) -> None:
        (tmp_path / "link.yaml").symlink_to(tmp_path / "c.yaml")
        append_correction(tmp_path / "link.yaml", DATE)
        assert (tmp_path / "link.yaml").is_symlink()
        assert load_corrections(tmp_path / "c.yaml") == (DATE,)
        assert [file.name for file in sorted(tmp_path.iterdir())] == ["c.yaml", "link.yaml"]

    def test_no_place_to_write_is_an_error(self, tmp_path: Path) -> None:
        with pytest.raises(CorrectionError, match="cannot be written"):
            append_correction(tmp_path / "none" / "c.yaml", DATE)
