"""Proper names by their shape, whether or not anybody listed them.

Such a name is a run of capitalised words that a telling noun closes ("Kyongam Tile Factory") or opens ("Ministry of
Commerce").

What such a name contains is part of it: no person is named by "Kim Il Sung Square" and no city by "Pyongyang Times".
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from pipeline.extract.matching import fold
from pipeline.knowledge.schema import NameHeadFact

_POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")
_OPENERS = frozenset({"of", "for"})
_NOT_PART = frozenset({"DET", "PRON", "ADP", "SCONJ", "CCONJ", "ADV", "AUX", "VERB", "INTJ"})
_MONTHS = frozenset(
    ["january", "february", "march", "april", "may", "june", "july"]
    + ["august", "september", "october", "november", "december"]
)
_VILLAGE_SUFFIXES = frozenset({"ri", "dong", "gun", "kun", "up", "si", "gu", "guyok", "myon", "myeon"})
_HEADLINE_SHARE, _HEADLINE_WORDS = 0.6, 4
_LONGEST_PREFIXED = 3
"""Words of the longest name that a word like "Lake" opens or a small "province" closes."""


@dataclass(frozen=True, slots=True)
class Shape:
    """Tokens `start:end` are one proper name of the kind (`NameHeadFact.kind`)."""

    start: int
    end: int
    kind: str


def is_capital(token: Token) -> bool:
    """Whether the token is a word with a capital."""
    return token.text[0].isupper()


def headline_tokens(doc: Doc) -> set[int]:
    """Indices of the tokens of paragraphs in title case: there, capitals say nothing about names."""
    found: set[int] = set()
    start = 0
    for end in [*(token.i for token in doc if token.text == "\n"), len(doc)]:
        words = [token for token in doc[start:end] if token.is_alpha and len(token) > 3]
        capitals = sum(is_capital(token) for token in words)
        ends_open = end > start and doc[end - 1].text not in {".", "!", "?", '"', "”"}
        if ends_open and len(words) >= _HEADLINE_WORDS and capitals >= _HEADLINE_SHARE * len(words):
            found.update(range(start, end))
        start = end + 1
    return found


class ShapeFinder:
    """Finds names by shape; `heads` are the telling nouns."""

    def __init__(self, heads: Iterable[NameHeadFact], joining: Iterable[str] = (), titles: Iterable[str] = ()) -> None:
        """Take the telling nouns, the words that "and" joins inside names, and the titles that open no name."""
        facts = list(heads)
        self._kinds: dict[str, str] = {head.head: head.kind for head in facts}
        self._opening = frozenset(head.head for head in facts if head.opens)
        self._joining = frozenset(joining)
        self._titles = frozenset(map(fold, titles))

    def is_titled(self, doc: Doc, start: int, end: int) -> bool:
        """Whether all words but the last are a title: it names somebody ("Prime Minister Park")."""
        return fold(doc[start : end - 1].text) in self._titles

    def kind_of(self, token: Token) -> str:
        """What a name with this capitalised noun as head names; empty when it is no telling noun."""
        return self._kinds.get(token.lower_, "") if is_capital(token) else ""

    def find(self, doc: Doc, known: Mapping[int, int]) -> Iterator[Shape]:
        """Names in text order; of nested ones the longest. `known` maps the end of each listed name to its start.

        A listed name takes part as a whole. A demonym or an article at the front is no part.
        """
        best: Shape | None = None
        for token in doc:
            shape = (
                self._village(token)
                or _joined(self._closed(token, known), self._opened(token, known))
                or self._prefixed(token)
                or self._administered(token, known)
            )
            if shape is None:
                continue
            if best is not None and shape.start >= best.end:
                yield best
                best = None
            if best is None:
                best = shape
            elif shape.end > best.end or (shape.end == best.end and shape.start <= best.start):
                best = Shape(min(best.start, shape.start), shape.end, shape.kind)
        if best is not None:
            yield best

    def _village(self, token: Token) -> Shape | None:
        doc, i = token.doc, token.i
        if token.lower_ in _VILLAGE_SUFFIXES and i >= 2 and doc[i - 1].text == "-" and not doc[i - 1].whitespace_:
            first = doc[i - 2]
            if is_capital(first) and not first.whitespace_ and not token.text.isupper() and len(first) > 2:
                return Shape(i - 2, i + 1, "admin")
        return None

    def _left_edge(self, token: Token, known: Mapping[int, int]) -> int:
        """Index of the first word of the run of capitalised words that ends in `token`."""
        start = token.i
        while start > 0 and not token.doc[start].is_sent_start:
            further = self._one_further(token.doc, start, known)
            if further == start:
                break
            start = further
        return start

    def _one_further(self, doc: Doc, start: int, known: Mapping[int, int]) -> int:
        """Index of the word that the run takes in before `start`; `start` itself when it begins there."""
        previous, before = doc[start - 1], doc[start - 2] if start >= 2 else None
        if start in known and is_capital(doc[known[start]]):
            return known[start]
        if before is not None and is_capital(before):
            if previous.text == "&" or (previous.text == "-" and not (previous.whitespace_ or before.whitespace_)):
                return start - 2
            if previous.text in _POSSESSIVES and self._may_possess(before, start - 1, known):
                return start - 2
            if previous.text == "and" and self._may_join(doc, start, known):
                return start - 2
        if is_capital(previous) and not self._only_opens(previous, before_listed=start in known.values()):
            return start - 1
        if _ORDINAL.fullmatch(previous.text) or self._ends_compound(doc, start - 1):
            return start - 1 if doc[start - 2].text != "-" else start - 3
        numbered = previous.is_digit and len(previous) < 3 and before is not None and before.lower_ in _MONTHS
        return start - 1 if numbered else start

    @staticmethod
    def _ends_compound(doc: Doc, i: int) -> bool:
        """Whether the small word ends a compound with a capital ("Potato-processing")."""
        if i < 3 or not doc[i].is_lower or doc[i - 1].text != "-":
            return False
        return is_capital(doc[i - 2]) and not doc[i - 2].whitespace_ and not doc[i - 1].whitespace_

    @staticmethod
    def _only_opens(token: Token, *, before_listed: bool) -> bool:
        """Whether the word has its capital from the beginning of a sentence ("The", "In"; "Today" before a name)."""
        opens = token.i == 0 or not token.nbor(-1).text[-1].isalnum()
        is_noun = before_listed and token.pos_ == "NOUN"
        return token.text in {"The", "A"} or (opens and (token.pos_ in _NOT_PART or is_noun))

    def _may_join(self, doc: Doc, start: int, known: Mapping[int, int]) -> bool:
        """Whether "and" stands inside a name ("the Power Transmission and Distribution Station").

        What stands before it must be no name of its own, and an article or a listed name must open the whole, unless
        the word is one that names join ("Iron and Steel").
        """
        if start >= 2 and doc[start - 2].lower_ in self._joining and start - 1 not in known:
            return True
        if start < 3 or not is_capital(doc[start - 2]) or start - 1 in known or self.kind_of(doc[start - 2]):
            return False
        first = start - 2
        while first > 0 and is_capital(doc[first - 1]) and first not in known:
            first -= 1
        opens = first > 0 and (doc[first - 1].lower_ == "the" or first in known)
        return opens and start - 1 - first > 1

    def _may_possess(self, owner: Token, owner_end: int, known: Mapping[int, int]) -> bool:
        """Whether "People's", "Workers'" may stand inside a name; a listed name's possessive stands outside."""
        return is_capital(owner) and owner_end not in known and owner.ent_type_ not in {"PERSON", "LOC"}

    def _closed(self, token: Token, known: Mapping[int, int]) -> Shape | None:
        kind = self.kind_of(token)
        if not kind:
            return None
        start = self._left_edge(token, known)
        if start == token.i:
            return None
        return None if kind == "company" and self._goes_on(token, known) else Shape(start, token.i + 1, kind)

    def _goes_on(self, token: Token, known: Mapping[int, int]) -> bool:
        """Whether a word of companies is only the beginning of what is named ("Chief Technology Officer")."""
        following = token.nbor() if token.i + 1 < len(token.doc) else None
        if following is None or not (is_capital(following) and following.is_alpha):
            return False
        return self.kind_of(following) != "company" and following.i not in known.values()

    def _opened(self, token: Token, known: Mapping[int, int]) -> Shape | None:
        """A name that its head opens ("Ministry of Commerce", "Society for the Study of Mosses").

        A site "for" something is a body ("Center for Moss Studies"). A place listed behind a later "of" stands outside
        ("Federation of Builders of Vietnam").
        """
        kind, doc = self.kind_of(token), token.doc
        if kind == "site" and token.i + 1 < len(doc) and doc[token.i + 1].lower_ == "for":
            kind = "organization"
        if kind not in {"organization", "company", "other"}:
            return None
        end = self._run_behind(doc, token.i + 1)
        if end is None:
            return None
        starts = set(known.values())
        while kind == "organization":
            further = self._run_behind(doc, end)
            if further is None or starts & {end + 1, end + 2}:
                break
            end = further
        return Shape(token.i, end, kind)

    def _run_behind(self, doc: Doc, i: int) -> int | None:
        """End of the capitalised words behind "of" or "for" (and an article) at `i`."""
        if i + 1 >= len(doc) or doc[i].lower_ not in _OPENERS:
            return None
        end = i + 1 + (doc[i + 1].lower_ == "the")
        if end >= len(doc) or not is_capital(doc[end]):
            return None
        while end < len(doc) and (is_capital(doc[end]) or self._joins(doc, end)):
            end += 1
        return end

    def _prefixed(self, token: Token) -> Shape | None:
        """A name that its head opens without "of": "USS Nimitz", "Camp Casey", "Lake Sijung"."""
        if token.lower_ not in self._opening or not is_capital(token):
            return None
        doc, end = token.doc, token.i + 1
        while end < len(doc) and is_capital(doc[end]) and doc[end].is_alpha and end - token.i <= _LONGEST_PREFIXED:
            end += 1
        return Shape(token.i, end, self._kinds[token.lower_]) if end > token.i + 1 else None

    def _administered(self, token: Token, known: Mapping[int, int]) -> Shape | None:
        """An unlisted name before a small administrative word ("Dong Nai province") or behind one and "of"."""
        if self._kinds.get(token.lower_) != "admin" or is_capital(token):
            return None
        doc, following = token.doc, token.nbor() if token.i + 1 < len(token.doc) else None
        if following is not None and following.lower_ == "of":
            end = self._run_behind(doc, following.i)
            is_known = {following.i + 1, following.i + 2} & {*known.values()}  # with "the" or without
            is_new = end is not None and not is_known and doc[end - 1].is_alpha
            return Shape(following.i + 1, end, "admin") if is_new and end is not None else None
        start = token.i
        while start > 0 and token.i - start < _LONGEST_PREFIXED and self._may_be_named(doc[start - 1]):
            start -= 2 if start > 2 and doc[start - 2].text == "-" and not doc[start - 2].whitespace_ else 1
        modifies = following is not None and following.pos_ == "NOUN" and start == token.i - 1
        is_new = start < token.i and token.i not in known and not modifies
        return Shape(start, token.i + 1, "admin") if is_new else None

    def _may_be_named(self, token: Token) -> bool:
        """Whether the word may be part of a place's name before a small "province"."""
        is_common = self.kind_of(token) or fold(token.text) in self._titles
        is_common = is_common or self._only_opens(token, before_listed=False)
        return is_capital(token) and token.is_alpha and token.pos_ in {"PROPN", "X"} and not is_common

    @staticmethod
    def _joins(doc: Doc, i: int) -> bool:
        """Whether a small word or sign stands between two capitalised words of one name ("Land and Environment")."""
        between = doc[i].text in {"and", "&", "-"} or doc[i].text in _POSSESSIVES
        return between and i + 1 < len(doc) and is_capital(doc[i + 1])


def _joined(closed: Shape | None, opened: Shape | None) -> Shape | None:
    """The name that a body's noun closes and opens at once ("Korea | Association of Weavers"), else either."""
    if closed is None or opened is None:
        return closed or opened
    return Shape(closed.start, opened.end, closed.kind) if closed.kind == "organization" else closed


def key_of(doc: Doc, shape: Shape) -> str:
    """The folded words of a name, for recognising it in a headline."""
    return fold(doc[shape.start : shape.end].text)
