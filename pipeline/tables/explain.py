"""How an event, a statement or an article came to be what the tables say: the evidence, in words."""

from collections.abc import Iterator
from typing import Any

import pandas as pd
from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from pipeline.errors import ConfigError
from pipeline.records import DateBasis
from pipeline.tables.explain_claims import claim_group_lines
from pipeline.tables.lines import Line, Row, labelled, only
from pipeline.tables.read import Tables
from pipeline.tables.report import one_line

_TRIGGER, _DATE, _PLACE, _CUT = "bold red", "bold green", "bold blue", "red"
_SHOWN_CHARACTERS = 200


def explain(tables: Tables, name: str, console: Console) -> None:
    """Print how an event or a statement (by its id) or an article (by its id or path) came about.

    Raises:
        ConfigError: Nothing in the tables is called so, or several paths end so.
    """
    for indent, line in _lines(tables, name):
        if console.is_terminal:
            console.print(Padding(line, (0, 0, 0, indent)))
        else:
            console.print(Text(" " * indent).append_text(line), soft_wrap=True)


def _lines(tables: Tables, name: str) -> Iterator[Line]:
    event = tables.events[tables.events.event_id == name]
    if len(event):
        return _event(tables, only(event))
    group = tables.claim_groups[tables.claim_groups.claim_group == name]
    if len(group):
        return claim_group_lines(tables, only(group))
    return _article(tables, only(_articles(tables, name)))


def _articles(tables: Tables, name: str) -> pd.DataFrame:
    articles = tables.articles
    found = articles[(articles.article_id == name) | (articles.path == name)]
    if not len(found):
        found = articles[articles.path.str.endswith("/" + name.rsplit("/", 1)[-1])]
    if len(found) != 1:
        problem = (
            f"{len(found)} articles have a path that ends so" if len(found) else "no event, statement, article or path"
        )
        raise ConfigError(f"{name}: {problem} in these tables; 'pipeline show events' and 'show articles' list them")
    return found


def _event(tables: Tables, event: Row) -> Iterator[Line]:
    yield 0, Text.assemble((event.event_id, "bold"), f"  {event.event_type}, {event.status}")
    yield labelled("summary", event.summary)
    basis = "corrected" if event.date_basis == DateBasis.CORRECTED else f"by {event.date_basis} words"
    yield labelled("date", event.date, basis if event.date else "")
    yield labelled(
        "place", event.place, event.county if event.county != event.place else "", event.province, event.country
    )
    if len(event.places) > 1:
        yield labelled("places", event.places)
    for label in ("people", "organizations", "factory_types", "policies", "quantities"):
        yield labelled(label.replace("_", " "), getattr(event, label))
    for one in tables.participants[tables.participants.event_id == event.event_id].itertuples(index=False):
        visit = "" if one.visit_number != one.visit_number else f"visit {one.visit_number:.0f} to {one.place}"
        yield labelled("took part", one.person, ", ".join(one.parts), visit)
    yield labelled("outlets", event.outlets)
    yield labelled("origins", event.origins, f"{event.origin_count} independent")
    yield labelled("confidence", f"{event.confidence:.2f}")
    yield labelled("conflicts", event.conflicts or "none")
    for change in event.corrections:
        yield labelled("corrected", change)
    yield from _links(tables, event)
    articles = {article.article_id: article for article in tables.articles.itertuples(index=False)}
    sources = tables.event_sources[tables.event_sources.event_id == event.event_id]
    told = tables.claims[_names(tables.claims.event_ids, event)]
    checks = tables.claim_checks[_names(tables.claim_checks.event_ids, event)]
    for one in checks.itertuples(index=False):
        yield labelled("counts for", f"{one.speaker}: {one.words} ({one.verdict})", one.reason)
    for number, source in enumerate(sources.itertuples(index=False), start=1):
        yield from _source(number, source, articles[source.article_id])
        yield from _claims(told, source)


def _links(tables: Tables, event: Row) -> Iterator[Line]:
    """Why articles tell the same event, and what came near to it."""
    links = tables.event_links
    for link in links[(links.event_id == event.event_id) | (links.other_event_id == event.event_id)].itertuples(
        index=False
    ):
        reasons = ", ".join(link.reasons)
        if link.judgement == "same":
            yield labelled("merged", f"{link.other_article_id} with {link.article_id}", reasons)
        else:
            other = link.other_event_id if link.event_id == event.event_id else link.event_id
            yield labelled("kept apart", f"{other} ({link.judgement})", reasons)


def _names(event_ids: "pd.Series[Any]", event: Row) -> "pd.Series[bool]":
    """Which of the lists of ids have the event, also when there are no lists."""
    return event_ids.map(lambda ids: event.event_id in ids).astype(bool)


def _source(number: int, source: Row, article: Row) -> Iterator[Line]:
    where = source.outlet or article.path
    yield 0, Text(f"\n{number}. {one_line(where)}, {one_line(source.article_id)}: {one_line(article.title)}")
    yield 3, _highlighted(source)
    yield 3, Text.assemble(
        ("trigger ", "dim"), (one_line(source.trigger), _TRIGGER),
        ("  place ", "dim"), (one_line(source.place_text) or "–", _PLACE),
        ("  date ", "dim"), (one_line(source.date_text) or "–", _DATE),
    )  # fmt: skip
    published = f"{article.published or 'unknown'} ({article.published_basis}: {one_line(article.published_evidence)})"
    words = f"'{one_line(source.date_text)}'" if source.date_text else "no date in the words"
    yield 3, Text(f"{words}, article published {published}: {source.date or 'no date'}; {source.status}")
    yield 3, Text(f"reported by {source.origin or 'nobody whom the passage names'}", style="dim")
    yield 3, Text(f"passage {source.passage_id}", style="dim")


def _highlighted(source: Row) -> Text:
    """The sentence with its trigger and the words for date and place in colour."""
    text = Text(source.sentence.replace("\n", " "))
    text.stylize(_TRIGGER, source.trigger_start - source.start, source.trigger_end - source.start)
    for words, style in ((source.date_text, _DATE), (source.place_text, _PLACE)):
        at = source.sentence.find(words) if words else -1
        if at >= 0:
            text.stylize(style, at, at + len(words))
    return text


def _claims(told: pd.DataFrame, source: Row) -> Iterator[Line]:
    """Who says something in this passage, and by whose relay."""
    near = (told.article_id == source.article_id) & (told.start < source.end) & (told.end > source.start)
    for claim in told[near].itertuples(index=False):
        relay = f", carried by {one_line(claim.origin)}" if claim.origin else ""
        yield 3, Text(f"{one_line(claim.speaker)} ({claim.cue}, {claim.claim_type}{relay}): {one_line(claim.text)}")


def _article(tables: Tables, article: Row) -> Iterator[Line]:
    yield 0, Text.assemble((article.article_id, "bold"), f"  {article.status}  {one_line(article.path)}")
    if article.reason or article.duplicate_of:
        yield labelled("because", article.reason, f"copy of {article.duplicate_of}" if article.duplicate_of else "")
    for label in ("title", "author", "outlet", "url", "language"):
        yield labelled(label, getattr(article, label))
    yield labelled("published", article.published, article.published_basis)
    yield labelled("evidence", article.published_evidence)
    yield from _date_reasons(tables, article)
    yield labelled(
        "events", tables.event_sources.event_id[tables.event_sources.article_id == article.article_id].nunique()
    )
    yield labelled("claims", int((tables.claims.article_id == article.article_id).sum()))
    segments = tables.segments[tables.segments.article_id == article.article_id]
    yield 0, Text(f"\n{int((segments.rule != '').sum())} cuts; offsets count characters of the document")
    for segment in segments.itertuples(index=False):
        where = f"{segment.raw_start:>7}-{segment.raw_end:<7} "
        if segment.rule:
            yield (
                0,
                Text.assemble((where, "dim"), (f"cut by {segment.rule}: ", _CUT), _shortened(repr(segment.text)[1:-1])),
            )
        else:
            yield 0, Text.assemble((where, "dim"), _shortened(one_line(article.text[segment.start : segment.end])))


def _date_reasons(tables: Tables, article: Row) -> Iterator[Line]:
    """The chain of reasons behind the publication date, a line for each step."""
    steps = tables.date_reasons[tables.date_reasons.article_id == article.article_id].sort_values("step")
    for step in steps.itertuples(index=False):
        admits = f" admits {step.admits}" if step.admits else ""
        others = tables.articles[tables.articles.article_id == step.other_article_id]
        source = f" [{_named(only(others))}]" if len(others) else ""
        found = " set aside" if step.set_aside else f" → {step.published or 'unknown'}"
        yield (
            3,
            Text.assemble(
                (f"{step.step}. {step.basis:<10} ", "dim"), one_line(step.reason), source, (admits, "dim"),
                (found, _CUT if step.set_aside else _DATE),
            ),
        )  # fmt: skip


def _named(article: Row) -> str:
    """An article by id, outlet and title."""
    known = (one_line(cell) for cell in (article.article_id, article.outlet, article.title))
    return ", ".join(words for words in known if words)


def _shortened(text: str) -> str:
    half = _SHOWN_CHARACTERS // 2
    return text if len(text) <= _SHOWN_CHARACTERS else f"{text[:half]} … {text[-half:]}"
