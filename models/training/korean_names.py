"""Make up names of Korean people, places and bodies in the spellings of both Korean states."""

import random
from dataclasses import dataclass

from word_lists import WORD_LISTS, read_rows

NORTH_SURNAMES = WORD_LISTS["north_surnames"]
SOUTH_SURNAMES = WORD_LISTS["south_surnames"]
NORTH_FIRST = WORD_LISTS["north_first"]
NORTH_SECOND = WORD_LISTS["north_second"]
SOUTH_FIRST = WORD_LISTS["south_first"]
SOUTH_SECOND = WORD_LISTS["south_second"]
GIVEN = WORD_LISTS["given"]
FAMILY = WORD_LISTS["family"]
PROVINCES = WORD_LISTS["provinces"]
MINISTRIES = WORD_LISTS["ministries"]
LOCAL_BODIES = WORD_LISTS["local_bodies"]
FACILITIES = WORD_LISTS["facilities"]
DEEP_BODIES = WORD_LISTS["deep_bodies"]
LEADERS_GIVEN = ("Jong Un", "Jong-un", "Jong Un", "Jong-un", "Jong Il", "Jong-il", "Il Sung", "Il-sung")
NO_ARTICLE = frozenset(WORD_LISTS["no_article"])


@dataclass(frozen=True)
class Name:
    """A name as words, whether it usually takes "the", and the surname if it is a person's."""

    words: tuple[str, ...]
    article: bool = False
    surname: str = ""


class NameMaker:
    """Draws names at random from lists and syllables."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        self.places: dict[str, list[str]] = {}
        for place, kind in read_rows("places.tsv"):
            self.places.setdefault(kind, []).append(place)
        self.bodies: dict[str, list[Name]] = {}
        for body, article, kind in read_rows("organisations.tsv"):
            self.bodies.setdefault(kind, []).append(Name(split(body), bool(article)))

    def north_person(self, hyphen: bool | None = None) -> Name:
        """A person of the DPRK: "Ri Chol Min", "Ri Chol-min" or now and then "Ri Chol"."""
        surname = self.rng.choice(NORTH_SURNAMES)
        if self.rng.random() < 0.05:
            return Name((surname, self.rng.choice(NORTH_FIRST)), surname=surname)
        first, second = self.rng.choice(NORTH_FIRST), self.rng.choice(NORTH_SECOND)
        if hyphen is None:
            hyphen = self.rng.random() < 0.5
        given = (f"{first}-{second.lower()}",) if hyphen else (first, second)
        return Name((surname, *given), surname=surname)

    def south_person(self) -> Name:
        """A person of South Korea: "Park Ji-hoon", "Park Jihoon", "Park Ji Hoon"."""
        surname = self.rng.choice(SOUTH_SURNAMES)
        first, second = self.rng.choice(SOUTH_FIRST), self.rng.choice(SOUTH_SECOND)
        draw = self.rng.random()
        if draw < 0.04:
            return Name((surname, first), surname=surname)
        if draw < 0.75:
            return Name((surname, f"{first}-{second}"), surname=surname)
        if draw < 0.85:
            return Name((surname, first + second), surname=surname)
        return Name((surname, first, second.capitalize()), surname=surname)

    def leader(self) -> Name:
        """A spelling of the name of one of the leaders, who are named in almost every article."""
        given = self.rng.choice(LEADERS_GIVEN)
        return Name(("Kim", *given.split()), surname="Kim")

    def foreign_person(self) -> Name:
        """A person with a given name before the surname."""
        surname = self.rng.choice(FAMILY)
        return Name((self.rng.choice(GIVEN), surname), surname=surname)

    def person(self) -> Name:
        """Any person."""
        draw = self.rng.random()
        if draw < 0.46:
            return self.north_person()
        if draw < 0.80:
            return self.south_person()
        return self.leader() if draw < 0.85 else self.foreign_person()

    def county(self) -> Name:
        """The bare name of a county, city or district of the DPRK."""
        draw = self.rng.random()
        kind = "county" if draw < 0.65 else "city" if draw < 0.9 else "district"
        return Name(split(self.rng.choice(self.places[kind])))

    def place_with_kind(self) -> Name:
        """A county, city or district with its kind: "Sakju County"."""
        kind = self.rng.choices(("county", "city", "district"), (7, 2, 1))[0]
        return Name((*split(self.rng.choice(self.places[kind])), kind.capitalize()))

    def province(self, kind: bool = True) -> Name:
        """A province, with or without the word Province."""
        return Name((*split(self.rng.choice(PROVINCES)), *(["Province"] if kind else [])))

    def country(self) -> Name:
        """A country, one of the two Korean states half of the time."""
        name = self.rng.choice(self.places["korea" if self.rng.random() < 0.5 else "country"])
        return Name(split(name), article=name not in NO_ARTICLE)

    def place(self) -> Name:
        """Any place."""
        draw = self.rng.random()
        if draw < 0.25:
            return self.county()
        if draw < 0.42:
            return self.place_with_kind()
        if draw < 0.52:
            return self.province(draw < 0.49)
        if draw < 0.80:
            return self.country()
        kind = self.rng.choice(("foreign city", "foreign city", "landmark", "foreign province"))
        name = self.rng.choice([*self.places[kind], "Pyongyang", "Seoul"])
        return Name(split(name), article=name.endswith(("River", "Peninsula", "Zone")))

    def ministry(self) -> Name:
        """A ministry: "Ministry of Light Industry" or, rarer, "Light Industry Ministry"."""
        subject = self.rng.choice(MINISTRIES)
        if self.rng.random() < 0.25 and len(subject.split()) < 3:
            return Name((*split(subject), "Ministry"), article=True)
        return Name(("Ministry", "of", *split(subject)), article=True)

    def local_body(self) -> Name:
        """A local committee of party or state."""
        county = self.rng.choice(self.places["county"])
        pattern = self.rng.choice(LOCAL_BODIES)
        return Name(split(pattern.format(county=county, province=self.rng.choice(PROVINCES))), article=True)

    def facility(self) -> Name:
        """A named plant or other facility: "Kanggye Farm Machine Factory"."""
        kind = "county" if self.rng.random() < 0.6 else "city"
        return Name((*split(self.rng.choice(self.places[kind])), *split(self.rng.choice(FACILITIES))))

    def deep_body(self) -> Name:
        """A body whose name holds another one: "Political Bureau of the C.C., WPK"."""
        pattern = self.rng.choice(DEEP_BODIES)
        county, province = self.rng.choice(self.places["county"]), self.rng.choice(PROVINCES)
        return Name(split(pattern.format(county=county, province=province, ministry=self.rng.choice(MINISTRIES))))

    def body(self, kind: str) -> Name:
        """A body of one kind of the list: dprk, rok or media."""
        return self.rng.choice(self.bodies[kind])

    def organisation(self) -> Name | None:
        """Any organisation; None to keep the one of the text."""
        draw = self.rng.random()
        if draw < 0.18:
            return self.ministry()
        if draw < 0.26:
            return self.local_body()
        return self.body("dprk" if draw < 0.55 else "media" if draw < 0.77 else "rok")


def split(text: str) -> tuple[str, ...]:
    """Split a name into words; a comma is a word of its own."""
    return tuple(text.replace(",", " ,").split())
