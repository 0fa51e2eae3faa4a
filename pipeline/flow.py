"""The main job from folder to tables: read this file first.

`run` is the list of steps. What a shard of articles goes through is `process_shard`; where that happens is up to the
engine. An article that cannot be used becomes a row with its reason; any other error ends the run.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

import pipeline
from pipeline.articles.duplicates import mark_duplicates
from pipeline.config import Settings
from pipeline.corrections import Entry, load_corrections
from pipeline.engine import Engine, InProcess, Job, Processes
from pipeline.errors import ConfigError
from pipeline.extract.nlp import NewsPipeline, build_nlp, load_model
from pipeline.extract.rows import article_rows
from pipeline.intake import Reader
from pipeline.knowledge.load import KnowledgePack, load_pack
from pipeline.merge import Merged, Redated, merge_corpus, redate
from pipeline.merge.by_hand.outcomes import warnings as lost_corrections
from pipeline.merge.by_hand.publications import corrected_publications
from pipeline.provenance import model_facts
from pipeline.records import Article, ArticleStatus, Claim, DateReason, Mention, Passage, PersonRole, Segment
from pipeline.stages import NoProgress, Progress, Stages
from pipeline.tables.check import RowSet
from pipeline.tables.write import prepare_outputs, write_tables

_WORKER_DIED = "the process that extracted its facts died on this article (out of memory or time?); its text was read"


@dataclass(frozen=True, slots=True)
class Shard:
    """Some articles that a worker takes at a time."""

    articles: tuple[Article, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """What a shard gave; `lost` are the ids of articles that killed their worker."""

    mentions: tuple[Mention, ...] = ()
    passages: tuple[Passage, ...] = ()
    claims: tuple[Claim, ...] = ()
    roles: tuple[PersonRole, ...] = ()
    article_ids: tuple[str, ...] = ()
    lost: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class ArticleResult:
    """What one article says, before it is merged with others."""

    article: Article
    mentions: tuple[Mention, ...]
    claims: tuple[Claim, ...]
    passages: tuple[Passage, ...]
    segments: tuple[Segment, ...]
    """What the cleaner kept and cut."""
    date_reasons: tuple[DateReason, ...] = ()
    """The steps that led to the publication date."""
    roles: tuple[PersonRole, ...] = ()
    """What the article says that its people are."""


@dataclass(frozen=True, slots=True)
class RunSummary:
    """What a run did, for a reader."""

    outputs: Path
    articles: dict[str, int]
    """Number of articles read, ok, duplicates, rejected."""
    rejected: dict[str, int]
    """Reasons for rejection, the commonest first."""
    rows: dict[str, int]
    """Rows per table."""
    seconds: dict[str, float]
    warnings: tuple[str, ...]


def run(
    corpus: Path | str | None = None,
    outputs: Path | str | None = None,
    *,
    settings: Settings | None = None,
    progress: Progress | None = None,
) -> RunSummary:
    """Read the articles of a folder and write the tables of what they report.

    `corpus` and `outputs` win over those of `settings`. Tables that an earlier run left in `outputs` are replaced
    all together at the end, or stay when anything fails.

    Raises:
        ConfigError: There is no corpus folder, or the output folder cannot be written to.
        CorrectionError: The file of corrections cannot be read, or an entry in it is broken.
        KnowledgeError: A knowledge file is missing or broken.
        ModelError: There is no usable language model.
        ContractError: The rows break the contract of the tables: a bug.
    """
    settings = _effective(settings or Settings(), corpus, outputs)
    stages = Stages(progress or NoProgress())
    _check_folders(settings.corpus, settings.outputs)
    entries = _corrections(settings)
    with stages.stage("load"):
        pack = knowledge(settings.pack, settings.language)
        nlp = build_nlp(load_model(settings.model), pack)
    with stages.stage("read") as reading:
        intake = Reader(pack, settings).corpus(settings.corpus, reading)
    with stages.stage("duplicates"):
        published = corrected_publications(intake.articles, intake.date_reasons, entries)
        articles = mark_duplicates(published.articles, pack.home_names())
    usable = [article for article in articles if article.status == ArticleStatus.OK]
    with stages.stage("extract", len(usable)) as extracting:
        part = _extract(usable, settings, nlp, extracting)
        articles = _without_lost(articles, part.lost)
    with stages.stage("redate"):
        dated = redate(
            articles,
            part.mentions,
            part.passages,
            part.claims,
            published.date_reasons,
            pack,
            window_days=settings.window_days,
        )
    with stages.stage("merge"):
        merged = merge_corpus(
            [article for article in dated.articles if article.status != ArticleStatus.REJECTED],
            dated.mentions,
            dated.passages,
            dated.claims,
            pack,
            window_days=settings.window_days,
            roles=part.roles,
            entries=entries,
            outcomes=published.outcomes,
        )
    rows = _row_set(dated, intake.segments, merged)
    lost = lost_corrections(merged.corrections, settings.corrections_file.name)
    warnings = [*intake.warnings, *dated.warnings, *lost]
    with stages.stage("write"):
        facts = _facts(settings, nlp, pack, rows, stages, warnings)
        write_tables(settings.outputs, rows, facts)
    return _summary(settings.outputs, rows, stages, warnings)


def extract_article(
    text: str,
    *,
    title: str = "",
    published: str = "",
    outlet: str = "",
    url: str = "",
    settings: Settings | None = None,
) -> ArticleResult:
    """What one article says: the article as cleaned and dated, its mentions, claims and passages that report events.

    `published` is read like the metadata of a file. The model is loaded at the first call and kept for the next.

    Raises:
        ArticleError: The text is empty after cleaning, or too long.
        KnowledgeError: A knowledge file is missing or broken.
        ModelError: There is no usable language model.
    """
    settings = settings or Settings()
    pack, nlp = _loaded(settings.model, settings.pack, settings.language)
    metadata = {"title": title, "published": published, "outlet": outlet, "url": url}
    entry = Reader(pack, settings).text(text, metadata)
    part = process_shard(nlp, Shard((entry.article,)))
    named = tuple(mention for mention in part.mentions if mention.name)
    return ArticleResult(
        entry.article, named, part.claims, part.passages, entry.segments, entry.date_reasons, part.roles
    )


def process_shard(nlp: NewsPipeline, shard: Shard) -> Part:
    """The facts of each article of a shard."""
    found = [article_rows(doc) for doc in nlp.pipe(shard.articles)]
    return Part(
        mentions=tuple(mention for rows in found for mention in rows.mentions),
        passages=tuple(passage for rows in found for passage in rows.passages),
        claims=tuple(claim for rows in found for claim in rows.claims),
        roles=tuple(role for rows in found for role in rows.roles),
        article_ids=tuple(article.article_id for article in shard.articles),
    )


def one_by_one(shard: Shard) -> list[Shard]:
    """The shards of one article each that are tried after a shard killed its worker."""
    return [Shard((article,)) for article in shard.articles]


def give_up(shard: Shard) -> Part:
    """The part of an article that killed its worker: nothing but its loss."""
    ids = tuple(article.article_id for article in shard.articles)
    return Part(article_ids=ids, lost=frozenset(ids))


def knowledge(pack: str, language: str) -> KnowledgePack:
    """The knowledge of subjects, joined by commas, and a language, each a name, or a folder when it has a slash."""
    subjects = [_named(name.strip()) for name in pack.split(",")]
    return load_pack(subjects, _named(language))


def _named(name: str) -> str | Path:
    return Path(name) if "/" in name else name


def _load_nlp(model: str | None, pack: str, language: str) -> NewsPipeline:
    """The language pipeline of a worker process."""
    return build_nlp(load_model(model), knowledge(pack, language))


@lru_cache(maxsize=1)
def _loaded(model: str | None, pack: str, language: str) -> tuple[KnowledgePack, NewsPipeline]:
    loaded = knowledge(pack, language)
    return loaded, build_nlp(load_model(model), loaded)


def _effective(settings: Settings, corpus: Path | str | None, outputs: Path | str | None) -> Settings:
    given = {"corpus": corpus, "outputs": outputs}
    return settings.model_copy(update={name: Path(folder) for name, folder in given.items() if folder is not None})


def _check_folders(corpus: Path, outputs: Path) -> None:
    if not corpus.exists():
        raise ConfigError(f"{corpus}: no such folder; name the folder that holds the articles")
    if outputs.resolve().is_relative_to(corpus.resolve()):
        raise ConfigError(f"{outputs}: lies inside the corpus {corpus}, its tables would be read as articles; use -o")
    prepare_outputs(outputs)


def _corrections(settings: Settings) -> tuple[Entry, ...]:
    """The entries of the file that the settings name, or of the corpus's own when there is one."""
    if settings.corrections is None and not settings.corrections_file.exists():
        return ()
    return load_corrections(settings.corrections_file)


def _extract(articles: Sequence[Article], settings: Settings, nlp: NewsPipeline, progress: Progress) -> Part:
    """The facts of all articles, from as many processes as the settings say."""
    size = settings.shard_size
    shards = [Shard(tuple(articles[first : first + size])) for first in range(0, len(articles), size)]
    engine: Engine = Processes(settings.workers) if settings.workers > 1 else InProcess()
    setup = partial(_load_nlp, settings.model, settings.pack, settings.language)
    if settings.workers == 1:
        setup = partial(_same, nlp)
    job = Job(setup=setup, work=process_shard, split=one_by_one, lost=give_up)
    parts = []
    for part in engine.map(job, shards):
        progress.advance(len(part.article_ids))
        parts.append(part)
    parts.sort(key=lambda part: part.article_ids)  # they come in any order
    return Part(
        mentions=tuple(mention for part in parts for mention in part.mentions),
        passages=tuple(passage for part in parts for passage in part.passages),
        claims=tuple(claim for part in parts for claim in part.claims),
        roles=tuple(role for part in parts for role in part.roles),
        article_ids=tuple(article_id for part in parts for article_id in part.article_ids),
        lost=frozenset(article_id for part in parts for article_id in part.lost),
    )


def _same(nlp: NewsPipeline) -> NewsPipeline:
    """The pipeline that this process has loaded already."""
    return nlp


def _without_lost(articles: Sequence[Article], lost: frozenset[str]) -> list[Article]:
    """The articles, with those that killed their worker rejected."""
    rejected = {"status": ArticleStatus.REJECTED, "reason": _WORKER_DIED}
    return [article.model_copy(update=rejected) if article.article_id in lost else article for article in articles]


def _row_set(dated: Redated, segments: Sequence[Segment], merged: Merged) -> RowSet:
    return RowSet(
        articles=dated.articles,
        mentions=merged.mentions,
        people=merged.people,
        roles=merged.roles,
        places=merged.places,
        organizations=merged.organizations,
        events=merged.events,
        event_sources=merged.event_sources,
        event_links=merged.event_links,
        participants=merged.participants,
        claims=merged.claims,
        claim_groups=merged.claim_groups,
        claim_links=merged.claim_links,
        claim_checks=merged.claim_checks,
        facilities=merged.facilities,
        programmes=merged.programmes,
        corrections=merged.corrections,
        date_reasons=dated.date_reasons,
        segments=segments,
    )


def _facts(
    settings: Settings,
    nlp: NewsPipeline,
    pack: KnowledgePack,
    rows: RowSet,
    stages: Stages,
    warnings: Sequence[str],
) -> dict[str, Any]:
    """The content of `run.json`: how the tables came about. It alone may differ between two equal runs."""
    return {
        "version": pipeline.__version__,
        "settings": settings.model_dump(mode="json"),
        "model": model_facts(nlp.model),
        "pack": {"name": settings.pack, "language": settings.language, "digest": pack.digest},
        "counts": {"status": _statuses(rows.articles), "rows": rows.counts()},
        "seconds": stages.seconds,
        "warnings": list(warnings),
    }


def _statuses(articles: Sequence[Article]) -> dict[str, int]:
    found = Counter(str(article.status) for article in articles)
    return {"read": len(articles)} | {str(status): found[str(status)] for status in ArticleStatus}


def _summary(outputs: Path, rows: RowSet, stages: Stages, warnings: Sequence[str]) -> RunSummary:
    reasons = Counter(article.reason for article in rows.articles if article.status == ArticleStatus.REJECTED)
    return RunSummary(
        outputs=outputs,
        articles=_statuses(rows.articles),
        rejected=dict(sorted(reasons.items(), key=lambda item: (-item[1], item[0]))),
        rows=rows.counts(),
        seconds=stages.seconds,
        warnings=tuple(warnings),
    )
