"""Publication dates that a person gives: before extraction, so that all that is counted from them is counted anew."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.corrections import Entry
from pipeline.corrections.entries import DateOf
from pipeline.merge.by_hand.outcomes import Outcome, lost, of_kind, overruled
from pipeline.records import Article, DateReason, PublishedBasis


@dataclass(frozen=True, slots=True)
class Published:
    """The articles with the dates that count, the steps towards them, and what became of the entries."""

    articles: list[Article]
    date_reasons: list[DateReason]
    outcomes: Mapping[int, Outcome]


def corrected_publications(
    articles: Sequence[Article], date_reasons: Sequence[DateReason], entries: Sequence[Entry]
) -> Published:
    """The articles with the publication dates that entries give; of two for one article the later counts.

    The correction is one more step of `date_reasons`.
    """
    known = {article.article_id: article for article in articles}
    dates: dict[str, list[tuple[int, DateOf]]] = {}
    outcomes: dict[int, Outcome] = {}
    for number, entry in of_kind(entries, DateOf):
        if entry.article in known:
            dates.setdefault(entry.article, []).append((number, entry))
        elif entry.article is not None:
            outcomes[number] = lost([f"no article {entry.article} was read"])
    steps = list(date_reasons)
    for article_id, said in dates.items():
        article, (last, entry) = known[article_id], said[-1]
        counts = Outcome("applied", f"published {article.published or 'unknown'} → {entry.interval.edtf or 'unknown'}")
        if article.published == entry.interval.edtf:
            counts = Outcome("needless")
        else:
            step = 1 + sum(1 for reason in date_reasons if reason.article_id == article_id)
            known[article_id], reason = _dated(article, entry, step)
            steps.append(reason)
        for number, other in said:
            outcomes[number] = counts if other.interval == entry.interval else overruled([last])
    return Published([known[article.article_id] for article in articles], steps, outcomes)


def _dated(article: Article, entry: DateOf, step: int) -> tuple[Article, DateReason]:
    days, reason = entry.interval, f"{entry.who}: {entry.why}"
    update = {
        "published": days.edtf,
        "published_start": days.start,
        "published_end": days.end,
        "published_basis": PublishedBasis.CORRECTED,
        "published_evidence": reason,
    }
    row = DateReason(
        article_id=article.article_id, step=step, basis=PublishedBasis.CORRECTED, reason=reason, admits=days.edtf,
        published=days.edtf,
    )  # fmt: skip
    return article.model_copy(update=update), row
