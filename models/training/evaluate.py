"""Score a pipeline on the test sets and measure its speed and size.

Usage: python evaluate.py MODEL DATA_FOLDER [--dispatches FILE] [--json FILE]

Everything runs on raw text with the pipeline's own tokenizer; the scores are those of spaCy. The parsing scores leave
punctuation out, names count only with exact boundaries and label.
"""

import argparse
import json
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import spacy
from convert_ner import read_columns, read_uner
from convert_ud import whole_documents
from kcna_labels import labelled
from pieces import Piece, join, to_doc
from spacy.language import Language
from spacy.scorer import Scorer
from spacy.tokens import Doc
from spacy.training import Example

PARSING_SETS = {
    "UD EWT test": "ud_english_ewt/en_ewt-ud-test.conllu.gz",
    "UD GUM open test": "ud_english_gum_open/en_gum_open-ud-test.conllu.gz",
    "UD PUD": "ud_english_pud/en_pud-ud-test.conllu.gz",
}
SPACY_SCORES = ("token_acc", "pos_acc", "tag_acc", "morph_acc", "dep_uas", "dep_las", "sents_f", "lemma_acc")
PARSING_SCORES = (*SPACY_SCORES, "lemma_no_case")
NAME_SETS = {
    "UNER PUD": "uner_english_pud/en_pud-ud-test.iob2.gz",
    "UNER EWT test": "uner_english_ewt/en_ewt-ud-test.iob2.gz",
    "CrossNER politics test": "crossner/politics/test.txt.gz",
}
LABELS = ("PERSON", "LOC", "ORG")
SPEED_ROUNDS = 3


def examples(nlp: Language, docs: Iterable[Doc]) -> list[Example]:
    """Analyse the texts of the gold documents and pair the results with them."""
    gold = list(docs)
    return [Example(predicted, doc) for predicted, doc in zip(nlp.pipe(doc.text for doc in gold), gold, strict=True)]


def name_documents(path: Path) -> list[Piece]:
    """Read the test set of a name corpus as documents (UNER) or single sentences (CrossNER)."""
    if path.name.endswith(".iob2.gz"):
        return [join(document) for document in read_uner(path)]
    return read_columns(path)


def score_parsing(nlp: Language, path: Path) -> dict[str, float]:
    """Score tagger, parser and lemmatizer on one treebank."""
    pairs = examples(nlp, whole_documents([path], nlp.vocab))
    scores = Scorer(nlp).score(pairs)
    rounded = {key: round(100 * scores[key], 1) for key in SPACY_SCORES}
    return rounded | {"lemma_no_case": round(100 * lemma_accuracy_without_case(pairs), 1)}


def lemma_accuracy_without_case(pairs: Iterable[Example]) -> float:
    """Return the share of lemmas that are right apart from capital letters, over the analysed examples."""
    right = total = 0
    for pair in pairs:
        for token, lemma in zip(pair.predicted, pair.get_aligned("LEMMA", as_string=True), strict=True):
            total += 1
            right += lemma is not None and token.lemma_.lower() == str(lemma).lower()
    return right / total


def score_names(nlp: Language, path: Path) -> dict[str, dict[str, float]]:
    """Score the name recogniser on one corpus, in all and by label."""
    return name_scores(nlp, [to_doc(piece, nlp.vocab) for piece in name_documents(path)])


def name_scores(nlp: Language, gold: Iterable[Doc]) -> dict[str, dict[str, float]]:
    """Score the name recogniser on gold documents."""
    scores = Scorer(nlp).score(examples(nlp, gold))
    by_label: dict[str, Any] = scores["ents_per_type"]
    result = {"all": {key: scores[f"ents_{key}"] for key in "prf"}}
    result |= {label: by_label.get(label, dict.fromkeys("prf", 0.0)) for label in LABELS}
    return {label: {key: round(100 * row[key], 1) for key in "prf"} for label, row in result.items()}


def measure_speed(nlp: Language, data: Path) -> dict[str, float]:
    """Measure words and tokens per second of CPU time over the documents of PUD and the EWT test set."""
    paths = [data / PARSING_SETS["UD PUD"], data / PARSING_SETS["UD EWT test"]]
    texts = [doc.text for doc in whole_documents(paths, nlp.vocab)]
    best = 0.0
    tokens = words = 0
    for _ in range(SPEED_ROUNDS):
        start = time.process_time()
        docs = list(nlp.pipe(texts))
        seconds = time.process_time() - start
        tokens = sum(len(doc) for doc in docs)
        words = sum(not (token.is_punct or token.is_space) for doc in docs for token in doc)
        best = max(best, 1 / seconds)
    return {"tokens per second": round(tokens * best), "words per second": round(words * best)}


def size_in_megabytes(folder: Path) -> float:
    """Return the size of all files of a folder in megabytes (10^6 bytes)."""
    return round(sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) / 1e6, 1)


def evaluate(model: Path, data: Path, dispatches: Path | None = None) -> dict[str, Any]:
    """Return all figures of the model card; those of the labelled dispatches only where these are given."""
    nlp = spacy.load(model)
    names = {name: score_names(nlp, data / file) for name, file in NAME_SETS.items()}
    if dispatches is not None:
        names |= {f"KCNA {part}": name_scores(nlp, labelled(dispatches, part, nlp)) for part in ("selection", "test")}
    return {
        "parsing": {name: score_parsing(nlp, data / file) for name, file in PARSING_SETS.items()},
        "names": names,
        "speed": measure_speed(nlp, data),
        "size": size_in_megabytes(model),
    }


def print_tables(figures: dict[str, Any]) -> None:
    """Print the figures as Markdown tables."""
    print("| set |", " | ".join(PARSING_SCORES), "|")
    print("|---|" + "---|" * len(PARSING_SCORES))
    for name, row in figures["parsing"].items():
        print(f"| {name} |", " | ".join(f"{row[key]:.1f}" for key in PARSING_SCORES), "|")
    print("\n| set |", " | ".join(("all", *LABELS)), "| (F, with P / R)")
    print("|---|" + "---|" * (len(LABELS) + 1))
    for name, rows in figures["names"].items():
        cells = (f"{row['f']:.1f} ({row['p']:.1f} / {row['r']:.1f})" for row in rows.values())
        print(f"| {name} |", " | ".join(cells), "|")
    print("\nspeed:", figures["speed"], "\nsize (MB):", figures["size"])


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", type=Path)
    parser.add_argument("data", type=Path)
    parser.add_argument("--dispatches", type=Path, help="JSONL file with the dispatches of kcna_labels.jsonl")
    parser.add_argument("--json", type=Path, help="also write the figures to this file")
    arguments = parser.parse_args()
    figures = evaluate(arguments.model, arguments.data, arguments.dispatches)
    print_tables(figures)
    if arguments.json:
        arguments.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
