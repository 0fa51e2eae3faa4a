"""What kind of statement a claim is: told by its cue, else by its own predicate."""

from collections.abc import Callable

import pytest
import spacy
from spacy.tokens import Doc

from pipeline.extract.claims.attribution import ClaimFrame
from pipeline.extract.claims.kinds import KindReader
from pipeline.knowledge.load import load_pack
from pipeline.knowledge.schema import CueFact

Reader = Callable[..., list[ClaimFrame]]
SAY = CueFact(lemma="say", pos="verb", constructions=("that",))


@pytest.fixture(scope="module")
def kinds() -> KindReader:
    return KindReader(load_pack().statement_words)


def sentence(*tokens: str) -> Doc:
    """A parse of tokens written `word/part of speech/tag/relation/head`; a lemma is the word in small letters."""
    words, pos, tags, deps, heads = zip(*(token.split("/") for token in tokens), strict=True)
    return Doc(
        spacy.blank("en").vocab, words=words, pos=pos, tags=tags, deps=deps, heads=[int(head) for head in heads],
        lemmas=[word.lower() for word in words],
    )  # fmt: skip


@pytest.mark.parametrize(
    ("predicate", "kind"),
    [
        ("groundless/ADJ/JJ", "denial"),
        ("necessary/ADJ/JJ", "demand"),
        ("likely/ADJ/JJ", "prediction"),
        ("unacceptable/ADJ/JJ", "evaluation"),
        ("green/ADJ/JJ", "assertion"),
    ],
)
def test_kind_by_what_the_statement_says_of_its_subject(kinds: KindReader, predicate: str, kind: str) -> None:
    doc = sentence("reports/NOUN/NNS/nsubj/2", "are/AUX/VBP/cop/2", f"{predicate}/ROOT/2")
    assert kinds.kind_of(SAY, "that", doc[:], "") == kind


@pytest.mark.parametrize(
    ("subject", "kind"),
    [("we/PRON/PRP", "promise"), ("I/PRON/PRP", "promise"), ("prices/NOUN/NNS", "prediction")],
)
def test_what_will_be_is_promised_by_the_own_side_alone(kinds: KindReader, subject: str, kind: str) -> None:
    doc = sentence(f"{subject}/nsubj/2", "will/AUX/MD/aux/2", "rise/VERB/VB/ROOT/2")
    assert kinds.kind_of(SAY, "that", doc[:], "") == kind


def test_promise_of_our_people_is_one(kinds: KindReader) -> None:
    doc = sentence("our/PRON/PRP$/nmod:poss/1", "men/NOUN/NNS/nsubj/3", "will/AUX/MD/aux/3", "come/VERB/VB/ROOT/3")
    assert kinds.kind_of(SAY, "that", doc[:], "") == "promise"


def test_quoted_words_tell_more_than_a_cue_of_judgement(kinds: KindReader) -> None:
    doc = sentence("they/PRON/PRP/nsubj/2", "must/AUX/MD/aux/2", "hurry/VERB/VB/ROOT/2")
    cue = CueFact(lemma="describe", pos="verb", constructions=("quote", "as"), kind="evaluation")
    assert [kinds.kind_of(cue, how, doc[:], "") for how in ("quote", "as")] == ["demand", "evaluation"]


@pytest.mark.parametrize(
    ("polarity", "kind"), [("evaluate", "evaluation"), ("claim", "assertion"), ("suggest", "assertion")]
)
def test_kind_that_no_word_tells(kinds: KindReader, polarity: str, kind: str) -> None:
    doc = sentence("it/PRON/PRP/nsubj/1", "runs/VERB/VBZ/ROOT/1")
    cue = SAY.model_copy(update={"polarity": polarity})
    assert kinds.kind_of(cue, "that", doc[:], "") == kind


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Kim Jong Un vowed to build ten mills.", "promise"),
        ("Kim Jong Un called for better roads.", "demand"),
        ("Kim Jong Un urged the builders to finish the mill.", "demand"),
        ("The ministry denied that the mill had closed.", "denial"),
        ("The ministry rejected the report as groundless.", "denial"),
        ("Residents complained that the shop was closed.", "evaluation"),
        ("Kim Jong Un described the mill as a model for the county.", "evaluation"),
        ("In the ministry's view, the mill is a failure.", "evaluation"),
        ("The bank predicted that prices would rise.", "prediction"),
        ("Analysts warned that the mill could close.", "prediction"),
        ("The ministry said that the mill has 200 looms.", "assertion"),
    ],
    ids=["vowed", "called-for", "urged", "denied", "rejected-as", "complained", "described", "view", "predicted",
         "warned", "said"],
)  # fmt: skip
def test_kind_by_cue(claims_of: Reader, text: str, kind: str) -> None:
    assert [claim.statement_kind for claim in claims_of(text)] == [kind]


@pytest.mark.model
@pytest.mark.parametrize(
    ("statement", "kind"),
    [
        pytest.param("the mill must be repaired", "demand", id="must"),
        pytest.param("the mill should be closed", "demand", id="should"),
        pytest.param("prices will rise in the spring", "prediction", id="will"),
        pytest.param("the mill will not open", "prediction", id="will-not"),
        pytest.param("the mill may close", "prediction", id="may"),
        pytest.param("the delay is unacceptable", "evaluation", id="unacceptable"),
        pytest.param("the mill is a great success", "evaluation", id="noun"),
        pytest.param("the mill was a success", "evaluation", id="past"),
        pytest.param("the mill opened in May", "assertion", id="fact"),
        pytest.param("the mill has no power", "assertion", id="no-power"),
        pytest.param("the plan to build ten mills will fail", "prediction", id="outer-predicate"),
    ],
)
def test_kind_by_predicate(claims_of: Reader, statement: str, kind: str) -> None:
    assert [claim.statement_kind for claim in claims_of(f"The ministry said that {statement}.")] == [kind]


@pytest.mark.model
@pytest.mark.parametrize(
    "statement",
    [
        pytest.param("the manager who will visit the mill lives in the county", id="relative-clause"),
        pytest.param("the manager, who must repair the mill, lives in the county", id="apposed-clause"),
    ],
)
def test_words_aside_tell_nothing(claims_of: Reader, statement: str) -> None:
    assert [claim.statement_kind for claim in claims_of(f"The ministry said that {statement}.")] == ["assertion"]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param('"We will build ten mills," Kim Jong Un said.', "promise", id="we"),
        pytest.param('"I will visit the mill again," Kim Jong Un said.', "promise", id="i"),
        pytest.param('"Our workers will build ten mills," Kim Jong Un said.', "promise", id="our"),
        pytest.param("Kim Jong Un said that he would visit the mill again.", "promise", id="he"),
        pytest.param("North Korea said that North Korea will build ten mills.", "promise", id="own-name"),
        pytest.param("South Korea said that North Korea will build ten mills.", "prediction", id="another-name"),
        pytest.param("Pak Thae Song said Kim Jong Un will visit the mill.", "prediction", id="another-person"),
        pytest.param('"They will visit the mill again," Kim Jong Un said.', "prediction", id="they"),
        pytest.param("Kim Jong Un said that the manager will visit the mill.", "prediction", id="somebody"),
    ],
)
def test_promise_is_for_the_speakers_own_side(claims_of: Reader, text: str, kind: str) -> None:
    assert [claim.statement_kind for claim in claims_of(text)] == [kind]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param("Kim Jong Un told the manager to repair the mill.", "demand", id="infinitive"),
        pytest.param("Kim Jong Un told the manager to have the mill repaired.", "demand", id="to-have"),
        pytest.param("Kim Jong Un told the manager that the mill has 200 looms.", "assertion", id="that"),
        pytest.param("Residents claim to have seen the mill.", "assertion", id="claimed-to"),
    ],
)
def test_infinitive_of_told_is_a_demand(claims_of: Reader, text: str, kind: str) -> None:
    assert [claim.statement_kind for claim in claims_of(text)] == [kind]
