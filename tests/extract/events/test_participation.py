"""Which part a text gives to the people at an event."""

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

pytestmark = pytest.mark.model
ReadDoc = Callable[..., Doc]


def parts(doc: Doc) -> list[tuple[str, str]]:
    """Everybody with a part, over all passages."""
    return [pair for frame in doc._.events for pair in frame.participants]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Kim Tok Hun inspected the paper mill in Kusong City.", [("kim-tok-hun", "led")]),
        ("Kim Tok Hun's visit to the paper mill in Kusong City lasted two hours.", [("kim-tok-hun", "led")]),
        ("Respected Comrade Kim Jong Un Inspects Paper Mill in Kusong City", [("kim-jong-un", "led")]),
        (
            "Kim Jong Un visited the paper mill in Kusong City together with Jo Yong Won.",
            [("kim-jong-un", "led"), ("jo-yong-won", "accompanied")],
        ),
        (
            "Present at the opening ceremony of the mill in Kusong City were Kim Tok Hun, premier, and Ri Il Hwan.",
            [("kim-tok-hun", "attended"), ("ri-il-hwan", "attended")],
        ),
        (
            "A groundbreaking ceremony was held in Songchon County in the presence of Kim Jong Un.",
            [("kim-jong-un", "attended")],
        ),
        (
            "Kim Tok Hun made an address at the opening ceremony, at which Ri Il Hwan cut the tape.",
            [("kim-tok-hun", "spoke"), ("ri-il-hwan", "led")],
        ),
        ("The test-fire was watched by Kim Jong Sik.", [("kim-jong-sik", "attended")]),
        (
            "Talks between Kim Jong Un and Vladimir Putin were held in Pyongyang.",
            [("kim-jong-un", "attended"), ("vladimir-putin", "attended")],
        ),
        (
            "Kim Tok Hun, premier of the Cabinet, met and had a talk with Sergei Lavrov in Pyongyang on Monday.",
            [("kim-tok-hun", "led"), ("sergei-lavrov", "attended")],
        ),
        (
            "The groundbreaking ceremony for the Songchon factories was held, with Kim Jong Un in attendance.",
            [("kim-jong-un", "attended")],
        ),
        ("Kim Tok Hun presided over the plenary meeting.", [("kim-tok-hun", "led")]),
        ("The paper mill in Kusong City, of which Kim Tok Hun often spoke, was inaugurated on Monday.", []),
    ],
    ids=[
        "visitor", "possessor", "headline", "together with", "inverted", "presence", "speech and tape", "watched",
        "between", "met", "attendance", "presided", "only named",
    ],
)  # fmt: skip
def test_the_words_give_a_part(read_doc: ReadDoc, text: str, found: list[tuple[str, str]]) -> None:
    assert parts(read_doc(text, "2025-01-08")) == found


@pytest.mark.parametrize(
    ("below", "found"),
    [
        ("He was accompanied by Jo Yong Won, secretary of the party, Ri Il Hwan and Pak Jong Chon.",
         [("jo-yong-won", "accompanied"), ("ri-il-hwan", "accompanied"), ("pak-jong-chon", "accompanied")]),
        ("Accompanying him was Ri Il Hwan.", [("ri-il-hwan", "accompanied")]),
        ("Kim Tok Hun made a speech.", [("kim-tok-hun", "spoke")]),
        ("A report was delivered by Kim Tok Hun.", [("kim-tok-hun", "reported")]),
        ("Present there were Kim Tok Hun, premier of the Cabinet, and Ri Il Hwan.",
         [("kim-tok-hun", "attended"), ("ri-il-hwan", "attended")]),
        ("Ri Il Hwan, secretary of the committee, and Kim Tok Hun, premier of the Cabinet, cut the tape.",
         [("ri-il-hwan", "led"), ("kim-tok-hun", "led")]),
        ("It was attended by Kim Tok Hun, chief of the county's staff, Ri Il Hwan, director of it, and builders.",
         [("kim-tok-hun", "attended"), ("ri-il-hwan", "attended")]),
        ("Kim Tok Hun will make a speech.", []),
        ("Kim Tok Hun made no speech.", []),
        ("Kim Tok Hun joined the party as a young man.", []),
        ("He was greeted at the railway station in Hamhung City by Kim Tok Hun.", []),
        ("Kim Tok Hun presented a map.", []),
        ("In May 2019 Kim Tok Hun made a speech.", []),
    ],
    ids=["by", "inverted", "speech", "report", "there", "titles", "long list", "ahead", "negated",
         "no occasion", "elsewhere", "presented", "other day"],
)  # fmt: skip
def test_a_sentence_below_adds_parts(read_doc: ReadDoc, below: str, found: list[tuple[str, str]]) -> None:
    doc = read_doc(f"Kim Jong Un visited the paper mill in Kusong City on Monday. {below}", "2025-01-08")
    assert parts(doc) == [("kim-jong-un", "led"), *found]


def test_a_sentence_that_takes_up_the_ceremony_adds_parts(read_doc: ReadDoc) -> None:
    told = "An inaugural ceremony of a paper mill took place in Kusong City on Tuesday."
    doc = read_doc(f"{told} Kim Tok Hun made a speech at the ceremony.", "2025-01-08")
    assert parts(doc) == [("kim-tok-hun", "spoke")]


def test_whoever_has_a_part_is_among_the_people(read_doc: ReadDoc) -> None:
    doc = read_doc("Kim Jong Un visited the mill in Kusong City on Monday. Kim Tok Hun made a speech.", "2025-01-08")
    assert [frame.people_ids for frame in doc._.events] == [("kim-jong-un", "kim-tok-hun")]
