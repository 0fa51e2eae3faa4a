"""From whom the outlets have an event, and which of these origins depend on each other.

Origins of one family are no independent witnesses: the agency and the papers of one state, the ministries of one
government. An event that ten papers have from one agency has one origin.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pipeline.knowledge.pack import KnowledgePack
from pipeline.knowledge.schema import OrganizationFact
from pipeline.merge.local import LocalEvent
from pipeline.records import Article, Passage

_GOVERNMENT = "government of {}"


@dataclass(frozen=True, slots=True, order=True)
class Origin:
    """An origin by its canonical name, with the family that it belongs to."""

    name: str
    family: str


@dataclass(frozen=True, slots=True)
class Attribution:
    """The articles, outlets and origins behind an event or a statement."""

    articles: tuple[Article, ...]
    outlets: tuple[str, ...]
    origins: tuple[str, ...]
    families: tuple[str, ...]

    @property
    def origin_count(self) -> int:
        """How many independent origins there are; one where no source is named at all."""
        return max(1, len(self.families))


def own_origin(article: Article, pack: KnowledgePack) -> str:
    """The outlet's name where the outlet makes its own reports (an agency, a state paper), else empty."""
    outlet = pack.organization(article.outlet_id) if article.outlet_id else None
    return outlet.name if outlet is not None and outlet.media == "origin" else ""


def credited(name: str, pack: KnowledgePack) -> Origin:
    """The origin that a text credits by the canonical name of an outlet."""
    outlet = pack.outlet(name)
    return Origin(name, _family(outlet, pack) if outlet is not None else name)


def passage_origin(passage: Passage, pack: KnowledgePack) -> Origin | None:
    """From whom a passage has its event: whom it credits, the body that claims it, or what it was seen in.

    None where it credits nobody. A person who claims an event is no origin: the outlet vouches for the interview.
    """
    if passage.origin:
        return credited(passage.origin, pack)
    body = pack.organization(passage.claimed_by) if passage.claimed_by else None
    if body is not None:
        return Origin(body.name, _family(body, pack))
    state = pack.place(passage.claimed_by) if passage.claimed_by else None
    if state is not None:
        return Origin(state.name, _GOVERNMENT.format(state.name))
    return Origin(passage.observed_in, passage.observed_in) if passage.observed_in else None


def attribution(
    members: Sequence[LocalEvent], copies: Mapping[str, Sequence[Article]], pack: KnowledgePack
) -> Attribution:
    """Outlets and origins of an event; syndicated copies count as articles and outlets, never as origins.

    A passage that credits nobody, in a paper that is no origin itself, adds no origin beside a credited one: most
    of such copy is rewritten from an agency, and counting it would claim an independence nobody can see.
    """
    kept = {member.article.article_id: member.article for member in members}
    found: set[Origin] = set()
    silent = []
    for member in members:
        told = {passage_origin(passage, pack) for passage in member.passages} - {None}
        found.update(origin for origin in told if origin is not None)
        if not told:
            silent.append(member.article)
    return attributed(kept, found, silent, copies, pack)


def attributed(
    kept: Mapping[str, Article],
    found: Iterable[Origin],
    silent: Iterable[Article],
    copies: Mapping[str, Sequence[Article]],
    pack: KnowledgePack,
) -> Attribution:
    """Outlets and origins of articles by id, of what they credit, and of those that credit nobody."""
    articles = [copy for article in kept.values() for copy in (article, *copies.get(article.article_id, ()))]
    own = {own_origin(article, pack) for article in silent} - {""}
    origins = {*found, *(credited(name, pack) for name in own)}
    return Attribution(
        articles=tuple(sorted(articles, key=lambda article: article.article_id)),
        outlets=tuple(sorted({article.outlet for article in articles if article.outlet})),
        origins=tuple(sorted({origin.name for origin in origins})),
        families=tuple(sorted({origin.family for origin in origins})),
    )


def _family(body: OrganizationFact, pack: KnowledgePack) -> str:
    """The media group that an outlet belongs to, the government for which a body speaks, else the body itself."""
    top = body
    while top.parent_id and (above := pack.organization(top.parent_id)) is not None:
        if body.media and not (above.media or above.kind == "media group"):
            break
        top = above
        if top.speaks_for:
            break
    speaks_for = body.speaks_for or top.speaks_for
    state = pack.place(speaks_for) if speaks_for else None
    if state is not None and not body.media:
        return _GOVERNMENT.format(state.name)
    return top.name
