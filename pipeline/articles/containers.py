"""Files that hold records: JSON, JSON Lines (plain or gzip) and CSV, each record a page of its own."""

import codecs
import csv
import gzip
import hashlib
import io
import json
import re
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from pipeline.articles.encoding import decode, encoding_of
from pipeline.articles.metadata import read_fields
from pipeline.articles.pages import RawPage, Reading, Unreadable
from pipeline.errors import ArticleError

_MARKUP = re.compile(r"<(?:p|br|div|body|html|h1|article|span|table)\b[^<>]*>", re.IGNORECASE)
_DELIMITERS = (",", ";", "\t", "|")
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_HEAD = 1_000_000


def record_page(record: object, path: str, digest: str, reading: Reading) -> RawPage:
    """The page of one record. Raises `ArticleError` when it is no object or holds no text."""
    if not isinstance(record, Mapping):
        raise ArticleError(f"a record must be an object with keys, this is {_kind_name(record)}")
    fields = read_fields(record)
    reading.unknown_keys.update(fields.unknown)
    text = _whole_characters(fields.text or fields.html)
    if not text.strip():
        raise ArticleError("the record has no text; expected a key text, story_text, body, content or html")
    meta = replace(fields.meta, title=_whole_characters(fields.meta.title))
    if not fields.text or len(_MARKUP.findall(text)) > 1:
        return RawPage(path, "html", text, meta, digest)
    if not meta.title:
        return RawPage(path, "text", text, meta, digest)
    raw = f"{meta.title}\n{text}"
    return RawPage(path, "text", raw, meta, digest, (0, len(meta.title)), len(meta.title) + 1)


def json_pages(text: str, path: str, digest: str, reading: Reading) -> Iterator[RawPage | Unreadable]:
    """The article of a `.json` file, or the articles of the list that it holds, numbered from 1."""
    value = _parsed(text)
    if not isinstance(value, list):
        yield record_page(value, path, digest, reading)
        return
    for number, record in enumerate(value, 1):
        source = json.dumps(record, sort_keys=True).encode("ascii")
        yield _page_or_reason(record, f"{path}#{number}", source, reading)


def jsonl_pages(file: Path, path: str, reading: Reading) -> Iterator[RawPage | Unreadable]:
    """The records of a JSON Lines file, each under its line number; a broken line is named and passed over."""
    number = 0
    try:
        for number, line in enumerate(_lines(file, reading.limit), 1):
            if line.strip():
                yield _line_page(line, f"{path}#{number}", reading)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        yield Unreadable(path, f"the gzip file is damaged after line {number}: {error}")
        return
    if not number:
        raise ArticleError("the file is empty")


def csv_pages(file: Path, path: str, reading: Reading) -> Iterator[RawPage | Unreadable]:
    """The rows of a CSV file under the numbers that a spreadsheet shows: the header is row 1.

    Comma, semicolon, tab or bar: whichever the header has most of.
    """
    encoding = _file_encoding(file)
    with file.open(encoding=encoding, errors="replace", newline="") as stream, _field_limit(reading.limit):
        header = stream.readline()
        if not header.strip():
            raise ArticleError(
                "the file is empty" if not header else "the first row is empty; it must name the columns"
            )
        stream.seek(0)
        rows = csv.reader(stream, delimiter=max(_DELIMITERS, key=header.count))
        columns = [name.strip().removeprefix("\ufeff") for name in next(rows)]
        number = 1
        try:
            for number, row in enumerate(rows, 2):
                if any(cell.strip() for cell in row):
                    yield _row_page(columns, row, f"{path}#{number}", reading)
        except csv.Error as error:
            yield Unreadable(path, f"the CSV is broken after row {number}: {error}")


def _row_page(columns: list[str], row: list[str], path: str, reading: Reading) -> RawPage | Unreadable:
    source = "\x1f".join(row).encode("utf-8", "replace")
    if len(row) > len(columns):
        reason = f"the row has {len(row)} cells but the header {len(columns)}; is a quotation mark missing?"
        return Unreadable(path, reason, hashlib.sha256(source).hexdigest())
    return _page_or_reason(dict(zip(columns, row, strict=False)), path, source, reading)


def _line_page(line: bytes, path: str, reading: Reading) -> RawPage | Unreadable:
    try:
        reading.check_size(len(line))
        record = _parsed(decode(line))
    except ArticleError as error:
        return Unreadable(path, error.reason, hashlib.sha256(line).hexdigest())
    return _page_or_reason(record, path, line, reading)


def _page_or_reason(record: object, path: str, source: bytes, reading: Reading) -> RawPage | Unreadable:
    digest = hashlib.sha256(source).hexdigest()
    try:
        reading.check_size(len(source))
        return record_page(record, path, digest, reading)
    except ArticleError as error:
        return Unreadable(path, error.reason, digest)


def _parsed(text: str) -> object:
    """The value of a JSON text. Raises `ArticleError` with the place of the error."""
    try:
        value: object = json.loads(text, strict=False)
    except json.JSONDecodeError as error:
        if error.msg == "Extra data" and error.lineno > 1:
            raise ArticleError(
                "more than one JSON value in the file; name it .jsonl if each line is a record"
            ) from error
        raise ArticleError(f"broken JSON at line {error.lineno}, column {error.colno}: {error.msg}") from error
    except (ValueError, RecursionError) as error:
        raise ArticleError(f"JSON that cannot be read: {type(error).__name__}") from error
    return value


def _whole_characters(text: str) -> str:
    """The text with halves of surrogate pairs joined, or replaced where the other half is missing."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _kind_name(value: object) -> str:
    return {list: "a list", str: "a string", bool: "true or false", type(None): "null"}.get(type(value), "a number")


def _lines(file: Path, limit: int) -> Iterator[bytes]:
    """The lines of a file, gzip opened and UTF-16 turned into UTF-8; of a line beyond the limit only the beginning."""
    zipped = file.suffix.lower() == ".gz"
    with gzip.open(file) if zipped else file.open("rb") as stream:
        if stream.peek(2)[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
            text = io.TextIOWrapper(stream, encoding="utf-16", errors="replace")
            yield from (line.encode("utf-8", "replace") for line in text)
            return
        while line := stream.readline(limit + 1):
            rest = line
            while len(rest) > limit and not rest.endswith(b"\n"):
                rest = stream.readline(limit + 1)
            yield line


def _file_encoding(file: Path) -> str:
    """The encoding of a file that may be large: UTF-8 when all of it is valid, else by its beginning."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    with file.open("rb") as stream:
        head = stream.read(_HEAD)
        if head.startswith(_MARKS) or b"\x00" in head:
            return encoding_of(head)
        stream.seek(0)
        try:
            while chunk := stream.read(_HEAD):
                decoder.decode(chunk)
        except UnicodeDecodeError:
            return encoding_of(head + chunk)
    return "utf-8"


@contextmanager
def _field_limit(size: int) -> Iterator[None]:
    """The csv module's limit of a cell, which is global, set for a while."""
    before = csv.field_size_limit(size)
    try:
        yield
    finally:
        csv.field_size_limit(before)
