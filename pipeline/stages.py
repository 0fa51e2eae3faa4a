"""The stages of a run: who is told how far they are, and how long each took."""

from collections.abc import Iterator
from contextlib import contextmanager
from time import perf_counter
from typing import Protocol


class Progress(Protocol):
    """Whoever wants to know how far a run is: a progress bar, say."""

    def start(self, stage: str, total: int | None) -> None:
        """A stage begins; `total` is how many articles it has, when that is known."""
        ...

    def advance(self, count: int = 1) -> None:
        """So many more articles of the stage are done."""
        ...


class NoProgress:
    """Nobody wants to know."""

    def start(self, stage: str, total: int | None) -> None:
        """Do nothing."""

    def advance(self, count: int = 1) -> None:
        """Do nothing."""


class Stages:
    """The seconds that each stage of a run took, in order; they go into `run.json` and into no table."""

    def __init__(self, progress: Progress) -> None:
        self.progress = progress
        self.seconds: dict[str, float] = {}

    @contextmanager
    def stage(self, name: str, total: int | None = None) -> Iterator[Progress]:
        """A stage: announced, and timed until its block ends."""
        self.progress.start(name, total)
        begun = perf_counter()
        yield self.progress
        self.seconds[name] = round(perf_counter() - begun, 3)
