"""How well copies of a story are found: `python benchmarks/copies.py FILE`.

FILE is JSON lines with `title` and `text`. Printed: the pairs of records with the same words and how many of them have
one kept copy; the pairs in nearly the same words that were kept apart; records marked as copies that have other words
than the one kept; and for each way of editing a story how many of the edited stories are found, and how many stories in
other words are taken for copies.
"""

import itertools
import json
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path

from pipeline.articles.duplicates import Story, mark_duplicates
from pipeline.knowledge.load import load_pack
from pipeline.records import Article, ArticleStatus

_NEAR = 0.6
"""Shared shingles of the shorter text from which two kept records are worth a look."""
_LEAST_WORDS = 60
_DATELINE = re.compile(r"^[^\n]{2,60}?\([^()\n]{2,40}\)\s*(?:--|—|–|-)\s*")

Edit = Callable[[str, random.Random], str]


def relayed(text: str, _: random.Random) -> str:
    """Another dateline, and a line of the relaying agency at the end."""
    return "SEOUL, Jan. 8 (Yonhap) -- " + _DATELINE.sub("", text) + "\n\n(END)"


def shortened(text: str, _: random.Random) -> str:
    """Without its last third of sentences."""
    sentences = re.split(r"(?<=[.!?])\s+", text)
    return " ".join(sentences[: max(1, len(sentences) * 2 // 3)])


def retouched(text: str, rng: random.Random) -> str:
    """One small word in thirty left out."""
    return " ".join(word for word in text.split() if not (word.islower() and rng.random() < 1 / 30))


def respelled(text: str, _: random.Random) -> str:
    """Given names with a hyphen, "North Korea" for "the DPRK", other quotation marks."""
    text = re.sub(r"\b([A-Z][a-z]+ [A-Z][a-z]+) ([A-Z][a-z]+)\b", r"\1-\2", text)
    return text.replace("the DPRK", "North Korea").replace('"', "'")


EDITS: tuple[Edit, ...] = (relayed, shortened, retouched, respelled)


def articles(file: Path) -> list[Article]:
    """The records as articles, each with an id of its own and a day by its place in the file."""
    rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
    return [
        Article(article_id=f"a{n:05}", path=str(n), title=row.get("title", ""), text=row["text"])
        for n, row in enumerate(rows)
    ]


def roots(found: Sequence[Article]) -> dict[str, str]:
    """The copy that was kept of each article, itself where it was kept."""
    return {a.article_id: a.duplicate_of or a.article_id for a in found}


def equal_pairs(stories: dict[str, Story]) -> Iterator[tuple[str, str]]:
    """All pairs of stories with the same words."""
    alike: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for key, story in stories.items():
        alike[story.words].append(key)
    for keys in alike.values():
        yield from itertools.combinations(keys, 2)


def near_pairs(stories: dict[str, Story]) -> Iterator[tuple[float, str, str]]:
    """All pairs that share much of the shorter one's shingles, by comparing each with each."""
    by_shingle: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for key, story in stories.items():
        for shingle in story.shingles:
            by_shingle[shingle].append(key)
    shared = Counter(pair for keys in by_shingle.values() for pair in itertools.combinations(sorted(keys), 2))
    for (a, b), count in shared.items():
        share = count / min(len(stories[a].shingles), len(stories[b].shingles))
        if share >= _NEAR:
            yield share, a, b


def main() -> None:
    """Measure and print."""
    given = articles(Path(sys.argv[1]))
    names = load_pack().home_names()
    stories = {article.article_id: Story(article) for article in given}
    marked = mark_duplicates(given, names)
    root = roots(marked)
    pairs = list(equal_pairs(stories))
    print(f"{len(given)} records, {sum(a.status is ArticleStatus.DUPLICATE for a in marked)} marked as copies")
    print(f"pairs with the same words {len(pairs)}, found {sum(root[a] == root[b] for a, b in pairs)}")
    other = [key for key, kept in root.items() if stories[key].words != stories[kept].words]
    print(f"marked as copies in other words: {len(other)}")
    kept = {key: story for key, story in stories.items() if root[key] == key}
    for share, a, b in sorted(near_pairs(kept), reverse=True):
        print(f"kept apart, {share:.2f} shared: {kept[a].article.title} / {kept[b].article.title}")
    originals = [story.article for story in kept.values() if len(story.words) >= _LEAST_WORDS]
    for edit in EDITS:
        rng = random.Random(1)
        copies = [
            a.model_copy(update={"article_id": f"{a.article_id}-copy", "text": edit(a.text, rng), "title": ""})
            for a in originals
        ]
        dated = [
            a.model_copy(update={"published_start": date(2024, 1, 1), "published_end": date(2024, 1, 1)})
            for a in originals
        ]
        root = roots(mark_duplicates([*dated, *copies], names))
        right = sum(root[f"{a.article_id}-copy"] == a.article_id for a in originals)
        wrong = sum(root[f"{a.article_id}-copy"] not in {a.article_id, f"{a.article_id}-copy"} for a in originals)
        print(f"{edit.__name__}: {right} of {len(originals)} found, {wrong} taken for copies of another story")


if __name__ == "__main__":
    main()
