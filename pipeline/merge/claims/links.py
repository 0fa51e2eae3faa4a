"""The ledger of a speaker over time: each statement beside the latest earlier one on its subject."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain

from pipeline.merge.claims.compare import WINDOW_DAYS
from pipeline.merge.claims.group_rows import group_id, representative, said_in
from pipeline.merge.claims.pairs import Rarity
from pipeline.merge.claims.relations import NEARBY, relation
from pipeline.merge.claims.statements import Statement
from pipeline.merge.claims.words import StatementWords
from pipeline.records import ClaimLink

LOOKED_BACK = 200
"""Of the earlier statements with a word in common so many are looked at, the latest: what a speaker says of his
favourite subject every week is not compared with all that he ever said of it."""

_SUBJECT_SHARE = min(share for _, share in NEARBY)
VERSIONS = 4
"""So many relays of a statement, each in words of its own, are held against those of another."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A group as it stands in the ledger: its id, and its words with the time of speaking that its relays leave."""

    group: str
    statement: Statement
    versions: tuple[Statement, ...]
    """The statement and its fullest other relays."""
    content: frozenset[str]
    """What any of these says."""
    least: int
    """How much the shortest of them says."""

    @property
    def place(self) -> tuple[date, date, str]:
        """Entries in the order of time."""
        return self.statement.last, self.statement.first, self.group


def claim_links(groups: Iterable[Sequence[Statement]], known: StatementWords) -> list[ClaimLink]:
    """Each statement of a named speaker with the latest earlier one that it repeats, changes or contradicts.

    Statements whose times of speaking may be the same are not linked, and neither is what leaves a doubt.
    """
    by_speaker: dict[str, list[Entry]] = defaultdict(list)
    for members in groups:
        if members[0].has_name:
            by_speaker[members[0].speaker].append(_entry(members))
    return [link for _, entries in sorted(by_speaker.items()) for link in _of_speaker(entries, known)]


def _entry(members: Sequence[Statement]) -> Entry:
    """When it was said: by the words for it, else by its earliest report."""
    said = said_in(members)
    first = min(members, key=lambda member: member.key)
    times = first.first, first.last
    if said.start and said.start <= first.last:
        times = said.start, min(said.end or first.last, first.last)
    shown = replace(representative(members), first=times[0], last=times[1])
    fullest = sorted(members, key=lambda member: (-len(member.meaning.words), member.key))
    others = {member.text: member for member in reversed(fullest) if member.text != shown.text}
    versions = (shown, *list(reversed(others.values()))[: VERSIONS - 1])
    content = frozenset(word for version in versions for word in version.meaning.content)
    least = min(len(version.meaning.content) for version in versions)
    return Entry(group_id(members), shown, versions, content, least)


def _may_be_on_one_subject(earlier: Entry, later: Entry) -> bool:
    """Whether any two of their versions can have enough in common; it spares most entries a closer look."""
    common = len(earlier.content & later.content)
    return any(common >= least and common >= share * min(earlier.least, later.least) for least, share in NEARBY)


def _of_speaker(entries: Sequence[Entry], known: StatementWords) -> Iterator[ClaimLink]:
    ordered = sorted(entries, key=lambda entry: entry.place)
    stems_of = [frozenset(stem for one in entry.versions for stem in one.meaning.stems) for entry in ordered]
    rarity = Rarity(stems_of)
    by_mark: dict[str, list[int]] = defaultdict(list)
    by_word: dict[str, list[int]] = defaultdict(list)
    for index, later in enumerate(ordered):
        stems = stems_of[index]
        marks = [mark for one in later.versions for mark in rarity.marks(one.meaning.stems, share=_SUBJECT_SHARE)]
        looked_up = chain((by_mark[word] for word in sorted(stems)), (by_word[word] for word in sorted(set(marks))))
        met = {other for found in looked_up for other in found[-LOOKED_BACK:]}
        link = _link([ordered[other] for other in sorted(met, reverse=True)], later, known)
        if link:
            yield link
        for word in sorted(set(marks)):
            by_mark[word].append(index)
        for word in stems:
            by_word[word].append(index)


def _link(earlier: Iterable[Entry], later: Entry, known: StatementWords) -> ClaimLink | None:
    """The link to the first of the earlier entries, the latest in front, that is on the subject."""
    for entry in earlier:
        if (later.statement.first - entry.statement.last).days <= WINDOW_DAYS or not _may_be_on_one_subject(
            entry, later
        ):
            continue
        pairs = ((before, after) for after in later.versions for before in entry.versions)
        told = ((before, after, relation(before, after, known)) for before, after in pairs)
        before, after, found = next((one for one in told if one[2]), (entry.statement, later.statement, None))
        if found:
            common = before.meaning.stems & after.meaning.stems
            surfaces = after.meaning.surfaces
            return ClaimLink(
                earlier_group=entry.group,
                later_group=later.group,
                speaker=later.statement.claim.speaker,
                relation=found.kind,
                subject=" ".join(surfaces[word] for word in surfaces if word in common),
                detail=found.detail,
            )
    return None
