"""What people say of the corpus, which goes before what the pipeline finds: the file of corrections.

Read `entries.py` (what an entry says), then `reading.py` and `writing.py`. What entries do is up to `merge/by_hand/`.
"""

from pipeline.corrections.entries import KINDS, Entry
from pipeline.corrections.reading import load_corrections, make_entry, parse_corrections
from pipeline.corrections.writing import append_correction

__all__ = ["KINDS", "Entry", "append_correction", "load_corrections", "make_entry", "parse_corrections"]
