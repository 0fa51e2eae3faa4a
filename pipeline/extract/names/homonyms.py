"""Which place a listed name means here, or that it means none.

A name is settled by its administrative word, by the province or country that the text gives with it, by its other
mentions in the article, or by its neighbours, the settled places of its sentence. One that stays open is left out
when it is as often something else; a mere homonym is named as what it is, open, with all places that it may mean.
"""

from collections.abc import Set
from dataclasses import dataclass

from spacy.tokens import Doc

from pipeline.extract.matching import Match, Name, fold
from pipeline.extract.mentions import Found, open_name
from pipeline.extract.names.gazetteer import ADMIN_KEYS
from pipeline.extract.names.shapes import is_capital
from pipeline.knowledge.load import KnowledgePack
from pipeline.records import MentionKind, Method

_NEAR = 5
"""Tokens within which a province or country tells which place of that name is meant."""
_LEVEL_OF = {"country": 0, "province": 1, "region": 1}
_LEVELS = (0, 1, 2)
_ADJOINING = frozenset({",", "of", "in", "(", "'s", "’s"})
_HERE, _NEARBY, _NAMED_TOO, _SAME_COUNTRY, _ELSEWHERE = 3.0, 2.0, 1.5, 1.0, -1.0
_OWN_SPELLING = 0.75
"""What it adds that the text spells a name of both Koreas as this one does: less than a province beside the name."""


@dataclass(frozen=True, slots=True)
class _Article:
    """What an article says of its places: the mentions so far, and whom it names or speaks of beyond doubt."""

    doc: Doc
    found: tuple[Found, ...]
    certain: Set[str]


class PlaceJudge:
    """Settles listed names of places."""

    def __init__(self, pack: KnowledgePack) -> None:
        """Judge by the places of a pack."""
        self._pack = pack
        self._kinds = {fact.place_id: fact.kind for fact in pack.places}

    def settle(self, doc: Doc, matches: list[Match], in_list: Set[tuple[int, int]], spoken_of: Set[str]) -> list[Found]:
        """A mention for each match that names a place, provinces and countries settled before what lies in them.

        `in_list` are the token ranges of names before "counties" and the like, which are places for sure; `spoken_of`
        are countries that the article has only as an adjective, or whose outlet it is of.
        """
        certain = {ids.pop() for match in matches if len(ids := _strong_ids(match)) == 1} | spoken_of
        capitals = (self._pack.place(place_id) for place_id in certain)
        certain |= {fact.capital_of for fact in capitals if fact is not None and fact.capital_of}
        article = _Article(doc, (), certain)
        for level in _LEVELS:
            found = [
                mention
                for match in matches
                if self._level(match) == level
                and (mention := self._judge(article, match, (match.start, match.end) in in_list)) is not None
            ]
            settled = {mention.entity_id for mention in found if not mention.candidates}
            article = _Article(doc, (*article.found, *found), article.certain | settled)
        return [mention if not mention.candidates else self._again(article, mention) for mention in article.found]

    def _again(self, article: _Article, mention: Found) -> Found:
        """An open name once its neighbours are settled: as elsewhere in the article, or beside the others here."""
        elsewhere = [i for i in mention.candidates if i in article.certain]
        if len(elsewhere) == 1:
            return self.listed(mention.start, mention.end, elsewhere[0])
        sentence = article.doc[mention.start].sent
        around = [other for other in article.found if sentence.start <= other.start < sentence.end]
        provinces = {self._province(other.entity_id) for other in around} - {""}
        beside = [i for i in mention.candidates if self._province(i) in provinces]
        return self.listed(mention.start, mention.end, beside[0]) if len(beside) == 1 else mention

    def _province(self, place_id: str) -> str:
        province = self._pack.province_of(place_id)
        return province.place_id if province is not None else ""

    def listed(self, start: int, end: int, place_id: str, confidence: float = 0.0) -> Found:
        """A mention of a listed place."""
        fact = self._pack.place(place_id)
        name = fact.name if fact is not None else place_id
        return Found(start, end, place_id, name, Method.GAZETTEER, confidence)

    def _level(self, match: Match) -> int:
        """What the match may name at the lowest: a country (0), a province or region (1), or something in one (2)."""
        return max(_LEVEL_OF.get(self._kinds[name.entity_id], _LEVELS[-1]) for name in _place_names(match))

    def _judge(self, article: _Article, match: Match, in_list: bool) -> Found | None:
        names = _place_names(match)
        scored = {name.entity_id: self._context(article, match, name) for name in names}
        own = [name.entity_id for name in names if name.strength == "full"]
        if len(set(own)) == 1 < len(scored) and scored[own[0]] > 0:
            scored[own[0]] += _OWN_SPELLING
        best = max(scored.values())
        chosen = sorted(place_id for place_id, score in scored.items() if score == best)
        strengths = {name.strength for name in names if name.entity_id in chosen}
        if best < 0 or (_is_somebody(article.doc, match) and best < _NEARBY and not in_list):
            return None
        if "full" not in strengths and not in_list and not self._has_company(article, match, chosen, strengths, best):
            return None
        if len(chosen) == 1 and (best > 0 or len(scored) == 1):
            return self.listed(match.start, match.end, chosen[0])
        return open_name(match.start, match.end, self._open_name(article.doc, match, chosen), chosen, Method.GAZETTEER)

    def _open_name(self, doc: Doc, match: Match, place_ids: list[str]) -> str:
        """The name that homonyms share, or the words of the text."""
        names = {fact.name for i in place_ids if (fact := self._pack.place(i)) is not None}
        return names.pop() if len(names) == 1 else doc[match.start : match.end].text

    def _has_company(
        self, article: _Article, match: Match, chosen: list[str], strengths: Set[str], context: float
    ) -> bool:
        """Whether a name that is as often something else has what makes it this place."""
        certain = any(place_id in article.certain for place_id in chosen)
        if "generated" in strengths and "bare" not in strengths:
            return certain or context >= _SAME_COUNTRY
        if "bare" not in strengths:
            doc = article.doc
            follower = doc[match.end] if match.end < len(doc) else None
            in_name = follower is not None and is_capital(follower) and follower.pos_ in {"PROPN", "ADJ"}
            is_told = context >= _SAME_COUNTRY and fold(doc[match.end - 1].text) in ADMIN_KEYS
            return (certain or context >= _NEARBY or is_told) and not in_name
        recognised = all(token.ent_type_ == "LOC" for token in article.doc[match.start : match.end])
        is_district = all(self._kinds.get(place_id) == "district" for place_id in chosen)
        return context >= _NEARBY or certain or (recognised and not is_district)

    def _context(self, article: _Article, match: Match, name: Name) -> float:
        """How much the text speaks for this place: its province right behind the name, near, or anywhere.

        A province or country right behind the name that the place does not lie in speaks against a weak name.
        """
        above = {place.place_id for place in self._pack.ancestors(name.entity_id)}
        provinces = {place_id for place_id in above if self._kinds[place_id] != "country"}
        for other in article.found:
            joint = article.doc[match.end].text if match.end < len(article.doc) else ""
            adjoins = 0 < other.start - match.end + 1 <= 3 and joint in _ADJOINING
            owns = 0 < match.start - other.end <= 1 and article.doc[other.end].text in _ADJOINING
            if (adjoins or owns) and other.entity_id in above:
                return _HERE
            if (adjoins or owns) and name.strength != "full":
                return _ELSEWHERE
            near = 0 <= match.start - other.end <= _NEAR or 0 <= other.start - match.end <= _NEAR
            if near and other.entity_id in provinces:
                return _NEARBY
        if name.entity_id in article.certain or provinces & article.certain:
            return _NAMED_TOO
        return _SAME_COUNTRY if above & article.certain else 0.0


def _place_names(match: Match) -> list[Name]:
    return [name for name in match.names if name.kind == MentionKind.PLACE]


def _strong_ids(match: Match) -> set[str]:
    """The place that a match names by itself: nobody else, and in full; else nothing or several."""
    ids = {name.entity_id for name in match.names}
    return ids if any(name.strength == "full" for name in _place_names(match)) else set()


def _is_somebody(doc: Doc, match: Match) -> bool:
    """Whether the words are a person's name here."""
    named = any(name.kind == MentionKind.PERSON for name in match.names)
    bare = all(name.strength != "full" for name in _place_names(match))
    return named or (bare and doc[match.start].ent_type_ == "PERSON")
