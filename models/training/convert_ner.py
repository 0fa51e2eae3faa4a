"""Read the open name corpora into `Piece` objects with the labels PERSON, LOC and ORG."""

import gzip
import json
import random
import re
from collections.abc import Iterator
from pathlib import Path

from conllu import Sentence, read_documents
from pieces import Piece, group, guess_spaces, join, spaces_from_text

LABEL_MAP = {
    "PER": "PERSON",
    "per": "PERSON",
    "person": "PERSON",
    "politician": "PERSON",
    "scientist": "PERSON",
    "researcher": "PERSON",
    "musicalartist": "PERSON",
    "writer": "PERSON",
    "LOC": "LOC",
    "geo": "LOC",
    "gpe": "LOC",
    "location": "LOC",
    "country": "LOC",
    "place": "LOC",
    "ORG": "ORG",
    "org": "ORG",
    "organisation": "ORG",
    "organization": "ORG",
    "politicalparty": "ORG",
    "university": "ORG",
    "band": "ORG",
}
CROSSNER_DOMAINS = ("politics", "science", "music", "literature", "ai")
NAME_TAGS = ("NNP", "NNPS", "HYPH")
ENTITY_EVENT = re.compile(r"\((\d+)-([a-z]+)|(\d+)\)|\)")


def spans_from_tags(tags: list[str]) -> list[tuple[int, int, str]]:
    """Turn IOB, IOB2 or IO tags into labelled spans; labels outside the map are dropped."""
    spans: list[tuple[int, int, str]] = []
    start, current = 0, ""
    for index, tag in enumerate([*tags, "O"]):
        prefix, _, label = tag.partition("-")
        if label == "O":
            prefix, label = "O", ""
        if current and (prefix != "I" or label != current):
            if current in LABEL_MAP:
                spans.append((start, index, LABEL_MAP[current]))
            current = ""
        if prefix in ("B", "I") and not current:
            start, current = index, label
    return spans


def blocks(path: Path) -> Iterator[list[str]]:
    """Yield the blank-line separated blocks of a gzip-compressed text file."""
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        block: list[str] = []
        for line in stream:
            line = line.rstrip("\n")
            if line.strip():
                block.append(line)
            elif block:
                yield block
                block = []
        if block:
            yield block


def read_uner(path: Path) -> list[list[Piece]]:
    """Read a Universal NER file as documents of sentences, with the original spacing."""
    documents: list[list[Piece]] = []
    for block in blocks(path):
        text = ""
        words, tags = [], []
        if not documents or any(line.startswith("# newdoc") for line in block):
            documents.append([])
        for line in block:
            if line.startswith("# text = "):
                text = line.removeprefix("# text = ")
            elif not line.startswith("#"):
                columns = line.split("\t")
                words.append(columns[1])
                tags.append(columns[2])
        spaces = spaces_from_text(words, text) or guess_spaces(words)
        documents[-1].append(Piece(words, spaces, spans_from_tags(tags)))
    return documents


def read_columns(path: Path, separator: str = "\t") -> list[Piece]:
    """Read a two-column file (CrossNER, WikiGold)."""
    sentences = []
    for block in blocks(path):
        rows = [line.split(separator) for line in block if not line.startswith("-DOCSTART-")]
        if rows:
            words = [row[0] for row in rows]
            sentences.append(Piece(words, guess_spaces(words), spans_from_tags([row[-1].strip() for row in rows])))
    return sentences


def read_gmb(path: Path) -> list[Piece]:
    """Read the subset of the Groningen Meaning Bank."""
    sentences: list[Piece] = []
    rows: list[tuple[str, str]] = []
    current = ""
    with gzip.open(path, "rt", encoding="cp1252") as stream:
        next(stream)
        for line in stream:
            columns = line.rstrip("\n").split("\t")
            if len(columns) < 5:
                continue
            if columns[1] != current and rows:
                sentences.append(gmb_sentence(rows))
                rows = []
            current = columns[1]
            word = '"' if columns[2].strip('"') == "" else columns[2].replace("~", " ")
            rows.append((word, columns[4]))
    if rows:
        sentences.append(gmb_sentence(rows))
    return sentences


def gmb_sentence(rows: list[tuple[str, str]]) -> Piece:
    """Build a sentence of the Groningen Meaning Bank from its (word, tag) rows."""
    words = [word for word, _ in rows]
    return Piece(words, guess_spaces(words), spans_from_tags([tag for _, tag in rows]))


def read_redocred(path: Path) -> list[Piece]:
    """Read Re-DocRED: one piece for each Wikipedia introduction."""
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        documents = json.load(stream)
    pieces = []
    for document in documents:
        sentences = []
        for number, words in enumerate(document["sents"]):
            words = [word.strip() or "," for word in words]
            taken: set[int] = set()
            spans = []
            mentions = [m for cluster in document["vertexSet"] for m in cluster if m["sent_id"] == number]
            for mention in sorted(mentions, key=lambda m: m["pos"][0] - m["pos"][1]):
                start, end = mention["pos"]
                if mention["type"] in LABEL_MAP and not taken.intersection(range(start, end)):
                    taken.update(range(start, end))
                    spans.append((start, end, LABEL_MAP[mention["type"]]))
            sentences.append(Piece(words, guess_spaces(words, split_hyphens=True), sorted(spans)))
        pieces.append(join(sentences))
    return pieces


def read_gum(path: Path) -> list[list[Piece]]:
    """Read the named entities of GUM, cut to the name, as documents of sentences."""
    return [[gum_sentence(sentence) for sentence in document] for document in read_documents(path)]


def gum_sentence(sentence: Sentence) -> Piece:
    """Keep the entities of a GUM sentence whose head is a proper noun, outermost first."""
    words = sentence.words
    found: list[tuple[int, int, str]] = []
    stack: list[tuple[str, str, int]] = []
    for index, word in enumerate(words):
        entity = next((item[7:] for item in word.misc.split("|") if item.startswith("Entity=")), "")
        for event in ENTITY_EVENT.finditer(entity):
            if event.group(1):
                stack.append((event.group(1), event.group(2), index))
            else:
                wanted = event.group(3)
                place = next((i for i in range(len(stack) - 1, -1, -1) if wanted in (None, stack[i][0])), None)
                if place is not None:
                    _, kind, start = stack.pop(place)
                    found.append((start, index + 1, kind))
    taken: set[int] = set()
    spans = []
    for start, end, kind in sorted(found, key=lambda item: item[0] - item[1]):
        name = name_within(sentence, start, end) if kind in LABEL_MAP else None
        if name and not taken.intersection(range(*name)):
            taken.update(range(*name))
            spans.append((*name, LABEL_MAP[kind]))
    return Piece([word.form for word in words], [word.space for word in words], sorted(spans))


def name_within(sentence: Sentence, start: int, end: int) -> tuple[int, int] | None:
    """Return the run of proper nouns around the head of the phrase, if the head is one."""
    words = sentence.words
    head = next((i for i in range(start, end) if not start <= words[i].head - 1 < end), None)
    if head is None or words[head].xpos not in ("NNP", "NNPS"):
        return None
    first, last = head, head + 1
    while first > start and words[first - 1].xpos in NAME_TAGS:
        first -= 1
    while last < end:
        if words[last].xpos in NAME_TAGS:
            last += 1
        elif words[last].form == "of" and last + 1 < end and words[last + 1].xpos in ("NNP", "NNPS"):
            last += 2
        else:
            break
    return first, last


def read_training(data: Path, rng: random.Random) -> list[Piece]:
    """Read all corpora used for training, cut into pieces; CrossNER politics, close to news, counts twice."""
    pieces: list[Piece] = []
    for document in read_uner(data / "uner_english_ewt/en_ewt-ud-train.iob2.gz"):
        pieces += group(document, rng)
    for document in read_gum(data / "ud_english_gum_open/en_gum_open-ud-train.conllu.gz"):
        pieces += group(document, rng)
    for name in ("dev", "test"):
        pieces += read_redocred(data / f"re_docred/{name}_revised.json.gz")
    for domain in CROSSNER_DOMAINS:
        for part in ("train", "dev"):
            sentences = read_columns(data / f"crossner/{domain}/{part}.txt.gz")
            for _ in range(2 if domain == "politics" else 1):
                pieces += group(sentences, rng, 3)
    pieces += group(read_columns(data / "wikigold/wikigold.conll.txt.gz", " "), rng, 3)
    pieces += group(read_gmb(data / "gmb_subset/GMB_dataset.txt.gz"), rng, 3)
    return pieces
