"""The words of the knowledge pack by which statements are compared, and the stem that stands for a word.

Lemmas are not at hand here: a row of `claims` is all that is left of the parse.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Set
from decimal import Decimal
from functools import lru_cache

from pipeline.knowledge.pack import KnowledgePack

_LONGEST_STEM = 6
"""Words are cut here: "modern" and "modernise", "product" and "produce" become one, at the price of a few strangers."""
_SHORTEST = 3
_REMEMBERED = 200_000
_SUFFIXES = ("ings", "ing", "edly", "ed", "ly")
_VOWEL = re.compile(r"[aeiouy]")


def plain(text: str) -> str:
    """The text in lower case, without diacritics; characters keep their places."""
    if text.isascii():
        return text.lower()
    folded = unicodedata.normalize("NFC", text).replace("’", "'").replace("‘", "'")
    if len(folded) != len(text):
        folded = text
    return "".join(_plain_char(char) for char in folded)


@lru_cache(maxsize=4096)
def _plain_char(char: str) -> str:
    if char.isascii():
        return char.lower()
    base = unicodedata.normalize("NFKD", char)[0].casefold()
    return base if len(base) == 1 else char


@lru_cache(maxsize=_REMEMBERED)
def stem(word: str) -> str:
    """The beginning that forms of a word have in common.

    >>> stem("counties"), stem("county"), stem("halted"), stem("planning")
    ('counti', 'counti', 'halt', 'plan')
    """
    word = word.removesuffix("'s").replace("'", "")
    if len(word) > _SHORTEST and word.endswith("ies"):
        word = word[:-3] + "y"
    elif len(word) > _SHORTEST and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    for suffix in _SUFFIXES:
        base = word.removesuffix(suffix)
        if base != word and len(base) >= _SHORTEST and _VOWEL.search(base):
            word = base[:-1] if base[-1] == base[-2] and base[-1] not in "lsz" else base
            break
    if len(word) > _SHORTEST and word.endswith("e"):
        word = word[:-1]
    if word.endswith("y") and len(word) > _SHORTEST:
        word = word[:-1] + "i"
    return word[:_LONGEST_STEM]


class StatementWords:
    """Which words say nothing, turn round, count, bound a day, stand for others or contradict each other."""

    def __init__(self, pack: KnowledgePack) -> None:
        roles: dict[str, dict[str, str]] = defaultdict(dict)
        for fact in pack.meaning_words:
            roles[fact.role][fact.word] = fact.value
        self.empty = frozenset(roles["empty"])
        self.negators = {word: int(reach) for word, reach in roles["negator"].items()}
        self.universals = frozenset(roles["universal"])
        self.partitives = frozenset(roles["partitive"])
        self.annuls = frozenset(roles["annuls"])
        self.links = frozenset(roles["link"])
        self.deadlines = frozenset(roles["deadline"])
        self.numbers = {word: Decimal(value) for word, value in roles["number"].items()}
        self.multipliers = {word: Decimal(value) for word, value in roles["multiplier"].items()}
        self.ordinals = roles["ordinal"]
        self._same = roles["same"]
        self.denying = frozenset(fact.lemma for fact in pack.cues if fact.polarity == "deny")
        self.untrue = frozenset(self.stem(fact.word) for fact in pack.statement_words if fact.role == "untrue")
        self.states = {fact.place_id: fact.capital_of for fact in pack.places if fact.capital_of}
        """The country whose government a capital stands for."""
        self.nationalities = {
            tuple(plain(fact.demonym).split()): fact.place_id for fact in pack.demonyms if fact.place_id
        }
        opposites: dict[str, set[str]] = defaultdict(set)
        for pair in pack.antonyms:
            left, right = self.stem(pair.word), self.stem(pair.opposite)
            opposites[left].add(right)
            opposites[right].add(left)
        self.opposites = {word: frozenset(others) for word, others in opposites.items()}
        self._true = frozenset(other for word in self.untrue for other in self.opposites.get(word, ()))

    def refutes(self, stems: Set[str], negated: Set[str]) -> bool:
        """Whether a statement calls something untrue ("is a lie"), or not true."""
        return bool(self.untrue & (stems - negated) or self._true & negated)

    def stem(self, word: str) -> str:
        """The stem of a word, or of the one that it stands for."""
        return stem(self._same.get(word, word))
