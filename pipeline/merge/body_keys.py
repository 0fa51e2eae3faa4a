"""One key for the name of a body, however it is put: parts in any order, listed bodies and countries by their ids."""

import re
from collections.abc import Iterable, Iterator

from pipeline.knowledge.pack import KnowledgePack
from pipeline.knowledge.schema import OrganizationFact
from pipeline.merge.entities import folded

_SMALL = frozenset({"of", "the", "for", "and", "in", "on", "at", "s", "its"})
_LONGEST = 8
"""Words of the longest listed name that is looked for inside another."""
_WORD = re.compile(r"[^\W_]+(?:\.[^\W_])*\.?")


class BodyKeys:
    """Keys of bodies' names by the lists of a pack."""

    def __init__(self, pack: KnowledgePack) -> None:
        """Take the names of the pack's bodies and countries; that of the home country adds nothing to a body."""
        home = pack.settings.home_country
        self._ids: dict[str, str] = {}
        for place in pack.places:
            if place.kind == "country":
                for name in (place.name, *place.spellings):
                    self._ids[folded(name)] = "" if place.place_id == home else place.place_id
        for body, fact in _names(pack):
            if not fact.needs_context:  # "Provincial Committee" is a kind of bodies
                self._ids.setdefault(folded(body), fact.org_id)
        self._listed: dict[str, str] = {}
        for body, fact in _names(pack):
            self._listed.setdefault(self.key(body), fact.org_id)

    def listed(self, key: str) -> str:
        """The id of the listed body of this key; empty when there is none, or several are called so."""
        return self._listed.get(key, "")

    def key(self, name: str) -> str:
        """The key: the ids of what the name contains and its other words, sorted."""
        words = _WORD.findall(name.replace("’", "'").replace("'s", " "))
        found, at = set[str](), 0
        while at < len(words):
            end = next((e for e in range(min(len(words), at + _LONGEST), at, -1) if _text(words[at:e]) in self._ids), 0)
            whole = end - at == len(words)
            if end and not whole:
                found.add(self._ids[_text(words[at:end])])
                at = end
                continue
            if words[at].lower() not in _SMALL:
                found.add(folded(words[at]).removesuffix("s"))
            at += 1
        return " ".join(sorted(found - {""}))


def _names(pack: KnowledgePack) -> Iterator[tuple[str, OrganizationFact]]:
    for fact in pack.organizations:
        for name in (fact.name, *fact.aliases):
            yield name, fact


def _text(words: Iterable[str]) -> str:
    return folded("".join(words))
