"""The constructions in which cues introduce statements, and what looks like one and is none."""

from collections.abc import Callable

import pytest

from pipeline.extract.claims.attribution import ClaimFrame

pytestmark = pytest.mark.model
Reader = Callable[..., list[ClaimFrame]]


def said(text: str, claims: list[ClaimFrame]) -> list[tuple[str, str]]:
    return [(claim.speaker, text[claim.start : claim.end]) for claim in claims]


def case(name: str, text: str, speaker: str, statement: str) -> object:
    return pytest.param(text, speaker, statement, id=name)


@pytest.mark.parametrize(
    ("text", "speaker", "statement"),
    [
        case("nationality", "The paper repeated a North Korean claim that the boats were built there.", "North Korea",
             "the boats were built there"),
        case("accused-of", "Ri Chol accused the ministry of stealing cement.", "Ri Chol",
             "the ministry of stealing cement"),
        case("figure-disputed-by-the-writer", "The ministry put the toll at more than 1,000, a figure that nobody "
             "believes.", "ministry", "the toll at more than 1,000"),
        case("name-between-commas", "The mill has drawn up a list, its director, Ri Chol, explained.", "Ri Chol",
             "The mill has drawn up a list"),
        case("commenting-first", 'Commenting on the plan, Ri Chol, a scholar at the academy, called it '
             '"a tale for fools."', "Ri Chol", 'it "a tale for fools."'),
        case("presiding", "The trip came three days after leader Ri Chol, presiding over a party meeting, warned "
             "that the roof leaks.", "Ri Chol", "the roof leaks"),
        case("likes-to-say", "Ri Chol likes to say that the press lies less than people think.", "Ri Chol",
             "the press lies less than people think"),
        case("weak-with-modal", "Ri Chol of the institute believes the mill can run without coal.", "Ri Chol",
             "the mill can run without coal"),
        case("inside-a-parenthesis", "By naming the mill after himself, Ri Chol argued, the mayor is telling the "
             "weavers that they belong to him.", "Ri Chol",
             "By naming the mill after himself, Ri Chol argued, the mayor is telling the weavers that they belong to "
             "him"),
        case("passive-as", "The plant was described by the Cabinet as a rare miracle.", "Cabinet", "a rare miracle"),
        case("passive-infinitive", "Officials were urged by Kim Jong Un to finish the mill by October.", "Kim Jong Un",
             "finish the mill by October"),
        case("passive-that", "The visitors were told by the guide that the mill was new.", "guide",
             "the mill was new"),
        case("capital", "Beijing maintains that it strictly implements the rules.", "China",
             "it strictly implements the rules"),
        case("mistagged-behind-who", "Ri Chol, who runs it for us, reckons that the repair will take nine months.",
             "Ri Chol", "the repair will take nine months"),
        case("claims-by", "Ri Chol stressed that claims by the Western press have nothing in common with reality.",
             "Ri Chol", "claims by the Western press have nothing in common with reality"),
        case("source-at-a-place", "A source in South Hwanghae says rice meant for the mill was sold.", "source",
             "rice meant for the mill was sold"),
        case("who-studies", "An economist who studies market prices doubted that the mill would last.", "economist",
             "the mill would last"),
        case("based-until", "A diplomat based in Pyongyang until last autumn said he had bought cloth there.",
             "diplomat", "he had bought cloth there"),
        case("figure-behind-in", "The Bank of Korea put growth in 2024 at 3.7% last week.", "Bank of Korea",
             "growth in 2024 at 3.7% last week"),
        case("noun-and-adjective", "A trader called the claim funny.", "trader", "the claim funny"),
        case("praised-for", "Kim Jong Un praised the weavers for their zeal.", "Kim Jong Un",
             "the weavers for their zeal"),
        case("blamed-on", "The ministry blamed the delay on the flood.", "ministry", "the delay on the flood"),
        case("criticized-over", "Kim Jong Un criticized the officials over the delay.", "Kim Jong Un",
             "the officials over the delay"),
        case("credited-with", "Kim Jong Un credited the builders with the success.", "Kim Jong Un",
             "the builders with the success"),
        case("dismissed-as", "The ministry dismissed the report as a rumor.", "ministry", "the report as a rumor"),
        case("ruled-out", "The ministry ruled out a visit to the mill.", "ministry", "a visit to the mill"),
        case("called-a", "Kim Jong Un called the tour a rehearsal for the congress.", "Kim Jong Un",
             "the tour a rehearsal for the congress"),
        case("dubbed-a", "Analysts dubbed the mill a showcase.", "Analysts", "the mill a showcase"),
        case("consider", "Analysts consider the plan unrealistic.", "Analysts", "the plan unrealistic"),
        case("put-at", "The agency put the number of mills at 20.", "agency", "the number of mills at 20"),
        case("estimated-at", "The bank estimated output at 300 tons.", "bank", "output at 300 tons"),
        case("admitted-having", "The manager admitted having no plan for the mill.", "manager",
             "having no plan for the mill"),
        case("recalled-working", "The trader recalled working by candlelight.", "trader", "working by candlelight"),
        case("suggested-building", "The ministry suggested building ten mills.", "ministry", "building ten mills"),
        case("doubted-whether", "Analysts doubted whether the mill would help.", "Analysts",
             "whether the mill would help"),
        case("questioned-whether", "The analysts questioned whether it would help.", "analysts",
             "whether it would help"),
        case("confident-that", "The ministry is confident that the mill will open.", "ministry", "the mill will open"),
        case("glad-that", "Kim Jong Un was glad that the mill was ready.", "Kim Jong Un", "the mill was ready"),
        case("demand-from", "The paper printed a demand from the ministry for better roads.", "ministry",
             "better roads"),
        case("warning-from", "There was a warning from the bank that prices would rise.", "bank", "prices would rise"),
        case("claim-by", "It was the first claim by the ministry that the mill was ready.", "ministry",
             "the mill was ready"),
        case("ended-with", "The minister ended with a call for better roads.", "minister", "better roads"),
        case("closed-with", "Kim Jong Un closed the meeting with a call for better roads.", "Kim Jong Un",
             "better roads"),
    ],
)  # fmt: skip
def test_statement_behind_its_cue(claims_of: Reader, text: str, speaker: str, statement: str) -> None:
    assert said(text, claims_of(text)) == [(speaker, statement)]


@pytest.mark.parametrize(
    ("text", "speaker", "statement"),
    [
        case("in-view", "In the ministry's view, the mill is a failure.", "ministry", "the mill is a failure"),
        case("in-words", "In Kim Jong Un's words, the mill is a model.", "Kim Jong Un", "the mill is a model"),
        case("in-opinion", "In the analyst's opinion, the mill is a failure.", "analyst", "the mill is a failure"),
        case("by-account", "By the trader's account, the mill has no power.", "trader", "the mill has no power"),
        case("own-account", "Ri Chol visited the mill. By his own account, he left the county in May.", "Ri Chol",
             "he left the county in May"),
        case("put-it", "As Kim Jong Un put it, the mill is a model.", "Kim Jong Un", "the mill is a model"),
        case("as-told", "As Ri Chol told the paper, the mill has no power.", "Ri Chol", "the mill has no power"),
        case("as-noted", "As the ministry noted, the mill has no power.", "ministry", "the mill has no power"),
        case("inverted-first", 'Said Ri Chol: "The mill has no power at all."', "Ri Chol",
             "The mill has no power at all"),
    ],
)  # fmt: skip
def test_statement_behind_a_phrase_that_names_the_speaker(
    claims_of: Reader, text: str, speaker: str, statement: str
) -> None:
    assert said(text, claims_of(text)) == [(speaker, statement)]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        pytest.param("The mill, according to analysts, is a failure.", "analysts", id="according-to"),
        pytest.param("The mill has looms, according to analysts, but it has no power.", "analysts", id="two-clauses"),
        pytest.param("The mill, in the ministry's view, is a failure.", "ministry", id="view"),
        pytest.param("The mill, as Ri Chol put it, is a failure.", "Ri Chol", id="put-it"),
        pytest.param("The mill, the analysts said, is a failure.", "analysts", id="said"),
        pytest.param("The machines are real, the trader said, but they are off.", "trader", id="said-but"),
        pytest.param("When the crew came, the trader said, the mill was empty.", "trader", id="said-when"),
        pytest.param("The new machines, said Ri Chol, are idle.", "Ri Chol", id="inverted"),
    ],
)
def test_parenthesis_inside_a_statement_leaves_it_whole(claims_of: Reader, text: str, speaker: str) -> None:
    assert said(text, claims_of(text)) == [(speaker, text[:-1])]


@pytest.mark.parametrize(
    "rest",
    [
        pytest.param(", a boast that residents mocked", id="boast"),
        pytest.param(", a claim that residents denied", id="claim"),
        pytest.param(" as he toured the site", id="as-he-toured"),
        pytest.param(" while he toured the site", id="while-he-toured"),
        pytest.param(", but we could not verify this", id="writer"),
    ],
)
def test_what_the_writer_adds_is_cut_off(claims_of: Reader, rest: str) -> None:
    text = f"Kim Jong Un said that the mill had 200 looms and a kitchen{rest}."
    assert said(text, claims_of(text)) == [("Kim Jong Un", "the mill had 200 looms and a kitchen")]


def test_who_passes_on_an_estimate_does_not_make_it(claims_of: Reader) -> None:
    text = "The agency estimated that the mill has 200 looms, according to a lawmaker who left the hall."
    assert said(text, claims_of(text)) == [("agency", "the mill has 200 looms")]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param('"The ministry said that the mill was ready," Ri Chol said.', id="said"),
        pytest.param('"The manager told me that the mill is closed," Ri Chol said.', id="told"),
    ],
)
def test_subject_inside_a_quotation_does_not_speak_outside(claims_of: Reader, text: str) -> None:
    assert said(text, claims_of(text)) == [("Ri Chol", text[1 : text.index(",")])]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The ministry did not say that the mill was ready.", id="negated"),
        pytest.param("The ministry never said that the mill was ready.", id="never"),
        pytest.param("No official said that the mill was ready.", id="nobody"),
        pytest.param("Neither side said that the mill was ready.", id="neither"),
        pytest.param("The ministry left without saying that the mill was ready.", id="without"),
        pytest.param("The ministry could say that the mill is ready.", id="hypothetical"),
        pytest.param("The ministry plans to announce that the mill is ready.", id="planned"),
        pytest.param("The ministry refused to say that the mill was ready.", id="refused"),
        pytest.param("Officials who blame the weather are lazy.", id="kind-of-people"),
        pytest.param("The ministry praised the builders for days.", id="length-of-time"),
        pytest.param("The mill according to analysts is a failure.", id="no-commas"),
        pytest.param("The river said that the mill was ready.", id="river"),
        pytest.param("The weather said that the mill was ready.", id="weather"),
        pytest.param("The banner said that the mill was ready.", id="banner"),
        pytest.param("The plan calls for ten new mills.", id="plan-calls"),
        pytest.param("The report calls for better roads.", id="report-calls"),
        pytest.param("The law promises that all mills will have power.", id="law-promises"),
        pytest.param("The speech ended with a call for better roads.", id="speech-ends"),
    ],
)
def test_nobody_says_anything(claims_of: Reader, text: str) -> None:
    assert said(text, claims_of(text)) == []


@pytest.mark.parametrize("noun", ["foundryman", "towboatman", "kelper"])
def test_unlisted_noun_for_a_person_speaks(claims_of: Reader, noun: str) -> None:
    assert [claim.speaker for claim in claims_of(f"The {noun} said that the mill was ready.")] == [noun]


def test_unlisted_noun_for_a_person_does_nothing_but_say(claims_of: Reader) -> None:
    assert claims_of("The foundryman praised the builders for their zeal.") == []


def test_document_says_what_it_cannot_demand(claims_of: Reader) -> None:
    assert [claim.speaker for claim in claims_of("The letter said that the mill had no power.")] == ["letter"]


def test_what_was_gone_on_to_say_was_said(claims_of: Reader) -> None:
    assert len(claims_of("The ministry went on to say that the mill was ready.")) == 1
