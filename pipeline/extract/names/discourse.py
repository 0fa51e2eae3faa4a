"""Where in an article somebody is mentioned: what coreference asks of a mention and the words around it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from pipeline.extract.claims.quotes import find_quotations, outermost
from pipeline.extract.mentions import Found
from pipeline.extract.phrases import NAME_PARTS, SUBJECTS
from pipeline.extract.sentences import reporting_sentences

_NAME_DEPTH = 4
"""Words of a name or title that a mention may hang on ("Deputy Director Ri" is the subject by "Director")."""


@dataclass(frozen=True, slots=True)
class Place:
    """A mention with the number of its sentence and whether it is a subject."""

    mention: Found
    sentence: int
    is_subject: bool


class Discourse:
    """The sentences and quotations of one article."""

    def __init__(self, doc: Doc) -> None:
        """Cut the article into sentences and mark what stands in quotation marks."""
        self.doc = doc
        self._sentence_of: list[int] = [0] * len(doc)
        self.sentence_spans = reporting_sentences(doc)
        for number, sentence in enumerate(self.sentence_spans):
            for token in sentence:
                self._sentence_of[token.i] = number
        ranges = [(quote.inner_start, quote.inner_end) for quote in outermost(find_quotations(doc.text))]
        self._quoted = {t.i for a, b in ranges for t in (doc.char_span(a, b, alignment_mode="contract") or ())}

    def is_quoted(self, token: Token) -> bool:
        """Whether the token stands inside quotation marks."""
        return token.i in self._quoted

    def sentence_of(self, i: int) -> int:
        """Number of the sentence of a token."""
        return self._sentence_of[i]

    def place(self, mention: Found) -> Place:
        """The mention with its surroundings."""
        root = self.doc[mention.start : mention.end].root
        for _ in range(_NAME_DEPTH):
            if root.dep_ not in NAME_PARTS or root.head == root:
                break
            root = root.head
        number = self._sentence_of[mention.start]
        return Place(mention, number, root.dep_ in SUBJECTS or self._opens_clause(mention, number))

    def _opens_clause(self, mention: Found, number: int) -> bool:
        """Whether the mention opens its sentence before a verb: the subject, whatever the parse makes of the name."""
        opens = number < len(self.sentence_spans) and self.sentence_spans[number].start == mention.start
        return opens and mention.end < len(self.doc) and self.doc[mention.end].pos_ in {"VERB", "AUX"}


def ids_of(places: Iterable[Place]) -> list[str]:
    """The distinct entities of mentions, the first met first."""
    return list(dict.fromkeys(place.mention.entity_id for place in places))


def latest(places: Sequence[Place], before: int) -> Found | None:
    """The mention that is named last before a token, unless its sentence names several: then their only subject."""
    earlier = [place for place in places if place.mention.end <= before]
    if not earlier:
        return None
    number = earlier[-1].sentence
    rivals = [place for place in earlier if place.sentence == number]
    if len(ids_of(rivals)) > 1:
        rivals = [place for place in rivals if place.is_subject]
    return rivals[-1].mention if len(ids_of(rivals)) == 1 else None
