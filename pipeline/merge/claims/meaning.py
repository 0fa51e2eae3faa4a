"""What the words of a statement say, as far as it can be compared: stems, numbers, dates, what is negated."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from pipeline.dates.edtf import Interval, parse_edtf
from pipeline.merge.claims.numbers import Quantity, counted, number_at
from pipeline.merge.claims.words import StatementWords, plain
from pipeline.records import Claim, Mention, MentionKind, Method

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|%|[^\W\d_]+(?:'[^\W\d_]+)*")
_STOP = re.compile(r"[.,;:!?]")
_ANCHORED = frozenset(MentionKind) - {MentionKind.DATE}


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a statement says. Names stand in `stems` as `@id`, so that all spellings of one are the same word."""

    words: tuple[str, ...]
    """All words, folded."""
    surfaces: Mapping[str, str]
    """For each stem, in the order of the text, the words that stand there first."""
    stems: frozenset[str]
    numbers: frozenset[str]
    quantities: frozenset[Quantity]
    dates: tuple[Interval, ...]
    deadlines: frozenset[date]
    negated: frozenset[str]
    """The stems right behind a negation."""
    places: frozenset[str]
    people: frozenset[str]

    @property
    def content(self) -> frozenset[str]:
        """Stems and numbers: all that two statements can share."""
        return self.stems | self.numbers


@dataclass(slots=True)
class _Found:
    """What has been read of a statement so far."""

    surfaces: dict[str, str] = field(default_factory=dict)
    numbers: set[str] = field(default_factory=set)
    negated: set[str] = field(default_factory=set)
    dates: list[Interval] = field(default_factory=list)
    deadlines: set[date] = field(default_factory=set)
    is_negating: bool = False

    def add(self, stem: str, surface: str) -> None:
        self.surfaces.setdefault(stem, surface)
        if self.is_negating:
            self.negated.add(stem)
        self.is_negating = False


def folded_words(text: str) -> tuple[str, ...]:
    """The words and numbers of a text in lower case, without marks, hyphens and diacritics."""
    return tuple(_TOKEN.findall(plain(text)))


def meaning(claim: Claim, mentions: Sequence[Mention], known: StatementWords) -> Meaning:
    """What a claim says; `mentions` are those inside it, in the order of the text."""
    text = plain(claim.text)
    tokens = list(_TOKEN.finditer(text))
    words = [token.group() for token in tokens]
    names = _spans(mentions, claim.start)
    found, at = _Found(), 0
    while at < len(tokens):
        if at and _STOP.search(text, tokens[at - 1].end(), tokens[at].start()):
            found.is_negating = False
        name = names.get(tokens[at].start())
        end = _read_name(name, at, words, found, known) if name else at
        if end > at and name is not None:
            until = name.end - claim.start
            while at < len(tokens) and tokens[at].start() < until:
                at += 1
        else:
            at = _read_word(words, at, found, known)
    return Meaning(
        words=tuple(words),
        surfaces=found.surfaces,
        stems=frozenset(found.surfaces),
        numbers=frozenset(found.numbers),
        quantities=_quantities(claim, words, known),
        dates=tuple(found.dates),
        deadlines=frozenset(found.deadlines),
        negated=frozenset(found.negated),
        places=_ids(mentions, MentionKind.PLACE),
        people=_ids(mentions, MentionKind.PERSON) - {claim.speaker_id},
    )


def _spans(mentions: Sequence[Mention], start: int) -> dict[int, Mention]:
    """The mention that begins at each character of the statement, the longest first; no pronouns or descriptions."""
    found: dict[int, Mention] = {}
    for mention in mentions:
        here = mention.start - start
        if mention.method is not Method.COREFERENCE and (here not in found or found[here].end < mention.end):
            found[here] = mention
    return found


def _ids(mentions: Sequence[Mention], kind: MentionKind) -> frozenset[str]:
    return frozenset(mention.entity_id for mention in mentions if mention.kind is kind)


def _read_name(mention: Mention, at: int, words: Sequence[str], found: _Found, known: StatementWords) -> int:
    """Take a name or a day for what it means; `at` back when its words are to be read one by one ("ten years")."""
    if mention.kind in _ANCHORED:
        found.add(f"@{mention.entity_id}", mention.text)
        return at + 1
    days = parse_edtf(mention.name) if mention.name else Interval()
    is_deadline = words[at] in known.deadlines or (at > 0 and words[at - 1] in known.deadlines)
    if is_deadline and days.end is not None:
        found.deadlines.add(days.end)
    elif "/" in mention.name or days.is_unknown:
        return at
    else:
        found.dates.append(days)
    return at + 1


def _read_word(words: Sequence[str], at: int, found: _Found, known: StatementWords) -> int:
    """Take a word or a number; the index behind it."""
    word = words[at]
    if word in known.negators:
        found.is_negating = not (at + 1 < len(words) and words[at + 1] in known.annuls)
        return at + 1
    number, end = number_at(words, at, known)
    if number:
        found.numbers.add(number)
        return end
    if word not in known.empty:
        found.add(known.stem(word), word)
    return at + 1


def _quantities(claim: Claim, words: Sequence[str], known: StatementWords) -> frozenset[Quantity]:
    found: set[Quantity] = set()
    for text in claim.quantities:
        parts = folded_words(text)
        at = _index(words, parts)
        behind = words[at + len(parts) :] if at >= 0 else ()
        found.update(counted(parts, behind, known))
    return frozenset(found)


def _index(words: Sequence[str], parts: Sequence[str]) -> int:
    """Where the parts stand in a row; -1 when they do not."""
    size = len(parts)
    return next((at for at in range(len(words) - size + 1) if tuple(words[at : at + size]) == tuple(parts)), -1)
