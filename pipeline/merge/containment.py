"""What the unlisted places lie in, as the articles say: "X-ri of Y County", "the Z Mill in Y County, W Province"."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from pipeline.knowledge.pack import KnowledgePack
from pipeline.records import Article, Mention, MentionKind, Method

_JOINT = re.compile(r"\s*(?:,|of|in|\(|,\s+in)\s+(?:the\s+(?:city|county)\s+of\s+)?", re.I)
_OWNER = re.compile(r"['’]s\s+")
_SMALL = frozenset({"county", "city", "district", "town", "province"})
_VILLAGE = re.compile(r"[\s-](?:ri|dong|up|rodongjagu)$", re.I)


def containers(
    mentions: Iterable[Mention], articles: Mapping[str, Article], pack: KnowledgePack
) -> dict[tuple[str, str], str]:
    """For unlisted places of each article (article, place) the listed county, city or province that the text gives."""
    found: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    by_article: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        if mention.kind == MentionKind.PLACE and mention.method != Method.COREFERENCE:
            by_article[mention.article_id].append(mention)
    for article_id, places in by_article.items():
        places.sort(key=lambda mention: (mention.start, -mention.end))
        text = articles[article_id].text
        for place, following in zip(places, places[1:], strict=False):
            for inner, outer, joint in ((place, following, _JOINT), (following, place, _OWNER)):
                fact = pack.place(outer.entity_id)
                joined = joint.fullmatch(text, place.end, following.start)
                if joined and fact is not None and fact.kind in _SMALL and pack.place(inner.entity_id) is None:
                    found[article_id, inner.entity_id][outer.entity_id] += 1
    return {key: min(counts, key=lambda i: (-counts[i], i)) for key, counts in found.items()}


def parents(inside: Mapping[tuple[str, str], str]) -> dict[str, str]:
    """What most articles say that each place lies in; a tie goes to the alphabet."""
    told: dict[str, Counter[str]] = defaultdict(Counter)
    for (_, place_id), container in inside.items():
        told[place_id][container] += 1
    return {place_id: min(counts, key=lambda i: (-counts[i], i)) for place_id, counts in told.items()}


def namesakes(inside: Mapping[tuple[str, str], str], pack: KnowledgePack) -> dict[tuple[str, str], str]:
    """Ids for villages and sites of one name that different articles put into different counties."""
    told: dict[str, set[str]] = defaultdict(set)
    for (_, place_id), container in inside.items():
        told[place_id].add(container)
    apart = {i for i, found in told.items() if len(found) > 1 and not _nested(sorted(found), pack)}
    return {(a, i): f"{i}:{outer.lower()}" for (a, i), outer in inside.items() if i in apart}


def _nested(place_ids: Sequence[str], pack: KnowledgePack) -> bool:
    """Whether the places lie in one another: a county and its province."""
    chains = [{i, *(fact.place_id for fact in pack.ancestors(i))} for i in place_ids]
    return any(set(place_ids) <= chain for chain in chains)


def kind_of(name: str) -> str:
    """The kind of an unlisted place by the end of its name."""
    if _VILLAGE.search(name):
        return "village"
    last = name.rsplit(" ", 1)[-1].lower()
    return last if last in _SMALL else "site"
