"""Prints how good the pipeline is on a corpus with gold: `python tests/quality/report.py [CORPUS GOLD] [--errors]`.

With `--claims`, or without a corpus, also on the sets of claims, names and stories (`claim_sets.py`, `name_sets.py`,
`story_sets.py`).
"""

import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

import claim_sets
import name_sets
import story_sets
from scoring import Tally, score

from pipeline import read_tables, run

HERE = Path(__file__).parent
TABLES = ("articles", "mentions", "events", "event_sources", "claims")


def main(arguments: list[str]) -> None:
    """Run on the corpus (the sample corpus by default), score against the gold, print a table."""
    folders = [Path(a) for a in arguments if not a.startswith("-")] or [HERE.parent.parent / "corpus", HERE / "gold"]
    with tempfile.TemporaryDirectory() as outputs:
        run(folders[0], outputs)
        tables = read_tables(Path(outputs))
        tallies = score({name: getattr(tables, name) for name in TABLES}, folders[1])
    show("corpus", tallies, errors="--errors" in arguments)
    if len(folders) == 2 and folders[1] == HERE / "gold":
        for kind, sets in (("claims", claim_sets), ("names", name_sets), ("stories", story_sets)):
            for name in sets.SETS:
                show(f"{kind}, {name}", sets.score_set(name), errors="--errors" in arguments and "held_out" not in name)


def show(name: str, tallies: Mapping[str, Tally], *, errors: bool) -> None:
    """Print a table of measures; errors of sets that are held out stay unread."""
    print(f"\n{name:28} {'P':>6} {'R':>6} {'F1':>6} {'n':>5}")
    for measure, tally in tallies.items():
        precision = tally.hits / max(1, tally.hits + tally.extra)
        recall = tally.hits / max(1, tally.hits + tally.missed)
        print(f"{measure:28} {precision:6.3f} {recall:6.3f} {tally.f1:6.3f} {tally.hits + tally.missed:5}")
    if errors:
        print("\n".join(f"{measure}: {error}" for measure, tally in tallies.items() for error in tally.errors))


if __name__ == "__main__":
    main(sys.argv[1:])
