"""Places: countries, provinces, cities, counties and named sites that the text names.

Listed names are settled by `homonyms.py`; unlisted ones have the shape of a place's name, stand in a list of counties,
or are seen by NER alone. Adjectives ("North Korean") are no names of places.
"""

from collections import Counter
from collections.abc import Iterator, Set

from spacy.tokens import Doc, Span

from pipeline.extract.matching import Gazetteer, Match, fold, slug
from pipeline.extract.mentions import Found, overlaps
from pipeline.extract.names.enumerations import Item, enumerated
from pipeline.extract.names.gazetteer import place_names
from pipeline.extract.names.homonyms import PlaceJudge
from pipeline.extract.names.names import ProperNames, surface
from pipeline.extract.names.shapes import is_capital
from pipeline.extract.names.typos import TypoLinker
from pipeline.extract.names.world_cities import CityLinker
from pipeline.knowledge.load import KnowledgePack
from pipeline.records import Article, MentionKind, Method

_NOT_PLACES = frozenset({"north", "south", "east", "west", "state", "northern", "southern", "eastern", "western"})
_SHORTEST = 4
"""Letters that the longest word of a place that no list knows has at least."""
_NAMED_AFTER = frozenset({"mine", "station", "port", "dam"})
"""What is called after its place, so that the place is only a part of its name: "the Anju and Kusong mines"."""
_SITES = frozenset({"site", "nature", "admin"})


class PlaceFinder:
    """Finds the places of a `Doc` among its names."""

    def __init__(self, pack: KnowledgePack, gazetteer: Gazetteer, typos: TypoLinker) -> None:
        """Judge by the pack; `gazetteer` has its names, `typos` knows them misspelt."""
        self._pack = pack
        self._judge = PlaceJudge(pack)
        self._cities = CityLinker(pack)
        self._typos = typos
        plants = {fact.word for fact in pack.plant_words}
        kinds = {"organization", "company", "site"}
        self._bodies = frozenset(fact.head for fact in pack.name_heads if fact.kind in kinds) - plants | {"station"}
        self._gazetteer = gazetteer
        self._not_places = {fold(fact.demonym) for fact in pack.demonyms} | _NOT_PLACES
        self._shared = _shared_words(pack)
        self._place_keys = frozenset(
            fold(name.text) for fact in pack.places if fact.kind != "country" for name in place_names(fact)
        )

    def find(self, doc: Doc, names: ProperNames, adjectives: Set[str]) -> list[Found]:
        """The places in text order; mentions do not overlap, except a county that stands in a site's name.

        `adjectives` are the countries of which the article speaks as an adjective.
        """
        matches = [m for m in names.matches if any(n.kind == MentionKind.PLACE for n in m.names)]
        listed = {(item.start, item.end): item for item in enumerated(doc)}
        spoken_of = adjectives | self._outlet_country(doc)
        matches = self._without_facilities(doc, matches)
        found = self._judge.settle(doc, matches, listed.keys(), spoken_of)
        found += self._owners(doc, names)
        found += [self._site(doc, s.start, s.end) for s in names.shapes if s.kind in _SITES]
        taken = [*names.taken(), *((mention.start, mention.end) for mention in found)]
        for item in listed.values():
            if not overlaps(item.start, item.end, taken) and self._may_be_listed(doc, item):
                found.append(self._unlisted(doc, item))
        taken += [(mention.start, mention.end) for mention in found]
        found += self._recognised(doc, names, taken)
        found.sort(key=lambda mention: (mention.start, -mention.end))
        above = {country.place_id for m in found if (country := self._pack.country_of(m.entity_id)) is not None}
        countries = above | spoken_of
        return self._cities.link(doc, self._typos.places(doc, found, countries), countries)

    def _without_facilities(self, doc: Doc, matches: list[Match]) -> list[Match]:
        """The matches without lists of places that are only parts of the names of bodies or mines."""
        kept: list[Match] = []
        next_start = -1
        for match in reversed(matches):
            leads = match.end + 1 == next_start and doc[match.end].lower_ in {"and", ","}
            if leads or self._is_of_facility(doc, match):
                next_start = match.start
            else:
                kept.append(match)
        return kept[::-1]

    def _is_of_facility(self, doc: Doc, match: Match) -> bool:
        """Whether the name is that of one of several bodies: "the Anju and Kusong railway bureaus"."""
        nouns = 0
        while match.end + nouns < len(doc) and doc[match.end + nouns].tag_ in {"NN", "NNS"}:
            nouns += 1
        last = doc[match.end + nouns - 1] if nouns else None
        joined = match.start > 1 and doc[match.start - 1].lower_ in {"and", ","} and is_capital(doc[match.start - 2])
        if not joined or last is None or not last.lower_.endswith("s"):
            return False
        noun = last.lower_.removesuffix("s")
        return noun in _NAMED_AFTER or (nouns > 1 and noun in self._bodies)

    def _outlet_country(self, doc: Doc) -> set[str]:
        """The country of the agency or paper that printed the article: its places need no other word for it."""
        article: Article | None = doc._.article
        outlet = self._pack.organization(article.outlet_id) if article is not None else None
        return {outlet.country} if outlet is not None and outlet.country == self._pack.settings.home_country else set()

    def _owners(self, doc: Doc, names: ProperNames) -> Iterator[Found]:
        """Countries that open a body's listed name in the possessive ("South Korea's unification ministry")."""
        for match in names.matches:
            if any(name.kind != MentionKind.ORGANIZATION for name in match.names):
                continue
            for i in range(match.start + 1, match.end):
                if doc[i].text in {"'s", "’s"}:
                    owners = [n for n in self._gazetteer.lookup(doc[match.start : i].text) if n.strength == "full"]
                    if len(owners) == 1 and owners[0].kind == MentionKind.PLACE:
                        yield self._judge.listed(match.start, i, owners[0].entity_id)

    @staticmethod
    def _site(doc: Doc, start: int, end: int) -> Found:
        name = surface(doc, start, end)
        if doc[end - 1].is_lower and doc[end - 2].whitespace_:
            name = f"{name[: -len(doc[end - 1])]}{doc[end - 1].text.capitalize()}"
        return Found(start, end, f"place:{slug(name)}", name, Method.PATTERN)

    def _may_be_listed(self, doc: Doc, item: Item) -> bool:
        """Whether a member of a list is a name ("Six", "Counting" open a sentence) and of one place only.

        "Hamgyong" is none: several places share the word.
        """
        is_word = any(token.pos_ and token.pos_ not in {"PROPN", "X", "NOUN"} for token in doc[item.start : item.end])
        name = fold(f"{item.completed}{item.kind}")
        shared = not self._gazetteer.lookup(item.completed) and sum(map(name.__ne__, self._ends_of(name))) > 1
        return not is_word and not shared and item.completed.lower() not in _NOT_PLACES

    def _ends_of(self, name: str) -> Iterator[str]:
        """Keys of listed places that end in the key."""
        return (place for place in self._place_keys if place.endswith(name))

    def _unlisted(self, doc: Doc, item: Item) -> Found:
        """A place in a list before "counties" …: a shared word is completed ("North and South Phyongan provinces")."""
        for text in (item.completed, f"{item.completed} {item.kind}"):
            listed = [n for n in self._gazetteer.lookup(text) if n.kind == MentionKind.PLACE]
            if len({n.entity_id for n in listed}) == 1:
                return self._judge.listed(item.start, item.end, listed[0].entity_id)
        name = f"{surface(doc, item.start, item.end)} {item.kind}"
        return Found(item.start, item.end, f"place:{slug(name)}", name, Method.PATTERN)

    def _recognised(self, doc: Doc, names: ProperNames, taken: list[tuple[int, int]]) -> Iterator[Found]:
        """Places that only the language model sees."""
        for entity in names.recognised:
            if entity.kind != MentionKind.PLACE or overlaps(entity.start, entity.end, taken):
                continue
            if entity.start not in names.headline and self._is_place_name(doc[entity.start : entity.end]):
                name = surface(doc, entity.start, entity.end)
                name = name.title() if name.isupper() else name
                yield Found(entity.start, entity.end, f"place:{slug(name)}", name, Method.NER)

    def _is_place_name(self, span: Span) -> bool:
        """Whether an entity may be a place for the rules too.

        It has one to three capitalised words, or opens a dateline in capitals, and is no adjective, acronym, quoted
        title or modifier of a common noun ("Koryo medicine"), nor a name that several countries share.
        """
        words, doc = [token for token in span if token.text != "-"], span.doc
        if len(words) > 3 or not all(w.is_alpha and is_capital(w) for w in words):
            return False
        if max(map(len, words)) < _SHORTEST:
            return False
        if fold(span.text) in self._not_places or fold(words[-1].text) in self._shared:
            return False
        if words[0].is_upper and (span.start == 0 or doc[span.start - 1].text == "\n"):
            return True
        quoted = span.start > 0 and doc[span.start - 1].is_quote and span.end < len(doc) and doc[span.end].is_quote
        modifies = words[-1].dep_ in {"compound", "amod"} and words[-1].head.pos_ == "NOUN"
        is_single = len(words) == 1 and (modifies or words[0].is_upper)
        return words[-1].pos_ in {"PROPN", "NOUN"} and not quoted and not is_single


def _shared_words(pack: KnowledgePack) -> frozenset[str]:
    """Last words of the names of several countries ("Korea", "Guinea"), which alone name none of them."""
    names = [fact.name.split() for fact in pack.places if fact.kind == "country"]
    counts = Counter(fold(name[-1]) for name in names if len(name) > 1)
    return frozenset(word for word, count in counts.items() if count > 1)
