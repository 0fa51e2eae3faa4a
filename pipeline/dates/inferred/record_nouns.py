"""Dates of what records a moment: "a satellite image of October 3, 2025 shows", "data for September show".

Such a date is past whatever the tense of the verb: nobody has seen an image of a day to come. What a record only tells
of ("a report on the games in 2030") is no date of it.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache

from pipeline.dates.edtf import Interval
from pipeline.dates.grammar.lexicon import DateLexicon
from pipeline.dates.inferred.verb_groups import Cue, is_verb_form
from pipeline.dates.values import Bound, Known, MonthDay, Value

_REACH = 90
_LONGEST_DAYS = 31
"""What is called after a longer time may be made before its end, or be about it: "the figures for 2026"."""
_NEXT_WORD = re.compile(r"\s*(\w+|[^\w\s]|$)")
_SPEAKER = re.compile(r",?\s+(?:he|she|they|it|we|I|the|a|an|[A-Z][\w'’.-]*)\s")
_MADE = r"(?:\s+(?:\w+ed|taken|made|shot|given|drawn|written|sent|broadcast))"


def dates_record(
    sentence: str, place: int, behind: int, value: Value, cues: Sequence[Cue], lexicon: DateLexicon
) -> bool:
    """Whether the words at `place:behind` of a sentence date a record, or the speech in which somebody said something.

    Days and months alone count. A plan, a target or a forecast records nothing.
    """
    if not _is_short(value):
        return False
    before = sentence[max(0, place - _REACH) : place + (len("from ") if isinstance(value, Bound) else 0)]
    if found := _of_record(lexicon.sets.get("record_noun", frozenset())).search(before):
        settled = not _is_plan(before[: found.start()], lexicon) and not _is_to_come(cues, place)
        return settled and _closes(sentence, behind, lexicon)
    if found := _of_data(lexicon.sets.get("data_noun", frozenset())).search(before):
        settled = not _is_plan(before[: found.start()], lexicon) and not _is_to_come(cues, place)
        return settled and lexicon.has("show_verb", _next(sentence, behind))
    if place > _REACH or not _in_speech(lexicon.sets.get("speech_noun", frozenset())).match(before):
        return False
    spoke = next((cue for cue in cues if cue.start >= behind), None)
    return spoke is not None and spoke.tense == "past" and bool(_SPEAKER.match(sentence, behind))


def _is_short(value: Value) -> bool:
    """Whether a value is a day or a month: alone, or behind a "from" that belongs to the noun before it."""
    inner = value.value if isinstance(value, Bound) and value.kind == "from" else value
    days = inner.interval if isinstance(inner, Known) else Interval()
    return isinstance(inner, MonthDay) or 0 < (days.days or 0) <= _LONGEST_DAYS


@lru_cache(maxsize=10)
def _of_record(nouns: frozenset[str]) -> re.Pattern[str]:
    """What ends with a record and the words that date it: "image of", "photo taken on", "report dated"."""
    made = rf"{_MADE}(?:\s+(?:on|in|at|from))?"
    return re.compile(rf"\b(?:{_any(nouns)})(?:{made}|\s+dated|\s+(?:of|from))\s+$", re.IGNORECASE)


@lru_cache(maxsize=10)
def _of_data(nouns: frozenset[str]) -> re.Pattern[str]:
    """What ends with "data for", "figures from"."""
    return re.compile(rf"\b(?:{_any(nouns)})\s+(?:for|from|of|in)\s+$", re.IGNORECASE)


@lru_cache(maxsize=10)
def _in_speech(nouns: frozenset[str]) -> re.Pattern[str]:
    """What heads a sentence with the speech in which somebody said something: "In a speech on"."""
    return re.compile(
        rf"^[\s\"“]*(?:In|At|During)\s+(?:an?|the|his|her|its|their)\s+(?:[\w'’-]+\s+){{0,3}}(?:{_any(nouns)})"
        rf"{_MADE}?\s+(?:on|of|in|from|dated)\s+$"
    )


def _any(nouns: frozenset[str]) -> str:
    """The alternatives of a pattern; none of them when the language has no such nouns."""
    return "|".join(re.escape(noun) for noun in sorted(nouns)) or r"\b\B"


def _is_plan(before: str, lexicon: DateLexicon) -> bool:
    """Whether the words before a noun make it one of plans: "the target figures", "an expected report"."""
    words = re.findall(r"\w+", before)[-3:]
    return any(lexicon.has(name, word) for word in words for name in ("prospect", "planned", "future"))


def _is_to_come(cues: Sequence[Cue], place: int) -> bool:
    """Whether the verb before a place or the one behind it is of the future: "will send a letter of May 3"."""
    index = bisect_left(cues, place, key=lambda cue: cue.start)
    return any(cue.tense == "future" for cue in cues[max(0, index - 1) : index + 1])


def _closes(sentence: str, behind: int, lexicon: DateLexicon) -> bool:
    """Whether the noun and its date end here, and no noun of which both are part follows ("the May 2030 games")."""
    word = _next(sentence, behind)
    if not word.isalpha() or lexicon.has("object_start", word) or is_verb_form(word, lexicon):
        return True
    return any(lexicon.has(name, word) for name in ("show_verb", "speech")) or word in ("who", "which", "is", "are")


def _next(sentence: str, behind: int) -> str:
    found = _NEXT_WORD.match(sentence, behind)
    return found[1].lower() if found else ""
