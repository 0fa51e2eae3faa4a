"""One passage that tells an event, as the components pass it on: `doc._.events` is a list of these."""

from dataclasses import dataclass

from pipeline.dates.edtf import UNKNOWN, Interval
from pipeline.records import DateBasis, EventStatus, EventType


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
    interval: Interval = UNKNOWN
    date_basis: DateBasis = DateBasis.INFERRED
    date_text: str = ""
    own_date: bool = False
    place_ids: tuple[str, ...] = ()
    place_text: str = ""
    own_places: bool = False
    people_ids: tuple[str, ...] = ()
    organization_ids: tuple[str, ...] = ()
    factory_type_ids: tuple[str, ...] = ()
    policy_ids: tuple[str, ...] = ()
    calendar_id: str = ""
    origin: str = ""
    claimed_by: str = ""
    confidence: float = 0.8
    heading: bool = False
    """The passage is a headline or caption."""
    nation_wide: bool = False
    """The sentence speaks of many unnamed places."""
    words: frozenset[str] = frozenset()
    """Lemmas of the phrase that names the event: they tell one meeting or plan from another."""
    group: int = 0
