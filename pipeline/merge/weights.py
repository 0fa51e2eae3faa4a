"""What the features of `compare.py` weigh, and what follows for a pair of local events."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from pipeline.merge.compare import (
    FACTS,
    TEXTS,
    VETOES,
    Decision,
    Feature,
    Judgement,
    are_too_far,
    same_calendar,
    same_date,
    same_factory_types,
    same_headline,
    same_kind,
    same_organizations,
    same_people,
    same_place,
    same_policy,
    same_quotes,
    same_words,
)
from pipeline.merge.local import LocalEvent

SAME_SCORE = 4.0
UNSURE_SCORE = 3.0


@dataclass(frozen=True)
class Weights:
    """How much each feature speaks for or against a merge, in units in which `SAME_SCORE` is enough for one."""

    of: Mapping[Feature, float]

    @cached_property
    def most_by_texts(self) -> float:
        """What the texts can add at the most."""
        return sum(max(self.of[feature], 0) for feature in TEXTS)

    def decide(self, a: LocalEvent, b: LocalEvent, *, window_days: int) -> Decision:
        """Same, different or unsure, with the reasons.

        Events of different types, at different places, of different sorts or calendar entries, or further apart than
        `window_days` (for a ceremony `MISDATED_DAYS`) are different whatever else agrees.
        """
        if a.event_type is not b.event_type:
            return _OTHER_TYPE
        # A known meeting keeps its identity however vaguely a text dates it.
        if are_too_far(a, b, window_days) and a.calendar.isdisjoint(b.calendar):
            return TOO_FAR
        total, words = 0.0, []
        for feature in FACTS:
            score = feature(a, b)
            if score is None:
                continue
            if score.value == -1 and feature in VETOES:
                return Decision("different", 0.0, (score.words,))
            total += self.of[feature] * score.value
            words.append(score.words)
        if total < SAME_SCORE and total + self.most_by_texts >= UNSURE_SCORE:
            for feature in TEXTS:
                score = feature(a, b)
                if score is not None and score.value:
                    total += self.of[feature] * score.value
                    words.append(score.words)
        judgement: Judgement = "same" if total >= SAME_SCORE else "unsure" if total >= UNSURE_SCORE else "different"
        return Decision(judgement, total, tuple(words))


_OTHER_TYPE = Decision("different", 0.0, ("different types of event",))
TOO_FAR = Decision("different", 0.0, ("too far apart",))

BY_HAND = Weights(
    {
        same_calendar: 5.0,
        same_policy: 4.0,
        same_kind: 3.0,
        same_place: 3.0,
        same_date: 3.0,
        same_people: 1.0,
        same_organizations: 0.5,
        same_factory_types: 1.0,
        same_words: 2.0,
        same_headline: 1.0,
        same_quotes: 2.0,
    }
)
"""The start: what speaks for itself."""

FITTED = Weights(
    {
        same_calendar: 7.3,
        same_policy: 5.9,
        same_kind: 5.5,
        same_place: 3.7,
        same_date: 3.7,
        same_people: 2.4,
        same_organizations: 1.3,
        same_factory_types: 0.7,
        same_words: 3.5,
        same_headline: 1.5,
        same_quotes: 2.9,
    }
)
"""What a logistic regression around the start made of 133 labelled pairs (`benchmarks/merge_weights.py`)."""
