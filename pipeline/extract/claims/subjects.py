"""Subjects: the head of the noun phrase that a cue has for its speaker.

The parser's subjects are its strong side and decide where there is one; where a participle or an inverted clause
lost its subject, the words around the cue are asked.
"""

from collections.abc import Iterator

from spacy.tokens import Span, Token

from pipeline.extract.claims.cues import SPEAKER_PLACE, Cue, agent_of
from pipeline.extract.claims.lost_subjects import (
    INSIDE,
    INVERTING,
    NOMINAL,
    adjacent_noun,
    around_participle,
    before_apposition,
    before_modifier,
    behind_comma,
    clause_initial,
    named_before_relative,
    nearer_name,
    of_highest,
    opens_behind_semicolon,
    topic,
)
from pipeline.extract.claims.mistagged import MISTAGGED, clause_start
from pipeline.extract.phrases import PASSIVE_SUBJECTS, SUBJECTS, is_finite, subject_of

_QUOTING = frozenset({"quote", "cite", "report", "describe"})
ADDRESSING = frozenset({"tell", "inform", "remind", "assure", "notify"})
"""Verbs that need an addressee: what follows them is no subject ("…, NAME told the paper")."""
_CLOSING = frozenset({"end", "close", "conclude", "begin", "open", "respond", "reply", "react", "come", "follow"})
_LONGEST_QUOTED = 20
"""Tokens between "quoted" and "as": a name with its office."""


def subjects(cue: Cue, sentence: Span) -> Iterator[Token]:
    """Candidates for the subject of a cue, the best first; a subject of its own admits no other."""
    if cue.fact.pos == "phrase":
        yield from _of_phrase(cue, sentence)
    elif cue.fact.pos == "noun":
        yield from _of_noun(cue.head)
    else:
        yield from _of_verb(cue, sentence)


def quoting_verb(cue: Cue) -> Token | None:
    """The verb before "as saying": "quoted NAME as saying", "NAME was cited as saying"."""
    for at in range(cue.start - 1, max(-1, cue.start - _LONGEST_QUOTED), -1):
        if cue.head.doc[at].lemma_.lower() in _QUOTING:
            return cue.head.doc[at]
    return None


def _of_phrase(cue: Cue, sentence: Span) -> Iterator[Token]:
    if cue.lemma == "as saying":
        verb = quoting_verb(cue)
        if verb is not None:
            yield from _quoted_by(verb)
        return
    if cue.close:
        yield from _enclosed(cue)
        return
    if cue.head.head.i >= cue.end and cue.head.dep_ == "case":
        yield cue.head.head
        return
    noun = next(
        (token for token in sentence.doc[cue.end : min(cue.end + 8, sentence.end)] if token.pos_ in NOMINAL), None
    )
    if noun is not None:
        yield _phrase_head(noun, cue.end, sentence)


def _before_mistagged(verb: Token) -> Iterator[Token]:
    """The head of the noun phrase before a verb whose place in the parse is a noun's, then its other nouns."""
    phrase = verb.doc[clause_start(verb) : verb.i]
    core = next((token.i for token in phrase[1:] if token.pos_ == "ADP" or token.tag_ in {"WP", "VBN"}), verb.i)
    heads = [token for token in phrase if token.pos_ in NOMINAL and token.i < core]
    yield from reversed(heads or list(phrase[-1:]))


def _quoted_by(verb: Token) -> Iterator[Token]:
    """Whom a quoting verb quotes: its passive subject, else its object."""
    passive = [child for child in verb.children if child.dep_ in PASSIVE_SUBJECTS]
    yield from passive or [
        child for child in verb.children if child.dep_ in {"obj", "nsubj", "iobj"} and child.i > verb.i
    ]


def _enclosed(cue: Cue) -> Iterator[Token]:
    """The speaker inside a phrase: the last noun before its closing words ("in the old trader's view")."""
    inside = cue.head.doc[cue.end : cue.close]
    closing = cue.fact.lemma.count("_") - cue.fact.lemma.split("_").index(SPEAKER_PLACE)
    inside = inside[: len(inside) - closing]
    last = next((token.i - cue.end for token in inside[1:] if token.pos_ == "ADP" or token.text == ","), len(inside))
    words = [token for token in inside[:last] if token.pos_ in NOMINAL or token.tag_ == "PRP$"]
    if words:
        yield words[-1]


def _of_noun(noun: Token) -> Iterator[Token]:
    """Possessors: "the ministry's claim", "a comment of the analysts", "a demand from the ministry".

    Of "ended with a call for thrift" it is the subject of the verb.
    """
    for child in noun.children:
        if child.dep_ == "nmod:poss":
            yield child
    for child in noun.children:
        is_of = any(grand.dep_ == "case" and grand.lower_ in {"of", "by", "from"} for grand in child.children)
        if child.dep_ == "nmod" and child.i > noun.i and is_of:
            yield child
    yield from (child for child in noun.children if child.dep_ == "amod" and child.text.istitle())  # "Russian claims"
    case = next((child.lower_ for child in noun.children if child.dep_ == "case"), "")
    if case == "of":  # "they were of the view that"
        yield from (child for child in noun.children if child.dep_ in SUBJECTS)
    if case == "with" and noun.dep_ == "obl" and noun.head.lemma_.lower() in _CLOSING:
        subject = subject_of(noun.head)
        if subject is not None:
            yield subject


def _of_verb(cue: Cue, sentence: Span) -> Iterator[Token]:
    verb = cue.head
    if verb.tag_ == "VBG" and verb.i > sentence.start and verb.nbor(-1).lower_ == "as":
        quoting = quoting_verb(cue)
        if quoting is not None and quoting.i >= sentence.start:  # "quoted NAME as telling the officials"
            yield from _quoted_by(quoting)
            return
    agent = agent_of(verb)
    if agent is not None:
        yield agent
        return
    if verb.tag_ in MISTAGGED and (verb.i == 0 or verb.nbor(-1).text != ","):
        yield from _before_mistagged(verb)
        return
    own = [child for child in verb.children if child.dep_ in SUBJECTS and child.i >= sentence.start]
    own = [child for child in own if child.tag_ != "VBG"]  # "Commenting on it, NAME, a trader, called"
    inverted = _inverted(cue, sentence)
    if inverted is not None and (not own or any(child.i > verb.i for child in own)):
        yield inverted
        return
    if not own and opens_behind_semicolon(verb, sentence):
        yield from clause_initial(verb, sentence)
    if own:
        yield from named_before_relative(own[0])
        yield from before_modifier(own[-1], verb)
        yield from nearer_name(own[0], verb)
        before = [child for child in own if child.i < verb.i]
        subject = before[-1] if len(before) > 1 else subject_of(verb)  # of two, the parse has one too many
        if len(before) == 2 and any(word.pos_ == "CCONJ" for word in verb.doc[before[0].i + 1 : before[1].i][:2]):
            subject = before[0]  # "two traders and a manager said"
        yield subject if subject is not None and subject.i >= sentence.start else own[0]
        yield from (child for child in before[:-1] if child != subject)
        return
    yield from before_apposition(verb, sentence)
    yield from nearer_name(sentence[0], verb)
    if verb.dep_ == "conj" and behind_comma(verb):
        yield from of_highest(verb)
    if verb.dep_ == "conj" or (verb.dep_ in {"advcl", "xcomp"} and not is_finite(verb)):
        subject = subject_of(verb)
        if subject is not None and subject.i < sentence.start:  # the date in a dateline
            subject = next((t for t in subject.head.children if t.dep_ in SUBJECTS and t.i >= sentence.start), None)
        if subject is not None:
            yield subject
    if verb.dep_ == "acl":
        yield verb.head
    if verb.tag_ in {"VBD", "VBZ", "VBP"} and verb.i > sentence.start:
        yield from before_modifier(verb.nbor(-1), verb)  # "an official who asked not to be named interpreted"
    adjacent = adjacent_noun(verb, sentence)
    if adjacent is not None and (is_finite(verb) or verb.pos_ == "NOUN"):
        yield from before_modifier(adjacent, verb)
        yield adjacent
    elif not is_finite(verb) or verb.tag_ == "VBG":
        yield from around_participle(verb, sentence)
    if verb.tag_ != "VBG":
        yield from topic(verb, sentence)
        yield from clause_initial(verb, sentence)


def _inverted(cue: Cue, sentence: Span) -> Token | None:
    """'…," said NAME': the noun behind a finite cue that follows a mark."""
    doc = sentence.doc
    told = cue.head.tag_ in {"VBD", "VBZ", "VBP"} and cue.takes("parenthetical")
    if not told or cue.end >= sentence.end:
        return None
    if (
        cue.start > sentence.start
        and doc[cue.start - 1].text not in INVERTING
        or doc[cue.end].pos_ not in {"DET", "PROPN", "NOUN", "PRON", "ADJ", "NUM"}
    ):
        return None
    token = _phrase_head(doc[cue.end], cue.end, sentence)
    if token.dep_ in SUBJECTS and token.head.i > token.i and is_finite(token.head) and token.head != cue.head:
        between = doc[token.i + 1 : token.head.i]
        if all(word.pos_ in {"AUX", "ADV", "PART"} for word in between):
            return None  # "NAME, whose firm left, said he recognised": the subject of what is said
    if cue.fact.lemma in ADDRESSING and token.dep_ not in SUBJECTS:
        return None
    return token if token.pos_ in NOMINAL else None


def _phrase_head(token: Token, start: int, sentence: Span) -> Token:
    """The head of the noun phrase in which the token stands, without crossing a comma."""
    while token.dep_ in INSIDE and token.head != token and start <= token.head.i < sentence.end:
        low, high = sorted((token.i, token.head.i))
        if any(between.text == "," for between in token.doc[low:high]):
            break
        token = token.head
    return token
