"""What the words of a statement say, as far as it can be compared: stems, numbers, dates, what is negated."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from pipeline.merge.claims.days import NamedDay, named_day
from pipeline.merge.claims.numbers import ALL, Quantity, counted, is_universal, is_year, number_at
from pipeline.merge.claims.words import StatementWords, plain
from pipeline.records import Claim, Mention, MentionKind, Method

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|%|[^\W\d_]+(?:'[^\W\d_]+)*")
_STOP = re.compile(r"[.,;:!?]")
_NAMES = frozenset({MentionKind.PERSON, MentionKind.PLACE, MentionKind.ORGANIZATION, MentionKind.POLICY})


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
    days: tuple[NamedDay, ...]
    negated: frozenset[str]
    """The stems that a negation reaches."""
    places: frozenset[str]
    people: frozenset[str]

    content: frozenset[str]
    """All that two statements can share: stems, numbers, what they count, days."""


@dataclass(slots=True)
class _Found:
    """What has been read of a statement so far."""

    surfaces: dict[str, str] = field(default_factory=dict)
    numbers: set[str] = field(default_factory=set)
    negated: set[str] = field(default_factory=set)
    days: list[NamedDay] = field(default_factory=list)
    reach: int = 0
    """How many words of content the last negation still turns round."""

    def add(self, stem: str, surface: str) -> None:
        self.surfaces.setdefault(stem, surface)
        if self.reach:
            self.negated.add(stem)
            self.reach -= 1


def folded_words(text: str) -> tuple[str, ...]:
    """The words and numbers of a text in lower case, without marks, hyphens and diacritics."""
    return tuple(_TOKEN.findall(plain(text)))


def meaning(claim: Claim, mentions: Sequence[Mention], known: StatementWords, last: date) -> Meaning:
    """What a claim says; `mentions` are those inside it, `last` is the last day on which it may have been said.

    Days of the week before that are left out: "on Wednesday" may be the day of the speech as well.
    """
    text = plain(claim.text)
    tokens = list(_TOKEN.finditer(text))
    words = [token.group() for token in tokens]
    names = _spans(mentions, claim.start)
    found, at = _Found(), 0
    while at < len(tokens):
        if at and _STOP.search(text, tokens[at - 1].end(), tokens[at].start()):
            found.reach = 0
        name = names.get(tokens[at].start())
        if name is not None and _read_name(name, at, words, found, known, last):
            until = name.end - claim.start
            while at < len(tokens) and tokens[at].start() < until:
                at += 1
        else:
            at = _read_nationality(words, at, found, known) or _read_word(words, at, found, known)
    quantities = _quantities(claim, words, known)
    content = {*found.surfaces, *found.numbers, *(f"{number} {unit}" for unit, number in quantities)}
    return Meaning(
        words=tuple(words),
        surfaces=found.surfaces,
        stems=frozenset(found.surfaces),
        numbers=frozenset(found.numbers),
        quantities=quantities,
        days=tuple(found.days),
        negated=frozenset(found.negated),
        places=_ids(mentions, MentionKind.PLACE),
        people=_ids(mentions, MentionKind.PERSON) - {claim.speaker_id},
        content=frozenset(content | {day.mark for day in found.days}),
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


def _read_name(
    mention: Mention, at: int, words: Sequence[str], found: _Found, known: StatementWords, last: date
) -> bool:
    """Take a name or a day for what it means; False when its words are to be read one by one ("ten years")."""
    if mention.kind in _NAMES:
        entity = known.states.get(mention.entity_id, mention.entity_id)
        found.add(f"@{entity}", mention.text)
        return True
    if mention.kind is not MentionKind.DATE:
        return False
    has_preposition = words[at] in known.deadlines or (at > 0 and words[at - 1] in known.deadlines)
    day = named_day(mention, has_preposition=has_preposition, last=last)
    if day is not None and not day.is_recent(last):
        found.days.append(day)
    return day is not None


def _read_nationality(words: Sequence[str], at: int, found: _Found, known: StatementWords) -> int:
    """Take an adjective of nationality for its country; the index behind it, 0 when there is none."""
    for size in (2, 1):
        country = known.nationalities.get(tuple(words[at : at + size]))
        if country:
            found.add(f"@{country}", " ".join(words[at : at + size]))
            return at + size
    return 0


def _read_word(words: Sequence[str], at: int, found: _Found, known: StatementWords) -> int:
    """Take a word or a number; the index behind it."""
    word = words[at]
    if word in known.negators:
        is_annulled = at + 1 < len(words) and words[at + 1] in known.annuls
        is_one = at + 1 < len(words) and words[at + 1] in known.numbers  # "not one of the sites"
        found.reach = 0 if is_annulled else known.negators[word] + is_one
        return at + 1
    if is_universal(words, at, known):
        found.numbers.add(ALL)
        return at + 1
    number, end = number_at(words, at, known)
    if number:
        if not found.reach and not is_year(words[at]):  # "no longer twenty" is not what is said
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
