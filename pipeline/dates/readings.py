"""What the dates of a text were understood to mean, kept apart from the days that it comes to.

A reading says how days follow from the publication of the article. When that gets narrower, `on` gives the narrower
days without the text. Extraction has no other way from words to days.
"""

from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from pipeline.dates.edtf import UNKNOWN, Interval, add_days
from pipeline.dates.resolve import Tense, basis_of, resolve
from pipeline.dates.spans import FIRST, LAST
from pipeline.dates.values import Value
from pipeline.records import DateBasis

REPORT_LAG_DAYS = 5
"""What a report tells as news without a day was within this many days (a convention, after the annotation guide)."""
_EARLIEST, _LATEST = 1000, 2999
"""Years beyond these come from counting from an open end."""
MOST_STEPS = 60
"""A date that needs more steps than this ("the next day … the next day …", sixty times) is unknown."""


class Reading(ABC):
    """How some days follow from the publication of their article. Readings are values: compared and pickled as such.

    A narrower publication never gives wider days, unless it contradicts the text (see `Meets`).
    """

    __slots__ = ()

    @abstractmethod
    def on(self, published: Interval) -> Interval:
        """The days, for an article published on one of these."""

    @property
    def basis(self) -> DateBasis:
        """Whether the days are printed, counted from an anchor, or only estimated."""
        return DateBasis.INFERRED

    @property
    def steps(self) -> int:
        """How many phrases are resolved to get the days: what they cost."""
        return 0


@dataclass(frozen=True, slots=True)
class Publication(Reading):
    """The days of the publication itself."""

    def on(self, published: Interval) -> Interval:
        """The publication."""
        return published


PUBLISHED = Publication()


@dataclass(frozen=True, slots=True)
class Days(Reading):
    """Days that need no publication and stand in no phrase: an entry of the calendar."""

    days: Interval

    def on(self, published: Interval) -> Interval:
        """Always the same."""
        return self.days


@dataclass(frozen=True, slots=True)
class Said(Reading):
    """What a phrase means, counted from its anchor: the publication, the day of a speech, the day of a story.

    `reference` is the date that the story has reached, from which "the previous day" counts.
    """

    value: Value
    tense: Tense = "none"
    anchor: Reading = PUBLISHED
    reference: Reading | None = None
    _steps: int = field(init=False, repr=False, compare=False, default=1)

    def __post_init__(self) -> None:
        """Count from nothing what takes too many steps: neither stack nor patience holds a chain of any length."""
        steps = 1 + self.anchor.steps + (self.reference.steps if self.reference else 0)
        if steps > MOST_STEPS:
            object.__setattr__(self, "anchor", Days(UNKNOWN))
            object.__setattr__(self, "reference", None)
            steps = 1
        object.__setattr__(self, "_steps", steps)

    def on(self, published: Interval) -> Interval:
        """The days of the phrase."""
        reference = None if self.reference is None else self.reference.on(published)
        return resolve(self.value, self.anchor.on(published), tense=self.tense, reference=reference).interval

    @property
    def basis(self) -> DateBasis:
        """That of the phrase."""
        return basis_of(self.value)

    @property
    def steps(self) -> int:
        """One more than what it is counted from."""
        return self._steps


@dataclass(frozen=True, slots=True)
class _Of(Reading):
    """Something made of one other reading."""

    reading: Reading

    @property
    def basis(self) -> DateBasis:
        """That of the other."""
        return self.reading.basis

    @property
    def steps(self) -> int:
        """Those of the other."""
        return self.reading.steps


@dataclass(frozen=True, slots=True)
class From(_Of):
    """From those days on, without end: what has been planned, or goes on since."""

    def on(self, published: Interval) -> Interval:
        """The days with an open end."""
        return Interval(self.reading.on(published).start, None)


@dataclass(frozen=True, slots=True)
class Until(_Of):
    """Up to those days, without beginning: what had happened by then."""

    def on(self, published: Interval) -> Interval:
        """The days with an open beginning."""
        return Interval(None, self.reading.on(published).end)


@dataclass(frozen=True, slots=True)
class Before(_Of):
    """Those of the days that are not later than the publication: what was told in print had been said by then."""

    def on(self, published: Interval) -> Interval:
        """The days up to the publication; unknown when all of them are later."""
        days = self.reading.on(published)
        return UNKNOWN if days.is_unknown else days.intersection(Interval(None, published.end)) or UNKNOWN


@dataclass(frozen=True, slots=True)
class Beginning(_Of):
    """The first of those days: where a story begins that goes on from "in 2021"."""

    def on(self, published: Interval) -> Interval:
        """One day when the publication is one; else the first such day to the last, unknown when one is unknown."""
        first, last = _ends(published)
        early, late = self.reading.on(first).start, self.reading.on(last).start
        between = self.reading.on(Interval(first.start, last.end)).start
        return UNKNOWN if None in (early, late, between) else _opened(early, late)

    @property
    def steps(self) -> int:
        """Those of the other, for the publication and for both its ends."""
        return 3 * self.reading.steps


@dataclass(frozen=True, slots=True)
class ClosingYear(_Of):
    """For "Had been finished by the end of 2019": the year of a bound that is a year's end; other days as they are."""

    def on(self, published: Interval) -> Interval:
        """The year when it is the same for every day of the publication; else the days."""
        days = self.reading.on(published)
        is_one = all(self.reading.on(day) == days for day in _ends(published))
        return self._closed(days) if is_one else days

    @property
    def steps(self) -> int:
        """Those of the other, for the publication and for both its ends."""
        return 3 * self.reading.steps

    @staticmethod
    def _closed(days: Interval) -> Interval:
        ends_year = days.end is not None and (days.end.month, days.end.day) == (12, 31)
        return Interval.year(days.end.year) if days.end and ends_year and days.start is None else days


@dataclass(frozen=True, slots=True)
class Meets(_Of):
    """The days of a reading that also lie in another; the reading alone where the two contradict each other."""

    other: Reading

    def on(self, published: Interval) -> Interval:
        """The common days."""
        days = self.reading.on(published)
        return days.intersection(self.other.on(published)) or days

    @property
    def steps(self) -> int:
        """Those of both."""
        return self.reading.steps + self.other.steps


@dataclass(frozen=True, slots=True)
class Either(_Of):
    """The days of one reading or the other: the text leaves open from where they are counted."""

    other: Reading

    def on(self, published: Interval) -> Interval:
        """The days of both and between them."""
        return self.reading.on(published).hull(self.other.on(published))

    @property
    def steps(self) -> int:
        """Those of both."""
        return self.reading.steps + self.other.steps


@dataclass(frozen=True, slots=True)
class Implied(Reading):
    """What the genre implies of an event without a date, told on some days (as a rule those of the publication).

    `news` opens a report and was within the few days before; `year` is under way: the annotation guide's span for a
    present tense without a date, that year so far.
    """

    kind: Literal["news", "year"]
    told: Reading = PUBLISHED

    def on(self, published: Interval) -> Interval:
        """The span up to the telling."""
        told = self.told.on(published)
        if told.start is None:
            return told
        start = add_days(told.start, -REPORT_LAG_DAYS) if self.kind == "news" else told.start.replace(month=1, day=1)
        return Interval(start, told.end)


@dataclass(frozen=True, slots=True)
class Dated:
    """A reading with the days that it gives for the publication of its article."""

    reading: Reading
    interval: Interval

    @classmethod
    def of(cls, reading: Reading, published: Interval) -> "Dated":
        """The reading for this publication."""
        return cls(reading, reading.on(published))

    @property
    def basis(self) -> DateBasis:
        """That of the reading."""
        return self.reading.basis


UNDATED = Dated(Days(UNKNOWN), UNKNOWN)


def _opened(start: date | None, end: date | None) -> Interval:
    """The interval, open where its bound comes from an open end of the publication."""
    return Interval(
        None if start is None or start.year < _EARLIEST else start, None if end is None or end.year > _LATEST else end
    )


def _ends(published: Interval) -> tuple[Interval, Interval]:
    """The first and the last day of the publication, as far away as days go where it is open."""
    return Interval.day(published.start or FIRST), Interval.day(published.end or LAST)
