"""Unlisted places that are cities of the world: told by their country in the text, or by being the one large city."""

from collections.abc import Set

from spacy.tokens import Doc

from pipeline.extract.matching import fold
from pipeline.extract.mentions import Found
from pipeline.knowledge.cities import City, cities_by_name
from pipeline.knowledge.pack import KnowledgePack
from pipeline.records import Method

_ADJOINING = frozenset({",", "in", "(", "of"})
_REACH = 3
"""Tokens from a city to the country behind it: ", in", ", the"."""
_LARGE, _MARGIN = 300_000, 10
"""Inhabitants from which a city is meant without its country, when the next of its name has a tenth of them at most."""
_CONFIDENCE = 0.8


class CityLinker:
    """Links names of places that no list of the pack knows."""

    def __init__(self, pack: KnowledgePack) -> None:
        """Take the countries of the pack by their two letters."""
        self._countries = pack.country_ids
        self._home = pack.settings.home_country

    def link(self, doc: Doc, places: list[Found], countries: Set[str]) -> list[Found]:
        """The places, unlisted ones as the city that they are; `countries` are those of which the article speaks.

        A name that several cities bear stays what it is unless the text names the country of one of them only.
        """
        return [self._linked(doc, place, places, countries) for place in places]

    def _linked(self, doc: Doc, place: Found, places: list[Found], countries: Set[str]) -> Found:
        if not place.entity_id.startswith("place:"):
            return place
        cities = [c for c in cities_by_name(fold).get(fold(place.name), ()) if self._country(c) not in {"", self._home}]
        if not cities:
            return place
        beside = {other.entity_id for other in places if self._adjoins(doc, place, other)}
        for named in (beside, countries):
            inside = [city for city in cities if self._country(city) in named]
            if inside and (len(inside) == 1 or inside[0].population >= _MARGIN * inside[1].population):
                return self._found(place, inside[0])
            if inside:
                return place
        is_known = cities[0].population >= _LARGE
        is_alone = len(cities) == 1 or cities[0].population >= _MARGIN * cities[1].population
        return self._found(place, cities[0]) if is_known and is_alone else place

    def _country(self, city: City) -> str:
        return self._countries.get(city.country, "")

    @staticmethod
    def _adjoins(doc: Doc, place: Found, other: Found) -> bool:
        return 0 < other.start - place.end + 1 <= _REACH and doc[place.end].text in _ADJOINING

    @staticmethod
    def _found(place: Found, city: City) -> Found:
        return Found(place.start, place.end, city.place_id, city.name, Method.GAZETTEER, _CONFIDENCE)
