"""Put together the training and selection data of the name recogniser."""

import random
from pathlib import Path

import spacy
from convert_ner import read_training, read_uner
from kcna_labels import labelled
from korean_names import NameMaker
from pieces import Piece, capitals, clean, join, lower_case, title_case, to_doc, without_full_stop
from spacy.tokens import DocBin
from substitute import fill, read_templates, sample, substitute, template_pieces
from world_names import WorldMaker

FOLDER = Path(__file__).parent
KOREAN_SHARE = 0.30
WORLD_SHARE = 0.25
TEMPLATE_COPIES = 10
TITLE_SHARE = 0.06
CAPITALS_SHARE = 0.03
SMALL_SHARE = 0.015
HEADLINE_SHARE = 0.02
LONGEST_HEADLINE = 25
OWN_COPIES = 3
KCNA_COPIES = 2


def case_copies(pieces: list[Piece], originals: int, rng: random.Random) -> list[Piece]:
    """Make copies of short pieces as in headlines and by-lines: title case, capitals, small letters, no full stop."""
    short = [piece for piece in pieces if piece.spans and len(piece.words) <= LONGEST_HEADLINE]
    stopped = [p for p in short if p.words[-1] == "." and all(end < len(p.words) for _, end, _ in p.spans)]
    copies = [title_case(piece) for piece in rng.sample(short, int(TITLE_SHARE * len(pieces)))]
    copies += [capitals(piece) for piece in rng.sample(short, int(CAPITALS_SHARE * len(pieces)))]
    copies += [lower_case(piece) for piece in rng.sample(short, int(SMALL_SHARE * originals))]
    return copies + [without_full_stop(piece) for piece in rng.sample(stopped, int(HEADLINE_SHARE * originals))]


def training_pieces(data: Path, maker: NameMaker, rng: random.Random) -> list[Piece]:
    """All training data: the corpora, copies with other names, filled templates, copies in other cases."""
    originals = [clean(piece) for piece in read_training(data, rng)]
    substituted = [substitute(piece, maker) for piece in sample(originals, KOREAN_SHARE, rng)]
    world = WorldMaker(rng)
    substituted += [substitute(piece, world) for piece in sample(originals, WORLD_SHARE, rng)]
    templates = template_pieces(FOLDER / "templates.txt", maker, TEMPLATE_COPIES)
    pieces = [*originals, *substituted, *templates]
    return pieces + case_copies(pieces, len(originals), rng)


def build(data: Path, work: Path, dispatches: Path | None, seed: int = 1) -> dict[str, int]:
    """Write `ner-train.spacy` and `ner-dev.spacy` into the work folder and return the counts.

    Without the dispatches the labelled sentences are missing from the selection data.
    """
    rng = random.Random(seed)
    maker = NameMaker(rng)
    nlp = spacy.blank("en")
    train = training_pieces(data, maker, rng)
    dev = [clean(join(document)) for document in read_uner(data / "uner_english_ewt/en_ewt-ud-dev.iob2.gz")]
    dev += [fill(line, maker) for line in read_templates(FOLDER / "dprk_dev.txt") for _ in range(OWN_COPIES)]
    counts = {}
    for name, pieces in (("train", train), ("dev", dev)):
        docs = [to_doc(piece, nlp.vocab) for piece in pieces if piece.words]
        if name == "dev" and dispatches is not None:
            docs += [doc for doc in labelled(dispatches, "selection", nlp) for _ in range(KCNA_COPIES)]
        DocBin(docs=docs).to_disk(work / f"ner-{name}.spacy")
        counts[f"{name} words"] = sum(map(len, docs))
        for span in (span for doc in docs for span in doc.ents):
            counts[f"{name} {span.label_}"] = counts.get(f"{name} {span.label_}", 0) + 1
    return counts
