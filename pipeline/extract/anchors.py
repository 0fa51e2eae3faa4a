"""From where a date phrase counts: the publication, the day of a speech, or the point that the story has reached.

News counts from its publication. A sentence that opens with a date of an earlier year ("One day in October 2020 …")
sets a frame, and what follows in its paragraph counts from there (framing adverbials: Charolles and others, "Temporal
and spatial dimensions of discourse organisation", Journal of French Language Studies 15, 2005), until the story
returns to the present. Where the text leaves open which of two anchors is meant, the days of both are given.
"""

import re
from dataclasses import dataclass, field, replace

from pipeline.dates.counting import (
    has_year,
    is_absolute,
    is_current_unit,
    is_yearless,
    leaves_of,
    precision,
    unit_told,
)
from pipeline.dates.edtf import Interval
from pipeline.dates.readings import Beginning, Either, Reading, Said
from pipeline.dates.resolve import Tense
from pipeline.dates.values import Counted, Period, Vague, Value, is_from_story

_AT_HAND = re.compile(r"\b(?:this|last|next|current|coming|present)\b", re.IGNORECASE)
_SAME_DAY = Period("day", 0, "narrative")
_NEWS_DAYS = 31
_ONWARD_DAYS = 183
"""A story goes on into the next year by less than half a year; a longer step may as well lead back."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A date phrase as it stands in its text; sentences and paragraphs are known by their numbers or offsets."""

    value: Value
    words: str
    tense: Tense
    sentence: int
    paragraph: int
    is_fronted: bool = False
    """It opens its sentence."""
    is_main: bool = True
    """It dates the main line of the sentence, no relative clause or apposition."""
    is_past: bool = False
    """What it dates is told in the simple past."""
    is_before_past: bool = False
    """It is told as past already then ("had opened in May")."""
    is_present: bool = False
    """It is told from the time of writing ("opens in May", "has opened", "will open")."""
    is_of_report: bool = False
    """It stands behind a reporting verb ("the paper said on Friday")."""
    in_dateline: bool = False

    @property
    def is_bare_unit(self) -> bool:
        """Whether it is "the year" or "the month", or a part of it, not "this year"."""
        return is_current_unit(self.value) and not _AT_HAND.search(self.words)

    @property
    def is_at_hand(self) -> bool:
        """Whether it can be counted only from the time of writing: "last month", "on Tuesday", "now"."""
        value = self.value
        counted = is_absolute(value) or is_from_story(value) or is_yearless(value)
        return not (counted or self.is_bare_unit)


@dataclass(frozen=True, slots=True)
class _Named:
    """The last dates told, by how precise they are at least."""

    day: Reading | None = None
    month: Reading | None = None
    year: Reading | None = None
    paragraph: int = -1
    """Where the last of them stands."""


@dataclass(frozen=True, slots=True)
class _Frame:
    """A flashback: where it has got to, the paragraph in which that is certain, and what was named before it."""

    reached: Reading
    paragraph: int
    before: _Named


@dataclass(frozen=True, slots=True)
class _Dated:
    """The last date with a year, of the main line."""

    reading: Reading
    paragraph: int
    sentence: int


@dataclass(slots=True)
class Story:
    """What the dates of a text count from, kept up to date while it is read in order."""

    published: Interval
    _named: _Named = field(default_factory=_Named)
    _frame: _Frame | None = None
    _dated: _Dated | None = None
    _reported: tuple[int, Reading] | None = None
    """The sentence that a report of a certain day opens, and that day."""

    @property
    def in_flashback(self) -> bool:
        """Whether the story is told of an earlier year."""
        return self._frame is not None

    def last_date(self, paragraph: int) -> Reading | None:
        """The last date that the story has named, if it was in this paragraph."""
        return self._named.year if self._named.paragraph == paragraph else None

    def reading(self, seen: Seen) -> Reading:
        """How the days of a phrase follow from the publication, as the story stands."""
        value, tense = seen.value, seen.tense
        if is_from_story(value):
            return self._pointing_back(seen)
        if seen.is_bare_unit:
            return self._counted_on(seen)
        return self._yearless(seen) if is_yearless(value) else Said(value, tense)

    def tell(self, seen: Seen, reading: Reading) -> None:
        """Go on to a phrase: it may open or close a flashback, and later phrases may point back to it.

        The day of a report counts for its own sentence alone: "reported on Friday … the previous day" is Thursday, "the
        same day" further down is not that Friday. A dateline tells no story.
        """
        unit = precision(seen.value)
        if seen.in_dateline:
            return
        if seen.is_of_report and unit == "day":
            self._reported = (seen.sentence, reading)
            return
        if unit is None:
            if seen.value == Vague("now") and seen.is_main:
                self.return_to_present()
            return
        if self._opens_frame(seen, reading):
            before = self._frame.before if self._frame else self._named
            self._frame, self._named = _Frame(reading, seen.paragraph, before), _Named()
        elif self._frame is not None and seen.is_main:
            self._go_on(seen, reading, self._frame)
        old = self._named
        day = reading if unit == "day" and (seen.is_main or old.day is None) else old.day
        month = reading if unit in ("day", "month") and (seen.is_main or old.month is None) else old.month
        self._named = _Named(day, month, reading, seen.paragraph)
        if seen.is_main and has_year(seen.value):
            self._dated = _Dated(reading, seen.paragraph, seen.sentence)

    def return_to_present(self) -> None:
        """End the flashback: the writer's own time is back."""
        if self._frame is not None:
            self._named, self._frame, self._dated = self._frame.before, None, None

    def _go_on(self, seen: Seen, reading: Reading, frame: _Frame) -> None:
        """Move the flashback on to a date, or end it by one that belongs to the present."""
        fixed = is_from_story(seen.value) or has_year(seen.value)
        if not fixed and not seen.is_at_hand and frame.paragraph != seen.paragraph:
            return
        if seen.is_at_hand or not self._is_of_earlier_year(reading):
            self.return_to_present()
        elif not seen.is_before_past:
            self._frame = replace(frame, reached=reading, paragraph=seen.paragraph)

    def _opens_frame(self, seen: Seen, reading: Reading) -> bool:
        told = seen.is_fronted and seen.is_main and seen.is_past and has_year(seen.value)
        return told and self._is_of_earlier_year(reading)

    def _is_of_earlier_year(self, reading: Reading) -> bool:
        """Whether the days lie before the year of publication, or that year is not known."""
        end, first = reading.on(self.published).end, self.published.start
        return end is not None and (first is None or end.year < first.year)

    def _pointing_back(self, seen: Seen) -> Reading:
        """A date counted from one told before: the last that is at least as precise.

        "The previous year" far behind any date is that before the publication as well as that before the last one.
        """
        value, tense = seen.value, seen.tense
        if self._reported is not None and self._reported[0] == seen.sentence and value != _SAME_DAY:
            return Said(value, tense, reference=self._reported[1])
        reached = self._frame.reached if self._frame else None
        unit = unit_told(value)
        if unit in ("day", "week"):
            return Said(value, tense, reference=self._named.day or reached)
        if unit in ("month", "quarter", "half"):
            return self._in_that_month(seen, self._named.month or reached)
        by_story = Said(value, tense, reference=self._named.year or reached)
        near = self._named.paragraph == seen.paragraph or self.in_flashback or _is_that_year(value)
        return by_story if near else Either(by_story, Said(value, tense))

    def _in_that_month(self, seen: Seen, month: Reading | None) -> Reading:
        """Behind "in February 2023 … a year later", the same month may be that of either year."""
        by_month = Said(seen.value, seen.tense, reference=month)
        last = self._named.year
        if month is None or last is None or last == month:
            return by_month
        told, latest = month.on(self.published).end, last.on(self.published).start
        if told is None or latest is None or latest <= told:
            return by_month
        return Either(by_month, Said(seen.value, seen.tense, reference=last))

    def _counted_on(self, seen: Seen) -> Reading:
        """A date like "the end of the year", seen from the last date with a year.

        In the sentence of that date, or in the paragraph of a flashback, it counts from there; farther on in the
        paragraph perhaps from the publication, as does what is told from the time of writing.
        """
        by_publication = Said(seen.value, seen.tense)
        if seen.is_present:
            return by_publication
        if self._frame is not None and self._frame.paragraph == seen.paragraph:
            return Said(seen.value, seen.tense, self._frame.reached)
        if self._dated is None or self._dated.paragraph != seen.paragraph:
            return by_publication
        if not self._is_of_earlier_year(self._dated.reading):
            return by_publication
        by_story = Said(seen.value, seen.tense, self._dated.reading)
        return by_story if self._dated.sentence == seen.sentence else Either(by_publication, by_story)

    def _yearless(self, seen: Seen) -> Reading:
        """A date without a year: that of the story in a flashback, else of the publication; both where either may be.

        Behind a date of an earlier year in the same paragraph, and in a flashback's later paragraphs, it is open which.
        """
        by_publication = Said(seen.value, seen.tense)
        if seen.is_present:
            return by_publication
        if self._frame is not None:
            by_story = self._onward(seen, self._frame.reached)
            certain = self._frame.paragraph == seen.paragraph
        elif self._dated is not None and self._dated.paragraph == seen.paragraph and seen.tense != "future":
            by_story, certain = self._onward(seen, self._dated.reading), False
            if not self._is_of_earlier_year(self._dated.reading):
                return by_publication
        else:
            return by_publication
        if self._is_ahead(by_story) or (not certain and self._is_news(by_publication)):
            return by_publication
        return by_story if certain else Either(by_publication, by_story)

    def _is_news(self, reading: Reading) -> bool:
        """Whether the reading gives a day of the last weeks, which news have no year for."""
        days, printed = reading.on(self.published), self.published.start
        return (
            days.is_day and days.start is not None and printed is not None and (printed - days.start).days <= _NEWS_DAYS
        )

    def _is_ahead(self, reading: Reading) -> bool:
        start = reading.on(self.published).start
        return start is not None and self.published.end is not None and start > self.published.end

    def _onward(self, seen: Seen, reached: Reading) -> Reading:
        """The next such date of the story, or the last one when it is told as past already then.

        "In February" after "in October 2020" is that of 2021; "in September" may be either.
        """
        anchor = Beginning(reached)
        back = Said(seen.value, "past", anchor)
        onward = Said(seen.value, "future", anchor)
        if seen.is_before_past:
            return back
        start, end = anchor.on(self.published).start, onward.on(self.published).start
        if start is None or end is None:
            return Either(onward, back)
        near = end.year == start.year or (end - start).days <= _ONWARD_DAYS
        return onward if near else Either(onward, back)


def _is_that_year(value: Value) -> bool:
    """Whether the year is named as the very one told before ("that year", "September 27 the same year")."""
    periods = [leaf for leaf in leaves_of(value) if isinstance(leaf, Period)]
    counted = any(isinstance(leaf, Counted) for leaf in leaves_of(value))
    return bool(periods) and not counted and all(period.shift == 0 for period in periods)
