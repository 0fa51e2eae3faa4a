"""Ordinal numbers in words: sessions, congresses and plenary meetings are told apart by them."""

_WORDS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth",
    "twentieth",
)  # fmt: skip
ORDINALS = {word: number for number, word in enumerate(_WORDS, start=1)}
_CARDINAL_WORDS = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
)  # fmt: skip
CARDINALS = {word: number for number, word in enumerate(_CARDINAL_WORDS, start=1)} | {"a": 1, "an": 1}
"""Small numbers by their words."""
