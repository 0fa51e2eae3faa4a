"""How a statement went through the papers: its relays and their wording, what its speaker said before and after."""

import re
from collections.abc import Iterator

import pandas as pd
from rich.text import Text

from pipeline.tables.lines import Line, Row, labelled, only
from pipeline.tables.read import Tables
from pipeline.tables.report import one_line

_THEIRS, _OURS = "strike red", "bold green"
_MARKED = re.compile(r"\[-(.*?)-\]|\{\+(.*?)\+\}", re.DOTALL)


def claim_group_lines(tables: Tables, group: Row) -> Iterator[Line]:
    """A statement, each of its relays, and its place in the ledger of its speaker."""
    yield 0, Text.assemble((group.claim_group, "bold"), f"  {group.statement_kind} by {one_line(group.speaker)}")
    yield labelled("text", group.text)
    yield labelled("said", group.said)
    yield labelled("outlets", group.outlets)
    yield labelled("origins", group.origins, f"{group.origin_count} independent")
    for variant in group.quote_variants:
        yield labelled("quoted as", variant)
    articles = tables.articles.set_index("article_id", drop=False)
    relays = tables.claims[tables.claims.claim_group == group.claim_group]
    placed = relays.assign(day=relays.article_id.map(articles.published_start)).sort_values(
        ["day", "article_id", "start"]
    )
    for number, claim in enumerate(placed.itertuples(index=False), start=1):
        yield from _relay(number, claim, only(articles[articles.article_id == claim.article_id]))
        yield from _copies(tables, claim)
    yield from _ledger(tables, group)


def _relay(number: int, claim: Row, article: Row) -> Iterator[Line]:
    where = claim.outlet or article.path
    day = one_line(claim.published) or "day unknown"
    yield 0, Text(f"\n{number}. {one_line(where)}, {day}, {claim.article_id} {claim.start}-{claim.end}")
    said = Text.assemble((f"{one_line(claim.speaker_text)} ({claim.cue}, {claim.claim_type}): ", "dim"))
    yield 3, said.append_text(highlighted(claim.wording) if claim.wording else Text(one_line(claim.text)))
    relayed = ", ".join(one_line(relay) for relay in claim.relays) or one_line(claim.origin)
    yield 3, Text(f"carried by {relayed or 'nobody whom the text names'}", style="dim")
    yield 3, Text(f"claim {claim.claim_id}", style="dim")


def _copies(tables: Tables, claim: Row) -> Iterator[Line]:
    """The articles that print the same text."""
    copies = tables.articles[tables.articles.duplicate_of == claim.article_id]
    for copy in copies.itertuples(index=False):
        where = one_line(copy.outlet or copy.path)
        yield 3, Text(f"copied by {where}, {one_line(copy.published) or 'day unknown'}, {copy.article_id}")


def highlighted(wording: str) -> Text:
    """A word diff with the words of the group struck out and those of the relay in colour; the marks stay."""
    text = Text(one_line(wording))
    for match in _MARKED.finditer(text.plain):
        text.stylize(_THEIRS if match.group(1) is not None else _OURS, match.start(), match.end())
    return text


def _ledger(tables: Tables, group: Row) -> Iterator[Line]:
    links = tables.claim_links
    before = links[links.later_group == group.claim_group]
    after = links[links.earlier_group == group.claim_group]
    if len(before) or len(after):
        yield 0, Text("\nledger")
    for links_there, label, column in ((before, "before", "earlier_group"), (after, "after", "later_group")):
        yield from _linked(tables.claim_groups, links_there, label, column)


def _linked(groups: pd.DataFrame, links: pd.DataFrame, label: str, column: str) -> Iterator[Line]:
    for link in links.itertuples(index=False):
        other = only(groups[groups.claim_group == getattr(link, column)])
        day = one_line(other.said or other.first_published) or "day unknown"
        how = ": ".join(text for text in (one_line(link.relation), one_line(link.detail)) if text)
        yield 2, Text.assemble((f"{label:<8}", "dim"), f"{one_line(other.claim_group)} {day}, {how}")
        yield 10, Text(one_line(other.text))
