"""How a date phrase stands in the sentence of an event: what it opens, closes, frames, bounds or is compared with."""

from spacy.tokens import Span, Token

from pipeline.extract.events.belonging import spans_in
from pipeline.extract.events.triggers import Trigger
from pipeline.extract.layers import DATES
from pipeline.extract.phrases import preposition_of

_SEQUENCE = frozenset({"after", "before", "since", "until"})
_COMPARING = frozenset({"than", "against", "compared", "comparison", "versus", "corresponding"})
_ITEM_MARKS = frozenset({":", "-", "–", "—", ".", "|"})
_MORE = frozenset({"more", "less", "fewer"})
_COMPARISON_REACH = 7
_CLAUSE_REACH = 6
AFTER_PREPOSITIONS = frozenset({"before", "ahead of", "until", "prior to"})
_EARLIEST = ("at the earliest", "at the soonest", "not before", "no earlier than", "no sooner than")
_PAST_PREPOSITIONS = frozenset({"at", "after", "since", "during", "following"})


def dates_of_item(sentence: Span) -> list[Span]:
    """The date that stands as a sentence of its own before this one ("10 January: The Cabinet adopts a plan")."""
    doc = sentence.doc
    if sentence.start == 0 or doc[sentence.start - 1].text not in _ITEM_MARKS:
        return []
    before = doc[sentence.start - 1].sent
    spans = spans_in(doc, DATES, before)
    bare = [token for token in before if token.is_alpha and not any(s.start <= token.i < s.end for s in spans)]
    return spans if len(spans) == 1 and not bare else []


def opens_clause(span: Span, trigger: Trigger) -> bool:
    """Whether the phrase begins the clause of the trigger's verb ("…, and on May 3 she opened it"), however parsed."""
    doc = span.doc
    first = span.start - 1
    while first > span.sent.start and doc[first].pos_ in {"ADP", "ADV", "SCONJ"}:
        first -= 1
    opened = first <= span.sent.start or doc[first].pos_ in {"CCONJ", "PUNCT"}
    between = doc[span.end : trigger.head.i]
    if not opened or trigger.head.pos_ != "VERB" or not 0 < len(between) <= _CLAUSE_REACH:
        return False
    return not any(token.pos_ in {"VERB", "CCONJ"} or token.text in {";", ":", "."} for token in between)


def is_bound(span: Span, trigger: Trigger) -> bool:
    """Whether the phrase dates what the event comes before ("will open before the anniversary on October 10")."""
    between = span.doc[trigger.head.i + 1 : span.start]
    if len(between) == 0 or any(token.text in {",", ";", ":"} or token.pos_ == "CCONJ" for token in between):
        return False
    text = f" {between.text.lower()} "
    return any(f" {words} " in text for words in AFTER_PREPOSITIONS)


def is_earliest(span: Span) -> bool:
    """Whether nothing is to happen before the days of the phrase ("in autumn at the earliest")."""
    around = span.doc[max(span.sent.start, span.start - 5) : min(span.sent.end, span.end + 4)].text.lower()
    return any(words in around for words in _EARLIEST)


def frames_the_clause(span: Span, trigger: Trigger) -> bool:
    """Whether a phrase that no trigger owns dates the trigger's clause.

    It does when it opens the sentence, or hangs directly on a verb above the trigger.
    """
    if span.start - span.sent.start <= 3 or closes_sentence(span):
        return True
    token, steps = span.root, 0
    while token.head != token and token.pos_ not in {"VERB", "AUX"}:
        token, steps = token.head, steps + 1
    if trigger.head.i < span.start < token.i and token in trigger.head.ancestors:
        return steps <= 3
    return steps <= 3 and (token == trigger.head or token in clauses_above(trigger))


def closes_sentence(span: Span) -> bool:
    """Whether the phrase ends the sentence behind a comma: "…, on Tuesday." dates the sentence, not its last words."""
    sentence = span.sent
    behind = span.doc[span.end : sentence.end]
    first = span.start - 1 if span.start > sentence.start and span.doc[span.start - 1].pos_ == "ADP" else span.start
    return first > sentence.start and span.doc[first - 1].text == "," and all(t.is_punct or t.is_space for t in behind)


def ends_told_clause(span: Span, reporting: frozenset[str]) -> bool:
    """Whether a report closes the sentence behind the phrase ("…, on Tuesday, the agency said on Friday")."""
    doc, sentence = span.doc, span.sent
    if span.start - sentence.start <= 3 or span.end + 2 >= sentence.end or doc[span.end].text != ",":
        return False
    behind = doc[span.end + 1 : sentence.end]
    verb = next((token for token in behind if token.pos_ in {"VERB", "AUX"} or token.text in {",", ";"}), None)
    if verb is None or verb.lemma_.lower() not in reporting or verb.tag_ not in {"VBD", "VBZ", "VBP"}:
        return False
    return verb.i > behind.start and doc[verb.i - 1].pos_ in {"NOUN", "PROPN", "PRON"}


def clauses_above(trigger: Trigger) -> list[Token]:
    """The words above the trigger, up to a clause that says what came before or after it ("after taking part …")."""
    found: list[Token] = []
    token = trigger.head
    while token.head != token:
        if token.dep_ == "advcl" and any(child.lower_ in _SEQUENCE for child in token.children):
            break
        token = token.head
        found.append(token)
    return found


def is_compared_with(span: Span) -> bool:
    """Whether the phrase is what something is measured against ("1.2 times as against last year")."""
    before = span.doc[max(span.sent.start, span.start - _COMPARISON_REACH) : span.start]
    if " same period " in f" {before.text.lower()} ":
        return True
    return any(token.lower_ in _COMPARING and not is_of_number(token) for token in before)


def is_of_number(token: Token) -> bool:
    """Whether "than" belongs to a number ("more than a dozen counties")."""
    doc = token.doc
    after = doc[token.i + 1 : token.i + 3]
    return token.i > 0 and doc[token.i - 1].lower_ in _MORE and any(word.pos_ == "NUM" for word in after)


def is_of_another(span: Span, trigger: Trigger) -> bool:
    """Whether the phrase is the possessor of some other thing ("damaged by last month's downpours")."""
    return span.root.dep_ == "nmod:poss" and span.root.head not in trigger.tokens


def is_told_as_past(trigger: Trigger) -> bool:
    """Whether the words themselves are of the past ("the policy unveiled in January", "at the opening in May")."""
    if trigger.head.pos_ in {"NOUN", "PROPN"}:
        return preposition_of(trigger.head) in _PAST_PREPOSITIONS
    return trigger.head.tag_ in {"VBD", "VBN"}
