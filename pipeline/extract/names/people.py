"""People: listed ones, names of Korean form, and whom NER finds; later a surname alone is the person named in full.

A Korean name is a known surname and one or two given syllables: "Ri Yong Gil", "Yang Moo-jin", "Pak Hun". A pattern
and NER never override a listed name, and no part of another name is a person.
"""

from collections.abc import Iterator, Set
from dataclasses import replace

from spacy.tokens import Doc, Token

from pipeline.extract.matching import Gazetteer, Match, Name, fold, slug
from pipeline.extract.mentions import Found, open_name, overlaps
from pipeline.extract.names.clues import surname_clue
from pipeline.extract.names.given_names import GivenNames
from pipeline.extract.names.names import ProperNames, surface
from pipeline.extract.names.shapes import is_capital
from pipeline.extract.names.surnames import BareNames
from pipeline.extract.splitting import SYLLABLE
from pipeline.knowledge.load import KnowledgePack
from pipeline.records import MentionKind, Method

_LONGEST_NAME = 6
_GENERATED = 0.85
"""How sure a person is by a spelling that no list has."""
_SURE_LENGTH = 3
"""Tokens from which on a surname with a given name is nothing else."""
_FUNCTION_WORDS = frozenset({"ADV", "ADP", "DET", "SCONJ", "CCONJ", "PRON", "AUX", "INTJ"})
"""What a surname that is an English word too ("So", "An", "No") is tagged as when it is none."""

_NOT_NAMES = frozenset({"north", "south", "korea", "korean", "party", "state", "the", "committee", "county", "city"})


class PeopleFinder:
    """Finds the people of a `Doc` among its names."""

    def __init__(self, pack: KnowledgePack) -> None:
        self._people = {fact.person_id: fact for fact in pack.people}
        self._surnames = frozenset(fold(fact.surname) for fact in pack.surnames)
        self._syllables = frozenset(fold(fact.syllable) for fact in pack.syllables)
        self._titles = frozenset(word for fact in pack.titles for word in (fold(fact.title),))
        self._before_surname = frozenset(clue.word for clue in pack.name_clues if clue.position == "surname")
        self._bare = BareNames(pack)
        self._given = GivenNames(pack)

    def find(self, doc: Doc, names: ProperNames, places: list[Found], adjectives: Set[str]) -> list[Found]:
        """The people in text order, mentions by surname alone included.

        `adjectives` are the countries of which the article speaks as an adjective.
        """
        taken = [*names.taken(), *((place.start, place.end) for place in places if place.method != Method.NER)]
        counties = {(place.start, place.end) for place in places}  # named after people, in a list of counties
        found = [person for person in self._listed(doc, names) if (person.start, person.end) not in counties]
        taken = [r for r in taken if r not in {(f.start, f.end) for f in found}]
        patterned = list(self._patterned(doc, names))
        sure = [one for one in patterned if one.end - one.start >= _SURE_LENGTH]
        inside = {(i, i + 1) for one in sure for i in range(one.start, one.end)}
        taken = [r for r in taken if r not in inside]  # "Chung" is a district too
        for mention in patterned:
            if not overlaps(mention.start, mention.end, taken + [(f.start, f.end) for f in found]):
                found.append(mention)
        for mention in self._recognised(doc, names):
            if not overlaps(mention.start, mention.end, taken + [(f.start, f.end) for f in found]):
                found.append(mention)
        found = self._completed(doc, found, taken)
        given = list(self._given.find(doc, found))
        found = given + [f for f in found if not overlaps(f.start, f.end, [(g.start, g.end) for g in given])]
        found += self._bare.find(doc, found, self._bare.countries(places) | adjectives, taken)
        return sorted(found, key=lambda mention: mention.start)

    def _listed(self, doc: Doc, names: ProperNames) -> Iterator[Found]:
        for match in names.matches:
            ids = sorted({n.entity_id for n in match.names if n.kind == MentionKind.PERSON})
            if not ids or self._goes_on(doc, match):
                continue
            if len(ids) > 1:
                yield open_name(match.start, match.end, doc[match.start : match.end].text, ids, Method.GAZETTEER)
            else:
                is_listed = any(n.strength == "full" for n in match.names)
                name, sure = self._people[ids[0]].name, 0.0 if is_listed else _GENERATED
                yield Found(match.start, match.end, ids[0], name, Method.GAZETTEER, sure)

    def _goes_on(self, doc: Doc, match: Match) -> bool:
        """Whether a surname with one syllable is only the beginning of a name: "Kim Song | Il, director at …"."""
        if match.end - match.start != 2 or match.end >= len(doc) or not doc[match.start + 1].whitespace_:
            return False
        following = doc[match.end]
        return following.pos_ == "PROPN" and not following.is_sent_start and self._is_given(following.text)

    def _given_end(self, doc: Doc, start: int) -> int:
        """End of the given name that begins at `start`: "Yong Gil", "Moo-jin", "Yong-gil", "Hun"; `start` if none."""
        if start >= len(doc) or not doc[start].text[0].isupper():
            return start
        hyphenated = start + 2 < len(doc) and doc[start + 1].text == "-" and not doc[start].whitespace_
        if not self._is_given(doc[start].text) and not (hyphenated and SYLLABLE.fullmatch(doc[start].text)):
            return start
        if start + 2 < len(doc) and doc[start + 1].text == "-" and not doc[start].whitespace_:
            return start + 3 if self._closes_given(doc[start + 2].text) else start
        if start + 1 < len(doc) and self._is_given(doc[start + 1].text) and not doc[start + 1].is_sent_start:
            return start + 2
        return start + 1

    def _closes_given(self, word: str) -> bool:
        """Whether a word behind a hyphen is the second syllable: listed, or small and of Korean form ("Da-in")."""
        return fold(word) in self._syllables or (word.islower() and SYLLABLE.fullmatch(word) is not None)

    def _is_given(self, word: str) -> bool:
        return word[0].isupper() and fold(word) in self._syllables

    def _patterned(self, doc: Doc, names: ProperNames) -> Iterator[Found]:
        end = 0
        for token in doc:
            if token.i < end or not is_capital(token):
                continue
            if self._is_called_by_given_name(doc, token):
                end = token.i + 3
                yield self._person(doc, token.i, end, Method.PATTERN)
                continue
            if self._is_introduced_by_surname(doc, token):
                end = token.i + 1
                yield self._person(doc, token.i, end, Method.PATTERN)
                continue
            if fold(token.text) not in self._surnames:
                continue
            end = self._given_end(doc, token.i + 1)
            parts = sum(part.is_alpha for part in doc[token.i : end])
            if parts < 2 or (parts == 2 and not self._is_sure(doc, token.i, end, names)):
                end = token.i + 1
                continue
            if parts == 3 and token.pos_ in _FUNCTION_WORDS and token.ent_type_ != "PERSON":
                end = token.i + 1
                continue
            yield self._person(doc, token.i, end, Method.PATTERN)

    def _is_called_by_given_name(self, doc: Doc, token: Token) -> bool:
        """Whether a given name stands alone, as defectors are called: "Mi-ran says"."""
        if token.i + 2 >= len(doc) or doc[token.i + 1].text != "-" or not doc[token.i + 2].text.islower():
            return False
        joined = not token.whitespace_ and not doc[token.i + 1].whitespace_
        before = doc[token.i - 1] if token.i else None
        alone = before is None or not (is_capital(before) and before.pos_ == "PROPN")
        return joined and alone and self._is_given(token.text) and fold(doc[token.i + 2].text) in self._syllables

    def _is_introduced_by_surname(self, doc: Doc, token: Token) -> bool:
        """Whether the text says that the word is a surname, and gives no more: "a trader surnamed Chen"."""
        following = doc[token.i + 1] if token.i + 1 < len(doc) else token
        goes_on = following.i > token.i and (is_capital(following) or following.text == "-")
        return not goes_on and surname_clue(doc, token.i, self._before_surname) >= 0

    @staticmethod
    def _is_sure(doc: Doc, start: int, end: int, names: ProperNames) -> bool:
        """Whether surname and one syllable are a name here ("Pak Hun"): NER or the tagger says so."""
        name = doc[start:end]
        if end < len(doc) and is_capital(doc[end]) and doc[end].pos_ == "PROPN" and doc[end].is_alpha:
            return False
        if any(token.ent_type_ == "PERSON" for token in name):
            return True
        proper = all(token.pos_ == "PROPN" and not token.ent_type_ for token in name)
        return proper and name.start not in names.headline

    def _recognised(self, doc: Doc, names: ProperNames) -> Iterator[Found]:
        common = {token.text for token in doc if token.text.islower()}
        for entity in names.recognised:
            if entity.kind != MentionKind.PERSON or entity.start in names.headline:
                continue
            start, end = entity.start, entity.end
            while start < end and self._is_before_name(doc[start], common):
                start += 1
            start = self._with_first_name(doc, start, end)
            words = [token for token in doc[start:end] if not token.is_punct]
            if not 2 <= len(words) <= _LONGEST_NAME or not all(map(self._is_name_word, words)):
                continue
            yield self._person(doc, start, end, Method.NER)

    @staticmethod
    def _completed(doc: Doc, found: list[Found], taken: list[tuple[int, int]]) -> list[Found]:
        """The mentions with those that pattern and NER have missed, or cut short, of people whom they once saw."""
        unlisted = {mention.name: mention for mention in found if mention.method != Method.GAZETTEER}
        memory = Gazetteer(Name(name, MentionKind.PERSON, name) for name in unlisted)
        whole = {
            (match.start, match.end): replace(unlisted[match.names[0].entity_id], start=match.start, end=match.end)
            for match in memory.find(doc)
        }
        listed = [mention for mention in found if mention.method == Method.GAZETTEER]
        busy = [*taken, *((mention.start, mention.end) for mention in listed)]
        return listed + [mention for mention in whole.values() if not overlaps(mention.start, mention.end, busy)]

    def _is_before_name(self, token: Token, common: set[str]) -> bool:
        """Whether the word is a title, or one that the article also writes small ("Puppet", "Mother")."""
        return fold(token.text) in self._titles or not is_capital(token) or token.lower_ in common

    def _with_first_name(self, doc: Doc, start: int, end: int) -> int:
        """Where the name begins when NER has missed the word on which the parse hangs it ("Asif | Ali Zardari")."""
        if not 0 < start < end:
            return start
        root, previous = doc[start:end].root, doc[start - 1]
        names = root.dep_ == "flat" and root.head == previous and previous.pos_ == "PROPN" and previous.is_alpha
        after_of = start > 1 and doc[start - 2].lower_ == "of"
        return start - 1 if names and not after_of and fold(previous.text) not in self._titles else start

    @staticmethod
    def _is_name_word(token: Token) -> bool:
        """Whether the word may be part of a name: letters and a capital, or a particle ("al", "de")."""
        letters = token.text.replace(".", "").replace("'", "").replace("’", "")
        particle = len(token) <= 3 and token.pos_ not in _FUNCTION_WORDS
        return letters.isalpha() and token.lower_ not in _NOT_NAMES and (is_capital(token) or particle)

    @staticmethod
    def _person(doc: Doc, start: int, end: int, method: Method) -> Found:
        name = surface(doc, start, end)
        return Found(start, end, f"person:{slug(name)}", name, method)
