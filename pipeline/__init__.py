"""News articles in, tables of events, claims, people and places out, each row with its source.

    from pipeline import run, extract_article, read_tables

The rooms stand in the order of the flow: `articles`, `dates`, `extract`, `merge`, `tables`; `knowledge` is the shelf
beside them, `records` what travels between them. `flow` is the place to begin reading.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pipeline.flow import extract_article, run
    from pipeline.tables.read import read_tables

__version__ = "0.1.0"
__all__ = ["extract_article", "read_tables", "run"]

_HOMES = {"extract_article": "pipeline.flow", "read_tables": "pipeline.tables.read", "run": "pipeline.flow"}


def __getattr__(name: str) -> Any:
    """Import a public function when it is asked for, so that `pipeline --help` loads nothing heavy."""
    if name not in _HOMES:
        raise AttributeError(f"module 'pipeline' has no attribute '{name}'")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
