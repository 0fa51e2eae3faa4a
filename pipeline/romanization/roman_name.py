"""A romanised name of a person, and the forms in which newspapers print one."""

from dataclasses import dataclass

from pipeline.romanization.spelling import capitalised


@dataclass(frozen=True, slots=True)
class RomanName:
    """A romanised name; the syllables of the given name stand apart, in lower case."""

    surname: str
    given: tuple[str, ...]

    @property
    def spaced(self) -> str:
        """As the DPRK prints it: Kim Tok Hun."""
        return " ".join((self.surname, *(capitalised(part) for part in self._parts)))

    @property
    def forms(self) -> tuple[str, ...]:
        """Spaced, hyphenated (Kim Tok-hun), joined (Kim Tokhun) and with the surname last (Tok-hun Kim)."""
        hyphenated, joined = capitalised("-".join(self._parts)), capitalised("".join(self.given))
        last = f"{hyphenated} {self.surname}"
        return tuple(dict.fromkeys((self.spaced, f"{self.surname} {hyphenated}", f"{self.surname} {joined}", last)))

    @property
    def _parts(self) -> tuple[str, ...]:
        """The syllables, without the apostrophe that keeps n from g where they are joined."""
        return tuple(part.removesuffix("'") for part in self.given)
