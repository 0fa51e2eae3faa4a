"""Subjects: the head of the noun phrase that a cue has for its speaker.

The parser's subjects are its strong side and decide where there is one; where a participle or an inverted clause
lost its subject, the words around the cue are asked.
"""

from collections.abc import Iterator

from spacy.tokens import Span, Token

from pipeline.extract.claims.cues import MISTAGGED, SPEAKER_PLACE, Cue, clause_start
from pipeline.extract.layers import PEOPLE
from pipeline.extract.phrases import PASSIVE_SUBJECTS, SUBJECTS, is_finite, noun_phrase, subject_of

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_SKIPPED = frozenset({"AUX", "ADV", "PART"})
_QUOTING = frozenset({"quote", "cite", "report", "describe"})
_INSIDE = frozenset({"det", "amod", "compound", "flat", "nmod:poss", "nummod", "case"})
ADDRESSING = frozenset({"tell", "inform", "remind", "assure", "notify"})
"""Verbs that need an addressee: what follows them is no subject ("…, NAME told the paper")."""
_CLOSING = frozenset({"end", "close", "conclude", "begin", "open", "respond", "reply", "react", "come", "follow"})
_LONGEST_ASIDE = 25
_LONGEST_QUOTED = 20
"""Tokens between "quoted" and "as": a name with its office."""
_CLAUSE_ENDS = frozenset({";", ":", "—", "–", "--"})
_INVERTING = frozenset({",", '"', "”", "’", "'", "—", "–", "?", "!", "--"})


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
        (token for token in sentence.doc[cue.end : min(cue.end + 8, sentence.end)] if token.pos_ in _NOMINAL), None
    )
    if noun is not None:
        yield _phrase_head(noun, cue.end, sentence)


def _before_mistagged(verb: Token) -> Iterator[Token]:
    """The head of the noun phrase before a verb whose place in the parse is a noun's, then its other nouns."""
    phrase = verb.doc[clause_start(verb) : verb.i]
    core = next((token.i for token in phrase[1:] if token.pos_ == "ADP" or token.tag_ in {"WP", "VBN"}), verb.i)
    heads = [token for token in phrase if token.pos_ in _NOMINAL and token.i < core]
    yield from reversed(heads)


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
    words = [token for token in inside[:last] if token.pos_ in _NOMINAL or token.tag_ == "PRP$"]
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
    if verb.tag_ in MISTAGGED:
        yield from _before_mistagged(verb)
        return
    own = [child for child in verb.children if child.dep_ in SUBJECTS and child.i >= sentence.start]
    inverted = _inverted(cue, sentence)
    if inverted is not None and (not own or any(child.i > verb.i for child in own)):
        yield inverted
        return
    if not own and _opens_behind_semicolon(verb, sentence):
        yield from _clause_initial(verb, sentence)
    if own:
        yield from _named_before_relative(own[0])
        yield from _before_preposition(own[0], sentence)
        yield from _nearer_name(own[0], verb)
        before = [child for child in own if child.i < verb.i]
        subject = before[-1] if len(before) > 1 else subject_of(verb)  # of two, the parse has one too many
        if len(before) == 2 and any(word.pos_ == "CCONJ" for word in verb.doc[before[0].i + 1 : before[1].i][:2]):
            subject = before[0]  # "two traders and a manager said"
        yield subject if subject is not None and subject.i >= sentence.start else own[0]
        return
    yield from _before_apposition(verb, sentence)
    if verb.dep_ == "conj" and _behind_comma(verb):
        yield from _of_highest(verb)
    if verb.dep_ == "conj" or (verb.dep_ in {"advcl", "xcomp"} and not is_finite(verb)):
        subject = subject_of(verb)
        if subject is not None and subject.i < sentence.start:  # the date in a dateline
            subject = next((t for t in subject.head.children if t.dep_ in SUBJECTS and t.i >= sentence.start), None)
        if subject is not None:
            yield subject
    if verb.dep_ == "acl":
        yield verb.head
    adjacent = _adjacent(verb, sentence)
    if adjacent is not None and (is_finite(verb) or verb.pos_ == "NOUN"):
        yield adjacent
    elif not is_finite(verb) or verb.tag_ == "VBG":
        yield from _around_participle(verb, sentence)
    if verb.tag_ != "VBG":
        yield from _topic(verb, sentence)
        yield from _clause_initial(verb, sentence)


def _inverted(cue: Cue, sentence: Span) -> Token | None:
    """'…," said NAME': the noun behind a finite cue that follows a mark."""
    doc = sentence.doc
    told = cue.head.tag_ in {"VBD", "VBZ", "VBP"} and cue.takes("parenthetical")
    if not told or cue.end >= sentence.end:
        return None
    if (
        cue.start > sentence.start
        and doc[cue.start - 1].text not in _INVERTING
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
    return token if token.pos_ in _NOMINAL else None


def _phrase_head(token: Token, start: int, sentence: Span) -> Token:
    """The head of the noun phrase in which the token stands, without crossing a comma."""
    while token.dep_ in _INSIDE and token.head != token and start <= token.head.i < sentence.end:
        low, high = sorted((token.i, token.head.i))
        if any(between.text == "," for between in token.doc[low:high]):
            break
        token = token.head
    return token


def _adjacent(verb: Token, sentence: Span) -> Token | None:
    """The noun right before the verb, auxiliaries and adverbs skipped."""
    for at in range(verb.i - 1, sentence.start - 1, -1):
        token = verb.doc[at]
        if token.pos_ not in _SKIPPED:
            return token if token.pos_ in _NOMINAL else None
    return None


def _behind_comma(verb: Token) -> bool:
    """Whether the verb follows a comma and a conjunction: "…, and wished that"."""
    at = verb.i - 1
    while at > 0 and verb.doc[at].pos_ == "ADV":
        at -= 1
    return at > 0 and verb.doc[at].dep_ == "cc" and verb.doc[at - 1].text == ","


def _of_highest(verb: Token) -> Iterator[Token]:
    """The subject of the highest verb above a coordinated one.

    A comma before "and" sends the verb out of the clause that the parse hangs it into.
    """
    above = [token for token in verb.ancestors if any(child.dep_ in SUBJECTS for child in token.children)]
    if above:
        yield from (child for child in above[-1].children if child.dep_ in SUBJECTS and child.i < verb.i)


def _topic(verb: Token, sentence: Span) -> Iterator[Token]:
    """The person between commas that a long sentence is about, when the parse lost its subject.

    "While …, NAME, chief of the bureau, visited the site and called for …".
    """
    doc = sentence.doc
    for span in doc.spans.get(PEOPLE, []):
        inside = sentence.start <= span.start and span.end < verb.i
        if inside and doc[span.end].text == "," and (span.start == sentence.start or doc[span.start - 1].text == ","):
            yield span.root


def _opens_behind_semicolon(verb: Token, sentence: Span) -> bool:
    """Whether a semicolon parts the verb from the subjects before it."""
    return any(token.text == ";" for token in verb.doc[max(sentence.start, verb.i - _LONGEST_ASIDE) : verb.i])


def _clause_initial(verb: Token, sentence: Span) -> Iterator[Token]:
    """The noun phrase that opens the clause, when only an aside between commas parts it from the verb.

    "…; his bookkeeper, standing behind him, said it had not": the parse often loses such a subject.
    """
    doc = sentence.doc
    if verb.i - 1 <= sentence.start or doc[verb.i - 1].text != "," or not is_finite(verb):
        return
    start = next((t.i + 1 for t in reversed(doc[sentence.start : verb.i]) if t.text in _CLAUSE_ENDS), sentence.start)
    while start < verb.i and doc[start].pos_ in {"CCONJ", "SCONJ"}:
        start += 1
    comma = next((token.i for token in doc[start : verb.i] if token.text == ","), verb.i - 1)
    head = next((token for token in doc[start:comma] if token.pos_ in _NOMINAL), None)
    if head is None or comma >= verb.i - 1 or any(token.pos_ in {"ADP", "VERB"} for token in doc[start : head.i]):
        return
    while head.i + 1 < comma and doc[head.i + 1].pos_ in {"NOUN", "PROPN"}:
        head = doc[head.i + 1]
    yield head


def _nearer_name(subject: Token, verb: Token) -> Iterator[Token]:
    """The person whom only a participle between commas parts from the verb: "…, NAME, presiding over it, warned"."""
    doc = verb.doc
    if verb.i == 0 or doc[verb.i - 1].text != ",":
        return
    for span in doc.spans.get(PEOPLE, []):
        aside = doc[span.end : verb.i] if subject.i < span.start and span.end < verb.i else None
        opened = aside is not None and aside[0].text == "," and len(aside) > 1 and aside[1].tag_ == "VBG"
        if opened and doc[span.start - 1].pos_ not in {"VERB", "ADP"} and not any(map(is_finite, aside or ())):
            yield span.root


def _before_preposition(subject: Token, sentence: Span) -> Iterator[Token]:
    """The noun before "in" when the parse takes what follows it for the subject: "a source in the north says"."""
    start = noun_phrase(subject, prepositions=False).start
    if start - 1 > sentence.start and subject.doc[start - 1].pos_ == "ADP" and subject.pos_ == "PROPN":
        before = subject.doc[start - 2]
        if before.pos_ == "NOUN":
            yield before


def _named_before_relative(pronoun: Token) -> Iterator[Token]:
    """The name right before ", which": nearer than what the parse hangs the relative clause on."""
    doc, at = pronoun.doc, pronoun.i - 1
    if pronoun.tag_ in {"WDT", "WP"} and at > 0 and doc[at].text == "," and doc[at - 1].pos_ == "PROPN":
        yield doc[at - 1]


def _is_parenthesis(subject: Token) -> bool:
    """Whether the "relative clause" of the subject is none: '"It is a step," the minister said, adding …'."""
    head = subject.head
    has_pronoun = any(child.tag_ in {"WDT", "WP", "WP$"} for child in head.children)
    return head.dep_ == "acl:relcl" and not has_pronoun and _follows_mark(noun_phrase(subject).start, subject)


def _follows_mark(start: int, token: Token) -> bool:
    return start > 0 and token.doc[start - 1].text in _INVERTING


def _before_apposition(verb: Token, sentence: Span) -> Iterator[Token]:
    """Who only an apposition or a clause with "who" parts from the verb: "NAME, a trader there, told …"."""
    doc, comma = sentence.doc, verb.i - 1
    told = is_finite(verb) or verb.tag_ == "VBN"
    if not told or comma <= sentence.start or doc[comma].text != ",":
        return
    for span in doc.spans.get(PEOPLE, []):
        if sentence.start <= span.start and span.end + 1 < comma and doc[span.end].text == ",":
            begins = span.start == sentence.start or doc[span.start - 1].pos_ in {"PUNCT", "NOUN", "PROPN"}
            if begins and not any(token.pos_ in {"VERB", "AUX"} for token in doc[span.end : comma]):
                yield span.root
                return
    yield from _before_who(comma, sentence)


def _before_who(comma: int, sentence: Span) -> Iterator[Token]:
    """The head of the phrase that a clause with "who" parts from the verb behind the comma."""
    doc = sentence.doc
    for at in range(comma - 1, max(sentence.start + 1, comma - _LONGEST_ASIDE), -1):
        if doc[at].lower_ == "who" and doc[at - 1].text == ",":
            head = doc[at - 2]
            while head.dep_ in _INSIDE | {"nmod"} and sentence.start <= head.head.i < head.i:
                head = head.head
            if head.pos_ in _NOMINAL:
                yield head
            return


def _follows_comma(token: Token) -> bool:
    """Whether the token's phrase, or the name that it is a part of, begins behind a comma."""
    doc, start = token.doc, noun_phrase(token).start
    while start > 0 and doc[start - 1].pos_ == "PROPN":
        start -= 1
    return start > 0 and doc[start - 1].text == ","


def _around_participle(verb: Token, sentence: Span) -> Iterator[Token]:
    """Subjects of the sentence for a participle whose clause the parse lost.

    For one at the beginning the first behind its comma, else the nearest before it, then those farther away.
    """
    found = [token for token in sentence if token.dep_ in SUBJECTS]
    if verb.i - sentence.start <= 2:
        yield from (token for token in found if token.i > verb.i and _follows_comma(token))
    else:
        outer = [token for token in found if token.head.dep_ not in {"acl:relcl", "ccomp"} or _is_parenthesis(token)]
        yield from reversed([token for token in outer if token.i < verb.i])
