"""Which dates a text tells as past, which as ahead, and which it leaves open: the source of every false bound."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.dates.grammar.lexicon import DateLexicon, load_lexicon
from pipeline.dates.inferred.story import read_story

LEXICON = load_lexicon()


def _tenses(text: str) -> list[str]:
    return [sighting.tense for sighting in read_story(text, lexicon=LEXICON).sightings]


@pytest.mark.parametrize(
    "text",
    [
        "The mill was opened on May 3, 2023.",
        "The mill, opened on May 3, 2023, makes paper.",
        "On May 3, 2023, he visited the mill.",
        "On May 3, 2023, the ministry announced a plan.",
        "He visited the mill of the county in March 2023.",
        "It was in March 2023 that the mill went up.",
        "The mill has worked since 2019.",
        "The mill had already been completed in 2019.",
        "The law was adopted at the session of the assembly in May 2023.",
        "The treaty signed by the two sides in 1998 holds.",
        "The firm announced on May 3, 2023 that the mill would close.",
        "The council received a letter from Ann Lee, its old head, on May 3, 2023.",
        "The congress in January 2021 took place in the capital.",
        "He said the mill opened in 2023.",
        "The party's head Unvisited the mill one day in June 2013.",
        "A feast was held in the autumn of 2019.",
        "Two years ago the plan looked bold.",
    ],
)
def test_what_a_verb_tells_as_done_is_past(text: str) -> None:
    assert _tenses(text) == ["past"]


@pytest.mark.parametrize(
    "text",
    [
        "The mill will be opened on May 3, 2027.",
        "The mill is to open in May 2027.",
        "The summit is scheduled for May 3, 2027.",
        "He comes ahead of the summit in May 2027.",
        "The games are expected in May 2027.",
        "The upcoming summit in May 2027 worries him.",
        "He plans to retire in May 2027.",
        "The mill will not be opened in 2027.",
    ],
)
def test_what_is_still_to_come_is_ahead(text: str) -> None:
    assert _tenses(text) == ["future"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The mill was to open on May 5, 2027.", id="was to"),
        pytest.param("On May 5, 2027 the mill was to open.", id="was to, in front"),
        pytest.param("The launch was scheduled for May 2027.", id="was scheduled"),
        pytest.param("The launch had been planned for May 2027.", id="had been planned"),
        pytest.param("The summit was postponed to May 3, 2027.", id="postponed"),
        pytest.param("They were told it would open in 2027.", id="told it would"),
        pytest.param("He ordered the mill to be finished in May 2027.", id="ordered to be"),
        pytest.param("He vowed to finish the mill in 2030.", id="vowed to"),
        pytest.param("The ministry announced a summit in June 2027.", id="announced an event"),
        pytest.param("The ministry announced the opening of a mill on May 3, 2027.", id="announced an opening"),
        pytest.param("The council approved a budget for spending in 2027.", id="approved for"),
        pytest.param("He said output in 2030 would double.", id="said … would"),
        pytest.param("In 2030, officials said, output would double.", id="said between commas"),
        pytest.param("In 2030, officials said, output doubles.", id="said between commas, present"),
        pytest.param("Growth is needed in 2030.", id="present passive"),
        pytest.param("Experts predict accelerated growth in 2030.", id="participle as adjective"),
        pytest.param("The firm did not expect profits in 2030.", id="did not expect"),
        pytest.param("The games in 2030 were awarded to Utah.", id="date of the object in front"),
        pytest.param("The exhibition on May 3, 2027 was announced by the ministry.", id="date of the subject"),
        pytest.param("He visited the site for the games in 2030.", id="site for the games"),
        pytest.param("There were fears about a war in 2027.", id="fears about"),
        pytest.param("The mill cost 3 billion won in 2027 prices.", id="won is money"),
        pytest.param("The strong will of the people in 2027 counts.", id="will is a noun"),
        pytest.param("The ceremony took place with due honours; May 3, 2027 stays free.", id="due is an adjective"),
        pytest.param("The mill opens due to demand in 2027.", id="due to"),
        pytest.param("His plans in 2027 are unknown.", id="plans is a noun"),
        pytest.param("If the mill was built in 2027, all were glad.", id="if"),
        pytest.param("The dispute may have ended in 2027.", id="may have"),
        pytest.param("The summit took place as planned; May 3, 2027 stays free.", id="as planned"),
        pytest.param("Tickets sold for May 3, 2027 are void.", id="sold for"),
        pytest.param("The flat was leased through May 2027.", id="leased through"),
        pytest.param("Two years before the games in 2028, the stadium was inspected.", id="before the games"),
        pytest.param("The train departed for Norwick, where the games open in 2027.", id="where"),
        pytest.param("Forecasters saw prices peak in 2027.", id="saw"),
        pytest.param("Tickets for the concert on May 3, 2027 went on sale.", id="tickets for"),
        pytest.param("The visit planned for May 2027 was called off.", id="planned for"),
        pytest.param("The decision in 2020 will shape all mills.", id="date of the subject of will"),
        pytest.param("Had the mill opened on May 3, 2027, all had come.", id="had, in front"),
        pytest.param("They will commemorate the flood in July 2024.", id="will commemorate"),
        pytest.param("The court will hear a case about the flood in July 2024.", id="will … about"),
        pytest.param("Talks will resume after the flood in July 2024.", id="will … after"),
    ],
)
def test_what_may_lie_on_either_side_is_left_open(text: str) -> None:
    assert set(_tenses(text)) == {"none"}


@pytest.mark.parametrize(
    "text",
    [
        "The deal, which took effect in January 2026, ends in 2030.",
        "Bonds issued in 2023 mature in 2030.",
        "The stadium built in 2019 hosts the games in 2030.",
    ],
)
def test_a_verb_that_has_its_date_does_not_take_another(text: str) -> None:
    assert _tenses(text) == ["past", "none"]


def test_a_verb_in_a_quotation_governs_nothing_outside() -> None:
    assert _tenses('He gave the talk "Peace will be kept" on May 3, 2023.') != ["future"]


def test_what_stands_in_quotation_marks_is_quoted() -> None:
    story = read_story('He said: "We finished in May 2023." In June 2023 he left.', lexicon=LEXICON)
    assert [sighting.quoted for sighting in story.sightings] == [True, False]


def test_a_quotation_runs_over_its_sentences_and_ends_with_its_paragraph() -> None:
    story = read_story(
        'He said: “We begin. This year, 2014, is ours.” In 2015 he left. "In 2016\nIn 2017', lexicon=LEXICON
    )
    quoted = [(s.phrase.text, s.quoted) for s in story.sightings]
    assert quoted == [("This year", True), ("2014", True), ("2015", False), ("2016", True), ("2017", False)]


def test_the_writers_own_will_is_firm() -> None:
    story = read_story("It will open in May 2027. He said it will open in June 2027.", lexicon=LEXICON)
    assert [(s.tense, s.firm) for s in story.sightings] == [("future", True), ("future", False)]


def test_sentences_do_not_end_at_an_abbreviated_month(lexicon: DateLexicon) -> None:
    story = read_story("It opened on Jan. 5, 2023. All were glad.", lexicon=lexicon)
    assert [sentence.text for sentence in story.sentences] == ["It opened on Jan. 5, 2023.", "All were glad."]


@given(st.text(alphabet='on May 3, 2023. will was to “"”(),;:\n opened', max_size=200))
def test_any_text_is_a_story_whose_sentences_cover_its_dates(text: str) -> None:
    story = read_story(text, lexicon=LEXICON)
    for sighting in story.sightings:
        sentence = story.sentence_of(sighting)
        assert sentence.start <= sighting.phrase.start
        assert text[sentence.start : sentence.end] == sentence.text
