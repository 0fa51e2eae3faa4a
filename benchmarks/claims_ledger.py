"""Seconds that the claims ledger takes for many generated claims: `python benchmarks/claims_ledger.py [CLAIMS]`.

Forty speakers over ten years, one of whom says a third of all; each statement is relayed by one to twelve papers that
shorten it and put other words for some, and comes back later with other numbers.
"""

import random
import sys
import time
from datetime import date, timedelta

from pipeline.knowledge.load import load_pack
from pipeline.merge.claims import claims_ledger
from pipeline.records import Article, Claim

NOUN_WORDS = (
    "factory hospital county mill harvest road school soldier worker machine dam field port bridge village shop "
    "power coal cement steel paper garment furniture food fish forest water river train truck farm house street tower "
    "market price export garden plan goal life town region province party congress meeting policy law budget rice"
)
VERB_WORDS = (
    "build open finish inspect raise supply produce plant cut visit begin expand strengthen modernise deliver support "
    "train send repair equip manage prepare secure promote protect defend design operate reform extend"
)
MODIFIER_WORDS = "modern new local rural light heavy large regional strong clean quick public young northern coastal"
NOUNS, VERBS, MODIFIERS = NOUN_WORDS.split(), VERB_WORDS.split(), MODIFIER_WORDS.split()
FIRST = date(2015, 1, 1)


def statement(rng: random.Random) -> list[str]:
    """The words of a statement of eight to twenty words, with a number now and then."""
    words = ["we", "must"]
    for _ in range(rng.randint(2, 4)):
        words += [rng.choice(VERBS), "the", rng.choice(MODIFIERS), rng.choice(NOUNS)]
        if rng.random() < 0.3:
            words += ["in", str(rng.randint(2, 60)), "counties"]
    return words


def version(words: list[str], rng: random.Random) -> str:
    """The statement as a paper prints it: as it is, shortened, or with another word."""
    kind = rng.random()
    if kind < 0.4:
        return " ".join(words)
    if kind < 0.7:
        return " ".join(words[rng.randint(0, len(words) // 4) :])
    changed = list(words)
    changed[rng.randrange(len(words))] = rng.choice(MODIFIERS)
    return " ".join(changed)


def generated(count: int, rng: random.Random) -> tuple[list[Claim], dict[str, Article]]:
    """So many claims, each in an article of its own."""
    claims: list[Claim] = []
    articles: dict[str, Article] = {}
    while len(claims) < count:
        words = statement(rng)
        speaker = 0 if rng.random() < 1 / 3 else rng.randint(1, 39)
        day = FIRST + timedelta(days=rng.randint(0, 3650))
        for _ in range(min(rng.randint(1, 12), count - len(claims))):
            printed = day + timedelta(days=rng.randint(0, 2))
            key = f"a{len(claims):06}"
            text = version(words, rng)
            articles[key] = Article(
                article_id=key, path=key, outlet=f"Paper {rng.randint(1, 60)}", text=text,
                published=printed.isoformat(), published_start=printed, published_end=printed,
            )  # fmt: skip
            quantities = tuple(f"{n} counties" for n, unit in zip(words, words[1:], strict=False) if unit == "counties")
            claims.append(
                Claim(claim_id=f"{key}:claim", article_id=key, speaker=f"Speaker {speaker}", speaker_id=f"s{speaker}",
                      claim_type="indirect", cue="say", text=text, start=0, end=len(text), quantities=quantities)
            )  # fmt: skip
    return claims, articles


def main() -> None:
    """Make the claims, time the ledger, print what it found."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    claims, articles = generated(count, random.Random(1))
    pack = load_pack()
    started = time.perf_counter()
    found = claims_ledger(claims, articles, [], {}, pack)
    seconds = time.perf_counter() - started
    print(f"{count} claims, {len(found.groups)} groups, {len(found.links)} links, {seconds:.1f} seconds")


if __name__ == "__main__":
    main()
