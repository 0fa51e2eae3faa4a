"""What is a quantity in a sentence, with which bounds and unit, and what is none."""

import pytest

from pipeline.quantities import QuantityWords, find, parse_quantity
from pipeline.quantities.lexicon import tokenise

Row = tuple[str, object, object, str]

FOUND: list[tuple[str, list[Row]]] = [
    ("built in 20 counties", [("20 counties", 20, 20, "county")]),
    ("in 20 cities and counties of the country", [("20 cities and counties", 20, 20, "city/county")]),
    ("more than 1.2 times the plan", [("more than 1.2 times", 1.2, None, "time")]),
    ("met the plan at 114 percent", [("114 percent", 114, 114, "percent")]),
    ("some 45% of it", [("some 45%", 40, 50, "percent")]),
    ("in 290-odd days", [("290-odd days", 290, 299, "day")]),
    ("about 20 counties", [("about 20 counties", 18, 22, "county")]),
    ("around two years", [("around two years", 1, 3, "year")]),
    ("nearly 40 plants", [("nearly 40 plants", 36, 40, "plant")]),
    ("some 30 factories", [("some 30 factories", 27, 33, "factory")]),
    ("almost 100 mills", [("almost 100 mills", 90, 100, "mill")]),
    ("at least three hospitals", [("at least three hospitals", 3, None, "hospital")]),
    ("up to 12 plants", [("up to 12 plants", None, 12, "plant")]),
    ("over 20 counties", [("over 20 counties", 21, None, "county")]),
    ("fewer than 10 factories", [("fewer than 10 factories", None, 9, "factory")]),
    ("in less than two years", [("less than two years", None, 2, "year")]),
    ("no more than three counties", [("no more than three counties", None, 3, "county")]),
    ("in eight counties and factories", [("eight counties", 8, 8, "county")]),
    ("in less than a year", [("less than a year", None, 1, "year")]),
    ("twenty-odd plants", [("twenty-odd plants", 20, 29, "plant")]),
    ("a dozen counties", [("a dozen counties", 10, 14, "county")]),
    ("more than a dozen cities and counties", [("more than a dozen cities and counties", 10, None, "city/county")]),
    ("two dozen factories", [("two dozen factories", 24, 24, "factory")]),
    ("dozens of factories", [("dozens of factories", 24, None, "factory")]),
    ("hundreds of buildings", [("hundreds of buildings", 200, None, "building")]),
    ("tens of thousands of tons", [("tens of thousands of tons", 20000, None, "ton")]),
    ("two to three years", [("two to three years", 2, 3, "year")]),
    ("two or three plants", [("two or three plants", 2, 3, "plant")]),
    ("between 10 and 15 plants", [("between 10 and 15 plants", 10, 15, "plant")]),
    ("10-15 plants", [("10-15 plants", 10, 15, "plant")]),
    ("10 to 15 million won", [("10 to 15 million won", 10_000_000, 15_000_000, "won")]),
    ("3,000 tons of fish", [("3,000 tons", 3000, 3000, "ton")]),
    ("3 000 tons of fish", [("3 000 tons", 3000, 3000, "ton")]),
    ("2000 tons of fish", [("2000 tons", 2000, 2000, "ton")]),
    ("cost 1.5 million won", [("1.5 million won", 1_500_000, 1_500_000, "won")]),
    ("cost $4 million", [("$4 million", 4_000_000, 4_000_000, "dollar")]),
    ("over US$2.5 billion", [("over US$2.5 billion", 2_500_000_000, None, "dollar")]),
    ("12,000 square meters of floor", [("12,000 square meters", 12000, 12000, "square meter")]),
    ("a road of 30 km", [("30 km", 30, 30, "kilometer")]),
    ("a road of 30km", [("30km", 30, 30, "kilometer")]),
    ("the three mills--a start--opened", [("three mills", 3, 3, "mill")]),
    ("300 tons a year", [("300 tons a year", 300, 300, "ton/year")]),
    ("one hundred and tens of mills", [("one hundred and tens of mills", 120, None, "mill")]),
    ("10 tons per hectare", [("10 tons per hectare", 10, 10, "ton/hectare")]),
    ("for ten years", [("ten years", 10, 10, "year")]),
    ("twenty-five counties", [("twenty-five counties", 25, 25, "county")]),
    ("a hundred and ten plants", [("a hundred and ten plants", 110, 110, "plant")]),
    ("half a million tons", [("half a million tons", 500_000, 500_000, "ton")]),
    ("125 products of 46 kinds", [("46 kinds", 46, 46, "kind")]),
    ("more than 20+ plants", [("more than 20+ plants", 21, None, "plant")]),
    ("a total of 20 plants", [("a total of 20 plants", 20, 20, "plant")]),
    ("three of the plants", [("three of the plants", 3, 3, "plant")]),
    ("he came twice this year", [("twice", 2, 2, "time")]),
    ("he came three times", [("three times", 3, 3, "time")]),
    ("19 factories and 3 hospitals", [("19 factories", 19, 19, "factory"), ("3 hospitals", 3, 3, "hospital")]),
]  # fmt: skip
OF = [
    ("12 of the 20 factories", 12, (20, 20), "factory", "count"),
    ("125 of 46 kinds", 125, (46, 46), "kind", "count"),
    ("12 of the 20", 12, (20, 20), "", "count"),
    ("three of the five plants", 3, (5, 5), "plant", "count"),
    ("one in five counties", 1, (5, 5), "county", "count"),
    ("half of the counties", 0.5, (1, 1), "county", "count"),
    ("half of the 20 counties", 10, (20, 20), "county", "count"),
    ("two thirds of the 30 plants", 20, (30, 30), "plant", "count"),
    ("all 20 counties", 20, (20, 20), "county", "all"),
    ("all the 20 counties", 20, (20, 20), "county", "all"),
    ("all 20", 20, (20, 20), "", "all"),
    ("all of the 20 cities and counties", 20, (20, 20), "city/county", "all"),
    ("both plants", 2, (2, 2), "plant", "all"),
    ("every county", None, None, "county", "all"),
    ("all counties", None, None, "county", "all"),
    ("not a single hospital", 0, None, "hospital", "none"),
    ("none of the 20 plants", 0, (20, 20), "plant", "none"),
    ("the seventh visit", 7, None, "visit", "ordinal"),
    ("his 7th visit", 7, None, "visit", "ordinal"),
    ("the third time", 3, None, "time", "ordinal"),
    ("the second on-site inspection", 2, None, "visit", "ordinal"),
]
NONE = [
    "opened in 2024 in the county",
    "in 2024 factories opened",
    "on January 8 factories opened",
    "8 January factories opened",
    "the 9th Congress of the Party",
    "the 8th Plenary Meeting",
    "the Ninth Congress",
    "the 20x10 policy",
    "the 20×10 policy",
    "the 20 x 10 factories",
    "the COVID-19 hospitals",
    "at 10:30 factories opened",
    "at 10 a.m. plants close",
    "call 02-730-3400 days",
    "a 42-year-old woman",
    "aged 42 years",
    "number 7.",
    "No. 7 factory",
    "Article 12 plants",
    "Unit 525 factories",
    "in the 1990s factories closed",
    "twice as many",
    "Juche 113 year",
    "second",
    "one of the counties",
    "version 1.2.3 plants",
    "first in line when the factory opened",
    "half of the 1960s",
    "the second half of December",
    "three of the 1960s plants",
    "all day",
]


@pytest.mark.parametrize(("text", "rows"), FOUND, ids=[text for text, _ in FOUND])
def test_quantities_have_bounds_and_unit(text: str, rows: list[Row], words: QuantityWords) -> None:
    found = find(text, tokenise(text), words)
    assert [(one.text, one.low, one.high, one.unit) for one in found] == rows
    assert [text[one.start : one.end] for one in found] == [one.text for one in found]


@pytest.mark.parametrize(("text", "low", "of", "unit", "measure"), OF, ids=[row[0] for row in OF])
def test_parts_wholes_and_places_in_a_row(
    text: str, low: object, of: object, unit: str, measure: str, words: QuantityWords
) -> None:
    (found,) = find(f"now {text} opened", tokenise(f"now {text} opened"), words)
    assert (found.text, found.low, found.of, found.unit, found.measure) == (text, low, of, unit, measure)


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_quantity(text: str, words: QuantityWords) -> None:
    assert find(text, tokenise(text), words) == []


@pytest.mark.parametrize("shown", [row[0][0] for _, (*row,) in FOUND] + [row[0] for row in OF])
def test_shown_words_have_the_value_that_the_text_gave(shown: str, words: QuantityWords) -> None:
    (found,) = find(shown, tokenise(shown), words)
    assert parse_quantity(shown, words) == found


@pytest.mark.parametrize("shown", ["", "2024", "the Ninth Congress", "factories"])
def test_words_that_are_no_quantity_have_no_value(shown: str, words: QuantityWords) -> None:
    assert parse_quantity(shown, words) is None


def test_parsing_takes_any_noun_as_the_unit(words: QuantityWords) -> None:
    found = parse_quantity("more than 30 new garment workers", words)
    assert found is not None
    assert (found.low, found.unit, found.unit_text) == (31, "worker", "new garment workers")


def test_a_dozen_is_soft_and_two_dozen_not(words: QuantityWords) -> None:
    soft = [parse_quantity(shown, words) for shown in ("a dozen plants", "two dozen plants")]
    assert [one.about for one in soft if one] == [True, False]
