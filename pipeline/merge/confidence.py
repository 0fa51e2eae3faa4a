"""How likely the row of an event is right in type, place, date and status: a logistic model of what stands behind it.

The coefficients were fitted by `benchmarks/confidence.py` to events of articles with gold; `docs/quality.md` has the
calibration curve.
"""

from collections.abc import Mapping, Sequence
from math import exp

from pipeline.dates.edtf import Interval
from pipeline.merge.compare import NARROW_DAYS
from pipeline.merge.local import LocalEvent
from pipeline.records import DateBasis

LEAST, MOST = 0.02, 0.99
"""Nothing that a machine reads is surer, or wholly in vain."""
_MOST_COUNTED = 4

COEFFICIENTS: Mapping[str, float] = {
    "bias": 0.67,
    "trigger": 0.25,
    "more witnesses": 0.10,
    "day": 0.67,
    "month": 0.47,
    "undated": -1.55,
    "date in words": 0.54,
    "date inferred": -0.83,
    "place in words": 0.73,
    "several passages": 1.16,
}


def features(members: Sequence[LocalEvent], interval: Interval, family_count: int) -> dict[str, float]:
    """What the model looks at, each between 0 and 1 or a small number; `interval` is the merged date."""
    passages = [passage for member in members for passage in member.passages]
    days = interval.days
    return {
        "bias": 1.0,
        "trigger": max(passage.confidence for passage in passages),
        "more witnesses": float(min(family_count, _MOST_COUNTED) - 1) + 0.5 * (len(members) > family_count),
        "day": float(interval.is_day),
        "month": float(days is not None and 1 < days <= NARROW_DAYS),
        "undated": float(interval.is_unknown),
        "date in words": float(any(passage.date_text for passage in passages)),
        "date inferred": float(all(member.basis is DateBasis.INFERRED for member in members)),
        "place in words": float(any(passage.place_text for passage in passages)),
        "several passages": float(len(passages) > len(members)),
    }


def confidence(members: Sequence[LocalEvent], interval: Interval, family_count: int) -> float:
    """The probability that the row is right, from 0 to 1."""
    told = features(members, interval, family_count)
    value = 1 / (1 + exp(-sum(COEFFICIENTS[name] * told[name] for name in COEFFICIENTS)))
    return round(min(MOST, max(LEAST, value)), 3)
