"""Constraints and their solution: what holds for any of them, and for texts made from a known day."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.dates.edtf import Interval
from pipeline.dates.grammar.lexicon import load_lexicon
from pipeline.dates.inferred.constraints import (
    ACROSS,
    HINTED,
    IMPLIED,
    PRINTED,
    STATED,
    TIED,
    WIDEST_DAYS,
    Constraint,
    every_year,
    not_after,
    not_before,
    solve,
)
from pipeline.dates.inferred.infer import constraints_of, infer_published
from pipeline.dates.spans import month_day_in
from pipeline.knowledge.schema import CalendarFact, PolicyFact

LEXICON = load_lexicon()
POLICY = PolicyFact(
    policy_id="p", label="Rural Light 30×5 Policy", kind="policy", surface_forms=("Rural Light 30×5 Policy",),
    adopted="2012-03-10",
)  # fmt: skip
CALENDAR = (
    CalendarFact(
        calendar_id="c", kind="party congress", body="PPF", number=9, label="Ninth Congress of the Popular Front",
        surface_forms=("Ninth PPF Congress",), start=date(2014, 2, 19), end=date(2014, 2, 25),
    ),
    CalendarFact(
        calendar_id="a", kind="anniversary", body="PPF", label="80th founding anniversary of the PPF",
        start=date(2018, 10, 10), end=date(2018, 10, 10),
    ),
)  # fmt: skip
DAYS = st.dates(date(1995, 1, 1), date(2035, 12, 31))
WEIGHTS = st.sampled_from([PRINTED, STATED, TIED, IMPLIED, ACROSS, HINTED])


def _interval(first: date, days: int) -> Interval:
    return Interval(first, first + timedelta(days))


CONSTRAINTS = st.one_of(
    st.builds(not_before, DAYS, WEIGHTS, st.sampled_from("abc")),
    st.builds(not_after, DAYS, WEIGHTS, st.sampled_from("def")),
    st.builds(
        lambda first, days, weight: Constraint((_interval(first, days),), weight, "span"),
        DAYS, st.integers(0, 900), WEIGHTS,
    ),
    st.builds(
        lambda day, weight: every_year(lambda year: month_day_in(day.month, day.day, year), weight, f"{day:%m-%d}"),
        DAYS, WEIGHTS,
    ),
)  # fmt: skip


@given(st.lists(CONSTRAINTS, max_size=6), st.randoms(use_true_random=False))
def test_the_order_of_constraints_does_not_matter(constraints: list[Constraint], random: object) -> None:
    shuffled = list(constraints)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert solve(shuffled) == solve(constraints)


@given(st.lists(CONSTRAINTS, max_size=6))
def test_the_solution_lies_inside_every_constraint_that_was_not_dropped(constraints: list[Constraint]) -> None:
    solution = solve(constraints)
    dropped = {step.reason for step in solution.steps if step.dropped}
    kept = [c for c in constraints if c.reason not in dropped]
    start, end = solution.interval.start, solution.interval.end
    assert (solution.interval.days or 0) <= WIDEST_DAYS
    for constraint in kept:
        if start is not None:
            assert any(days.contains(Interval.day(start)) for days in constraint.allowed)
        if end is not None and (constraint.weight >= STATED or start is not None):
            assert any(days.contains(Interval.day(end)) for days in constraint.allowed)


@given(st.lists(CONSTRAINTS, max_size=5), CONSTRAINTS)
def test_one_more_constraint_never_widens_unless_something_is_dropped(
    constraints: list[Constraint], more: Constraint
) -> None:
    before, after = solve(constraints), solve([*constraints, more])
    if any(step.dropped for step in (*before.steps, *after.steps)):
        return
    if after.interval.days is not None and before.interval.start is not None:
        assert before.interval.contains(after.interval)
    if before.interval.start is not None and after.interval.start is not None:
        assert after.interval.start >= before.interval.start


@given(st.lists(CONSTRAINTS, max_size=6))
def test_each_step_narrows_or_is_dropped(constraints: list[Constraint]) -> None:
    solution = solve(constraints)
    assert not solution.steps or solution.steps[-1].interval == solution.interval
    starts = [step.interval.start for step in solution.steps if step.interval.start is not None]
    assert starts == sorted(starts)


def test_equally_strong_reasons_that_contradict_each_other_are_both_dropped() -> None:
    solution = solve([not_before(date(2024, 5, 1), TIED, "a"), not_after(date(2023, 1, 1), TIED, "b")])
    assert (solution.interval.edtf, [step.dropped for step in solution.steps]) == ("", [True, True])


def test_a_contradiction_spares_those_that_take_no_part_in_it() -> None:
    reasons = [
        not_before(date(2020, 1, 1), TIED, "a"),
        not_before(date(2024, 5, 1), TIED, "b"),
        not_after(date(2023, 1, 1), TIED, "c"),
    ]
    assert solve(reasons).interval.edtf == "2020-01-01/.."


def test_another_article_never_displaces_what_the_page_says() -> None:
    solution = solve([not_before(date(2024, 5, 1), IMPLIED, "text"), not_after(date(2023, 1, 1), ACROSS, "corpus")])
    assert [(step.reason, step.dropped) for step in solution.steps] == [("text", False), ("corpus", True)]


@pytest.mark.parametrize(
    ("weight", "edtf"), [(PRINTED, "../2024-05-03"), (STATED, "../2024-05-03"), (TIED, "2020-01-01/..")]
)
def test_of_a_long_interval_the_end_is_told_when_a_strong_reason_gives_it(weight: int, edtf: str) -> None:
    end = not_after(date(2024, 5, 3), weight, "changed")
    assert solve([not_before(date(2020, 1, 1), STATED, "past"), end]).interval.edtf == edtf


def test_a_weak_end_that_is_too_late_gives_way_to_a_stated_one() -> None:
    start, end = not_before(date(2020, 1, 1), STATED, "past"), not_after(date(2024, 5, 3), PRINTED, "changed")
    assert solve([start, end, not_after(date(2023, 5, 3), TIED, "ahead")]).interval.edtf == "../2024-05-03"


def test_a_dateline_day_with_one_bound_is_the_first_such_day_and_later() -> None:
    line = every_year(lambda year: month_day_in(9, 2, year), PRINTED, "dateline")
    assert solve([line, not_before(date(2024, 5, 1), STATED, "past")]).interval.edtf == "2024-09-02/.."


def test_a_dateline_day_between_two_bounds_is_a_day() -> None:
    line = every_year(lambda year: month_day_in(9, 2, year), PRINTED, "dateline")
    bounds = [not_before(date(2024, 5, 1), STATED, "past"), not_after(date(2025, 3, 1), TIED, "ahead")]
    assert solve([line, *bounds]).interval == Interval.day(date(2024, 9, 2))


# Texts made from a known day: whatever they say of it, the day must be among those that are left.


def _named(day: date) -> str:
    return f"{day:%B} {day.day}"


def _full(day: date) -> str:
    return f"{_named(day)}, {day.year}"


def _years_before(day: date, years: int) -> date:
    return day.replace(year=day.year - years, day=min(day.day, 28))


Sentence = Callable[[date, int], str]
ALWAYS: list[Sentence] = [
    lambda day, n: f"The mill in Norwick was opened on {_full(day - timedelta(n))}.",
    lambda day, n: f"On {_full(day - timedelta(n))}, he visited Norwick.",
    lambda day, n: f"The bridge in Norwick will be opened on {_full(day + timedelta(n))}.",
    lambda day, n: f"On {day - timedelta(n % 360):%A}, {_named(day - timedelta(n % 360))}, he visited Norwick.",
    lambda day, n: f"Last year, in {day.year - 1}, the road was built.",
    lambda day, n: f"The road was built {n % 9 + 2} years ago (in {_years_before(day, n % 9 + 2).year}).",
    lambda day, n: f"Last month, in {day.replace(day=1) - timedelta(1):%B %Y}, the choir sang.",
    lambda day, n: f"Yesterday, {_full(day - timedelta(1))}, the choir sang.",
    lambda day, n: f"This year, {day.year}, brought much rain.",
    lambda day, n: f"The choir has sung since {day.year - n % 20}.",
    lambda day, n: f"The {day.year - n % 5} Norwick Exhibition opened here in spring.",
    lambda day, n: f"The ministry said in {day.year - n % 5} that a port would open in {day.year + n % 40 - 20}.",
    lambda day, n: f"The launch was scheduled for {_full(day + timedelta(n - 900))}.",
    lambda day, n: f"The ministry announced a fair on {_full(day + timedelta(n))}.",
    lambda day, n: f"Experts discussed growth in {day.year + n % 20}.",
]


def _sentences(day: date) -> list[Sentence]:
    """The sentences that can be true on the day."""
    found = list(ALWAYS)
    if day >= date(2012, 3, 10):
        found.append(lambda _, __: "The Rural Light 30×5 Policy makes progress.")
    if day.year == 2013:
        found.append(lambda _, __: "The Rural Light 30×5 Policy, which he unveiled in March last year, makes progress.")
    if day > date(2014, 2, 25):
        found.append(lambda _, __: "The tasks set forth at the Ninth PPF Congress are carried out.")
    if day < date(2014, 2, 19):
        found.append(lambda _, __: "He visited Norwick ahead of the Ninth PPF Congress.")
    found.append(lambda day, _: f"This year marks the {80 + day.year - 2018}th founding anniversary of the PPF.")
    return found


@given(st.data(), st.dates(date(2000, 1, 1), date(2034, 12, 31)))
def test_a_text_made_from_a_day_admits_that_day(data: st.DataObject, day: date) -> None:
    chosen = data.draw(st.lists(st.sampled_from(_sentences(day)), min_size=1, max_size=5))
    text = " ".join(make(day, data.draw(st.integers(1, 1800))) for make in chosen)
    for constraint in constraints_of(text, lexicon=LEXICON, calendar=CALENDAR, policies=(POLICY,)):
        assert any(days.contains(Interval.day(day)) for days in constraint.allowed), (text, constraint.reason)
    found = infer_published(text, lexicon=LEXICON, calendar=CALENDAR, policies=(POLICY,))
    assert found.interval.contains(Interval.day(day)), text


@pytest.mark.parametrize("sentence", range(len(ALWAYS)))
def test_each_made_sentence_is_read_without_a_warning(sentence: int) -> None:
    text = ALWAYS[sentence](date(2016, 6, 15), 100)
    assert infer_published(text, lexicon=LEXICON).warnings == ()
