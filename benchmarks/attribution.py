"""Score attributions (who says what, by which words) against documents with gold, beside two simpler methods.

    python benchmarks/attribution.py FOLDER [--errors]

FOLDER holds `attribution.jsonl`, a document a line: `id`, `text` and `attributions`, each with `source` and `content`
(lists of [start, end] in characters), `cue` (a lemma, null when there is none) and `speaker` ([start, end] or null), as
they can be made from the discourse trees of the GUM corpus (Zeldes, "The GUM corpus", Language Resources and Evaluation
51, 2017). Three methods read the same parsed documents: this project's claims, everything between quotation marks, and
textacy's `direct_quotations`, which raises on unbalanced marks (no answer then). For each there is the F1 of

* sentences: is anything in it told as somebody's statement?
* contents: statements that share at least half of their characters with the gold's;
* cues: the gold's reporting word is found, and no word that reports nothing;
* speakers: of the contents found, the share whose speaker shares words with the gold's (a pronoun that was resolved
  counts by the words in the text).

Attributions without a cue (credits, headings) are neutral. The gold has thoughts ("hoped that") as well as speech;
the second table counts only gold with a verb or noun of saying.
"""

import argparse
import json
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from spacy.tokens import Doc

from pipeline.extract.nlp import NewsPipeline, build_nlp, load_model
from pipeline.extract.sentences import reporting_sentences
from pipeline.knowledge.load import load_pack
from pipeline.records import Article

Span = tuple[int, int]
_THOUGHTS = """
think know believe hope feel suspect suppose assume realize realise find see mean decide want imagine remember
understand learn recognize hear sure happy proud determined hopeful realistic have guarantee summon show bring go
pleasure make read tempt stop ensure convince disappoint battle
"""
THOUGHTS = frozenset(_THOUGHTS.split())
"""Lemmas of the gold's cues that report no speech."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """A statement, the words that report it and those that name its speaker; the parts may be unknown."""

    content: tuple[Span, ...]
    cue: Span | None = None
    speaker: Span | None = None
    lemma: str | None = ""

    @property
    def is_neutral(self) -> bool:
        """Whether it counts neither as a hit nor as a miss."""
        return self.lemma is None


@dataclass
class Tally:
    """Hits, false alarms and misses of one measure."""

    hits: int = 0
    extra: int = 0
    missed: int = 0

    @property
    def row(self) -> str:
        """Precision, recall and F1."""
        precision = self.hits / max(1, self.hits + self.extra)
        recall = self.hits / max(1, self.hits + self.missed)
        f1 = 2 * self.hits / max(1, 2 * self.hits + self.extra + self.missed)
        return f"{precision:.3f} {recall:.3f} {f1:.3f}"


@dataclass
class Score:
    """What one method is worth on all documents."""

    sentences: Tally = field(default_factory=Tally)
    contents: Tally = field(default_factory=Tally)
    cues: Tally = field(default_factory=Tally)
    speakers: Tally = field(default_factory=Tally)
    unanswered: int = 0


def read_gold(folder: Path) -> Iterator[tuple[str, str, list[Attribution]]]:
    """Id, text and attributions of each document; `cue` is the source unit in which the reporting word stands."""
    for line in (folder / "attribution.jsonl").read_text(encoding="utf-8").splitlines():
        document = json.loads(line)
        yield document["id"], document["text"], [_gold(item) for item in document["attributions"]]


def _gold(item: dict[str, Any]) -> Attribution:
    source = [(start, end) for start, end in item["source"]]
    speaker = (item["speaker"][0], item["speaker"][1]) if item["speaker"] else None
    content = tuple((start, end) for start, end in item["content"])
    unit = (min(start for start, _ in source), max(end for _, end in source)) if source else None
    return Attribution(content, unit, speaker, item["cue"])


def ours(doc: Doc) -> list[Attribution]:
    """The claims of this project."""
    return [
        Attribution(((c.start, c.end),), (c.cue_start, c.cue_end), (c.speaker_start, c.speaker_end))
        for c in doc._.claims
    ]


def between_marks(doc: Doc) -> list[Attribution]:
    """Whatever stands between two marks of quotation in a paragraph, four words or more."""
    found = re.finditer(r"[\"“](?:[^\"“”\n]+)[\"”]", doc.text)
    return [Attribution((m.span(),)) for m in found if len(m.group().split()) >= 4]


def textacy_quotations() -> Callable[[Doc], list[Attribution] | None] | str:
    """Textacy's direct quotations on the same parse, or why there are none."""
    try:
        from textacy.extract.triples import direct_quotations
    except ImportError:
        return "textacy is not installed"

    def find(doc: Doc) -> list[Attribution] | None:
        try:
            return [
                Attribution(((q.content.start_char, q.content.end_char),), _extent(q.cue), _extent(q.speaker))
                for q in direct_quotations(doc)
            ]
        except ValueError:
            return None

    return find


def _extent(tokens: Sequence[Any]) -> Span | None:
    return (tokens[0].idx, tokens[-1].idx + len(tokens[-1])) if tokens else None


def shared(one: Iterable[Span], other: Iterable[Span]) -> int:
    """Characters that two sets of spans have in common."""
    return sum(max(0, min(a[1], b[1]) - max(a[0], b[0])) for a in one for b in other)


def _length(spans: Iterable[Span]) -> int:
    return sum(end - start for start, end in spans)


def score(doc: Doc, gold: Sequence[Attribution], found: Sequence[Attribution], into: Score) -> Iterator[str]:
    """Add a document to a score; gives the errors in words."""
    wanted = [item for item in gold if not item.is_neutral]
    free = [item for item in gold if item.is_neutral]
    _score_sentences(doc, wanted, free, found, into.sentences)
    left = list(found)
    for item in wanted:
        match = next((f for f in left if _same_content(item, f)), None)
        if match is None:
            into.contents.missed += 1
            yield f"missed   {item.lemma}: {_words(doc, item)}"
            continue
        left.remove(match)
        into.contents.hits += 1
        if item.speaker and match.speaker:
            right = shared([item.speaker], [match.speaker]) > 0
            into.speakers.hits += right
            into.speakers.extra += not right
    for match in left:
        if not any(shared(item.content, match.content) for item in free) and not any(
            _same_content(item, match) for item in wanted
        ):
            into.contents.extra += 1
            yield f"too much {doc.text[slice(*match.cue)] if match.cue else ''}: {_words(doc, match)}"
    cues = {match.cue for match in found if match.cue}
    units = [item.cue for item in wanted if item.cue]
    into.cues.hits += sum(any(shared([unit], [cue]) for cue in cues) for unit in units)
    into.cues.missed += sum(not any(shared([unit], [cue]) for cue in cues) for unit in units)
    neutral = [span for item in free for span in (*item.content, *([item.cue] if item.cue else []))]
    into.cues.extra += sum(not shared([cue], [*units, *neutral]) for cue in cues)


def _same_content(gold: Attribution, found: Attribution) -> bool:
    common = shared(gold.content, found.content)
    return common >= 0.5 * _length(gold.content) and common >= 0.5 * _length(found.content)


def _score_sentences(
    doc: Doc, wanted: Sequence[Attribution], free: Sequence[Attribution], found: Sequence[Attribution], tally: Tally
) -> None:
    for sentence in reporting_sentences(doc):
        place = [(sentence.start_char, sentence.end_char)]
        in_gold = any(shared(place, item.content) for item in wanted)
        in_found = any(shared(place, item.content) for item in found)
        if not in_gold and any(shared(place, item.content) for item in free):
            continue
        tally.hits += in_gold and in_found
        tally.missed += in_gold and not in_found
        tally.extra += in_found and not in_gold


def _words(doc: Doc, item: Attribution) -> str:
    return " … ".join(doc.text[start:end] for start, end in item.content).replace("\n", " ")[:110]


def parsed(nlp: NewsPipeline, documents: Sequence[tuple[str, str, list[Attribution]]]) -> Iterator[Doc]:
    """The documents with all layers filled."""
    articles = [Article(article_id=name, path=name, text=text) for name, text, _ in documents]
    return nlp.pipe(articles)


def main() -> int:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--errors", action="store_true", help="list what this project missed or has too much")
    parser.add_argument("--ids", default="", help="only documents whose id has this in it")
    arguments = parser.parse_args()
    documents = [d for d in read_gold(arguments.folder) if arguments.ids in d[0]]
    docs = list(parsed(build_nlp(load_model(), load_pack()), documents))
    methods: dict[str, Callable[[Doc], list[Attribution] | None]] = {"this project": ours, "marks": between_marks}
    textacy = textacy_quotations()
    if isinstance(textacy, str):
        print(f"textacy: {textacy}")
    else:
        methods["textacy"] = textacy
    for only_speech in (False, True):
        heading = "speech only" if only_speech else "all cues"
        print(f"\n{heading:14}{'sentences':>18}{'contents':>21}{'cues':>18}  speakers")
        for name, method in methods.items():
            total = Score()
            for doc, (_, _, gold) in zip(docs, documents, strict=True):
                gold = [_neutral_thought(item) if only_speech else item for item in gold]
                found = method(doc)
                total.unanswered += found is None
                errors = list(score(doc, gold, found or [], total))
                if arguments.errors and not only_speech and name == "this project":
                    print(f"== {doc._.article.article_id}", *errors, sep="\n   ")
            named = total.speakers.hits / max(1, total.speakers.hits + total.speakers.extra)
            print(f"{name:14} {total.sentences.row}   {total.contents.row}   {total.cues.row}  {named:.3f}", end="")
            print(f"  no answer for {total.unanswered} documents" if total.unanswered else "")
    print(f"\n{len(documents)} documents")
    return 0


def _neutral_thought(item: Attribution) -> Attribution:
    return Attribution(item.content, item.cue, item.speaker, None) if item.lemma in THOUGHTS else item


if __name__ == "__main__":
    sys.exit(main())
