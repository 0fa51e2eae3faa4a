"""What the unlisted places lie in, as the articles say: "X-ri of Y County", "the Z Mill in Y County, W Province".

A site whose name begins with that of a county ("Unsan Paper Mill") lies there, when the text says nothing else.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set

from pipeline.extract.matching import fold
from pipeline.knowledge.pack import KnowledgePack
from pipeline.records import Article, Mention, MentionKind, Method

_JOINT = re.compile(r"\s*(?:,|of|in|\(|,\s+in)\s+(?:the\s+(?:city|county)\s+of\s+)?", re.I)
_OWNER = re.compile(r"['’]s\s+")
_SMALL = frozenset({"county", "city", "district", "town", "province"})
_COUNTIES = frozenset({"county", "city", "district"})
_LONGEST_NAME = 2
"""Words of a county's name at the head of a site's; counties with longer ones have them from people, as sites do."""
_VILLAGE = re.compile(r"[\s-](?:ri|dong|up|rodongjagu)$", re.I)


def containers(
    mentions: Iterable[Mention], articles: Mapping[str, Article], pack: KnowledgePack
) -> dict[tuple[str, str], str]:
    """For unlisted places of each article (article, place) the listed county, city or province that they lie in."""
    named = _Named(pack)
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
        listed = {place.entity_id for place in places}
        for place in places:
            told = (article_id, place.entity_id) in found or pack.place(place.entity_id) is not None
            county = None if told else named.county(place.name, listed)
            if county is not None:
                found[article_id, place.entity_id][county] += 1
    return {key: min(counts, key=lambda i: (-counts[i], i)) for key, counts in found.items()}


class _Named:
    """The counties and cities of the home country by their names without "County"."""

    def __init__(self, pack: KnowledgePack) -> None:
        self._by_name: dict[str, set[str]] = defaultdict(set)
        for fact in pack.places:
            if fact.kind in _COUNTIES and _is_home(fact.place_id, pack):
                for name in (fact.bare, *fact.spellings):
                    self._by_name[fold(name)].add(fact.place_id)

    def county(self, site: str, mentioned: Set[str]) -> str | None:
        """The county with whose name that of a site begins: of homonyms the one that the article mentions."""
        words = site.split()
        if kind_of(site) != "site":
            return None
        for count in range(min(_LONGEST_NAME, len(words) - 1), 0, -1):
            found = self._by_name.get(fold(" ".join(words[:count])), set())
            told = found & mentioned or found
            if told:
                return next(iter(told)) if len(told) == 1 else None
        return None


def _is_home(place_id: str, pack: KnowledgePack) -> bool:
    country = pack.country_of(place_id)
    return country is not None and country.place_id == pack.settings.home_country


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
