"""Reads the date phrases of a text in order: each gets its anchor from the story so far or from who says it."""

from bisect import bisect
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Span

from pipeline.dates.edtf import Interval
from pipeline.dates.readings import Either, Reading, Said
from pipeline.extract.anchors import Seen, Story
from pipeline.extract.claims.attribution import ClaimFrame
from pipeline.extract.speeches import Speeches, in_speech

_PRONOUNS = frozenset({"he", "she", "they"})


def line_breaks(text: str) -> list[int]:
    """The offsets of the line breaks: so many before a place are the number of its paragraph."""
    return [offset for offset, character in enumerate(text) if character == "\n"]


@dataclass(frozen=True, slots=True)
class SpeechDay:
    """When something was said, and the words that tell it; it has been said, whatever it promises."""

    reading: Reading
    words: str


class Narration:
    """The phrases of one text; `is_present` tells whether a sentence is told from the time of writing."""

    def __init__(
        self,
        doc: Doc,
        spans: Sequence[Span],
        seen: Sequence[Seen],
        published: Interval,
        is_present: Callable[[Span], bool],
    ) -> None:
        self._spans, self._seen, self._is_present = spans, seen, is_present
        self._story = Story(published)
        self._speeches = Speeches(doc, spans, seen)
        self._sentences: Iterator[Span] = iter(doc.sents if doc.has_annotation("SENT_START") else ())
        self._sentence = -1
        self._claims = self._speeches.claims[::-1]
        self._days: dict[int, SpeechDay | None] = {}
        self._breaks = line_breaks(doc.text)
        self._done: list[Reading] = []
        self._speech: tuple[str, int, SpeechDay] | None = None
        """Who spoke last on a day that the text tells, in which paragraph, and that day."""
        self._told: tuple[ClaimFrame, Reading] | None = None
        """The statement read last, and the last date inside it."""

    def readings(self) -> list[Reading]:
        """How the days of each phrase follow from the publication."""
        for seen, span in zip(self._seen, self._spans, strict=True):
            self._pass_sentences(seen.sentence)
            self._done.append(self._read(seen, span))
        return self._done

    def speech_days(self) -> dict[int, "SpeechDay"]:
        """The days on which claims were made, as far as the text tells, by the offset of the statement.

        To be asked when all phrases are read.
        """
        while self._claims:
            self._pass_claim()
        return {start: day for start, day in self._days.items() if day is not None}

    def _pass_claim(self) -> None:
        passed = self._claims.pop()
        self._days[passed.start] = self._day_of(passed)

    def _read(self, seen: Seen, span: Span) -> Reading:
        claim = self._speeches.claim_at(span.start_char)
        speech = self._speech_at(claim, span.start_char)
        if claim is None:
            reading = self._story.reading(seen)
            self._story.tell(seen, reading)
            return reading
        quoted = self._speeches.is_quoted(span.start_char)
        reading = self._inside(claim, seen, speech, quoted=quoted)
        self._told = (claim, reading)
        if not quoted:
            self._story.tell(seen, reading)
        return reading

    def _pass_sentences(self, last: int) -> None:
        """Look at the sentences up to that of a phrase: one told from the time of writing ends a flashback."""
        while self._sentence < last:
            sentence = next(self._sentences, None)
            if sentence is None:
                return
            self._sentence, root = sentence.start, sentence.root.idx
            spoken = self._speeches.claim_at(root) is not None or self._speeches.is_quoted(root)
            if self._story.in_flashback and not spoken and self._is_present(sentence):
                self._story.return_to_present()

    def _inside(self, claim: ClaimFrame, seen: Seen, speech: Reading | None, *, quoted: bool) -> Reading:
        """A phrase inside a statement: from the day of the speech, where the text tells or implies it."""
        told = self._told[1] if self._told is not None and self._told[0] == claim else None
        if speech is not None:
            return in_speech(seen, speech, told, quoted=quoted)
        by_story = self._story.reading(seen)
        occasion = self._story.last_date(seen.paragraph)
        if quoted and occasion is not None and claim.speaker_text.lower() in _PRONOUNS:
            return Either(by_story, in_speech(seen, occasion, told, quoted=True))
        return by_story

    def _speech_at(self, claim: ClaimFrame | None, offset: int) -> Reading | None:
        """The day of the claim that is open at an offset; the day of a claim passed on the way may be its day too."""
        while self._claims and self._claims[-1].start <= offset:
            self._pass_claim()
        day = None if claim is None else self._days[claim.start]
        return None if day is None else day.reading

    def _day_of(self, claim: ClaimFrame) -> "SpeechDay | None":
        """The day that the claim's sentence tells, else that of the same speaker's last speech, just before."""
        number = self._speeches.dating(claim)
        speaker, paragraph = claim.speaker_id or claim.speaker, bisect(self._breaks, claim.start)
        if number is not None:
            reading = self._done[number] if number < len(self._done) else self._story.reading(self._seen[number])
            told = replace(reading, tense="past") if isinstance(reading, Said) else reading
            day = SpeechDay(told, self._seen[number].words)
        elif self._speech is not None and self._speech[0] == speaker and paragraph - self._speech[1] <= 1:
            day = self._speech[2]
        else:
            return None
        self._speech = (speaker, paragraph, day)
        return day
