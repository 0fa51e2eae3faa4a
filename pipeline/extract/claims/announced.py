"""Announced texts: paragraphs that a sentence with a colon at its end gives to somebody.

"A spokesman issued the following press statement on Friday:" gives him all that follows, "…, he said, adding:" the next
paragraph. What is printed so is said word for word, without marks of quotation.
"""

import re
from collections.abc import Iterable, Iterator

from spacy.tokens import Doc, Span, Token

from pipeline.extract.claims.cues import Cue, CueLexicon, find_cues
from pipeline.extract.claims.frames import Frame
from pipeline.extract.claims.speakers import Speaker, SpeakerFinder
from pipeline.extract.claims.subjects import subjects
from pipeline.extract.layers import ORGANIZATIONS, PEOPLE
from pipeline.extract.phrases import FINITE_TAGS, SUBJECTS
from pipeline.extract.sentences import reporting_sentences
from pipeline.knowledge.schema import CueFact, StatementWordFact

_COLON = CueFact(lemma=":", pos="phrase", constructions=("colon",))
_NEAR = 14
"""Tokens before the colon within which the verb stands that announces one paragraph."""
_JOINED = 6
_BEFORE = 60
"""Tokens before "The full text is as follows:" in which the sender stands."""
_SHORT = 16
"""Tokens of a sentence that does nothing but announce: "The full text of the message is as follows:"."""
_FEWEST_LETTERS = 40
"""A shorter paragraph of a printed text is its salutation, signature or date."""
_MARKS = frozenset("\"“”'‘’«»")


class AnnouncedReader:
    """Reads the texts that are announced; the words that announce a whole text are words of the language."""

    def __init__(self, facts: Iterable[StatementWordFact], lexicon: CueLexicon, finder: SpeakerFinder) -> None:
        roles = [(fact.word, fact.role) for fact in facts]
        words = sorted(word for word, role in roles if role == "announcing")
        self._personal = frozenset(word for word, role in roles if role == "personal_text")
        self._announcing = re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)
        self._lexicon = lexicon
        self._finder = finder

    def statements(self, doc: Doc) -> Iterator[tuple[int, int, Frame]]:
        """What is announced, a piece per paragraph, as characters, with a frame whose cue is the colon."""
        sentences = [sentence for sentence in reporting_sentences(doc) if _closes_paragraph(sentence)]
        behind = -1
        for sentence in sentences:
            if sentence.start_char < behind:
                continue
            colon = next((token for token in reversed(sentence) if token.text == ":"), None)
            if colon is None:
                continue
            whole = self._announcing.search(sentence.text) is not None
            speaker = self._author(sentence) if whole else self._last_speaker(sentence, colon)
            if speaker is not None and self._personal & {token.lower_ for token in speaker.span}:
                speaker = self._sender(sentence) or speaker  # "The message said:"
            if (
                speaker is None
                or speaker.outlet
                or speaker.name.lower() == "it"
                or self._finder.outlet_in(speaker.span)
            ):
                continue
            cue = Cue(colon, colon.i + 1, _COLON)
            frame = Frame(cue, speaker, "colon", cue.start, cue.end, cue.start, cue.end)
            for start, end in _paragraphs(doc.text, sentence.end_char, whole=whole):
                behind = end
                piece = doc.char_span(start, end, alignment_mode="expand")
                if piece is not None and any(token.tag_ in FINITE_TAGS for token in piece):  # no list of names
                    yield start, end, frame

    def _author(self, sentence: Span) -> Speaker | None:
        """Whose the whole text is: "issued by NAME", "the speech of NAME", the subject, else the last one before."""
        doc = sentence.doc
        for token in sentence:
            if token.lower_ in {"by", "of", "from"} and token.i + 1 < sentence.end:
                named = next((s for s in doc.spans.get(PEOPLE, []) if _follows(s, token, sentence)), None)
                if named is not None:
                    return self._finder.resolve(named.root)
        owner = (s for s in doc.spans.get(PEOPLE, []) if sentence.start <= s.start and s.end < sentence.end)
        possessed = next((span for span in owner if doc[span.end].tag_ == "POS"), None)
        if possessed is not None:
            return self._finder.resolve(possessed.root)
        for token in sentence:
            if token.dep_ in SUBJECTS and not self._announcing.search(doc[token.left_edge.i : token.i + 1].text):
                speaker = self._finder.resolve(token, speaks=True)
                if speaker is not None and speaker.kind != "document":
                    return speaker
        issued = (token for token in sentence if token.lower_ == "by" and token.head.pos_ == "NOUN")
        agent = next((self._finder.resolve(token.head, speaks=True) for token in issued), None)
        return agent if agent is not None else self._sender(sentence)

    def _sender(self, sentence: Span) -> Speaker | None:
        """Whose a message is: "from NAME" in its sentence or the one before, else the last person told as a subject."""
        doc = sentence.doc
        named = [span for layer in (PEOPLE, ORGANIZATIONS) for span in doc.spans.get(layer, [])]
        for token in reversed(doc[max(0, sentence.start - _BEFORE) : sentence.end]):
            given = [s for s in named if token.lower_ == "from" and token.i < s.start <= token.i + 2]
            if given:
                return self._finder.resolve(given[0].root)
        told = [s for s in doc.spans.get(PEOPLE, []) if s.root.dep_ in SUBJECTS and s.end <= sentence.start]
        near = told and told[-1].start >= sentence.start - _BEFORE and len(sentence) <= _SHORT
        return self._finder.resolve(told[-1].root) if near else None

    def _last_speaker(self, sentence: Span, colon: Token) -> Speaker | None:
        """The subject of the last cue right before the colon."""
        near = [cue for cue in find_cues(sentence, self._lexicon) if colon.i - _NEAR <= cue.start < colon.i]
        near = [cue for cue in near if cue.takes("colon") and cue.fact.pos == "verb"]
        last = near[-1].start if near else 0
        for cue in (cue for cue in near if last - cue.start <= _JOINED):  # "says, and goes on:"
            before = [cue.head.nbor(-1)] if cue.start > sentence.start and cue.head.nbor(-1).pos_ == "NOUN" else []
            found = (self._finder.resolve(head, speaks=True) for head in [*before, *subjects(cue, sentence)])
            speaker = next((speaker for speaker in found if speaker is not None), None)
            if speaker is not None:
                return speaker
        return None


def _closes_paragraph(sentence: Span) -> bool:
    """Whether the sentence ends its paragraph with a colon, and another paragraph follows."""
    text = sentence.doc.text
    rest = text[sentence.end_char :]
    return sentence.text.rstrip().endswith(":") and rest.startswith("\n") and bool(rest.strip())


def _follows(name: Span, preposition: Token, sentence: Span) -> bool:
    """Whether nothing but titles stands between the preposition and the name."""
    if not preposition.i < name.start <= preposition.i + 8 or name.start >= sentence.end:
        return False
    between = sentence.doc[preposition.i + 1 : name.start]
    return all(token.pos_ in {"NOUN", "PROPN", "ADJ", "DET"} for token in between)


def _paragraphs(text: str, start: int, *, whole: bool) -> Iterator[tuple[int, int]]:
    """The paragraphs from an offset on, all of them or the next; quoted ones have an attribution of their own."""
    at = start + 1
    for paragraph in text[at:].split("\n"):
        letters = sum(character.isalpha() for character in paragraph)
        quoted = paragraph.lstrip()[:1] in _MARKS
        if letters >= _FEWEST_LETTERS and not quoted:
            begin = at + len(paragraph) - len(paragraph.lstrip())
            yield begin, at + len(paragraph.rstrip())
        at += len(paragraph) + 1
        if not whole and letters:
            return
