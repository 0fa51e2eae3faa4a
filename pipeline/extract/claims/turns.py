"""Turns: paragraphs of a transcript that a label gives to their speaker ("Q: … A: …", "NAME: …").

What a turn says is said word for word, without marks of quotation. Questions are no statements. An "answer" is that of
the only person whom the article has named before the first one.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Span

from pipeline.extract.claims.cues import Cue
from pipeline.extract.claims.frames import Frame
from pipeline.extract.claims.speakers import Speaker, SpeakerFinder
from pipeline.extract.layers import PEOPLE
from pipeline.knowledge.schema import CueFact, StatementWordFact

_LABELLED = re.compile(r"^(?P<label>[^\W\d_][^\n:.!?\"“”]{0,60}):[ \t]+(?P<said>\S[^\n]*)$", re.MULTILINE)
_FEWEST_TURNS = 3
_FEWEST_WORDS = 3
_LABEL = CueFact(lemma=":", pos="phrase", constructions=("colon",))


@dataclass(frozen=True, slots=True)
class Turn:
    """A labelled paragraph: characters of the label and of what is said."""

    label: str
    label_start: int
    start: int
    end: int


class TurnReader:
    """Reads transcripts; the labels of questions and answers are words of the language."""

    def __init__(self, facts: Iterable[StatementWordFact], finder: SpeakerFinder) -> None:
        labels = [(fact.word, fact.role) for fact in facts]
        self._asking = frozenset(word for word, role in labels if role == "question_label")
        self._answering = frozenset(word for word, role in labels if role == "answer_label")
        self._finder = finder

    def statements(self, doc: Doc) -> Iterator[tuple[int, int, Frame]]:
        """What is said in the turns of a transcript, as characters, with a frame whose cue is the colon."""
        turns = self._turns(doc)
        if len(turns) < _FEWEST_TURNS:
            return
        answering = self._answerer(doc, turns)
        for turn in turns:
            speaker = self._speaker(doc, turn, answering)
            colon = doc.char_span(turn.start - 1, turn.start, alignment_mode="expand")
            mark = doc.char_span(turn.label_start + len(turn.label), turn.label_start + len(turn.label) + 1)
            mark = mark if mark is not None else colon
            words = len(doc.text[turn.start : turn.end].split())
            if speaker is None or mark is None or words < _FEWEST_WORDS:
                continue
            cue = Cue(mark[0], mark[0].i + 1, _LABEL)
            yield turn.start, turn.end, Frame(cue, speaker, "colon", cue.start, cue.end, cue.start, cue.end)

    def _turns(self, doc: Doc) -> list[Turn]:
        """The labelled paragraphs whose labels are questions, answers, or somebody who can speak."""
        found = []
        for match in _LABELLED.finditer(doc.text):
            turn = Turn(match["label"], match.start("label"), match.start("said"), match.end("said"))
            name = turn.label.lower()
            is_set = name in self._asking | self._answering
            if is_set or (self._named(doc, turn) is not None and match["said"].rstrip(" \"”'’")[-1:] in ".?!…"):
                found.append(turn)
        return found

    def _speaker(self, doc: Doc, turn: Turn, answering: Span | None) -> Speaker | None:
        name = turn.label.lower()
        if name in self._asking or doc.text[turn.start : turn.end].rstrip().endswith("?"):
            return None
        if name in self._answering:
            return None if answering is None else _person(answering)
        speaker = self._named(doc, turn)
        if speaker is not None and speaker.kind == "person" and not speaker.entity_id:
            called = [span for span in doc.spans.get(PEOPLE, []) if turn.label in span.text.split()]
            if called:
                return _person(called[0])
            return _person(answering) if answering is not None and turn.label.split()[-1].islower() else speaker
        return speaker if speaker is not None and not speaker.outlet else None

    def _named(self, doc: Doc, turn: Turn) -> Speaker | None:
        """Whom a label names; nobody when it is no noun phrase from its first word on."""
        label = doc.char_span(turn.label_start, turn.label_start + len(turn.label), alignment_mode="contract")
        if label is None or any(token.pos_ in {"VERB", "AUX"} for token in label):
            return None
        return self._finder.resolve(label.root, speaks=True)

    def _answerer(self, doc: Doc, turns: Sequence[Turn]) -> Span | None:
        """The only person named before the first turn, or in it when none is; None when there are several."""
        first = next((turn for turn in turns if turn.label.lower() in self._asking | self._answering), turns[0])
        named = [span for span in doc.spans.get(PEOPLE, []) if span.end_char <= first.label_start]
        return named[-1] if len({span.kb_id_ for span in named}) == 1 else None


def _person(name: Span) -> Speaker:
    names: dict[str, str] = name.doc._.names or {}
    return Speaker(names.get(name.kb_id_) or name.text, name.kb_id_, "person", name)
