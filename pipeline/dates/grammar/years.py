"""Rules for years, decades, centuries and seasons."""

from datetime import date

from pipeline.dates.edtf import Interval
from pipeline.dates.grammar.calendar_units import JUCHE_YEAR, OUTER, base, period, which, year_of, years_agree
from pipeline.dates.grammar.guards import is_era, is_joined_number, is_measured, is_number_year
from pipeline.dates.grammar.rule import Hit, Rule, rule
from pipeline.dates.spans import season_in
from pipeline.dates.values import Known, Period, Range, Season, SeasonName, Value, Within

_MODERN = 1800


def _plain_year(hit: Hit) -> Value | None:
    """A year alone; one before 1800 only behind a preposition, it is a count more often."""
    year = int(hit.value("y"))
    if is_number_year(hit) or (year < _MODERN and not hit.before("IN", "SINCE", "BEFORE", "AFTER", "OPEN", "PART")):
        return None
    return Known(Interval.year(year))


def _juche_year(hit: Hit) -> Value | None:
    year = year_of(hit)
    if year is not None and not years_agree(hit):
        return Known(Interval.year(year).hull(Interval.year(hit.number("jy") or year)))
    return Known(Interval.year(year)) if year is not None and year <= 2199 else None


def _years(hit: Hit) -> Value | None:
    first, last = int(hit.value("y")), int(hit.value("y2"))
    if len(hit.value("y2")) not in (2, 4) or is_joined_number(hit):
        return None
    if last < 100:
        last += first // 100 * 100
        if last <= first and 1 <= last % 100 <= 12:
            return Known(Interval.month(first, last % 100))
    if last <= first or last - first > 200 or is_measured(hit):
        return None
    return Range(Known(Interval.year(first)), Known(Interval.year(last)))


def _decade(hit: Hit) -> Value | None:
    """The decade, or the century of "the 1900s"; of "the sixties" and "the '60s" only with the article."""
    first, word = int(hit.value("c")), hit.tokens.word(hit.match.start("c"))
    has_article = hit.tokens.is_(hit.match.start(), "THE")
    if len(word) == 3:
        told = hit.previous_word() in ("'", "’", "‘")
    else:
        told = word[0].isdigit() or has_article or (hit.before("PART") and hit.before("THE", back=2))
    if first < 1000 or not told:
        return None
    years = 100 if first % 100 == 0 and first < 2000 else 10
    return Known(Interval(date(first, 1, 1), date(first + years - 1, 12, 31)))


def _century(hit: Hit) -> Value | None:
    if hit.value("u") != "century" or not 1 <= int(hit.value("c")) <= 22 or is_era(hit):
        return None
    first = (int(hit.value("c")) - 1) * 100 + 1
    return Known(Interval(date(first, 1, 1), date(first + 99, 12, 31)))


_SEASONS: dict[str, SeasonName] = {"spring": "spring", "summer": "summer", "autumn": "autumn", "winter": "winter"}


def _season(hit: Hit) -> Value | None:
    """A season; "the next spring" is counted from the story, "next spring" from the publication."""
    season = _SEASONS.get(hit.value("s"))
    if season is None:
        return None
    if hit.has("y"):
        return _dated_season(season, int(hit.value("y")), hit.number("y2"))
    if hit.has("orel"):
        outer = period(hit, "orel", "ounit")
        return Within(Season(season), outer) if isinstance(outer, Period) and outer.unit == "year" else None
    plain_in = hit.before("IN") or (hit.tokens.is_(hit.match.start(), "THE") and hit.before("IN"))
    if hit.is_("rel", "NEXT") and (hit.before("THE") or hit.tokens.is_(hit.match.start(), "THE")):
        return Season(season, "next", "narrative")
    if hit.has("rel") or (plain_in and not hit.after("OF", "WORD", "NAME", "UNIT")):
        return Season(season, which(hit), base(hit))
    return None


def _dated_season(season: SeasonName, year: int, second: int | None) -> Value:
    """For "winter 2024" may begin or end in that year: both are admitted; "the winter of 2024-25" is one."""
    if season != "winter":
        return Known(season_in(season, year))
    if second is not None:
        return Known(season_in(season, year))
    return Known(Interval(date(year, 1, 1), Interval.month(year + 1, 2).end))


YEAR_RULES: tuple[Rule, ...] = (
    rule("(?P<y>YEAR)", _plain_year),
    rule(JUCHE_YEAR + "", _juche_year),
    rule("(?P<y>YEAR)(?:DASH|SLASH)(?P<y2>YEAR|DAY|NUM)", _years),
    rule("THE?(?P<c>DECADE)", _decade),
    rule("(?P<c>NTH|ORDINAL)(?P<u>UNIT)", _century),
    rule(
        f"THE?(?P<rel>LAST|THIS|NEXT|PAST|COMING|FOLLOWING|PREVIOUS)?(?P<s>SEASON)(?:OF?(?P<y>YEAR)(?:(?:DASH|SLASH)(?P<y2>YEAR|DAY|NUM))?|{OUTER})?",
        _season,
    ),
)
