"""The language model and the components over it: an article goes in, one `Doc` with all layers comes out.

The model was trained on sentences without line breaks, so that it sees one paragraph at a time; the parsed
paragraphs are joined by newline tokens into one `Doc` whose text is the article's. A newline token is a sentence of
its own without content.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from pipeline.errors import ModelError
from pipeline.extract import datelines
from pipeline.extract.claims import attribution as claims
from pipeline.extract.claims import said
from pipeline.extract.component import Component
from pipeline.extract.events import passages as events
from pipeline.extract.labels import LabelScheme, scheme_of, translate
from pipeline.extract.layers import register_layers
from pipeline.extract.names import coreference, factories, naming, offices, policies
from pipeline.extract.splitting import Splitter, splitter
from pipeline.knowledge.load import KnowledgePack
from pipeline.records import Article

_STEPS = (naming, coreference, offices, factories, policies, claims, datelines, events, said)
"""The modules whose components run over each article, in this order."""

_ROOM = Path(__file__).resolve().parent
MODEL_PLACES = (_ROOM.parents[1] / "models" / "en_news", _ROOM.parent / "_models" / "en_news")
"""Where our own model lies: in the repository, or inside the installed package."""

_LONGEST_PIECE = 50_000
"""Characters parsed at once: a paragraph beyond any real one is cut at a blank, so that memory stays bounded."""

_LONGEST_WORD = re.compile(r"\S{1000}")
_WORDY_PIECE = 1_000
"""Characters parsed at once where no blank stands for long (encoded data): the tokenizer is slow on such words."""

_INSIDE_SENTENCE = frozenset({",", "-", "(", "[", "&", "/", "'s", "’s"})
_SURROGATE = re.compile(r"[\ud800-\udfff]")


def load_model(name_or_path: str | None = None) -> Language:
    """Load a spaCy pipeline: the given one, or our own.

    Raises:
        ModelError: there is none, it cannot be read, or nobody mapped its labels.
    """
    place: str | Path | None = name_or_path
    if place is None:
        place = next((path for path in MODEL_PLACES if path.is_dir()), None)
    if place is None:
        raise ModelError(f"no language model found: train it into {MODEL_PLACES[0]} or name one with --model")
    try:
        model = spacy.load(place)
    except (OSError, ValueError, ImportError, KeyError) as error:
        reason = str(error).strip().splitlines()[0]
        raise ModelError(f"the language model {str(place)!r} cannot be loaded: {reason}") from error
    scheme_of(model)
    return model


class _Place(NamedTuple):
    """Where a piece of text belongs: `number` of its article in the stream, and whether it is a paragraph's last."""

    number: int
    article: Article
    ends_paragraph: bool


def _pieces(paragraph: str) -> list[str]:
    """The paragraph, or its parts cut behind a blank when it is too long; at least one, joined they are the whole."""
    longest = _WORDY_PIECE if _LONGEST_WORD.search(paragraph) else _LONGEST_PIECE
    parts = []
    while len(paragraph) > longest:
        cut = paragraph.rfind(" ", 1, longest) + 1 or longest
        parts.append(paragraph[:cut])
        paragraph = paragraph[cut:]
    return [*parts, paragraph]


def _forbid_breaks(doc: Doc) -> Doc:
    """Tell the parser that no sentence begins behind a mere word: it would cut unusual names in two."""
    for token in doc[1:]:
        if doc[token.i - 1].text[-1].isalnum() or doc[token.i - 1].text in _INSIDE_SENTENCE:
            token.is_sent_start = False
    return doc


def _with_tree(doc: Doc) -> Doc:
    """The piece as it is, or as one flat sentence when its model has no parser."""
    if not len(doc) or doc.has_annotation("DEP"):
        return doc
    words, spaces = [token.text for token in doc], [bool(token.whitespace_) for token in doc]
    return Doc(doc.vocab, words, spaces, heads=[0] * len(doc), deps=["ROOT"] + ["dep"] * (len(doc) - 1))


def _join(parsed: list[tuple[Doc, _Place]]) -> Doc:
    """One `Doc` of all pieces of an article, with a newline token behind each paragraph but the last."""
    vocab = parsed[0][0].vocab
    parts = []
    for doc, place in parsed:
        parts.append(_with_tree(doc))
        if place.ends_paragraph:
            parts.append(Doc(vocab, words=["\n"], spaces=[False], heads=[0], deps=["ROOT"]))
    without = ("tensor", "user_data", "spans")
    joined = Doc.from_docs(parts[:-1], ensure_whitespace=False, exclude=without)  # type: ignore[call-arg]  # stub
    return joined if joined is not None else Doc(vocab)


@dataclass(frozen=True, slots=True)
class NewsPipeline:
    """A language model and the components that run over each of its `Doc`s, in order."""

    model: Language
    scheme: LabelScheme
    split: Splitter
    components: tuple[Component, ...] = ()

    def _stream(self, articles: Iterable[Article]) -> Iterator[tuple[Doc, _Place]]:
        for number, article in enumerate(articles):
            for paragraph in _SURROGATE.sub("\ufffd", article.text).split("\n"):
                pieces = _pieces(paragraph)
                for i, piece in enumerate(pieces):
                    doc = _forbid_breaks(self.split(self.model.make_doc(piece)))
                    yield doc, _Place(number, article, ends_paragraph=i == len(pieces) - 1)

    def parse(self, articles: Iterable[Article], *, batch_size: int = 128) -> Iterator[Doc]:
        """Parse only: the joined `Doc` of each article with tags, heads, sentences and entities, no layers."""
        parsed = self.model.pipe(self._stream(articles), as_tuples=True, batch_size=batch_size)
        numbered = ((place.number, doc, place) for doc, place in parsed)
        for _, group in groupby(numbered, key=itemgetter(0)):
            pieces = [(doc, place) for _, doc, place in group]
            for doc, _place in pieces:
                translate(doc, self.scheme)
            joined = _join(pieces)
            joined._.article = pieces[0][1].article
            joined._.names = {}
            yield joined

    def pipe(self, articles: Iterable[Article], *, batch_size: int = 128) -> Iterator[Doc]:
        """The `Doc` of each article, in order, with all layers filled.

        `doc.text` is the article's text exactly (a lone surrogate, which no file can hold, becomes U+FFFD), so
        that offsets of the one are offsets of the other. `batch_size` counts paragraphs.
        """
        for doc in self.parse(articles, batch_size=batch_size):
            for component in self.components:
                component.run(doc)
            yield doc


def news_pipeline(model: Language, components: Iterable[Component], split: Splitter) -> NewsPipeline:
    """A pipeline of the given components."""
    register_layers()
    return NewsPipeline(model, scheme_of(model), split, tuple(components))


def build_nlp(model: Language, pack: KnowledgePack) -> NewsPipeline:
    """The whole extraction over a language model, with the facts of a knowledge pack.

    Raises:
        ModelError: the model's labels are nobody's.
    """
    names = [name for person in pack.people for name in (person.name, *person.spellings)]
    return news_pipeline(model, [step.component(pack) for step in _STEPS], splitter(names))
