"""The visible text of a page: its blocks in reading order, scripts, styles and hidden elements left out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml.html import HtmlElement

_BLOCK_TAGS = frozenset(
    re.findall(
        r"\w+",
        "address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure "
        "footer form h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol p pre section summary table tbody td "
        "tfoot th thead tr ul",
    )
)
_UNSEEN_TAGS = frozenset(
    re.findall(
        r"\w+",
        "applet audio base button canvas datalist embed head iframe input link map math meta noscript object "
        "optgroup option picture script select source style svg template textarea title track video",
    )
)
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Block:
    """A visible block: its text on one line, the tag of the element that holds it, and the share of it in links."""

    text: str
    tag: str
    linked: float


@dataclass(slots=True)
class _Reader:
    """Collects the text of the block that is being read."""

    tag: str = "body"
    parts: list[str] = field(default_factory=list)
    linked: int = 0
    links: int = 0
    broken: bool = False

    def close(self, tag: str) -> Iterator[Block]:
        """The block, if it shows anything; what follows belongs to a block of `tag`."""
        text = " ".join("".join(self.parts).split())
        if text:
            yield Block(text, self.tag, min(self.linked / len(text), 1.0))
        self.tag, self.parts, self.linked, self.broken = tag, [], 0, False

    def enter(self, tag: str) -> Iterator[Block]:
        """Start of an element: a block ends the one before, a line break waits for the text behind it."""
        if tag in _BLOCK_TAGS:
            yield from self.close(tag)
        elif tag == "br":
            self.parts.append(" ")
            self.broken = self.tag not in _HEADINGS
        self.links += tag == "a"

    def leave(self, element: HtmlElement) -> Iterator[Block]:
        """End of an element."""
        if element.tag in _BLOCK_TAGS:
            yield from self.close(_block_tag(element.getparent()))
        self.links -= element.tag == "a"

    def add(self, text: str) -> Iterator[Block]:
        """Text: after a line break it starts a block, unless a small letter shows that the sentence goes on."""
        words = text.strip()
        if self.broken and words:
            if not words[0].islower():
                yield from self.close(self.tag)
            self.broken = False
        self.parts.append(text)
        self.linked += len(words) if self.links else 0


def visible_blocks(root: HtmlElement) -> Iterator[Block]:
    """The blocks of a page in the order of its source.

    A line break inside a block parts it, unless it stands in a heading or inside a sentence, before a small letter.
    """
    reader = _Reader()
    for step, element in _walk(root):
        if step == "start":
            yield from reader.enter(element.tag)
            yield from reader.add(element.text or "")
        elif step == "end":
            yield from reader.leave(element)
        else:
            yield from reader.add(element.tail or "")
    yield from reader.close("body")


def _block_tag(element: HtmlElement | None) -> str:
    """The tag of the block that an element belongs to."""
    while element is not None and element.tag not in _BLOCK_TAGS:
        element = element.getparent()
    return "body" if element is None else str(element.tag)


def _walk(root: HtmlElement) -> Iterator[tuple[str, HtmlElement]]:
    """Start, end and tail of every visible element, without recursion: pages can be nested very deep."""
    stack: list[tuple[str, HtmlElement]] = [("start", root)]
    while stack:
        step, element = stack.pop()
        if step != "start":
            yield step, element
        elif _is_visible(element):
            yield "start", element
            stack.append(("end", element))
            for child in reversed(element):
                stack += [("tail", child), ("start", child)]


def _is_visible(element: HtmlElement) -> bool:
    """Whether an element is shown; comments and processing instructions have no tag and are not."""
    if not isinstance(element.tag, str) or "hidden" in element.attrib:
        return False
    if element.tag in _UNSEEN_TAGS and not _swallows_page(element):
        return False
    return not _HIDDEN_STYLE.search(element.get("style", ""))


def _swallows_page(element: HtmlElement) -> bool:
    """Whether a button was never closed, so that the article behind it seems to stand inside."""
    return element.tag == "button" and next(element.iter("article", "main"), None) is not None
