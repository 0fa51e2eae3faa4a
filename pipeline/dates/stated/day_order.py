"""How an outlet writes 3 April 2025 in digits: 03/04/2025 or 04/03/2025."""

import re
from urllib.parse import urlsplit

from pipeline.articles.metadata import RawMetadata
from pipeline.dates.grammar.numeric import day_first_in

_SLASHED = re.compile(r"(?<![\w.,/-])(?P<first>\d{1,2})/(?P<second>\d{1,2})/(?:19|20)\d\d(?![\w/-]*\d)")
ORDERED = re.compile(
    r"(?<![\w.,/-])(?P<first>\d{1,2})(?P<mark>[-./])(?P<second>\d{1,2})(?P=mark)(?:(?:19|20)\d\d|\d\d)(?![\w/-]*\d)"
)
"""A date in digits whose year comes last, in a short string that is known to be a date."""
_DEFAULT_REGION = "US"
_LAST_MONTH, _LAST_DAY = 12, 31
_COUNTRY_CODES = {"UK": "GB"}
"""Country-code domains that are no ISO 3166-1 code."""


def day_first_of(meta: RawMetadata, text: str, of_outlet: bool | None = None) -> bool | None:
    """Whether the day comes first; `None` when nothing tells, or when what tells differs.

    The country of the outlet, that of the web addresses and that of the language tag count alike. The tag "en-US" is
    what software fills in, and counts only where nothing else does; then come the dates of the text itself that can
    be read in one order only.
    """
    tagged = "" if meta.region == _DEFAULT_REGION else meta.region
    countries = (_country(meta.url), _country(meta.canonical), tagged)
    orders = {of_outlet, *map(day_first_in, countries)} - {None}
    if not orders and meta.region == _DEFAULT_REGION:
        orders = {day_first_in(meta.region)}
    if not orders:
        return _first_in_text(text)
    return orders.pop() if len(orders) == 1 else None


def _country(url: str) -> str:
    """The country of an address by its top-level domain, as an ISO code; empty for ".com" and the like."""
    try:
        host = urlsplit(url if "//" in url else f"//{url}").hostname or ""
    except ValueError:
        return ""
    code = host.rpartition(".")[2].upper()
    return _COUNTRY_CODES.get(code, code) if len(code) == 2 and code.isalpha() else ""


def _first_in_text(text: str) -> bool | None:
    """The order that the text's own dates show: "25/12/2024" has the day first; `None` when they differ."""
    orders = {order_of(match) for match in _SLASHED.finditer(text)} - {None}
    return orders.pop() if len(orders) == 1 else None


def order_of(match: re.Match[str]) -> bool | None:
    """Whether a date in digits has the day first; `None` when it can be read both ways, or in no way."""
    first, second = int(match["first"]), int(match["second"])
    if max(first, second) > _LAST_DAY or min(first, second) > _LAST_MONTH or max(first, second) <= _LAST_MONTH:
        return None
    return first > _LAST_MONTH
