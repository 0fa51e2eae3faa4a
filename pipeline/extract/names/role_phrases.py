"""Role phrases that stand for a person: "the General Secretary", "the premier", "the North Korean leader"."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from pipeline.extract.matching import Gazetteer, Match, Name, fold
from pipeline.extract.mentions import Found, overlaps
from pipeline.extract.names.discourse import Discourse
from pipeline.knowledge.load import KnowledgePack
from pipeline.knowledge.schema import RoleFact
from pipeline.records import MentionKind, Method

_TITLE_WORDS = frozenset({"NOUN", "PROPN", "ADJ"})
_TITLE_JOINTS = frozenset({"of", "to", "for", "the", "and", "(", ")", "'s", "’s", "-"})
_INDEFINITE = frozenset({"a", "an", "one", "another"})
_TITLE_REACH = 16
_APPOSITION_REACH = 40
"""Tokens before and, behind a comma, after a name that may give its bearer's offices."""


class RoleResolver:
    """Resolves role phrases to people."""

    def __init__(self, pack: KnowledgePack) -> None:
        """Index the role phrases of the pack, and "the" with any noun or title of a person."""
        human = [fact for fact in pack.speaker_nouns if fact.kind in {"person", "group"}]
        nouns = [fact.noun for fact in human if not fact.noun.startswith("-")]
        self._covers = {f"the {fact.noun}": tuple(map(fold, fact.covers)) for fact in human}
        nouns += [fact.title.lower() for fact in pack.titles if not fact.honorific and fact.position != "before"]
        generic = {f"the {noun}": RoleFact(phrase=f"the {noun}") for noun in nouns}
        self._roles = generic | {fact.phrase: fact for fact in pack.roles}
        self._names = {fact.person_id: fact.name for fact in pack.people}
        names = [Name(phrase, MentionKind.PERSON, phrase) for phrase in self._roles]
        with_article = [Name(f"the {phrase}", MentionKind.PERSON, phrase) for phrase in self._roles]
        self._phrases = Gazetteer([*names, *with_article])

    def resolve(
        self, discourse: Discourse, people: Sequence[Found], others: set[str], taken: Sequence[tuple[int, int]]
    ) -> Iterator[Found]:
        """Mentions for the role phrases in text order.

        Meant is the person whom the article last gave that role beside the name; if none, the one for whom the pack
        says that the phrase is said. `others` are the ids of places and organisations of the article. A phrase that
        touches a name is its title or apposition and no mention of its own, nor is one that goes on.
        """
        edges = {person.start for person in people} | {person.end for person in people}
        for match in self._phrases.find(discourse.doc):
            if overlaps(match.start, match.end, taken) or self._belongs_to_name(discourse, match, edges):
                continue
            phrase = match.names[0].entity_id
            person = self._given(discourse, match, phrase, people) or self._known(phrase, match, people, others)
            if person is not None:
                yield Found(match.start, match.end, *person, Method.COREFERENCE)

    @staticmethod
    def _belongs_to_name(discourse: Discourse, match: Match, edges: set[int]) -> bool:
        doc = discourse.doc
        after = doc[match.end] if match.end < len(doc) else None
        if after is not None and (after.lower_ == "of" or after.pos_ in {"NOUN", "PROPN", "ADJ"}):
            return True
        before = match.start - 1 if match.start and doc[match.start - 1].text == "," else match.start
        encloses = before < match.start and after is not None and after.text == ","
        if encloses and before and doc[before - 1].pos_ == "PROPN":
            return True
        behind = match.end + 1 if after is not None and after.text == "," else match.end
        return bool(edges & {match.start, match.end, before}) or (behind in edges and behind != match.end)

    def _given(
        self, discourse: Discourse, match: Match, phrase: str, people: Sequence[Found]
    ) -> tuple[str, str] | None:
        """The person whom the article gave this role, last before the phrase; none when a sentence gave it to two."""
        own = (fold(phrase.removeprefix("the ")),)
        holders = self._holders(own, discourse, match, people)
        since = holders[-1].end if holders else 0
        if not holders:
            holders = self._holders(self._covers.get(phrase, ()), discourse, match, people)
        if not holders or self._is_brought_in(discourse, match, since):
            return None
        number = discourse.sentence_of(holders[-1].start)
        rivals = {p.entity_id for p in holders if discourse.sentence_of(p.start) == number}
        return (holders[-1].entity_id, holders[-1].name) if len(rivals) == 1 else None

    def _holders(
        self, roles: Sequence[str], discourse: Discourse, match: Match, people: Sequence[Found]
    ) -> list[Found]:
        """The people named before the phrase with one of the offices."""
        before = (person for person in people if person.end <= match.start)
        return [p for p in before if _names_any(roles, self._offices(discourse, p, people, match.start))]

    @staticmethod
    def _is_brought_in(discourse: Discourse, match: Match, since: int) -> bool:
        """Whether somebody unnamed with the same noun was brought in since: "an official", "another official"."""
        noun = discourse.doc[match.end - 1].lower_
        return any(
            token.lower_ == noun
            and any(child.lower_ in _INDEFINITE for child in token.children)
            and not is_apposed(token)
            for token in discourse.doc[since : match.start]
        )

    @staticmethod
    def _offices(discourse: Discourse, person: Found, people: Sequence[Found], end: int) -> tuple[str, ...]:
        """The folded words of titles before a name and apposition behind it, up to other names and the token `end`."""
        doc, sentence = discourse.doc, discourse.sentence_spans[discourse.sentence_of(person.start)]
        first = person.start
        ends = {p.end for p in people}
        while first > max(sentence.start, person.start - _TITLE_REACH) and _is_of_title(doc[first - 1], first in ends):
            first -= 1
        words = doc[first : person.start].text
        if person.end < len(doc) and doc[person.end].text == ",":
            others = (p.start for p in people if p.start >= person.end)
            last = min([sentence.end, person.end + _APPOSITION_REACH, end, *others])
            words += " " + doc[person.end : last].text
        return tuple(map(fold, words.split()))

    def _known(self, phrase: str, match: Match, people: Sequence[Found], others: set[str]) -> tuple[str, str] | None:
        role = self._roles[phrase]
        if not role.person_id:
            return None
        named = others | {person.entity_id for person in people if person.start < match.start}
        if role.after and not named & set(role.after):
            return None
        return role.person_id, self._names[role.person_id]


def is_apposed(noun: Token) -> bool:
    """Whether a comma alone parts the noun phrase from a name before it: "NAME, a researcher in the capital"."""
    first = noun.left_edge.i
    return first > 1 and noun.doc[first - 1].text == "," and noun.doc[first - 2].pos_ == "PROPN"


def _names_any(roles: Sequence[str], offices: Sequence[str]) -> bool:
    """Whether one of the roles is among the words of an office, also as two of them ("vice premier")."""
    pairs = {one + other for one, other in zip(offices, offices[1:], strict=False)}
    return any(role in offices or role in pairs for role in roles)


def _is_of_title(token: Token, ends_name: bool) -> bool:
    """Whether a word before a name can belong to a title: "Minister of Roads and Bridges"; no other person's name."""
    return not ends_name and (token.pos_ in _TITLE_WORDS or token.lower_ in _TITLE_JOINTS)
