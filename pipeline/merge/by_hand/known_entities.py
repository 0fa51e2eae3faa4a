"""The entities of a corpus and of the knowledge pack, by id and by name."""

from collections import defaultdict
from collections.abc import Iterable

from pipeline.errors import PipelineError
from pipeline.knowledge.pack import KnowledgePack
from pipeline.merge.entities import NAMED, folded
from pipeline.merge.identities import Identities
from pipeline.records import Mention, MentionKind, Passage

NEW: dict[MentionKind, str] = {
    MentionKind.PERSON: "person:",
    MentionKind.PLACE: "place:",
    MentionKind.ORGANIZATION: "org:",
}
"""How the ids of entities begin that no list knows."""


class UnknownEntity(PipelineError):
    """No entity is called so, or several are; in words."""


class KnownEntities:
    """Looks entities up by what people call them."""

    def __init__(
        self, found: Identities, mentions: Iterable[Mention], passages: Iterable[Passage], pack: KnowledgePack
    ) -> None:
        self._found = found
        self._pack = pack
        self._kinds: dict[str, MentionKind] = {}
        self._named: dict[str, set[str]] = defaultdict(set)
        self._mentions: dict[str, list[Mention]] = defaultdict(list)
        for kind, facts in (
            (MentionKind.PERSON, [(fact.person_id, fact.name) for fact in pack.people]),
            (MentionKind.PLACE, [(fact.place_id, fact.name) for fact in pack.places]),
            (MentionKind.ORGANIZATION, [(fact.org_id, fact.name) for fact in pack.organizations]),
        ):
            for own_id, name in facts:
                self._kinds[own_id] = kind
                self._named[folded(name)].add(own_id)
        self._met: set[str] = set()
        for mention in mentions:
            if mention.kind in NAMED:
                own_id = self._meet(mention.article_id, mention.entity_id, mention.kind)
                self._named[folded(mention.name)].add(own_id)
                self._mentions[mention.article_id].append(mention)
        for passage in passages:
            for ids, kind in (
                (passage.people_ids, MentionKind.PERSON),
                (passage.place_ids, MentionKind.PLACE),
                (passage.organization_ids, MentionKind.ORGANIZATION),
            ):
                for own_id in ids:
                    self._meet(passage.article_id, own_id, kind)

    def _meet(self, article_id: str, entity_id: str, kind: MentionKind) -> str:
        own_id = self._found.in_article.get((article_id, entity_id), entity_id)
        for met in (own_id, self._found.everywhere.get(own_id, own_id)):
            self._kinds[met] = kind
            self._met.add(met)
        return own_id

    def is_met(self, entity_id: str) -> bool:
        """Whether an article names it, and not just the knowledge pack."""
        return entity_id in self._met

    def kind(self, entity_id: str) -> MentionKind:
        """What an entity is; one that is in no list here is a city of the world."""
        return self._kinds.get(entity_id, MentionKind.PLACE)

    def find(self, words: str, kind: MentionKind | None = None) -> str:
        """The id of the entity of this id or name, before any are taken together; of a kind, when one is given.

        Raises:
            UnknownEntity: There is none, or there are several of that name.
        """
        if words in self._kinds or self._pack.place(words) is not None:
            return self._one(words, [words], kind)
        return self._one(words, self._named.get(folded(words), ()), kind)

    def in_article(self, article_id: str, words: str, joined: Identities) -> str:
        """The id, as `joined` has it, of what an article calls so, or which has this name or id.

        Raises:
            UnknownEntity: The article names nothing so, or several things.
        """
        met = {
            joined.of(article_id, mention.entity_id)
            for mention in self._mentions.get(article_id, ())
            if words in (mention.entity_id, joined.of(article_id, mention.entity_id))
            or folded(words) in (folded(mention.name), folded(mention.text))
        }
        if not met:
            raise UnknownEntity(f"article {article_id} names no {words}")
        return self._one(words, met, None)

    def _one(self, words: str, ids: Iterable[str], kind: MentionKind | None) -> str:
        fitting = sorted({own_id for own_id in ids if kind is None or self.kind(own_id) is kind})
        finals = sorted({self._found.everywhere.get(own_id, own_id) for own_id in fitting})
        if not fitting:
            raise UnknownEntity(f"no {kind or 'entity'} is called {words}")
        if len(finals) > 1:
            raise UnknownEntity(f"{words} may be {', '.join(finals)}: name one of them")
        return fitting[0] if len(fitting) == 1 else finals[0]
