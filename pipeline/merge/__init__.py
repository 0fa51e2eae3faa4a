"""Many passages, one event: entities over the corpus, duplicates of events, sources and facilities.

Read `local.py` (what one article says), `compare.py` (are two the same?), `cluster.py`, then `events.py`.
"""

from pipeline.merge.corpus import Merged, merge_corpus

__all__ = ["Merged", "merge_corpus"]
