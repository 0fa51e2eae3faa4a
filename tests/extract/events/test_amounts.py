"""Which numbers of a sentence belong to its event."""

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

pytestmark = pytest.mark.model
ReadDoc = Callable[..., Doc]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A ceremony for opening 20 factories in 40 cities and counties was held in Songchon County.",
         [("20 factories", "40 cities and counties")]),
        ("The factory with a capacity of 300 tons a year was inaugurated in Songchon County.", [("300 tons a year",)]),
        ("The province built more than 20 schools and completed three hospitals last year.",
         [("more than 20 schools",), ("three hospitals",)]),
        ("The mill in Kusong City increased the production 1.3 times.", [("1.3 times",)]),
        ("Regional-industry factories were inaugurated in 20 counties, and 40 workers moved to Songchon County.",
         [("20 counties",)]),
        ("One day in October 2019 Kim Tok Hun visited the paper mill in Kusong City.", [()]),
        ("Kim Tok Hun visited the paper mill in Kusong City for the third time on January 7.", [()]),
        ("The 20 mills were inaugurated in Songchon County on January 3 and in Kusong City on January 7.", [(), ()]),
    ],
    ids=["of and in", "capacity", "each its own", "times", "other clause", "one day", "ordinal", "several dates"],
)  # fmt: skip
def test_quantities_of_the_events_own_clause(read_doc: ReadDoc, text: str, found: list[tuple[str, ...]]) -> None:
    assert [frame.quantities for frame in read_doc(text, "2025-01-08")._.events] == found
