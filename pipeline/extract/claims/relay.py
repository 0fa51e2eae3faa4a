"""Relays: the agencies and papers through which a statement has come to the article.

A relay is named by a frame ("according to AGENCY", "the PAPER reported that"), by "carried by AGENCY" or by "told
PAPER"; a sentence may name a chain of them ("AGENCY cited the PAPER as saying"). It holds for what follows in the same
report, until another is named or the writer's own voice returns; in an agency's own copy the agency is the relay of
everything.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Span

from pipeline.extract.claims.frames import Frame
from pipeline.extract.claims.speakers import Speaker, SpeakerFinder, outlet_name
from pipeline.extract.layers import ORGANIZATIONS
from pipeline.extract.sentences import DATELINE
from pipeline.knowledge.load import KnowledgePack
from pipeline.records import Article

_CARRYING = frozenset(
    {"carry", "quote", "cite", "release", "publish", "report", "say", "saying", "run", "broadcast", "air"}
)
_QUOTING = frozenset({"quote", "cite"})
_CITING = frozenset({"quote", "quotes", "quoted", "quoting", "cite", "cites", "cited", "citing"})
_HEAD_PARAGRAPHS = 4
_TELLING = frozenset({"told", "tells", "tell", "telling"})


@dataclass(frozen=True, slots=True)
class Credit:
    """One relay: the canonical name of an outlet, and the characters by which the text names it.

    The house whose own copy the text is stands in no sentence: it has no characters.
    """

    name: str
    start: int | None = None
    end: int | None = None


class RelayReader:
    """Finds relays in sentences and keeps the one that holds."""

    def __init__(self, pack: KnowledgePack, finder: SpeakerFinder) -> None:
        self._finder = finder
        self._home = pack.settings.home_country
        self._outlets = {fact.org_id: fact for fact in pack.organizations if outlet_name(fact)}
        self._by_name = {
            name.casefold(): fact.name for fact in self._outlets.values() for name in (fact.name, *fact.aliases)
        }

    def house(self, doc: Doc) -> str:
        """The outlet of the home country in whose own copy the text stands, by dateline or article; else empty.

        What state media print is credited to them; an independent agency or paper that reports for itself credits
        nobody.
        """
        dateline = next(filter(None, map(DATELINE.match, doc.text.split("\n")[:_HEAD_PARAGRAPHS])), None)
        named = self._by_name.get(dateline.group(1).strip().casefold(), "") if dateline else ""
        article: Article | None = doc._.article
        outlet = self._outlets.get(article.outlet_id) if article is not None else None
        name = named or (outlet.name if outlet is not None else "")
        return name if self.country_of_outlet(name) == self._home else ""

    def country_of(self, speaker: Speaker) -> str:
        """The country of a speaker, as far as the pack knows it."""
        return self._finder.country_of(speaker)

    def country_of_outlet(self, name: str) -> str:
        """The country of the outlet of this name; empty when unknown."""
        return next((fact.country for fact in self._outlets.values() if fact.name == name), "")

    def named_in(self, sentence: Span, frames: Sequence[Frame]) -> tuple[Credit, ...]:
        """The relays that the sentence names, the one nearest to the speaker first.

        An independent outlet's own name is none.
        """
        article: Article | None = sentence.doc._.article
        own = article.outlet_id if article is not None else ""
        relaying = [frame.speaker.span for frame in frames if frame.relay]
        named = {frame.relay for frame in frames}
        said = min((frame.start for frame in frames if not frame.relay), default=sentence.end)
        chain: list[Credit] = []
        for mention in sentence.doc.spans.get(ORGANIZATIONS, []):
            fact = self._outlets.get(mention.kb_id_)
            if fact is None or not sentence.start <= mention.start < sentence.end:
                continue
            in_frame = fact.name in named and any(_meet(mention, span) or len(named) == 1 for span in relaying)
            told = _is_told(mention) and self._is_foreign(mention.kb_id_, own)
            if not (in_frame or _credits(mention) or told) or not self._is_relay(mention.kb_id_, own):
                continue
            credit = Credit(fact.name, mention.start_char, mention.end_char)
            if all(credit.name != other.name for other in chain):
                nearer = _is_quoted(mention) or (mention.start < said and _word_before(mention) != "by")
                chain.insert(0 if nearer else len(chain), credit)
        return tuple(chain)

    def _is_relay(self, org_id: str, own: str) -> bool:
        return org_id != own or self._outlets[org_id].country == self._home

    def _is_foreign(self, org_id: str, own: str) -> bool:
        """Whether "told NAME" can speak of another outlet than the article's, which mostly speaks of itself so."""
        return bool(own) or self._outlets[org_id].country == self._home


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _is_quoted(mention: Span) -> bool:
    """Whether the outlet is what another one quotes: "citing NAME", "quoted NAME as saying"."""
    word = _word_before(mention)
    return word in _CITING or (mention.root.dep_ in {"obj", "nsubj:pass"} and mention.root.head.lower_ in _CITING)


def _credits(mention: Span) -> bool:
    """Whether the outlet stands as the carrier: "quoted by NAME", "in a report carried by NAME", "citing NAME"."""
    if mention.root.dep_ == "nsubj" and mention.root.head.lemma_.lower() in _QUOTING:
        return True
    if _is_quoted(mention):
        return True
    return _word_before(mention) == "by" and bool(_words_before(mention) & _CARRYING)


def _is_told(mention: Span) -> bool:
    """Whether somebody speaks to the outlet: "told NAME", "in an interview with NAME"."""
    word = _word_before(mention)
    return word in _TELLING or (word in {"to", "with"} and "interview" in _words_before(mention))


def _word_before(mention: Span) -> str:
    at = mention.start - 1
    while at > 0 and mention.doc[at].pos_ in {"DET", "ADJ"}:
        at -= 1
    return mention.doc[at].lower_ if at >= 0 else ""


def _words_before(mention: Span) -> set[str]:
    near = mention.doc[max(0, mention.start - 5) : mention.start]
    return {token.lower_ for token in near} | {token.lemma_.lower() for token in near}


class RelayState:
    """The relays that hold while the sentences of an article are read in order.

    They end with the writer's own voice: where a group ("analysts") or somebody speaks whom this relay has not quoted
    and who is not known to belong to its country. In a house's own copy the house stands behind everything.
    """

    def __init__(self, reader: RelayReader, house: str) -> None:
        self._reader = reader
        self.house = (Credit(house),) if house else ()
        self._current: tuple[Credit, ...] = ()
        self._quoted: set[str] = set()

    def relays(self, named: tuple[Credit, ...], speaker: Speaker) -> tuple[Credit, ...]:
        """The relays of a claim by this speaker in a sentence that names the relays `named`, the nearest first."""
        if named:
            self.pass_sentence(named)
        elif self._current and not self._may_still_speak(speaker):
            self._current = ()
        self._quoted.add(speaker.key)
        return self._current or self.house

    def pass_sentence(self, named: tuple[Credit, ...]) -> None:
        """Take note of the relays that a sentence names."""
        if not named:
            return
        if [credit.name for credit in named] != [credit.name for credit in self._current]:
            self._quoted.clear()
        self._current = named

    def _may_still_speak(self, speaker: Speaker) -> bool:
        if speaker.key in self._quoted or speaker.is_pronoun:
            return True
        country = self._reader.country_of(speaker)
        return bool(country) and country == self._reader.country_of_outlet(self._current[0].name)
