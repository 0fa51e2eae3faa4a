"""Spellings that nobody listed: another romanisation of a listed name counts only where the text speaks for it.

"Chaeryeong County" in an article on North Korea is Jaeryong County; "Lee Young-gil" is the general Ri Yong Gil only
beside his office and his country, else somebody of whom no list knows.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Span

from pipeline.extract.matching import Gazetteer, Match, Name, fold
from pipeline.extract.names.gazetteer import ADMIN_KEYS
from pipeline.knowledge.load import KnowledgePack
from pipeline.records import MentionKind

_BEFORE, _BEHIND = 6, 16
"""Tokens before a name and behind it within which its bearer's office may stand."""
_SHORT = frozenset({"a", "an", "and", "for", "in", "of", "the", "to", "former"})


class GeneratedNames:
    """Decides which generated spellings of an article count."""

    def __init__(self, pack: KnowledgePack) -> None:
        """Take the countries of places, people and bodies, and the offices of people."""
        self._pack = pack
        self._people = {fact.person_id: fact for fact in pack.people}
        self._offices = {fact.person_id: _office_words(fact.roles) for fact in pack.people}
        self._demonyms = Gazetteer(Name(fact.demonym, MentionKind.PLACE, fact.place_id) for fact in pack.demonyms)
        self._body_country = {fact.org_id: fact.country for fact in pack.organizations}

    def supported(self, doc: Doc, matches: Sequence[Match]) -> list[Match]:
        """The matches without the generated names for which nothing speaks; one without any name left is left out."""
        listed = {name.entity_id for match in matches for name in match.names if name.strength == "full"}
        kept = []
        for match in matches:
            names = tuple(name for name in match.names if self._counts(doc, match, name, matches, listed))
            if names:
                kept.append(replace(match, names=names))
        return kept

    def _counts(self, doc: Doc, match: Match, name: Name, matches: Sequence[Match], listed: set[str]) -> bool:
        if name.strength != "generated" or name.entity_id in listed:
            return True
        if any(other.strength == "full" and other.kind == MentionKind.PERSON for other in match.names):
            return False
        if name.kind == MentionKind.PERSON:
            country = self._people[name.entity_id].country
            sentence = doc[match.start].sent
            near = [m for m in matches if sentence.start <= m.start < sentence.end and m is not match]
            return self._holds_office(doc, match, name.entity_id) and country in self._countries(sentence, near)
        if any(other.strength == "full" and other.entity_id != name.entity_id for other in match.names):
            return True  # a homonym: the article decides between them
        words = doc[match.start : match.end]
        sure = fold(words[-1].text) in ADMIN_KEYS or all(token.ent_type_ == "LOC" for token in words)
        above = {place.place_id for place in self._pack.ancestors(name.entity_id)}
        return sure and bool(above & (self._countries(doc[:], matches) | listed))

    def _holds_office(self, doc: Doc, match: Match, person_id: str) -> bool:
        """Whether one of the person's offices stands beside the name."""
        before = doc[max(0, match.start - _BEFORE) : match.start]
        behind = doc[match.end : match.end + _BEHIND] if match.end < len(doc) and doc[match.end].text == "," else ()
        words = {fold(token.text) for token in (*before, *behind)}
        return any(office <= words for office in self._offices[person_id])

    def _countries(self, span: Span, matches: Iterable[Match]) -> set[str]:
        """The countries of which the words speak: by a name of it, of a place or a body there, or as an adjective."""
        found = {name.entity_id for match in self._demonyms.find(span.as_doc()) for name in match.names}
        for match in matches:
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
    return tuple(
        frozenset(fold(w) for w in words if w.lower() not in _SHORT | {"former"}) for words in offices if words
    )
