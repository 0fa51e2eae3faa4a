"""Plain text and Markdown files, with the metadata that a YAML front matter gives."""

import re
from collections.abc import Mapping

import yaml

from pipeline.articles.metadata import read_fields
from pipeline.articles.pages import PageKind, RawPage, Reading
from pipeline.errors import ArticleError

_FRONT = re.compile(r"\s*^---[ \t]*\r?\n(?P<yaml>.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\r|\Z)", re.DOTALL | re.MULTILINE)
_LINE = re.compile(r"^([A-Za-z][\w -]{0,40}?)\s*:[ \t]*(.*?)\s*$", re.MULTILINE)


def text_page(text: str, path: str, digest: str, reading: Reading, *, kind: PageKind) -> RawPage:
    """The page of a text file; its front matter, if it has one, is metadata and no part of the body.

    The title of the text is where the front matter writes it; a title that YAML folds or escapes stands nowhere in
    the file, and is put before the file's text.
    """
    match = _FRONT.match(text)
    values = _values(match["yaml"], path, reading) if match else {}
    if match is None or not values:
        return RawPage(path, kind, text, read_fields({}).meta, digest)
    fields = read_fields(values)
    reading.unknown_keys.update(fields.unknown)
    if not re.search(r"\w", text[match.end() :]):
        raise ArticleError("there is a front matter but no text below it")
    meta, title = fields.meta, fields.meta.title
    at = text.find(title, 0, match.end())
    if not title:
        return RawPage(path, kind, text, meta, digest, body=match.end())
    if at < 0 or "\n" not in text[at + len(title) : match.end()]:
        raw = f"{title}\n{text}"
        return RawPage(path, kind, raw, meta, digest, (0, len(title)), len(title) + 1 + match.end())
    return RawPage(path, kind, text, meta, digest, (at, at + len(title)), match.end())


def _values(source: str, path: str, reading: Reading) -> Mapping[str, object]:
    """The values of a front matter as written; where it is no YAML (a colon in a title), line by line."""
    try:
        found = yaml.load(source, Loader=yaml.BaseLoader)  # noqa: S506 - the base loader makes strings, lists and dicts only
    except (yaml.YAMLError, RecursionError, ValueError):
        lines = dict(_LINE.findall(source))
        if lines:
            reading.notes.append(f"{path}: front matter is not valid YAML, read line by line")
        return {key: value.strip("\"'") for key, value in lines.items()}
    return {str(key): value for key, value in found.items()} if isinstance(found, Mapping) else {}
