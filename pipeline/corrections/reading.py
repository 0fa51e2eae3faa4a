"""A file of corrections becomes entries, in its order; whatever is wrong in it is one line with entry and line number.

The file is a YAML list. All its values are read as text: a date stays as it is written, `no` is a word.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from pipeline.corrections.entries import KINDS, Entry
from pipeline.errors import CorrectionError


def load_corrections(file: Path) -> tuple[Entry, ...]:
    """The entries of a file.

    Raises:
        CorrectionError: The file cannot be read, is no such list, or an entry breaks its schema.
    """
    try:
        text = file.read_text(encoding="utf-8")
    except OSError as error:
        raise CorrectionError(f"{file}: the corrections cannot be read ({error.strerror})") from error
    except UnicodeDecodeError as error:
        raise CorrectionError(f"{file}: the corrections are no UTF-8 ({error.reason} at byte {error.start})") from error
    return parse_corrections(text, str(file))


def parse_corrections(text: str, name: str) -> tuple[Entry, ...]:
    """The entries of a text; `name` is what messages call it.

    Raises:
        CorrectionError: It is no YAML list, or an entry breaks its schema.
    """
    try:
        root = yaml.compose(text, Loader=yaml.BaseLoader)
        values = yaml.load(text, Loader=yaml.BaseLoader)
    except yaml.YAMLError as error:
        raise CorrectionError(f"{name}: no YAML ({' '.join(str(error).split())})") from error
    if root is None:
        return ()
    if not isinstance(root, yaml.SequenceNode):
        raise CorrectionError(f"{name}: no list; each correction begins with a line like '- kind: date'")
    return tuple(
        _entry(value, node, f"{name}, entry {number} (line {node.start_mark.line + 1})")
        for number, (node, value) in enumerate(zip(root.value, values, strict=True), start=1)
    )


def make_entry(value: Mapping[str, Any], where: str) -> Entry:
    """The entry of these values; messages begin with `where`.

    Raises:
        CorrectionError: Its kind is unknown, or it breaks the schema of its kind.
    """
    if value["kind"] not in KINDS:
        raise CorrectionError(f"{where}: unknown kind '{value['kind']}'; known are {', '.join(KINDS)}")
    kind = KINDS[value["kind"]]
    try:
        return kind.model_validate(value)
    except ValidationError as error:
        raise CorrectionError(f"{where}: {_in_words(error, kind)}") from error


def _entry(value: Any, node: yaml.Node, where: str) -> Entry:
    if not isinstance(node, yaml.MappingNode) or "kind" not in value:
        raise CorrectionError(f"{where}: 'kind' is missing; known are {', '.join(KINDS)}")
    keys = [key.value for key, _ in node.value]
    twice = sorted({key for key in keys if keys.count(key) > 1})
    if twice:
        raise CorrectionError(f"{where}: '{twice[0]}' is given twice")
    return make_entry(value, where)


def _in_words(error: ValidationError, kind: type[Entry]) -> str:
    """The first problem, named by its key."""
    first = error.errors()[0]
    key = ".".join(str(part) for part in first["loc"])
    if first["type"] == "missing":
        return f"'{key}' is missing"
    if first["type"] == "extra_forbidden":
        return f"unknown key '{key}'; known are {', '.join(kind.model_fields)}"
    message = first["msg"].removeprefix("Value error, ")
    return f"'{key}': {message} (found {first['input']!r})" if key else message
