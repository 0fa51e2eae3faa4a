"""The verb groups of a sentence and their tense, read from its words without a parser.

The rules lean to `none`: what was to be, is needed, or hangs on a condition may lie behind or ahead.
"""

import re
from dataclasses import dataclass
from typing import Literal

from pipeline.dates.grammar.lexicon import DateLexicon
from pipeline.dates.inferred.quotations import Quotations
from pipeline.dates.resolve import Tense

Kind = Literal["done", "said", "open"]
Group = tuple[Tense, Kind, int]
"""Tense and kind of a verb group, and the word behind its end."""

_WORD = re.compile(r"[A-Za-z]+(?:[-'’][A-Za-z]+)*|\d[\d,.]*|[^\w\s]")
_CONDITION = re.compile(
    r"(?:\b(?:[Ii]f|[Ww]hether|[Uu]nless|[Uu]ntil|[Tt]ill|[Oo]nce|[Ll]est)\b|"
    r"(?:^|[-–—:;(“\"])[\s\"“]*(?:Had|Were|Should)\b)[^,;:.]*$"
)
_CONDITION_REACH = 60
"""What hangs on a condition is not told as past."""
_MOST_ADVERBS = 4
_NEGATIONS = frozenset(
    {"not", "never", "n't", "also", "still", "already", "now", "just", "only", "all", "both", "first"}
)
_BE_PRESENT = frozenset({"is", "are", "am"})
_BE_PAST = frozenset({"was", "were"})
_BE_OTHER = frozenset({"be", "been", "being"})
_HAVE = frozenset({"has", "have", "having"})
_DETERMINERS = frozenset({"the", "a", "an", "this", "that", "these", "those", "no", "any", "every", "each"})
_NO_VERB = _DETERMINERS | {"date"}
_NOUN_AFTER = frozenset({"of", "to", "and", "for", "in", "at", "as", "that", "is", "was", "or", "with", ",", "."})
_SUBJECTS = frozenset({"he", "she", "it", "they", "we", "i", "you", "who", "which", "that", "also", "then"})


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb group of a sentence: its tense, where it stands, and how it holds a date behind its object.

    `done` is what happens at a place and time (visited, opened): it holds; `said` is followed by a clause of its own;
    `open` is anything else: "announced a summit in June" may be ahead.
    """

    tense: Tense
    start: int
    end: int
    kind: Kind
    quoted: bool
    finite: bool = False
    """Whether a future is told by a finite verb."""


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a sentence with their places."""

    text: str
    words: list[str]
    starts: list[int]
    ends: list[int]

    def at(self, index: int) -> str:
        """A word in small letters; empty beyond the ends."""
        return self.words[index].lower() if 0 <= index < len(self.words) else ""

    def is_name(self, index: int) -> bool:
        """Whether the word is written with a capital or a digit."""
        return 0 <= index < len(self.words) and (self.words[index][0].isupper() or self.words[index][0].isdigit())


def sentence_cues(text: str, lexicon: DateLexicon, quotations: Quotations, offset: int) -> list[Cue]:
    """The verb groups of a sentence that tell a tense or refuse one, in order; it stands at `offset` of its text."""
    found = list(_WORD.finditer(text))
    words = _Words(text, [m.group() for m in found], [m.start() for m in found], [m.end() for m in found])
    cues: list[Cue] = []
    index = 0
    while index < len(words.words):
        read = _group(words, index, lexicon) if words.words[index][0].isalpha() else None
        if read is None:
            index += 1
            continue
        tense, kind, last = read
        if _CONDITION.search(text, max(0, words.starts[index] - _CONDITION_REACH), words.starts[index]):
            tense = "none"
        finite = tense == "future" and (lexicon.has("modal", words.at(index)) or words.at(index) in _BE_PRESENT)
        start, end = words.starts[index], words.ends[last - 1]
        cues.append(Cue(tense, start, end, kind, quotations.holds(offset + start), finite))
        index = last
    return cues


def _group(words: _Words, index: int, lexicon: DateLexicon) -> Group | None:
    """Tense, kind and end of the verb group that begins here; `None` when none does."""
    word, following = words.at(index), words.at(index + 1)
    if word in _BE_PAST or word == "had":
        return _past_auxiliary(words, index, lexicon)
    if word in _BE_PRESENT:
        return _present_auxiliary(words, index, lexicon)
    if word in _HAVE:
        return _perfect(words, index, lexicon)
    if (word, following) == ("ahead", "of") or (word == "next" and following in ("year", "month", "week")):
        return "future", "open", index + 2
    if lexicon.has("modal", word):
        return _modal(words, index, lexicon)
    if word == "to":
        return _infinitive(words, index, lexicon)
    if word in ("did", "didn't", "didn’t"):
        return "past", "open", index + 1
    return _bare(words, index, lexicon)


def _bare(words: _Words, index: int, lexicon: DateLexicon) -> Group | None:
    """A word without auxiliary: of the future, of a wish, or a past form."""
    word, following = words.at(index), words.at(index + 1)
    if lexicon.has("future_to", word):
        return ("future", "open", index + 2) if following == "to" else None
    if lexicon.has("planned", word):
        if words.at(index - 1) == "," and _is_due_to_do(words, index, lexicon):
            return "future", "open", _infinitive_end(words, index + 1, lexicon)
        if words.at(index - 1) == "," and following == "for":
            return "future", "open", index + 2
        return None if words.at(index - 1) == "as" else ("none", "open", index + 1)
    if lexicon.has("future", word):
        return "future", "open", index + 1
    if lexicon.has("prospect", word) and not (word in ("may", "march") and words.words[index][0].isupper()):
        return "none", "open", index + 1
    verb = _without_name(words.words[index], lexicon).lower()
    if _is_past_form(verb, lexicon) and (verb != word or _is_finite(words, index, lexicon)):
        return "past", _kind(verb, lexicon), index + 1
    return None


def _past_auxiliary(words: _Words, index: int, lexicon: DateLexicon) -> Group:
    """Read "was", "were" and "had": what was to be, or was planned, may still lie ahead."""
    found, _ = _participle(words, index, lexicon)
    return found or ("past", "open", index + 1)


def _present_auxiliary(words: _Words, index: int, lexicon: DateLexicon) -> Group:
    """Read "is" and "are": "is to open" and "is scheduled" lie ahead, "is needed" says nothing."""
    last = _skip(words, index + 1)
    word = words.at(last)
    if word == "to" or word == "going" and words.at(last + 1) == "to":
        return "future", "open", _infinitive_end(words, last + (word == "going"), lexicon)
    if lexicon.has("planned", word) and (not _is_due_to(words, last) or _is_due_to_do(words, last, lexicon)):
        end = _infinitive_end(words, last + 1, lexicon) if words.at(last + 1) == "to" else last + 1
        return "future", "open", end
    return "none", "open", last + 1 if _is_past_form(word, lexicon) else index + 1


def _is_due_to(words: _Words, index: int) -> bool:
    """Whether "due to" begins here: it names a reason, or what is to come."""
    return words.at(index) == "due" and words.at(index + 1) == "to"


def _is_due_to_do(words: _Words, index: int, lexicon: DateLexicon) -> bool:
    """For "due to open", not "due to rain": only verbs that are seldom nouns are known."""
    return _is_due_to(words, index) and lexicon.has("due_verb", words.at(index + 2))


def _perfect(words: _Words, index: int, lexicon: DateLexicon) -> Group | None:
    """Read "has opened", "have been opened", "has been there"; a bare "has" is no tense."""
    found, last = _participle(words, index, lexicon)
    return found or (("past", "open", last) if words.at(last - 1) == "been" else None)


def _participle(words: _Words, index: int, lexicon: DateLexicon) -> tuple[Group | None, int]:
    """The tense that the words behind "was", "had" or "has" tell, and the first of these that is no "been"."""
    last = _skip(words, index + 1)
    while words.at(last) in _BE_OTHER:
        last = _skip(words, last + 1)
    word = words.at(last)
    if word == "to":
        return ("none", "open", _infinitive_end(words, last, lexicon)), last
    if lexicon.has("planned", word) or lexicon.has("prospect", word) or lexicon.has("shifted", word):
        return ("none", "open", last + 1), last
    if _is_past_form(word, lexicon):
        return ("past", _kind(word, lexicon), last + 1), last
    return None, last


def _modal(words: _Words, index: int, lexicon: DateLexicon) -> Group | None:
    """Read "will", "shall", "must": they look ahead, others only wish; "the will of" is a noun, May a month."""
    word, following = words.at(index), words.at(index + 1)
    if word in ("will", "may", "might") and (
        following in _NOUN_AFTER or words.at(index - 1) in _DETERMINERS or words.words[index][0].isupper()
    ):
        return None
    last = _skip(words, index + 1)
    perfect = words.at(last) == "have"
    while words.at(last) in _BE_OTHER or words.at(last) == "have":
        last = _skip(words, last + 1)
    end = last + 1 if _is_past_form(words.at(last), lexicon) else last
    ahead = lexicon.has("future", word) and not (perfect and word == "must")
    return "future" if ahead else "none", "open", max(end, index + 1)


def _infinitive(words: _Words, index: int, lexicon: DateLexicon) -> Group | None:
    """Read "to" before a verb: any word behind it that is no determiner is taken for one, to be on the safe side."""
    following = words.at(index + 1)
    if not following or not following[0].isalpha() or following in _NO_VERB:
        return None
    if lexicon.has("possessive", following) or words.is_name(index + 1):
        return None
    return "none", "open", _infinitive_end(words, index, lexicon)


def _infinitive_end(words: _Words, index: int, lexicon: DateLexicon) -> int:
    last = _skip(words, index + 1)
    while words.at(last) in _BE_OTHER or words.at(last) == "have":
        last = _skip(words, last + 1)
    return last + 1 if _is_past_form(words.at(last), lexicon) else max(last, index + 1)


def _skip(words: _Words, index: int) -> int:
    """The next word that is neither a negation nor an adverb; a few are read over."""
    last = index + _MOST_ADVERBS
    while index < last and (words.at(index) in _NEGATIONS or re.fullmatch(r"\w{3,}ly", words.at(index))):
        index += 1
    return index


def is_verb_form(word: str, lexicon: DateLexicon) -> bool:
    """Whether a word is an auxiliary or a past form."""
    auxiliary = _BE_PRESENT | _BE_PAST | _HAVE | {"had", "did"}
    lowered = word.lower()
    return lowered in auxiliary or lexicon.has("modal", lowered) or _is_past_form(lowered, lexicon)


def _without_name(word: str, lexicon: DateLexicon) -> str:
    """The verb of a word that is a name and a verb run together ("Unvisited"), as pages with bold names have it."""
    tails = (word[cut:] for cut in (2, 3, 4)) if word[0].isupper() else ()
    return next((tail for tail in tails if lexicon.has("done_verb", tail) or lexicon.has("past_verb", tail)), word)


def _is_past_form(word: str, lexicon: DateLexicon) -> bool:
    if lexicon.has("past_verb", word) or lexicon.has("done_verb", word):
        return True
    return word.endswith("ed") and len(word) > 3 and not lexicon.has("not_past", word)


def _is_finite(words: _Words, index: int, lexicon: DateLexicon) -> bool:
    """Whether a past form without auxiliary is a verb or a participle.

    A bare noun behind a word in -ed makes it an adjective ("accelerated growth"), an article before it a noun.
    """
    previous, following = words.at(index - 1), words.at(index + 1)
    if previous in _DETERMINERS - {"that", "this"}:
        return False
    if words.at(index) == "won" and (previous[:1].isdigit() or previous.endswith(("illion", "thousand", "hundred"))):
        return False
    if not following[:1].isalpha() or following in _DETERMINERS or words.is_name(index + 1):
        return True
    if lexicon.has("object_start", following):
        return True
    return previous in _SUBJECTS or words.is_name(index - 1) or following.endswith("ly")


def _kind(word: str, lexicon: DateLexicon) -> Kind:
    if lexicon.has("done_verb", word):
        return "done"
    return "said" if lexicon.has("speech", word) else "open"
