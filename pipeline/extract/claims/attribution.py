"""Claims: who says what in whose relay; fills `doc._.claims` with `ClaimFrame`s for `rows`.

One claim per sentence and speaker, from the first statement to the last; a quotation that runs over sentences is one.
Precision first: no speaker, no claim.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Span

from pipeline.extract.claims.announced import AnnouncedReader
from pipeline.extract.claims.antecedents import is_open, with_antecedent
from pipeline.extract.claims.continuation import extend_over_quotations, is_bare_quotation
from pipeline.extract.claims.cues import CueLexicon
from pipeline.extract.claims.frame_reader import FrameReader
from pipeline.extract.claims.frames import Frame
from pipeline.extract.claims.kinds import KindReader
from pipeline.extract.claims.labelled import labelled_quotations
from pipeline.extract.claims.quotes import Quotation, find_quotations
from pipeline.extract.claims.relay import Credit, RelayReader, RelayState
from pipeline.extract.claims.speakers import Speaker, SpeakerFinder
from pipeline.extract.claims.statements import claim_type, is_only_name, spoken_quotations, trim, without_marks
from pipeline.extract.claims.turns import TurnReader
from pipeline.extract.component import Component
from pipeline.extract.layers import ORGANIZATIONS, PEOPLE, PLACES, POLICIES
from pipeline.extract.names.roles import Role, RoleReader
from pipeline.extract.quantities import QuantityWords, find_quantities
from pipeline.extract.sentences import reporting_sentences
from pipeline.knowledge.load import KnowledgePack
from pipeline.records import ClaimType, SpeakerKind, StatementKind

_FEWEST_LETTERS = 8
_CONFIDENCE = {"that": 0.9, "quote": 0.9, "colon": 0.9, "parenthetical": 0.85, "continuation": 0.6, "turn": 0.85}
_OTHER_CONFIDENCE = 0.75
_UNRESOLVED_FACTOR = 0.8
_FREE = frozenset({"parenthetical", "colon", "continuation", "phrase"})
"""Constructions that leave a quotation as it was said, be it a single word."""
_BUILT_IN = frozenset({"as", "for", "of", "on", "object", "object_for", "predicative", "figure", "infinitive"})


@dataclass(frozen=True, slots=True)
class ClaimFrame:
    """One attributed statement of an article; all offsets are characters of `doc.text`."""

    start: int
    end: int
    cue: str
    cue_start: int
    cue_end: int
    speaker: str
    speaker_id: str
    speaker_kind: SpeakerKind
    speaker_text: str
    speaker_start: int
    speaker_end: int
    speaker_role: str
    speaker_affiliation: str
    relays: tuple[Credit, ...]
    claim_type: ClaimType
    statement_kind: StatementKind
    quotes: tuple[str, ...]
    quantities: tuple[str, ...]
    confidence: float

    @property
    def origin(self) -> str:
        """The relay nearest to the speaker; empty when nobody carried the statement."""
        return self.relays[0].name if self.relays else ""


@dataclass(frozen=True, slots=True)
class _Said:
    """A statement on its way to a claim: characters, and the frame that gives speaker and cue."""

    start: int
    end: int
    frame: Frame
    construction: str
    relays: tuple[Credit, ...]
    clauses: tuple[tuple[int, int], ...] = ()


class Claims:
    """Finds the claims of a text whose names are known."""

    def __init__(self, pack: KnowledgePack) -> None:
        self._finder = finder = SpeakerFinder(pack)
        self._lexicon = lexicon = CueLexicon(pack.cues)
        self._frames = FrameReader(lexicon, finder)
        self._relays = RelayReader(pack, finder)
        self._roles = RoleReader(pack)
        self._quantity_words = QuantityWords(pack.quantity_words)
        self._announced = AnnouncedReader(pack.statement_words, lexicon, finder)
        self._turns = TurnReader(pack.statement_words, finder)
        self._kinds = KindReader(pack.statement_words)

    def __call__(self, doc: Doc) -> None:
        """Write the claims of the text, in text order, to `doc._.claims`."""
        quotations = find_quotations(doc.text)
        said: list[_Said] = []
        relay = RelayState(self._relays, self._relays.house(doc))
        for sentence in reporting_sentences(doc):
            if _is_title(sentence):
                continue
            said += self._said_in(sentence, relay, quotations, said)
        said += self._labelled(doc, relay, quotations, said)
        printed = [*self._turns.statements(doc), *self._announced.statements(doc)]
        turns = [_Said(start, end, frame, "turn", relay.house) for start, end, frame in printed]
        said = [item for item in said if not _is_own_voice(item, turns)] + turns
        doc._.claims = [claim for item in _without_overlaps(said) if (claim := self._claim(doc, item, quotations))]

    def _said_in(
        self, sentence: Span, relay: RelayState, quotations: Sequence[Quotation], before: Sequence[_Said]
    ) -> list[_Said]:
        frames = self._with_antecedents(self._frames.frames_of(sentence), before)
        named = self._relays.named_in(sentence, frames)
        groups: dict[str, list[Frame]] = {}
        for frame in frames:
            if not frame.relay:
                groups.setdefault(frame.speaker.key, []).append(frame)
        if not groups:
            relay.pass_sentence(named)
            return _continued(sentence, quotations, before)
        found = []
        for group in groups.values():
            first, last = min(frame.start for frame in group), max(frame.end for frame in group)
            start, end = _characters(sentence.doc, first, last)
            start, end = extend_over_quotations(*trim(sentence.doc.text, start, end), quotations)
            relays = relay.relays(named, group[0].speaker)
            clauses = tuple(_characters(sentence.doc, frame.clause_start, frame.clause_end) for frame in group)
            found.append(_Said(start, end, group[0], group[0].construction, relays, clauses))
        return found

    def _labelled(
        self, doc: Doc, relay: RelayState, quotations: Sequence[Quotation], said: Sequence[_Said]
    ) -> list[_Said]:
        """The quotations beside a name alone that no cue has introduced; their relay is the house's at most."""
        free = (
            (quotation, frame)
            for quotation, frame in labelled_quotations(doc, quotations, self._finder)
            if not any(item.start < quotation.end and quotation.start < item.end for item in said)
        )
        return [_Said(quote.start, quote.end, frame, "colon", relay.house) for quote, frame in free]

    def _with_antecedents(self, frames: Sequence[Frame], before: Sequence[_Said]) -> list[Frame]:
        """The frames with the names of the unnamed speakers whom their pronouns take up."""
        last, last_end = (before[-1].frame.speaker, before[-1].end) if before else (None, 0)
        resolved = (
            replace(frame, speaker=with_antecedent(frame.speaker, last, last_end, self._finder)) for frame in frames
        )
        return [frame for frame in resolved if not is_open(frame.speaker)]

    def _claim(self, doc: Doc, said: _Said, quotations: Sequence[Quotation]) -> ClaimFrame | None:
        start, end = trim(doc.text, said.start, said.end)
        spoken = spoken_quotations(doc, start, end, quotations)
        start, end = trim(doc.text, *without_marks(start, end, spoken))
        if is_only_name(doc, start, end, quotations):
            return None
        if sum(character.isalpha() for character in doc.text[start:end]) < _FEWEST_LETTERS:
            return None
        cue, speaker = said.frame.cue, said.frame.speaker
        role = self._roles.role_of(speaker.span) if speaker.kind == "person" and speaker.entity_id else Role()
        cue_span = doc[cue.start : cue.end]
        return ClaimFrame(
            start=start,
            end=end,
            cue=cue.lemma,
            cue_start=cue_span.start_char,
            cue_end=cue_span.end_char,
            speaker=speaker.name,
            speaker_id=speaker.entity_id,
            speaker_kind=speaker.kind,
            speaker_text=speaker.span.text,
            speaker_start=speaker.span.start_char,
            speaker_end=speaker.span.end_char,
            speaker_role=role.role,
            speaker_affiliation=role.affiliation,
            relays=said.relays,
            statement_kind=self._kind(doc, start, end, said),
            claim_type=_claim_type(doc, start, end, spoken, said),
            quotes=tuple(doc.text[q.inner_start : q.inner_end].strip() for q in spoken),
            quantities=find_quantities(doc, start, end, self._quantity_words),
            confidence=_confidence(said, speaker),
        )

    def _kind(self, doc: Doc, start: int, end: int, said: _Said) -> StatementKind:
        statement = doc.char_span(start, end, alignment_mode="expand")
        if statement is None:
            return "assertion"
        cue = said.frame.cue
        if said.construction == "object":  # "stressed the need to …", "voiced doubt that …"
            between = doc[cue.end : min(statement.start + 3, len(doc))]
            nouns = (self._lexicon.noun(token) for token in between if token.pos_ == "NOUN")
            for noun in nouns:
                if noun is not None and noun.kind:
                    return noun.kind
        return self._kinds.kind_of(cue.fact, said.construction, statement, said.frame.speaker.entity_id)


def _claim_type(doc: Doc, start: int, end: int, spoken: Sequence[Quotation], said: _Said) -> ClaimType:
    """The kind of speech.

    Quoted words that the writer built into a sentence of his own ("described it as '…'", "declared it '…'") are
    mixed even when nothing else is left of the statement.
    """
    if said.construction == "turn":
        return "direct"  # a transcript is word for word
    kind = claim_type(doc.text, start, end, spoken, said.clauses)
    span = doc.char_span(start, end, alignment_mode="expand")
    is_clause = span is None or any(token.tag_ in {"VBD", "VBZ", "VBP", "MD"} for token in span)
    built_in = said.construction in _BUILT_IN or (said.construction not in _FREE and not is_clause)
    return "mixed" if kind == "direct" and built_in else kind


def _is_own_voice(said: _Said, turns: Sequence[_Said]) -> bool:
    """Whether a statement inside a turn of a transcript is the turn's own speaker's: no claim of its own."""
    return any(
        turn.start <= said.start < turn.end
        and (said.frame.speaker.key == turn.frame.speaker.key or not said.frame.speaker.entity_id)
        for turn in turns
    )


def _characters(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """The characters of the tokens `start:end`."""
    return doc[start].idx, doc[end - 1].idx + len(doc[end - 1])


def _is_title(sentence: Span) -> bool:
    """Whether the sentence is the article's title: headlines announce what the text then says."""
    article = sentence.doc._.article
    return article is not None and bool(article.title) and sentence.text.strip() == article.title.strip()


def _continued(sentence: Span, quotations: Sequence[Quotation], before: Sequence[_Said]) -> list[_Said]:
    """A sentence that is nothing but a quotation goes on with the speaker of the claim right before it."""
    quotation = is_bare_quotation(sentence, quotations)
    if quotation is None or not before:
        return []
    last = before[-1]
    between = sentence.doc.text[last.end : quotation.start]
    if quotation.start < last.end or between.count("\n") > 1 or len(between) > 400:
        return []
    return [_Said(quotation.start, quotation.end, last.frame, "continuation", last.relays)]


def _without_overlaps(said: Sequence[_Said]) -> list[_Said]:
    """The statements in text order; of two claims of one speaker over the same words the longer one."""
    kept: list[_Said] = []
    for item in sorted(said, key=lambda item: (item.start, -item.end)):
        if kept and item.start < kept[-1].end and item.frame.speaker.key == kept[-1].frame.speaker.key:
            continue
        kept.append(item)
    return [item for item in kept if item.construction != "continuation" or not _is_taken_over(item, kept)]


def _is_taken_over(continued: _Said, said: Sequence[_Said]) -> bool:
    """Whether a quotation that seemed to go on with the last speaker turns out to be another's, who follows it."""
    return any(
        item.construction != "continuation" and item.start <= continued.start and continued.end <= item.end
        for item in said
    )


def _confidence(said: _Said, speaker: Speaker) -> float:
    value = _CONFIDENCE.get(said.construction, _OTHER_CONFIDENCE)
    unresolved = speaker.kind == "person" and not speaker.entity_id
    return round(value * (_UNRESOLVED_FACTOR if unresolved else 1.0), 2)


def component(pack: KnowledgePack) -> Component:
    """The step that fills `doc._.claims`."""
    return Component("claims", Claims(pack), requires=(PEOPLE, ORGANIZATIONS, PLACES, POLICIES), assigns=("claims",))
