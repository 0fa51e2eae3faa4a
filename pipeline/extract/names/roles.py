"""Roles: what the text says that a person is, and of which body.

Only the words around the name are read ("President NAME", "NAME, director of the bureau"), at any mention of the
person in the article: the parser's appositions are right too seldom to rely on. An apposition may give several offices
("member of the bureau and premier"), and a plural one those of all names of the list before it ("A and B, members of").
"""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from pipeline.extract.layers import ORGANIZATIONS, PEOPLE
from pipeline.extract.matching import fold
from pipeline.extract.mentions import Found
from pipeline.extract.phrases import FINITE_TAGS
from pipeline.knowledge.load import KnowledgePack

_PREPOSITIONS = frozenset({"of", "at", "in", "for", "with", "from", "to"})
_NOT_BEFORE_TITLE = _PREPOSITIONS | {"and"}
_STOPS = frozenset({",", ";", ".", ":", "—", "–", "--", "(", ")", "who", "whom", '"', "”", "“"})
_JOINTS = frozenset({",", "and"})
_TITLE_PARTS = frozenset({"NOUN", "PROPN", "ADJ"})
_PLURAL = frozenset({"NNS", "NNPS"})
_LONGEST = 25
_LONGEST_TITLE = 6
_LONGEST_FIELD = 16
_FIELD_JOINTS = frozenset({"of", "for", "to", "in", "the", "and", "(", ")", "'s", "’s"})
_LESSER = frozenset({"vice", "deputy", "assistant", "acting"})
LOOSE = "~"
"""What the key of an office begins with that somebody has only loosely."""
PAST = frozenset({"former", "ex", "late", "then", "ousted", "dismissed", "retired", "deposed", "sacked"})
"""Words for an office that its bearer no longer has."""


@dataclass(frozen=True, slots=True)
class Role:
    """A role ("director") and the body it belongs to ("Bureau of Mines"), as spans; None where the text gives none."""

    office: Span | None = None
    body: Span | None = None

    @property
    def role(self) -> str:
        """The words of the role; empty for none."""
        return self.office.text if self.office is not None else ""

    @property
    def affiliation(self) -> str:
        """The words of the body; empty for none."""
        return self.body.text if self.body is not None else ""

    @property
    def is_shared(self) -> bool:
        """Whether the role is that of several people."""
        return self.office is not None and self.office[-1].tag_ in _PLURAL


class RoleReader:
    """Reads roles around names."""

    def __init__(self, pack: KnowledgePack) -> None:
        """Take the nouns for offices and professions, and the forms of address that are no role ("Comrade")."""
        self._honorifics = frozenset(fact.title.lower() for fact in pack.titles if fact.honorific)
        titles = {fact.noun for fact in pack.speaker_nouns if fact.kind in {"person", "group"}}
        self._titles = frozenset(titles | {fact.title.lower() for fact in pack.titles}) - self._honorifics

    def role_of(self, mention: Span) -> Role:
        """The role of the person of this mention: from its own words, else from another mention in the article."""
        own = next(self._alone(mention), Role())
        if own.role or not mention.kb_id_:
            return own
        others = (span for span in mention.doc.spans.get(PEOPLE, []) if span.kb_id_ == mention.kb_id_)
        return next((role for span in others for role in self._alone(span)), Role())

    def roles_at(self, mention: Span) -> list[Role]:
        """All roles that the words around a mention give, those of the list that it stands in too."""
        own = list(self._alone(mention))
        if own:
            return own
        named: list[Span] = list(mention.doc.spans.get(PEOPLE, []))
        last = _last_of_list(mention, named)
        return [role for role in self._behind(last) if role.is_shared] if last is not mention else []

    def _alone(self, mention: Span) -> Iterator[Role]:
        behind = list(self._behind(mention))
        yield from behind
        before = self._before(mention) if not behind else None
        if before is not None:
            yield before

    def _is_title(self, token: Token) -> bool:
        return token.pos_ in {"NOUN", "PROPN", ""} and (
            token.lower_ in self._titles or token.lemma_.lower() in self._titles
        )

    def _behind(self, mention: Span) -> Iterator[Role]:
        """NAME, (the) ROLE [of|at BODY] [and ROLE …] up to the next stop."""
        doc, start = mention.doc, mention.end + 1
        if start >= len(doc) or doc[mention.end].text != ",":
            return
        end = _stop(doc, start)
        while start < end:
            title = next((token for token in doc[start:end] if self._is_title(token)), None)
            if title is None or any(token.lower_ in _NOT_BEFORE_TITLE for token in doc[start : title.i]):
                return
            head = title.i
            while head + 1 < end and self._is_title(doc[head + 1]):
                head += 1
            turn = self._second_title(doc, head + 1, end)
            yield _split(doc, start, head + 1, turn)
            start = turn + 1

    def _second_title(self, doc: Doc, start: int, end: int) -> int:
        """Where "… of the bureau and president of the club" turns to another role; `end` when it does not."""
        for token in doc[start:end]:
            if token.lower_ == "and" and any(self._is_title(word) for word in doc[token.i + 1 : min(token.i + 3, end)]):
                return token.i
        return end

    def _before(self, mention: Span) -> Role | None:
        """The run of title words right before the name; what stands before the title noun is the body."""
        doc, start = mention.doc, mention.start
        while start > 0 and doc[start - 1].pos_ in _TITLE_PARTS and mention.start - start < _LONGEST_TITLE:
            start -= 1
        while start < mention.start and self._is_no_office(doc[start]):
            start += 1
        words = doc[start : mention.start]
        if not len(words):
            return None
        return Role(words) if self._is_title(words[-1]) else self._long_before(mention, start)

    def _is_no_office(self, token: Token) -> bool:
        """Whether the word before a title says nothing of the office: an adjective of praise, a form of address."""
        return (token.pos_ == "ADJ" and token.lower_ not in PAST) or token.lower_ in self._honorifics

    def _long_before(self, mention: Span, start: int) -> Role | None:
        """A title with its field before the name: "Minister of Roads and Bridges NAME"; all its nouns have capitals."""
        doc = mention.doc
        while start > 0 and mention.start - start < _LONGEST_FIELD and doc[start - 1].lower_ in _FIELD_JOINTS:
            start -= 1
            while start > 0 and doc[start - 1].pos_ in _TITLE_PARTS and mention.start - start < _LONGEST_FIELD:
                start -= 1
        nouns = [token for token in doc[start : mention.start] if token.lower_ not in _FIELD_JOINTS]
        head = next((token for token in nouns if self._is_title(token)), None)
        if head is None or head.i + 1 >= mention.start or doc[head.i + 1].lower_ not in _PREPOSITIONS:
            return None
        if not all(token.text[0].isupper() or not token.text[0].isalpha() for token in nouns):
            return None
        return _split(doc, start, head.i + 1, mention.start)


def offices_of(doc: Doc, person: Found, reader: RoleReader) -> frozenset[str]:
    """The keys of the offices that the words around a mention give: the whole and its ends.

    Behind a "vice" or "deputy" it is only loosely so, marked by `LOOSE`: a vice minister is called "the minister" where
    there is no other. A past office is none.
    """
    keys = set()
    for role in reader.roles_at(Span(doc, person.start, person.end, label="person")):
        words = [fold(token.lemma_ if token.tag_ in _PLURAL else token.text) for token in role.office or ()]
        words = [word for word in words if word]
        if PAST & set(words):
            continue
        for start in range(len(words)):
            keys.add(LOOSE * bool(_LESSER & set(words[:start])) + "".join(words[start:]))
    return frozenset(keys)


def _last_of_list(mention: Span, named: list[Span]) -> Span:
    """The last name of the list of names that begins with the mention: "A, B and C"; the mention when it is none."""
    last, starts = mention, {span.start: span for span in named}
    while True:
        at = last.end
        while at < len(last.doc) and at - last.end < 2 and last.doc[at].lower_ in _JOINTS:
            at += 1
        if at == last.end or at not in starts:
            return last
        last = starts[at]


def _stop(doc: Doc, start: int) -> int:
    """Index of the first token from `start` on that ends an apposition; a comma inside a body's name does not."""
    inside = {token.i for name in doc.spans.get(ORGANIZATIONS, []) for token in name[1:]}
    for token in doc[start : start + _LONGEST]:
        if token.i in inside:
            continue
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
    return Role(doc[start:part], doc[body:end] if body < end else None)
