"""What anniversaries say about a story's publication: the calendar dates one of them, and so all.

From the 80th anniversary of a body on a day of 2025 follows that its 79th was a year before.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice

from pipeline.dates.edtf import Interval, add_months
from pipeline.dates.grammar.lexicon import DateLexicon
from pipeline.dates.inferred.calendar_names import body_names, body_pattern
from pipeline.dates.inferred.constraints import IMPLIED, STATED, TIED, Constraint, not_after, not_before
from pipeline.dates.inferred.story import Story, governed_at, lies_ahead
from pipeline.dates.inferred.tense import Governed
from pipeline.dates.values import MonthDay, Period
from pipeline.knowledge.schema import CalendarFact

ANNIVERSARY = "anniversary"
"""The kind of calendar entries that dates an anniversary."""
_MOST_MENTIONS = 20
_COUNT = re.compile(r"^(\d{1,3})(?:st|nd|rd|th)\b")
_THIS_YEAR = re.compile(
    r"^,?\s*(?:which\s+|that\s+)?(?:marks|is|sees|marking|greets|greeting|celebrates)\s+(?:the\s+)?$"
)
_BARE = re.compile(r"\b(\d{1,3})(?:st|nd|rd|th)\s+(?:(?:founding|foundation)\s+)?(?:anniversary|birthday)\b")
_ON = re.compile(r"\s*,?\s*(?:which\s+)?(?:is\s+|falls\s+)?(?:on\s+)?")
_AWAITS = re.compile(
    r"\b(?:prepar(?:ations?|ing|es?)\s+(?:for|to\s+(?:mark|celebrate|greet))|ahead\s+of|run-?up\s+to|in\s+time\s+for|"
    r"upcoming|forthcoming|approaching|(?:will|to)\s+be\s+[\w\s]{1,30}\bby)\s+(?:the\s+|its\s+)?$",
    re.IGNORECASE,
)
_ON_THE_DAY = re.compile(r"^\s*,\s*(?:the\s+)?$")


def anniversary_constraints(
    story: Story, calendar: Sequence[CalendarFact], lexicon: DateLexicon
) -> Iterator[Constraint]:
    """Constraints from the numbered anniversaries of a body whose one anniversary the calendar dates.

    Told as past, the year of the anniversary has begun: it is celebrated some time before its day, too.
    """
    for entry in calendar:
        count = _COUNT.match(entry.label)
        if entry.kind != ANNIVERSARY or entry.start is None or count is None:
            continue
        bodies = body_names(other for other in calendar if other.body == entry.body)
        named = list(islice(_mentions(story.text, bodies), _MOST_MENTIONS))
        places = {match.start() for match in named}
        bare = (m for m in islice(_BARE.finditer(story.text), _MOST_MENTIONS) if m.start() not in places)
        for match in named + [m for m in bare if m[1] == count[1] and _is_on_day(story, m, entry.start)]:
            day = add_months(entry.start, 12 * (int(match[1]) - int(count[1])))
            yield from _of_mention(story, match, day, lexicon)


def _mentions(text: str, bodies: frozenset[str]) -> Iterator[re.Match[str]]:
    """Where the text names an anniversary of the body; other bodies may have its name in theirs."""
    owner = body_pattern(bodies).pattern
    return re.finditer(
        rf"\b(\d{{1,3}})(?:st|nd|rd|th)\s+(?:(?:founding|foundation)\s+)?(?:anniversary|birthday)\s+of\s+(?:the\s+)?"
        rf"(?:(?:founding|foundation)\s+of\s+(?:the\s+)?)?(?:[a-z]+\s+){{0,2}}{owner}(?!['’]s\b|\s+(?-i:[A-Z]))",
        text,
        re.IGNORECASE,
    )


def _is_on_day(story: Story, match: re.Match[str], day: date) -> bool:
    """Whether the day of the year stands right behind an anniversary: "the 80th anniversary on October 10"."""
    return any(
        sighting.value == MonthDay(day.month, day.day)
        and _ON.fullmatch(story.text[match.end() : max(match.end(), sighting.phrase.start)])
        for sighting in story.sightings
    )


def _of_mention(story: Story, match: re.Match[str], day: date, lexicon: DateLexicon) -> Iterator[Constraint]:
    reason = f'"{" ".join(match.group().split())}" ({day})'
    sentence = story.sentence_at(match.start())
    before = story.text[max(sentence.start if sentence else 0, match.start() - 80) : match.start()]
    occasion = _occasion(before, lexicon)
    told = governed_at(story, match.start(), match.end(), lexicon)
    led = governed_at(story, match.start() - len(occasion), match.end(), lexicon)
    if occasion and "past" in (told.tense, led.tense) and "future" not in (told.tense, led.tense):
        yield not_before(date(day.year, 1, 1), TIED, f"{reason} is celebrated")
    elif lies_ahead(story, match.start(), match.end(), told, lexicon):
        yield not_after(day, TIED, f"{reason} is ahead")
    elif _is_awaited(story, match, before, lexicon):
        yield not_after(day, IMPLIED, f"{reason} is awaited")
    yield from _beside(story, match, day, reason)


def _is_awaited(story: Story, match: re.Match[str], before: str, lexicon: DateLexicon) -> bool:
    """For "preparations for the 80th anniversary are under way": nothing in the sentence is told as past."""
    return bool(_AWAITS.search(before)) and lies_ahead(story, match.start(), match.end(), Governed("future"), lexicon)


def _occasion(before: str, lexicon: DateLexicon) -> str:
    """The end of the words before an anniversary that tells of its celebration ("on the occasion of the")."""
    words = "|".join(map(re.escape, sorted(lexicon.sets.get("occasion", ()))))
    found = re.search(rf"\b(?:{words})\s+(?:(?:the|its)\s+)?$", before, re.IGNORECASE) if words else None
    return found[0] if found else ""


def _beside(story: Story, match: re.Match[str], day: date, reason: str) -> Iterator[Constraint]:
    """Constraints from the phrase before the mention: "on October 10, the 79th …", "this year marks the 79th …"."""
    for sighting in story.sightings:
        between = story.text[sighting.phrase.end : match.start()] if sighting.phrase.end <= match.start() else "."
        on_the_day = sighting.value == MonthDay(day.month, day.day) and sighting.tense == "past"
        if on_the_day and _ON_THE_DAY.match(between):
            yield not_before(day, STATED, f"{reason} is past")
        if sighting.value == Period("year", 0) and not sighting.quoted and _THIS_YEAR.match(between):
            yield Constraint((Interval.year(day.year),), TIED, f'{reason} is "{sighting.phrase.text}"')
