"""Page furniture of plain texts: bylines, date lines, widgets and agency codes, cut by the patterns of the pack.

The patterns are data (`knowledge/<language>/furniture.csv`); where each may apply is decided here. What they name
(author, outlet, published, modified) is kept as metadata.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import lru_cache

from pipeline.articles.draft import Draft, Paragraph
from pipeline.articles.metadata import RawMetadata, first_known, metadata_of
from pipeline.articles.zones import Zones, is_item, is_prose, zones
from pipeline.knowledge.patterns import Rule, compile_rules
from pipeline.knowledge.schema import FurnitureFact

_LIST = 30
"""How long a list below a `rest` heading may be."""
_LONGEST = 600
"""No furniture is longer; inside longer paragraphs it can only stand within so many characters of the end."""
_CAPITALISED = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")

Rules = dict[str, tuple[Rule, ...]]
Found = tuple[str, re.Match[str]]


@lru_cache(maxsize=8)
def _compiled(facts: tuple[FurnitureFact, ...]) -> Rules:
    return compile_rules(facts)


def cut_furniture(draft: Draft, facts: tuple[FurnitureFact, ...], *, titled: bool = False) -> tuple[Draft, RawMetadata]:
    """The draft without its furniture, and what the furniture said: author, outlet, printed dates.

    The first paragraph of a `titled` draft is its title and stays whatever it looks like. What is furniture wherever
    it stands goes first: a notice in whole sentences does not hide that the tail begins above it. Raises
    `PatternError` for a pattern that cannot be compiled.
    """
    rules = _compiled(facts)
    draft, found = _cut_inline(draft, rules.get("inline", ()))
    first = int(titled)
    gone = _matching(draft, rules, ("paragraph",), range(first, len(draft.paragraphs)))
    lists = _lists(draft, rules.get("rest", ()), gone, first=first)
    place = zones(draft.paragraphs, gone.keys() | lists.keys())
    for scope, indexes in (("head", place.head), ("tail", place.tail)):
        gone |= _matching(draft, rules, (scope,), [index for index in indexes if index >= first and index not in gone])
    gone |= {} if titled else _kickers(draft, rules.get("kicker", ()), gone)
    gone |= _names(draft, rules, place, gone)
    gone |= _endings(draft, rules, gone.keys() | lists.keys(), first)
    for index in sorted(gone):
        found = _with_groups(found, gone[index][1], draft.paragraphs[index].text)
    return draft.without(lists | {index: rule for index, (rule, _) in gone.items()}), found


def _matching(draft: Draft, rules: Rules, scopes: Sequence[str], indexes: Sequence[int]) -> dict[int, Found]:
    """Which of these paragraphs are furniture as a whole, by the rules of these scopes."""
    found = ((index, _match(draft.paragraphs[index], rules, scopes)) for index in indexes)
    return {index: match for index, match in found if match is not None}


def _match(paragraph: Paragraph, rules: Rules, scopes: Sequence[str]) -> Found | None:
    if len(paragraph.text) > _LONGEST:
        return None
    for scope in scopes:
        for rule in rules.get(scope, ()):
            match = rule.pattern.fullmatch(paragraph.text)
            if match:
                return rule.name, match
    return None


def _kickers(draft: Draft, rules: Sequence[Rule], gone: dict[int, Found]) -> dict[int, Found]:
    """The lines above the title of a text that has none by metadata: paper, section; only when a title follows."""
    found: dict[int, Found] = {}
    for index, paragraph in enumerate(draft.paragraphs):
        match = _match(paragraph, {"kicker": tuple(rules)}, ("kicker",))
        if match is None and index not in gone:
            is_title = not is_prose(paragraph.text)
            return found if is_title and index + 1 < len(draft.paragraphs) else {}
        if match is not None:
            found[index] = match
    return {}


def _names(draft: Draft, rules: Rules, place: Zones, gone: dict[int, Found]) -> dict[int, Found]:
    """Bare names between title and body: known ones, then any that stand beside a line cut already."""
    found: dict[int, Found] = {}
    for scope in ("lead", "beside"):
        for index in place.lead:
            done = gone.keys() | found.keys()
            if index in done or (scope == "beside" and not done & {index - 1, index + 1}):
                continue
            match = _match(draft.paragraphs[index], rules, (scope,))
            if match is not None and not _is_topic(draft, index, done):
                found[index] = match
    return found


def _endings(draft: Draft, rules: Rules, gone: set[int], first: int) -> dict[int, Found]:
    """What ends the page with nothing but furniture behind it: notes in whole sentences, the writer's bare name."""
    found: dict[int, Found] = {}
    for index in range(len(draft.paragraphs) - 1, first, -1):
        if index in gone:
            continue
        match = _match(draft.paragraphs[index], rules, ("end",))
        name = None if match else _match(draft.paragraphs[index], rules, ("lead",))
        if name is not None and not _is_topic(draft, index, gone | found.keys()):
            match = name
        if match is None:
            break
        found[index] = match
    return found


def _is_topic(draft: Draft, index: int, gone: Collection[int]) -> bool:
    """Whether the article speaks of what a bare name says: then it is a kicker, a heading or a caption.

    Such a line uses words that the text has in lower case too, or names somebody whom the text names again.
    """
    others = "\n".join(p.text for at, p in enumerate(draft.paragraphs) if at != index and at not in gone)
    words = _CAPITALISED.findall(draft.paragraphs[index].text)
    phrase = r"[\s-]+".join(re.escape(part) for word in words for part in word.split("-"))
    if re.search(rf"\b{phrase}\b", others, re.IGNORECASE):
        return True
    return any(re.search(rf"\b{re.escape(word.lower())}\b", others) for word in words if len(word) > 3)


def _cut_inline(draft: Draft, rules: Sequence[Rule]) -> tuple[Draft, RawMetadata]:
    """The draft without what stands inside its paragraphs: codes at their ends, credits."""
    found = RawMetadata()
    cleaned = []
    for paragraph in draft.paragraphs:
        for rule in rules:
            while match := rule.pattern.search(paragraph.text, max(0, len(paragraph.text) - _LONGEST)):
                found = _with_groups(found, match, match[0])
                paragraph = paragraph.without(match.start(), match.end(), rule.name)
        cleaned.append(paragraph)
    return replace(draft, paragraphs=tuple(cleaned)).without({}), found


def _lists(draft: Draft, rules: Sequence[Rule], gone: dict[int, Found], *, first: int) -> dict[int, str]:
    """The paragraphs of link lists: a heading of scope `rest` and the items below it, up to the next sentence.

    Above the body only the heading goes: what follows may be the title.
    """
    lists: dict[int, str] = {}
    told = 0
    for index, paragraph in enumerate(draft.paragraphs):
        told += index not in gone and is_prose(paragraph.text)
        rule = next((rule for rule in rules if rule.pattern.fullmatch(paragraph.text)), None)
        if rule is None or index < first:
            continue
        lists[index] = rule.name
        for below in range(index + 1, min(index + 1 + _LIST, len(draft.paragraphs)) if told else 0):
            if below not in gone and not is_item(draft.paragraphs[below].text):
                break
            lists[below] = rule.name
    return lists


def _with_groups(found: RawMetadata, match: re.Match[str], text: str) -> RawMetadata:
    """The metadata with what the match names; the first to name a field is believed, a printed date with its line."""
    named = {name: value.strip(" ,|·-") for name, value in match.groupdict().items() if value}
    fields: dict[str, str] = {name: named[name] for name in ("author", "outlet", "modified") if name in named}
    if "published" in named:
        fields["published_header"] = text
    return first_known((found, metadata_of(fields)))
