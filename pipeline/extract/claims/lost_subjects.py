"""Lost subjects: the words around a cue whose subject the parse has lost or hung elsewhere."""

from collections.abc import Iterator

from spacy.tokens import Span, Token

from pipeline.extract.claims.mistagged import MISTAGGED, clause_start
from pipeline.extract.layers import PEOPLE
from pipeline.extract.phrases import SUBJECTS, is_finite, is_finite_form, noun_phrase

NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_SKIPPED = frozenset({"AUX", "ADV", "PART"})
INSIDE = frozenset({"det", "amod", "compound", "flat", "nmod:poss", "nummod", "case"})
_LONGEST_ASIDE = 25
_MODIFYING = frozenset({"WP", "WDT", "VBN", "VBG"})
_CLAUSE_ENDS = frozenset({";", ":", "—", "–", "--"})
INVERTING = frozenset({",", '"', "”", "’", "'", "—", "–", "?", "!", "--"})


def adjacent_noun(verb: Token, sentence: Span) -> Token | None:
    """The noun right before the verb, auxiliaries and adverbs skipped."""
    for at in range(verb.i - 1, sentence.start - 1, -1):
        token = verb.doc[at]
        if token.pos_ not in _SKIPPED:
            return token if token.pos_ in NOMINAL else None
    return None


def behind_comma(verb: Token) -> bool:
    """Whether the verb follows a comma and a conjunction: "…, and wished that"."""
    at = verb.i - 1
    while at > 0 and verb.doc[at].pos_ == "ADV":
        at -= 1
    return at > 0 and verb.doc[at].dep_ == "cc" and verb.doc[at - 1].text == ","


def of_highest(verb: Token) -> Iterator[Token]:
    """The subject of the highest verb above a coordinated one.

    A comma before "and" sends the verb out of the clause that the parse hangs it into.
    """
    above = [token for token in verb.ancestors if any(child.dep_ in SUBJECTS for child in token.children)]
    if above:
        yield from (child for child in above[-1].children if child.dep_ in SUBJECTS and child.i < verb.i)


def topic(verb: Token, sentence: Span) -> Iterator[Token]:
    """The person between commas that a long sentence is about, when the parse lost its subject.

    "While …, NAME, chief of the bureau, visited the site and called for …".
    """
    doc = sentence.doc
    for span in doc.spans.get(PEOPLE, []):
        inside = sentence.start <= span.start and span.end < verb.i
        if inside and doc[span.end].text == "," and (span.start == sentence.start or doc[span.start - 1].text == ","):
            yield span.root


def opens_behind_semicolon(verb: Token, sentence: Span) -> bool:
    """Whether a semicolon parts the verb from the subjects before it."""
    return any(token.text == ";" for token in verb.doc[max(sentence.start, verb.i - _LONGEST_ASIDE) : verb.i])


def clause_initial(verb: Token, sentence: Span) -> Iterator[Token]:
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
    head = next((token for token in doc[start:comma] if token.pos_ in NOMINAL), None)
    if head is None or comma >= verb.i - 1 or any(token.pos_ in {"ADP", "VERB"} for token in doc[start : head.i]):
        return
    while head.i + 1 < comma and doc[head.i + 1].pos_ in {"NOUN", "PROPN"}:
        head = doc[head.i + 1]
    yield head


def nearer_name(subject: Token, verb: Token) -> Iterator[Token]:
    """The person whom only a participle between commas parts from the verb: "…, NAME, presiding over it, warned"."""
    doc = verb.doc
    if verb.i == 0 or doc[verb.i - 1].text != ",":
        return
    for span in doc.spans.get(PEOPLE, []):
        aside = doc[span.end : verb.i] if subject.i < span.start and span.end < verb.i else None
        opened = aside is not None and aside[0].text == "," and len(aside) > 1 and aside[1].tag_ == "VBG"
        if opened and doc[span.start - 1].pos_ not in {"VERB", "ADP"} and not any(map(is_finite, aside or ())):
            yield span.root


def before_modifier(subject: Token, verb: Token) -> Iterator[Token]:
    """The noun that opens the clause when the parse takes the end of its modifier for the subject of the verb.

    "A source in the north says", "an economist who studies market prices doubts".
    """
    start = clause_start(subject)
    relative = next((token.i + 1 for token in verb.doc[start : start + 2] if token.tag_ == "WDT"), start)
    opening = verb.doc[relative : verb.i]
    core = next((token for token in opening[1:] if _modifies(token)), None)
    if core is None or subject.i <= core.i:
        return
    if core.tag_ != "WP" and any(span.start <= subject.i < span.end for span in verb.doc.spans.get(PEOPLE, [])):
        return  # "Ambassador to Pyongyang NAME"
    finite = [token.i for token in opening if is_finite_form(token)]
    if finite if core.tag_ != "WP" else not any(core.i < at < subject.i for at in finite):
        return
    nouns = [token for token in opening if token.i < core.i and token.pos_ in {"NOUN", "PROPN"}]
    if nouns and not any(
        token.pos_ in {"ADP", "SCONJ", "VERB", "AUX"} for token in opening[: nouns[0].i - opening.start]
    ):
        yield nouns[-1]


def _modifies(token: Token) -> bool:
    """Whether what modifies a noun from behind begins here: "in …", "who …", "based …", "familiar with …"."""
    described = token.pos_ == "ADJ" and token.nbor(-1).pos_ == "NOUN"
    return token.pos_ == "ADP" or token.tag_ in _MODIFYING or described


def named_before_relative(pronoun: Token) -> Iterator[Token]:
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
    return start > 0 and token.doc[start - 1].text in INVERTING


def before_apposition(verb: Token, sentence: Span) -> Iterator[Token]:
    """Who only an apposition or a clause with "who" parts from the verb: "NAME, a trader there, told …"."""
    doc, comma = sentence.doc, verb.i - 1
    told = is_finite(verb) or verb.tag_ in {"VBN", *MISTAGGED}
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
            while head.dep_ in INSIDE | {"nmod"} and sentence.start <= head.head.i < head.i:
                head = head.head
            if head.pos_ in NOMINAL:
                yield head
            return


def _follows_comma(token: Token) -> bool:
    """Whether the token's phrase, or the name that it is a part of, begins behind a comma."""
    doc, start = token.doc, noun_phrase(token).start
    while start > 0 and doc[start - 1].pos_ == "PROPN":
        start -= 1
    return start > 0 and doc[start - 1].text == ","


def around_participle(verb: Token, sentence: Span) -> Iterator[Token]:
    """Subjects of the sentence for a participle whose clause the parse lost.

    For one at the beginning the first behind its comma, else the nearest before it, then those farther away.
    """
    found = [token for token in sentence if token.dep_ in SUBJECTS]
    if verb.i - sentence.start <= 2:
        yield from (token for token in found if token.i > verb.i and _follows_comma(token))
    else:
        outer = [token for token in found if token.head.dep_ not in {"acl:relcl", "ccomp"} or _is_parenthesis(token)]
        yield from reversed([token for token in outer if token.i < verb.i])
