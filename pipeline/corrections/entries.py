"""The entries of a file of corrections: one class per kind.

An entry names the evidence and not the event, whose id may change when its evidence does: passages and claims by their
ids, which stay as long as the text of their article does, entities by id or name.
"""

from collections.abc import Mapping
from datetime import date as Day
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from pipeline.dates.edtf import Interval, parse_edtf
from pipeline.records import CorrectionKind


def _edtf(text: str) -> str:
    parse_edtf(text)
    return text


def _distinct(ids: tuple[str, ...]) -> tuple[str, ...]:
    if len(set(ids)) < len(ids):
        raise ValueError("one of them is named twice")
    return ids


Edtf = Annotated[str, AfterValidator(_edtf)]
Several = Annotated[tuple[str, ...], Field(min_length=2), AfterValidator(_distinct)]


class Entry(BaseModel):
    """What every entry says: by whom, why, and on which day."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True, str_min_length=1)

    kind: CorrectionKind
    who: str
    why: str
    when: Day | None = None

    @property
    def targets(self) -> tuple[str, ...]:
        """The ids or names of what it is about."""
        raise NotImplementedError

    @property
    def value(self) -> str:
        """What is so instead; empty when the kind of the entry says it."""
        return ""


class _OfPassages(Entry):
    passages: Several

    @property
    def targets(self) -> tuple[str, ...]:
        """The passages."""
        return self.passages


class SameEvent(_OfPassages):
    """The passages tell one event."""

    kind: Literal["same_event"] = "same_event"


class DifferentEvents(_OfPassages):
    """No two of the passages tell the same event."""

    kind: Literal["different_events"] = "different_events"


class SameEntity(Entry):
    """The people, places or organisations, by id or name, are one: the first."""

    kind: Literal["same_entity"] = "same_entity"
    entities: Several

    @property
    def targets(self) -> tuple[str, ...]:
        """The entities."""
        return self.entities


class DifferentEntities(Entry):
    """The `entities` are several; or what is called `name` in one `article` is the `entity`, and not the linked one."""

    kind: Literal["different_entities"] = "different_entities"
    entities: Several | None = None
    article: str | None = None
    name: str | None = None
    entity: str | None = None

    @model_validator(mode="after")
    def _one_form(self) -> "DifferentEntities":
        told = [item is not None for item in (self.article, self.name, self.entity)]
        if any(told) if self.entities else not all(told):
            raise ValueError("give either entities, or article, name and entity")
        return self

    @property
    def targets(self) -> tuple[str, ...]:
        """The entities; or the article and the name."""
        return self.entities or (self.article or "", self.name or "")

    @property
    def value(self) -> str:
        """The entity that the name means."""
        return self.entity or ""


class DateOf(Entry):
    """The date, EDTF, of the event that a passage tells, or of the publication of an article."""

    kind: Literal["date"] = "date"
    passage: str | None = None
    article: str | None = None
    date: Edtf

    @model_validator(mode="after")
    def _one_target(self) -> "DateOf":
        if (self.passage is None) == (self.article is None):
            raise ValueError("give either passage or article")
        return self

    @property
    def interval(self) -> Interval:
        """The days."""
        return parse_edtf(self.date)

    @property
    def targets(self) -> tuple[str, ...]:
        """The passage or the article."""
        return (self.passage or self.article or "",)

    @property
    def value(self) -> str:
        """The date."""
        return self.date


class PlaceOf(Entry):
    """The place, by id or name, of the event that a passage tells."""

    kind: Literal["place"] = "place"
    passage: str
    place: str

    @property
    def targets(self) -> tuple[str, ...]:
        """The passage."""
        return (self.passage,)

    @property
    def value(self) -> str:
        """The place."""
        return self.place


class DropClaim(Entry):
    """Nobody claims that."""

    kind: Literal["drop_claim"] = "drop_claim"
    claim: str

    @property
    def targets(self) -> tuple[str, ...]:
        """The claim."""
        return (self.claim,)


class DropEvent(Entry):
    """What the passage tells is no event."""

    kind: Literal["drop_event"] = "drop_event"
    passage: str

    @property
    def targets(self) -> tuple[str, ...]:
        """The passage."""
        return (self.passage,)


KINDS: Mapping[str, type[Entry]] = {
    str(kind.model_fields["kind"].default): kind
    for kind in (SameEvent, DifferentEvents, SameEntity, DifferentEntities, DateOf, PlaceOf, DropClaim, DropEvent)
}
