"""A group of claims → one row of `claim_groups`, and the claims with their group and their wording."""

from collections import Counter
from collections.abc import Mapping, Sequence

from pipeline.dates.edtf import Interval
from pipeline.knowledge.pack import KnowledgePack
from pipeline.merge.claims.quoting import quote_variants
from pipeline.merge.claims.statements import Statement
from pipeline.merge.claims.wording import word_diff
from pipeline.merge.events import evidence_id
from pipeline.merge.local import BASIS_RANK
from pipeline.merge.origins import attributed, credited
from pipeline.records import Article, Claim, ClaimGroup, StatementKind

_FULL = 0.5
"""A direct quotation stands for its group when it has this share of the words of the longest claim."""


def group_id(members: Sequence[Statement]) -> str:
    """`s` and 12 hex digits from the first evidence: the earliest published claim, then by article and place."""
    return evidence_id("s", min(members, key=lambda member: member.key).claim.claim_id)


def representative(members: Sequence[Statement]) -> Statement:
    """The claim whose words stand for the group: the fullest direct quotation, else the longest.

    A quoted fragment does not stand for a statement of which somebody tells more than twice as much.
    """
    ordered = sorted(members, key=lambda member: (-len(member.meaning.words), member.key))
    longest = len(ordered[0].meaning.words)
    direct = (m for m in ordered if m.claim.claim_type == "direct" and len(m.meaning.words) >= _FULL * longest)
    return next(direct, ordered[0])


def said_in(members: Sequence[Statement]) -> Interval:
    """The narrowest time of speaking that the claims agree on, starting from the best-founded one."""

    def rank(member: Statement) -> tuple[int, int, object]:
        interval = Interval(member.claim.said_start, member.claim.said_end)
        return BASIS_RANK[member.claim.said_basis], interval.days or 10**6, member.key

    found = Interval()
    for member in sorted(members, key=rank):
        found = found.intersection(Interval(member.claim.said_start, member.claim.said_end)) or found
    return found


def statement_kind(members: Sequence[Statement], shown: Statement) -> StatementKind:
    """What most of the claims are; in a tie what the representative is, else by the alphabet."""
    counts = Counter(member.claim.statement_kind for member in members)
    return min(counts, key=lambda kind: (-counts[kind], kind != shown.claim.statement_kind, kind))


def group_row(members: Sequence[Statement], copies: Mapping[str, Sequence[Article]], pack: KnowledgePack) -> ClaimGroup:
    """The row of a group; members in the order of their evidence."""
    shown = representative(members)
    said = said_in(members)
    articles = {member.article.article_id: member.article for member in members}
    origins = {credited(member.claim.origin, pack) for member in members if member.claim.origin}
    silent = {member.article.article_id for member in members if not member.claim.origin}
    who = attributed(articles, origins, [articles[article_id] for article_id in sorted(silent)], copies, pack)
    days = [day for a in who.articles for day in (a.published_start, a.published_end) if day]
    return ClaimGroup(
        claim_group=group_id(members),
        speaker=shown.claim.speaker,
        speaker_id=shown.claim.speaker_id,
        speaker_kind=shown.claim.speaker_kind,
        statement_kind=statement_kind(members, shown),
        text=shown.claim.text,
        said=said.edtf,
        said_start=said.start,
        said_end=said.end,
        claim_ids=tuple(sorted(member.claim.claim_id for member in members)),
        article_count=len(who.articles),
        outlets=who.outlets,
        origins=who.origins,
        origin_count=who.origin_count,
        quote_variants=quote_variants(members),
        first_published=min(days, default=None),
        last_published=max(days, default=None),
    )


def with_group(members: Sequence[Statement], group: str) -> list[Claim]:
    """The claims of a group with its id, and their wording where it differs from the representative's."""
    shown = representative(members)
    return [
        member.claim.model_copy(
            update={"claim_group": group, "wording": word_diff(shown.claim.text, member.claim.text)}
        )
        for member in members
    ]  # fmt: skip
