"""Meetings that the pack's calendar knows, recognised by their names in the text."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Doc

from pipeline.dates.edtf import Interval
from pipeline.extract.events.governed import is_ordinal
from pipeline.extract.events.ordinals import ORDINALS
from pipeline.extract.matching import Gazetteer, Name
from pipeline.knowledge.schema import CalendarFact

_HEADS = frozenset({"plenary", "session", "congress", "conference"})
_ORDINAL = re.compile(r"\b(\d+)(?:st|nd|rd|th)\b|\b([a-z]+(?:th|st|nd|rd))\b")


@dataclass(frozen=True, slots=True)
class KnownMeeting:
    """A calendar entry at the tokens `start:end`; `is_certain` when its name has a number."""

    start: int
    end: int
    calendar_id: str
    interval: Interval
    is_certain: bool


class Calendar:
    """Finds the entries of the calendar in a text; made once for a pack."""

    def __init__(self, facts: Iterable[CalendarFact], bodies: Iterable[str]) -> None:
        bodies = tuple(bodies)
        self._facts = {fact.calendar_id: fact for fact in facts}
        self._gazetteer = Gazetteer(
            Name(form, "calendar", fact.calendar_id)
            for fact in self._facts.values()
            for form in _with_short_forms((fact.label, *fact.surface_forms), [f" of the {body}" for body in bodies])
        )

    def numbered(self, phrase: str) -> tuple[str, Interval] | None:
        """Id and days of the entry that a noun phrase names by two numbers, its own and its body's term.

        "The Fourth Plenary Meeting of the Eighth Central Committee". None when no entry, or more than one, fits.
        """
        ordinals = (digits or ORDINALS.get(word, 0) for digits, word in _ORDINAL.findall(phrase.lower()))
        numbers = [int(ordinal) for ordinal in ordinals if ordinal]
        words = set(phrase.lower().split())
        found = [
            fact
            for fact in self._facts.values()
            if fact.term and numbers == [fact.number, fact.term] and words & set(fact.kind.lower().split()) & _HEADS
        ]
        return (found[0].calendar_id, Interval(found[0].start, found[0].end)) if len(found) == 1 else None

    def meetings(self, doc: Doc) -> list[KnownMeeting]:
        """The entries named in the text, in order; a name that several entries share gives none."""
        found = []
        for match in self._gazetteer.find(doc):
            ids = {name.entity_id for name in match.names}
            if len(ids) != 1:
                continue
            fact = self._facts[ids.pop()]
            certain = any(is_ordinal(token) for token in doc[match.start : match.end])
            days = Interval(fact.start, fact.end)
            found.append(KnownMeeting(match.start, match.end, fact.calendar_id, days, certain))
        return found


def _with_short_forms(forms: Iterable[str], tails: Iterable[str]) -> set[str]:
    """The forms, and without the name of the body at their end where another "of the" still tells which it is."""
    found = set(forms)
    for tail in tails:
        short = {form.removesuffix(tail) for form in found if form.endswith(tail)}
        found |= {form for form in short if " of the " in form}
    return found
