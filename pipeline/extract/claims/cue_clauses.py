"""The clause of a cue: its subject, auxiliaries and itself, which is no part of what is said."""

from spacy.tokens import Doc, Span, Token

from pipeline.extract.claims.cues import Cue
from pipeline.extract.claims.mistagged import MISTAGGED, clause_start
from pipeline.extract.claims.quotes import MARKS
from pipeline.extract.claims.speakers import Speaker
from pipeline.extract.phrases import FINITE_TAGS, noun_phrase

_PHRASE_PARTS = frozenset({"NOUN", "PROPN", "ADJ", "DET", "NUM", "PART", "ADP", "CCONJ"})
_LONGEST_PHRASE = 16
_WHO = frozenset({"who", "whom", "whose"})
_TITLE_PARTS = frozenset({"NOUN", "PROPN", "ADJ", "DET", "PRON", "PART"})


def cue_clause(cue: Cue, verb: Token, head: Token, speaker: Speaker, sentence: Span) -> tuple[int, int]:
    """First token and end of the cue's own clause: subject, auxiliaries, cue; of a participle the cue alone."""
    phrase = noun_phrase(head)
    if cue.close:
        return cue.start, cue.close
    if is_as_clause(cue):
        as_word = next(child for child in verb.children if child.lower_ == "as" and child.i < verb.i)
        comma = _comma(sentence.doc, cue.end, sentence.end)
        return as_word.i, comma if comma > 0 else sentence.end
    if cue.fact.pos == "phrase" and cue.lemma != "as saying":
        return cue.start, _phrase_end(cue, max(phrase.end, head.i + 1, speaker.span.end), speaker, sentence)
    if speaker.kind == "person" and _is_apposed(speaker.span, verb):
        return min(speaker.span.start, phrase.start), cue.end
    if speaker.kind == "person" and _is_between_commas(speaker.span, verb):  # "its director, NAME, explained"
        return clause_start(sentence.doc[speaker.span.start - 2]), cue.end
    if verb.tag_ in MISTAGGED and cue.fact.pos == "verb":
        return clause_start(verb), cue.end
    if _is_apposed(noun_phrase(head, prepositions=False), verb):
        return max(phrase.start, sentence.start), cue.end
    own = head.head == verb or head.i == verb.i - 1
    if not own and cue.fact.pos == "verb":
        return cue.start, cue.end
    if phrase.start > cue.start and cue.fact.pos != "noun":
        return verb.i, max(cue.end, phrase.end)
    comma = max((token.i + 1 for token in phrase if token.i < head.i and token.text == ","), default=0)
    start = min(
        [max(phrase.start, comma), verb.i, *(child.i for child in verb.children if child.dep_.startswith("aux"))]
    )
    if speaker.kind == "person" and speaker.span.start <= start < speaker.span.end:
        start = _title_start(speaker.span.start, sentence)
    if cue.takes("parenthetical"):
        start = _phrase_start(start, sentence)
    return max(start, sentence.start), cue.end


def _phrase_start(start: int, sentence: Span) -> int:
    """Where the noun phrase begins that the parse has torn: behind the mark before it, when only its words lie between.

    "…, South Korea's Unification | Ministry said", "…, people with | contacts there say".
    """
    doc, at = sentence.doc, start
    while at > sentence.start and start - at < _LONGEST_PHRASE and doc[at - 1].pos_ in _PHRASE_PARTS:
        at -= 1
    if at > sentence.start and doc[at - 1].text in MARKS | {","} and doc[at].pos_ not in {"ADP", "CCONJ"}:
        return at
    return start


def is_as_clause(cue: Cue) -> bool:
    """Whether the cue stands in a clause with "as" that only says who says the rest: "As NAME told the paper, …"."""
    verb = cue.head
    if cue.fact.pos != "verb" or not cue.takes("parenthetical") or verb.tag_ not in FINITE_TAGS:
        return False
    opens = any(
        child.lower_ == "as" and child.i < verb.i and child.dep_ in {"mark", "advmod"} for child in verb.children
    )
    says_more = any(child.dep_ in {"obj", "ccomp"} and child.i > verb.i for child in verb.children)
    return opens and (not says_more or cue.fact.lemma == "tell")


def _title_start(start: int, sentence: Span) -> int:
    """Where the title before a name begins that the parse hangs elsewhere: '…," ministry spokesperson NAME said'.

    Only when a mark stands before it; else the name's own start.
    """
    at = start
    while at > sentence.start and sentence.doc[at - 1].pos_ in _TITLE_PARTS:
        at -= 1
    return at if at > sentence.start and sentence.doc[at - 1].text in MARKS | {","} else start


def _is_apposed(name: Span, verb: Token) -> bool:
    """Whether nothing but an apposition between commas parts the name from the verb: "NAME, a trader there, said"."""
    between = verb.doc[name.end : verb.i]
    if len(between) < 3 or between[0].text != "," or between[-1].text != ",":
        return False
    return not any(token.tag_ in FINITE_TAGS and token.dep_ != "acl:relcl" for token in between)


def _is_between_commas(name: Span, verb: Token) -> bool:
    """Whether commas around the name part it from the verb and from a noun phrase without a verb before it."""
    doc = verb.doc
    if name.start < 2 or name.end != verb.i - 1 or doc[name.end].text != "," or doc[name.start - 1].text != ",":
        return False
    before = doc[clause_start(doc[name.start - 2]) : name.start - 1]
    return (
        before.start > verb.sent.start
        and before[-1].pos_ in {"NOUN", "ADJ"}
        and before[0].pos_ in _PHRASE_PARTS | {"PRON"}
        and not any(token.pos_ in {"VERB", "AUX"} for token in before)
    )


def _phrase_end(cue: Cue, at: int, speaker: Speaker, sentence: Span) -> int:
    """Where "According to X, …" ends: at the comma that parts it from what follows.

    The apposition of a name belongs to it ("NAME, a trader in the city, …"); where there is no comma, it ends behind
    the noun phrase.
    """
    doc = sentence.doc
    if cue.start - sentence.start > 1:
        return _behind_relative(at, sentence)
    comma = _comma(doc, at, sentence.end)
    if comma < 0 or any(token.tag_ in FINITE_TAGS for token in doc[at:comma]):
        return at
    second = _comma(doc, comma + 1, sentence.end)
    is_name = speaker.kind == "person" and bool(speaker.entity_id) and speaker.span.end == comma
    apposed = second > 0 and is_name and (doc[comma + 1].pos_ in {"DET", "NOUN", "ADJ"} or doc[comma + 1].tag_ == "WP")
    verbs = [token for token in doc[comma:second] if token.tag_ in FINITE_TAGS] if apposed else []
    is_relative = any(token.tag_ == "WP" for token in doc[comma:second]) if apposed else False
    return second if apposed and (is_relative or not verbs) else comma


def _behind_relative(at: int, sentence: Span) -> int:
    """The end of an apposition, or of a clause with "who", that follows the noun phrase.

    It ends at the next comma, else with the sentence.
    """
    doc = sentence.doc
    start = at + 1 if at < sentence.end and doc[at].text == "," else at
    if start >= sentence.end:
        return at
    comma = _comma(doc, start, sentence.end)
    end = comma if comma > 0 else sentence.end
    if doc[start].lower_ in _WHO:
        return end
    is_apposed = start > at and doc[start].pos_ in {"DET", "NOUN", "ADJ"}
    is_clause = any(token.tag_ in FINITE_TAGS and not _is_relative(token) for token in doc[start:end])
    return end if is_apposed and not is_clause else at


def _is_relative(verb: Token) -> bool:
    return any(child.tag_ in {"WDT", "WP", "WRB"} for word in (verb, verb.head) for child in word.children)


def _comma(doc: Doc, start: int, end: int) -> int:
    """Index of the first comma in `start:end`, -1 when there is none."""
    return next((token.i for token in doc[start:end] if token.text == ","), -1)
