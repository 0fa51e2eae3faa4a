"""What the dates of a text say about its publication, by the verbs and nouns that they stand with."""

import pytest

from pipeline.dates.grammar.lexicon import DateLexicon, load_lexicon
from pipeline.dates.inferred.infer import infer_published

LEXICON = load_lexicon()


@pytest.fixture
def lexicon() -> DateLexicon:
    return LEXICON


def _edtf(text: str, lexicon: DateLexicon) -> str:
    return infer_published(text, lexicon=lexicon).interval.edtf


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Ground was broken on March 3, 2023.", "2023-03-03/.."),
        ("The oath was taken in May 2021.", "2021-05-01/.."),
        ("They have been away since March 2020.", "2020-03-01/.."),
        ("They have been waiting for the games in 2030.", ""),
        ("In 2021 she vowed that the dam would be mended by 2026.", "2021-01-01/.."),
        ("If in 2021 she vowed that, nobody heard it.", ""),
        ("By 2031 she vowed to mend the dam.", ""),
        ("In 2031 Freedonia's estimated harvest will be better.", ""),
        ("As described in 2031 projections, the dam helps.", ""),
        ("The day that they wait for has been May 3, 2031.", ""),
    ],
)
def test_a_verb_in_the_past_makes_its_date_past(text: str, edtf: str, lexicon: DateLexicon) -> None:
    assert _edtf(text, lexicon) == edtf


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("The dam will be mended by the end of 2027.", "../2027-12-31"),
        ("The dam will be shut until March 2027.", "../2027-03-31"),
        ("The bridge, due to open in June 2027, will have four lanes.", "../2027-06-30"),
        ("The bridge is due to open in June 2027.", "../2027-06-30"),
        ("The council is due to hold its session in early 2027.", "../2027-03-31"),
        ("The session is expected in early 2027.", "../2027-03-31"),
        ("The contest, scheduled for June 2027, will be held in ten towns.", "../2027-06-30"),
        ("The bridge, due to open in June 2027, was never built.", ""),
        ("The bridge, due to open in June 2027, stands empty.", ""),
        ("The contest, scheduled for June 2027, was held in ten towns.", ""),
        ("The match, due to rain in June 2027, will be remembered.", ""),
        ("In 2019 he was told of the bridge, due to open in June 2027.", ""),
    ],
)
def test_what_is_due_is_ahead(text: str, edtf: str, lexicon: DateLexicon) -> None:
    assert _edtf(text, lexicon).removeprefix("2019-01-01/..") == edtf


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("A satellite image of Feb. 3, 2024 shows a quay.", "2024-02-03/.."),
        ("In imagery from February 3, 2024, the quay is finished.", "2024-02-03/.."),
        ("Pictures taken on February 3, 2024 show a quay.", "2024-02-03/.."),
        ("A letter dated February 3, 2024 lists ten quays.", "2024-02-03/.."),
        ("Data for February 2024 show a fall.", "2024-02-01/.."),
        ("Data for 2031 show a fall.", ""),
        ("The survey of February 2031 will show a fall.", ""),
        ("Target figures for February 2031 show a fall.", ""),
        ("Data for February 2031 will show a fall.", ""),
        ("A picture of the games in February 2031 shows a hall.", ""),
        ("A report on February 3, 2031 elections is planned.", ""),
        ("The image of February 2031 games is kept vague.", ""),
    ],
)
def test_the_date_of_a_record_is_past_in_any_tense(text: str, edtf: str, lexicon: DateLexicon) -> None:
    assert _edtf(text, lexicon) == edtf


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("In a speech on March 8, 2019 she said: “This year, 2019, is ours.”", "2019-03-08/.."),
        ("In an interview in March 2019, she said it was hers.", "2019-03-01/.."),
        ("In a speech on March 8, 2031 elections she said nothing.", ""),
        ("In a speech on March 8, 2031 she will say nothing.", ""),
    ],
)
def test_a_speech_was_held_on_its_day(text: str, edtf: str, lexicon: DateLexicon) -> None:
    assert _edtf(text, lexicon).removeprefix("../2031-03-08") == edtf


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("The quay was laid on May 4, 2024. By June 19 it had a roof.", "2024-06-19/.."),
        ("A photo of May 4, 2024 shows a pit. In the photo from August 11 it is a lake.", "2024-08-11/.."),
        ("The quay was laid on May 4, 2024. Fish was landed in July, too.", "2024-07-01/.."),
        ("The quay was laid on May 4, 2024. It had been drawn on June 19.", "2024-05-04/.."),
        ("The quay was laid on May 4, 2024. It was drawn last June.", "2024-05-04/.."),
        ("The quay was laid on May 4, 2024. It was closed on December 19.", "2024-05-04/.."),
        ("The quay was laid on May 4, 2024. He wrote: “We came on June 19.”", "2024-05-04/.."),
        ("The quay was laid on May 4, 2024, as in 2019. It was closed on June 19.", "2024-05-04/.."),
        ("The quay was laid on May 4, 2024. On June 25 war broke out in 1950.", "2024-05-04/.."),
        ("The quay was laid on May 4, 2024. He told of June 25, when the war began.", "2024-05-04/.."),
        ("The quay was laid on May 4, 2024. It will be opened on June 19.", "2024-05-04/.."),
    ],
)
def test_a_later_day_without_its_year_is_behind_too(text: str, edtf: str, lexicon: DateLexicon) -> None:
    assert _edtf(text, lexicon) == edtf
