"""Clauses: where a statement begins that is a clause, a quotation or a phrase behind its cue.

Each `after_…` and `at_…` gives the index of the first token of the statement, None where the construction does not
hold. They read the words behind the cue first and ask the parse only where words do not decide: clausal complements
are its weak side (about two in three right).
"""

from collections.abc import Callable

from spacy.tokens import Doc, Span, Token

from pipeline.extract.claims.cues import Cue, CueLexicon
from pipeline.extract.claims.quotes import MARKS
from pipeline.extract.phrases import SUBJECTS, is_finite_form

ADDRESSED = frozenset({"tell", "inform", "remind", "assure", "notify", "warn", "promise"})
_CREDITING = frozenset({"according", "citing", "quoting"})
_NEAR_INFINITIVE = 12
PLAIN_OBLIQUES = frozenset({"obl:tmod", "nmod:tmod", "obl:npmod", "obl:unmarked"})


def is_that(token: Token, *, close: bool = False) -> bool:
    """Whether the token is the conjunction; `close` behind a cue it is whatever its tag, unless a verb follows."""
    if token.lower_ != "that":
        return False
    following = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else token
    behind = token.doc[token.i + 2] if token.i + 2 < len(token.doc) else token
    two_in_a_row = is_finite_form(behind) and following.tag_ != "MD"  # the first is a noun
    by_somebody = following.tag_ == "VBZ" and behind.lower_ in {"by", "of"}  # "that claims by the press"
    is_verb = is_finite_form(following) and not two_in_a_row and not by_somebody
    if close and not is_verb and not following.is_punct:
        return True
    return token.tag_ == "IN" or token.pos_ == "SCONJ" or token.dep_ == "mark"


def near(cue: Cue, sentence: Span, distance: int) -> list[Token]:
    """The tokens behind the cue up to the first finite verb, at most `distance`."""
    found: list[Token] = []
    for token in sentence.doc[cue.end : min(cue.end + distance, sentence.end)]:
        if (is_finite_form(token) and not _is_torn_noun(token, sentence)) or token.text == ";":
            break
        found.append(token)
    return found


def _is_torn_noun(token: Token, sentence: Span) -> bool:
    """Whether a "verb" closes a prepositional phrase before "that": "said at an INE seminar that"."""
    before = sentence.doc[max(sentence.start, token.i - 3) : token.i]
    if token.i + 1 >= sentence.end or token.nbor().lower_ != "that" or not len(before):
        return False
    return before[-1].pos_ in {"DET", "PROPN"} and any(word.pos_ == "ADP" for word in before)


def after_colon(cue: Cue, sentence: Span, lexicon: CueLexicon) -> int | None:
    """'he said: …', 'his words at the meeting: …'."""
    for token in near(cue, sentence, 16):
        if token.text == ":":
            return None if _is_about_thing(cue, token.i, lexicon) else token.i + 1
        if token.tag_ == "VBG" and token.lower_ != "according":
            return None
    return None


def _is_about_thing(cue: Cue, colon: int, lexicon: CueLexicon) -> bool:
    """Whether the verb has an object of its own before the colon that says nothing: "wrote two symphonies: …"."""
    objects = (child for child in cue.head.children if child.dep_ == "obj" and cue.end <= child.i < colon)
    return (
        cue.fact.pos == "verb"
        and cue.fact.lemma not in ADDRESSED
        and any(thing.pos_ == "NOUN" and lexicon.noun(thing) is None for thing in objects)
    )


def after_that(cue: Cue, sentence: Span, lexicon: CueLexicon) -> int | None:
    """'said in a statement that …': the first complementizer with nothing but adverbials and addressees before it."""
    if cue.fact.pos == "adjective":
        return next((token.i + 1 for token in near(cue, sentence, 3) if is_that(token, close=True)), None)
    in_phrase = cue.fact.lemma in ADDRESSED or cue.fact.pos == "noun"
    close = True
    for token in near(cue, sentence, 16):
        in_document = in_phrase and cue.takes("colon") and token.i > 0 and token.nbor(-1).pos_ == "NOUN"
        addressed = cue.fact.lemma in ADDRESSED
        if is_that(token, close=close or addressed or cue.fact.pos == "noun" or in_document):
            return token.i + 1
        close = close and token.pos_ == "ADV"
        if token.tag_ in {"VBG", "VB"} and token.lower_ not in _CREDITING:
            return None
        if token.pos_ == "NOUN" and not in_phrase and token.dep_ not in PLAIN_OBLIQUES:
            return None
        in_phrase = in_phrase or token.pos_ == "ADP" or token.lower_ in _CREDITING
    return None


def at_clause(cue: Cue, sentence: Span, lexicon: CueLexicon) -> int | None:
    """'said the work is done': a finite clause with its own subject right behind the cue."""
    for child in sentence.doc[cue.end - 1].children if cue.fact.pos == "phrase" else cue.head.children:
        if child.dep_ in {"ccomp", "parataxis"} and child.i >= cue.end:
            has_subject = any(grand.dep_ in SUBJECTS or grand.dep_ == "expl" for grand in child.children)
            if has_subject and child.left_edge.i - cue.end <= 8:
                return int(max(cue.end, child.left_edge.i))
    if cue.fact.pos not in {"verb", "phrase"} or cue.end >= sentence.end:
        return None
    first = sentence.doc[cue.end]
    if (
        first.pos_ not in {"DET", "PRON", "PROPN", "NOUN", "ADJ", "NUM"}
        and first.tag_ != "VBG"
        or first.tag_ in {"WDT", "WP"}
    ):
        return None
    for token in sentence.doc[cue.end : min(cue.end + 14, sentence.end)]:
        if token.tag_ in {"WDT", "WP"} or token.text in {",", ";", "—"} or token.lower_ == "that":
            return None
        if is_finite_form(token) and token.dep_ != "acl:relcl" and token.head.dep_ != "acl:relcl":
            if cue.fact.strength == "weak" and token.tag_ != "MD":
                return None
            own = _phrase_at(cue.end, sentence)  # "said goodbye to its soldiers and waved until …"
            has_object = own.dep_ == "obj" and own.head == cue.head and not any(c.dep_ == "det" for c in own.children)
            return None if has_object or (token.dep_ == "conj" and token.head.i <= cue.end) else cue.end
    return None


def _phrase_at(start: int, sentence: Span) -> Token:
    """The head of the noun phrase that begins at a token."""
    token = sentence.doc[start]
    while (
        token.head.i > token.i and token.head.i < sentence.end and token.dep_ in {"det", "amod", "compound", "nummod"}
    ):
        token = token.head
    return token


def at_quotation(cue: Cue, sentence: Span, lexicon: CueLexicon) -> int | None:
    """'declared "a year of …"', 'called it "a miracle"': what stands in quotation marks behind the cue."""
    for token in near(cue, sentence, 9):
        follows = token.i + 1 < sentence.end and not sentence.doc[token.i + 1].is_space
        if token.text in MARKS and follows and (token.i == cue.end or sentence.doc[token.i - 1].whitespace_):
            named = any(t.pos_ in {"PRON", "NOUN", "PROPN"} for t in sentence.doc[cue.end : token.i])
            is_predicate = cue.takes("as") or cue.takes("predicative") or is_finite_form(sentence.doc[token.i + 1])
            return cue.end if named and is_predicate else token.i
    return None


def after_as(cue: Cue, sentence: Span, lexicon: CueLexicon) -> int | None:
    """'described the visit as …': from the thing described on; from behind "as" when it stands before the cue."""
    if cue.head.tag_ == "VBG" and cue.head.dep_ == "acl":
        return None  # "a statement regarding the choice as …"
    for token in near(cue, sentence, 30):
        if token.lower_ == "as":
            return token.i + 1 if token.i == cue.end else cue.end
        if token.i > cue.end and token.tag_ in {"VBG", "VB"}:
            break
    behind = (token for token in sentence.doc[cue.end : sentence.end] if token.lower_ == "as")
    own = (token.i for token in behind if token.head.head == cue.head and token.head.dep_ in {"obl", "xcomp", "advcl"})
    return cue.end if cue.fact.strength == "strong" and next(own, None) is not None else None


def after_preposition(*words: str) -> Callable[[Cue, Span, CueLexicon], int | None]:
    """The construction of a phrase with one of the prepositions: 'called for …', 'warned of …'."""

    def construct(cue: Cue, sentence: Span, lexicon: CueLexicon) -> int | None:
        for token in near(cue, sentence, 9):
            if token.lower_ in words:
                whom = token.i > cue.end and token.lower_ == "of" and cue.fact.lemma not in ADDRESSED
                return cue.end if whom and cue.fact.pos == "verb" else token.i + 1  # "accused | the ministry of"
            if token.pos_ not in {"ADV", "ADP", "NOUN", "DET", "PROPN", "PRON", "ADJ", "PART"}:
                return None
        return None

    return construct


def after_on(cue: Cue, sentence: Span, lexicon: CueLexicon) -> int | None:
    """'called on the officials to …': from the officials on."""
    behind = sentence.doc[cue.end : min(cue.end + 2, sentence.end)]
    start = next((token.i + 1 for token in behind if token.lower_ in {"on", "upon"}), None)
    return start if start is not None and _has_infinitive(sentence.doc, start, sentence.end) else None


def _has_infinitive(doc: Doc, start: int, end: int) -> bool:
    """Whether "to" with a verb follows before any finite verb outside a relative clause."""
    for token in doc[start : min(end - 1, start + 45)]:
        if token.lower_ == "to" and (token.tag_ == "TO" or token.pos_ == "PART"):
            return True
        if (
            is_finite_form(token)
            and token.dep_ not in {"acl:relcl", "aux", "cop", "aux:pass"}
            and token.head.dep_ != "acl:relcl"
        ):
            return False
    return False


def at_infinitive(cue: Cue, sentence: Span, lexicon: CueLexicon) -> int | None:
    """'vowed to …' from the verb on, 'urged the builders to …' from the builders on."""
    far = sentence.end if cue.fact.polarity != "claim" else min(sentence.end, cue.end + _NEAR_INFINITIVE)
    if cue.end >= sentence.end or not _has_infinitive(sentence.doc, cue.end, far):
        return None
    if cue.fact.polarity == "claim" and any(token.lower_ == "about" for token in sentence.doc[cue.end : far]):
        return None  # "told the audience about their work to build …"
    first = sentence.doc[cue.end]
    if first.lower_ == "to" and (first.tag_ == "TO" or first.pos_ == "PART"):
        return cue.end + 1
    if first.pos_ == "ADP" and not any(t.tag_ in {"VBG", "VB"} for t in near(cue, sentence, 2)):
        to = next((token.i for token in near(cue, sentence, 16) if token.tag_ == "TO"), -1)
        return to + 1 if to > 0 else None
    return cue.end if first.pos_ in {"DET", "PRON", "NOUN", "PROPN", "ADJ", "NUM"} else None


def at_whether(cue: Cue, sentence: Span, lexicon: CueLexicon) -> int | None:
    """'questioned whether it would help': a doubt, told as a question."""
    follows = cue.end < sentence.end and sentence.doc[cue.end].lower_ == "whether"
    return cue.end if follows else None
