"""Teach the parser Korean names: copies of treebank sentences with other names, and own sentence patterns."""

import random
from collections.abc import Iterator
from pathlib import Path

from conllu import Sentence, Word, read_documents
from convert_ner import gum_sentence, read_uner
from korean_names import Name, NameMaker
from word_lists import WORD_LISTS

HERE = Path(__file__).parent
RENAMED_SHARE = 0.5
PATTERN_COPIES = 14
ABBREVIATIONS = WORD_LISTS["abbreviations"]
UPOS = {
    "NNP": "PROPN",
    "NNPS": "PROPN",
    "NN": "NOUN",
    "NNS": "NOUN",
    "IN": "ADP",
    "DT": "DET",
    "CC": "CCONJ",
    "JJ": "ADJ",
    "RB": "ADV",
    "PRP": "PRON",
    "CD": "NUM",
}
FEATURES = {
    "NNP": "Number=Sing",
    "NNPS": "Number=Plur",
    "NN": "Number=Sing",
    "NNS": "Number=Plur",
    "JJ": "Degree=Pos",
    "VBN": "Tense=Past|VerbForm=Part",
    "VB": "VerbForm=Inf",
    "MD": "VerbForm=Fin",
    "VBD": "Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin",
    "VBD+": "Mood=Ind|Number=Plur|Person=3|Tense=Past|VerbForm=Fin",
    "VBZ": "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin",
    "VBP": "Mood=Ind|Number=Plur|Person=1|Tense=Pres|VerbForm=Fin",
    "CD": "NumForm=Digit|NumType=Card",
}
WORD_FEATURES = {
    "the": "Definite=Def|PronType=Art",
    "a": "Definite=Ind|PronType=Art",
    "this": "Number=Sing|PronType=Dem",
    "it": "Case=Acc|Gender=Neut|Number=Sing|Person=3|PronType=Prs",
    "him": "Case=Acc|Gender=Masc|Number=Sing|Person=3|PronType=Prs",
    "we": "Case=Nom|Number=Plur|Person=1|PronType=Prs",
}


def name_words(name: Name, head: int, deprel: str, first: int, space: bool) -> list[Word]:
    """Build the words of a name; word `first` (from 1) is its head, the others are flat; hyphens become words."""
    words: list[Word] = []
    for part in name.words:
        pieces = part.replace("-", " - ").split()
        for piece in pieces:
            hyphen = piece == "-"
            words.append(
                Word(
                    piece,
                    piece,
                    "PUNCT" if hyphen else "PROPN",
                    "HYPH" if hyphen else "NNP",
                    "_" if hyphen else "Number=Sing",
                    first + len(words) + 1 if hyphen else first,
                    "punct" if hyphen else "flat",
                )
            )
        for word in words[-len(pieces) : -1]:
            word.space = False
    words[0].head, words[0].deprel = head, deprel
    words[-1].space = space
    return words


def replace_names(sentence: Sentence, names: dict[int, tuple[int, Name]]) -> Sentence:
    """Return a copy in which the words from `start` to `end` are replaced, for each start: (end, name)."""
    result: list[Word] = []
    new_place: dict[int, int] = {0: 0}
    own: list[tuple[int, int]] = []
    index = 0
    while index < len(sentence.words):
        if index in names:
            end, name = names[index]
            first = len(result) + 1
            head = next(i for i in range(index, end) if not index < sentence.words[i].head <= end)
            old = sentence.words[head]
            words = name_words(name, old.head, old.deprel, first, sentence.words[end - 1].space)
            own.append((len(result), len(result) + len(words)))
            result += words
            for place in range(index, end):
                new_place[place + 1] = first
            index = end
        else:
            result.append(Word(**vars(sentence.words[index])))
            new_place[index + 1] = len(result)
            index += 1
    inner = {place for start, end in own for place in range(start + 1, end)}
    for place, word in enumerate(result):
        if place not in inner:
            word.head = new_place[word.head]
    return Sentence(sentence.sent_id, sentence.starts_document, result)


def rename(sentence: Sentence, spans: list[tuple[int, int, str]], maker: NameMaker) -> Sentence | None:
    """Put Korean names in place of the people and one-word places; None if there is nothing to replace."""
    names: dict[int, tuple[int, Name]] = {}
    for start, end, label in spans:
        words = sentence.words[start:end]
        heads = [word for word in words if not start < word.head <= end]
        if len(heads) != 1 or any(word.upos not in ("PROPN", "PUNCT") for word in words):
            continue
        if label == "PERSON":
            surname = len(words) == 1 and maker.rng.random() < 0.5
            name = maker.person()
            names[start] = (end, Name((name.surname,)) if surname else name)
        elif label == "LOC" and len(words) == 1:
            place = maker.county()
            if len(place.words) == 1:
                names[start] = (end, place)
    return replace_names(sentence, names) if names else None


def documents_with_names(data: Path) -> Iterator[list[tuple[Sentence, list[tuple[int, int, str]]]]]:
    """Yield the documents of the training treebanks with the labelled names of each sentence."""
    labelled = read_uner(data / "uner_english_ewt/en_ewt-ud-train.iob2.gz")
    by_text = {tuple(piece.words): piece.spans for document in labelled for piece in document}
    for document in read_documents(data / "ud_english_ewt/en_ewt-ud-train.conllu.gz"):
        yield [(sentence, by_text.get(tuple(word.form for word in sentence.words), [])) for sentence in document]
    for document in read_documents(data / "ud_english_gum_open/en_gum_open-ud-train.conllu.gz"):
        yield [(sentence, gum_sentence(sentence).spans) for sentence in document]


def renamed_pieces(data: Path, maker: NameMaker) -> Iterator[list[Sentence]]:
    """Yield pieces of one to four renamed sentences."""
    for document in documents_with_names(data):
        renamed = [rename(s, spans, maker) for s, spans in document if spans and maker.rng.random() < RENAMED_SHARE]
        sentences = [sentence for sentence in renamed if sentence]
        while sentences:
            size = maker.rng.randint(1, 4)
            yield sentences[:size]
            sentences = sentences[size:]


def read_patterns(path: Path) -> list[Sentence]:
    """Read the annotated sentence patterns."""
    patterns = []
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        rows = [line.split("\t") for line in block.splitlines() if line and not line.startswith("# ")]
        if rows:
            patterns.append(Sentence(words=[pattern_word(*row) for row in rows]))
            add_spacing(patterns[-1].words)
    return patterns


def pattern_word(form: str, tag: str, head: str, deprel: str) -> Word:
    """Build one word of a pattern."""
    xpos, _, upos = tag.partition(":")
    plain = xpos.removesuffix("+")
    upos = upos or UPOS.get(plain, "VERB" if plain.startswith("V") else "PUNCT")
    features = WORD_FEATURES.get(form.lower(), "Degree=Pos" if upos == "ADJ" else FEATURES.get(xpos, "_"))
    if deprel == "root" and plain == "VBN":
        features += "|Voice=Pass"
    return Word(form, form.lower(), upos, plain, features, int(head), deprel)


def add_spacing(words: list[Word]) -> None:
    """Set the spacing of a pattern: none before punctuation and after an opening quotation mark."""
    for word, following in zip(words, words[1:], strict=False):
        word.space = word.xpos != "``" and following.xpos not in (",", ".", "''")


def fill_pattern(pattern: Sentence, maker: NameMaker) -> Sentence:
    """Fill the slots of a pattern with names."""
    names: dict[int, tuple[int, Name]] = {}
    for index, word in enumerate(pattern.words):
        if word.form.startswith("{"):
            names[index] = (index + 1, slot_name(word.form[1], maker))
    return replace_names(pattern, names)


def slot_name(slot: str, maker: NameMaker) -> Name:
    """Draw a name for a slot."""
    if slot == "A":
        return Name((maker.rng.choice(ABBREVIATIONS),))
    if slot == "c":
        return Name((maker.rng.choice([name for name in maker.places["county"] if " " not in name]),))
    if slot == "S":
        return maker.south_person()
    if slot == "P":
        name = maker.person()
        return name if maker.rng.random() < 0.5 else Name((name.surname,))
    return maker.north_person(hyphen=slot == "H")


def extra_pieces(data: Path, seed: int = 1) -> Iterator[list[Sentence]]:
    """Yield all additional pieces for the training of tagger and parser."""
    maker = NameMaker(random.Random(seed))
    yield from renamed_pieces(data, maker)
    for pattern in read_patterns(HERE / "own_trees.tsv"):
        for _ in range(PATTERN_COPIES):
            yield [fill_pattern(pattern, maker)]
