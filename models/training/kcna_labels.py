"""Sentences of a state agency's dispatches with names labelled by hand, kept as offsets and hashes.

`kcna_labels.jsonl` holds no text: a line has `part` (`selection` or `test`), the hash of the record's address, the
place of the sentence in the record's text, the sentence's own hash, and the names as character offsets within it.
Whoever has the dispatches (a JSONL file with `url` and `text`) can put the two together again.
"""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

LABELS = Path(__file__).parent / "kcna_labels.jsonl"


def labelled(dispatches: Path, part: str, nlp: Language) -> Iterator[Doc]:
    """Yield the sentences of a part, tokenized by the pipeline, with their names as entities.

    Raises ValueError when a sentence is not the one that was labelled.
    """
    with dispatches.open(encoding="utf-8") as file:
        texts = {digest(record["url"]): record["text"] for record in map(json.loads, file)}
    for line in LABELS.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["part"] != part or row["url"] not in texts:
            continue
        sentence = texts[row["url"]][row["start"] : row["end"]]
        if digest(sentence) != row["sha256"]:
            raise ValueError(f"the sentence at {row['start']} of record {row['url']} has changed")
        doc = nlp.make_doc(sentence)
        spans = [doc.char_span(*name, alignment_mode="contract") for name in row["names"]]
        doc.ents = [span for span in spans if span is not None]
        yield doc


def digest(text: str) -> str:
    """The first 16 hexadecimal digits of the SHA-256 of a text."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]
