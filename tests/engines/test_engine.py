import os
from collections.abc import Callable, Sequence

import pytest

from pipeline.engine import Engine, InProcess, Job, Processes
from pipeline.errors import ModelError

FATAL, WRONG = -1, -2

pytestmark = pytest.mark.parametrize("engine", [InProcess(), Processes(2)], ids=["in-process", "processes"])


def ready() -> int:
    return 10


def no_model() -> int:
    raise ModelError("no model at hand")


def die() -> int:
    os._exit(3)


def tenfold(state: int, shard: Sequence[int]) -> list[int]:
    if FATAL in shard:
        os._exit(9)
    if WRONG in shard:
        raise ValueError(f"cannot use {WRONG}")
    return [number * state for number in shard]


def pieces(shard: Sequence[int]) -> list[list[int]]:
    return [[number] for number in shard]


def given_up(shard: Sequence[int]) -> list[int]:
    return [0 for _ in shard]


def job(setup: Callable[[], int] = ready) -> Job[int, Sequence[int], list[int]]:
    return Job(setup=setup, work=tenfold, split=pieces, lost=given_up)


def test_every_shard_is_done(engine: Engine) -> None:
    parts = list(engine.map(job(), [[1, 2], [3], [4, 5, 6]]))
    assert sorted(parts) == [[10, 20], [30], [40, 50, 60]]


def test_no_shards_need_no_worker(engine: Engine) -> None:
    assert list(engine.map(job(no_model), [])) == []


def test_an_error_in_the_work_is_raised_as_it_was(engine: Engine) -> None:
    with pytest.raises(ValueError, match="cannot use -2"):
        list(engine.map(job(), [[1], [WRONG], [2]]))


def test_an_error_in_getting_ready_is_raised_as_it_was(engine: Engine) -> None:
    with pytest.raises(ModelError, match="no model at hand"):
        list(engine.map(job(no_model), [[1], [2]]))


@pytest.mark.parametrize("shards", [[[1, FATAL, 2], [3]], [[FATAL, 1], [2, 3, FATAL]], [[FATAL], [1]]])
def test_only_the_fatal_piece_is_lost(engine: Engine, shards: list[list[int]]) -> None:
    if isinstance(engine, InProcess):
        pytest.skip("a fatal piece takes the only process along")
    done = sorted(number for part in engine.map(job(), shards) for number in part)
    assert done == sorted(0 if number == FATAL else 10 * number for shard in shards for number in shard)


def test_a_death_while_getting_ready_ends_the_work(engine: Engine) -> None:
    if isinstance(engine, InProcess):
        pytest.skip("a fatal set-up takes the only process along")
    with pytest.raises(RuntimeError, match="died while it got ready"):
        list(engine.map(job(die), [[1], [2]]))
