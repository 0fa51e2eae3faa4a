"""What the words around an unlisted name say of its kind: titles, prepositions, nouns, appositions, datelines."""

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from pipeline.extract.matching import fold
from pipeline.extract.mentions import overlaps
from pipeline.extract.names.shapes import is_capital
from pipeline.knowledge.load import KnowledgePack
from pipeline.records import MentionKind

CLEAR, WEAK = 2, 1
"""How much a voice weighs: a clear clue settles a kind by itself, a weak one only supports a label."""

_DASHES = frozenset({"-", "--", "–", "—"})
_NAMING = frozenset({"NOUN", "PROPN"})
_LIST_DEPTH = 6
_APPOSITION, _DATELINE = 6, 14
"""Tokens within which an apposition has its head, and the dash of a dateline follows its town."""
_HUMAN = frozenset({"person", "group"})
_OF = frozenset({"of", "at", "for", "with", "in"})
_LEAST_LETTERS, _MOST_WORDS = 4, 4

Voice = tuple[MentionKind, int]
"""A kind and how much speaks for it."""


def is_name_word(token: Token) -> bool:
    """Whether the token is letters with a capital."""
    return token.is_alpha and is_capital(token)


class NameClues:
    """Reads the surroundings of names with the words of a pack."""

    def __init__(self, pack: KnowledgePack) -> None:
        """Index `name_clues.csv`, the titles, and the nouns that an apposition may have as head."""
        self._clues: dict[tuple[str, str], MentionKind] = {
            (fact.position, fact.word): MentionKind(fact.kind) for fact in pack.name_clues
        }
        self._titles = frozenset(fold(fact.title) for fact in pack.titles if fact.position != "after")
        speakers = {fact.noun: MentionKind.PERSON for fact in pack.speaker_nouns if fact.kind in _HUMAN}
        sites = {head.head: MentionKind.PLACE for head in pack.name_heads if head.kind in {"admin", "site", "nature"}}
        before = {word: kind for (position, word), kind in self._clues.items() if position == "before"}
        self._nouns = sites | speakers | before

    def voices(self, span: Span, place_starts: set[int]) -> Iterator[Voice]:
        """What speaks for a kind at one mention; `place_starts` are the tokens at which listed places begin."""
        doc, start, end = span.doc, span.start, span.end
        around = (doc[start - 1].text if start else "", *(token.text for token in doc[end : end + 2]))
        if around[:2] == ("(", ")") and around[-1] in _DASHES:
            yield MentionKind.ORGANIZATION, CLEAR
        if around[1:2] == (",",) and end + 1 in place_starts:
            yield MentionKind.PLACE, WEAK
        apposed = self._apposed(doc, end)
        if apposed is not None:
            yield apposed, CLEAR
        first = _first_conjunct(span)
        first -= first > 0 and doc[first - 1].lower_ == "the"
        voice = self._behind(doc[first - 1]) if first else None
        if voice is not None:
            yield voice

    def _behind(self, before: Token) -> Voice | None:
        """What the word before the name, or before the list that it stands in, speaks for."""
        word = before.lower_
        if fold(before.text) in self._titles:
            return MentionKind.PERSON, CLEAR
        if ("before", word) in self._clues and not is_capital(before):
            return self._clues["before", word], CLEAR
        if ("preposition", word) in self._clues:
            return MentionKind.PLACE, CLEAR
        if ("weak_preposition", word) in self._clues:
            return MentionKind.PLACE, WEAK
        if word in {"of", "at"} and before.i:
            noun = before.nbor(-1)
            kind = self._clues.get((word, noun.lower_)) or self._clues.get((word, noun.lemma_.lower()))
            return (kind, CLEAR) if kind is not None else None
        return None

    def _apposed(self, doc: Doc, end: int) -> MentionKind | None:
        """What the head of an apposition with an article says of the name before it (", a village south of X,")."""
        if end + 2 >= len(doc) or doc[end].text != "," or doc[end + 1].lower_ not in {"a", "an", "the"}:
            return None
        for token in doc[end + 2 : end + 2 + _APPOSITION]:
            if token.pos_ in _NAMING and (token.i + 1 == len(doc) or token.nbor().pos_ not in _NAMING):
                return self._nouns.get(token.lemma_.lower()) or self._nouns.get(token.lower_)
            if token.is_punct and token.text not in {"-", "."}:
                return None
        return None

    def introduced(self, doc: Doc, busy: list[tuple[int, int]]) -> Iterator[Span]:
        """People that the model misses: two to four capitalised words behind a title or before an apposition."""
        i = 0
        while i < len(doc):
            start = i
            while i < len(doc) and _may_be_name(doc[i]) and not overlaps(i, i + 1, busy):
                i += 1
            while start < i and fold(doc[start].text) in self._titles:
                start += 1
            if 2 <= i - start <= _MOST_WORDS and self._is_introduced(doc, start, i):
                yield Span(doc, start, i, label="PERSON")
            i += 1

    def _is_introduced(self, doc: Doc, start: int, end: int) -> bool:
        if end < len(doc) and (doc[end].text in {"-", "&"} or doc[end].pos_ in _NAMING):
            return False
        voice = self._behind(doc[start - 1]) if start else None
        if voice == (MentionKind.PERSON, CLEAR) or self._apposed(doc, end) == MentionKind.PERSON:
            return True
        return _is_aged(doc, end) or self._holds_office(doc, end)

    def _holds_office(self, doc: Doc, end: int) -> bool:
        """Whether an office without an article follows the name: ", director of the trading house"."""
        if end + 3 >= len(doc) or doc[end].text != "," or not doc[end + 1].text.islower():
            return False
        for token in doc[end + 1 : end + 1 + _APPOSITION]:
            if token.lower_ in _OF and token.i > end + 1:
                noun = token.nbor(-1)
                return MentionKind.PERSON in {self._nouns.get(noun.lower_), self._nouns.get(noun.lemma_.lower())}
            if token.pos_ not in {"NOUN", "ADJ", "PUNCT"} or token.text == ",":
                return False
        return False


def _may_be_name(token: Token) -> bool:
    """Whether the word may be part of a name: also one that opens a sentence before another ("Hajime Okonogi")."""
    if not is_name_word(token):
        return False
    if token.pos_ == "PROPN":
        return True
    following = token.nbor() if token.i + 1 < len(token.doc) else token
    return bool(token.is_sent_start) and token.tag_ == "NN" and following.dep_ == "flat" and is_name_word(following)


def _is_aged(doc: Doc, end: int) -> bool:
    """Whether an age or a clause with "who" follows the name: ", 54,", ", who left the country"."""
    if end + 2 >= len(doc) or doc[end].text != ",":
        return False
    following = doc[end + 1]
    is_age = following.text.isdigit() and len(following) == 2 and doc[end + 2].text in {",", "."}
    return is_age or following.lower_ in {"who", "whose", "whom"}


def datelines(doc: Doc, busy: list[tuple[int, int]]) -> Iterator[Span]:
    """Towns in capitals that open a paragraph, up to a comma, bracket or dash ("BRNO, May 4 (CTK) --")."""
    for token in doc:
        if token.i and token.nbor(-1).text != "\n":
            continue
        end = token.i
        while end < len(doc) and doc[end].is_alpha and doc[end].is_upper and len(doc[end]) > 1:
            end += 1
        if not 0 < end - token.i < _MOST_WORDS or end == len(doc) or overlaps(token.i, end, busy):
            continue
        if max(map(len, doc[token.i : end])) >= _LEAST_LETTERS and _opens_report(doc, end):
            yield Span(doc, token.i, end, label="LOC")


def _opens_report(doc: Doc, end: int) -> bool:
    """Whether a dash follows at once, or behind a comma or bracket in the same line."""
    if doc[end].text in _DASHES:
        return bool(doc[end - 1].whitespace_)
    line = [token.text for token in doc[end : end + _DATELINE]]
    line = line[: line.index("\n")] if "\n" in line else line
    return doc[end].text in {",", "("} and any(word in _DASHES for word in line)


def _first_conjunct(span: Span) -> int:
    """Where the list begins in which the name stands; the name's own start when it stands in none."""
    first, root = span.start, span.root
    for _ in range(_LIST_DEPTH):
        if root.dep_ != "conj":
            return first
        root = root.head
        first = min([first, *(t.i for t in root.lefts if t.dep_ in {"compound", "flat", "amod"}), root.i])
    return first


def surname_clue(doc: Doc, start: int, clues: frozenset[str]) -> int:
    """Index of the first word of a clue that the word at `start` is a surname ("family name, X"); -1 without one."""
    at = start - 2 if start > 1 and doc[start - 1].text in {",", "as"} else start - 1
    if at > 0 and doc[at - 1 : at + 1].text.lower() in clues:
        return at - 1
    return at if at >= 0 and doc[at].lower_ in clues else -1
