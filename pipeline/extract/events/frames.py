"""One passage that tells an event, as the components pass it on: `doc._.events` is a list of these."""

from dataclasses import dataclass

from pipeline.dates.edtf import Interval
from pipeline.dates.readings import UNDATED, Dated
from pipeline.records import EventStatus, EventType

LASTING = frozenset({EventType.CONSTRUCTION, EventType.PRODUCTION})
"""What goes on for months: the other types are of a day or a few."""


@dataclass(frozen=True, slots=True)
class EventDate:
    """The days of an event and the words that gave them (empty when none did), which begin at `start`.

    `parts` are the dates of a list ("on March 3 in A and on March 7 in B"), all of which the date holds.
    """

    date: Dated
    text: str = ""
    start: int = 0
    parts: tuple["EventDate", ...] = ()


@dataclass(slots=True)
class EventFrame:
    """What one passage says of one event. Offsets are code points of the text, half-open.

    `group` numbers the events of the article: passages with the same number tell the same one. `own_date` and
    `own_places` tell what the passage itself says from what it takes over from its surroundings.
    """

    event_type: EventType
    status: EventStatus
    start: int
    end: int
    trigger_start: int
    trigger_end: int
    date: Dated = UNDATED
    date_text: str = ""
    own_date: bool = False
    place_ids: tuple[str, ...] = ()
    place_text: str = ""
    own_places: bool = False
    quantities: tuple[str, ...] = ()
    people_ids: tuple[str, ...] = ()
    participants: tuple[tuple[str, str], ...] = ()
    """People with the part that the words give them: (person id, part)."""
    organization_ids: tuple[str, ...] = ()
    factory_type_ids: tuple[str, ...] = ()
    policy_ids: tuple[str, ...] = ()
    calendar_id: str = ""
    origin: str = ""
    claimed_by: str = ""
    observed_in: str = ""
    is_reported: bool = False
    """Somebody else than the writer states it as a fact, and not in quoted words."""
    confidence: float = 0.8
    heading: bool = False
    """The passage is a headline or caption."""
    is_asserted: bool = False
    """A main clause tells the event itself."""
    one_more: bool = False
    """The clause sets it off from another event of its sort."""
    nation_wide: bool = False
    """The sentence speaks of many unnamed places."""
    words: frozenset[str] = frozenset()
    """Lemmas of the phrase that names the event: they tell one meeting or plan from another."""
    group: int = 0
    part: int = 0
    """Which of several events it tells, when one trigger has several dates."""

    @property
    def interval(self) -> Interval:
        """The days of the event."""
        return self.date.interval
