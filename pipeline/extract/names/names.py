"""All proper names of an article at once: listed ones and those with the shape of a name, none inside another.

People, places and organisations are then told apart by `people.py`, `places.py` and `organizations.py`; this module
only decides which words form one name, because that question crosses the three layers.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from pipeline.extract.matching import Gazetteer, Match, fold
from pipeline.extract.mentions import overlaps
from pipeline.extract.names.gazetteer import ADMIN_KEYS
from pipeline.extract.names.generated import GeneratedNames
from pipeline.extract.names.recognised import Recognised, Recogniser
from pipeline.extract.names.shapes import Shape, ShapeFinder, headline_tokens, is_capital, key_of
from pipeline.knowledge.schema import DemonymFact
from pipeline.records import MentionKind


@dataclass(frozen=True, slots=True)
class ProperNames:
    """The names of one article: listed `matches` and unlisted `shapes`.

    They do not overlap, except that a listed place with its administrative word may stand inside a shape ("Songchon
    County Hospital").
    """

    matches: tuple[Match, ...]
    shapes: tuple[Shape, ...]
    headline: frozenset[int]
    """Tokens of lines in title case."""
    recognised: tuple[Recognised, ...] = ()
    """Names that only the language model sees; they may overlap persons that a pattern finds."""

    def taken(self) -> list[tuple[int, int]]:
        """The token ranges of all names."""
        return [*((m.start, m.end) for m in self.matches), *((s.start, s.end) for s in self.shapes)]


def _has_blank(token: Token) -> bool:
    return bool(token.whitespace_)


def surface(doc: Doc, start: int, end: int) -> str:
    """The words of a name as its canonical spelling, without article and closing possessive.

    There are single blanks between them, also where the page ran them together ("Kim Il SungUniversity").
    """
    words = "".join(
        token.text + (" " if token.whitespace_ or (token.is_alpha and following.is_alpha) else "")
        for token, following in zip(doc[start : end - 1], doc[start + 1 : end], strict=True)
    )
    text = re.sub(r"\s+", " ", words + doc[end - 1].text).strip()
    return re.sub(r"^the\s+|(?:['’]s?)$", "", text, flags=re.I)


def _leads(match: Match, shape: Shape, is_country: Callable[[str], bool]) -> bool:
    """Whether a listed name at the front of a shape is a name of its own ("DPRK Foreign Ministry")."""
    if match.start != shape.start or match.end >= shape.end or shape.kind == "company":
        return False
    if all(name.kind == MentionKind.PLACE and is_country(name.entity_id) for name in match.names):
        return True
    return shape.kind == "other" and all(name.kind == MentionKind.ORGANIZATION for name in match.names)


class NameFinder:
    """Finds all proper names of a `Doc`."""

    def __init__(
        self,
        gazetteer: Gazetteer,
        shapes: ShapeFinder,
        demonyms: Iterable[DemonymFact],
        is_country: Callable[[str], bool],
        recogniser: Recogniser,
        generated: GeneratedNames,
    ) -> None:
        self._gazetteer = gazetteer
        self._shapes = shapes
        self._demonyms = frozenset(fold(fact.demonym) for fact in demonyms)
        self._is_country = is_country
        self._recogniser = recogniser
        self._generated = generated

    def find(self, doc: Doc) -> ProperNames:
        """The names; a shape beats the listed names inside it, a listed name beats shapes inside it.

        In a headline a shape counts only when the body has the same name: there every word has a capital.
        """
        matches = self._generated.supported(doc, list(self._gazetteer.find(doc)))
        matches = [match for match in matches if not self._is_half(doc, match, matches)]
        headline = headline_tokens(doc)
        known = {match.end: match.start for match in matches}
        whole = (self._abroad(doc, shape, matches) for shape in self._shapes.find(doc, known))
        trimmed = [self._trim(doc, shape, matches) for shape in whole]
        shapes = [shape for shape in trimmed if shape is not None and not self._is_listed(doc, shape, matches)]
        body = {key_of(doc, shape) for shape in shapes if shape.start not in headline}
        shapes = [shape for shape in shapes if shape.start not in headline or key_of(doc, shape) in body]
        ranges = [(shape.start, shape.end) for shape in shapes]
        kept = [m for m in matches if not overlaps(m.start, m.end, ranges) or self._keeps_admin(doc, m, shapes)]
        names = ProperNames(tuple(kept), tuple(shapes), frozenset(headline))
        return replace(names, recognised=tuple(self._recogniser.find(doc, names.taken(), kept)))

    def _is_half(self, doc: Doc, match: Match, matches: list[Match]) -> bool:
        """Whether a hyphen joins the name to a word that is no name of its own ("India-Pacific", not "Korea-U.S.")."""
        if (
            match.end + 1 >= len(doc)
            or doc[match.end].text != "-"
            or any(map(_has_blank, doc[match.end - 1 : match.end + 1]))
        ):
            return False
        behind = doc[match.end + 1]
        other = any(one.start == behind.i for one in matches) or fold(behind.text) in self._demonyms
        return is_capital(behind) and not other and any(name.kind == MentionKind.PLACE for name in match.names)

    def _abroad(self, doc: Doc, shape: Shape, matches: list[Match]) -> Shape:
        """The body of one nation's people with the country in which they live: "Union of Korean Students in Japan"."""
        if shape.kind != "organization" or shape.end >= len(doc) or doc[shape.end].lower_ != "in":
            return shape
        nations = any(fold(token.text).removesuffix("s") in self._demonyms for token in doc[shape.start : shape.end])
        country = next((match for match in matches if match.start == shape.end + 1), None)
        if not nations or country is None or not any(self._is_country(name.entity_id) for name in country.names):
            return shape
        return Shape(shape.start, country.end, shape.kind)

    def _trim(self, doc: Doc, shape: Shape, matches: list[Match]) -> Shape | None:
        """The shape without a country, nationality or (for meetings, laws, …) body at its front.

        None when a single noun, or a title and a noun that is a surname too, is left.
        """
        start = shape.start
        leading = next((match for match in matches if _leads(match, shape, self._is_country)), None)
        if leading is not None and doc[leading.end].text != "-":
            start = leading.end
        for length in (3, 2, 1):
            if start + length < shape.end and fold(doc[start : start + length].text) in self._demonyms:
                start += length
                break
        while start < shape.end and (doc[start].is_punct or doc[start].text in {"'s", "’s"}):
            start += 1
        if shape.end - start < 2 or self._shapes.is_titled(doc, start, shape.end):
            return None
        return Shape(start, shape.end, shape.kind)

    @staticmethod
    def _is_listed(doc: Doc, shape: Shape, matches: list[Match]) -> bool:
        """Whether a listed name covers the shape, or crosses it (a mere "the North" in "the North Sea" does not)."""
        for match in matches:
            covers = match.start <= shape.start and match.end >= shape.end
            crosses = match.start < shape.start < match.end or match.start < shape.end < match.end
            if covers or (crosses and match.end - match.start > (doc[match.start].lower_ == "the") + 1):
                return True
        return False

    @staticmethod
    def _keeps_admin(doc: Doc, match: Match, shapes: list[Shape]) -> bool:
        """Whether a name inside a shape is a place with its administrative word that counts by itself.

        It stands in front of the name proper or closes a body's ("Committee of Orang County").
        """
        if (
            any(name.kind != MentionKind.PLACE for name in match.names)
            or fold(doc[match.end - 1].text) not in ADMIN_KEYS
        ):
            return False
        opens = any(shape.start == match.start and shape.kind in {"site", "nature"} for shape in shapes)
        return opens or any(shape.end == match.end and shape.kind == "organization" for shape in shapes)
