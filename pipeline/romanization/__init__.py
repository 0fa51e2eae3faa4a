"""Romanisations of Korean names from their Hangul: what a place or person may be called in an English report.

Read `hangul.py` (jamo), `sounds.py` (where syllables meet), `systems.py` (the letters, in `systems.csv`), then
`place_names.py` and `person_names.py`. The room knows nothing of the pipeline but its errors.
"""

from pipeline.romanization.person_names import dprk_person, person_spellings, roman_names
from pipeline.romanization.place_names import all_place_spellings, place_spellings
from pipeline.romanization.roman_name import RomanName
from pipeline.romanization.surnames import split_name

__all__ = [
    "RomanName",
    "all_place_spellings",
    "dprk_person",
    "person_spellings",
    "place_spellings",
    "roman_names",
    "split_name",
]
