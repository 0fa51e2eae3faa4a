"""The publication of an article that prints no date: the narrowest interval that its text supports."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date

from pipeline.dates.edtf import UNKNOWN, Interval, add_days
from pipeline.dates.grammar.lexicon import DateLexicon
from pipeline.dates.inferred.anniversaries import anniversary_constraints
from pipeline.dates.inferred.bounds import text_constraints
from pipeline.dates.inferred.calendar_bounds import calendar_constraints
from pipeline.dates.inferred.calendar_names import is_about, names_body
from pipeline.dates.inferred.constraints import Constraint, Step, solve
from pipeline.dates.inferred.editions import edition_constraints
from pipeline.dates.inferred.order import order_constraints
from pipeline.dates.inferred.policy_bounds import names_policy, policy_constraints
from pipeline.dates.inferred.story import read_story
from pipeline.dates.inferred.ties import tied_constraints
from pipeline.knowledge.schema import CalendarFact, PolicyFact

_MOST_REASONS = 4
_TOLERANCE_DAYS = 1
"""A page read in another time zone may be dated a day ahead."""
_LONGEST_TEXT, _MOST_DATES = 60_000, 200
"""An article says when it was written in its first pages; a book or a list of dates is not searched to its end."""


@dataclass(frozen=True, slots=True)
class Inferred:
    """What a text says about its publication, and the steps that led there, in order.

    `evidence` is the first reasons in words, `warnings` the contradictions that were set aside.
    """

    interval: Interval
    steps: tuple[Step, ...]

    @property
    def evidence(self) -> str:
        """The first reasons that took part, in words."""
        return "; ".join([step.reason for step in self.steps if not step.dropped][:_MOST_REASONS])

    @property
    def warnings(self) -> tuple[str, ...]:
        """The reasons that contradicted stronger ones."""
        return tuple(f"publication date: set aside {step.reason}" for step in self.steps if step.dropped)


def infer_published(
    text: str,
    *,
    lexicon: DateLexicon,
    calendar: Sequence[CalendarFact] = (),
    policies: Sequence[PolicyFact] = (),
    country: Collection[str] = (),
    today: date | None = None,
    given: Sequence[Constraint] = (),
) -> Inferred:
    """The interval in which the text can have been published; unknown or open when the text does not say more.

    `given` is what other sources already bound; `today` the day of reading, which bounds nothing, but refuses what
    would come after it. The calendar is asked for a text that names one of its bodies or policies, or the `country` by
    any of its names. Offices, birthdays and everything else that the text does not say are not used.
    """
    own = constraints_of(text, lexicon=lexicon, calendar=calendar, policies=policies, country=country)
    return _inferred([*given, *own], today)


def _inferred(constraints: Sequence[Constraint], today: date | None) -> Inferred:
    """The solution, without what would have the article published after it was read: a novel's dates, a plan's."""
    latest = Interval(None, None if today is None else add_days(today, _TOLERANCE_DAYS))
    possible: list[Constraint] = []
    refused: list[Constraint] = []
    for constraint in constraints:
        fits = any(days.overlaps(latest) for days in constraint.allowed)
        (possible if fits else refused).append(constraint)
    solution = solve(possible)
    interval = solution.interval if solution.interval.overlaps(latest) else UNKNOWN
    steps = (Step(reason, UNKNOWN, dropped=True) for reason in dict.fromkeys(c.reason for c in refused))
    return Inferred(interval, (*steps, *solution.steps))


def constraints_of(
    text: str,
    *,
    lexicon: DateLexicon,
    calendar: Sequence[CalendarFact] = (),
    policies: Sequence[PolicyFact] = (),
    country: Collection[str] = (),
) -> list[Constraint]:
    """What the first pages of a text say about its publication, each reason by itself; any text will do."""
    story = read_story(text[:_LONGEST_TEXT], lexicon=lexicon)
    story = replace(story, sightings=story.sightings[:_MOST_DATES])
    found = [
        *text_constraints(story, lexicon),
        *tied_constraints(story),
        *order_constraints(story, lexicon),
        *edition_constraints(story, lexicon),
        *policy_constraints(story, policies, lexicon),
    ]
    meant = names_policy(story.text, policies) or names_body(story.text, calendar) or is_about(country, story.text)
    if meant:
        found += calendar_constraints(story, calendar, lexicon)
        found += anniversary_constraints(story, calendar, lexicon)
    return found
