"""How the benchmark of attributions counts."""

import pytest
import spacy
from attribution import THOUGHTS, Attribution, Score, Tally, between_marks, score, shared
from spacy.tokens import Doc

TEXT = "Ri said the mill runs day and night. Pak hoped that rain would come. The road is long and wide."
MILL, RAIN, ROAD = "the mill runs day and night", "rain would come", "The road is long and wide"


@pytest.fixture(scope="module")
def doc() -> Doc:
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    return nlp(TEXT)


def at(words: str, within: str = TEXT) -> tuple[int, int]:
    start = within.index(words)
    return start, start + len(words)


def told(content: str, cue: str = "", speaker: str = "", lemma: str | None = "say") -> Attribution:
    return Attribution((at(content),), at(cue) if cue else None, at(speaker) if speaker else None, lemma)


def counts(tally: Tally) -> tuple[int, int, int]:
    return tally.hits, tally.extra, tally.missed


def scored(doc: Doc, gold: list[Attribution], found: list[Attribution]) -> tuple[Score, list[str]]:
    total = Score()
    return total, list(score(doc, gold, found, total))


GOLD = told(MILL, "said", "Ri")


def test_the_same_attribution_is_a_hit_everywhere(doc: Doc) -> None:
    total, errors = scored(doc, [GOLD], [GOLD])
    assert [counts(part) for part in (total.sentences, total.contents, total.cues, total.speakers)] == [
        (1, 0, 0), (1, 0, 0), (1, 0, 0), (1, 0, 0),
    ]  # fmt: skip
    assert errors == []


def test_nothing_found_is_missed(doc: Doc) -> None:
    total, errors = scored(doc, [GOLD], [])
    assert [counts(part) for part in (total.sentences, total.contents, total.cues)] == [(0, 0, 1)] * 3
    assert errors == [f"missed   say: {MILL}"]


def test_nothing_wanted_is_an_extra(doc: Doc) -> None:
    total, errors = scored(doc, [], [told(ROAD, "long")])
    assert [counts(part) for part in (total.sentences, total.contents, total.cues)] == [(0, 1, 0)] * 3
    assert errors == [f"too much long: {ROAD}"]


@pytest.mark.parametrize(
    ("found", "hit"),
    [
        (MILL, True),
        ("mill runs day and night", True),
        ("runs day and night", True),
        ("mill runs", False),
        (f"Ri said {MILL}", True),
        (f"{MILL}. Pak hoped that", True),
        (f"{MILL}. Pak hoped that rain would come", False),
        (TEXT, False),
        (RAIN, False),
    ],
    ids=["same", "shorter", "most", "too-short", "longer", "half-more", "too-long", "all", "elsewhere"],
)
def test_contents_share_half_of_their_characters_both_ways(doc: Doc, found: str, hit: bool) -> None:
    total, _ = scored(doc, [GOLD], [told(found)])
    assert counts(total.contents) == ((1, 0, 0) if hit else (0, 1, 1))


def test_two_finds_of_one_statement_are_one_hit_and_no_extra(doc: Doc) -> None:
    total, _ = scored(doc, [GOLD], [GOLD, told("mill runs day and night")])
    assert counts(total.contents) == (1, 0, 0)


def test_two_statements_need_two_finds(doc: Doc) -> None:
    total, _ = scored(doc, [GOLD, told(RAIN, "hoped")], [GOLD])
    assert counts(total.contents) == (1, 0, 1)


def test_content_in_pieces_counts_as_their_sum(doc: Doc) -> None:
    gold = Attribution((at("the mill runs"), at("day and night")))
    total, _ = scored(doc, [gold], [told(MILL)])
    assert counts(total.contents) == (1, 0, 0)


@pytest.mark.parametrize("found", [[], [told(RAIN, "hoped", "Pak")], [told(RAIN)]], ids=["missed", "found", "no-cue"])
def test_attribution_without_a_cue_in_the_gold_is_neutral(doc: Doc, found: list[Attribution]) -> None:
    total, errors = scored(doc, [told(RAIN, "hoped", lemma=None)], found)
    assert [counts(part) for part in (total.sentences, total.contents, total.cues)] == [(0, 0, 0)] * 3
    assert errors == []


def test_neutral_attribution_hides_no_other_extra(doc: Doc) -> None:
    total, _ = scored(doc, [told(RAIN, lemma=None)], [told(ROAD)])
    assert counts(total.contents) == (0, 1, 0)


@pytest.mark.parametrize(
    ("speaker", "expected"), [("Ri", (1, 0, 0)), ("Pak", (0, 1, 0)), ("", (0, 0, 0))], ids=["same", "other", "none"]
)
def test_speaker_of_a_found_content(doc: Doc, speaker: str, expected: tuple[int, int, int]) -> None:
    total, _ = scored(doc, [GOLD], [told(MILL, "said", speaker)])
    assert counts(total.speakers) == expected


def test_speaker_of_a_content_that_was_not_found_does_not_count(doc: Doc) -> None:
    total, _ = scored(doc, [GOLD], [told(ROAD, "long", "Ri")])
    assert counts(total.speakers) == (0, 0, 0)


def test_cue_is_found_in_the_unit_that_reports(doc: Doc) -> None:
    total, _ = scored(doc, [told(MILL, "Ri said")], [told(RAIN, "said")])
    assert counts(total.cues) == (1, 0, 0)


@pytest.mark.parametrize(
    ("one", "other", "characters"),
    [
        ([(0, 4)], [(2, 9)], 2),
        ([(0, 4)], [(4, 9)], 0),
        ([(0, 4), (6, 9)], [(2, 8)], 4),
        ([(0, 4)], [(0, 4)], 4),
        ([], [(0, 4)], 0),
    ],
    ids=["overlap", "beside", "pieces", "same", "nothing"],
)
def test_shared_characters(one: list[tuple[int, int]], other: list[tuple[int, int]], characters: int) -> None:
    assert shared(one, other) == shared(other, one) == characters


def test_row_gives_precision_recall_and_f1() -> None:
    assert Tally(hits=3, extra=1, missed=3).row == "0.750 0.500 0.600"
    assert Tally().row == "0.000 0.000 0.000"


def test_baseline_takes_what_stands_between_marks() -> None:
    text = 'Ri said: "The mill runs day and night." It is "very new". “Open\nends” stay.'
    (found,) = between_marks(spacy.blank("en")(text))
    assert found.content == (at('"The mill runs day and night."', text),)


def test_thoughts_report_no_speech() -> None:
    assert "hope" in THOUGHTS
    assert "say" not in THOUGHTS
