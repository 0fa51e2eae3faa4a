"""Many passages, one event: entities over the corpus, duplicates of events, sources and facilities.

Read `local.py` (what one article says), `compare.py` (are two the same?), `cluster.py`, then `events.py`; and
`redating.py` for articles that date each other before that.
"""

from pipeline.merge.corpus import Merged, merge_corpus
from pipeline.merge.redating import Redated, redate

__all__ = ["Merged", "Redated", "merge_corpus", "redate"]
