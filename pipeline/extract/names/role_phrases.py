"""Role phrases that stand for a person: "the General Secretary", "the premier", "the North Korean leader"."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from pipeline.extract.matching import Gazetteer, Match, Name, fold
from pipeline.extract.mentions import Found, overlaps
from pipeline.extract.names.discourse import Discourse
from pipeline.extract.names.incumbents import Incumbents
from pipeline.extract.names.roles import LOOSE, RoleReader, offices_of
from pipeline.knowledge.load import KnowledgePack
from pipeline.knowledge.schema import RoleFact
from pipeline.records import Article, MentionKind, Method

_RIVAL_REACH = 1
"""Sentences before that of the last holder of an office in which another one is a rival."""
_INDEFINITE = frozenset({"a", "an", "one", "another"})


class RoleResolver:
    """Resolves role phrases to people."""

    def __init__(self, pack: KnowledgePack) -> None:
        """Index the role phrases of the pack, and "the" with any noun or title of a person."""
        human = [fact for fact in pack.speaker_nouns if fact.kind in {"person", "group"}]
        nouns = [fact.noun for fact in human if not fact.noun.startswith("-")]
        self._covers = {f"the {fact.noun}": tuple(map(fold, fact.covers)) for fact in human}
        nouns += [fact.title.lower() for fact in pack.titles if not fact.honorific and fact.position != "before"]
        generic = {f"the {noun}": RoleFact(phrase=f"the {noun}") for noun in nouns}
        self._incumbents = Incumbents(pack)
        offices = {phrase: RoleFact(phrase=phrase) for phrase in self._incumbents.phrases}
        self._roles = generic | offices | {fact.phrase: fact for fact in pack.roles}
        self._names = {fact.person_id: fact.name for fact in pack.people}
        self._reader = RoleReader(pack)
        names = [Name(phrase, MentionKind.PERSON, phrase) for phrase in self._roles]
        with_article = [Name(f"the {phrase}", MentionKind.PERSON, phrase) for phrase in self._roles]
        self._phrases = Gazetteer([*names, *with_article])

    def resolve(
        self, discourse: Discourse, people: Sequence[Found], others: set[str], taken: Sequence[tuple[int, int]]
    ) -> Iterator[Found]:
        """Mentions for the role phrases in text order.

        Meant is the person whom the article last gave that role beside the name; if none, the one for whom the pack
        says that the phrase is said, or who held the office when the article was published. `others` are the ids of
        places and organisations of the article. A phrase that touches a name is its title or apposition and no mention
        of its own, nor is one that goes on.
        """
        held = [(person, offices_of(discourse.doc, person, self._reader)) for person in people]
        edges = {person.start for person in people} | {person.end for person in people}
        for match in self._phrases.find(discourse.doc):
            if overlaps(match.start, match.end, taken) or self._belongs_to_name(discourse, match, edges):
                continue
            phrase = match.names[0].entity_id
            person = self._given(discourse, match, phrase, held) or self._known(
                discourse, phrase, match, people, others
            )
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
        self, discourse: Discourse, match: Match, phrase: str, held: Sequence[tuple[Found, frozenset[str]]]
    ) -> tuple[str, str] | None:
        """The person whom the article gave this role, last before the phrase; none when a sentence gave it to two."""
        before = [(person, offices) for person, offices in held if person.end <= match.start]
        own = fold(phrase.removeprefix("the "))
        holders = [person for person, offices in before if own in offices]
        holders = holders or [person for person, offices in before if LOOSE + own in offices]
        since = holders[-1].end if holders else 0
        if not holders:
            holders = [person for person, offices in before if offices & {*self._covers.get(phrase, ())}]
        if not holders or self._is_brought_in(discourse, match, since):
            return None
        last = holders[-1]
        number = discourse.sentence_of(last.start)
        rivals = {p.entity_id for p in holders if discourse.sentence_of(p.start) >= number - _RIVAL_REACH}
        return (last.entity_id, last.name) if len(rivals) == 1 else None

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

    def _known(
        self, discourse: Discourse, phrase: str, match: Match, people: Sequence[Found], others: set[str]
    ) -> tuple[str, str] | None:
        role = self._roles[phrase]
        before = {person.entity_id for person in people if person.start < match.start}
        if role.person_id:
            return (role.person_id, self._names[role.person_id]) if self._is_led_to(role, others | before) else None
        article: Article | None = discourse.doc._.article
        days = (article.published_start, article.published_end) if article is not None else (None, None)
        holder = self._incumbents.holder(phrase, days, others)
        return (holder, self._names[holder]) if holder else None

    @staticmethod
    def _is_led_to(role: RoleFact, named: set[str]) -> bool:
        """Whether the article names what the pack asks for."""
        return not role.after or bool(named & set(role.after))


def is_apposed(noun: Token) -> bool:
    """Whether a comma alone parts the noun phrase from a name before it: "NAME, a researcher in the capital"."""
    first = noun.left_edge.i
    return first > 1 and noun.doc[first - 1].text == "," and noun.doc[first - 2].pos_ == "PROPN"
