"""Teach the parser reports of speech: copies of treebank sentences with other reporting verbs and other speakers.

The treebanks have "I think" and "he said" by the thousand, but few of the verbs in the present tense that news is full
of ("the ministry maintains that …", "…, an economist at the bank cautions"): without these copies the tagger takes
many of them for nouns. `reporters.tsv` holds the speakers.
"""

from collections.abc import Iterator
from pathlib import Path

from conllu import Sentence, Word
from korean_names import NameMaker
from ud_names import add_spacing, pattern_word, slot_name
from word_lists import WORD_LISTS

HERE = Path(__file__).parent
KNOWN = frozenset(WORD_LISTS["reported_verbs"])
"""Verbs whose sentences are copied."""
VERBS = tuple(WORD_LISTS["reporting_verbs"])
IRREGULAR = {"say": "said", "think": "thought", "deny": "denied"}
TENSES = frozenset({"VBD", "VBZ", "VBP"})
COPIES = 2
PRESENT_SHARE = 0.7
THAT_SHARE = 0.5
FINITE = "Mood=Ind|Number={number}|Person=3|Tense={tense}|VerbForm=Fin"


def read_reporters(path: Path) -> list[list[Word]]:
    """The noun phrases, heads counted from 1 inside the phrase, 0 for its head."""
    phrases = []
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        rows = [line.split("\t") for line in block.splitlines() if line and not line.startswith("#")]
        if rows:
            phrases.append([pattern_word(*row) for row in rows])
            add_spacing(phrases[-1])
    return phrases


def splice(words: list[Word], start: int, end: int, new: list[Word]) -> list[Word]:
    """Put the words `new` in the place of those from `start` to `end`, which hang together below one of them.

    Of `new`, the word with the relation "head" takes over that one's head and relation.
    """
    inside = range(start + 1, end + 1)
    old = next(words[i - 1] for i in inside if words[i - 1].head not in inside)
    shift = len(new) - (end - start)
    root = start + 1 + next(i for i, word in enumerate(new) if word.deprel == "head")

    def moved(place: int) -> int:
        return root if place in inside else place + shift if place > end else place

    result = [Word(**(vars(word) | {"head": moved(word.head)})) for word in words]
    own = [Word(**(vars(word) | {"head": word.head + start if word.head else 0})) for word in new]
    own[root - start - 1].head, own[root - start - 1].deprel = moved(old.head), old.deprel
    own[-1].space = words[end - 1].space
    return [*result[:start], *own, *result[end:]]


def with_names(phrase: list[Word], maker: NameMaker) -> list[Word]:
    """The phrase with its slots filled: the first word of a name heads it, the others are flat."""
    words = [Word(**vars(word)) for word in phrase]
    for place in reversed(range(len(words))):
        if not words[place].form.startswith("{"):
            continue
        name = slot_name(words[place].form[1], maker)
        parts = [piece for part in name.words for piece in part.replace("-", " - ").split()]
        new = [Word(piece, piece, "PROPN", "NNP", "Number=Sing", 1, "flat") for piece in parts]
        for word, following in zip(new, new[1:], strict=False):
            word.space = "-" not in (word.form, following.form)
            if word.form == "-":
                word.upos, word.xpos, word.feats, word.deprel = "PUNCT", "HYPH", "_", "punct"
        new[0].head, new[0].deprel = 0, "head"
        words = splice(words, place, place + 1, new)
    return words


def form_of(verb: str, *, present: bool, plural: bool) -> str:
    """The finite form of a reporting verb."""
    stem = verb
    if present:
        return stem if plural else stem[:-1] + "ies" if stem.endswith("y") and stem != "say" else stem + "s"
    return IRREGULAR.get(verb) or (stem + "d" if stem.endswith("e") else stem + "ed")


def reports(sentence: Sentence) -> list[int]:
    """The places of finite reporting verbs that have a clause and a one-word subject pronoun or any subject."""
    found = []
    for index, word in enumerate(sentence.words):
        children = [other for other in sentence.words if other.head == index + 1]
        relations = {child.deprel for child in children}
        said = "ccomp" in relations or word.deprel == "parataxis"
        helped = relations & {"aux", "aux:pass", "cop", "advmod:neg"}
        if word.lemma in KNOWN and word.xpos in TENSES and said and "nsubj" in relations and not helped:
            found.append(index)
    return found


def rewritten(sentence: Sentence, index: int, phrases: list[list[Word]], maker: NameMaker) -> Sentence | None:
    """The sentence with another reporting verb at `index` and another speaker; None when the speaker is too long."""
    words = [Word(**vars(word)) for word in sentence.words]
    subject = next(i for i, word in enumerate(words) if word.head == index + 1 and word.deprel == "nsubj")
    below = {subject + 1}
    while more := {i + 1 for i, word in enumerate(words) if word.head in below} - below:
        below |= more
    start, end = min(below) - 1, max(below)
    if end - start != len(below) or len(below) > 4 or start <= index < end:
        return None
    phrase = with_names(maker.rng.choice(phrases), maker)
    head = next(word for word in phrase if word.deprel == "head")
    plural, present = head.xpos in {"NNS", "NNPS"}, maker.rng.random() < PRESENT_SHARE
    verb = words[index]
    lemma = maker.rng.choice(VERBS)
    verb.form, verb.lemma = form_of(lemma, present=present, plural=plural), lemma
    verb.xpos = "VBD" if not present else "VBP" if plural else "VBZ"
    verb.feats = FINITE.format(number="Plur" if plural else "Sing", tense="Pres" if present else "Past")
    if start == 0:
        phrase[0].form = phrase[0].form[0].upper() + phrase[0].form[1:]
    elif words[start].form[0].isupper() and words[start].xpos == "PRP":
        words[start].form = words[start].form.lower()
    with_that = _with_that(words, index, maker)
    shift = len(with_that) - len(words) if start > index else 0
    return Sentence(words=splice(with_that, start + shift, end + shift, phrase))


def _with_that(words: list[Word], index: int, maker: NameMaker) -> list[Word]:
    """The words with "that" before a bare clause right behind the verb, half of the time."""
    clause = next((i for i, word in enumerate(words) if word.head == index + 1 and word.deprel == "ccomp"), None)
    if clause is None or clause < index or index + 1 >= len(words) or maker.rng.random() >= THAT_SHARE:
        return words
    following = words[index + 1]
    if following.upos not in {"PRON", "DET", "NOUN", "PROPN", "ADJ"} or following.form.lower() in {
        "that",
        "what",
        "who",
    }:
        return words
    if following.xpos in {"WP", "WDT", "WRB"} or any(w.head == clause + 1 and w.deprel == "mark" for w in words):
        return words
    place = index + 1

    def moved(head: int) -> int:
        return head + 1 if head > place else head

    result = [Word(**(vars(word) | {"head": moved(word.head)})) for word in words]
    that = Word("that", "that", "SCONJ", "IN", "_", clause + 2, "mark")
    return [*result[:place], that, *result[place:]]


def report_pieces(documents: Iterator[list[Sentence]], maker: NameMaker) -> Iterator[list[Sentence]]:
    """Pieces of one sentence each: every report of speech in the documents, rewritten `COPIES` times."""
    phrases = read_reporters(HERE / "reporters.tsv")
    for document in documents:
        for sentence in document:
            for index in reports(sentence):
                for _ in range(COPIES):
                    copy = rewritten(sentence, index, phrases, maker)
                    if copy is not None:
                        yield [copy]
