"""What the features of `compare.py` weigh, and what follows for a pair of local events."""

from collections.abc import Mapping

from pipeline.merge.compare import (
    FACTS,
    TEXTS,
    VETOES,
    Decision,
    Feature,
    Judgement,
    day_gap,
    reach,
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
WEIGHTS: Mapping[Feature, float] = {
    same_calendar: 5.0,
    same_policy: 4.0,
    same_kind: 2.0,
    same_place: 3.0,
    same_date: 3.0,
    same_people: 1.0,
    same_organizations: 0.5,
    same_factory_types: 1.0,
    same_words: 2.0,
    same_headline: 1.0,
    same_quotes: 2.0,
}
_MOST_BY_TEXTS = sum(WEIGHTS[feature] for feature in TEXTS)


def decide(a: LocalEvent, b: LocalEvent, *, window_days: int) -> Decision:
    """Same, different or unsure, with the reasons.

    Events of different types, at different places, of different calendar entries, or further apart than
    `window_days` (for a ceremony `MISDATED_DAYS`) are different whatever else agrees.
    """
    if a.event_type is not b.event_type:
        return Decision("different", 0.0, ("different types of event",))
    # A known meeting keeps its identity however vaguely a text dates it.
    if day_gap(a, b) > reach(a, window_days) and a.calendar.isdisjoint(b.calendar):
        return Decision("different", 0.0, ("too far apart",))
    total, words = 0.0, []
    for feature in FACTS:
        score = feature(a, b)
        if score is None:
            continue
        if score.value == -1 and feature in VETOES:
            return Decision("different", 0.0, (score.words,))
        total += WEIGHTS[feature] * score.value
        words.append(score.words)
    if total < SAME_SCORE and total + _MOST_BY_TEXTS >= UNSURE_SCORE:
        for feature in TEXTS:
            score = feature(a, b)
            if score is not None and score.value:
                total += WEIGHTS[feature] * score.value
                words.append(score.words)
    judgement: Judgement = "same" if total >= SAME_SCORE else "unsure" if total >= UNSURE_SCORE else "different"
    return Decision(judgement, round(total, 6), tuple(words))
