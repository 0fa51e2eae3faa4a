"""Fits the weights of `pipeline/merge/weights.py`: `python benchmarks/merge_weights.py ARTICLES GOLD [...]`.

Each two folders are a set of its own: articles, and gold files in the format of the annotation guide whose events have
a `key` that all articles on one event share. The pairs of local events of two articles that no veto settles are the
sample, "same key" is the class, the scores of the features are the variables (0 where a feature says nothing) of a
logistic regression around the hand-set weights. Printed: the fitted weights in the units of the hand-set ones (so that
the threshold stays), and for both the errors on pairs and B³ over the articles, the fitted ones from weights that were
fitted without the set. `--errors` lists the pairs that the hand-set weights get wrong. Needs SciPy, which comes with
scikit-learn (`pip install -e .[train]`).
"""

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from labelled import WINDOW_DAYS, as_found, labelled_set
from scipy.optimize import minimize
from scoring import b_cubed, matched

from pipeline.merge.cluster import clusters
from pipeline.merge.compare import FACTS, TEXTS, VETOES, Feature, are_too_far, scores
from pipeline.merge.local import LocalEvent
from pipeline.merge.weights import BY_HAND, SAME_SCORE, Weights

FEATURES: tuple[Feature, ...] = (*FACTS, *TEXTS)


def labelled(articles: Path, gold: Path) -> list[tuple[LocalEvent, str]]:
    """The local events of a set that match gold, each with the key of its event."""
    given = labelled_set(articles, gold)
    found = []
    for wanted, here in given.articles:
        events = wanted.get("events", [])
        found += [(here[at], events[i]["key"]) for i, at, _ in matched(events, as_found(here, given.pack))]
    return found


def sample(events: Sequence[tuple[LocalEvent, str]], *, say: bool = False) -> tuple[np.ndarray, np.ndarray]:
    """Scores and classes of the pairs that no veto settles; `say` prints those that the hand-set weights get wrong."""
    variables, classes = [], []
    for at, (a, key) in enumerate(events):
        for b, other in events[at + 1 :]:
            apart = a.event_type is not b.event_type or a.article.article_id == b.article.article_id
            if apart or (are_too_far(a, b, WINDOW_DAYS) and a.calendar.isdisjoint(b.calendar)):
                continue
            told = dict(scores(a, b, FEATURES))
            if any(feature in VETOES and score.value == -1 for feature, score in told.items()):
                continue
            variables.append([told[feature].value if feature in told else 0.0 for feature in FEATURES])
            classes.append(key == other)
            total = sum(BY_HAND.of[feature] * score.value for feature, score in told.items())
            if say and (total >= SAME_SCORE) != (key == other):
                words = ", ".join(score.words for score in told.values())
                print(f"{total:.1f} {key} / {other}: {a.interval.edtf} / {b.interval.edtf}: {words}")
    return np.array(variables), np.array(classes)


def fitted(sets: Sequence[tuple[np.ndarray, np.ndarray]], strength: float) -> Weights:
    """Weights of a logistic regression that starts from the hand-set ones and never goes below half of them.

    They are scaled so that `SAME_SCORE` is where "same" becomes likelier than not. `strength` is the variance of the
    normal distribution around the hand-set weights that is assumed beforehand.
    """
    variables, classes = (np.concatenate(parts) for parts in zip(*sets, strict=True))
    hand = np.array([BY_HAND.of[feature] for feature in FEATURES])
    signs = np.where(classes, 1.0, -1.0)

    def loss(parameters: np.ndarray) -> float:
        margins = signs * (variables @ parameters[:-1] - parameters[-1])
        distance = ((parameters[:-1] - hand) ** 2).sum() + (parameters[-1] - SAME_SCORE) ** 2
        return float(np.logaddexp(0, -margins).sum() + distance / (2 * strength))

    start = np.append(hand, SAME_SCORE)
    found = minimize(loss, start, method="L-BFGS-B", bounds=[(weight / 2, None) for weight in hand] + [(0.1, None)]).x
    scale = SAME_SCORE / found[-1]
    return Weights({f: round(float(w) * scale, 2) for f, w in zip(FEATURES, found[:-1], strict=True)})


def pair_errors(variables: np.ndarray, classes: np.ndarray, weights: Weights) -> tuple[int, int]:
    """How many pairs the weights merge that are different, and leave apart that are the same."""
    same = variables @ np.array([weights.of[feature] for feature in FEATURES]) >= SAME_SCORE
    return int((same & ~classes).sum()), int((~same & classes).sum())


def merged(events: Sequence[tuple[LocalEvent, str]], weights: Weights) -> float:
    """B³ of the clusters that the weights make."""
    groups = clusters([event for event, _ in events], window_days=WINDOW_DAYS, weights=weights).groups
    of = {event.key: number for number, group in enumerate(groups) for event in group}
    return b_cubed([(key, of[event.key]) for event, key in events])


def main() -> None:
    """Fit and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", type=Path, nargs="+", help="ARTICLES GOLD, again and again")
    parser.add_argument("-C", type=float, default=2.0, help="how little the weights are held back")
    parser.add_argument("--errors", action="store_true", help="list the pairs that the hand-set weights get wrong")
    arguments = parser.parse_args()
    pairs = list(zip(arguments.folders[::2], arguments.folders[1::2], strict=True))
    events = [labelled(articles, gold) for articles, gold in pairs]
    samples = [sample(one, say=arguments.errors) for one in events]
    print("| set | events | pairs | same | hand: false, missed, B³ | fitted without it: false, missed, B³ |")
    print("|---|---|---|---|---|---|")
    for at, ((articles, _), told, (variables, classes)) in enumerate(zip(pairs, events, samples, strict=True)):
        others = [one for number, one in enumerate(samples) if number != at and len(one[0])]
        figures = [
            (*pair_errors(variables, classes, weights), round(merged(told, weights), 3))
            for weights in (BY_HAND, fitted(others, arguments.C))
        ]
        print(f"| {articles} | {len(told)} | {len(classes)} | {int(classes.sum())} | {figures[0]} | {figures[1]} |")
    print("\n| feature | hand | fitted |\n|---|---|---|")
    everything = fitted([one for one in samples if len(one[0])], arguments.C)
    for feature in FEATURES:
        print(f"| {feature.__name__} | {BY_HAND.of[feature]} | {everything.of[feature]} |")


if __name__ == "__main__":
    main()
