"""The publication of an article that prints no date: the narrowest interval that its text supports."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.dates.bounds import PRINTED, text_constraints
from pipeline.dates.calendar_bounds import calendar_constraints, names_body
from pipeline.dates.constraints import Constraint, every_year, solve
from pipeline.dates.edtf import Interval
from pipeline.dates.lexicon import DateLexicon
from pipeline.dates.order import order_constraints
from pipeline.dates.policy_bounds import names_policy, policy_constraints
from pipeline.dates.spans import month_day_in
from pipeline.dates.story import read_story
from pipeline.dates.values import MonthDay
from pipeline.knowledge.schema import CalendarFact, PolicyFact

_MOST_REASONS = 4
_LONGEST_TEXT, _MOST_DATES = 60_000, 200
"""An article says when it was written in its first pages; a book or a list of dates is not searched to its end."""


@dataclass(frozen=True, slots=True)
class Inferred:
    """What a text says about its publication, the reasons in words, and the contradictions that were set aside."""

    interval: Interval
    evidence: str
    warnings: tuple[str, ...]


def infer_published(
    text: str,
    *,
    lexicon: DateLexicon,
    calendar: Sequence[CalendarFact] = (),
    policies: Sequence[PolicyFact] = (),
    dateline: MonthDay | None = None,
    given: Sequence[Constraint] = (),
) -> Inferred:
    """The interval in which the text can have been published; unknown or open when the text does not say more.

    `dateline` is the day printed at the head without a year; `given` what other sources already bound. Offices,
    birthdays and everything else that the text does not say are not used.
    """
    text = text[:_LONGEST_TEXT]
    story = read_story(text, lexicon=lexicon)
    story = replace(story, sightings=story.sightings[:_MOST_DATES])
    constraints = [
        *given,
        *text_constraints(story, lexicon),
        *order_constraints(story, lexicon),
        *policy_constraints(story, policies, lexicon),
    ]
    if names_policy(text, policies) or names_body(text, calendar):
        constraints += calendar_constraints(story, calendar, lexicon)
    if dateline is not None:
        constraints.append(_printed(dateline))
    solution = solve(constraints)
    evidence = "; ".join(solution.reasons[:_MOST_REASONS])
    warnings = tuple(f"publication date: set aside {reason}" for reason in solution.dropped)
    return Inferred(solution.interval, evidence, warnings)


def _printed(dateline: MonthDay) -> Constraint:
    return every_year(
        lambda year: month_day_in(dateline.month, dateline.day, year),
        PRINTED,
        f"dateline {dateline.month:02}-{dateline.day:02}",
    )
