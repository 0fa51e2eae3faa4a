"""Pieces of text with labelled names: the common form of all name corpora, and their conversion to `Doc` objects."""

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc, Span
from spacy.vocab import Vocab
from word_lists import FOLDER, WORD_LISTS

LABELS = ("PERSON", "LOC", "ORG")
TITLES = frozenset(WORD_LISTS["titles"])
ENDINGS = tuple(mark + end for mark in "'’" for end in ("s", "ll", "re", "ve", "m", "d"))
CLOSING = frozenset((*",.;:!?)]%…”", "...", "n't", "n’t", *ENDINGS))
OPENING = frozenset("([$£€#“‘")
DEMONYMS = frozenset((FOLDER / "demonyms.txt").read_text(encoding="utf-8").split())
SMALL_WORDS = frozenset((*WORD_LISTS["small_words"], "'s", "’s", "n't"))


@dataclass
class Piece:
    """Words with spacing, and labelled word spans (start, end, label) that do not overlap."""

    words: list[str]
    spaces: list[bool]
    spans: list[tuple[int, int, str]] = field(default_factory=list)

    def text_of(self, start: int, end: int) -> str:
        """Return the text of a word span without the space behind it."""
        parts = [word + " " * space for word, space in zip(self.words[start:end], self.spaces[start:end], strict=True)]
        return "".join(parts).rstrip()


def guess_spaces(words: Sequence[str], split_hyphens: bool = False) -> list[bool]:
    """Guess which words of a space-separated corpus are followed by a space in ordinary print."""
    spaces = [True] * len(words)
    quote_open = {'"': False, "'": False}
    for index, word in enumerate(words):
        following = words[index + 1] if index + 1 < len(words) else ""
        previous = words[index - 1] if index else ""
        if word in quote_open and not (word == "'" and previous.endswith("s") and not quote_open[word]):
            quote_open[word] = not quote_open[word]
            if quote_open[word]:
                spaces[index] = False
            elif index:
                spaces[index - 1] = False
        elif word == "'" and index:
            spaces[index - 1] = False
        if following in CLOSING or following.startswith(("'", "’")) and len(following) in (2, 3):
            spaces[index] = False
        if word in OPENING or following == "/" or word == "/":
            spaces[index] = False
        if split_hyphens and word in ("-", "–") and index and previous[-1].isalnum() and following[:1].isalnum():
            if word == "–" and not (previous.isdigit() and following.isdigit()):
                continue
            if previous.isdigit() and not following.isdigit() and len(previous) == 4:
                continue
            spaces[index - 1] = spaces[index] = False
    return spaces


def spaces_from_text(words: Sequence[str], text: str) -> list[bool] | None:
    """Read the spacing of the words off the text, or return None if they do not spell it."""
    spaces = []
    position = 0
    for word in words:
        if not text.startswith(word, position):
            return None
        position += len(word)
        space = text.startswith((" ", "\u00a0"), position)
        while position < len(text) and text[position].isspace():
            position += 1
        spaces.append(space)
    return spaces


def is_demonym(text: str) -> bool:
    """Tell whether a mention is a nationality word such as "British", "Iraqis" or "North Korean"."""
    words = text.replace("-", " ").split()
    if not words or len(words) > 3:
        return False
    last = words[-1]
    return last in DEMONYMS or last.removesuffix("s") in DEMONYMS


def clean(piece: Piece) -> Piece:
    """Cut articles, titles, possessive endings and loose punctuation off the mentions and drop nationality words."""
    spans = []
    for start, end, label in piece.spans:
        while start < end and (
            piece.words[start].lower() in ("the", "a", "an", ",", '"', "'", "“", "‘", "-", "(")
            or (label == "PERSON" and piece.words[start].lower() in TITLES)
        ):
            start += 1
        while start < end and piece.words[end - 1] in ("'s", "’s", ",", '"', "'", "”", "’", "-", ";", ":"):
            end -= 1
        text = piece.text_of(start, end)
        if any(char.isalnum() for char in text) and not is_demonym(text):
            spans.append((start, end, label))
    return Piece(piece.words, piece.spaces, spans)


def join(pieces: Iterable[Piece]) -> Piece:
    """Concatenate pieces into one."""
    result = Piece([], [])
    for piece in pieces:
        offset = len(result.words)
        if result.spaces:
            result.spaces[-1] = True
        result.words += piece.words
        result.spaces += piece.spaces
        result.spans += [(start + offset, end + offset, label) for start, end, label in piece.spans]
    return result


def group(sentences: Sequence[Piece], rng: random.Random, largest: int = 6) -> list[Piece]:
    """Join consecutive sentences into pieces of random size."""
    pieces = []
    position = 0
    while position < len(sentences):
        size = rng.randint(1, largest)
        pieces.append(join(sentences[position : position + size]))
        position += size
    return pieces


def capitals(piece: Piece) -> Piece:
    """Return a copy in capital letters."""
    return Piece([word.upper() for word in piece.words], piece.spaces, piece.spans)


def lower_case(piece: Piece) -> Piece:
    """Return a copy in small letters."""
    return Piece([word.lower() for word in piece.words], piece.spaces, piece.spans)


def without_full_stop(piece: Piece) -> Piece:
    """Return a copy without the full stop at its end, as in headlines in sentence case."""
    return Piece(piece.words[:-1], piece.spaces[:-1], piece.spans)


def title_case(piece: Piece) -> Piece:
    """Return a copy spelled like a headline, without final full stop."""
    words = [
        word if index and word in SMALL_WORDS else word[:1].upper() + word[1:] for index, word in enumerate(piece.words)
    ]
    spaces, spans = piece.spaces, piece.spans
    if words and words[-1] == "." and all(end < len(words) for _, end, _ in spans):
        words, spaces = words[:-1], spaces[:-1]
    return Piece(words, spaces, spans)


def to_doc(piece: Piece, vocab: Vocab) -> Doc:
    """Build a `Doc` with the spans as entities."""
    doc = Doc(vocab, words=piece.words, spaces=piece.spaces)
    doc.ents = [Span(doc, start, end, label=label) for start, end, label in sorted(piece.spans)]
    return doc
