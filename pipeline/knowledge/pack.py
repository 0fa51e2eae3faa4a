"""`KnowledgePack`: the loaded facts of a subject and a language, with the look-ups that extract and merge need."""

from dataclasses import dataclass
from functools import cached_property

from pipeline.knowledge.cities import CITY, world_cities
from pipeline.knowledge.schema import (
    AntonymFact,
    CalendarFact,
    CheckWordFact,
    CueFact,
    DemonymFact,
    FactoryTypeFact,
    FurnitureFact,
    MeaningWordFact,
    ModalityFact,
    NameClueFact,
    NameHeadFact,
    ObservationFact,
    OfficeFact,
    OrganizationFact,
    OrgRoleFact,
    PackSettings,
    ParticipationFact,
    PersonFact,
    PlaceFact,
    PlantWordFact,
    PolicyFact,
    ProgrammeFact,
    QuantityWordFact,
    RoleFact,
    SpeakerNounFact,
    StatementWordFact,
    SurnameFact,
    SyllableFact,
    TitleFact,
    TriggerFact,
)

_COUNTY_KINDS = frozenset({"county", "city", "district", "town"})


@dataclass(frozen=True)
class KnowledgePack:
    """All facts, in file order; `digest` is the SHA-256 of the files they come from."""

    settings: PackSettings
    digest: str
    places: tuple[PlaceFact, ...] = ()
    demonyms: tuple[DemonymFact, ...] = ()
    people: tuple[PersonFact, ...] = ()
    surnames: tuple[SurnameFact, ...] = ()
    syllables: tuple[SyllableFact, ...] = ()
    organizations: tuple[OrganizationFact, ...] = ()
    org_roles: tuple[OrgRoleFact, ...] = ()
    factory_types: tuple[FactoryTypeFact, ...] = ()
    policies: tuple[PolicyFact, ...] = ()
    programmes: tuple[ProgrammeFact, ...] = ()
    calendar: tuple[CalendarFact, ...] = ()
    roles: tuple[RoleFact, ...] = ()
    offices: tuple[OfficeFact, ...] = ()
    titles: tuple[TitleFact, ...] = ()
    cues: tuple[CueFact, ...] = ()
    triggers: tuple[TriggerFact, ...] = ()
    modality: tuple[ModalityFact, ...] = ()
    participation: tuple[ParticipationFact, ...] = ()
    name_heads: tuple[NameHeadFact, ...] = ()
    name_clues: tuple[NameClueFact, ...] = ()
    speaker_nouns: tuple[SpeakerNounFact, ...] = ()
    statement_words: tuple[StatementWordFact, ...] = ()
    quantity_words: tuple[QuantityWordFact, ...] = ()
    meaning_words: tuple[MeaningWordFact, ...] = ()
    antonyms: tuple[AntonymFact, ...] = ()
    check_words: tuple[CheckWordFact, ...] = ()
    plant_words: tuple[PlantWordFact, ...] = ()
    observations: tuple[ObservationFact, ...] = ()
    furniture: tuple[FurnitureFact, ...] = ()

    def place(self, place_id: str) -> PlaceFact | None:
        """The place with this id, a city of the world too; None for an id that nothing knows."""
        listed = self._places.get(place_id)
        if listed is not None or not place_id.startswith(CITY):
            return listed
        city = world_cities().get(place_id)
        return city.fact(self.country_ids.get(city.country, "")) if city is not None else None

    def person(self, person_id: str) -> PersonFact | None:
        """The person with this id; None for an id that the pack does not know."""
        return self._people.get(person_id)

    def organization(self, org_id: str) -> OrganizationFact | None:
        """The organisation with this id; None for an id that the pack does not know."""
        return self._organizations.get(org_id)

    def outlet(self, name: str) -> OrganizationFact | None:
        """The agency or paper with this canonical name; None for a name that the pack does not know."""
        return self._outlets.get(name)

    def factory_type(self, type_id: str) -> FactoryTypeFact | None:
        """The type of factory with this id; None for an id that the pack does not know."""
        return self._factory_types.get(type_id)

    def policy(self, policy_id: str) -> PolicyFact | None:
        """The policy with this id; None for an id that the pack does not know."""
        return self._policies.get(policy_id)

    def ancestors(self, place_id: str) -> tuple[PlaceFact, ...]:
        """What the place lies in, nearest first, the country last; empty for countries and unknown ids."""
        found: list[PlaceFact] = []
        here = self.place(place_id)
        while here is not None and here.parent_id:
            here = self._places[here.parent_id]
            found.append(here)
        return tuple(found)

    def home_names(self) -> frozenset[str]:
        """The names of the home country and of its people."""
        home = self.settings.home_country
        country = self.place(home)
        names = () if country is None else (country.name, *country.spellings)
        return frozenset((*names, *(fact.demonym for fact in self.demonyms if fact.place_id == home)))

    def country_of(self, place_id: str) -> PlaceFact | None:
        """The country of a place (of a country: itself)."""
        return next((place for place in self._chain(place_id) if place.kind == "country"), None)

    def province_of(self, place_id: str) -> PlaceFact | None:
        """The first-level division of a place: a province, or a city with an ISO 3166-2 code (Pyongyang, Seoul).

        None for countries and where the pack knows no province ("Geneva" lies directly in Switzerland).
        """
        return next((place for place in reversed(self._chain(place_id)) if self._is_first_level(place)), None)

    def county_of(self, place_id: str) -> PlaceFact | None:
        """The county, or the city or district of its rank: the highest division below the province.

        A district of Hamhung gives Hamhung City; a province, Pyongyang itself and a country give None.
        """
        return next(
            (
                place
                for place in reversed(self._chain(place_id))
                if place.kind in _COUNTY_KINDS and not self._is_first_level(place)
            ),
            None,
        )

    def _chain(self, place_id: str) -> tuple[PlaceFact, ...]:
        place = self.place(place_id)
        return () if place is None else (place, *self.ancestors(place_id))

    def _is_first_level(self, place: PlaceFact) -> bool:
        parent = self.place(place.parent_id)
        under_country = parent is not None and parent.kind == "country"
        return under_country and (place.kind == "province" or "-" in place.iso_3166_2)

    @cached_property
    def country_ids(self) -> dict[str, str]:
        """The `place_id` of each country by its two letters (ISO 3166-1)."""
        return {fact.iso_3166_2: fact.place_id for fact in self.places if fact.kind == "country" and fact.iso_3166_2}

    @cached_property
    def _places(self) -> dict[str, PlaceFact]:
        return {fact.place_id: fact for fact in self.places}

    @cached_property
    def _people(self) -> dict[str, PersonFact]:
        return {fact.person_id: fact for fact in self.people}

    @cached_property
    def _organizations(self) -> dict[str, OrganizationFact]:
        return {fact.org_id: fact for fact in self.organizations}

    @cached_property
    def _outlets(self) -> dict[str, OrganizationFact]:
        return {fact.name: fact for fact in reversed(self.organizations) if fact.media}

    @cached_property
    def _factory_types(self) -> dict[str, FactoryTypeFact]:
        return {fact.type_id: fact for fact in self.factory_types}

    @cached_property
    def _policies(self) -> dict[str, PolicyFact]:
        return {fact.policy_id: fact for fact in self.policies}
