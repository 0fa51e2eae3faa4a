"""Contents: where the statement that a cue introduces begins and ends.

One function per construction, tried in the order of `_AFTER`. They read the words behind the cue first and ask the
parse only where words do not decide: clausal complements are its weak side (about two in three right).
"""

from collections.abc import Callable
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from pipeline.extract.claims.cues import Cue, CueLexicon
from pipeline.extract.claims.quotes import DOUBLE, SINGLE
from pipeline.extract.phrases import SUBJECTS

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_MARKS = DOUBLE | SINGLE
_BREAKS = frozenset({",", "—", "–", "--", "?", "!", "…"})
_ADDRESSED = frozenset({"tell", "inform", "remind", "assure", "notify", "warn", "promise"})
_REASONS = frozenset({"for", "on", "over", "as", "with", "against", "to"})
_CREDITING = frozenset({"according", "citing", "quoting"})
_POINTING = frozenset({"this", "that", "these", "those", "such", "it"})
_NEAR_INFINITIVE = 12
_TIMES = frozenset({"hours", "days", "weeks", "months", "years", "decades", "hour", "day", "week", "month", "year"})
_AT = frozenset({"at", "above", "below", "around", "between"})
_PLAIN_OBLIQUES = frozenset({"obl:tmod", "nmod:tmod", "obl:npmod", "obl:unmarked"})


@dataclass(frozen=True, slots=True)
class Content:
    """What a cue introduces: tokens `start:end`, standing before the cue or behind it."""

    start: int
    end: int
    construction: str
    before: bool = False


def _is_finite(token: Token) -> bool:
    return token.tag_ in _FINITE


def _is_that(token: Token, *, close: bool = False) -> bool:
    """Whether the token is the conjunction; `close` behind a cue it is whatever its tag, unless a verb follows."""
    if token.lower_ != "that":
        return False
    following = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else token
    behind = token.doc[token.i + 2] if token.i + 2 < len(token.doc) else token
    is_verb = _is_finite(following) and not (_is_finite(behind) and following.tag_ != "MD")  # two in a row: a noun
    if close and not is_verb and not following.is_punct:
        return True
    return token.tag_ == "IN" or token.pos_ == "SCONJ" or token.dep_ == "mark"


def _near(cue: Cue, sentence: Span, distance: int) -> list[Token]:
    """The tokens behind the cue up to the first finite verb, at most `distance`."""
    found: list[Token] = []
    for token in sentence.doc[cue.end : min(cue.end + distance, sentence.end)]:
        if (_is_finite(token) and not _is_torn_noun(token, sentence)) or token.text == ";":
            break
        found.append(token)
    return found


def _is_torn_noun(token: Token, sentence: Span) -> bool:
    """Whether a "verb" closes a prepositional phrase before "that": "said at an INE seminar that"."""
    before = sentence.doc[max(sentence.start, token.i - 3) : token.i]
    if token.i + 1 >= sentence.end or token.nbor().lower_ != "that" or not len(before):
        return False
    return before[-1].pos_ in {"DET", "PROPN"} and any(word.pos_ == "ADP" for word in before)


def _after_colon(cue: Cue, sentence: Span, lexicon: CueLexicon) -> int | None:
    """'he said: …', 'his words at the meeting: …'."""
    for token in _near(cue, sentence, 16):
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
        and cue.fact.lemma not in _ADDRESSED
        and any(thing.pos_ == "NOUN" and lexicon.noun(thing) is None for thing in objects)
    )


def _after_that(cue: Cue, sentence: Span, lexicon: CueLexicon) -> int | None:
    """'said in a statement that …': the first complementizer with nothing but adverbials and addressees before it."""
    if cue.fact.pos == "adjective":
        return next((token.i + 1 for token in _near(cue, sentence, 3) if _is_that(token, close=True)), None)
    in_phrase = cue.fact.lemma in _ADDRESSED or cue.fact.pos == "noun"
    close = True
    for token in _near(cue, sentence, 16):
        in_document = in_phrase and cue.takes("colon") and token.i > 0 and token.nbor(-1).pos_ == "NOUN"
        addressed = cue.fact.lemma in _ADDRESSED
        if _is_that(token, close=close or addressed or cue.fact.pos == "noun" or in_document):
            return token.i + 1
        close = close and token.pos_ == "ADV"
        if token.tag_ in {"VBG", "VB"} and token.lower_ not in _CREDITING:
            return None
        if token.pos_ == "NOUN" and not in_phrase and token.dep_ not in _PLAIN_OBLIQUES:
            return None
        in_phrase = in_phrase or token.pos_ == "ADP" or token.lower_ in _CREDITING
    return None


def _at_clause(cue: Cue, sentence: Span, lexicon: CueLexicon) -> int | None:
    """'said the work is done': a finite clause with its own subject right behind the cue."""
    for child in sentence.doc[cue.end - 1].children if cue.fact.pos == "phrase" else cue.head.children:
        if child.dep_ in {"ccomp", "parataxis"} and child.i >= cue.end:
            has_subject = any(grand.dep_ in SUBJECTS or grand.dep_ == "expl" for grand in child.children)
            if has_subject and child.left_edge.i - cue.end <= 8:
                return int(max(cue.end, child.left_edge.i))
    if cue.fact.pos not in {"verb", "phrase"} or cue.fact.strength == "weak" or cue.end >= sentence.end:
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
        if _is_finite(token) and token.dep_ != "acl:relcl" and token.head.dep_ != "acl:relcl":
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


def _at_quotation(cue: Cue, sentence: Span, lexicon: CueLexicon) -> int | None:
    """'declared "a year of …"', 'called it "a miracle"': what stands in quotation marks behind the cue."""
    for token in _near(cue, sentence, 9):
        follows = token.i + 1 < sentence.end and not sentence.doc[token.i + 1].is_space
        if token.text in _MARKS and follows and (token.i == cue.end or sentence.doc[token.i - 1].whitespace_):
            named = any(t.pos_ in {"PRON", "NOUN", "PROPN"} for t in sentence.doc[cue.end : token.i])
            is_predicate = cue.takes("as") or cue.takes("predicative") or _is_finite(sentence.doc[token.i + 1])
            return cue.end if named and is_predicate else token.i
    return None


def _after_as(cue: Cue, sentence: Span, lexicon: CueLexicon) -> int | None:
    """'described the visit as …': from the thing described on; from behind "as" when it stands before the cue."""
    if cue.head.tag_ == "VBG" and cue.head.dep_ == "acl":
        return None  # "a statement regarding the choice as …"
    for token in _near(cue, sentence, 30):
        if token.lower_ == "as":
            return token.i + 1 if token.i == cue.end else cue.end
        if token.i > cue.end and token.tag_ in {"VBG", "VB"}:
            break
    behind = (token for token in sentence.doc[cue.end : sentence.end] if token.lower_ == "as")
    own = (token.i for token in behind if token.head.head == cue.head and token.head.dep_ in {"obl", "xcomp", "advcl"})
    return cue.end if cue.fact.strength == "strong" and next(own, None) is not None else None


def _after_preposition(*words: str) -> Callable[[Cue, Span, CueLexicon], int | None]:
    def construct(cue: Cue, sentence: Span, lexicon: CueLexicon) -> int | None:
        for token in _near(cue, sentence, 9):
            if token.lower_ in words:
                return token.i + 1
            if token.pos_ not in {"ADV", "ADP", "NOUN", "DET", "PROPN", "PRON", "ADJ", "PART"}:
                return None
        return None

    return construct


def _after_on(cue: Cue, sentence: Span, lexicon: CueLexicon) -> int | None:
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
            _is_finite(token)
            and token.dep_ not in {"acl:relcl", "aux", "cop", "aux:pass"}
            and token.head.dep_ != "acl:relcl"
        ):
            return False
    return False


def _at_infinitive(cue: Cue, sentence: Span, lexicon: CueLexicon) -> int | None:
    """'vowed to …' from the verb on, 'urged the builders to …' from the builders on."""
    far = sentence.end if cue.fact.polarity != "claim" else min(sentence.end, cue.end + _NEAR_INFINITIVE)
    if cue.end >= sentence.end or not _has_infinitive(sentence.doc, cue.end, far):
        return None
    if cue.fact.polarity == "claim" and any(token.lower_ == "about" for token in sentence.doc[cue.end : far]):
        return None  # "told the audience about their work to build …"
    first = sentence.doc[cue.end]
    if first.lower_ == "to" and (first.tag_ == "TO" or first.pos_ == "PART"):
        return cue.end + 1
    if first.pos_ == "ADP" and not any(t.tag_ in {"VBG", "VB"} for t in _near(cue, sentence, 2)):
        to = next((token.i for token in _near(cue, sentence, 16) if token.tag_ == "TO"), -1)
        return to + 1 if to > 0 else None
    return cue.end if first.pos_ in {"DET", "PRON", "NOUN", "PROPN", "ADJ", "NUM"} else None


def _noun_start(noun: Token, sentence: Span, lexicon: CueLexicon) -> int | None:
    """Where the statement that hangs on a cue noun begins: behind "that", else at the noun itself."""
    fact = lexicon.noun(noun)
    if fact is None or noun.i + 1 >= sentence.end:
        return None
    doc = sentence.doc
    following = doc[noun.i + 1 : min(noun.i + 6, sentence.end)]
    that = next((token for token in following if _is_that(token, close=token.i == noun.i + 1)), None)
    if that is not None and not any(token.pos_ == "VERB" for token in doc[noun.i + 1 : that.i]):
        return that.i + 1
    following = doc[noun.i + 1 : min(noun.i + 3, sentence.end)]
    links = {"over": {"over", "about", "at", "with"}, "of": {"of", "about", "against"}}
    for construction in fact.constructions:
        if any(token.lower_ in links.get(construction, {construction}) for token in following):
            return noun.i
    return None


def _at_object(cue: Cue, sentence: Span, lexicon: CueLexicon) -> int | None:
    """'stressed the need to …', 'voiced hope that …'; a strong cue takes any object of its own."""
    doc = sentence.doc
    for token in _near(cue, sentence, 6):
        taken_for_verb = token.pos_ == "VERB" and token.i == cue.end  # "expressed regret"
        if (token.pos_ == "NOUN" or taken_for_verb) and lexicon.noun(token) is not None:
            start = _noun_start(token, sentence, lexicon)
            if start is not None:
                return cue.end if start == token.i else start
        if token.pos_ in {"VERB", "PROPN"} or token.is_punct:
            break
    if cue.fact.strength == "weak" or not cue.takes("object") or cue.takes("object_for"):
        return None
    first, _, last = cue.fact.lemma.rpartition("_")
    if doc[cue.end - 1].pos_ == "ADP" or (first and doc[cue.end - 1].lower_ == last):
        return _object_start(cue, sentence)  # "spoke highly of the achievements"
    direct = next((child for child in cue.head.children if child.dep_ == "obj" and child.i >= cue.end), None)
    if (
        direct is None
        or direct.pos_ not in _NOMINAL
        or direct.right_edge.i - direct.left_edge.i < (1 if cue.fact.polarity == "deny" else 2)
    ):
        return None
    if doc[direct.left_edge.i].lower_ in _POINTING:
        return None
    return int(max(cue.end, direct.left_edge.i)) if doc[cue.end].text not in _BREAKS else None


def _at_object_for(cue: Cue, sentence: Span, lexicon: CueLexicon) -> int | None:
    """'praised the weavers for …', 'blamed the delay on …': from whom or what on, when the reason follows."""
    first = _object_start(cue, sentence)
    if first is None:
        return None
    for token in sentence.doc[first : min(first + 16, sentence.end)]:
        if token.lower_ in _REASONS and token.i > first and token.pos_ != "PART" and not _lasts(token):
            return first
        if _is_finite(token) or token.text in _BREAKS:
            return None
    return None


def _lasts(preposition: Token) -> bool:
    """Whether it begins a length of time ("for days"), which is no reason."""
    return preposition.lower_ == "for" and preposition.head.tag_ in {"NNS", "NN"} and preposition.head.lower_ in _TIMES


def _at_predicative(cue: Cue, sentence: Span, lexicon: CueLexicon) -> int | None:
    """'called the tour a rehearsal', 'considers it unlikely': from the thing on, when a judgement of it follows."""
    first = _object_start(cue, sentence)
    if first is None or sentence.doc[first].tag_ in {"WDT", "WP"}:
        return None
    parts = [child for child in cue.head.children if child.i >= first]
    judged = [child for child in parts if child.dep_ in {"obj", "nsubj", "obl", "iobj", "dep"}]
    judging = [child for child in parts if child.dep_ in {"xcomp", "obj", "ccomp", "advmod", "obl:npmod"}]
    for word in judging:
        is_judgement = word.pos_ in {"NOUN", "ADJ", "PROPN"} or word.dep_ == "xcomp"
        if is_judgement and word.tag_ not in {"VB", "VBG"} and any(thing.i < word.i for thing in judged):
            between = sentence.doc[first : word.i]
            if not any(token.text in _BREAKS or token.pos_ == "ADP" and token.dep_ == "mark" for token in between):
                return first
    return None


def _at_figure(cue: Cue, sentence: Span, lexicon: CueLexicon) -> int | None:
    """'put the number at 20', 'estimates output at 300 tons'."""
    first = _object_start(cue, sentence)
    if first is None:
        return None
    for token in sentence.doc[first : min(first + 14, sentence.end - 1)]:
        if token.lower_ in _AT and any(word.like_num for word in sentence.doc[token.i + 1 : token.i + 5]):
            return first
        if _is_finite(token) or token.text in _BREAKS:
            return None
    return None


def _at_gerund(cue: Cue, sentence: Span, lexicon: CueLexicon) -> int | None:
    """'acknowledges having no plan', 'recalled working by candlelight'."""
    return cue.end if cue.end < sentence.end and sentence.doc[cue.end].tag_ == "VBG" else None


def _at_whether(cue: Cue, sentence: Span, lexicon: CueLexicon) -> int | None:
    """'questioned whether it would help': a doubt, told as a question."""
    follows = cue.end < sentence.end and sentence.doc[cue.end].lower_ == "whether"
    return cue.end if follows else None


def _object_start(cue: Cue, sentence: Span) -> int | None:
    """The first token behind the cue when a noun phrase begins there."""
    if cue.end >= sentence.end:
        return None
    first = sentence.doc[cue.end]
    if first.lower_ in _POINTING and cue.fact.strength == "strong" and cue.takes("object"):
        return None  # "took issue with such views": what is said is told elsewhere
    begins = first.pos_ in {"DET", "PRON", "NOUN", "PROPN", "ADJ", "NUM"} and first.tag_ not in {"WDT", "WP", "WRB"}
    return cue.end if begins else None


_AFTER: tuple[tuple[str, Callable[[Cue, Span, CueLexicon], int | None]], ...] = (
    ("colon", _after_colon),
    ("on", _after_on),
    ("for", _after_preposition("for")),
    ("as", _after_as),
    ("object_for", _at_object_for),
    ("figure", _at_figure),
    ("predicative", _at_predicative),
    ("object", _at_object),
    ("that", _after_that),
    ("that", _at_clause),
    ("quote", _at_quotation),
    ("gerund", _at_gerund),
    ("whether", _at_whether),
    ("infinitive", _at_infinitive),
    ("of", _after_preposition("of", "against", "about")),
)


def content_after(cue: Cue, sentence: Span, lexicon: CueLexicon) -> Content | None:
    """What the cue introduces behind itself, to the end of the sentence; None when nothing fits.

    Cue nouns as objects ("stressed the importance of", "expressed belief that") count for every verb that takes an
    object or a that-clause.
    """
    for construction, find in _AFTER:
        if construction == "object" and not (cue.takes("object") or cue.takes("that")):
            continue
        if construction != "object" and not cue.takes(construction):
            continue
        if construction == "for" and cue.takes("predicative") and _object_start(cue, sentence) is not None:
            continue  # "called the tour a rehearsal for the congress"
        start = find(cue, sentence, lexicon)
        if start is not None and start < sentence.end:
            return Content(_with_mark(start, sentence), _end(cue, start, construction, sentence), construction)
    return None


def _with_mark(start: int, sentence: Span) -> int:
    """The start with the opening mark of quotation right before it."""
    before = sentence.doc[start - 1] if start > sentence.start else sentence.doc[start]
    return start - 1 if before.text in _MARKS and not before.whitespace_ else start


def _end(cue: Cue, start: int, construction: str, sentence: Span) -> int:
    """Where the statement ends: with the sentence, for most constructions.

    "The ministry's claim of …" ends at the first comma outside quotation marks, a quoted phrase at its closing mark
    when nothing but a place or time follows ('called it "a miracle" in a speech').
    """
    if construction == "quote":
        return _behind_quoted(start, sentence)
    if cue.fact.pos != "noun" or construction != "of":
        return sentence.end
    quoted = False
    for token in sentence.doc[start : sentence.end]:
        quoted ^= token.text in DOUBLE
        if token.text == "," and not quoted:
            return token.i
    return sentence.end


def _has_object(cue: Cue, sentence: Span) -> bool:
    """Whether a noun phrase follows the cue that is no addressee, no day and no speaker."""
    if cue.fact.lemma in _ADDRESSED or cue.end >= sentence.end:
        return False
    first = sentence.doc[cue.end]
    return first.pos_ in {"DET", "ADJ", "NUM"} or (first.pos_ == "NOUN" and first.dep_ not in _PLAIN_OBLIQUES)


def _behind_quoted(start: int, sentence: Span) -> int:
    """The closing mark's end when only a prepositional phrase follows it; else the sentence's end."""
    marks = [token.i for token in sentence.doc[start : sentence.end] if token.text in DOUBLE]
    if len(marks) != 2 or marks[-1] + 1 >= sentence.end:
        return sentence.end
    rest = sentence.doc[marks[-1] + 1 : sentence.end]
    adverbial = rest[0].pos_ == "ADP" and not any(_is_finite(token) or token.pos_ == "VERB" for token in rest)
    return marks[-1] + 1 if adverbial else sentence.end


def _is_present(verb: Token) -> bool:
    """Whether a "base form" is a present tense: it has a subject and neither "to" nor an auxiliary ("people say")."""
    relations = {child.dep_ for child in verb.children}
    return verb.tag_ == "VB" and "nsubj" in relations and not relations & {"aux", "mark"}


def is_circumstance(said: Span) -> bool:
    """Whether words before a cue clause only tell its circumstances: "Looking for it, …", "In his book, …"."""
    has_marks = any(token.text in _MARKS for token in said)
    opens = said[0].tag_ == "VBG" or said[0].pos_ == "ADP"
    return opens and not has_marks and not any(map(_is_finite, said))


def content_before(cue: Cue, clause_start: int, sentence: Span, *, inverted: bool = False) -> Content | None:
    """What stands before a parenthetical cue clause ("…, he said", '…," said the minister'); None when nothing does.

    `clause_start` is the first token of the cue's own clause, its subject included; `inverted` says that the subject
    stands behind the cue. A cue with an object has its content there ("Visiting the plant, he noted its progress").
    """
    if not inverted and _has_object(cue, sentence):
        return None
    is_finite = cue.head.tag_ not in {"VBG", "VB"} or _is_present(cue.head)
    if not cue.takes("parenthetical") or not is_finite or clause_start - sentence.start < 2:
        return None
    last = sentence.doc[clause_start - 1]
    if cue.fact.strength == "weak" and not cue.takes("that") and last.text not in _MARKS:
        return None  # "…, as he began to collect": such a verb reports only what is quoted
    if last.text not in _BREAKS and last.text not in _MARKS:
        return None
    return Content(sentence.start, clause_start, "parenthetical", before=True)
