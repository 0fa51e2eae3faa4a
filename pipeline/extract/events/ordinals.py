"""Numbers in words: by ordinals sessions, congresses and plenary meetings are told apart."""

_WORDS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth",
    "twentieth",
)  # fmt: skip
ORDINALS = {word: number for number, word in enumerate(_WORDS, start=1)}
_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
CARDINALS = {"a": 1, "an": 1} | {word: number for number, word in enumerate(_NUMBERS, start=1)}
