"""Loads knowledge packs: the facts of one or more subjects and a language, checked row by row and together."""

import hashlib
from collections.abc import Sequence, Set
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from pydantic import ValidationError

from pipeline.errors import KnowledgeError
from pipeline.knowledge import schema
from pipeline.knowledge.combine import united
from pipeline.knowledge.csvfile import read_facts
from pipeline.knowledge.pack import KnowledgePack
from pipeline.knowledge.references import check_references
from pipeline.knowledge.schema import Fact, PackSettings

__all__ = ["KnowledgePack", "load_pack"]

_HOME = Path(__file__).parent
_SETTINGS = "pack.yaml"
_OTHER_LOADERS = frozenset({"dates.csv", "label_schemes.yaml"})
"""Files of a language that their own modules load; they belong to its digest."""


class _Table(NamedTuple):
    """What a file holds; its stem is the field of `KnowledgePack` that takes its rows."""

    model: type[Fact]
    key: Sequence[str]


_SUBJECT = {
    "places.csv": _Table(schema.PlaceFact, ["place_id"]),
    "demonyms.csv": _Table(schema.DemonymFact, ["demonym"]),
    "people.csv": _Table(schema.PersonFact, ["person_id"]),
    "surnames.csv": _Table(schema.SurnameFact, ["surname", "family"]),
    "syllables.csv": _Table(schema.SyllableFact, ["syllable"]),
    "organizations.csv": _Table(schema.OrganizationFact, ["org_id"]),
    "org_roles.csv": _Table(schema.OrgRoleFact, ["phrase"]),
    "factory_types.csv": _Table(schema.FactoryTypeFact, ["type_id"]),
    "policies.csv": _Table(schema.PolicyFact, ["policy_id"]),
    "programmes.csv": _Table(schema.ProgrammeFact, ["policy_id", "year"]),
    "calendar.csv": _Table(schema.CalendarFact, ["calendar_id"]),
    "roles.csv": _Table(schema.RoleFact, ["phrase"]),
    "offices.csv": _Table(schema.OfficeFact, ["office", "person_id"]),
}
_LANGUAGE = {
    "titles.csv": _Table(schema.TitleFact, ["title"]),
    "cues.csv": _Table(schema.CueFact, []),
    "triggers.csv": _Table(schema.TriggerFact, []),
    "modality.csv": _Table(schema.ModalityFact, []),
    "participation.csv": _Table(schema.ParticipationFact, []),
    "name_heads.csv": _Table(schema.NameHeadFact, ["head"]),
    "name_clues.csv": _Table(schema.NameClueFact, ["word", "position"]),
    "speaker_nouns.csv": _Table(schema.SpeakerNounFact, ["noun"]),
    "statement_words.csv": _Table(schema.StatementWordFact, ["word", "role"]),
    "quantity_words.csv": _Table(schema.QuantityWordFact, []),
    "meaning_words.csv": _Table(schema.MeaningWordFact, ["word", "role"]),
    "antonyms.csv": _Table(schema.AntonymFact, ["word", "opposite"]),
    "check_words.csv": _Table(schema.CheckWordFact, []),
    "plant_words.csv": _Table(schema.PlantWordFact, ["word"]),
    "observations.csv": _Table(schema.ObservationFact, ["form"]),
    "furniture.csv": _Table(schema.FurnitureFact, []),
}
_TABLES = _SUBJECT | _LANGUAGE


def load_pack(subjects: str | Path | Sequence[str | Path] = "dprk", language: str | Path = "english") -> KnowledgePack:
    """The knowledge pack of one or more subjects, with what they include, and of a language.

    A name means the folder of that name beside this module, a `Path` is taken as it is. Of a row that stands in several
    subjects the lists are united, every other column is that of the first that fills it. The first subject is the main
    one: its home country counts. Nothing is cached: the caller keeps the pack.

    Raises:
        KnowledgeError: a folder or file that is missing or unknown, a row that breaks its schema, a repeated or
            dangling id; the message names the file and the line.
    """
    given = [subjects] if isinstance(subjects, (str, Path)) else subjects
    packs = _with_included([_folder(one) for one in given])
    tongue = _folder(language)
    files = [file for folder in packs for file in _files(folder, {_SETTINGS}, {*_SUBJECT})]
    files += _files(tongue, {*_LANGUAGE, *_OTHER_LOADERS}, set())
    tables = {
        name: [(f, read_facts(f, t.model, t.key)) for f in files if f.name == name] for name, t in _TABLES.items()
    }
    check_references(tables)
    facts: dict[str, Any] = {
        name.removesuffix(".csv"): united((row.fact for _, rows in read for row in rows), _TABLES[name].key)
        for name, read in tables.items()
    }
    settings = next(iter(packs.values()))
    pack = KnowledgePack(settings=settings, digest=_digest(files), **facts)
    if settings.home_country and pack.place(settings.home_country) is None:
        where = next(iter(packs)) / _SETTINGS
        raise KnowledgeError(f"{where}: home_country {settings.home_country!r} is in no places.csv")
    return pack


def _with_included(folders: Sequence[Path]) -> dict[Path, PackSettings]:
    """The folders of subjects and of what their settings include, each once, with their settings."""
    found: dict[Path, PackSettings] = {}
    waiting = list(folders)
    while waiting:
        folder = waiting.pop(0)
        if folder not in found:
            if not (folder / _SETTINGS).exists():
                raise KnowledgeError(f"{folder / _SETTINGS}: missing")
            found[folder] = _settings(folder / _SETTINGS)
            waiting += [_folder(name) for name in found[folder].includes]
    return found


def _folder(name: str | Path) -> Path:
    folder = name if isinstance(name, Path) else _HOME / name
    if not folder.is_dir():
        known = ", ".join(sorted(path.name for path in _HOME.iterdir() if any(path.glob("*.csv"))))
        raise KnowledgeError(f"{folder}: no such knowledge folder; the package brings {known}")
    return folder


def _files(folder: Path, needed: Set[str], optional: Set[str]) -> list[Path]:
    """All data files of a folder, sorted; hidden files and Python's own do not count."""
    files = sorted(path for path in folder.iterdir() if not path.name.startswith((".", "__")))
    names, known = {path.name for path in files}, needed | optional
    if unknown := sorted(names - known):
        raise KnowledgeError(f"{folder / unknown[0]}: unknown file; a pack folder holds {', '.join(sorted(known))}")
    if missing := sorted(needed - names):
        raise KnowledgeError(f"{folder / missing[0]}: missing")
    return files


def _settings(path: Path) -> PackSettings:
    try:
        return PackSettings.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise KnowledgeError(f"{path}, line {line}: {error.problem}") from error
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        raise KnowledgeError(f"{path}: {'.'.join(map(str, first['loc'])) or 'file'}: {first['msg']}") from error
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise KnowledgeError(f"{path}: cannot be read: {error}") from error


def _digest(files: Sequence[Path]) -> str:
    """SHA-256 over folder, name and content of the files, so that it is the same wherever the pack lies."""
    total = hashlib.sha256()
    for path in sorted(files, key=lambda path: (path.parent.name, path.name)):
        total.update(f"{path.parent.name}/{path.name}\n".encode())
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()
