"""Where work is done: in this process or in several. What is done, the engine does not know.

A `Job` says how a worker gets ready, what it does with a shard, and how a shard is split when it killed its worker,
so that the neighbours of a fatal piece still get their turn.
"""

import multiprocessing
import pickle
import signal
import traceback
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from typing import Any, Generic, Protocol, TypeVar

State = TypeVar("State")
Shard = TypeVar("Shard")
Part = TypeVar("Part")


@dataclass(frozen=True, slots=True, kw_only=True)
class Job(Generic[State, Shard, Part]):
    """What an engine does with shards; all four are module-level functions or partials of such, to be picklable."""

    setup: Callable[[], State]
    """Called once in each worker; what it returns is handed to every call of `work`."""
    work: Callable[[State, Shard], Part]
    split: Callable[[Shard], Sequence[Shard]]
    """The pieces of a shard that are tried one by one after it killed its worker; one piece: it cannot be split."""
    lost: Callable[[Shard], Part]
    """The part that stands for a piece that killed its worker."""


class Engine(Protocol):
    """Does a job on shards. Parts come in any order, and more than one for a shard that was split."""

    def map(self, job: Job[State, Shard, Part], shards: Sequence[Shard]) -> Iterator[Part]:
        """The parts of all shards. An exception in the job is a bug and ends the work."""
        ...


class InProcess:
    """Works in this process. A shard that kills it ends the run; `Processes` survives that."""

    def map(self, job: Job[State, Shard, Part], shards: Sequence[Shard]) -> Iterator[Part]:
        """The parts of all shards, in order."""
        if shards:
            state = job.setup()
            for shard in shards:
                yield job.work(state, shard)


class Processes:
    """Works in `count` processes, each started afresh (no fork: the parent may have threads)."""

    def __init__(self, count: int) -> None:
        self._count = count

    def map(self, job: Job[State, Shard, Part], shards: Sequence[Shard]) -> Iterator[Part]:
        """The parts of all shards as they get done.

        A shard whose worker died is split and its pieces are done last; a piece that cannot be split and kills its
        worker is lost. An exception in a worker is raised here and stops the others.

        Raises:
            RuntimeError: A worker died while it got ready, before it held a shard.
        """
        waiting = deque(shards)
        workers = [_Worker(job) for _ in range(min(self._count, len(shards)))]
        try:
            while waiting or any(worker.shards for worker in workers):
                for worker in workers:
                    if waiting and worker.is_idle:
                        worker.take(waiting.popleft())
                for worker in _reporting(workers):
                    parts = worker.report()
                    if parts is not None:
                        yield from parts
                        continue
                    workers.remove(worker)
                    yield from _after_death(job, worker.shards, waiting)
                    if waiting:
                        workers.append(_Worker(job))
        finally:
            for worker in workers:
                worker.stop()


def _after_death(job: Job[State, Shard, Part], held: Sequence[Shard], waiting: deque[Shard]) -> Iterator[Part]:
    """Queue the pieces of a shard that killed its worker, or give it up when it is one piece."""
    for shard in held:
        pieces = job.split(shard)
        if len(pieces) > 1:
            waiting.extend(pieces)
        else:
            yield job.lost(shard)


def _reporting(workers: Sequence["_Worker[Shard, Part]"]) -> list["_Worker[Shard, Part]"]:
    """Wait for the workers that have something to say, were it only their death."""
    ready = wait([worker.connection for worker in workers])
    return [worker for worker in workers if worker.connection in ready]


class _Worker(Generic[Shard, Part]):
    """A process, and the shard that it holds, if any."""

    def __init__(self, job: Job[Any, Shard, Part]) -> None:
        context = multiprocessing.get_context("spawn")
        self.connection, other_end = context.Pipe()
        self._process = context.Process(target=_serve, args=(job, other_end), daemon=True)
        self._ready = False
        self.shards: list[Shard] = []
        self._process.start()
        other_end.close()  # so that the death of the process ends the connection

    @property
    def is_idle(self) -> bool:
        """Whether it waits for a shard."""
        return self._ready and not self.shards

    def take(self, shard: Shard) -> None:
        """Send a shard; a death in the meantime shows in the next report."""
        self.shards.append(shard)
        with suppress(BrokenPipeError):
            self.connection.send(shard)

    def report(self) -> list[Part] | None:
        """The parts that it has done since the last report, None when it died; raises what it raised."""
        try:
            kind, value = self.connection.recv()
        except (EOFError, ConnectionError) as error:
            self._process.join()
            if not self._ready:
                raise RuntimeError(f"a worker died while it got ready (exit code {self._process.exitcode})") from error
            return None
        if kind == "failed":
            raise value
        self._ready = True
        self.shards.clear()
        return [value] if kind == "done" else []

    def stop(self) -> None:
        """End the process."""
        self.connection.close()
        self._process.terminate()
        self._process.join()


def _serve(job: Job[State, Shard, Part], connection: "Connection[Any, Any]") -> None:
    """The life of a worker process: get ready, then a report for each shard until the parent ends it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent stops its workers itself
    try:
        state = job.setup()
        connection.send(("ready", None))
        while True:
            connection.send(("done", job.work(state, connection.recv())))
    except (EOFError, ConnectionError):
        return  # the parent is gone
    except Exception as error:
        connection.send(("failed", _portable(error)))


def _portable(error: Exception) -> Exception:
    """The error with its traceback as a note, or a plain one in its place when it cannot travel."""
    error.add_note(traceback.format_exc())
    try:
        pickle.loads(pickle.dumps(error))
    except Exception:  # whatever an error class may do when it is copied
        return RuntimeError("".join(traceback.format_exception(error)))
    return error
