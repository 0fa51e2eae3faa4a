"""A set that a claim bounds by its beginning: "all the factories on which work began this spring"."""

from dataclasses import dataclass
from functools import reduce

from pipeline.dates.edtf import Interval, parse_edtf
from pipeline.merge.claim_checks.statement import Statement
from pipeline.quantities import Quantity, RoleWords
from pipeline.records import Mention, MentionKind


@dataclass(frozen=True, slots=True)
class Begun:
    """The words of the beginning, from the first to the end of their dates."""

    start: int
    end: int
    dates: tuple[Mention, ...]

    @property
    def days(self) -> Interval | None:
        """When ground was broken for the set: "in February and March" is both; None when a date has no days."""
        if not self.dates or not all(date.name for date in self.dates):
            return None
        days = [parse_edtf(date.name) for date in self.dates]
        return reduce(Interval.hull, days)


def begun_of(statement: Statement, quantity: Quantity, words: RoleWords) -> Begun | None:
    """The beginning that bounds what a number counts, told right behind it; None when the claim tells none."""
    for at, match in words.all_of("begun", statement.tokens):
        start, end = statement.tokens[at].start, statement.tokens[match.end - 1].end
        if start < quantity.end or start - quantity.end > _REACH:
            continue
        dates: list[Mention] = []
        for date in statement.inside(MentionKind.DATE):
            if 0 <= date.start - (dates[-1].end if dates else end) <= (_JOINED if dates else _REACH):
                dates.append(date)
        return Begun(start, dates[-1].end if dates else end, tuple(dates))
    return None


_JOINED = 5
"""So many part two dates that "and" joins."""
_REACH = 20
"""So many characters may stand between a number, its words of beginning and their date."""
