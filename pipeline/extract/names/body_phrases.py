"""Common nouns that stand for an organisation or a place named before: "the ministry", "the county", "the farm"."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from pipeline.extract.matching import Gazetteer, Match, Name, fold
from pipeline.extract.mentions import Found, overlaps
from pipeline.extract.names.discourse import Discourse, Place, ids_of, latest
from pipeline.knowledge.load import KnowledgePack
from pipeline.records import MentionKind, Method

_DEFINITE = frozenset({"the", "this", "that"})
_THERE_REACH = 1
"""Sentences back in which "there" may have its place."""


def _is_modifier(token: Token) -> bool:
    """Whether the noun only modifies the next one ("the party congress") or is told apart ("the city of …")."""
    following = token.nbor() if token.i + 1 < len(token.doc) else None
    if following is None:
        return False
    modifies = token.dep_ in {"compound", "amod"} and token.head.i > token.i
    return modifies or following.text == "-" or following.lower_ == "of" or following.pos_ in {"NOUN", "PROPN"}


class OrganizationResolver:
    """Resolves common nouns to organisations."""

    def __init__(self, pack: KnowledgePack) -> None:
        """Index the phrases and kinds of organisations of the pack."""
        self._roles = {fact.phrase: fact for fact in pack.org_roles}
        self._facts = {fact.org_id: fact for fact in pack.organizations}
        self._phrases = Gazetteer(Name(phrase, MentionKind.ORGANIZATION, phrase) for phrase in self._roles)

    def resolve(
        self, discourse: Discourse, bodies: Sequence[Found], countries: set[str], taken: Sequence[tuple[int, int]]
    ) -> Iterator[Found]:
        """Mentions for the phrases in text order.

        Meant is the body named last whose name has the words ("the committee") or whose kind fits; a phrase that the
        pack gives to one body means that one when the article names the body or its country (`countries`).
        """
        places = [discourse.place(body) for body in sorted(bodies, key=lambda body: body.start)]
        for match in self._phrases.find(discourse.doc):
            if overlaps(match.start, match.end, taken) or _is_modifier(discourse.doc[match.end - 1]):
                continue
            body = self._meant(match, places, countries)
            if body is not None:
                yield Found(match.start, match.end, *body, Method.COREFERENCE)

    def _meant(self, match: Match, places: list[Place], countries: set[str]) -> tuple[str, str] | None:
        role = self._roles[match.names[0].entity_id]
        words = fold(role.phrase.removeprefix("the "))
        fitting = [p for p in places if words in fold(p.mention.name) or self._kind(p.mention.entity_id) in role.kinds]
        body = latest(fitting, match.start)
        if body is not None:
            return body.entity_id, body.name
        if not role.org_id:
            return None
        fact = self._facts[role.org_id]
        named = {place.mention.entity_id for place in places} | countries
        return (fact.org_id, fact.name) if named & {fact.org_id, fact.country} else None

    def _kind(self, org_id: str) -> str:
        fact = self._facts.get(org_id)
        return fact.kind if fact is not None else ""


class PlaceResolver:
    """Resolves common nouns to places."""

    def __init__(self, pack: KnowledgePack) -> None:
        """Take the kinds of listed places and the nouns that close the names of unlisted ones."""
        self._kinds = {fact.place_id: fact.kind for fact in pack.places}
        heads = {fact.head for fact in pack.name_heads if fact.kind in {"site", "nature", "admin"}}
        self._nouns = heads | set(self._kinds.values())

    def resolve(
        self, discourse: Discourse, places: Sequence[Found], taken: Sequence[tuple[int, int]]
    ) -> Iterator[Found]:
        """Mentions for "the county", "the farm" and "there" in text order.

        "The country" is resolved only when the article names a single one.
        """
        doc = discourse.doc
        located = [discourse.place(place) for place in sorted(places, key=lambda place: place.start)]
        for token in doc:
            meant = None
            if token.lower_ == "there":
                start, meant = token.i, self._there(discourse, token, located)
            elif token.lower_ in self._nouns and token.i and doc[token.i - 1].lower_ in _DEFINITE:
                start, meant = token.i - 1, self._named(token, located)
            if meant is not None and not overlaps(start, token.i + 1, taken):
                yield Found(start, token.i + 1, meant.entity_id, meant.name, Method.COREFERENCE)

    def _named(self, noun: Token, located: list[Place]) -> Found | None:
        if not noun.text.islower() or _is_modifier(noun):
            return None
        fitting = [place for place in located if self._is_called(place.mention, noun.lower_)]
        if noun.lower_ == "country" and len(ids_of(fitting)) > 1:
            return None
        return latest(fitting, noun.i)

    def _is_called(self, place: Found, noun: str) -> bool:
        kind = self._kinds.get(place.entity_id)
        return kind == noun or place.name.lower().endswith(" " + noun)

    def _there(self, discourse: Discourse, token: Token, located: list[Place]) -> Found | None:
        """The only place of the last sentence that names one below a country, if that is not far."""
        if token.dep_ == "expl" or (token.i + 1 < len(token.doc) and token.nbor().lemma_ == "be"):
            return None
        number = discourse.sentence_of(token.i)
        near = [
            place
            for place in located
            if place.mention.end <= token.i
            and number - place.sentence <= _THERE_REACH
            and self._kinds.get(place.mention.entity_id) != "country"
        ]
        return near[-1].mention if len(ids_of(near)) == 1 else None
