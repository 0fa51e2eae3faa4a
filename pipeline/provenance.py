"""What made the tables: the language model of a run by name, version and digest."""

import hashlib
from pathlib import Path

from spacy.language import Language


def model_facts(model: Language) -> dict[str, str]:
    """Name, version and digest of a language model; the digest is empty for one that lies in no folder."""
    name = f"{model.meta['lang']}_{model.meta['name']}"
    folder = getattr(model, "_path", None)
    return {"name": name, "version": str(model.meta["version"]), "digest": folder_digest(folder) if folder else ""}


def folder_digest(folder: Path) -> str:
    """SHA-256 over the names and contents of all files of a folder, the same wherever it lies."""
    total = hashlib.sha256()
    for file in sorted(path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts):
        total.update(f"{file.relative_to(folder).as_posix()}\n".encode())
        total.update(hashlib.sha256(file.read_bytes()).digest())
    return total.hexdigest()
