"""Fits the model of `pipeline/merge/confidence.py`: `python benchmarks/confidence.py ARTICLES GOLD [...]`.

Each two folders are a set of its own, as in `merge_weights.py`. An event is right when it matches one of the gold
events of one of its articles in type, place, date and status. Printed: the coefficients fitted to all sets; and for the
model in use and for models fitted without the set that they are tried on, the calibration curve in five bins of equal
size and the expected calibration error (Naeini and others 2015). Needs SciPy, which comes with scikit-learn
(`pip install -e .[train]`).
"""

import argparse
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from labelled import WINDOW_DAYS, LabelledSet, as_found, labelled_set
from scipy.optimize import minimize
from scoring import Found, matched, part_of

from pipeline.merge.cluster import clusters
from pipeline.merge.confidence import confidence, features
from pipeline.merge.events import merged_date
from pipeline.merge.origins import attribution

BINS = 5
EVIDENCE = frozenset({"trigger", "more witnesses", "date in words", "place in words", "several passages"})
LEAST_GAIN = 0.1


@dataclass(frozen=True, slots=True)
class Sample:
    """Events with what the model looks at, the confidence that it gives now, and whether they are right."""

    names: list[str]
    variables: np.ndarray
    confidences: np.ndarray
    right: np.ndarray


def sample(given: LabelledSet) -> Sample:
    """The events of the articles with gold; those that gold leaves open are left out."""
    groups = clusters(given.events, window_days=WINDOW_DAYS).groups
    number = {member.key: at for at, members in enumerate(groups) for member in members}
    dates = [merged_date(members)[0] for members in groups]
    verdicts: dict[int, list[bool]] = defaultdict(list)
    for wanted, here in given.articles:
        told = sorted({number[event.key] for event in here})
        found = []
        for at in told:
            own = [event for event in here if number[event.key] == at]
            places = set().union(*(one.places for one in as_found(groups[at], given.pack)))
            statuses = set().union(*(one.statuses for one in as_found(own, given.pack)))
            found.append(Found(str(at), own[0].event_type.value, places, statuses, dates[at]))
        pairs = {j: right for _, j, right in matched(wanted["events"], found)}
        for j, at in enumerate(told):
            if j in pairs or not part_of(found[j], wanted["events"]):
                verdicts[at].append(pairs.get(j, False))
    rows, confidences = [], []
    for at in sorted(verdicts):
        families = attribution(groups[at], {}, given.pack).origin_count
        rows.append(features(groups[at], dates[at], families))
        confidences.append(confidence(groups[at], dates[at], families))
    right = np.array([any(verdicts[at]) for at in sorted(verdicts)])
    return Sample(list(rows[0]), np.array([list(row.values()) for row in rows]), np.array(confidences), right)


def fitted(samples: Sequence[Sample], shares: Sequence[float], strength: float) -> np.ndarray:
    """Coefficients, the bias among them; more evidence never makes an event less sure.

    `shares` says how much the events of each sample count, `strength` how little coefficients are held back (the bias
    is not).
    """
    names = samples[0].names
    variables = np.concatenate([one.variables for one in samples])
    signs = np.where(np.concatenate([one.right for one in samples]), 1.0, -1.0)
    counts = np.concatenate([np.full(len(one.right), share) for one, share in zip(samples, shares, strict=True)])
    held = np.array([name != "bias" for name in names])

    def loss(coefficients: np.ndarray) -> float:
        margins = signs * (variables @ coefficients)
        return float((counts * np.logaddexp(0, -margins)).sum() + (held * coefficients**2).sum() / (2 * strength))

    bounds = [(LEAST_GAIN if name in EVIDENCE else None, None) for name in names]
    return np.asarray(minimize(loss, np.zeros(len(names)), method="L-BFGS-B", bounds=bounds).x)


def calibration(told: np.ndarray, right: np.ndarray) -> tuple[list[tuple[float, float, int]], float]:
    """Mean confidence, share that is right and size of each bin; and the expected calibration error."""
    bins = [part for part in np.array_split(np.argsort(told, kind="stable"), BINS) if len(part)]
    curve = [(float(told[part].mean()), float(right[part].mean()), len(part)) for part in bins]
    return curve, sum(abs(mean - share) * size for mean, share, size in curve) / len(told)


def main() -> None:
    """Fit and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", type=Path, nargs="+", help="ARTICLES GOLD, again and again")
    parser.add_argument("-C", type=float, default=0.5, help="how little the coefficients are held back")
    parser.add_argument("--shares", help="how much an event of each set counts, joined by commas (1,1,4)")
    arguments = parser.parse_args()
    pairs = list(zip(arguments.folders[::2], arguments.folders[1::2], strict=True))
    samples = [sample(labelled_set(articles, gold)) for articles, gold in pairs]
    given = [float(share) for share in arguments.shares.split(",")] if arguments.shares else [1.0] * len(pairs)
    print("| set | events | right | ECE now | ECE, fitted without the set | curve now: confidence, right, events |")
    print("|---|---|---|---|---|---|")
    unseen = []
    for (articles, _), one in zip(pairs, samples, strict=True):
        others = [(other, share) for other, share in zip(samples, given, strict=True) if other is not one]
        held_out = _unseen(one, others, arguments.C) if others else one.confidences
        unseen.append(held_out)
        _print_row(str(articles), one.confidences, held_out, one.right)
    right = np.concatenate([one.right for one in samples])
    _print_row("all", np.concatenate([one.confidences for one in samples]), np.concatenate(unseen), right)
    print("\n| variable | coefficient |\n|---|---|")
    for name, value in zip(samples[0].names, fitted(samples, given, arguments.C), strict=True):
        print(f"| {name} | {value:.2f} |")


def _unseen(one: Sample, others: Sequence[tuple[Sample, float]], strength: float) -> np.ndarray:
    """The confidences of a sample by a model that was fitted to others."""
    coefficients = fitted([other for other, _ in others], [share for _, share in others], strength)
    return np.asarray(1 / (1 + np.exp(-one.variables @ coefficients)))


def _print_row(name: str, now: np.ndarray, held_out: np.ndarray, right: np.ndarray) -> None:
    curve, error = calibration(now, right)
    points = "; ".join(f"{mean:.2f} {share:.2f} {size}" for mean, share, size in curve)
    unseen = calibration(held_out, right)[1]
    print(f"| {name} | {len(right)} | {right.mean():.3f} | {error:.3f} | {unseen:.3f} | {points} |")


if __name__ == "__main__":
    main()
