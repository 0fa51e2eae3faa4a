"""All claims of a corpus → their groups, their wording and the links between the groups."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.knowledge.pack import KnowledgePack
from pipeline.merge.claims.group_rows import group_row, with_group
from pipeline.merge.claims.groups import grouped
from pipeline.merge.claims.links import claim_links
from pipeline.merge.claims.statements import statements
from pipeline.merge.claims.words import StatementWords
from pipeline.records import Article, Claim, ClaimGroup, ClaimLink, Mention


@dataclass(frozen=True, slots=True)
class Ledger:
    """The claims with group and wording, the groups, and the links between them."""

    claims: list[Claim]
    groups: list[ClaimGroup]
    links: list[ClaimLink]


def claims_ledger(
    claims: Sequence[Claim],
    articles: Mapping[str, Article],
    mentions: Sequence[Mention],
    copies: Mapping[str, Sequence[Article]],
    pack: KnowledgePack,
) -> Ledger:
    """Who said what by which relays, from claims with canonical speakers; the same in every order of the inputs.

    `copies` are the articles that repeat one, by its id: their claims were not extracted, but they relay them.
    """
    known = StatementWords(pack)
    groups = grouped(statements(claims, articles, mentions, known, pack), known)
    rows = [group_row(members, copies, pack) for members in groups]
    told = [with_group(members, row.claim_group) for members, row in zip(groups, rows, strict=True)]
    return Ledger(
        claims=[claim for claims in told for claim in claims],
        groups=sorted(rows, key=lambda row: row.claim_group),
        links=claim_links(groups, known),
    )
