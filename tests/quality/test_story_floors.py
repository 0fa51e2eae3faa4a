"""Floors under events that several articles tell, and their near misses; measured, then rounded down.

Raising a floor is free; lowering one needs a reason in the commit. Of the set that is held out nobody looks at the
errors.
"""

from itertools import combinations

import pytest
from story_sets import SETS, near_misses, outcome

pytestmark = pytest.mark.model

FLOORS = {
    "development": {"events": 0.74, "events strict": 0.59},
    "held_out": {"events": 0.62, "events strict": 0.45},
}
LEAST_B3 = {"development": 0.93, "held_out": 0.88}
MISTAKEN = {"two ceremonies, one county, one day": "a morning and an afternoon of one county are not told apart"}
"""Near misses that are merged all the same, with what they would need."""


def test_every_set_has_floors() -> None:
    assert set(SETS) == set(FLOORS) == set(LEAST_B3)


@pytest.mark.parametrize("name", FLOORS)
def test_events_stay_above_their_floors(name: str) -> None:
    rates = {measure: outcome(name).tallies[measure].f1 for measure in FLOORS[name]}
    assert {measure: rate for measure, rate in rates.items() if rate < FLOORS[name][measure]} == {}


@pytest.mark.parametrize("name", LEAST_B3)
def test_tellings_of_one_event_come_together(name: str) -> None:
    assert outcome(name).b_cubed >= LEAST_B3[name]


def _case(name: str, what: str, keys: list[str]) -> object:
    marks = pytest.mark.xfail(reason=MISTAKEN[what]) if what in MISTAKEN else ()
    return pytest.param(name, keys, id=f"{name}: {what}", marks=marks)


@pytest.mark.parametrize(("name", "keys"), [_case(*near) for near in near_misses()])
def test_near_misses_stay_apart(name: str, keys: list[str]) -> None:
    events = {key: {event_id for told, event_id in outcome(name).items if told == key} for key in keys}
    assert [(a, b) for a, b in combinations(keys, 2) if events[a] & events[b]] == []
