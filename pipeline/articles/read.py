"""The corpus folder becomes raw pages: what is an article, under which path, with which metadata.

`read_corpus` is the only entry; whatever cannot be read is named with a reason, and reading goes on.
"""

import hashlib
import os
import stat
from collections.abc import Iterator
from pathlib import Path

from pipeline.articles.containers import csv_pages, json_pages, jsonl_pages
from pipeline.articles.encoding import decode
from pipeline.articles.frontmatter import text_page
from pipeline.articles.metadata import RawMetadata
from pipeline.articles.pages import MAX_ARTICLE_BYTES, PageKind, RawPage, Reading, Unreadable
from pipeline.errors import ArticleError, ConfigError

__all__ = ["MAX_ARTICLE_BYTES", "PageKind", "RawPage", "Unreadable", "read_corpus"]

_SUFFIXES = (".txt", ".md", ".markdown", ".html", ".htm", ".xhtml", ".json", ".jsonl", ".ndjson", ".jsonl.gz", ".csv")
_BACKUPS = ("~", ".bak", ".swp", ".tmp", ".orig")


def read_corpus(
    corpus: Path,
    *,
    limit: int = MAX_ARTICLE_BYTES,
    warnings: list[str] | None = None,
    corrections: Path | None = None,
) -> Iterator[RawPage | Unreadable]:
    """All documents of a folder and its subfolders (or of one file), in the order of their paths.

    An article of more than `limit` bytes is unreadable; containers may be larger, they are read record by record.
    Hidden files, editors' backups and the file of `corrections` are skipped. Unknown kinds of file and unknown
    metadata keys are added to `warnings` once all is read. Raises `ConfigError` when there is no such folder.
    """
    if not corpus.exists():
        raise ConfigError(f"{corpus}: no such folder; put the articles there or name another")
    reading = Reading(limit)
    if corpus.is_dir():
        for path, file in _files(corpus, "", (os.stat(corpus),)):
            if isinstance(file, Unreadable):
                yield file
            elif corrections is None or file.resolve() != corrections.resolve():
                yield from _read(file, path, reading)
    else:
        yield from _read(corpus, corpus.name, reading)
    if warnings is not None:
        warnings += reading.warnings()


def _files(folder: Path, inside: str, above: tuple[os.stat_result, ...]) -> Iterator[tuple[str, Path | Unreadable]]:
    """The files below a folder with their relative paths; links are followed, but never back to a folder above."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield inside, Unreadable(inside or ".", f"the folder cannot be read: {_words(error)}")
        return
    for entry in entries:
        if entry.name.startswith(".") or entry.name.endswith(_BACKUPS):
            continue
        path = f"{inside}/{_printable(entry.name)}".lstrip("/")
        try:
            found = os.stat(entry.path)
        except OSError as error:
            yield path, Unreadable(path, _link_reason(entry, error))
            continue
        if not stat.S_ISDIR(found.st_mode):
            yield path, Path(entry.path)
        elif any(os.path.samestat(found, parent) for parent in above):
            yield path, Unreadable(path, "a link back to a folder that it lies in; not followed")
        else:
            yield from _files(Path(entry.path), path, (*above, found))


def _read(file: Path, path: str, reading: Reading) -> Iterator[RawPage | Unreadable]:
    """The documents in one file; what goes wrong with the file as a whole makes one unreadable document."""
    suffix = next((suffix for suffix in reversed(_SUFFIXES) if file.name.lower().endswith(suffix)), "")
    if not suffix:
        reading.unknown_files.append(path)
        return
    try:
        if not stat.S_ISREG(os.stat(file).st_mode):
            yield Unreadable(path, "not a file but a pipe or a device; not read")
        elif suffix in (".jsonl", ".ndjson", ".jsonl.gz"):
            yield from jsonl_pages(file, path, reading)
        elif suffix == ".csv":
            yield from csv_pages(file, path, reading)
        else:
            yield from _read_whole(file, path, suffix, reading)
    except OSError as error:
        yield Unreadable(path, f"the file cannot be read: {_words(error)}")
    except ArticleError as error:
        yield Unreadable(path, error.reason, _digest(file))


def _read_whole(file: Path, path: str, suffix: str, reading: Reading) -> Iterator[RawPage | Unreadable]:
    """The documents in a file that is read at once."""
    reading.check_size(os.stat(file).st_size)
    data = file.read_bytes()
    digest = hashlib.sha256(data).hexdigest()
    markup = suffix in (".html", ".htm", ".xhtml")
    text = decode(data, markup=markup)
    if suffix == ".json":
        yield from json_pages(text, path, digest, reading)
    elif markup:
        yield RawPage(path, "html", text, RawMetadata(), digest)
    else:
        yield text_page(text, path, digest, reading, kind="text" if suffix == ".txt" else "markdown")


def _digest(file: Path) -> str:
    """The digest of a file of any size; empty when it cannot be read."""
    try:
        with file.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return ""


def _printable(name: str) -> str:
    """A file's name as text: bytes that are no UTF-8 become question marks."""
    return os.fsencode(name).decode("utf-8", "replace")


def _link_reason(entry: "os.DirEntry[str]", error: OSError) -> str:
    if entry.is_symlink() and isinstance(error, FileNotFoundError):
        return f"a dangling link: {_printable(os.readlink(entry.path))} does not exist"
    return f"the file cannot be read: {_words(error)}"


def _words(error: OSError) -> str:
    """The reason in words, without the path of this machine."""
    return (error.strerror or type(error).__name__).lower()
