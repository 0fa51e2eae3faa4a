"""Common nouns that stand for an organisation or a place named before: "the ministry", "the county", "the farm"."""

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from pipeline.extract.matching import Gazetteer, Match, Name, fold
from pipeline.extract.mentions import Found, overlaps
from pipeline.extract.names.discourse import Discourse, Place, ids_of, latest
from pipeline.knowledge.load import KnowledgePack
from pipeline.records import MentionKind, Method

_DEFINITE = frozenset({"the", "this", "that"})
_BEHIND_NOUN = re.compile(r"\s(?:of|for|on|in|at|to|against)\s")
_FARTHEST = 5
"""Sentences back in which a noun has its place, when the article names several of the kind."""
_DASHES = frozenset({"-", "--", "–", "—"})
_DATELINE = 10
"""Tokens of a dateline at most: "Pyongyang, October 11 (KCNA) --"."""
_THERE_REACH = 1
"""Sentences back in which "there" may have its place."""


def _is_modifier(token: Token) -> bool:
    """Whether the noun only modifies the next one ("the party congress") or is told apart ("the city of …")."""
    following = token.nbor() if token.i + 1 < len(token.doc) else None
    if following is None:
        return False
    modifies = token.dep_ in {"compound", "amod"} and token.head.i > token.i
    return modifies or following.text == "-" or following.lower_ == "of" or following.pos_ in {"NOUN", "PROPN"}


def _is_dateline(discourse: Discourse, place: Found) -> bool:
    """Whether the place only says where the report was filed."""
    doc = discourse.doc
    opens = place.start == 0 or doc[place.start - 1].is_space
    return opens and any(
        token.text in _DASHES and token.whitespace_ for token in doc[place.end : place.end + _DATELINE]
    )


def _head(name: str) -> str:
    """The noun of a body's or site's name: the last word, or the one before "of" ("10th Regiment of the X")."""
    words = _BEHIND_NOUN.split(name)[0].split()
    return words[-1].lower() if words else ""


class OrganizationResolver:
    """Resolves common nouns to organisations."""

    def __init__(self, pack: KnowledgePack) -> None:
        """Index the phrases and kinds of organisations of the pack."""
        self._roles = {fact.phrase: fact for fact in pack.org_roles}
        self._facts = {fact.org_id: fact for fact in pack.organizations}
        self._phrases = Gazetteer(Name(phrase, MentionKind.ORGANIZATION, phrase) for phrase in self._roles)
        self._nouns = {fact.head for fact in pack.name_heads if fact.kind in {"organization", "company"}}

    def resolve(
        self, discourse: Discourse, bodies: Sequence[Found], countries: set[str], taken: Sequence[tuple[int, int]]
    ) -> Iterator[Found]:
        """Mentions for the phrases in text order.

        Meant is the body named last whose name has the words ("the committee") or whose kind fits; a phrase that the
        pack gives to one body means that one when the article names the body or its country (`countries`). A noun that
        is the noun of a body's name takes up that body, also without a phrase in the pack ("the regiment").
        """
        places = [discourse.place(body) for body in sorted(bodies, key=lambda body: body.start)]
        busy = list(taken)
        for match in self._phrases.find(discourse.doc):
            if overlaps(match.start, match.end, taken) or _is_modifier(discourse.doc[match.end - 1]):
                continue
            body = self._meant(match, places, countries)
            if body is not None:
                busy.append((match.start, match.end))
                yield Found(match.start, match.end, *body, Method.COREFERENCE)
        heads = {_head(place.mention.name) for place in places} & self._nouns
        for token in discourse.doc[1:]:
            if token.lower_ not in heads or not token.is_lower or token.nbor(-1).lower_ not in _DEFINITE:
                continue
            if _is_modifier(token) or overlaps(token.i - 1, token.i + 1, busy):
                continue
            named = latest([place for place in places if _head(place.mention.name) == token.lower_], token.i)
            if named is not None:
                yield Found(token.i - 1, token.i + 1, named.entity_id, named.name, Method.COREFERENCE)

    def _meant(self, match: Match, places: list[Place], countries: set[str]) -> tuple[str, str] | None:
        role = self._roles[match.names[0].entity_id]
        words = fold(role.phrase.removeprefix("the "))
        fitting = [p for p in places if self._fits(p.mention, words, role.kinds)]
        body = latest(fitting, match.start)
        if body is not None:
            return body.entity_id, body.name
        if not role.org_id:
            return None
        fact = self._facts[role.org_id]
        named = {place.mention.entity_id for place in places} | countries
        return (fact.org_id, fact.name) if named & {fact.org_id, fact.country} else None

    def _fits(self, body: Found, words: str, kinds: Sequence[str]) -> bool:
        """Whether a listed body is of one of the kinds, or a name ends in the words or has them before "of"."""
        kind = self._kind(body.entity_id)
        return (
            kind in kinds
            if kind and kinds
            else words.endswith(fold(_head(body.name))) or fold(body.name).endswith(words)
        )

    def _kind(self, org_id: str) -> str:
        fact = self._facts.get(org_id)
        return fact.kind if fact is not None else ""


class PlaceResolver:
    """Resolves common nouns to places."""

    def __init__(self, pack: KnowledgePack) -> None:
        """Take the kinds of listed places and the nouns that close the names of unlisted ones."""
        self._kinds = {fact.place_id: fact.kind for fact in pack.places}
        heads = {fact.head for fact in pack.name_heads if fact.kind in {"site", "nature", "admin"}}
        self._plants = frozenset(fact.word for fact in pack.plant_words if fact.role in {"plant", "site"}) | {"works"}
        self._nouns = heads | set(self._kinds.values()) | self._plants

    def resolve(
        self, discourse: Discourse, places: Sequence[Found], taken: Sequence[tuple[int, int]]
    ) -> Iterator[Found]:
        """Mentions for "the county", "the farm" and "there" in text order.

        "The country" is resolved only when the article names a single one.
        """
        doc = discourse.doc
        named = [place for place in places if not _is_dateline(discourse, place)]
        located = [discourse.place(place) for place in sorted(named, key=lambda place: place.start)]
        for token in doc:
            meant = None
            if token.lower_ == "there":
                start, meant = token.i, self._there(discourse, token, located)
            elif token.lower_ in self._nouns and token.i and doc[token.i - 1].lower_ in _DEFINITE:
                start, meant = token.i - 1, self._named(discourse, token, located)
            if meant is not None and not overlaps(start, token.i + 1, taken):
                yield Found(start, token.i + 1, meant.entity_id, meant.name, Method.COREFERENCE)

    def _named(self, discourse: Discourse, noun: Token, located: list[Place]) -> Found | None:
        if not noun.text.islower() or _is_modifier(noun):
            return None
        fitting = [place for place in located if self._is_called(place.mention, noun.lower_)]
        if not fitting and noun.lower_ in self._plants:
            plants = [place for place in located if _head(place.mention.name) in self._plants]
            fitting = plants if len(ids_of(plants)) == 1 else []
        if noun.lower_ == "country" and len(ids_of(fitting)) > 1:
            return None
        found = latest(fitting, noun.i)
        if found is None or len(ids_of(fitting)) == 1:
            return found
        return found if discourse.sentence_of(noun.i) - discourse.sentence_of(found.start) <= _FARTHEST else None

    def _is_called(self, place: Found, noun: str) -> bool:
        kind = self._kinds.get(place.entity_id)
        return kind == noun or (kind is None and _head(place.name) == noun)

    def _there(self, discourse: Discourse, token: Token, located: list[Place]) -> Found | None:
        """The only place below a country of this sentence, else of the one before."""
        if token.dep_ == "expl" or (token.i + 1 < len(token.doc) and token.nbor().lemma_ == "be"):
            return None
        number = discourse.sentence_of(token.i)
        below = [p for p in located if p.mention.end <= token.i and self._kinds.get(p.mention.entity_id) != "country"]
        for back in range(_THERE_REACH + 1):
            here = [place for place in below if place.sentence == number - back]
            if here:
                return here[-1].mention if len(ids_of(here)) == 1 else None
        return None
