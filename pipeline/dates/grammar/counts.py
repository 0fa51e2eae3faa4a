"""Numbers of units: "twenty-five", "290-odd", "a few", "two or three", "one and a half"."""

from dataclasses import dataclass

from pipeline.dates.grammar.rule import Hit
from pipeline.dates.values import Unit

ADJECTIVE = "(?:STRAIGHT|MORE|LONG|WHOLE)?"
"""What may stand between a count and its unit without changing the length: "three straight days"."""
ONE = "(?:DAY|NUM|NUMBER)(?:DASH?NUMBER){0,3}(?:AND NUMBER)?"
"""A number in digits or words, as a pattern: "5", "twenty-five", "three hundred and ten"."""
COUNT = (
    f"(?:(?P<n0>{ONE}(?=(?:OR|TO){ONE})|(?:DAY|NUM)(?=DASH(?:DAY|NUM)))(?:OR|TO|DASH))?"
    f"(?P<n>A?HALF(?:DASH|A)?(?=UNIT|HOUR)|A?{ONE}(?=DASH?(?:AND|UNIT|HOUR|ODD|OF|STRAIGHT|MORE|LONG|WHOLE))OF?|A(?=UNIT|HOUR)|DECIMAL)"
)
"""A count before its unit, as a pattern; an article counts as one."""
COUNT_IN_ADJECTIVE = COUNT.replace("A?", "").replace("|A(?=UNIT|HOUR)", "")
"""A count joined to its unit: the article of "a four-day trip" belongs to the trip."""
LEAD = "(?:ONLY|(?P<approx>APPROX)|(?P<less>LESS THAN)|(?P<more>MORE THAN))*"
"""The words before a count that make it more or less exact."""
ODD = "(?P<odd>DASH?ODD)?(?P<half>DASH?AND DASH?A DASH?HALF DASH?)?"
"""What may stand between a count and its unit."""
HALF_BEHIND = "(?P<half2>AND A HALF)?"

_LONGEST = 5000
_UNITS: dict[str, tuple[int, Unit]] = {
    "day": (1, "day"), "week": (1, "week"), "2 week": (2, "week"), "month": (1, "month"), "quarter": (3, "month"),
    "year": (1, "year"), "decade": (10, "year"), "century": (100, "year"),
}  # fmt: skip
_HOURS_OF_DAY = {"hour": 24, "minute": 24 * 60, "second": 24 * 3600}


@dataclass(frozen=True, slots=True)
class Count:
    """The least and the most that a number means."""

    low: float
    high: float

    def times(self, factor: float) -> "Count":
        """The count in a smaller unit."""
        return Count(self.low * factor, self.high * factor)

    def widened(self, share: float = 0.1) -> "Count":
        """The count give or take a share, at least one."""
        margin = max(1, int(self.high * share))
        return Count(max(0, self.low - margin), self.high + margin)


def unit_of(name: str) -> tuple[int, Unit] | None:
    """A unit of the calendar as so many of a plain one; decades count as ten years."""
    return _UNITS.get(name)


def plain_count(hit: Hit) -> Count | None:
    """The number as written, before "about", "less than" … are heeded; `None` for words that make no number.

    "290-odd" is 290 to 299, "a few" 2 to 5, "two or three" 2 to 3, "one and a half" 1.5.
    """
    count = _number(hit, "n")
    if count is None:
        return None
    if hit.has("n0"):
        first = _number(hit, "n0")
        if first is None or first.low >= count.high:
            return None
        count = Count(first.low, count.high)
    if hit.has("odd"):
        power = 10 if count.high % 100 else 100
        count = Count(count.low, count.high + (power if count.high >= power else 1) - 1)
    if hit.has("half") or hit.has("half2"):
        count = Count(count.low + 0.5, count.high + 0.5)
    return count if count.high <= _LONGEST else None


def count_of(hit: Hit) -> Count | None:
    """The least and the most that a number means with the words around it: "about ten" is 9 to 11."""
    count = plain_count(hit)
    if count is None:
        return None
    if hit.has("less"):
        count = Count(max(0, count.high - 1), count.high)
    if hit.has("more"):
        count = Count(count.low, count.high + (max(1, count.high // 2) if count.high >= 1 else count.high))
    return count.widened() if hit.has("approx") else count


def length_of(hit: Hit) -> tuple[int, int, Unit] | None:
    """The least and the most of a count of units, in units of the calendar.

    Hours are at most so many days; half years are counted in months, other halves lie between two whole counts.
    """
    count = count_of(hit)
    if count is None:
        return None
    if hit.is_("u", "HOUR"):
        in_day = _HOURS_OF_DAY[hit.value("u")]
        return int(count.low // in_day), int(-(-count.high // in_day)), "day"
    found = unit_of(hit.value("u"))
    if found is None:
        return None
    count, unit = count.times(found[0]), found[1]
    if unit == "year" and count.low % 1:
        count, unit = count.times(12), "month"
    return int(count.low), int(-(-count.high // 1)), unit


def _number(hit: Hit, group: str) -> Count | None:
    first, last = hit.match.span(group)
    words = [value for value in hit.tokens.values[first:last] if value[:1].isdigit()]
    if hit.tokens.is_(first, "HALF") or (hit.tokens.is_(first, "A") and hit.tokens.is_(first + 1, "HALF")):
        return Count(0.5, 0.5)
    if len(words) > 1 and hit.tokens.is_(first, "A"):
        words = words[1:]
    total = Count(0, 0)
    for place, word in enumerate(words):
        step = _step(word)
        if place == 0:
            total = step
        elif step.low == step.high and step.low in (12, 100, 1000):
            total = Count(total.low * step.low, total.high * step.high)
        elif _fits(total, step):
            total = Count(total.low + step.low, total.high + step.high)
        else:
            return None
    return total if words else None


def _step(word: str) -> Count:
    low, _, high = word.partition("-")
    return Count(float(low), float(high or low)) if "." in word else Count(int(low), int(high or low))


def _fits(total: Count, step: Count) -> bool:
    """Whether a number word continues another: "twenty" "five", "hundred" "ten", not "five" "ten"."""
    if total.low != total.high or step.low != step.high:
        return False
    return (total.low % 100 == 0 and total.low > 0 and step.low < 100) or (
        total.low % 10 == 0 and total.low % 100 >= 20 and step.low < 10
    )
