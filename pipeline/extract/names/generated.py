"""Spellings that nobody listed: another romanisation of a listed name counts only where the text speaks for it.

"Chaeryeong County" in an article on North Korea is Jaeryong County; "Lee Young-gil" is the general Ri Yong Gil only
beside his office and his country, else somebody of whom no list knows.
"""

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc

from pipeline.extract.matching import Match, Name, fold
from pipeline.extract.names.gazetteer import ADMIN_KEYS
from pipeline.extract.names.introductions import Introductions
from pipeline.knowledge.load import KnowledgePack
from pipeline.records import MentionKind


class GeneratedNames:
    """Decides which generated spellings of an article count."""

    def __init__(self, pack: KnowledgePack, introductions: Introductions) -> None:
        """Ask the surroundings of names for countries and offices."""
        self._pack = pack
        self._introductions = introductions

    def supported(self, doc: Doc, matches: Sequence[Match]) -> list[Match]:
        """The matches without the generated names for which nothing speaks; one without any name left is left out."""
        if all(name.strength != "generated" for match in matches for name in match.names):
            return list(matches)
        listed = {name.entity_id for match in matches for name in match.names if name.strength == "full"}
        countries = self._introductions.countries_of(doc[:], matches)
        kept = []
        for match in matches:
            names = tuple(name for name in match.names if self._counts(doc, match, name, listed, countries))
            if names:
                kept.append(replace(match, names=names))
        return kept

    def _counts(self, doc: Doc, match: Match, name: Name, listed: set[str], countries: set[str]) -> bool:
        if name.strength != "generated" or name.entity_id in listed:
            return True
        others = [one for one in match.names if one.strength != "generated" and one.entity_id != name.entity_id]
        if any(other.kind == MentionKind.PERSON for other in others):
            return False
        if name.kind == MentionKind.PERSON:
            return self._introductions.introduce(doc, match.start, match.end, name.entity_id)
        if others:
            return True  # a homonym: the article decides between them
        words = doc[match.start : match.end]
        sure = fold(words[-1].text) in ADMIN_KEYS or all(token.ent_type_ == "LOC" for token in words)
        above = {place.place_id for place in self._pack.ancestors(name.entity_id)}
        return sure and bool(above & (countries | listed))
