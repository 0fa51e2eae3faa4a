"""Finding known names in a `Doc`: spellings folded to one key, the longest match from the left.

A key forgets what spellings of one name differ in: diacritics and breves (McCune-Reischauer "P'yŏngyang"), hyphens,
apostrophes, blanks and case. What a key forgets is asked of the text again: a name that is written with a capital
counts only with a capital, one in capitals only (an acronym) only in capitals.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Doc

from pipeline.records import MentionKind

_MULTIPLICATION = str.maketrans({"×": "x", "’": "'", "‘": "'"})
_BETWEEN_WORDS = re.compile(r"[\s\-]+")
_NOT_KEY = re.compile(r"[^\w&]+|_")
_BREAK = "\0"
_LONGEST = 16
"""Tokens of the longest name that is looked for; "Democratic People's Republic of Korea" has 6."""


@lru_cache(maxsize=100_000)
def fold(text: str) -> str:
    """The key of a spelling: letters and digits only, lower case, without marks; empty for mere punctuation."""
    decomposed = unicodedata.normalize("NFKD", text.translate(_MULTIPLICATION))
    bare = "".join(char for char in decomposed if not unicodedata.combining(char))
    return _NOT_KEY.sub("", bare.casefold())


def slug(text: str) -> str:
    """The part behind the colon of an id that is made from a name."""
    return "-".join(filter(None, (fold(word) for word in re.split(r"[\s\-–/]+", text))))


@dataclass(frozen=True, slots=True)
class Name:
    """One spelling of one entry of a gazetteer: `kind` says what is named, `entity_id` who.

    `strength` says how surely: `full`, `bare` (without its administrative word) or `weak` (as often something else).
    """

    text: str
    kind: str
    entity_id: str
    strength: str = "full"


@dataclass(frozen=True, slots=True)
class Match:
    """Tokens `start:end` of a `Doc` that spell all of `names` (several when they are homonyms)."""

    start: int
    end: int
    names: tuple[Name, ...]


def _fits(name: Name, text: str) -> bool:
    """Whether capitals and blanks fit, too.

    Two capitalised words are not one ("Kim Hwa" is not "Kimhwa"), and one word is no person of several.
    """
    parts = name.text.count(" ") + name.text.count("-")
    if text.count(" ") > parts and "." not in name.text and text.istitle():
        return False
    if name.kind == MentionKind.PERSON and parts and not re.search(r"[\s\-]", text):
        return False
    return _case_fits(name.text, text)


def _case_fits(name: str, text: str) -> bool:
    letters = [char for char in name if char.isalpha()]
    if not letters:
        return True
    if len(letters) > 1 and all(char.isupper() for char in letters) and " " not in name:
        return text.upper() == text
    if name.startswith("the ") and len(letters) > 3 and name[4].isupper() and text[:4].lower() == "the ":
        return text[4:5].isupper()  # "the party" is any, "the Party" one
    if name.startswith("The ") and text.startswith("The ") and not text[4:5].isupper():
        return False  # "The diplomat" at the head of a sentence is no magazine
    return not letters[0].isupper() or text[0].isupper() or not text[0].isalpha()


class Gazetteer:
    """Names by folded key; `find` yields the longest matches from the left, which never overlap.

    `word_key` folds one word; the key of a name is that of its words in a row.
    """

    def __init__(self, names: Iterable[Name], word_key: Callable[[str], str] = fold) -> None:
        self._word_key = word_key
        self._names: dict[str, list[Name]] = {}
        self._longest: dict[str, int] = {}
        for name in names:
            key = self._key(name.text)
            if len(key) < 2:
                continue
            entries = self._names.setdefault(key, [])
            if name not in entries:
                entries.append(name)
            self._longest[key[:2]] = max(self._longest.get(key[:2], 0), len(key))

    def _key(self, text: str) -> str:
        """The keys of the words in a row; a comma that belongs to a name ("C.C., WPK") has to be met, too."""
        return "".join(self._word_key(w) + _BREAK * w.endswith(",") for w in _BETWEEN_WORDS.split(text))

    def lookup(self, text: str) -> tuple[Name, ...]:
        """The names that `text` as a whole spells, its case aside."""
        return tuple(self._names.get(self._key(text), ()))

    def _longest_at(self, doc: Doc, keys: list[str], start: int) -> Match | None:
        longest = self._longest.get(keys[start][:2], 0)
        if len(keys[start]) == 1 and start + 1 < len(keys):
            longest = max(self._longest.get((keys[start] + keys[start + 1])[:2], 0), longest)
        best, key = None, ""
        for end in range(start, min(start + _LONGEST, len(keys)) if longest else start):
            if doc[end].is_space:
                break
            key += keys[end]
            if len(key) > longest:
                break
            if keys[end] and key in self._names:
                text = doc[start : end + 1].text
                names = tuple(name for name in self._names[key] if _fits(name, text))
                best = Match(start, end + 1, names) if names else best
        return best

    def find(self, doc: Doc) -> Iterator[Match]:
        """All matches in text order.

        A name never crosses a newline token nor begins with a possessive ending. Punctuation inside is skipped ("Kim
        Jong-un", "D.P.R.K."), but not a comma or bracket: "Pukchang, South Phyongan" are two names.
        """
        keys = [_BREAK if token.text in ',;:()[]"“”' else self._word_key(token.text) for token in doc]
        start = 0
        while start < len(keys):
            opens = keys[start] and doc[start].text not in {"'s", "’s"}
            match = self._longest_at(doc, keys, start) if opens else None
            if match is not None and doc[start].lower_ == "the" and start + 1 < len(keys) and keys[start + 1]:
                behind = self._longest_at(doc, keys, start + 1)
                match = behind if behind is not None and behind.end > match.end else match
            if match is not None:
                yield match
            start = match.end if match is not None else start + 1
