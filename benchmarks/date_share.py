"""How much of a run's time goes into dates.

    python benchmarks/date_share.py CORPUS

Runs the whole pipeline on a folder, in one process, into a temporary folder, with a clock around each entrance to the
date work: the publication date of an article, the date phrases of its text, the dates of its events, and the dating
across articles.
"""

import argparse
import importlib
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from pipeline.config import Settings
from pipeline.flow import run

ENTRANCES = {
    "publication": ("pipeline.intake", "published_date"),
    "phrases in text": ("pipeline.extract.datelines", "Datelines.__call__"),
    "dates of events": ("pipeline.extract.events.dating", "EventDates.date_of"),
    "across articles": ("pipeline.flow", "redate"),
}


def clocked(work: Callable[..., Any], seconds: list[float]) -> Callable[..., Any]:
    """The same work, each call adding its seconds to the list."""

    def timed(*args: object, **named: object) -> object:
        begun = time.perf_counter()
        try:
            return work(*args, **named)
        finally:
            seconds.append(time.perf_counter() - begun)

    return timed


def put_clock(module: str, path: str) -> list[float]:
    """Put a clock around a function or method of a module; the list fills while it runs."""
    owner: Any = importlib.import_module(module)
    *above, name = path.split(".")
    for step in above:
        owner = getattr(owner, step)
    seconds: list[float] = []
    setattr(owner, name, clocked(getattr(owner, name), seconds))
    return seconds


def main() -> None:
    """Read the arguments, run, print the shares."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path, help="folder of articles")
    corpus = parser.parse_args().corpus
    clocks = {label: put_clock(*place) for label, place in ENTRANCES.items()}
    with TemporaryDirectory() as outputs:
        begun = time.perf_counter()
        summary = run(corpus, outputs, settings=Settings(workers=1))
        whole = time.perf_counter() - begun
    spent = {label: sum(seconds) for label, seconds in clocks.items()}
    for label, seconds in spent.items():
        sys.stdout.write(f"{label:<16} {seconds:7.2f} s  {seconds / whole:6.1%}  {len(clocks[label])} calls\n")
    total = sum(spent.values())
    sys.stdout.write(
        f"dates {total:.2f} s of {whole:.2f} s, {total / whole:.1%}; {summary.articles['read']} articles\n"
    )


if __name__ == "__main__":
    main()
