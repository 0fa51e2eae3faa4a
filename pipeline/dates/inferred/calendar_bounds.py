"""What the calendar of the knowledge pack says about a story's publication.

A congress, a plenary meeting or an assembly session has known days: told as past it bounds the publication on the
left, told as ahead on the right.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice

from pipeline.dates.edtf import Interval, add_days
from pipeline.dates.grammar.lexicon import DateLexicon
from pipeline.dates.inferred.anniversaries import ANNIVERSARY
from pipeline.dates.inferred.calendar_names import body_names, kind_words, meeting_pattern, ordinals_of
from pipeline.dates.inferred.constraints import IMPLIED, STATED, TIED, Constraint, every_year, not_after, not_before
from pipeline.dates.inferred.meeting_days import news_constraints
from pipeline.dates.inferred.story import Sighting, Story, governed_at, lies_ahead
from pipeline.dates.resolve import resolve
from pipeline.dates.values import Bound, Known, MonthDay, Part, Period, Value
from pipeline.knowledge.schema import CalendarFact

_MOST_MENTIONS = 20
_BESIDE = 15
"""A phrase with at most so many characters between it and a meeting may date the meeting."""
_HELD_IN = re.compile(r"\s*(?:(?:was\s+)?(?:held|convened|opened)\s+)?(?:(?:in|on|of)\s+)?(?:the\s+)?")
_AT_THE = re.compile(r"\s*(?:at|during)\s+(?:the\s+|its\s+)?")
_FRONT = re.compile(r"^[\"“‘'\s]*(?:At|During|In) (?:\w+ ){0,3}$")
_SAID = re.compile(r"\b(?:(?!need|indeed)\w{2,}ed|said|told|set|gave|made|took|spoke|drew|laid)\b")
"""A past verb, what it promises or not: who vowed something at a congress has been there."""
_ACTED = re.compile(
    r"\s+(?:again\s+|also\s+|had\s+|has\s+)?(?:(?!need)\w{3,}ed|set|put|took|gave|made|drew|laid)\s+(?!by\b|for\b)"
)
"""A meeting that did something has met; what was done to it ("planned for", "expected by") tells nothing."""
_NEAR = r"(?:\W+\w+[’'\w]*){0,8}\W+(?:in|on|for|during|of)?\W*$"


def calendar_constraints(story: Story, calendar: Sequence[CalendarFact], lexicon: DateLexicon) -> Iterator[Constraint]:
    """Constraints from the meetings that the text names by number, and from kinds of meeting with a date beside them.

    Other countries have party congresses too: ask only for a text that is about the pack's subject (`names_body`).
    """
    ordinals, bodies = ordinals_of(lexicon), body_names(calendar)
    for entry in calendar:
        if entry.kind != ANNIVERSARY:
            pattern = meeting_pattern(entry, story.text, lexicon, ordinals, bodies)
            yield from _named(story, entry, pattern, lexicon)
    for kind in sorted({entry.kind for entry in calendar if entry.number}):
        entries = [entry for entry in calendar if entry.kind == kind and entry.start and entry.end]
        words = "|".join(map(re.escape, sorted(kind_words(kind, lexicon))))
        if not entries or not re.search(words, story.text, re.IGNORECASE):
            continue
        beside = (sighting for sighting in story.sightings if _is_beside(story, sighting, words))
        for sighting in islice(beside, _MOST_MENTIONS):
            yield from _beside(story, sighting, kind, entries, lexicon)


def _named(
    story: Story, entry: CalendarFact, pattern: re.Pattern[str] | None, lexicon: DateLexicon
) -> Iterator[Constraint]:
    """Constraints from the mentions of one entry."""
    for match in islice(pattern.finditer(story.text) if pattern else (), _MOST_MENTIONS):
        told = governed_at(story, match.start(), match.end(), lexicon)
        held = told.tense == "past" or (told.tense == "none" and _heads_past(story, match.start(), match.end()))
        known = entry.start is not None and entry.precision != "bound"
        if entry.start and known and (
            (held and _is_held(story.text, match.start(), lexicon))
            or (told.tense != "future" and _has_outcome(story.text, match.start(), lexicon))
            or _ACTED.match(story.text, match.end())
        ):  # fmt: skip
            yield not_before(entry.start, STATED, f'"{_words(match)}" ({entry.start}) is past')
        if entry.end is not None and lies_ahead(story, match.start(), match.end(), told, lexicon):
            yield not_after(entry.end, TIED, f'"{_words(match)}" ({entry.end}) is ahead')
        yield from _implied_year(story, entry, match)
        yield from news_constraints(story, entry, match)
        yield from _in_last_month(story, entry, match)


def _words(match: re.Match[str]) -> str:
    return " ".join(match.group().split())


def _has_outcome(text: str, start: int, lexicon: DateLexicon) -> bool:
    """For "the decisions of the Ninth Congress", "the tasks set forth at …": what it did is there, so it was held."""
    before = re.sub(r"\s+", " ", text[max(0, start - 80) : start]).lower()
    before = re.sub(r"(?:\b(?:the|its|our|this|historic|last|great|significant|enlarged meeting of)\s+)+$", "", before)
    return before.rstrip().endswith(tuple(lexicon.sets.get("outcome", ()) or ("\0",)))


def _heads_past(story: Story, start: int, end: int) -> bool:
    """For "At the Ninth Congress he promised to build …": the promise is of the future, the congress is not."""
    sentence = story.sentence_at(start)
    if sentence is None or not _FRONT.match(story.text[sentence.start : start]):
        return False
    clause = re.split(r"[;:“”\"]|\b(?:will|would|shall|to be)\b", story.text[end : sentence.end], maxsplit=1)[0]
    return bool(_SAID.search(clause))


def _in_last_month(story: Story, entry: CalendarFact, mention: re.Match[str]) -> Iterator[Constraint]:
    """For "at the Ninth Congress in February he said": a month without a year is the last of its name."""
    start = entry.start
    if start is None or entry.precision == "bound":
        return
    for sighting in story.sightings:
        between = story.text[mention.end() : sighting.phrase.start]
        beside = mention.end() <= sighting.phrase.start and re.fullmatch(r"[\w\s’']{0,15}", between)
        if not beside or sighting.value != MonthDay(start.month) or sighting.tense == "future" or sighting.quoted:
            continue
        if story.has_year_before(sighting):
            continue
        if sighting.tense == "past" or _heads_past(story, mention.start(), mention.end()):
            last = add_days(date(start.year + 1, start.month, 1), -1)
            reason = f'"{mention.group()}" ({start}) was "{sighting.phrase.text}"'
            yield Constraint((Interval(start, last),), TIED, reason)


def _implied_year(story: Story, entry: CalendarFact, mention: re.Match[str]) -> Iterator[Constraint]:
    """For "the Ninth Congress early next year", "in January last year at the …": the year that the days imply."""
    for sighting in story.sightings:
        shift, start = sighting.year_shift(), entry.start
        if shift is None or start is None or sighting.quoted or not _dates(story, sighting, entry, mention):
            continue
        reason = f'"{mention.group()}" ({start.year}) is "{sighting.phrase.text}"'
        yield Constraint((Interval.year(start.year - shift),), TIED, reason)


def _dates(story: Story, sighting: Sighting, entry: CalendarFact, mention: re.Match[str]) -> bool:
    """Whether the phrase dates the meeting: "held last year", or a month that is the meeting's.

    In "the decisions of the Ninth Congress this year" it dates something else.
    """
    behind = sighting.phrase.start >= mention.end()
    between = story.text[min(sighting.phrase.end, mention.end()) : max(sighting.phrase.start, mention.start())]
    if len(between) > _BESIDE or not (_HELD_IN if behind else _AT_THE).fullmatch(between):
        return False
    if re.match(r"['’]s?\b", story.text[sighting.phrase.end :]) or entry.start is None:
        return False
    if re.search(r"\b(?:held|convened|opened)\b", between):
        return True
    days = resolve(sighting.value, Interval.year(entry.start.year - (sighting.year_shift() or 0))).interval
    return not isinstance(sighting.value, Period | Bound) and days.overlaps(Interval(entry.start, entry.end))


def _is_held(text: str, start: int, lexicon: DateLexicon) -> bool:
    """Whether the meeting is where something happened, or itself did: not "preparations for the Ninth Congress"."""
    before = [word.lower() for word in re.findall(r"[A-Za-z]+|[.;:\n]", text[max(0, start - 40) : start])]
    while before and before[-1] in ("the", "its", "even", "this", "party"):
        before.pop()
    return not before or not before[-1].isalpha() or lexicon.has("held_at", before[-1])


def _is_beside(story: Story, sighting: Sighting, words: str) -> bool:
    """Whether a kind of meeting and the phrase belong together: "a party congress early next year"."""
    before, after = story.before(sighting, 80), story.after(sighting, 40)
    return bool(
        re.search(rf"\b(?:{words})\b{_NEAR}", before, re.IGNORECASE)
        and not re.search(r"[.;:]|\band\b[^,]*$", _tail(before, words))
    ) or bool(re.match(rf"\W+(?:\w+\W+){{0,1}}(?:{words})\b", after, re.IGNORECASE))


def _tail(before: str, words: str) -> str:
    """What stands between the meeting and the phrase."""
    found = list(re.finditer(words, before, re.IGNORECASE))
    return before[found[-1].end() :] if found else before


def _beside(
    story: Story, sighting: Sighting, kind: str, entries: list[CalendarFact], lexicon: DateLexicon
) -> Iterator[Constraint]:
    """Constraints from a kind of meeting with a date beside it."""
    value, words = sighting.value, sighting.phrase.text
    is_ahead = sighting.tense == "future" and not story.is_told_of_then(sighting.phrase.start, firm=sighting.firm)
    days = resolve(value, Interval()).interval if isinstance(value, Known) else None
    if days is not None:
        met = [e for e in entries if e.start and e.end and days.overlaps(Interval(e.start, e.end))]
        if len(met) == 1 and met[0].start and met[0].end:
            if is_ahead:
                yield not_after(met[0].end, STATED, f'the {kind} of "{words}" ({met[0].end}) is ahead')
            elif sighting.tense == "past" or _has_outcome(story.text, sighting.phrase.start, lexicon):
                yield not_before(met[0].start, STATED, f'the {kind} of "{words}" ({met[0].start}) is past')
        return
    shift = sighting.year_shift()
    if shift is not None and not isinstance(value, Bound):
        yield _in_shifted_year(value, words, kind, entries)
    elif is_ahead and _is_month(value):
        yield _ahead_in_month(value, words, kind, entries)


def _in_shifted_year(value: Value, words: str, kind: str, entries: list[CalendarFact]) -> Constraint:
    """For "the party congress early next year": a year before one with a congress, or one that the calendar misses."""
    starts = [entry.start for entry in entries if entry.start is not None]
    covered = Interval(min(starts), max(starts))

    def meets(year: int) -> Interval | None:
        days = resolve(value, Interval.year(year)).interval
        met = not covered.contains(days) or any(days.overlaps(Interval.day(start)) for start in starts)
        return Interval.year(year) if met else None

    return every_year(meets, TIED, f'{kind} "{words}"')


def _is_month(value: Value) -> bool:
    return isinstance(value.whole if isinstance(value, Part) else value, MonthDay)


def _ahead_in_month(value: Value, words: str, kind: str, entries: list[CalendarFact]) -> Constraint:
    """For "A plenary meeting in mid-December" ahead: not after the days that the calendar has for it in that month."""

    def up_to(year: int) -> Interval | None:
        days = resolve(value, Interval.year(year)).interval
        if days.start is None or days.end is None:
            return None
        month = Interval.month(days.start.year, days.start.month)
        held = [e.end for e in entries if e.start and e.end and month.overlaps(Interval(e.start, e.end))]
        return Interval(add_days(days.start, -300), min([days.end, *held]))

    return every_year(up_to, IMPLIED, f'the {kind} in "{words}" is ahead')
