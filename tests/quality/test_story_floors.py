"""Floors under events that several articles tell, and their near misses; measured, then rounded down.

Raising a floor is free; lowering one needs a reason in the commit. Of the set "held_out" nobody looks at the
errors; those of "held_out_b" were listed once, after its first figures.
"""

from itertools import combinations

import pytest
from gold_tellings import merged_gold
from story_sets import SETS, near_misses, outcome

pytestmark = pytest.mark.model

FLOORS = {
    "development": {"events": 0.88, "events strict": 0.77},
    "held_out": {"events": 0.62, "events strict": 0.44},
    "held_out_b": {"events": 0.69, "events strict": 0.40},
}
LEAST_B3 = {"development": 0.94, "held_out": 0.96, "held_out_b": 0.90}
LEAST_GOLD_B3 = {"development": 0.95, "held_out": 0.94, "held_out_b": 0.94}
"""Merging by itself, of tellings as the gold has them (`gold_tellings.py`)."""


def test_every_set_has_floors() -> None:
    assert set(SETS) == set(FLOORS) == set(LEAST_B3)


@pytest.mark.parametrize("name", FLOORS)
def test_events_stay_above_their_floors(name: str) -> None:
    rates = {measure: outcome(name).tallies[measure].f1 for measure in FLOORS[name]}
    assert {measure: rate for measure, rate in rates.items() if rate < FLOORS[name][measure]} == {}


@pytest.mark.parametrize("name", LEAST_B3)
def test_tellings_of_one_event_come_together(name: str) -> None:
    assert outcome(name).b_cubed >= LEAST_B3[name]


@pytest.mark.parametrize("name", LEAST_GOLD_B3)
def test_tellings_without_errors_come_together(name: str) -> None:
    assert merged_gold(name) >= LEAST_GOLD_B3[name]


MISTAKEN = {
    "plenary meetings of December and of June": "one is dated from June on, of the other the day is misread",
}
"""Near misses that are merged all the same."""


def _case(name: str, what: str, keys: list[str]) -> object:
    marks = [pytest.mark.xfail(reason=MISTAKEN[what])] if what in MISTAKEN else []
    return pytest.param(name, keys, id=f"{name}: {what}", marks=marks)


@pytest.mark.parametrize(("name", "keys"), [_case(*near) for near in near_misses()])
def test_near_misses_stay_apart(name: str, keys: list[str]) -> None:
    events = {key: {event_id for told, event_id in outcome(name).items if told == key} for key in keys}
    assert [(a, b) for a, b in combinations(keys, 2) if events[a] & events[b]] == []
