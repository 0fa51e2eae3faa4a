"""How a trigger tells its event: as news or as the setting of another, of one place or of many, of some or of one."""

from collections.abc import Sequence

from spacy.tokens import Token

from pipeline.extract.events.belonging import spans_in
from pipeline.extract.events.elapsed import distance
from pipeline.extract.events.frames import EventFrame
from pipeline.extract.events.governed import governed_heads, subject_heads
from pipeline.extract.events.owners import Owners
from pipeline.extract.events.triggers import Trigger
from pipeline.extract.layers import DATES, PLACES
from pipeline.extract.phrases import noun_phrase, preposition_of, subject_of
from pipeline.records import EventStatus, EventType

CEREMONIES = frozenset({EventType.INAUGURATION, EventType.GROUNDBREAKING})
_SUBORDINATE = frozenset({"acl", "acl:relcl", "amod", "ccomp", "xcomp"})
_PRENOMINAL = frozenset({"amod", "compound"})
_DESCRIBING = _PRENOMINAL | {"acl"}
_OF_ITS_OWN = frozenset({"a", "an", "own"})
_DEFINITE = frozenset({"the", "that", "'s", "’s"})
_TELLING = frozenset({"compound", "amod", "nmod", "acl", "nmod:poss"})
_COMPLETING = frozenset({"", "of", "for"})
_INTRODUCING = frozenset({"while", "after", "before", "when", "upon"})
_LIKE_BEFORE = frozenset({"similar", "same", "such", "like"})
_AT_SITE = frozenset({"field", "on-site", "on-the-spot", "provincial", "municipal", "local"})
_SPOT = frozenset({"spot", "site", "scene"})
_UNITS = frozenset({"city", "county", "province", "region", "area", "village", "farm", "district", "town"})
_NUMBER_NOUNS = frozenset({"hundred", "hundreds", "dozen", "dozens", "tens", "thousands", "number"})
_COUNTING = frozenset({"every", "all", "many", "different", "various", "several", "other"})
_ABSTRACT = frozenset({"ceremony", "event", "visit", "inspection", "tour", "plan", "lot", "number", "result"})
_VAGUE_WORK = frozenset({"project", "work", "task", "drive", "stage", "level"})
_SETTING_OFF = frozenset({"also", "another", "separate", "own"})
_HERE = frozenset({"there", "here"})
_FEW = frozenset({"one", "two", "three", "four", "1", "2", "3", "4"})
_FINITE = frozenset({"VBD", "VBZ"})
_NAMING = frozenset({"NOUN", "PROPN", "PRON"})
_CORE = frozenset({"obj", "nsubj", "nsubj:pass"})


def is_setting(trigger: Trigger, status: EventStatus, told: Sequence[tuple[Trigger, EventStatus | None]]) -> bool:
    """Whether the trigger only sets the scene for another of its sentence.

    What is visited or opened was built, and the tour inside an opening is part of it (but not the visit before a
    planned one).
    """
    others = {other.fact.event_type for other, _ in told if other is not trigger}
    before = {
        other.fact.event_type for other, its_status in told if other.head.i < trigger.head.i and its_status is status
    }
    event_type = trigger.fact.event_type
    if event_type is EventType.INSPECTION:
        is_verb = trigger.fact.pos == "verb" and not trigger.heading
        return bool(before & CEREMONIES) and is_verb and distance(trigger) is None
    if event_type is EventType.CONSTRUCTION:
        if status is EventStatus.PLANNED and trigger.head.dep_ == "xcomp":
            return False  # "on which work began in May, is expected to be finished next year"
        scene = others & ({EventType.INSPECTION} | CEREMONIES)
        return bool(scene) and (trigger.fact.pos != "verb" or trigger.head.dep_ in _SUBORDINATE)
    return False


def is_attributive(trigger: Trigger) -> bool:
    """Whether the trigger is a participle that describes rather than tells.

    "Locally made goods", "mills producing paper", "the home-visiting group".
    """
    head = trigger.head
    if trigger.fact.pos != "verb":
        return False
    if head.i > head.sent.start and head.nbor(-1).text == "-":
        return True
    if head.i > head.sent.start and head.tag_ == "VBG" and head.nbor(-1).lower_ in _INTRODUCING:
        return False  # "while touring farms", read as a noun phrase
    if head.i > head.sent.start and head.tag_ in _FINITE and head.nbor(-1).pos_ in _NAMING:
        return False  # "the navy fired short-range missiles", read as missiles that were fired
    if head.head in trigger.tokens:
        return False  # "had broken ground" read as ground that is broken
    if any(child.dep_.startswith("aux") or child.lower_ == "to" for child in head.children):
        return False
    if any(child.dep_ == "nsubj" and child.i < head.i for verb in (head, head.head) for child in verb.children):
        return False  # "the mill increased output" read as a noun phrase
    relations = _DESCRIBING if trigger.fact.event_type == EventType.PRODUCTION else _PRENOMINAL
    return head.dep_ in relations and not trigger.heading


def is_generic(trigger: Trigger) -> bool:
    """Whether a plural noun names a sort of event rather than some ("various drills")."""
    plural = trigger.fact.pos != "verb" and trigger.head.tag_ in {"NNS", "NNPS"}
    return plural and not trigger.heading and trigger.head.dep_ not in _CORE


def is_reduced_relative(trigger: Trigger) -> bool:
    """Whether the trigger is a participle behind its noun that says no place ("the mill, built as a model, …")."""
    head = trigger.head
    if trigger.fact.pos != "verb" or head.tag_ != "VBN" or head.dep_ != "acl":
        return False
    below = {token.i for token in head.subtree}
    return not any(span.root.i in below for span in spans_in(head.doc, PLACES, head.sent))


def is_asserted(trigger: Trigger, support: frozenset[str]) -> bool:
    """Whether a main clause, or what it reports, tells the event itself.

    Not a participle or a relative clause ("the mill opened there makes shoes"), and not what is told of its name ("a
    film on the opening"); a noun needs one of the verbs of `support`, which say no more than that it was.
    """
    head = trigger.head
    if head.pos_ in {"NOUN", "PROPN"}:
        under_preposition = any(child.dep_ == "case" for child in head.children)
        if under_preposition or head.dep_ not in _CORE or head.head.lemma_.lower() not in support:
            return False
        head = head.head
    while head.dep_ == "conj":
        head = head.head
    return head.dep_ in {"ROOT", "root", "ccomp", "parataxis"}


def is_of_vague_work(trigger: Trigger) -> bool:
    """Whether building is told of nothing but a project or work ("the project to raise the quality of teaching")."""
    heads = {head.lemma_.lower() for head in governed_heads(trigger.tokens) if head.pos_ == "NOUN"}
    return trigger.fact.event_type == EventType.CONSTRUCTION and bool(heads) and heads <= _VAGUE_WORK


def is_nation_wide(trigger: Trigger, owners: Owners) -> bool:
    """Whether the trigger is told of many unnamed places ("in 20 cities and counties", "in every province")."""
    if any(child.lower_ in _HERE for child in trigger.head.children):
        return False  # "ground was broken there, along with sites in several other counties"
    return any(
        token.lemma_.lower() in _UNITS
        and (
            token.head.lower_ in _NUMBER_NOUNS
            or any(child.lower_ in _COUNTING or _is_many(child) for child in token.children)
        )
        and owners.of_token(token) in {trigger, None}
        and _is_above(_clause_of(token), trigger)
        for token in trigger.head.sent
    )


def _clause_of(token: Token) -> Token | None:
    return next((word for word in token.ancestors if word.pos_ == "VERB"), None)


def _is_above(verb: Token | None, trigger: Trigger) -> bool:
    return verb is None or verb == trigger.head or verb in trigger.head.ancestors or trigger.head in verb.ancestors


def _is_many(token: Token) -> bool:
    return token.pos_ == "NUM" and token.lower_ not in _FEW


def is_new_site(trigger: Trigger) -> bool:
    """Whether the trigger governs something that the text introduces ("inspected a plant")."""
    heads = [head for head in governed_heads(trigger.tokens) if head.lemma_.lower() not in _ABSTRACT]
    below = [child for head in governed_heads(trigger.tokens) for child in head.children if child.dep_ == "nmod"]
    return any(child.lower_ in {"a", "an", "another"} for head in [*heads, *below] for child in head.children)


def is_elsewhere(trigger: Trigger) -> bool:
    """Whether the trigger's clause says that it was at a place without a name ("in a county on the coast")."""
    return any(
        child.lemma_.lower() in _UNITS
        and preposition_of(child) in {"in", "at"}
        and any(word.lower_ in {"a", "an", "another"} for word in child.children)
        for child in trigger.head.children
    )


def is_one_more(trigger: Trigger) -> bool:
    """Whether the clause sets its event off from one of its sort at the same place.

    "Was opened in a ceremony of its own", "in the same county", "also toured".
    """
    words = [trigger.head, *trigger.head.children]
    near = {token.lower_ for word in words for token in (word, *word.children)}
    below = {token.lower_ for word in words for child in word.children for token in child.children}
    return bool((near | below) & _SETTING_OFF)


def site_words(trigger: Trigger) -> frozenset[str]:
    """Lemmas of the nouns and names in the phrases that the trigger governs."""
    phrases = (noun_phrase(head) for head in governed_heads(trigger.tokens) if head.pos_ in {"NOUN", "PROPN"})
    return frozenset(token.lemma_.lower() for phrase in phrases for token in phrase if token.pos_ in {"NOUN", "PROPN"})


def is_like_before(trigger: Trigger) -> bool:
    """Whether the trigger says only that something was like what was told before ("a similar ceremony"), or was it."""
    if trigger.fact.event_type not in CEREMONIES:
        return False
    return trigger.tokens[0].lemma_.lower() in _LIKE_BEFORE or recalls(trigger) or is_of_its_own(trigger)


def recalls(trigger: Trigger) -> bool:
    """Whether the trigger takes up a ceremony told before ("the January ceremony", "Thursday's ceremony")."""
    return trigger.fact.pos == "noun" and trigger.tokens[0].lower_ in _DEFINITE


def taken_up(told: Sequence[tuple[Trigger, EventFrame]], before: Sequence[EventFrame]) -> list[EventFrame]:
    """The ceremony told before that a sentence takes up without its date ("the ceremony came a day after …")."""
    if not any(recalls(trigger) and not frame.own_date for trigger, frame in told):
        return []
    return [frame for frame in before if frame.event_type in CEREMONIES and frame.own_date][-1:]


def is_of_its_own(trigger: Trigger) -> bool:
    """Whether the trigger tells one more ceremony without saying of what ("held its own ceremony", "a ceremony")."""
    return trigger.fact.pos == "noun" and trigger.tokens[0].lower_ in _OF_ITS_OWN


def is_bare(trigger: Trigger) -> bool:
    """Whether nothing but a date tells which one a noun means: no "award ceremony", no "ceremony to open the mill"."""
    dates = {i for span in spans_in(trigger.head.doc, DATES, trigger.head.sent) for i in range(span.start, span.end)}
    telling = [
        child
        for child in trigger.head.children
        if child.dep_ in _TELLING and child.i not in dates and child.tag_ != "PRP$" and child not in trigger.tokens
    ]
    return all(preposition_of(child) not in _COMPLETING for child in telling)


def is_local(trigger: Trigger) -> bool:
    """Whether a meeting is of a place or at a site: "the field meeting", "the county committee held a meeting"."""
    if trigger.fact.event_type != EventType.MEETING:
        return False
    if any(token.dep_ == "obl" and token.lower_ in _SPOT for verb in trigger.head.children for token in verb.children):
        return True
    subject = subject_of(trigger.head.head) if trigger.head.dep_ == "obj" else None
    phrases = [noun_phrase(head, prepositions=False) for head in (trigger.head, subject) if head is not None]
    return any(token.lower_ in _UNITS | _AT_SITE for phrase in phrases for token in phrase)


def event_words(trigger: Trigger) -> frozenset[str]:
    """Lemmas of the phrase that the trigger heads, of a verb for a policy or meeting: of those that it governs."""
    phrases = [noun_phrase(trigger.head)] if trigger.head.pos_ in {"NOUN", "PROPN"} else [trigger.span]
    if trigger.fact.event_type == EventType.MEETING and trigger.fact.pos == "verb":
        heads = [*governed_heads(trigger.tokens), *subject_heads(trigger.head)]
        phrases += [noun_phrase(head) for head in heads if head.pos_ in {"NOUN", "PROPN"}]
    if trigger.fact.event_type == EventType.POLICY and trigger.fact.pos == "verb":
        phrases = [noun_phrase(head) for head in governed_heads(trigger.tokens) if head.pos_ in {"NOUN", "PROPN"}]
    return frozenset(
        token.lemma_.lower()
        for phrase in phrases
        for token in phrase
        if (token.is_alpha or token.lower_[0].isdigit()) and not token.is_stop
    )
