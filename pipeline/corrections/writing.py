"""New entries go behind the others of a file of corrections, which keeps every character that it has.

The file is written anew beside the old one and renamed into its place, so that it is never half an entry long.
"""

import os
import shutil
from collections.abc import Iterable
from pathlib import Path

import yaml

from pipeline.corrections.entries import Entry
from pipeline.corrections.reading import load_corrections, parse_corrections
from pipeline.errors import CorrectionError

_HEADER = """\
# What people say of this corpus goes before what the pipeline finds. Every run replays the list; of entries that
# contradict each other the later one counts. 'pipeline correct list' shows what became of them.

"""


class _PlainDumper(yaml.SafeDumper):
    """Writes all text as it is: what reads it makes no dates or numbers of it."""

    yaml_implicit_resolvers = {}

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        """Indent lists inside an entry."""
        super().increase_indent(flow, False)


def append_correction(file: Path, entry: Entry, notes: Iterable[str] = ()) -> int:
    """Write an entry behind those of a file, which is made when there is none, and give its number.

    `notes` are lines for whoever reads the file: they say in words what the ids of the entry stand for.

    Raises:
        CorrectionError: The file has a broken entry, is written in a form that nothing can be put behind, or cannot
            be written.
    """
    there = file.resolve()
    old = load_corrections(there) if there.exists() else ()
    before = there.read_bytes().decode("utf-8") if there.exists() else _HEADER
    text = before + ("\n" if before and not before.endswith("\n") else "") + _block(entry, notes)
    try:
        kept = parse_corrections(text, str(file)) == (*old, entry)
    except CorrectionError:
        kept = False
    if not kept:
        raise CorrectionError(f"{file}: nothing can be written behind its list; begin each entry with '- ' in column 1")
    try:
        _replace(there, text)
    except OSError as error:
        raise CorrectionError(f"{file}: the correction cannot be written ({error.strerror})") from error
    return len(old) + 1


def _block(entry: Entry, notes: Iterable[str]) -> str:
    values = entry.model_dump(mode="json", exclude_none=True)
    order = ["kind", *(key for key in values if key not in Entry.model_fields), "who", "why", "when"]
    ordered = {key: values[key] for key in order if key in values}
    comments = "".join(f"# {' '.join(note.split())}\n" for note in notes)
    return comments + yaml.dump([ordered], Dumper=_PlainDumper, sort_keys=False, allow_unicode=True, width=120)


def _replace(file: Path, text: str) -> None:
    new = file.with_name(f".{file.name}.new")
    with new.open("w", encoding="utf-8", newline="") as handle:
        handle.write(text)
        handle.flush()
        os.fsync(handle.fileno())
    if file.exists():
        shutil.copymode(file, new)
    new.replace(file)
