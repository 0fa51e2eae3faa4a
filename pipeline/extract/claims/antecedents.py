"""Antecedents of speakers without a name: who "he" is behind "a source in the city said".

The layer of people resolves pronouns among named people only. Among speakers the unnamed one who was just heard is
nearer; so is one whom the sentence before brought in ("I asked a trader. He told me …").
"""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc, Span, Token

from pipeline.extract.claims.speakers import Speaker, SpeakerFinder
from pipeline.extract.layers import ORGANIZATIONS, PEOPLE
from pipeline.extract.phrases import SUBJECTS

_PRONOUNS = frozenset({"he", "she"})
_NEUTER = frozenset({"it"})
_BODIES = frozenset({"organization", "government", "document"})
_INDEFINITE = frozenset({"a", "an", "one", "another"})
_MENTIONED = SUBJECTS | {"obj", "iobj", "obl"}
_FARTHEST = 60
"""Tokens between a statement and the pronoun that can still mean its speaker."""


def with_antecedent(speaker: Speaker, last: Speaker | None, last_end: int, finder: SpeakerFinder) -> Speaker:
    """The speaker, for "he" and "she" with the name of the unnamed one that it takes up.

    `last` is who spoke last, in a statement that ends before the character `last_end`. A person named in between as
    a subject keeps the pronoun, and so does one who was named in the statement's own voice.
    """
    pronoun = speaker.span[0]
    if last is not None and finder.takes_up(speaker, last) and _is_near(speaker, last, last_end):
        return replace(speaker, name=last.name, entity_id=last.entity_id, kind=last.kind)
    is_possessive = speaker.name in _PRONOUNS and pronoun.tag_ == "PRP$"  # "in his words"
    if len(speaker.span) != 1 or not (is_possessive or pronoun.lower_ in _PRONOUNS | _NEUTER):
        return speaker
    if last is not None and _may_mean(pronoun, speaker, last) and _follows(pronoun, last, last_end):
        return replace(speaker, name=last.name, entity_id=last.entity_id, kind=last.kind)
    if pronoun.lower_ in _NEUTER:
        body = _last_body(pronoun, finder)
        return speaker if body is None else replace(speaker, name=body.name, entity_id=body.entity_id, kind=body.kind)
    brought_in = _brought_in(pronoun, finder)
    return speaker if brought_in is None else replace(speaker, name=brought_in.name, entity_id="", kind="person")


def is_open(speaker: Speaker) -> bool:
    """Whether the speaker is an "it" that takes up nobody."""
    return not speaker.entity_id and speaker.name.lower() in _NEUTER


def _may_mean(pronoun: Token, speaker: Speaker, last: Speaker) -> bool:
    """Whether the pronoun can mean the last speaker: "it" a body, an unresolved "he" any person."""
    if pronoun.lower_ in _NEUTER:
        return last.kind in _BODIES and not is_open(last)
    return _is_unnamed_person(last) or (last.kind == "person" and not speaker.entity_id and bool(last.entity_id))


def _is_unnamed_person(speaker: Speaker) -> bool:
    return speaker.kind == "person" and not speaker.entity_id and speaker.name.lower() not in _PRONOUNS


def _follows(pronoun: Token, last: Speaker, last_end: int) -> bool:
    """Whether the pronoun stands near behind the statement, with no other person as a subject in between."""
    doc = pronoun.doc
    between = doc.char_span(last_end, pronoun.idx, alignment_mode="contract")
    if between is None:
        return True
    paragraphs = sum("\n" in token.text for token in between)
    layer = ORGANIZATIONS if pronoun.lower_ in _NEUTER else PEOPLE
    rivals = (span for span in _named_subjects(doc, layer, between.start, between.end) if span.kb_id_ != last.entity_id)
    return len(between) <= _FARTHEST and paragraphs <= 1 + bool(last.entity_id) and next(rivals, None) is None


def _is_near(speaker: Speaker, last: Speaker, last_end: int) -> bool:
    """Whether "the expert" follows closely on what the last speaker said, with nobody else named in between."""
    doc = speaker.span.doc
    between = doc.char_span(last_end, speaker.span.start_char, alignment_mode="contract")
    if between is None:
        return True
    paragraphs = sum("\n" in token.text for token in between)
    rivals = [
        span
        for span in doc.spans.get(PEOPLE, [])
        if between.start <= span.start < between.end and span.kb_id_ != last.entity_id
    ]
    return len(between) <= _FARTHEST and paragraphs <= 2 and not rivals


def _named_subjects(doc: Doc, layer: str, start: int, end: int) -> Iterator[Span]:
    for span in doc.spans.get(layer, []):
        if start <= span.start < end and span[0].lower_ not in _PRONOUNS | _NEUTER and span.root.dep_ in SUBJECTS:
            yield span


def _last_body(pronoun: Token, finder: SpeakerFinder) -> Speaker | None:
    """The body or document that the sentence before is about, when it is the subject of its main clause."""
    doc, start = pronoun.doc, pronoun.sent.start
    if start == 0 or doc[start - 1].is_space and (start < 2 or pronoun.i == start):
        return None
    root = doc[start - 1].sent.root
    for child in root.children:
        if child.dep_ in SUBJECTS and child.tag_ not in {"PRP", "NNS", "NNPS"}:
            body = finder.resolve(child)
            return body if body is not None and body.kind in _BODIES else None
    return None


def _brought_in(pronoun: Token, finder: SpeakerFinder) -> Speaker | None:
    """The only unnamed person whom the sentence before introduces, when it names nobody."""
    doc, end = pronoun.doc, pronoun.sent.start
    if end == 0 or doc[end - 1].is_space:
        return None
    sentence = doc[end - 1].sent
    if any(sentence.start <= span.start < sentence.end for span in doc.spans.get(PEOPLE, [])):
        return None
    found = [speaker for token in sentence if (speaker := _introduced(token, finder)) is not None]
    return found[0] if len(found) == 1 else None


def _introduced(token: Token, finder: SpeakerFinder) -> Speaker | None:
    if token.tag_ != "NN" or token.dep_ not in _MENTIONED or not finder.is_speaking_noun(token):
        return None
    if not any(child.lower_ in _INDEFINITE for child in token.children):
        return None
    speaker = finder.resolve(token)
    return speaker if speaker is not None and _is_unnamed_person(speaker) else None
