"""A surname alone: it is the person of that surname whom the article has named in full.

Of several, the only one whom this sentence and the one before name in full; else nobody, unless the pack lists somebody
who is called by the surname alone ("Kim") and the article names him: Seoul's and the agencies' copy calls only him so,
but for the sentences that have just named another. Where the surname was never introduced, nobody is meant but whom the
pack lists.
"""

from collections.abc import Iterator, Set

from spacy.tokens import Doc, Token

from pipeline.extract.matching import fold
from pipeline.extract.mentions import Found, overlaps
from pipeline.extract.names.shapes import is_capital
from pipeline.extract.splitting import SYLLABLE
from pipeline.knowledge.load import KnowledgePack
from pipeline.records import Method

_CONFIDENCE = 0.8
_CALLING_LETTERS = 4
"""Letters that a first or middle name has at least by which somebody is called."""


class BareNames:
    """Finds surnames that stand for somebody named in full."""

    def __init__(self, pack: KnowledgePack) -> None:
        self._korean = frozenset(fold(fact.surname) for fact in pack.surnames)
        self._called = {fold(bare): fact.person_id for fact in pack.people for bare in fact.bare_names}
        self._people = {fact.person_id: fact for fact in pack.people}
        self._syllables = frozenset(fold(fact.syllable) for fact in pack.syllables)
        self._titles = frozenset(fold(fact.title.split()[-1]) for fact in pack.titles)
        self._pack = pack

    def _surname(self, doc: Doc, mention: Found) -> str:
        """The word by which a person is called later: first of a Korean name, last of any other."""
        first, last = doc[mention.start], doc[mention.end - 1]
        return fold(first.text) if fold(first.text) in self._korean else fold(last.text)

    def _named(self, doc: Doc, people: list[Found]) -> dict[str, list[Found]]:
        """The people in text order by the word that they are called by.

        Elsewhere that may be another word than the last ("Prabowo", "Lula"): one counts that only one person has.
        """
        named: dict[str, list[Found]] = {}
        others: dict[str, list[Found]] = {}
        for mention in sorted(people, key=lambda person: person.start):
            key, words = self._surname(doc, mention), doc[mention.start : mention.end]
            named.setdefault(key, []).append(mention)
            if fold(words[0].text) not in self._korean:
                for word in words[:-1]:
                    if len(word) >= _CALLING_LETTERS and is_capital(word):
                        others.setdefault(fold(word.text), []).append(mention)
        single = {key: found for key, found in others.items() if len({person.entity_id for person in found}) == 1}
        return single | named

    def find(self, doc: Doc, people: list[Found], countries: Set[str], taken: list[tuple[int, int]]) -> Iterator[Found]:
        """Mentions by surname alone, given the people named in full; `taken` are words of other names.

        Somebody whom the article never names in full is meant only when it speaks of his country (`countries`).
        """
        named = self._named(doc, people)
        busy = [*taken, *((person.start, person.end) for person in people)]
        small = {token.text for token in doc if token.text.islower()}
        for token in doc:
            key = fold(token.text) if is_capital(token) and len(token) > 1 else ""
            if not key or (key not in named and key not in self._called) or not self._stands_alone(token):
                continue
            if not self._is_noun(token) and (key in self._korean or token.lower_ in small):
                continue
            if key not in self._korean and self._ends_name(token):
                continue
            if overlaps(token.i, token.i + 1, busy):
                continue
            person = self._meant(doc, key, token.i, named.get(key, []), countries)
            if person is not None:
                yield Found(token.i, token.i + 1, *person, Method.PATTERN, _CONFIDENCE)

    def _stands_alone(self, token: Token) -> bool:
        """Whether no capitalised word stands beside the token that would make it part of another name."""
        doc, i = token.doc, token.i
        if i and is_capital(doc[i - 1]) and fold(doc[i - 1].text) in self._syllables:
            return False  # "Yo Jong Kim"
        if i > 2 and doc[i - 2].text == "-" and SYLLABLE.fullmatch(doc[i - 1].text) and is_capital(doc[i - 3]):
            return False  # "Yo-jong Kim"
        after = doc[i + 1] if i + 1 < len(doc) else None
        return after is None or not ((is_capital(after) and after.pos_ in {"PROPN", ""}) or after.text == "-")

    def _ends_name(self, token: Token) -> bool:
        """Whether a capitalised word before it, which is no title, makes it another's name ("Thai Nguyen")."""
        before = token.nbor(-1) if token.i else None
        named = before is not None and before.is_alpha and is_capital(before) and not before.is_sent_start
        return named and before is not None and fold(before.text) not in self._titles

    @staticmethod
    def _is_noun(token: Token) -> bool:
        """Whether the tagger takes the token for a name; it errs at foreign ones that open a sentence."""
        return token.pos_ in {"PROPN", "NOUN", "X"} or token.ent_type_ == "PERSON" or not token.pos_

    def countries(self, places: list[Found]) -> set[str]:
        """The countries in which the places lie."""
        above = (self._pack.country_of(place.entity_id) for place in places)
        return {country.place_id for country in above if country is not None}

    def _meant(
        self, doc: Doc, key: str, position: int, named: list[Found], countries: Set[str]
    ) -> tuple[str, str] | None:
        """Id and name of the person meant; nobody when two bear the name and the last sentences do not tell."""
        called = self._people.get(self._called.get(key, ""))
        ids = {mention.entity_id for mention in named}
        before = [mention for mention in named if mention.start < position] or (named if len(ids) == 1 else [])
        near = {m.entity_id: m for m in before if m.start >= _start_of_last(doc, position)}
        if called is not None and (called.person_id in ids or (not ids and called.country in countries)):
            told_of_another = near and called.person_id not in near
            return None if told_of_another else (called.person_id, called.name)
        bearers = {mention.entity_id: mention for mention in before}
        meant = bearers if len(bearers) == 1 else near
        return next(((m.entity_id, m.name) for m in meant.values()), None) if len(meant) == 1 else None


def _start_of_last(doc: Doc, position: int) -> int:
    """Where the sentence before that of a token begins, in the same paragraph; else the token's own sentence."""
    if not doc.has_annotation("SENT_START"):
        return 0
    start: int = doc[position].sent.start
    return doc[start - 1].sent.start if start and not doc[start - 1].is_space else start
