import gzip
import json

import pytest

from pipeline.articles.read import RawPage, Unreadable, read_corpus

BODY = "The mill was opened on Monday. Its workers began to make paper the same day."


def only(tmp_path, name, content):
    (tmp_path / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    return {document.path: document for document in read_corpus(tmp_path)}


def test_record_has_title_line_break_and_body(tmp_path):
    page = only(tmp_path, "a.json", json.dumps({"headline": "A mill", "body": BODY}))["a.json"]
    assert isinstance(page, RawPage)
    assert page.raw == f"A mill\n{BODY}"
    assert (page.title_at, page.body) == ((0, 6), 7)


def test_markup_in_a_record_is_a_page(tmp_path):
    found = only(
        tmp_path, "a.jsonl", "\n".join(json.dumps(r) for r in ({"html": "<p>a</p>"}, {"text": "<p>a<br>b</p>"}))
    )
    assert [page.kind for page in found.values()] == ["html", "html"]


def test_less_than_sign_is_no_markup(tmp_path):
    assert only(tmp_path, "a.json", json.dumps({"text": "a <b and c> d"}))["a.json"].kind == "text"


def test_list_in_a_json_file_is_numbered(tmp_path):
    assert list(only(tmp_path, "a.json", json.dumps([{"text": BODY}, {"text": BODY}]))) == ["a.json#1", "a.json#2"]


def test_gzip_lines_are_read(tmp_path):
    found = only(tmp_path, "a.jsonl.gz", gzip.compress(json.dumps({"text": BODY}).encode()))
    assert found["a.jsonl.gz#1"].raw == BODY


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_lines_in_other_encodings_are_read(tmp_path, encoding):
    line = json.dumps({"text": f"Café: {BODY}"}, ensure_ascii=False)
    found = only(tmp_path, "a.jsonl", f"{line}\n{line}\n".encode(encoding))
    assert [page.raw[:4] for page in found.values()] == ["Café", "Café"]


def test_half_a_surrogate_pair_is_replaced(tmp_path):
    assert only(tmp_path, "a.json", '{"text": "paper \\ud83d mill"}')["a.json"].raw == "paper \ufffd mill"


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_csv_rows_have_the_numbers_of_a_spreadsheet(tmp_path, delimiter):
    rows = [
        ["title", "date", "text"],
        ["A mill", "2024-05-03", '"Paper, and\n; more"'],
        ["", "", ""],
        ["B", "", "Text"],
    ]
    found = only(tmp_path, "a.csv", "\n".join(delimiter.join(row) for row in rows))
    assert list(found) == ["a.csv#2", "a.csv#4"]
    assert found["a.csv#2"].raw == "A mill\nPaper, and\n; more"
    assert found["a.csv#2"].meta.published == "2024-05-03"


def test_csv_row_with_too_many_cells_has_a_reason(tmp_path):
    found = only(tmp_path, "a.csv", "title,text\nA,b,c\nD,e\n")
    assert isinstance(found["a.csv#2"], Unreadable)
    assert found["a.csv#3"].raw == "D\ne"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_csv_in_other_encodings_is_read(tmp_path, encoding):
    assert only(tmp_path, "a.csv", "title,text\nCafé,paper\n".encode(encoding))["a.csv#2"].raw == "Café\npaper"


def test_large_csv_cell_is_read(tmp_path):
    assert len(only(tmp_path, "a.csv", "text\n" + "word " * 50_000)["a.csv#2"].raw) > 200_000
