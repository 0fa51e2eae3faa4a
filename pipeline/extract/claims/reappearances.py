"""Reappearances: who is meant when a text takes up somebody named before by less than the name.

By a part of it ("Minister Han"), by its initials ("the JCS"), by a title, or as the one who has the floor ("the
speaker"). The layers of names hold what they are sure of; a subject of a verb of saying allows more.
"""

from collections.abc import Iterator

from spacy.tokens import Span, Token

from pipeline.extract.layers import ORGANIZATIONS, PEOPLE
from pipeline.extract.phrases import SUBJECTS, noun_phrase

_TITLE_PARTS = frozenset({"NOUN", "PROPN", "ADJ", "PUNCT", "DET"})
_LONGEST_TITLE = 6
_REMEMBERED_ADDRESS = 60
_LEFT_OUT = frozenset({"DET", "SPACE"})
_QUANTIFIERS = frozenset(
    {"some", "many", "several", "most", "other", "such", "few", "various", "certain", "all", "both", "one", "another"}
)
_REMEMBERED_TOKENS = 300


def by_part_of_name(head: Token) -> Span | None:
    """The person whose name this capitalised word begins or ends, named before in the text ("Han Ki-bom … Han")."""
    if not head.text[:1].isupper() or len(head) < 2:
        return None
    before = [span for span in head.doc.spans.get(PEOPLE, []) if span.end <= head.i]
    return next((span for span in reversed(before) if len(span) > 1 and head.text in _outer_words(span)), None)


def _outer_words(span: Span) -> tuple[str, str]:
    words = span.text.split()
    return words[0], words[-1]


def bears_title(name: Span, title: str) -> bool:
    """Whether the title stands beside the name: "Minister NAME", "the minister, NAME", "NAME, minister of …"."""
    doc, start = name.doc, name.start
    while start > 0 and name.start - start < _LONGEST_TITLE and doc[start - 1].pos_ in _TITLE_PARTS:
        start -= 1
    if title in {token.lower_ for token in doc[start : name.start]}:
        return True
    if name.end >= len(doc) or doc[name.end].text != ",":
        return False
    behind = doc[name.end + 1 : name.end + 1 + _LONGEST_TITLE]
    stop = next((token.i for token in behind if token.text == "," or token.pos_ == "VERB"), name.end + 1)
    return title in {token.lower_ for token in doc[name.end + 1 : stop]}


def on_the_floor(head: Token) -> Span | None:
    """The person whom "the speaker" takes up: the last one named as a subject shortly before."""
    if head.i == 0 or head.doc[head.i - 1].lower_ != "the" or head.tag_ != "NN":
        return None
    near = [span for span in head.doc.spans.get(PEOPLE, []) if head.i - _REMEMBERED_ADDRESS < span.end <= head.i]
    return next((span for span in reversed(near) if span.root.dep_ in SUBJECTS), None)


def by_initials(name: Span) -> Span | None:
    """The body named before whose capitals these are: "the Joint Chiefs of Staff … the JCS"."""
    letters = name.text
    if len(name) != 1 or not letters.isupper() or len(letters) < 3:
        return None
    before = [span for span in name.doc.spans.get(ORGANIZATIONS, []) if span.end <= name.start]
    initials = ("".join(word[0] for word in span.text.split() if word[:1].isupper()) for span in before)
    return next((span for span, capitals in zip(before, initials, strict=True) if capitals == letters), None)


def backwards(head: Token) -> Iterator[Token]:
    """The tokens before the head, the nearest first, as far back as a text remembers an unnamed speaker."""
    for at in range(head.i - 1, max(-1, head.i - _REMEMBERED_TOKENS), -1):
        yield head.doc[at]


def introduced_as(phrase: Span, head: Token) -> str:
    """The fuller phrase by which the speaker that "the source" takes up was brought in.

    For example "a source in the province"; the phrase itself when there is none, or when the last one of its kind was
    "another source" without more.
    """
    words = {token.lower_ for token in phrase}
    for token in backwards(head):
        if token.lower_ == head.lower_ and token.pos_ == "NOUN":
            span = core_phrase(noun_phrase(token), token)
            if len(span) > len(phrase) and words <= {word.lower_ for word in span}:
                return span.text
            if any(child.lower_ == "another" for child in token.children):
                break
    return phrase.text


def core_phrase(phrase: Span, head: Token) -> Span:
    """The phrase without article, quantifiers and possessor.

    "the ministry's many experts on trade" gives "experts on trade".
    """
    start = phrase.start
    for token in phrase.doc[phrase.start : head.i]:
        possessor = token.dep_ == "nmod:poss" or token.tag_ in {"POS", "PRP$"}
        counted = token.tag_ == "CD" and not _is_hyphenated(token)
        if token.pos_ in _LEFT_OUT or counted or token.lower_ in _QUANTIFIERS or possessor:
            start = token.i + 1
    while start > 1 and phrase.doc[start - 1].text == "-" and not phrase.doc[start - 1].whitespace_:
        start -= 2  # "director-general"
    rest = phrase.doc[head.i : phrase.end]
    end = next((token.i for token in rest if _ends_phrase(token)), phrase.end)
    return phrase.doc[start:end]


def _ends_phrase(token: Token) -> bool:
    """Whether a comma, a bracket, a relative clause or a loose preposition begins."""
    return token.text in {",", "("} or token.tag_ in {"WP", "WDT"} or _is_loose(token)


def _is_hyphenated(number: Token) -> bool:
    """Whether the number belongs to a compound: "the 71-year-old farmer"."""
    return number.i + 1 < len(number.doc) and number.nbor().text == "-"


def _is_loose(token: Token) -> bool:
    """Whether the preposition begins what is no part of a name: "asked a trader about it", "a paper from 2021"."""
    following = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else token
    return token.pos_ == "ADP" and (following.tag_ in {"PRP", "PRP$"} or following.text.isdigit())
