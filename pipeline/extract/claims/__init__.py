"""Who says what, in which words, carried by whom; start with `attribution.py`."""
