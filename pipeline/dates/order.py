"""What the order of a story says about its publication: what followed, what was built before it was opened."""

import re
from collections.abc import Iterator
from itertools import pairwise

from pipeline.dates.bounds import IMPLIED, days_in
from pipeline.dates.constraints import FIRST_YEAR, LAST_YEAR, Constraint, not_before
from pipeline.dates.edtf import Interval
from pipeline.dates.lexicon import DateLexicon
from pipeline.dates.resolve import resolve
from pipeline.dates.story import Sighting, Story

_IN = re.compile(r"\b(?:in|during)\s+$", re.IGNORECASE)


def order_constraints(story: Story, lexicon: DateLexicon) -> Iterator[Constraint]:
    """Constraints from what came before what in the story."""
    yield from _followed(story, lexicon)
    yield from _built_then_opened(story, lexicon)
    yield from _in_named_year(story)


def _followed(story: Story, lexicon: DateLexicon) -> Iterator[Constraint]:
    """For "On December 20, 2022 … It was followed by … this year": what followed came after."""
    past = [s for s in story.sightings if s.tense == "past"]
    for sighting, last in pairwise(past):
        known = sighting.known
        if known is None or not known.interval.is_day or last.year_shift() != 0:
            continue
        if last.sentence - sighting.sentence == 1 and _has_word(story, last, "sequel", lexicon):
            yield _in_order(sighting, last, f'"{last.phrase.text}" follows "{sighting.phrase.text}"')


def _built_then_opened(story: Story, lexicon: DateLexicon) -> Iterator[Constraint]:
    """Ground broken "last year", opened on a known day, at the place of the same name: in this order."""
    past = [s for s in story.sightings if s.tense == "past" and not s.quoted]
    begun = [s for s in past if _has_word(story, s, "begins_work", lexicon)]
    opened = [s for s in past if _has_word(story, s, "ends_work", lexicon) and s not in begun]
    for first in begun:
        for last in opened:
            if not _names(story, first, lexicon) & _names(story, last, lexicon) or (first.known is None) == (
                last.known is None
            ):
                continue
            if first.year_shift() is None and last.year_shift() is None:
                continue
            yield _in_order(first, last, f'begun "{first.phrase.text}", opened "{last.phrase.text}"')


def _in_order(first: Sighting, last: Sighting, reason: str) -> Constraint:
    """The years of publication in which the first can have begun before the last was over."""
    years = (Interval.year(year) for year in range(FIRST_YEAR, LAST_YEAR + 1))
    return Constraint(tuple(year for year in years if _starts_by(first, last, year)), IMPLIED, reason)


def _starts_by(first: Sighting, last: Sighting, year: Interval) -> bool:
    start, end = resolve(first.value, year).interval.start, resolve(last.value, year).interval.end
    return start is None or end is None or start <= end


def _has_word(story: Story, sighting: Sighting, name: str, lexicon: DateLexicon) -> bool:
    sentence = story.sentence_of(sighting).text.lower()
    return any(re.search(rf"\b{re.escape(words)}\b", sentence) for words in lexicon.sets.get(name, ()))


def _names(story: Story, sighting: Sighting, lexicon: DateLexicon) -> set[str]:
    """The capitalised words of the sentence of a phrase, without dates and the words that many names share."""
    words = set(re.findall(r"(?<=[\w,] )[A-Z][a-z]{3,}", story.sentence_of(sighting).text))
    return {word for word in words if word.lower() not in lexicon.terminals and not lexicon.has("common_name", word)}


def _in_named_year(story: Story) -> Iterator[Constraint]:
    """For "In 2025 places were chosen. Ground was broken on February 27": not before that day of the year named."""
    named: Sighting | None = None
    for sighting in story.sightings:
        if sighting.known is not None and sighting.known.interval.edtf.isdigit():
            in_year = sighting.tense == "past" and _IN.search(story.before(sighting))
            named = sighting if in_year else None
            continue
        start = named.known.interval.start if named is not None and named.known is not None else None
        month = days_in(sighting.value, start.year) if start is not None else None
        if named is None or month is None or sighting.sentence - named.sentence > 1 or sighting.tense != "past":
            named = None
        elif month.start is not None:
            yield not_before(month.start, IMPLIED, f'"{sighting.phrase.text}" in {month.start.year} is past')
