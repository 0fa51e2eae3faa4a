"""A set that a claim bounds by its beginning: "all the factories on which work began this spring"."""

from dataclasses import dataclass

from pipeline.dates.edtf import Interval, parse_edtf
from pipeline.merge.claim_checks.statement import Statement
from pipeline.quantities import Quantity, RoleWords
from pipeline.records import Mention, MentionKind


@dataclass(frozen=True, slots=True)
class Begun:
    """The words of the beginning, from the first to the end of their date, and the days of it; None without days."""

    start: int
    end: int
    date: Mention | None

    @property
    def days(self) -> Interval | None:
        """When ground was broken for the set."""
        return parse_edtf(self.date.name) if self.date and self.date.name else None


def begun_of(statement: Statement, quantity: Quantity, words: RoleWords) -> Begun | None:
    """The beginning that bounds what a number counts, told right behind it; None when the claim tells none."""
    for at, match in words.all_of("begun", statement.tokens):
        start, end = statement.tokens[at].start, statement.tokens[match.end - 1].end
        if start < quantity.end or start - quantity.end > _REACH:
            continue
        dates = [one for one in statement.inside(MentionKind.DATE) if 0 <= one.start - end <= _REACH]
        date = min(dates, key=lambda one: one.start, default=None)
        return Begun(start, date.end if date else end, date)
    return None


_REACH = 20
"""So many characters may stand between a number, its words of beginning and their date."""
