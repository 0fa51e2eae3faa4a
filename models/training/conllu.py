"""Read CoNLL-U files into sentences that keep the exact spacing of the text."""

import gzip
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path


@dataclass
class Word:
    """One syntactic word; `head` counts from 1 and is 0 for the root."""

    form: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int
    deprel: str
    misc: str = "_"
    space: bool = True


@dataclass
class Sentence:
    """The words of one sentence and its place in the document."""

    sent_id: str = ""
    starts_document: bool = False
    words: list[Word] = field(default_factory=list)


def read_sentences(path: Path) -> Iterator[Sentence]:
    """Yield the sentences of a gzip-compressed CoNLL-U file."""
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        block: list[str] = []
        for line in stream:
            line = line.rstrip("\n")
            if line:
                block.append(line)
            elif block:
                yield parse_block(block)
                block = []
        if block:
            yield parse_block(block)


def parse_block(lines: list[str]) -> Sentence:
    """Turn the lines of one sentence into a `Sentence`; multiword tokens are spelled out over their parts."""
    sentence = Sentence()
    ranges: list[tuple[int, int, str, bool]] = []
    for line in lines:
        if line.startswith("#"):
            if line.startswith("# newdoc"):
                sentence.starts_document = True
            elif line.startswith("# sent_id = "):
                sentence.sent_id = line.removeprefix("# sent_id = ").strip()
            continue
        columns = line.split("\t")
        space = "SpaceAfter=No" not in columns[9].split("|")
        if "." in columns[0]:
            continue
        if "-" in columns[0]:
            first, last = columns[0].split("-")
            ranges.append((int(first) - 1, int(last), columns[1], space))
            continue
        form, lemma, upos, xpos, feats = columns[1:6]
        sentence.words.append(Word(form, lemma, upos, xpos, feats, int(columns[6]), columns[7], columns[9], space))
    for start, end, surface, space in ranges:
        spell_out(sentence.words[start:end], surface, space)
    return sentence


def spell_out(parts: list[Word], surface: str, space: bool) -> None:
    """Give the parts of a multiword token forms and spacing that together spell the surface form."""
    if "".join(part.form for part in parts) != surface:
        position = 0
        for index, part in enumerate(parts):
            left = len(parts) - index - 1
            end = len(surface) if not left else min(position + len(part.form), len(surface) - left)
            part.form = surface[position:end]
            position = end
    for part in parts:
        part.space = False
    parts[-1].space = space


def read_documents(path: Path) -> Iterator[list[Sentence]]:
    """Yield the documents of a CoNLL-U file as lists of sentences."""
    document: list[Sentence] = []
    for sentence in read_sentences(path):
        if sentence.starts_document and document:
            yield document
            document = []
        document.append(sentence)
    if document:
        yield document
