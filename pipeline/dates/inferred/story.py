"""A text as a story: its sentences, the date phrases in them, and whether each phrase lies behind or ahead.

The tense of a phrase is that of the verb that most likely governs it (`tense`); where none decides, it is `none` and
the phrase bounds nothing.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import chain

from pipeline.dates.grammar.lexicon import DateLexicon
from pipeline.dates.grammar.phrases import DatePhrase, find_phrases
from pipeline.dates.inferred.quotations import Quotations
from pipeline.dates.inferred.record_nouns import dates_record
from pipeline.dates.inferred.tense import Governed, governed
from pipeline.dates.inferred.verb_groups import sentence_cues
from pipeline.dates.resolve import Tense
from pipeline.dates.values import Counted, DayOfMonth, Known, Period, Vague, Value, Weekday, parts_of

_SENTENCE_END = re.compile(r"(?<=[.!?])[\"'”’)\]]*\s+(?=[\"'“‘(\[]?[A-Z0-9])|\n+")
_ABBREVIATED = re.compile(
    r"(?:\b(?:[A-Z]|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mr|Mrs|Ms|Dr|No|Gen|St|vs|U\.S|U\.N))\.$"
)

_AROUND = 500
"""So much of its sentence is read around a name: a text without sentences may name a thing on each of its lines."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence by its offsets, and the number of its paragraph."""

    start: int
    end: int
    text: str
    paragraph: int


@dataclass(frozen=True, slots=True)
class Sighting:
    """A date phrase in its sentence."""

    phrase: DatePhrase
    sentence: int
    tense: Tense

    @property
    def value(self) -> Value:
        """What the phrase means."""
        return self.phrase.value

    quoted: bool = False
    """Inside quotation marks: said at another time than the article's."""
    firm: bool = False
    """Ahead by a finite verb of the writer's own: "will be opened in May"."""

    @property
    def known(self) -> Known | None:
        """The days when the phrase is one that needs no anchor, and nothing else."""
        return self.phrase.value if isinstance(self.phrase.value, Known) else None

    def year_shift(self) -> int | None:
        """0 for a date of "this year", -1 "last year", 1 "next year"; None when no year is named so."""
        shifts = [
            p.shift
            for p in parts_of(self.value)
            if isinstance(p, Period) and p.unit == "year" and p.base == "published"
        ]
        return shifts[0] if len(shifts) == 1 else None


@dataclass(frozen=True, slots=True)
class Story:
    """A text with its sentences and the dates that they speak of, both in order."""

    text: str
    sentences: tuple[Sentence, ...]
    sightings: tuple[Sighting, ...]
    quotations: Quotations

    def sentence_of(self, sighting: Sighting) -> Sentence:
        """The sentence in which a phrase stands."""
        return self.sentences[sighting.sentence]

    def sentence_at(self, place: int) -> Sentence | None:
        """The sentence that a place of the text lies in."""
        index = bisect_right(self.sentences, place, key=lambda s: s.start) - 1
        return self.sentences[index] if index >= 0 and place < self.sentences[index].end else None

    def is_told_of_then(self, start: int, *, firm: bool) -> bool:
        """Whether what is told as ahead at a place may be the future of an earlier day: "In 2018 he said it would …".

        So it is when the sentence, or one of the two before it, has a date that is past and not of the last days. What
        the writer himself says "will" be is ahead, unless such a date is told in the present ("In 1950 war begins").
        """
        here = bisect_right(self.sentences, start, key=lambda s: s.start) - 1
        near = (s for s in self.sightings if here - 2 <= s.sentence <= here and s.phrase.start < start)
        if firm:
            return any(s.tense == "none" and s.known is not None for s in near)
        same = (s for s in self.sightings if s.sentence == here and s.phrase.start > start)
        return any(s.tense == "past" and not is_of_last_days(s.value) for s in chain(near, same))

    def has_year_before(self, sighting: Sighting) -> bool:
        """Whether the sentence so far, or one of the three before it, has told of another year: the story may be there.

        "In 2019 … On Wednesday, September 3" is a day of 2019, not of the last months.
        """
        return any(
            sighting.sentence - 3 <= s.sentence and s.phrase.start < sighting.phrase.start
            and (s.known is not None or s.year_shift() not in (None, 0))
            for s in self.sightings[: self.sightings.index(sighting)]
        )  # fmt: skip

    def before(self, sighting: Sighting, length: int = 60) -> str:
        """The words of the sentence before the phrase."""
        sentence = self.sentence_of(sighting)
        return self.text[max(sentence.start, sighting.phrase.start - length) : sighting.phrase.start]

    def after(self, sighting: Sighting, length: int = 60) -> str:
        """The words of the sentence behind the phrase."""
        return self.text[sighting.phrase.end : min(self.sentence_of(sighting).end, sighting.phrase.end + length)]


def is_of_last_days(value: Value) -> bool:
    """Whether a date that is past lies in the days before the publication: "on Tuesday", "yesterday", "this week"."""
    return isinstance(value, Weekday | DayOfMonth | Vague) or (
        isinstance(value, Period) and value.base == "published" and value.unit in ("day", "week", "month")
    )


def read_story(text: str, *, lexicon: DateLexicon) -> Story:
    """The text as a story; any text will do."""
    sentences, quotations = tuple(_sentences(text)), Quotations(text)
    sightings = []
    current, cues, read = 0, [], -1
    for phrase in find_phrases(text, lexicon=lexicon):
        while current + 1 < len(sentences) and sentences[current + 1].start <= phrase.start:
            current += 1
        sentence = sentences[current]
        if read != current:
            cues, read = sentence_cues(sentence.text, lexicon, quotations, sentence.start), current
        place, behind = (max(0, offset - sentence.start) for offset in (phrase.start, phrase.end))
        quoted = quotations.holds(phrase.start)
        by_verb = governed(sentence.text, cues, place, behind, quoted=quoted)
        tense = _own_tense(phrase.value) or by_verb.tense
        if dates_record(sentence.text, place, behind, phrase.value, cues, lexicon):
            tense = "past"
        sightings.append(Sighting(phrase, current, tense, quoted, by_verb.firm))
    return Story(text, sentences, tuple(sightings), quotations)


def _own_tense(value: Value) -> Tense | None:
    """The tense that lies in the words themselves: "last year", "two years ago", "next month"."""
    shifts = {p.shift > 0 for p in parts_of(value) if isinstance(p, Period) and p.shift and p.base == "published"}
    shifts |= {p.direction > 0 for p in parts_of(value) if isinstance(p, Counted) and p.base == "published"}
    return None if len(shifts) != 1 else ("future" if True in shifts else "past")


def _sentences(text: str) -> list[Sentence]:
    found: list[Sentence] = []
    start = paragraph = 0
    for match in _SENTENCE_END.finditer(text):
        new_paragraph = "\n" in match.group()
        if not new_paragraph and _ABBREVIATED.search(text[max(start, match.start() - 6) : match.start()].rstrip()):
            continue
        found.append(Sentence(start, match.start(), text[start : match.start()], paragraph))
        start = match.end()
        paragraph += new_paragraph
    found.append(Sentence(start, len(text), text[start:], paragraph))
    return found


def governed_at(story: Story, start: int, end: int, lexicon: DateLexicon) -> Governed:
    """Whether any other words of the text, at `start:end`, tell of something behind or ahead."""
    sentence = story.sentence_at(start)
    if sentence is None:
        return Governed()
    first, last = max(sentence.start, start - _AROUND), min(sentence.end, end + _AROUND)
    text = story.text[first:last]
    cues = sentence_cues(text, lexicon, story.quotations, first)
    return governed(text, cues, start - first, end - first, quoted=story.quotations.holds(start), is_subject=True)


def lies_ahead(story: Story, start: int, end: int, told: Governed, lexicon: DateLexicon) -> bool:
    """Whether what the words at `start:end` name is ahead of the article itself, not of a speech or an earlier day.

    "The hall was built ahead of the congress" may be told years after both; a day of the last week makes it news. Who
    "said" so at the end of the sentence is no part of what is told.
    """
    if told.tense != "future" or story.quotations.holds(start) or story.is_told_of_then(start, firm=told.firm):
        return False
    sentence = story.sentence_at(start)
    if told.firm or sentence is None:
        return told.firm
    first, last = max(sentence.start, start - _AROUND), min(sentence.end, end + _AROUND)
    cues = sentence_cues(story.text[first:last], lexicon, story.quotations, first)
    behind = end - first
    if not any(cue.tense == "past" and not (cue.kind == "said" and cue.start >= behind) for cue in cues):
        return True
    return any(
        is_of_last_days(s.value) and s.tense == "past"
        for s in story.sightings
        if sentence.start <= s.phrase.start < sentence.end
    )
