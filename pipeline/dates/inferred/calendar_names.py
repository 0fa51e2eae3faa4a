"""How a text names what stands in the calendar of the knowledge pack: its bodies, its numbered meetings."""

import re
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache
from itertools import islice

from pipeline.dates.grammar.lexicon import DateLexicon
from pipeline.knowledge.schema import CalendarFact

_NUMERAL = re.compile(r"\d+(?:st|nd|rd|th)")
_TAIL = re.compile(r" of the ((?:[A-Z][\w'’]+)(?: of| [A-Z][\w'’]+)*)$")
_WORD = re.compile(r"\w+")
_SHORT = re.compile(r"[A-Z]{2,}")
_TIMES_NAMED = 2
Ordinals = dict[str, int]
"""The words for "first", "second" … with their numbers."""


def ordinals_of(lexicon: DateLexicon) -> Ordinals:
    """The ordinal words of the language."""
    return {word: int(value) for word, (kind, value) in lexicon.terminals.items() if kind == "ordinal"}


def kind_words(kind: str, lexicon: DateLexicon) -> frozenset[str]:
    """How a kind of meeting is called."""
    return lexicon.sets.get(f"kind:{kind}", frozenset({kind}))


def body_names(calendar: Iterable[CalendarFact]) -> frozenset[str]:
    """The bodies that meet, in full as in the labels and by their short names."""
    names: set[str] = set()
    for entry in calendar:
        tail = _TAIL.search(entry.label)
        if tail and " " in tail[1]:
            names.add(tail[1].replace("’", "'"))
        names.update((entry.body, *_SHORT.findall(entry.body)) if entry.body else ())
    return frozenset(names)


def names_body(text: str, calendar: Sequence[CalendarFact]) -> bool:
    """Whether a text names a body of the calendar: only then its meetings are meant."""
    bodies = body_names(entry for entry in calendar if entry.body)
    return bool(bodies) and bool(body_pattern(bodies).search(text))


def is_about(country: Collection[str], text: str) -> bool:
    """Whether a text names a country, by any of its names, more than once: papers abroad say "the ruling party"."""
    if not country:
        return False
    found = body_pattern(frozenset(country)).finditer(text)
    return len(list(islice(found, _TIMES_NAMED))) == _TIMES_NAMED


@lru_cache(maxsize=100)
def body_pattern(bodies: frozenset[str]) -> re.Pattern[str]:
    """What finds a name of a body."""
    names = sorted(bodies, key=lambda name: (-len(name), name))
    return re.compile(rf"\b(?:{'|'.join(_loosely(name) for name in names)})\b")


def meeting_pattern(
    entry: CalendarFact, text: str, lexicon: DateLexicon, ordinals: Ordinals, bodies: frozenset[str]
) -> re.Pattern[str] | None:
    """What finds the names of an entry in this text; "the ninth congress" only when it speaks of party congresses.

    `None` for an entry without names, and for one of which no name begins in the text: most of them, in most texts.
    """
    if _first_words(entry.surface_forms, entry.number, tuple(ordinals.items())).isdisjoint(_words_of(text)):
        return None
    words = tuple(sorted(kind_words(entry.kind, lexicon)))
    by_ordinal = bool(
        entry.kind.endswith("congress") and entry.number and re.search("|".join(map(re.escape, words)), text, re.I)
    )
    return _pattern(
        entry.surface_forms, entry.label, entry.kind, entry.number, words, tuple(ordinals.items()), bodies, by_ordinal
    )


@lru_cache(maxsize=1)
def _words_of(text: str) -> frozenset[str]:
    """The words of a text in small letters, for all entries of the calendar."""
    return frozenset(_WORD.findall(text.lower()))


@lru_cache(maxsize=1000)
def _first_words(forms: tuple[str, ...], number: int | None, ordinals: tuple[tuple[str, int], ...]) -> frozenset[str]:
    """The words in small letters with which the names of an entry begin."""
    counted = (word for word, value in ordinals if value == number)
    numeral = () if number is None else (f"{number}{suffix}" for suffix in ("st", "nd", "rd", "th"))
    return frozenset((*(_WORD.findall(form.lower())[0] for form in forms if _WORD.search(form)), *counted, *numeral))


@lru_cache(maxsize=1000)
def _pattern(
    forms: tuple[str, ...],
    label: str,
    kind: str,
    number: int | None,
    words: tuple[str, ...],
    ordinals: tuple[tuple[str, int], ...],
    bodies: frozenset[str],
    by_ordinal: bool,
) -> re.Pattern[str] | None:
    parts = [_loosely(form) for form in sorted(forms, key=len, reverse=True) if len(form.split()) > 2]
    if numbered := _from_label(label, words, dict(ordinals), bodies):
        parts.append(numbered)
    if by_ordinal and number is not None:
        parts.append(rf"(?:{_ordinal(number, dict(ordinals))})\s+(?:congress|{re.escape(kind)})")
    if not parts:
        return None
    # "The Workers' Party" is that of Korea behind a meeting's two numbers or beside the country's name.
    short = {name.partition(" of ")[0] for name in bodies}
    owners = "|".join(_loosely(name) for name in sorted(bodies | short, key=lambda name: (-len(name), name)))
    owner = rf"(?:\s+of\s+(?:the\s+)?(?:ruling\s+)?(?:{owners}|party)\b(?:\s*\([A-Z]+\))?)?" if owners else ""
    return re.compile(rf"\b(?:{'|'.join(parts)})\b{owner}(?!\s+of\s)", re.IGNORECASE)


def _from_label(label: str, words: tuple[str, ...], ordinals: Ordinals, bodies: frozenset[str]) -> str:
    """The label with its ordinals as words or numerals, and its kind by any name.

    Only labels with two ordinals ("the tenth … of the eighth …") say enough without the name of the body.
    """
    tail = _TAIL.search(label)
    core = label[: tail.start()] if tail and tail[1].replace("’", "'") in bodies else label
    found = [_number_of(word, ordinals) for word in core.split()]
    if sum(number is not None for number in found) < 2:
        return ""
    pattern = r"\s+".join(
        f"(?:{_ordinal(number, ordinals)})" if number is not None else _loosely(word)
        for word, number in zip(core.split(), found, strict=True)
    )
    for kind in words:
        pattern = re.sub(
            re.escape(_loosely(kind)),
            lambda _: rf"(?:enlarged\s+)?(?:{'|'.join(map(_loosely, words))})",
            pattern,
            count=1,
            flags=re.I,
        )
    return pattern


def _number_of(word: str, ordinals: Ordinals) -> int | None:
    if _NUMERAL.fullmatch(word):
        return int(word[:-2])
    return ordinals.get(word.lower())


def _ordinal(number: int, ordinals: Ordinals) -> str:
    """The alternatives for an ordinal: "tenth", "10th"."""
    words = [word for word, value in ordinals.items() if value == number]
    return "|".join((*words, rf"{number}(?:st|nd|rd|th)"))


def _loosely(name: str) -> str:
    """A name with any white space between its words and either apostrophe."""
    return r"\s+".join(re.escape(word).replace("’", "'").replace("'", "['’]") for word in name.split())
