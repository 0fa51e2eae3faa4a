"""What the order of a story says about its publication: what followed, what was built before it was opened."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import islice, pairwise, product

from pipeline.dates.edtf import Interval
from pipeline.dates.grammar.lexicon import DateLexicon
from pipeline.dates.inferred.bounds import days_in
from pipeline.dates.inferred.constraints import IMPLIED, Constraint, every_year, not_before
from pipeline.dates.inferred.story import Sighting, Story
from pipeline.dates.resolve import resolve
from pipeline.dates.values import Bound, MonthDay

_MOST_PAIRS = 100
"""An article tells of a few works; a list of them is not compared to its end."""
_NEAR = 4
"""A story goes on to its next date within so many sentences."""
_MONTH_DAYS, _SAME_STORY_DAYS = 31, 183
_LOOKS_BACK = re.compile(
    r"\b(?:had|having|earlier|previous(?:ly)?|before|anniversary|every|each|annual)\b", re.IGNORECASE
)
_WHEN = re.compile(r",?\s+when\b")
_IN = re.compile(r"\b(?:in|during)\s+$", re.IGNORECASE)


def order_constraints(story: Story, lexicon: DateLexicon) -> Iterator[Constraint]:
    """Constraints from what came before what in the story."""
    yield from _followed(story, lexicon)
    yield from _built_then_opened(story, lexicon)
    yield from _in_named_year(story)
    yield from _after_known_day(story)


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
    for first, last in islice(product(begun, opened), _MOST_PAIRS):
        if (first.known is None) == (last.known is None) or not _is_same_work(story, first, last, lexicon):
            continue
        if first.year_shift() is not None or last.year_shift() is not None:
            yield _in_order(first, last, f'begun "{first.phrase.text}", opened "{last.phrase.text}"')


def _in_order(first: Sighting, last: Sighting, reason: str) -> Constraint:
    """The years of publication in which the first can have begun before the last was over."""
    return every_year(
        lambda year: Interval.year(year) if _starts_by(first, last, Interval.year(year)) else None, IMPLIED, reason
    )


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


def _is_same_work(story: Story, first: Sighting, last: Sighting, lexicon: DateLexicon) -> bool:
    """Whether two sentences name the same place, and no two different things there."""
    places = _names(story, first, lexicon) & _names(story, last, lexicon)
    begun, opened = _things(story, first, lexicon), _things(story, last, lexicon)
    return bool(places) and (not begun or not opened or bool(begun & opened))


def _things(story: Story, sighting: Sighting, lexicon: DateLexicon) -> set[str]:
    """The longer words in small letters of the sentence of a phrase that may be nouns for what is built."""
    sentence = story.sentence_of(sighting)
    words = set(re.findall(r"\b[a-z]{4,}", sentence.text))
    phrases = lexicon.sets.get("begins_work", frozenset()) | lexicon.sets.get("ends_work", frozenset())
    verbs = {word for phrase in phrases for word in phrase.split()}
    return {
        word for word in words - verbs
        if word not in lexicon.terminals and not word.endswith(("ed", "ing")) and not lexicon.has("common_name", word)
        and not any(lexicon.has(name, word) for name in ("past_verb", "done_verb", "object_start", "modal"))
    }  # fmt: skip


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


def _after_known_day(story: Story) -> Iterator[Constraint]:
    """For "The image of May 4, 2025 … By July 19 …": not before that July 19 of the same year.

    A later day told without its year is one of the year that was named, or of the year of publication: of either it is
    behind. Days that are much later may be of the year before, told in the next ("in December").
    """
    known_at = Counter(sighting.sentence for sighting in story.sightings if sighting.known is not None)
    reached: date | None = None
    sentence = named = -_NEAR
    for sighting in story.sightings:
        if sighting.known is not None or sighting.year_shift() is not None:
            reached, sentence, named = _told_day(story, sighting), sighting.sentence, sighting.sentence
            continue
        months = sighting.value.value if isinstance(sighting.value, Bound) else sighting.value
        if reached is None or not isinstance(months, MonthDay) or sighting.sentence - sentence > _NEAR:
            continue
        later = days_in(months, reached.year)
        other_year = known_at[sighting.sentence] > (named == sighting.sentence)
        if later is None or later.start is None or other_year or not _goes_on(story, sighting, months):
            continue
        if 0 < (later.start - reached).days <= _SAME_STORY_DAYS:
            reached, sentence = later.start, sighting.sentence
            yield not_before(reached, IMPLIED, f'"{sighting.phrase.text}" in {reached.year} or later is past')


def _told_day(story: Story, sighting: Sighting) -> date | None:
    """The start of a day or month that is told in full, and as past."""
    days = sighting.known.interval if sighting.known is not None else Interval()
    is_told = sighting.tense == "past" and (days.days or 999) <= _MONTH_DAYS and not _is_told_back(story, sighting)
    return days.start if is_told else None


def _goes_on(story: Story, sighting: Sighting, months: MonthDay) -> bool:
    """Whether a yearless date goes on with the story: past, the article's own, not looked back at."""
    is_span = isinstance(sighting.value, Bound) and sighting.value.kind not in ("by", "from", "since")
    if sighting.tense != "past" or sighting.quoted or is_span or months.which != "plain":
        return False
    return not _is_told_back(story, sighting)


def _is_told_back(story: Story, sighting: Sighting) -> bool:
    """Whether the sentence so far looks further back: "it had been opened"."""
    return bool(_LOOKS_BACK.search(story.before(sighting, 200)) or _WHEN.match(story.after(sighting)))
