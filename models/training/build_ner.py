"""Put together the training and selection data of the name recogniser."""

import random
from pathlib import Path

import spacy
from convert_ner import read_training, read_uner
from korean_names import NameMaker
from pieces import Piece, capitals, clean, join, title_case, to_doc
from spacy.tokens import DocBin
from substitute import fill, read_templates, sample, substitute, template_pieces

FOLDER = Path(__file__).parent
SUBSTITUTED_SHARE = 0.30
TEMPLATE_COPIES = 10
TITLE_SHARE = 0.06
CAPITALS_SHARE = 0.03
LONGEST_HEADLINE = 25


def case_copies(pieces: list[Piece], rng: random.Random) -> list[Piece]:
    """Make copies of short pieces in title case and in capitals, as in headlines and by-lines."""
    short = [piece for piece in pieces if piece.spans and len(piece.words) <= LONGEST_HEADLINE]
    titles = [title_case(piece) for piece in rng.sample(short, int(TITLE_SHARE * len(pieces)))]
    return titles + [capitals(piece) for piece in rng.sample(short, int(CAPITALS_SHARE * len(pieces)))]


def build(data: Path, work: Path, seed: int = 1) -> dict[str, int]:
    """Write `ner-train.spacy` and `ner-dev.spacy` into the work folder and return the counts."""
    rng = random.Random(seed)
    maker = NameMaker(rng)
    vocab = spacy.blank("en").vocab
    originals = [clean(piece) for piece in read_training(data, rng)]
    substituted = [substitute(piece, maker) for piece in sample(originals, SUBSTITUTED_SHARE, rng)]
    templates = template_pieces(FOLDER / "templates.txt", maker, TEMPLATE_COPIES)
    copies = case_copies(originals + substituted + templates, rng)
    train = [*originals, *substituted, *templates, *copies]
    dev = [clean(join(document)) for document in read_uner(data / "uner_english_ewt/en_ewt-ud-dev.iob2.gz")]
    dev += [fill(line, maker) for line in read_templates(FOLDER / "dprk_dev.txt") for _ in range(3)]
    counts = {}
    for name, pieces in (("train", train), ("dev", dev)):
        store = DocBin()
        for piece in pieces:
            if piece.words:
                store.add(to_doc(piece, vocab))
        store.to_disk(work / f"ner-{name}.spacy")
        counts[f"{name} words"] = sum(len(piece.words) for piece in pieces)
        for _, _, label in (span for piece in pieces for span in piece.spans):
            counts[f"{name} {label}"] = counts.get(f"{name} {label}", 0) + 1
    return counts
