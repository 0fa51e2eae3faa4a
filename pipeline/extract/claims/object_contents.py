"""Objects: where a statement begins that a cue has for its object, or as a judgement of it.

Each `at_…` gives the index of the first token of the statement, None where the construction does not hold.
"""

from spacy.tokens import Span, Token

from pipeline.extract.claims.clause_contents import is_that, near
from pipeline.extract.claims.cues import Cue, CueLexicon
from pipeline.extract.claims.quotes import DOUBLE
from pipeline.extract.phrases import is_finite_form

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
BREAKS = frozenset({",", "—", "–", "--", "?", "!", "…"})
_REASONS = frozenset({"for", "on", "over", "as", "with", "against", "to"})
_POINTING = frozenset({"this", "that", "these", "those", "such", "it"})
_TIMES = frozenset({"hours", "days", "weeks", "months", "years", "decades", "hour", "day", "week", "month", "year"})
_AT = frozenset({"at", "above", "below", "around", "between"})


def _noun_start(noun: Token, sentence: Span, lexicon: CueLexicon) -> int | None:
    """Where the statement that hangs on a cue noun begins: behind "that", else at the noun itself."""
    fact = lexicon.noun(noun)
    if fact is None or noun.i + 1 >= sentence.end:
        return None
    doc = sentence.doc
    following = doc[noun.i + 1 : min(noun.i + 6, sentence.end)]
    that = next((token for token in following if is_that(token, close=token.i == noun.i + 1)), None)
    if that is not None and not any(token.pos_ == "VERB" for token in doc[noun.i + 1 : that.i]):
        return that.i + 1
    following = doc[noun.i + 1 : min(noun.i + 3, sentence.end)]
    links = {"over": {"over", "about", "at", "with"}, "of": {"of", "about", "against"}}
    for construction in fact.constructions:
        if any(token.lower_ in links.get(construction, {construction}) for token in following):
            return noun.i
    return None


def at_object(cue: Cue, sentence: Span, lexicon: CueLexicon) -> int | None:
    """'stressed the need to …', 'voiced hope that …'; a strong cue takes any object of its own."""
    doc = sentence.doc
    for token in near(cue, sentence, 6):
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
        return object_start(cue, sentence)  # "spoke highly of the achievements"
    direct = next((child for child in cue.head.children if child.dep_ == "obj" and child.i >= cue.end), None)
    if (
        direct is None
        or direct.pos_ not in _NOMINAL
        or direct.right_edge.i - direct.left_edge.i < (1 if cue.fact.polarity == "deny" else 2)
    ):
        return None
    if doc[direct.left_edge.i].lower_ in _POINTING:
        return None
    return int(max(cue.end, direct.left_edge.i)) if doc[cue.end].text not in BREAKS else None


def at_object_for(cue: Cue, sentence: Span, lexicon: CueLexicon) -> int | None:
    """'praised the weavers for …', 'blamed the delay on …': from whom or what on, when the reason follows."""
    first = object_start(cue, sentence)
    if first is None:
        return None
    for token in sentence.doc[first : min(first + 16, sentence.end)]:
        if token.lower_ in _REASONS and token.i > first and token.pos_ != "PART" and not _lasts(token):
            return first
        if is_finite_form(token) or token.text in BREAKS:
            return None
    return None


def _lasts(preposition: Token) -> bool:
    """Whether it begins a length of time ("for days"), which is no reason."""
    return preposition.lower_ == "for" and preposition.head.tag_ in {"NNS", "NN"} and preposition.head.lower_ in _TIMES


def at_predicative(cue: Cue, sentence: Span, lexicon: CueLexicon) -> int | None:
    """'called the tour a rehearsal', 'considers it unlikely': from the thing on, when a judgement of it follows."""
    first = object_start(cue, sentence)
    if first is None or sentence.doc[first].tag_ in {"WDT", "WP"}:
        return None
    parts = [child for child in cue.head.children if child.i >= first]
    judged = [child for child in parts if child.dep_ in {"obj", "nsubj", "obl", "iobj", "dep"}]
    judging = [child for child in parts if child.dep_ in {"xcomp", "obj", "ccomp", "advmod", "obl:npmod"}]
    for word in judging:
        is_judgement = word.pos_ in {"NOUN", "ADJ", "PROPN"} or word.dep_ == "xcomp"
        if is_judgement and word.tag_ not in {"VB", "VBG"} and any(thing.i < word.i for thing in judged):
            between = sentence.doc[first : word.i]
            if not any(token.text in BREAKS or token.pos_ == "ADP" and token.dep_ == "mark" for token in between):
                return first
    return first if _ends_in_judgement(first, sentence) else None


def _ends_in_judgement(start: int, sentence: Span) -> bool:
    """Whether a noun and an adjective or quoted words follow: "called the claim | funny", 'the outlook | "grim"'."""
    for token in sentence.doc[start + 1 : min(start + 8, sentence.end - 1)]:
        if token.text in DOUBLE:
            return sentence.doc[token.i - 1].pos_ in {"NOUN", "PROPN"}
        if token.pos_ == "ADJ" and token.nbor().text in {",", ".", ";"}:
            return sentence.doc[token.i - 1].pos_ in {"NOUN", "PROPN"}
        if token.pos_ not in {"NOUN", "PROPN", "ADJ", "ADP", "DET"}:
            return False
    return False


def at_figure(cue: Cue, sentence: Span, lexicon: CueLexicon) -> int | None:
    """'put the number at 20', 'estimates output at 300 tons'."""
    first = object_start(cue, sentence)
    if first is None:
        return None
    for token in sentence.doc[first : min(first + 14, sentence.end - 1)]:
        if token.lower_ in _AT and any(word.like_num for word in sentence.doc[token.i + 1 : token.i + 5]):
            return first
        if is_finite_form(token) or token.text in BREAKS:
            return None
    return None


def at_gerund(cue: Cue, sentence: Span, lexicon: CueLexicon) -> int | None:
    """'acknowledges having no plan', 'recalled working by candlelight'."""
    return cue.end if cue.end < sentence.end and sentence.doc[cue.end].tag_ == "VBG" else None


def object_start(cue: Cue, sentence: Span) -> int | None:
    """The first token behind the cue when a noun phrase begins there."""
    if cue.end >= sentence.end:
        return None
    first = sentence.doc[cue.end]
    if first.lower_ in _POINTING and cue.fact.strength == "strong" and cue.takes("object"):
        return None  # "took issue with such views": what is said is told elsewhere
    begins = first.pos_ in {"DET", "PRON", "NOUN", "PROPN", "ADJ", "NUM"} and first.tag_ not in {"WDT", "WP", "WRB"}
    return cue.end if begins else None
