"""What the calendar of the knowledge pack says about a story's publication.

A congress, a plenary meeting or an assembly session has known days: told as past it bounds the publication on the
left, told as ahead on the right.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import islice

from pipeline.dates.bounds import IMPLIED, STATED, TIED
from pipeline.dates.constraints import Constraint, every_year, not_after, not_before
from pipeline.dates.edtf import Interval, add_days
from pipeline.dates.lexicon import DateLexicon
from pipeline.dates.resolve import resolve
from pipeline.dates.story import Sighting, Story, tense_at
from pipeline.dates.values import Bound, Known, MonthDay, Part, Value
from pipeline.knowledge.schema import CalendarFact

_MOST_MENTIONS = 20
_BESIDE = 15
"""A phrase with at most so many characters between it and a meeting dates the meeting."""
_FRONT = re.compile(r"^[\"“‘'\s]*(?:At|During|In) (?:\w+ ){0,3}$")
_SAID = re.compile(r"\b(?:(?!need|indeed)\w{2,}ed|said|told|set|gave|made|took|spoke|drew|laid)\b")
"""A past verb, what it promises or not: who vowed something at a congress has been there."""
_NEAR = r"(?:\W+\w+[’'\w]*){0,8}\W+(?:in|on|for|during|of)?\W*$"


def calendar_constraints(story: Story, calendar: Sequence[CalendarFact], lexicon: DateLexicon) -> Iterator[Constraint]:
    """Constraints from the meetings that the text names by number, and from kinds of meeting with a date beside them.

    Other countries have party congresses too: ask only for a text that is about the pack's subject (`names_body`).
    """
    for entry in calendar:
        yield from _named(story, entry, lexicon)
    for kind in sorted({entry.kind for entry in calendar if entry.number}):
        entries = [entry for entry in calendar if entry.kind == kind and entry.start and entry.end]
        words = "|".join(map(re.escape, sorted(_kind_words(kind, lexicon))))
        if not entries or not re.search(words, story.text, re.IGNORECASE):
            continue
        for sighting in story.sightings:
            if _is_beside(story, sighting, words):
                yield from _beside(sighting, kind, entries)


def _kind_words(kind: str, lexicon: DateLexicon) -> frozenset[str]:
    """How a kind of meeting is called."""
    return lexicon.sets.get(f"kind:{kind}", frozenset({kind}))


def names_body(text: str, calendar: Sequence[CalendarFact]) -> bool:
    """Whether a text names a body of the calendar: only then its meetings are meant."""
    return any(_is_body_named(text, entry) for entry in calendar)


def _is_body_named(text: str, entry: CalendarFact) -> bool:
    """Whether the text names the body that meets, in full as in the entry's label or by its short name."""
    named = re.search(r"of the ((?:[A-Z][\w'’]+)(?: of| [A-Z][\w'’]+)*)$", entry.label)
    full = named[1].replace("’", "'") if named and " " in named[1] else ""
    return bool(full and full in text.replace("’", "'")) or bool(
        entry.body and re.search(rf"\b{re.escape(entry.body)}\b", text)
    )


def _named(story: Story, entry: CalendarFact, lexicon: DateLexicon) -> Iterator[Constraint]:
    for match in islice(_mentions(story.text, entry, lexicon), _MOST_MENTIONS):
        tense = tense_at(story, match.start(), match.end(), lexicon)
        if (
            (tense == "past" or (tense == "none" and _heads_past(story, match.start(), match.end())))
            and _is_held(story.text, match.start(), lexicon)
            and entry.start is not None
            and entry.precision != "bound"
        ):
            yield not_before(entry.start, STATED, f'"{match.group()}" ({entry.start}) is past')
        if tense == "future" and entry.end is not None:
            yield not_after(entry.end, TIED, f'"{match.group()}" ({entry.end}) is ahead')
        yield from _implied_year(story, entry, match)
        yield from _in_last_month(story, entry, match)


def _heads_past(story: Story, start: int, end: int) -> bool:
    """For "At the Ninth Congress he promised to build …": the promise is of the future, the congress is not."""
    sentence = next((s for s in story.sentences if s.start <= start < s.end), None)
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
        if not beside or sighting.value != MonthDay(start.month) or sighting.tense == "future":
            continue
        if sighting.tense == "past" or _heads_past(story, mention.start(), mention.end()):
            last = add_days(date(start.year + 1, start.month, 1), -1)
            reason = f'"{mention.group()}" ({start}) was "{sighting.phrase.text}"'
            yield Constraint((Interval(start, last),), TIED, reason)


def _implied_year(story: Story, entry: CalendarFact, mention: re.Match[str]) -> Iterator[Constraint]:
    """For "the Ninth Congress early next year", "in January last year at the …": the year that the days imply."""
    for sighting in story.sightings:
        shift, start = sighting.year_shift(), entry.start
        between = story.text[min(sighting.phrase.end, mention.end()) : max(sighting.phrase.start, mention.start())]
        if shift is None or start is None or len(between) > _BESIDE or re.search(r"[.,;:\n]", between):
            continue
        reason = f'"{mention.group()}" ({start.year}) is "{sighting.phrase.text}"'
        yield Constraint((Interval.year(start.year - shift),), TIED, reason)


def _is_held(text: str, start: int, lexicon: DateLexicon) -> bool:
    """Whether the meeting is where something happened, or itself did: not "preparations for the Ninth Congress"."""
    before = [word.lower() for word in re.findall(r"[A-Za-z]+|[.;:\n]", text[max(0, start - 40) : start])]
    while before and before[-1] in ("the", "its", "even", "this", "party"):
        before.pop()
    return not before or not before[-1].isalpha() or lexicon.has("held_at", before[-1])


def _mentions(text: str, entry: CalendarFact, lexicon: DateLexicon) -> Iterable[re.Match[str]]:
    """Where the text names the entry; "the ninth congress" only in a text that has called it a party congress."""
    forms = [form for form in entry.surface_forms if len(form.split()) > 2]
    kind_words = "|".join(map(re.escape, _kind_words(entry.kind, lexicon)))
    if entry.kind.endswith("congress") and entry.number and re.search(kind_words, text, re.IGNORECASE):
        number = int(entry.number)
        ordinals = [word for word, terminal in lexicon.terminals.items() if terminal == ("ordinal", str(number))]
        forms += [f"{ordinal} {name}" for ordinal in (*ordinals, f"{number}th") for name in ("congress", entry.kind)]
    if not forms:
        return ()
    pattern = "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))
    return re.finditer(rf"\b(?:{pattern})\b(?! of the )", text, re.IGNORECASE)


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


def _beside(sighting: Sighting, kind: str, entries: list[CalendarFact]) -> Iterator[Constraint]:
    value, words = sighting.value, sighting.phrase.text
    days = resolve(value, Interval()).interval if isinstance(value, Known) else None
    if days is not None:
        met = [e for e in entries if e.start and e.end and days.overlaps(Interval(e.start, e.end))]
        if len(met) == 1 and met[0].start and met[0].end:
            if sighting.tense == "future":
                yield not_after(met[0].end, STATED, f'the {kind} of "{words}" ({met[0].end}) is ahead')
            elif sighting.tense == "past":
                yield not_before(met[0].start, STATED, f'the {kind} of "{words}" ({met[0].start}) is past')
        return
    shift = sighting.year_shift()
    if shift is not None and not isinstance(value, Bound):
        yield _in_shifted_year(value, words, kind, entries)
    elif sighting.tense == "future" and _is_month(value):
        yield _ahead_in_month(value, words, kind, entries)


def _in_shifted_year(value: Value, words: str, kind: str, entries: list[CalendarFact]) -> Constraint:
    """For "the party congress early next year": a year before one with a congress, or one that the calendar misses."""
    starts = [entry.start for entry in entries if entry.start is not None]
    first, last = min(starts).year - 2, max(starts).year + 2

    def meets(year: int) -> Interval | None:
        days = resolve(value, Interval.year(year)).interval
        outside = not first <= year <= last
        return Interval.year(year) if outside or any(days.overlaps(Interval.day(start)) for start in starts) else None

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
