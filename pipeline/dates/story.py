"""A text as a story: its sentences, the date phrases in them, and whether each phrase lies behind or ahead.

There is no parser here: a publication date is needed before the language model runs. The tense of a phrase is that of
the nearest verb that can govern it; where none decides, the tense is `none` and the phrase bounds nothing.
"""

import re
from dataclasses import dataclass

from pipeline.dates.lexicon import DateLexicon
from pipeline.dates.phrases import DatePhrase, find_phrases
from pipeline.dates.resolve import Tense
from pipeline.dates.values import Known, Period, Value, parts_of

_SENTENCE_END = re.compile(r"(?<=[.!?])[\"'”’)\]]*\s+(?=[\"'“‘(\[]?[A-Z0-9])|\n+")
_ABBREVIATED = re.compile(
    r"(?:\b(?:[A-Z]|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mr|Mrs|Ms|Dr|No|Gen|St|vs|U\.S|U\.N))\.$"
)
_WORD = re.compile(r"[A-Za-z]+(?:[-'’][A-Za-z]+)*")
_BOUNDARY = re.compile(r"[,;:()“”\"–—]|\b(?:that|which|who|where|when|while|and|but|as|because|if|whether)\b")
_QUOTE_END = re.compile(r"[\"”]")
_AHEAD = {("ahead", "of"), ("next", "year"), ("next", "month"), ("next", "week")}
_DETERMINERS = frozenset({"the", "a", "an", "this", "that", "these", "those", "date", "be"})
_REACH = 400
"""How far from a phrase its verb is looked for: a text without sentences must not cost the square of its length."""
_FRONT_WORDS = 7
"""A phrase that heads its clause has at most so many words before it."""


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

    def sentence_of(self, sighting: Sighting) -> Sentence:
        """The sentence in which a phrase stands."""
        return self.sentences[sighting.sentence]

    def before(self, sighting: Sighting, length: int = 60) -> str:
        """The words of the sentence before the phrase."""
        sentence = self.sentence_of(sighting)
        return self.text[max(sentence.start, sighting.phrase.start - length) : sighting.phrase.start]

    def after(self, sighting: Sighting, length: int = 60) -> str:
        """The words of the sentence behind the phrase."""
        return self.text[sighting.phrase.end : min(self.sentence_of(sighting).end, sighting.phrase.end + length)]


def read_story(text: str, *, lexicon: DateLexicon) -> Story:
    """The text as a story; any text will do."""
    sentences = tuple(_sentences(text))
    sightings = []
    current = 0
    for phrase in find_phrases(text, lexicon=lexicon):
        while current + 1 < len(sentences) and sentences[current + 1].start <= phrase.start:
            current += 1
        tense = _tense(sentences[current], phrase.start, phrase.end, lexicon)
        sightings.append(Sighting(phrase, current, tense, _is_quoted(sentences[current], phrase.start)))
    return Story(text, sentences, tuple(sightings))


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


def _is_quoted(sentence: Sentence, start: int) -> bool:
    place = max(0, start - sentence.start)
    before = sentence.text[max(0, place - _REACH) : place]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def tense_at(story: Story, start: int, end: int, lexicon: DateLexicon) -> Tense:
    """Whether any other words of the text, at `start:end`, tell of something behind or ahead."""
    sentence = next((s for s in story.sentences if s.start <= start < s.end), None)
    return "none" if sentence is None else _tense(sentence, start, end, lexicon)


def _tense(sentence: Sentence, start: int, end: int, lexicon: DateLexicon) -> Tense:
    """The tense of the verb that most likely governs the words at `start:end` of the text.

    A phrase at the head of its clause takes the next verb, any other the verb before it.
    """
    place, behind = max(0, start - sentence.start), max(0, end - sentence.start)
    before = sentence.text[max(0, place - _REACH) : place]
    after = _QUOTE_END.split(sentence.text[behind : behind + _REACH], maxsplit=1)[0]
    cut = max((m.end() for m in _BOUNDARY.finditer(before)), default=0)
    own_head = before[cut:]
    if not _cues(own_head, lexicon) and len(own_head.split()) <= _FRONT_WORDS:
        following = _cues(after, lexicon)
        if following and (cut == 0 or _first_is_near(after, lexicon)):
            return following[0]
    preceding = _cues(before, lexicon)
    if preceding:
        return preceding[-1]
    following = _cues(after, lexicon)
    return following[0] if following else "none"


def _first_is_near(after: str, lexicon: DateLexicon) -> bool:
    """Whether a verb follows before the sentence turns to something else."""
    return bool(_cues(" ".join(after.split()[:15]), lexicon))


def _cues(text: str, lexicon: DateLexicon) -> list[Tense]:
    """The tenses of the verbs of a piece of text, in order.

    What is wished, ordered or only possible ("would", "vowed to finish") has none: it may lie on either side.
    """
    words = [match.group().lower() for match in _WORD.finditer(text)]
    found: list[Tense] = []
    for place, word in enumerate(words):
        following = words[place + 1] if place + 1 < len(words) else ""
        if (word, following) in _AHEAD or lexicon.has("future", word):
            found.append("future")
        elif lexicon.has("prospect", word) or _is_infinitive(word, following, lexicon):
            found.append("none")
        elif lexicon.has("past_verb", word) or (
            word.endswith("ed") and len(word) > 3 and not lexicon.has("not_past", word)
        ):
            led = any(lexicon.has("future_lead", lead) for lead in words[max(0, place - 2) : place])
            found.append("future" if led else "past")
    return found


def _is_infinitive(word: str, following: str, lexicon: DateLexicon) -> bool:
    """Whether "to" heads a verb: any word behind it that is no determiner is taken for one, to be on the safe side."""
    return (
        word == "to" and following not in _DETERMINERS and not lexicon.has("possessive", following) and following != ""
    )
