"""Convert the Universal Dependencies treebanks to spaCy's binary training format."""

import random
from collections.abc import Iterable
from pathlib import Path

from conllu import Sentence, Word, read_documents
from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab
from ud_names import extra_pieces
from word_lists import WORD_LISTS

TRAIN_FILES = ("ud_english_ewt/en_ewt-ud-train.conllu.gz", "ud_english_gum_open/en_gum_open-ud-train.conllu.gz")
DEV_FILES = ("ud_english_ewt/en_ewt-ud-dev.conllu.gz",)
MAX_SENTENCES = 8
BARE_SHARE = 0.04
TITLE_SHARE = 0.02
MAX_HEADLINE_WORDS = 14
SMALL_WORDS = frozenset(WORD_LISTS["small_words"])


def make_doc(sentences: Iterable[Sentence], vocab: Vocab) -> Doc:
    """Build one annotated `Doc` from consecutive sentences."""
    words: list[Word] = []
    heads: list[int] = []
    starts: list[bool | int | None] = []
    for sentence in sentences:
        offset = len(words)
        for index, word in enumerate(sentence.words):
            words.append(word)
            heads.append(offset + (index if word.head == 0 else word.head - 1))
            starts.append(index == 0)
    return Doc(
        vocab,
        words=[word.form for word in words],
        spaces=[word.space for word in words],
        tags=[word.xpos for word in words],
        pos=[word.upos for word in words],
        morphs=["" if word.feats == "_" else word.feats for word in words],
        lemmas=[word.lemma for word in words],
        heads=heads,
        deps=["ROOT" if word.head == 0 else word.deprel for word in words],
        sent_starts=starts,
    )


def without_final_punctuation(sentence: Sentence) -> Sentence | None:
    """Return a copy that lacks its closing full stop, or None if it has none that can go."""
    last = len(sentence.words)
    if last < 4 or sentence.words[-1].form != "." or any(word.head == last for word in sentence.words):
        return None
    return Sentence(sentence.sent_id, sentence.starts_document, sentence.words[:-1])


def title_case(sentence: Sentence) -> Sentence:
    """Return a copy spelled like a headline: all but the small words start with a capital."""
    words = []
    for index, word in enumerate(sentence.words):
        values = dict(vars(word))
        if (index == 0 or word.form not in SMALL_WORDS) and word.form[0].isalpha() and not word.form.startswith("n't"):
            values["form"] = word.form[0].upper() + word.form[1:]
        words.append(Word(**values))
    return Sentence(sentence.sent_id, sentence.starts_document, words)


def headline_copies(document: list[Sentence], rng: random.Random) -> list[Sentence]:
    """Make a few single sentences without full stop, some of them in title case."""
    copies = []
    for sentence in document:
        draw = rng.random()
        if draw >= BARE_SHARE + TITLE_SHARE:
            continue
        bare = without_final_punctuation(sentence)
        if bare is None:
            continue
        if draw >= BARE_SHARE:
            if len(bare.words) > MAX_HEADLINE_WORDS:
                continue
            bare = title_case(bare)
        copies.append(bare)
    return copies


def training_docs(data: Path, vocab: Vocab, seed: int = 1) -> DocBin:
    """Cut the documents into pieces of one to eight sentences; add headlines and sentences with Korean names."""
    rng = random.Random(seed)
    store = DocBin(store_user_data=False)
    for name in TRAIN_FILES:
        for document in read_documents(data / name):
            position = 0
            while position < len(document):
                size = rng.randint(1, MAX_SENTENCES)
                store.add(make_doc(document[position : position + size], vocab))
                position += size
            for copy in headline_copies(document, rng):
                store.add(make_doc([copy], vocab))
    for piece in extra_pieces(data):
        store.add(make_doc(piece, vocab))
    return store


def whole_documents(paths: Iterable[Path], vocab: Vocab) -> list[Doc]:
    """Return the documents of the files uncut, for evaluation."""
    return [make_doc(document, vocab) for path in paths for document in read_documents(path)]


def convert(data: Path, work: Path) -> None:
    """Write `ud-train.spacy` and `ud-dev.spacy` into the work folder."""
    vocab = Vocab()
    training_docs(data, vocab).to_disk(work / "ud-train.spacy")
    dev = whole_documents([data / name for name in DEV_FILES], vocab)
    DocBin(docs=dev).to_disk(work / "ud-dev.spacy")
