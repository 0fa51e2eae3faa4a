"""Quantities: numbers in words or digits with what they count, as typed values. Read `value.py`, then `grammar.py`.

The room knows words only: `extract` gives it the parts of speech of a text, `merge` reads shown words back.
"""

from pipeline.quantities.grammar import find, parse_quantity
from pipeline.quantities.lexicon import QuantityWords, RoleWords
from pipeline.quantities.value import Quantity

__all__ = ["Quantity", "QuantityWords", "RoleWords", "find", "parse_quantity"]
