"""Roles: what the text says that a speaker is, and of which body.

Only the words around the name are read ("President NAME", "NAME, director of the bureau"), at any mention of the
person in the article: the parser's appositions are right too seldom to rely on.
"""

from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from pipeline.extract.layers import PEOPLE
from pipeline.extract.phrases import FINITE_TAGS

_PREPOSITIONS = frozenset({"of", "at", "in", "for", "with", "from"})
_NOT_BEFORE_TITLE = _PREPOSITIONS | {"and"}
_STOPS = frozenset({",", ";", ".", ":", "—", "–", "--", "(", ")", "who", "whom", '"', "”", "“"})
_TITLE_PARTS = frozenset({"NOUN", "PROPN", "ADJ"})
_LONGEST = 25


@dataclass(frozen=True, slots=True)
class Role:
    """A role ("director") and the body it belongs to ("Bureau of Mines"); empty where the text gives none."""

    role: str = ""
    affiliation: str = ""


class RoleReader:
    """Reads roles around names.

    `titles` are the nouns for offices and professions in lower case, `honorifics` the forms of address that are no
    role ("Comrade").
    """

    def __init__(self, titles: frozenset[str], honorifics: frozenset[str]) -> None:
        self._titles = titles
        self._honorifics = honorifics

    def role_of(self, mention: Span) -> Role:
        """The role of the person of this mention: from its own words, else from another mention in the article."""
        own = self._around(mention)
        if own.role or not mention.kb_id_:
            return own
        others = (span for span in mention.doc.spans.get(PEOPLE, []) if span.kb_id_ == mention.kb_id_)
        return next((role for role in map(self._around, others) if role.role), Role())

    def _around(self, mention: Span) -> Role:
        behind = self._behind(mention)
        return behind if behind.role else self._before(mention)

    def _is_title(self, token: Token) -> bool:
        return token.pos_ in {"NOUN", "PROPN"} and (
            token.lower_ in self._titles or token.lemma_.lower() in self._titles
        )

    def _behind(self, mention: Span) -> Role:
        """NAME, (the) ROLE [of|at BODY] up to the next stop."""
        doc, at = mention.doc, mention.end
        if at + 1 >= len(doc) or doc[at].text != ",":
            return Role()
        end = _stop(doc, at + 1)
        title = next((token for token in doc[at + 1 : end] if self._is_title(token)), None)
        if title is None or any(token.lower_ in _NOT_BEFORE_TITLE for token in doc[at + 1 : title.i]):
            return Role()
        head = title.i
        while head + 1 < end and self._is_title(doc[head + 1]):
            head += 1
        return _split(doc, at + 1, head + 1, self._before_second_title(doc, head + 1, end))

    def _before_second_title(self, doc: Doc, start: int, end: int) -> int:
        """Where "… of the bureau and president of the club" turns to another role; `end` when it does not."""
        for token in doc[start:end]:
            if token.lower_ == "and" and any(self._is_title(word) for word in doc[token.i + 1 : min(token.i + 3, end)]):
                return token.i
        return end

    def _before(self, mention: Span) -> Role:
        """The run of title words right before the name; what stands before the title noun is the body."""
        doc, start = mention.doc, mention.start
        while start > 0 and doc[start - 1].pos_ in _TITLE_PARTS and mention.start - start < 6:
            start -= 1
        while start < mention.start and (doc[start].pos_ == "ADJ" or doc[start].lower_ in self._honorifics):
            start += 1
        words = doc[start : mention.start]
        if not len(words) or not self._is_title(words[-1]):
            return Role()
        return Role(words.text)


def _stop(doc: Doc, start: int) -> int:
    """Index of the first token from `start` on that ends an apposition."""
    for token in doc[start : start + _LONGEST]:
        joins_verb = token.dep_ == "cc" and token.i + 1 < len(doc) and doc[token.i + 1].pos_ in {"ADV", "VERB", "AUX"}
        if token.text in _STOPS or token.is_space or token.tag_ in FINITE_TAGS or joins_verb:
            return token.i
    return min(len(doc), start + _LONGEST)


def _split(doc: Doc, start: int, head_end: int, end: int) -> Role:
    """Role and body of the words `start:end`, parted at the first preposition behind the title."""
    while start < head_end and doc[start].pos_ == "DET":
        start += 1
    part = next((token.i for token in doc[head_end:end] if token.lower_ in _PREPOSITIONS), end)
    body = part + 1
    while body < end and (doc[body].pos_ == "DET" or doc[body].tag_ == "PRP$"):
        body += 1
    return Role(doc[start:part].text, doc[body:end].text)
