"""The unit behind a number: a unit of measure, or the counted noun with what stands before it."""

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.quantities.lexicon import QuantityWords, Token

_NOUNS = frozenset({"NOUN", "PROPN", "SYM"})
_MODIFIERS = frozenset({"ADJ", "VERB"})
_HYPHENS = frozenset({"-", "–"})
_LONGEST = 6


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as read: its name, the indices of its words, and whether it measures (tons, years) or counts things."""

    name: str
    start: int
    end: int
    is_measured: bool = False


def read_unit(tokens: Sequence[Token], at: int, words: QuantityWords, *, is_all: bool = False) -> Unit | None:
    """The unit that begins at `at`; with `is_all` the last word is its noun, whatever stands before it.

    Where no model has read the text, only nouns that the language pack knows as counted are units.
    """
    measured = words.match("unit", tokens, at)
    if measured:
        return _with_rate(Unit(measured.value, at, measured.end, is_measured=True), tokens, words)
    end = len(tokens) if is_all and at < len(tokens) else _noun_end(tokens, at, words)
    if end == at:
        return None
    joined = _joined_end(tokens, end, words)
    names = [singular(tokens[end - 1].lower)]
    if joined > end:
        names.append(singular(tokens[joined - 1].lower))
    elif is_all and (first := _joined_before(tokens, at, end, words)):
        names.insert(0, singular(tokens[first].lower))
    return Unit("/".join(sorted(names)), at, joined)


def _noun_end(tokens: Sequence[Token], at: int, words: QuantityWords) -> int:
    """Index behind the last noun of the phrase; `at` when there is none."""
    end = at
    for here in range(at, min(len(tokens), at + _LONGEST)):
        token = tokens[here]
        if words.match("not_unit", tokens, here):
            break
        if token.text in _HYPHENS:
            if here + 1 < len(tokens) and tokens[here + 1].text in _HYPHENS:
                break  # a dash
            continue
        if not token.text[0].isalpha():
            break
        known = words.has("counted", token.lower) or (words.has("unit", token.lower) and here > at)
        if token.pos in _NOUNS or (known and token.pos in {"", *_MODIFIERS}):
            end = here + 1
            if known and not token.pos:
                break
        elif end > at or token.pos not in _MODIFIERS:
            break
    return end


def _joined_end(tokens: Sequence[Token], end: int, words: QuantityWords) -> int:
    """Index behind "and counties" in "20 cities and counties"; `end` when nothing of the kind follows."""
    joint = words.match("and", tokens, end)
    return joint.end + 1 if joint and _are_alike(tokens, end - 1, joint.end, words) else end


def _joined_before(tokens: Sequence[Token], at: int, end: int, words: QuantityWords) -> int | None:
    joint = words.match("and", tokens, end - 2) if end - 3 >= at else None
    return end - 3 if joint and _are_alike(tokens, end - 3, end - 1, words) else None


def _are_alike(tokens: Sequence[Token], first: int, second: int, words: QuantityWords) -> bool:
    """Whether two nouns are counted together: both are places, or both plants."""
    one, other = words.match("joined", tokens, first), words.match("joined", tokens, second)
    return one is not None and other is not None and one.value == other.value


def _with_rate(unit: Unit, tokens: Sequence[Token], words: QuantityWords) -> Unit:
    """The unit with "per hectare", "a year" behind it; behind the article only a unit of measure is a rate."""
    per = words.match("per", tokens, unit.end)
    article = words.match("a", tokens, unit.end) if per is None else None
    if article and words.match("unit", tokens, article.end):
        per = article
    if per is None or per.end >= len(tokens) or not tokens[per.end].text[0].isalpha():
        return unit
    base = words.match("unit", tokens, per.end)
    name = base.value if base else singular(tokens[per.end].lower)
    return Unit(f"{unit.name}/{name}", unit.start, base.end if base else per.end + 1, is_measured=True)


def singular(noun: str) -> str:
    """The singular of an English noun by its ending; words in "-ss", "-us" and "-is" stay."""
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith(("ches", "shes", "sses", "xes")):
        return noun[:-2]
    return noun[:-1] if noun.endswith("s") and not noun.endswith(("ss", "us", "is", "works")) else noun
