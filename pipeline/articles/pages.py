"""What reading hands on: raw pages, documents that could not be read, and what there is to warn of."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Literal

from pipeline.articles.metadata import RawMetadata
from pipeline.errors import ArticleError

PageKind = Literal["text", "markdown", "html"]
MAX_ARTICLE_BYTES = 20_000_000


@dataclass(frozen=True, slots=True)
class RawPage:
    """One document as it was read, before anything is cut.

    `raw` is the decoded file (text), title, newline and body of a record, or the source of a page. In `raw` the title
    that metadata give stands at `title_at` (an empty span when it stands nowhere), and the body begins at `body`.
    """

    path: str
    kind: PageKind
    raw: str
    meta: RawMetadata
    digest: str
    title_at: tuple[int, int] = (0, 0)
    body: int = 0


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A document that could not be read, and why; `digest` is empty when not even its bytes were to be had."""

    path: str
    reason: str
    digest: str = ""


@dataclass(slots=True)
class Reading:
    """One walk through a corpus: its limit, and what there is to warn of."""

    limit: int = MAX_ARTICLE_BYTES
    unknown_keys: Counter[str] = field(default_factory=Counter)
    unknown_files: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def warnings(self) -> list[str]:
        """Lines for the user, in a fixed order."""
        files = [f"{path}: unknown kind of file, not read" for path in sorted(self.unknown_files)]
        keys = [f"metadata key {key!r} is not known ({n} times)" for key, n in sorted(self.unknown_keys.items())]
        return [*sorted(self.notes), *files, *keys]

    def check_size(self, size: int) -> None:
        """Raises `ArticleError` when one article of so many bytes is beyond the limit."""
        if size > self.limit:
            raise ArticleError(
                f"{size / 1e6:.1f} MB is more than the limit of {self.limit / 1e6:g} MB for one article; "
                "split it, or raise the limit"
            )
