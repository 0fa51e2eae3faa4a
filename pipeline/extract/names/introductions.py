"""What stands around a name: of which countries the words speak, and whether they give somebody's office."""

import re
from collections.abc import Iterable, Sequence

from spacy.tokens import Doc, Span

from pipeline.extract.matching import Gazetteer, Match, Name, fold
from pipeline.knowledge.load import KnowledgePack
from pipeline.records import MentionKind

_BEFORE, _BEHIND = 12, 16
"""Tokens before a name and behind it within which its bearer's office may stand."""
_SHORT = frozenset({"a", "an", "and", "for", "in", "of", "the", "to", "former"})


class Introductions:
    """Reads the words around names."""

    def __init__(self, pack: KnowledgePack, gazetteer: Gazetteer) -> None:
        """Take the countries of places, people and bodies, and the offices of people."""
        self._pack = pack
        self._gazetteer = gazetteer
        self._countries = {fact.person_id: fact.country for fact in pack.people}
        self._offices = {fact.person_id: _office_words(fact.roles) for fact in pack.people}
        self._demonyms = Gazetteer(Name(fact.demonym, MentionKind.PLACE, fact.place_id) for fact in pack.demonyms)
        self._body_country = {fact.org_id: fact.country for fact in pack.organizations}

    def introduce(self, doc: Doc, start: int, end: int, person_id: str) -> bool:
        """Whether the sentence gives an office of the person beside the name at `start:end`, and the country."""
        country = self._countries[person_id]
        return self._give_office(doc, start, end, person_id) and country in self.countries_of(doc[start].sent)

    def _give_office(self, doc: Doc, start: int, end: int, person_id: str) -> bool:
        before = doc[max(0, start - _BEFORE) : start]
        behind = doc[end : end + _BEHIND] if end < len(doc) and doc[end].text == "," else ()
        words = {fold(token.text) for token in (*before, *behind)}
        return any(office <= words for office in self._offices[person_id])

    def adjectives(self, doc: Doc) -> set[str]:
        """The countries of which the words speak as an adjective ("North Korean")."""
        return {name.entity_id for match in self._demonyms.find(doc) for name in match.names}

    def countries_of(self, span: Span, matches: Sequence[Match] | None = None) -> set[str]:
        """The countries of which the words speak: by its name, by that of a place or body there, or as an adjective.

        `matches` are the listed names of the words, when they are known already.
        """
        words = span.doc if len(span) == len(span.doc) else span.as_doc()
        found = self.adjectives(words)
        for match in self._gazetteer.find(words) if matches is None else matches:
            for name in match.names:
                if name.strength == "full" and name.kind == MentionKind.PLACE:
                    country = self._pack.country_of(name.entity_id)
                    found |= {country.place_id} if country is not None else set()
                elif name.strength == "full" and name.kind == MentionKind.ORGANIZATION:
                    found.add(self._body_country.get(name.entity_id, ""))
        return found - {""}


def _office_words(roles: Iterable[str]) -> tuple[frozenset[str], ...]:
    """The words of each office, without its body and its years: "department director@WPK (2024)"."""
    offices = (re.findall(r"\w+", role.split("@")[0].split("(")[0]) for role in roles)
    return tuple(frozenset(map(fold, words)) - _SHORT for words in offices if words)
