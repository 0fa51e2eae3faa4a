"""Which outlet printed an article: by its name, its web address or, failing both, the agency in its dateline."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from pipeline.articles.metadata import RawMetadata
from pipeline.knowledge.schema import OrganizationFact

_CREDIT = re.compile(r"\((?P<agency>[^()\n]{2,40})\)\s*(?:--|[-–—])")
_HEAD_PARAGRAPHS = 4
_HEAD_CHARACTERS = 120
"""A dateline stands at the beginning of one of the first paragraphs (behind title and captions)."""


@dataclass(frozen=True, slots=True)
class Outlet:
    """The outlet as found or, when only its address or dateline tells, by its canonical name; id when known."""

    name: str = ""
    outlet_id: str = ""


class Outlets:
    """The outlets that the knowledge pack knows, by name and by domain."""

    def __init__(self, organizations: Iterable[OrganizationFact]) -> None:
        self._by_name: dict[str, OrganizationFact] = {}
        self._by_domain: dict[str, OrganizationFact] = {}
        for body in organizations:
            if body.media:
                self._by_name.update({_folded(name): body for name in (*body.aliases, body.name)})
                self._by_domain.update({domain.lower(): body for domain in body.domains})

    def find(self, meta: RawMetadata, text: str) -> Outlet:
        """The outlet of an article; empty when neither name, address nor dateline says it.

        The dateline counts only when nothing else is known: a paper that prints an agency's copy keeps its dateline.
        """
        named = self._by_name.get(_folded(meta.outlet))
        at_address = _of_host(self._by_domain, meta.url)
        if meta.outlet:
            body = named or at_address
            return Outlet(meta.outlet, body.org_id if body else "")
        if meta.url:
            return Outlet(at_address.name, at_address.org_id) if at_address else Outlet()
        return self._of_dateline(text)

    def _of_dateline(self, text: str) -> Outlet:
        for paragraph in text.split("\n", _HEAD_PARAGRAPHS)[:_HEAD_PARAGRAPHS]:
            credit = _CREDIT.search(paragraph[:_HEAD_CHARACTERS])
            body = self._by_name.get(_folded(credit["agency"])) if credit else None
            if body:
                return Outlet(body.name, body.org_id)
        return Outlet()


def _folded(name: str) -> str:
    words = re.sub(r"[^\w]+", " ", name.casefold()).split()
    return " ".join(words[1:] if words[:1] == ["the"] else words)


def _of_host(domains: Mapping[str, OrganizationFact], url: str) -> OrganizationFact | None:
    """The outlet of a web address: its host or a parent domain of it."""
    try:
        host = urlsplit(url if "//" in url else f"//{url}").hostname or ""
    except ValueError:
        return None
    labels = host.lower().split(".")
    tails = (".".join(labels[first:]) for first in range(len(labels) - 1))
    return next((domains[tail] for tail in tails if tail in domains), None)
