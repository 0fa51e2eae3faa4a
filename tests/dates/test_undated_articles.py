"""Articles without a date: whatever true sentences one is made of, the days that are inferred hold its day.

Each sentence is written on the day of publication, as a writer would, or is `None` when that day allows no such one.
"""

import time
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.articles.metadata import RawMetadata
from pipeline.dates.edtf import Interval
from pipeline.dates.grammar.lexicon import load_lexicon
from pipeline.dates.published import published_date
from pipeline.knowledge.load import load_pack
from pipeline.records import PublishedBasis

LEXICON, PACK = load_lexicon(), load_pack()
PUBLICATIONS = st.dates(min_value=date(2015, 1, 1), max_value=date(2028, 12, 31))
Sentence = Callable[[date, int], str | None]
"""What may be written on a day; the number from 0 to 999 chooses how far away the thing is that it tells of."""
SENTENCES: list[Sentence] = []


def sentence(function: Sentence) -> Sentence:
    SENTENCES.append(function)
    return function


def _printed(day: date) -> str:
    return f"{day:%B} {day.day}, {day.year}"


def _past(today: date, far: int) -> date:
    return today - timedelta(far * far // 200)


def _recent(today: date, far: int) -> date | None:
    """A day whose year a writer leaves out: one of this year, or of the last month."""
    day = today - timedelta(far % 250)
    return day if day.year == today.year or (today - day).days <= 31 else None


def _future(today: date, far: int) -> date:
    return today + timedelta(1 + far)


@sentence
def _opened_on_a_day(today: date, far: int) -> str:
    return f"The mill was opened on {_printed(_past(today, far))}."


@sentence
def _visited_in_a_month(today: date, far: int) -> str:
    return f"In {_past(today, far):%B %Y} the minister visited the mill."


@sentence
def _rebuilt_in_a_year(today: date, far: int) -> str | None:
    year = _past(today, far).year
    return f"In {year} the mill was rebuilt." if year < today.year else None


@sentence
def _founded_long_ago(today: date, far: int) -> str:
    return f"The school was founded in {1890 + far // 10}."


@sentence
def _toured_since_a_year(today: date, far: int) -> str:
    return f"Since {_past(today, far).year} he has toured twenty mills."


@sentence
def _will_open_on_a_day(today: date, far: int) -> str:
    return f"The hotel will be opened on {_printed(_future(today, far))}."


@sentence
def _will_open_in_a_month(today: date, far: int) -> str:
    return f"The hotel will open in {_future(today, far):%B %Y}."


@sentence
def _is_due_on_a_day(today: date, far: int) -> str:
    return f"The bathhouse, due to open on {_printed(_future(today, far))}, will have three pools."


@sentence
def _an_image_of_a_day(today: date, far: int) -> str:
    return f"A satellite image of {_printed(_past(today, far))} shows the quay."


@sentence
def _said_in_a_speech(today: date, far: int) -> str:
    return f"In a speech on {_printed(_past(today, far))} she said: “This year is ours, and next year too.”"


@sentence
def _years_ago_this_month(today: date, far: int) -> str:
    years = 2 + far % 30
    return f"The tower fell in {date(today.year - years, today.month, 1):%B %Y}, {years} years ago this month."


@sentence
def _is_due_by_a_year(today: date, far: int) -> str:
    return f"The bridge will be finished by the end of {_future(today, far).year}."


@sentence
def _this_year_by_its_number(today: date, far: int) -> str:
    return f"This year, {today.year}, more schools will be built."


@sentence
def _last_year_by_its_number(today: date, far: int) -> str:
    return f"Last year, {today.year - 1}, was hard for the town."


@sentence
def _next_year_by_its_number(today: date, far: int) -> str:
    return f"Next year, {today.year + 1}, a dam will be built."


@sentence
def _this_year_s_day(today: date, far: int) -> str | None:
    day = _past(today, far % 250)
    return f"On {day:%B} {day.day} this year a school was opened." if day.year == today.year else None


@sentence
def _last_year_s_month(today: date, far: int) -> str:
    return f"In {date(2000, far % 12 + 1, 1):%B} last year a kindergarten was opened in Eastby."


@sentence
def _weekday_and_day_behind(today: date, far: int) -> str | None:
    day = _recent(today, far)
    return f"Guests came to the hall on {day:%A}, {day:%B} {day.day}." if day else None


@sentence
def _weekday_and_day_ahead(today: date, far: int) -> str:
    day = today + timedelta(1 + far % 200)
    return f"A feast will be held in the hall on {day:%A}, {day:%B} {day.day}."


@sentence
def _yearless_day_behind(today: date, far: int) -> str | None:
    day = _recent(today, far)
    return f"The roof was mended on {day:%B} {day.day}." if day else None


@sentence
def _weekday(today: date, far: int) -> str:
    return f"The owner said so on {today - timedelta(far % 7):%A}."


@sentence
def _years_ago(today: date, far: int) -> str:
    return f"The old mill burned down {2 + far % 30} years ago."


@sentence
def _was_to_open(today: date, far: int) -> str:
    return f"The station was to open on {_printed(today + timedelta(far - 500))}."


@sentence
def _said_then_of_later(today: date, far: int) -> str:
    then = _past(today, far)
    return f"In {then.year} he said: “The theatre will open on {_printed(then + timedelta(400))}.”"


@sentence
def _said_then_of_that_year(today: date, far: int) -> str:
    then = _past(today, far)
    return f"In a speech on {_printed(then)} he said: “This year, {then.year}, we shall build twenty mills.”"


@sentence
def _aims_at_a_year(today: date, far: int) -> str:
    return f"The plan aims at a thousand flats by {today.year + far % 12}."


@sentence
def _counts(today: date, far: int) -> str:
    return f"The mill made {1900 + far // 5} tons of flour for {1900 + far // 4} households."


@sentence
def _names(today: date, far: int) -> str:
    day = today + timedelta(far)
    return f"The {day:%B} {day.day} Shock Brigade built it beside the {day:%B} {day.day} Stadium."


@sentence
def _year_end_ahead(today: date, far: int) -> str | None:
    return "With year-end approaching, all hurry." if today.month >= 11 else None


@sentence
def _meeting_behind(today: date, far: int) -> str | None:
    held = [e for e in PACK.calendar if e.number and e.start and e.end and e.end < today]
    return f"At the {held[far % len(held)].label} he praised the mill." if held else None


@sentence
def _meeting_ahead(today: date, far: int) -> str | None:
    ahead = [e for e in PACK.calendar if e.number and e.start and e.end and e.start > today]
    return f"Workers hurry ahead of the {ahead[far % len(ahead)].label}." if ahead else None


@sentence
def _policy(today: date, far: int) -> str | None:
    adopted = [p for p in PACK.policies if p.kind == "policy" and len(p.adopted) == 10 and p.adopted <= str(today)]
    return f"The mill was built under the {adopted[far % len(adopted)].label}." if adopted else None


@sentence
def _years_ago_on_a_day(today: date, far: int) -> str | None:
    day = _past(today, far)
    years = today.year - day.year
    return f"{years} years ago, on {_printed(day)}, the town was flooded." if years > 1 else None


@sentence
def _anniversary(today: date, far: int) -> str:
    years = 5 * (1 + far % 20)
    return f"The college was founded in {today.year - years}. Its {years}th anniversary was marked this year."


@sentence
def _last_weekday_by_its_day(today: date, far: int) -> str:
    day = today - timedelta(1 + far % 7)
    return f"The library was opened last {day:%A}, {_printed(day)}."


@sentence
def _yesterday_by_its_day(today: date, far: int) -> str:
    return f"The library was opened yesterday, {_printed(today - timedelta(1))}."


@sentence
def _earlier_this_year(today: date, far: int) -> str:
    return f"He had been there earlier this year, in {date(2000, far % today.month + 1, 1):%B}."


@sentence
def _next_year_s_month(today: date, far: int) -> str:
    return f"In {date(2000, far % 12 + 1, 1):%B} next year the pier will be repaired."


@sentence
def _flashback(today: date, far: int) -> str:
    return f"One day in {_past(today, far):%B %Y} he came to the mill. The next day he left again."


@sentence
def _story_of_days(today: date, far: int) -> str:
    day = _past(today, far) - timedelta(2)
    return f"On {_printed(day)} he fell ill. Two days later he died."


@sentence
def _by_the_end_of_last_year(today: date, far: int) -> str:
    return "By the end of last year twenty wells had been dug."


@sentence
def _said_on_a_day_of_the_next_year(today: date, far: int) -> str:
    return f"“We will be back next year,” she said on {_printed(_past(today, far))}."


@sentence
def _takes_effect(today: date, far: int) -> str:
    return f"The law takes effect on {_printed(_future(today, far))}."


@sentence
def _caption(today: date, far: int) -> str:
    return f"This photo released on {_printed(_past(today, far))} shows the mill."


@sentence
def _two_years_after(today: date, far: int) -> str | None:
    year = _past(today, far).year
    if year + 2 > today.year:
        return None
    return f"The dam was completed in {year}. It was rebuilt only two years after its completion."


@sentence
def _less_than_two_years_since(today: date, far: int) -> str:
    begun = today - timedelta(400 + far % 300)
    return f"In {begun:%B %Y} he unveiled the plan. In less than two years since it began, ten wells were dug."


@sentence
def _congress_next_year(today: date, far: int) -> str | None:
    early = [e for e in PACK.calendar if e.kind == "party congress" and e.start and e.start.month <= 3]
    next_year = any(e.start is not None and e.start.year == today.year + 1 for e in early)
    return "The WPK will hold its party congress early next year." if next_year else None


@sentence
def _this_and_last_autumn(today: date, far: int) -> str:
    return "Last autumn it rained. This summer is dry."


@sentence
def _said_then_in_two_sentences(today: date, far: int) -> str:
    then = _past(today, far)
    return f"In a speech on {_printed(then)} he said: “We begin tomorrow. This year, {then.year}, is ours.”"


@sentence
def _said_then_of_the_year_before(today: date, far: int) -> str:
    then = _past(today, far)
    return f"In a speech on {_printed(then)} she said: “Last year, {then.year - 1}, we built twenty mills.”"


@sentence
def _denied_plan(today: date, far: int) -> str:
    return f"Had the inn opened on {_printed(today + timedelta(far - 500))}, he would have come."


@sentence
def _was_due_by(today: date, far: int) -> str:
    return f"The inn had been due to be finished by {today + timedelta(far - 500):%B %Y}."


@sentence
def _expected_then(today: date, far: int) -> str:
    then = _past(today, far)
    return f"In {then.year} the inn was expected to open by {_printed(then + timedelta(500))}."


NUMBERED = st.tuples(st.sampled_from(SENTENCES), st.integers(0, 999))
JOINTS = st.sampled_from((" ", "\n"))


def _datelined(today: date) -> str:
    return f"PYONGYANG, {today:%B} {today.day} (KCNA) -- "


@settings(max_examples=600, deadline=None, derandomize=True)
@given(PUBLICATIONS, st.lists(NUMBERED, min_size=1, max_size=6), JOINTS, st.booleans())
def test_what_is_inferred_holds_the_true_day(
    today: date, parts: list[tuple[Sentence, int]], joint: str, has_dateline: bool
) -> None:
    written = [text for write, far in parts if (text := write(today, far)) is not None]
    text = (_datelined(today) if has_dateline else "") + joint.join(written)
    found, warnings = published_date(
        meta=RawMetadata(), path="a.txt", text=text, lexicon=LEXICON, calendar=PACK.calendar, policies=PACK.policies
    )
    assert Interval(found.start, found.end).contains(Interval.day(today)), (found, warnings)
    assert found.basis in (PublishedBasis.INFERRED, PublishedBasis.DATELINE, PublishedBasis.UNKNOWN)


@pytest.mark.parametrize(
    "piece", ["last year ", "he said: “This year. ", "Published: March 8, 2024\n", "On May 5 he was "]
)
def test_a_long_text_is_dated_in_linear_time(piece: str) -> None:
    def seconds(length: int) -> float:
        text = piece * (length // len(piece))
        start = time.process_time()
        published_date(meta=RawMetadata(), path="a.txt", text=text, raw_head=text, lexicon=LEXICON)
        return time.process_time() - start

    def best(length: int) -> float:
        return min(seconds(length) for _ in range(3))

    assert best(24_000) < 6 * best(6_000) + 0.2
