"""The types of factory that a number counts."""

from dataclasses import dataclass

from pipeline.knowledge.pack import KnowledgePack
from pipeline.knowledge.schema import FactoryTypeFact
from pipeline.merge.claim_checks.evidence import Evidence
from pipeline.merge.claim_checks.statement import Statement
from pipeline.merge.local import factory_root
from pipeline.quantities import Quantity, RoleWords
from pipeline.quantities.lexicon import Token, tokenise
from pipeline.records import MentionKind, Passage


@dataclass(frozen=True, slots=True)
class Types:
    """Types of factory, or their groups; none where any counts."""

    ids: frozenset[str] = frozenset()
    is_plain: bool = False
    """The words are "factories" or "plants": an event counts too that calls them no more than that."""

    def fit(self, evidence: Evidence, pack: KnowledgePack) -> bool:
        """Whether an event is about one of them, a kind of it, or, for a general type, anything of its branch."""
        if not self.ids or (self.is_plain and not evidence.types and evidence.names_factory):
            return True
        return any(
            one in evidence.types or (is_general(one, pack) and factory_root(one, pack) in evidence.types)
            for one in self.ids
        )

    def are_single(self, pack: KnowledgePack) -> bool:
        """Whether a county has one of them: they are certain types, no branch or group."""
        facts = [pack.factory_type(one) for one in self.ids]
        return bool(facts) and all(fact and not fact.is_group and not is_general(fact.type_id, pack) for fact in facts)


def types_of(
    statement: Statement,
    quantity: Quantity,
    passage: Passage | None,
    pack: KnowledgePack,
    words: RoleWords,
    *,
    is_visit: bool,
) -> Types | None:
    """The types of factory that count: those of the number's own noun, else of the claim, its passage, the article.

    "Factories" and "plants" are of any industry, but no hospitals. None where the article names types of several
    branches and neither the claim nor the word "factories" tells which.
    """
    named = statement.inside(MentionKind.FACTORY_TYPE)
    own = {one.entity_id for one in named if one.start < quantity.end and quantity.start < one.end}
    inside = own or {one.entity_id for one in named}
    if own or inside and not _plain(statement.between(quantity.start, quantity.end), words):
        return Types(frozenset(inside))
    plain = _plain(statement.tokens, words)
    if plain:
        return Types(plain, is_plain=True)
    if is_visit or (passage is not None and passage.factory_type_ids):
        return Types(frozenset(passage.factory_type_ids if passage and not is_visit else ()))
    return _of_article(statement, pack, words)


def _of_article(statement: Statement, pack: KnowledgePack, words: RoleWords) -> Types | None:
    plain = _plain(tokenise(statement.article.text), words)
    if plain:
        return Types(plain, is_plain=True)
    spoken = {one.entity_id for one in statement.mentions if one.kind is MentionKind.FACTORY_TYPE}
    return Types(frozenset(spoken)) if len({factory_root(one, pack) for one in spoken}) <= 1 else None


def _plain(tokens: "list[Token] | tuple[Token, ...]", words: RoleWords) -> frozenset[str]:
    """The branches of industry of which "factories" are, when the words speak of such."""
    return frozenset(one for _, match in words.all_of("factory", tokens) for one in match.value.split("|"))


def is_general(type_id: str, pack: KnowledgePack) -> bool:
    """Whether a type stands for all of its branch: "regional-industry factories" are food, garment and other ones."""
    fact = pack.factory_type(type_id)
    return fact is not None and fact.once and _has_groups(fact, pack)


def _has_groups(fact: FactoryTypeFact, pack: KnowledgePack) -> bool:
    return any(other.is_group and other.parent == fact.parent for other in pack.factory_types if fact.parent)
