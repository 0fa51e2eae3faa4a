import gzip
import json
import os
from pathlib import Path

import pytest

from pipeline.articles.read import RawPage, Unreadable, read_corpus
from pipeline.errors import ConfigError

BODY = "The mill was opened on Monday. Its workers began to make paper the same day."


def write(corpus: Path, files: dict[str, str | bytes]) -> None:
    for name, content in files.items():
        file = corpus / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())


def read(corpus: Path, **options) -> dict[str, RawPage | Unreadable]:
    return {document.path: document for document in read_corpus(corpus, **options)}


def reason(document: RawPage | Unreadable) -> str:
    assert isinstance(document, Unreadable)
    return document.reason


def test_files_of_all_folders_come_in_the_order_of_their_paths(tmp_path):
    write(
        tmp_path, {"b.txt": BODY, "a/z.html": f"<p>{BODY}</p>", "a/b/c.md": BODY, "c.json": json.dumps({"text": BODY})}
    )
    assert [(d.path, d.kind) for d in read_corpus(tmp_path)] == [
        ("a/b/c.md", "markdown"),
        ("a/z.html", "html"),
        ("b.txt", "text"),
        ("c.json", "text"),
    ]


def test_single_file_is_a_corpus(tmp_path):
    write(tmp_path, {"a.txt": BODY})
    assert list(read(tmp_path / "a.txt")) == ["a.txt"]


def test_missing_folder_is_named(tmp_path):
    with pytest.raises(ConfigError, match="nowhere: no such folder"):
        list(read_corpus(tmp_path / "nowhere"))


def test_hidden_files_and_backups_are_no_articles(tmp_path):
    write(tmp_path, {".gitkeep": "", ".git/a.txt": BODY, "a.txt~": BODY, "a.txt.bak": BODY})
    warnings: list[str] = []
    assert read(tmp_path, warnings=warnings) == {}
    assert warnings == []


def test_unknown_files_and_keys_are_named_once(tmp_path):
    lines = "\n".join(json.dumps({"text": BODY, "mood": "good"}) for _ in range(3))
    write(tmp_path, {"table.xlsx": b"PK", "a.jsonl": lines})
    warnings: list[str] = []
    assert len(read(tmp_path, warnings=warnings)) == 3
    assert warnings == ["table.xlsx: unknown kind of file, not read", "metadata key 'mood' is not known (3 times)"]


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.txt", b"", "the file is empty"),
        ("a.jsonl", b"", "the file is empty"),
        ("a.csv", b"", "the file is empty"),
        ("a.txt", b" \n\n ", "nothing but blanks"),
        ("a.txt", bytes(range(256)) * 40, "binary"),
        ("a.txt", b"%PDF-1.7 \x00\x01", "a PDF"),
        ("a.html", b"\x89PNG\r\n\x1a\n\x00", "a PNG image"),
        ("a.json", b'{"text": ', "broken JSON at line 1"),
        ("a.json", b'{"text": "a"}\n{"text": "b"}', "name it .jsonl"),
        ("a.json", b'{"title": "Mill"}', "the record has no text"),
        ("a.json", b"3", "a record must be an object"),
        ("a.json", b"[" * 200_000, "cannot be read"),
        ("a.jsonl.gz", b"no gzip", "damaged after line 0"),
        ("a.md", b"---\ntitle: Mill\n---\n", "no text below it"),
    ],
)
def test_unusable_file_has_a_reason(tmp_path, name, content, words):
    write(tmp_path, {name: content, "good.txt": BODY})
    found = read(tmp_path)
    assert words in reason(found[name])
    assert isinstance(found["good.txt"], RawPage)


def test_too_large_article_is_refused_unread(tmp_path):
    write(
        tmp_path,
        {"a.txt": "x" * 2_000, "b.jsonl": json.dumps({"text": "x" * 2_000}) + "\n" + json.dumps({"text": BODY})},
    )
    found = read(tmp_path, limit=1_000)
    assert reason(found["a.txt"]).startswith("0.0 MB is more than the limit of 0.001 MB")
    assert "more than the limit" in reason(found["b.jsonl#1"])
    assert isinstance(found["b.jsonl#2"], RawPage)


def test_broken_line_leaves_the_others(tmp_path):
    good = json.dumps({"text": BODY})
    write(tmp_path, {"a.jsonl": f"{good}\n\n{{broken\n{good}\n"})
    found = read(tmp_path)
    assert list(found) == ["a.jsonl#1", "a.jsonl#3", "a.jsonl#4"]
    assert "broken JSON" in reason(found["a.jsonl#3"])


def test_gzip_that_ends_early_keeps_what_was_read(tmp_path):
    lines = "\n".join(json.dumps({"text": f"{BODY} {os.urandom(400).hex()}"}) for _ in range(50))
    write(tmp_path, {"a.jsonl.gz": gzip.compress(lines.encode())[:-5_000]})
    found = read(tmp_path)
    assert isinstance(found["a.jsonl.gz#1"], RawPage)
    assert "damaged after line" in reason(found["a.jsonl.gz"])


def test_dangling_link_has_a_reason(tmp_path):
    (tmp_path / "a.txt").symlink_to("gone.txt")
    assert reason(read(tmp_path)["a.txt"]) == "a dangling link: gone.txt does not exist"


def test_link_to_a_folder_above_is_not_followed(tmp_path):
    write(tmp_path, {"a/b.txt": BODY})
    (tmp_path / "a" / "up").symlink_to(tmp_path)
    found = read(tmp_path)
    assert list(found) == ["a/b.txt", "a/up"]
    assert "a link back" in reason(found["a/up"])


def test_pipe_does_not_hang(tmp_path):
    os.mkfifo(tmp_path / "a.txt")
    assert "pipe" in reason(read(tmp_path)["a.txt"])


def test_unreadable_file_has_a_reason(tmp_path, monkeypatch):
    def refuse(self: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(self))

    write(tmp_path, {"a.txt": BODY})
    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert reason(read(tmp_path)["a.txt"]) == "the file cannot be read: permission denied"


def test_undecodable_file_name_is_printable(tmp_path):
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/m\xe9.txt")).write_text(BODY)
    assert list(read(tmp_path)) == ["m\ufffd.txt"]


def test_digest_depends_on_content_alone(tmp_path):
    write(tmp_path, {"a.txt": BODY, "b/c.txt": BODY, "d.txt": BODY + "!"})
    digests = [document.digest for document in read_corpus(tmp_path)]
    assert digests[0] == digests[1] != digests[2]
