from collections.abc import Callable

import pytest

from pipeline.extract.claims.attribution import ClaimFrame
from pipeline.extract.nlp import build_nlp, load_model
from pipeline.knowledge.load import load_pack
from pipeline.records import Article

pytestmark = pytest.mark.model
Reader = Callable[..., list[ClaimFrame]]


@pytest.fixture(scope="module")
def read() -> Reader:
    nlp = build_nlp(load_model(), load_pack())

    def claims(text: str, title: str = "", outlet_id: str = "") -> list[ClaimFrame]:
        (doc,) = nlp.pipe([Article(article_id="a1", path="x", text=text, title=title, outlet_id=outlet_id)])
        for claim in doc._.claims:
            assert 0 <= claim.start < claim.end <= len(text)
            assert text[claim.speaker_start : claim.speaker_end] == claim.speaker_text
        return list(doc._.claims)

    return claims


def said(text: str, claims: list[ClaimFrame]) -> list[tuple[str, str]]:
    return [(claim.speaker, text[claim.start : claim.end]) for claim in claims]


@pytest.mark.parametrize(
    ("text", "speaker", "statement"),
    [
        pytest.param(
            "Experts say that the new mill lacks power.", "Experts", "the new mill lacks power", id="that-clause"
        ),
        pytest.param("Residents said the shop was empty.", "Residents", "the shop was empty", id="bare-clause"),
        pytest.param(
            '"The mill has no power," said Han Ki-bom, a professor at Inje University.',
            "Han Ki-bom",
            "The mill has no power",
            id="inverted",
        ),
        pytest.param("The mill has no power, analysts said.", "analysts", "The mill has no power", id="parenthetical"),
        pytest.param(
            "Officials, the analysts added, are tired of the plan.",
            "analysts",
            "Officials, the analysts added, are tired of the plan",
            id="inside-a-clause",
        ),
        pytest.param(
            "Kim Jong Un stressed the need to build more mills.",
            "Kim Jong Un",
            "the need to build more mills",
            id="object",
        ),
        pytest.param(
            "Kim Jong Un expressed belief that the builders would finish the mill.",
            "Kim Jong Un",
            "the builders would finish the mill",
            id="object-with-clause",
        ),
        pytest.param(
            "Kim Jong Un called on the officials to supply more cement.",
            "Kim Jong Un",
            "the officials to supply more cement",
            id="called-on",
        ),
        pytest.param("Kim Jong Un called for better roads.", "Kim Jong Un", "better roads", id="called-for"),
        pytest.param(
            "Analysts described the mill as a showcase.", "Analysts", "the mill as a showcase", id="described-as"
        ),
        pytest.param(
            "The ministry urged North Korea to return to talks.",
            "ministry",
            "North Korea to return to talks",
            id="urged",
        ),
        pytest.param("Kim Jong Un vowed to build 20 mills.", "Kim Jong Un", "build 20 mills", id="vowed"),
        pytest.param(
            "According to analysts, the mill is half empty.", "analysts", "the mill is half empty", id="according-first"
        ),
        pytest.param(
            "The mill is half empty, according to analysts.", "analysts", "The mill is half empty", id="according-last"
        ),
        pytest.param(
            "It is the common view of the analysts that the mill will close.",
            "analysts",
            "the mill will close",
            id="noun",
        ),
        pytest.param(
            "A source in Musan County said: “The mill stands still.”",
            "source in Musan County",
            "The mill stands still",
            id="colon",
        ),
        pytest.param(
            "Saying that the mill is a success, Kim Jong Un visited the port.",
            "Kim Jong Un",
            "the mill is a success",
            id="fronted-participle",
        ),
        pytest.param(
            "Kim Jong Un toured the mill, stressing that quality comes first.",
            "Kim Jong Un",
            "quality comes first",
            id="trailing-participle",
        ),
        pytest.param(
            "Pyongyang said the launch was a success.", "North Korea", "the launch was a success", id="capital"
        ),
        pytest.param(
            "The mill is for show, Han Ki-bom, a fellow at the Harbor Institute, told NK News.",
            "Han Ki-bom",
            "The mill is for show",
            id="apposition-before-told",
        ),
        pytest.param(
            '"They took our rice and our coal," a trader in Musan, who asked not to be named, told RFA.',
            "trader in Musan",
            "They took our rice and our coal",
            id="clause-before-told",
        ),
        pytest.param(
            '"Smoke has been seen at the mill," ministry spokesperson Han Ki-bom told reporters.',
            "Han Ki-bom",
            "Smoke has been seen at the mill",
            id="title-before-name",
        ),
        pytest.param(
            "The study doubts a report by Minju Joson, which claimed that all mills had met their plans.",
            "Minju Joson",
            "all mills had met their plans",
            id="paper-in-a-relative-clause",
        ),
        pytest.param(
            'The Rodong Sinmun accused Seoul of "open hostility" on Friday.',
            "Rodong Sinmun",
            'Seoul of "open hostility" on Friday',
            id="paper-accuses",
        ),
        pytest.param(
            "A reader in Dandong believes that the machines are new, but we could not verify this.",
            "reader in Dandong",
            "the machines are new",
            id="writer-goes-on",
        ),
        pytest.param(
            "Kim Jong Un pledged at the time to build 20 mills a year.",
            "Kim Jong Un",
            "build 20 mills a year",
            id="pledged-at-a-time",
        ),
        pytest.param(
            "North Korea's leader called for stronger mills, state media said Monday.",
            "Kim Jong Un",
            "stronger mills",
            id="relay-behind",
        ),
        pytest.param(
            'Han Ki-bom, manager of the mill: "We have no comment on that today."',
            "Han Ki-bom",
            "We have no comment on that today",
            id="label-before",
        ),
        pytest.param(
            '"We have no comment on that today." — Han Ki-bom, factory manager',
            "Han Ki-bom",
            "We have no comment on that today",
            id="label-behind",
        ),
        pytest.param(
            "Lawmakers quoted the agency as saying it had closed.",
            "agency",
            "it had closed",
            id="quoted-as",
        ),
    ],
)
def test_claim_has_speaker_and_statement(read: Reader, text: str, speaker: str, statement: str) -> None:
    assert said(text, read(text)) == [(speaker, statement)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("His remarks suggest that the mill is late.", id="remarks"),
        pytest.param("The visit underscores the importance of the mill.", id="metaphor"),
        pytest.param("Officials did not say when the mill would open.", id="negated"),
        pytest.param("The ministry would say that it is too early.", id="hypothetical"),
        pytest.param("It is said that the mill is modern.", id="nobody"),
        pytest.param("KCNA reported that Kim Jong Un visited the mill.", id="agency-reports-a-fact"),
        pytest.param("Kim Jong Un gave instructions and thanked the builders.", id="no-content"),
        pytest.param("According to the plan, 20 mills will be built.", id="plan"),
        pytest.param('The mills are part of the "Rural Water Plan 2030" of the party.', id="title-in-marks"),
        pytest.param("Many people ask whether the mill will ever run.", id="question"),
        pytest.param("Ri Chol is often referred to as the father of the mill.", id="passive"),
        pytest.param("She declined to say whether the ministry expects the mill to open.", id="indirect-question"),
        pytest.param("Neither the ministry nor the bank said that the mill was open.", id="neither"),
        pytest.param('The notice has one rule: "Nobody leaves before the bell."', id="colon-without-a-name"),
        pytest.param("The mills should be built better than before.", id="writer-demands"),
    ],
)
def test_no_claim(read: Reader, text: str) -> None:
    assert said(text, read(text)) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ('"We have built the mill in a year," analysts said.', "direct"),
        ('Analysts said the mill "has run for a year" without pause.', "mixed"),
        ("Analysts called the mill 'a small miracle' of the county.", "mixed"),
        ("Analysts said the mill has run for a year.", "indirect"),
        ('"I gave it all," Ri Song Hui said, "but they wanted more."', "direct"),
    ],
)
def test_claim_type(read: Reader, text: str, kind: str) -> None:
    assert [claim.claim_type for claim in read(text)] == [kind]


def test_two_cues_of_one_speaker_make_one_claim(read: Reader) -> None:
    text = "Kim Jong Un said that the mill is good, adding that the roads must follow."
    assert said(text, read(text)) == [
        ("Kim Jong Un", "the mill is good, adding that the roads must follow"),
    ]


def test_two_speakers_of_one_sentence_make_two_claims(read: Reader) -> None:
    text = "Analysts say the mill is failing, and residents say they have no rice."
    assert [claim.speaker for claim in read(text)] == ["Analysts", "residents"]


def test_quotation_over_sentences_is_one_claim(read: Reader) -> None:
    text = '"The mill is old. It has no power," analysts said.'
    assert said(text, read(text)) == [("analysts", "The mill is old. It has no power")]


def test_bare_quotation_goes_on_with_the_speaker(read: Reader) -> None:
    text = '"The mill has no power at all," analysts said. "It will be closed in the spring."'
    assert said(text, read(text))[1] == ("analysts", "It will be closed in the spring")


@pytest.mark.parametrize(
    ("text", "origin"),
    [
        pytest.param("Kim Jong Un stressed the need to hurry, according to KCNA.", "KCNA", id="according-to"),
        pytest.param("Kim Jong Un stressed the need to hurry, the KCNA said.", "KCNA", id="trailing"),
        pytest.param("Minju Joson reported that Kim Jong Un called for better roads.", "Minju Joson", id="outer"),
        pytest.param(
            '"We must hurry with the mill," Kim Jong Un was quoted as saying by KCNA.', "KCNA", id="quoted-by"
        ),
        pytest.param("Yonhap cited the ministry as saying that the mill had closed.", "Yonhap", id="cited"),
        pytest.param("An official told KCNA that the mill had opened.", "KCNA", id="told"),
        pytest.param("A trader told Daily NK that the mill had closed.", "", id="told-the-outlet-itself"),
        pytest.param("Experts say that the mill has closed.", "", id="none"),
    ],
)
def test_relay_of_a_claim(read: Reader, text: str, origin: str) -> None:
    assert [claim.origin for claim in read(text)] == [origin]


def test_relay_holds_until_the_writers_voice_returns(read: Reader) -> None:
    text = (
        "Kim Jong Un said the mill is good, according to KCNA.\n"
        "Kim Jong Un also declared that the roads must follow.\n"
        "Experts say that the mill has no power."
    )
    assert [claim.origin for claim in read(text)] == ["KCNA", "KCNA", ""]


def test_agency_stands_behind_all_of_its_own_copy(read: Reader) -> None:
    text = "Pyongyang, May 3 (KCNA) -- The premier called upon all officials to save water."
    assert [(claim.speaker_kind, claim.origin) for claim in read(text)] == [("person", "KCNA")]


@pytest.mark.parametrize(
    ("outlet_id", "origin"),
    [("rodong", "Rodong Sinmun"), ("pyongyang-times", "Pyongyang Times"), ("yonhap", ""), ("reuters", ""), ("", "")],
)
def test_only_state_media_stand_behind_their_own_copy(read: Reader, outlet_id: str, origin: str) -> None:
    claims = read("The premier called upon all officials to save water.", outlet_id=outlet_id)
    assert [claim.origin for claim in claims] == [origin]


def test_an_independent_outlet_is_no_relay_of_its_own_report(read: Reader) -> None:
    text = "An analyst told the Korea Herald that the mill had closed."
    assert [claim.origin for claim in read(text, outlet_id="korea-herald")] == [""]
    assert [claim.origin for claim in read(text, outlet_id="yonhap")] == ["Korea Herald"]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        pytest.param(
            "A source in Musan County said the mill had closed.\nShe added that traders had left.",
            ["source in Musan County"] * 2,
            id="she",
        ),
        pytest.param(
            "An official at the ministry said talks had failed. Another official said they had not. "
            "He added that a new round was due.",
            ["official at the ministry", "official", "official"],
            id="another",
        ),
        pytest.param("I asked a trader about it. He told me that the mill had closed.", ["trader"], id="asked"),
        pytest.param("Kim Jong Un visited the mill. He said that quality matters.", ["Kim Jong Un"], id="named-person"),
        pytest.param(
            "The ministry said that the mill had closed. It added that ten more were planned.",
            ["ministry"] * 2,
            id="it",
        ),
        pytest.param(
            "Foreign Minister Han Ki-bom said talks had failed. Minister Han added that a new round was due.",
            ["Han Ki-bom"] * 2,
            id="title-and-surname",
        ),
        pytest.param(
            "Han Ki-bom, minister of transport, said talks had failed. The minister added that a new round was due.",
            ["Han Ki-bom"] * 2,
            id="title",
        ),
        pytest.param(
            "Jo Yong Won made an address. The speaker said that the mill was ready.", ["Jo Yong Won"], id="speaker"
        ),
    ],
)
def test_speaker_taken_up_by_less_than_a_name(read: Reader, text: str, speakers: list[str]) -> None:
    assert [claim.speaker for claim in read(text)] == speakers


def test_relay_in_a_dateline_paragraph_is_no_subject(read: Reader) -> None:
    text = "Jan. 29 (UPI) -- Kim Jong Un toured a farm and promised that it would feed the province."
    assert [(claim.speaker, claim.origin) for claim in read(text)] == [("Kim Jong Un", "")]


def test_role_and_affiliation_from_an_apposition(read: Reader) -> None:
    (claim,) = read("Han Ki-bom, a senior researcher at the Harbor Institute, said the mill is late.")
    assert (claim.speaker_role, claim.speaker_affiliation) == ("senior researcher", "Harbor Institute")


def test_quantities_of_a_claim(read: Reader) -> None:
    (claim,) = read("Kim Jong Un said that 20 mills would be built in 10 years.")
    assert claim.quantities == ("20 mills", "10 years")


def test_title_is_no_claim(read: Reader) -> None:
    assert read("Experts say mill is late", title="Experts say mill is late") == []


@pytest.mark.parametrize("text", ["", "\n", '"', "said", '," said', "According to", "“\n”\n\n:", "he said:"])
def test_fragments_pass_through(read: Reader, text: str) -> None:
    assert isinstance(read(text), list)


def test_document_that_carries_a_persons_words_is_no_speaker(read: Reader) -> None:
    text = "Kim Jong Un expressed regret that the hospital was not finished, the report said."
    assert said(text, read(text)) == [("Kim Jong Un", "the hospital was not finished")]


def test_media_reports_in_general_are_no_speaker(read: Reader) -> None:
    assert read("According to media reports, a summit was held in the capital.") == []


def test_name_behind_a_title_is_the_speaker(read: Reader) -> None:
    text = "North Korean leader Kim Jong Un ordered officials to finish the mill."
    assert [claim.speaker for claim in read(text)] == ["Kim Jong Un"]


def test_unnamed_source_keeps_its_fuller_name(read: Reader) -> None:
    text = 'A trader in Musan County said the mill had closed.\n"There is no power at all," the trader said.'
    assert [claim.speaker for claim in read(text)] == ["trader in Musan County"] * 2


def test_editorial_of_a_paper_is_its_claim(read: Reader) -> None:
    text = "The Rodong Sinmun said in an editorial that officials must work harder."
    assert said(text, read(text)) == [("Rodong Sinmun", "officials must work harder")]
