"""What one article can say about the publication of another: the shape of such a reason, and how it is kept."""

from dataclasses import dataclass

from pipeline.dates.edtf import Interval
from pipeline.dates.inferred.constraints import ACROSS, Constraint


@dataclass(frozen=True, slots=True)
class Across:
    """The days on which an article can have been published, as another article has it.

    `support` are the articles that the reason rests on, the other one among them: none of them may be dated by it.
    """

    allowed: tuple[Interval, ...]
    reason: str
    other_id: str
    support: frozenset[str]

    def constraint(self) -> Constraint:
        """The reason as `dates.constraints.solve` weighs it: behind all that the page says of itself."""
        return Constraint(self.allowed, ACROSS, self.reason)

    def admits(self, left: tuple[Interval, ...]) -> bool:
        """Whether one of the days left is allowed."""
        return any(days.overlaps(own) for days in self.allowed for own in left)
