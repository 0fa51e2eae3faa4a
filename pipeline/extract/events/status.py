"""Whether what a trigger tells has happened, is going on, is planned or is denied, or is no event at all.

The answer comes from tense, mood and negation of the trigger's clause and of the clauses above it, with the words of
`modality.csv` for what a clause is governed by. Wishes, demands, conditions and purposes are no events: `None`.
"""

from collections.abc import Iterable
from enum import Enum

from spacy.tokens import Token

from pipeline.extract.events.clauses import (
    NOMINAL,
    has_mark,
    has_subject,
    is_backshifted,
    is_negated,
    is_nominal,
    is_of_another,
)
from pipeline.extract.events.triggers import Trigger
from pipeline.extract.phrases import SUBJECTS
from pipeline.knowledge.schema import ModalityFact
from pipeline.records import EventStatus, EventType

HAPPENED, ONGOING, PLANNED, DENIED = (
    EventStatus.HAPPENED,
    EventStatus.ONGOING,
    EventStatus.PLANNED,
    EventStatus.DENIED,
)
_WISHES = frozenset({"need", "demand", "call", "hope", "wish", "proposal", "possibility"})
_MAX_CLIMB = 8
_CORE = frozenset({"obj", "nsubj:pass", "nsubj"})
_PUNCTUAL = frozenset({EventType.INSPECTION, EventType.INAUGURATION, EventType.GROUNDBREAKING})
_PREDICATES = frozenset({"VERB", "AUX"})
_MEANS = frozenset({"use"})
_PERCEIVED = frozenset({"see", "observe", "discern"})
_CLAUSAL = frozenset({"xcomp", "ccomp", "csubj", "advcl", "acl"})


class Tense(Enum):
    """What the form of a verb says."""

    PAST = "past"
    PERFECT = "perfect"
    PRESENT = "present"
    PROGRESSIVE = "progressive"
    PASSIVE_PROGRESSIVE = "passive progressive"
    FUTURE = "future"
    UNREAL = "unreal"
    INFINITIVE = "infinitive"
    GERUND = "gerund"
    PARTICIPLE = "participle"


_PROGRESSIVE = frozenset({Tense.PROGRESSIVE, Tense.PASSIVE_PROGRESSIVE})


class Mood:
    """Judges how real triggers are, with the words of a pack."""

    def __init__(self, facts: Iterable[ModalityFact]) -> None:
        self._effects: dict[tuple[str, str], str] = {(fact.lemma, fact.pos): fact.effect for fact in facts}
        self._prepositions = [fact.lemma.split("_") for fact in facts if fact.pos == "preposition"]

    def status(self, trigger: Trigger) -> EventStatus | None:
        """The status of what the trigger tells; None for wishes, demands, conditions, purposes and negated clauses."""
        head = trigger.head
        if trigger.fact.pos == "noun" or is_nominal(head) and not trigger.heading:
            found = self._noun_status(head)
        else:
            found = self._verb_status(head, trigger.heading)
        if found is ONGOING and trigger.fact.event_type in _PUNCTUAL and self.tense(head) not in _PROGRESSIVE:
            found = HAPPENED  # "photos of the leader inspecting a mill", "the leader visits a mill" under a picture
        if found not in {None, DENIED, PLANNED} and trigger.fact.status:
            return EventStatus(trigger.fact.status)
        return found

    def is_planning(self, verb: Token) -> bool:
        """Whether the verb announces what it governs ("is scheduled", "plans")."""
        return self._effects.get((verb.lemma_.lower(), "verb")) == "planned"

    def tense(self, verb: Token) -> Tense:
        """The tense of a verb from its form and its auxiliaries, a preceding modal included."""
        aux = [child for child in verb.children if child.dep_ in {"aux", "aux:pass", "cop"} and child.i < verb.i]
        words = {child.lower_ for child in aux}
        for child in aux:
            effect = self._effects.get((child.lower_, "modal"))
            if effect is not None and child.lower_ in {"can", "could"} and verb.lemma_.lower() in _PERCEIVED:
                return Tense.PRESENT  # what "can be seen" is there
            if effect is not None:
                return Tense.FUTURE if effect == "planned" or is_backshifted(child, verb) else Tense.UNREAL
        if any(child.dep_ == "mark" and self._says(child, "verb") == "planned" for child in verb.children):
            return Tense.UNREAL if "had" in words else Tense.FUTURE  # "was due to open", "had been due to open"
        if verb.tag_ == "VB" or any(child.lower_ == "to" and child.i < verb.i for child in verb.children):
            return self._infinitive(verb, words)
        if "being" in words:
            return Tense.PASSIVE_PROGRESSIVE
        if words & {"has", "have", "had", "'ve", "having"}:
            return Tense.PROGRESSIVE if "been" in words and verb.tag_ == "VBG" else Tense.PERFECT
        if words & {"was", "were"}:
            backshifted = verb.tag_ == "VBG" and verb.dep_ == "ccomp" and verb.head.tag_ == "VBD"
            return Tense.PROGRESSIVE if backshifted else Tense.PAST  # "claimed that the plant was operating"
        if words & {"is", "are", "'s", "'re", "am"}:
            return Tense.PROGRESSIVE if verb.tag_ == "VBG" else Tense.PERFECT if verb.tag_ == "VBN" else Tense.PRESENT
        return _form(verb)

    def _infinitive(self, verb: Token, words: set[str]) -> Tense:
        if words & {"did", "do", "does"}:
            return Tense.PAST if "did" in words else Tense.PRESENT
        if words & {"is", "are", "was", "were"}:  # "is to open", "are to be built"
            return Tense.FUTURE
        return Tense.INFINITIVE

    def _verb_status(self, verb: Token, heading: bool, depth: int = 0) -> EventStatus | None:
        if is_negated(verb) or depth > _MAX_CLIMB:
            return None
        tense = self.tense(verb)
        if heading and depth == 0:
            return _heading_status(verb, tense)
        occasion = self._occasion(verb, tense)
        if occasion is not None:
            return self._noun_status(occasion)
        mark = self._mark_effect(verb)
        if mark == "unreal" and not (tense in {Tense.PAST, Tense.PERFECT} and has_subject(verb)):
            return None
        if tense is Tense.UNREAL:
            return None
        if tense in {Tense.INFINITIVE, Tense.GERUND, Tense.PARTICIPLE}:
            return self._dependent_status(verb, tense, mark, depth)
        if tense is Tense.PRESENT and has_mark(verb, {"when", "if", "once", "as"}):
            return None
        own = {
            Tense.FUTURE: PLANNED,
            Tense.PROGRESSIVE: ONGOING,
            Tense.PASSIVE_PROGRESSIVE: ONGOING,
            Tense.PRESENT: ONGOING,
        }.get(tense, HAPPENED)
        return self._under_the_clause_above(verb, own)

    def _occasion(self, verb: Token, tense: Tense) -> Token | None:
        """The noun whose purpose an infinitive or gerund names ("a ceremony to open", "held a ceremony to open")."""
        if tense not in {Tense.INFINITIVE, Tense.GERUND} or verb.head == verb:
            return None
        above = verb.head
        before = [verb.doc[i] for i in range(max(verb.sent.start, verb.i - 2), verb.i) if verb.doc[i].pos_ in NOMINAL]
        if before and self._says(before[-1], "occasion"):
            return before[-1]  # "the ceremony for starting the work", wherever the parse hangs it
        nouns = [above] if above.pos_ in NOMINAL else [c for c in above.children if c.dep_ in _CORE and c.i < verb.i]
        return next((noun for noun in nouns if (noun.lemma_.lower(), "occasion") in self._effects), None)

    def _under_the_clause_above(self, verb: Token, own: EventStatus) -> EventStatus | None:
        """A finite clause keeps its status unless a verb above it denies it or wishes for it."""
        if self._is_denied_report(verb):
            return DENIED
        token = verb
        for _ in range(_MAX_CLIMB):
            if token.dep_ not in {"ccomp", "xcomp", "conj"} or token.head == token:
                return own
            conjunct = token.dep_ == "conj"
            token = token.head
            effect = None if conjunct else self._effects.get((token.lemma_.lower(), "verb"))
            if effect == "denied":
                return DENIED
            if effect == "unreal" and own is not HAPPENED:
                return None
        return own

    def _is_denied_report(self, verb: Token) -> bool:
        """Whether the clause tells a report that somebody denies ("dismissed a report that he had visited it")."""
        noun = verb.head
        if verb.dep_ not in {"acl", "acl:relcl", "ccomp"} or self._says(noun, "noun") != "happened":
            return False
        return noun.dep_ in {"obj", "nsubj:pass"} and self._says(noun.head, "verb") == "denied"

    def _dependent_status(self, verb: Token, tense: Tense, mark: str | None, depth: int) -> EventStatus | None:
        """The status of an infinitive or participle: what its head makes of it."""
        head = verb.head
        if head == verb:
            return HAPPENED if tense is Tense.PARTICIPLE else None
        if verb.dep_ == "conj" and head.pos_ in _PREDICATES:
            return self._verb_status(head, heading=False, depth=depth + 1)
        if mark == "happened":
            return HAPPENED
        if tense is Tense.INFINITIVE and any(c.lower_ == "be" for c in verb.children) and verb.dep_.startswith("acl"):
            return PLANNED  # "the factories to be built"
        if tense is Tense.PARTICIPLE:
            return HAPPENED
        if tense is Tense.INFINITIVE and verb.dep_ == "acl" and head.dep_ == "obj" and not self._says(head, "noun"):
            head = head.head  # "expects the mill to open", "urged the workers to finish it"
        if verb.dep_ == "advcl" and head.lemma_ in _MEANS and any(child.dep_ == "obj" for child in head.children):
            return self._verb_status(head, heading=False, depth=depth + 1)  # "used the session to unveil a plan"
        kind = "verb" if head.pos_ in _PREDICATES else "noun" if head.pos_ in {"NOUN", "PROPN"} else "adjective"
        effect = self._effects.get((head.lemma_.lower(), kind)) or self._effects.get((head.lower_, "verb"))
        if effect is None and tense is Tense.INFINITIVE and any(child.lower_ == "have" for child in verb.children):
            return HAPPENED  # "claimed to have opened it"
        if verb.dep_ in {"xcomp", "ccomp", "acl", "obl", "nmod"} and effect is not None:
            if effect == "unreal" or kind == "verb" and self._verb_status(head, heading=False, depth=depth + 1) is None:
                return None
            return EventStatus(effect)
        if tense is Tense.GERUND and verb.dep_ == "acl" and has_subject(verb):
            return HAPPENED  # "footage of the premier cutting the ribbon"
        if tense is Tense.GERUND and verb.dep_ in {"advcl", "acl", "parataxis", "xcomp"} and mark is None:
            if kind == "verb":
                return self._verb_status(head, heading=False, depth=depth + 1)
            return ONGOING if verb.dep_ == "acl" and not has_mark(verb, {"of"}) else None
        return None

    def _says(self, word: Token, kind: str) -> str:
        return self._effects.get((word.lemma_.lower(), kind), "")

    def _mark_effect(self, verb: Token) -> str | None:
        """What the conjunction or preposition before a clause makes of it."""
        for child in verb.children:
            if child.dep_ in {"mark", "case", "advmod"} and child.i < verb.i:
                effect = self._effects.get((child.lower_, "mark"))
                if effect is not None:
                    return effect
        if verb.dep_ == "compound" and verb.tag_ == "VBG" and verb.i > verb.sent.start:
            return self._effects.get((verb.nbor(-1).lower_, "mark"))  # "while touring farms", read as a noun phrase
        return None

    def _noun_status(self, noun: Token) -> EventStatus | None:
        if is_negated(noun):
            return None
        if any(child.dep_ == "cop" for child in noun.children):
            return self._verb_status(noun, heading=False)  # "is under construction", "will be the first session"
        for child in noun.children:
            if child.dep_ in {"amod", "acl", "acl:relcl", "compound"} and self._announces(child):
                return PLANNED
        if self._behind_preposition(noun):
            return PLANNED
        return self._status_of_governor(noun)

    def _announces(self, modifier: Token) -> bool:
        if is_of_another(modifier):
            return False
        effect = self._effects.get((modifier.lower_, "adjective"))
        if effect is None and modifier.pos_ == "VERB":
            return self.tense(modifier) is Tense.FUTURE or (
                modifier.tag_ == "VB" and any(child.lower_ == "be" for child in modifier.children)
            )
        return effect == "planned"

    def _behind_preposition(self, noun: Token) -> bool:
        """Whether "ahead of", "before" … introduces the noun."""
        start = min([noun.i, *(c.i for c in noun.children if c.dep_ in {"det", "amod", "compound", "nmod:poss"})])
        before = [noun.doc[i].lower_ for i in range(max(noun.sent.start, start - 5), noun.i)]
        text = " " + " ".join(before) + " "
        return any(f" {' '.join(words)} " in text for words in self._prepositions)

    def _status_of_governor(self, noun: Token) -> EventStatus | None:
        """Held, attended, scheduled: the status of the verb that the noun depends on; a bare mention is a fact."""
        if noun.dep_ == "compound" and noun.head.i == noun.i + 1 and self._says(noun.head, "subject") == "planned":
            return PLANNED  # "as the meeting nears", read as a noun phrase
        token = noun
        for _ in range(_MAX_CLIMB):
            if token.head == token:
                break
            relation, token = token.dep_, token.head
            if token.pos_ in {"NOUN", "PROPN"}:
                effect = self._effects.get((token.lemma_.lower(), "noun"))
                if effect == "unreal" and relation == "nmod":
                    return self._background_status(token)
                continue
            if token.pos_ in _PREDICATES and not token.dep_.startswith("csubj"):
                return self._governor_effect(token, relation)
        return HAPPENED

    def _governor_effect(self, verb: Token, relation: str) -> EventStatus | None:
        tense = self.tense(verb)
        light = relation == "obj" and self._effects.get((verb.lemma_.lower(), "object"))
        effect = light or self._effects.get((verb.lemma_.lower(), "verb"))
        if effect == "denied":
            return DENIED
        if relation in SUBJECTS and self._effects.get((verb.lemma_.lower(), "subject")) == "planned":
            return PLANNED
        if effect == "planned" and tense is not Tense.UNREAL and relation in {"obj", "nsubj:pass"}:
            return PLANNED
        core = relation in SUBJECTS or relation in {"obj", "obl"}
        if core and tense is Tense.FUTURE:
            return PLANNED
        if core and tense is Tense.INFINITIVE and relation != "obl" and self.is_planning(verb.head):
            return self._verb_status(verb, heading=False)  # "is expected to hold a session"
        if core and tense is Tense.UNREAL:
            return PLANNED if relation == "obl" else None
        if core and tense in {Tense.PROGRESSIVE, Tense.PASSIVE_PROGRESSIVE} and relation != "obl":
            return ONGOING
        if relation == "obj" and effect == "unreal":
            return None
        return HAPPENED

    def _background_status(self, noun: Token) -> EventStatus | None:
        """A demand for a meeting is no meeting; the decisions of a meeting are of one that took place."""
        return None if noun.lemma_.lower() in _WISHES else HAPPENED


def _form(verb: Token) -> Tense:
    if verb.tag_ == "VBD":
        return Tense.PAST
    if verb.tag_ == "VBG":
        return Tense.GERUND
    if verb.tag_ == "VBN":
        return Tense.PARTICIPLE
    if verb.tag_ in {"VBZ", "VBP"}:
        return Tense.PRESENT
    return Tense.PAST if verb.lower_.endswith("ed") else Tense.INFINITIVE if verb.tag_ == "VB" else Tense.PRESENT


def _heading_status(verb: Token, tense: Tense) -> EventStatus | None:
    """Headlines tell the past in the present tense, the future by "to"."""
    if tense is Tense.UNREAL:
        return None
    if tense in {Tense.FUTURE, Tense.INFINITIVE}:
        return PLANNED if any(child.lower_ in {"to", "will"} for child in verb.children) else HAPPENED
    return ONGOING if tense in {Tense.GERUND, Tense.PROGRESSIVE} else HAPPENED
