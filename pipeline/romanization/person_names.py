"""The spellings of a Korean person's name from its Hangul, surname first."""

from collections.abc import Iterator, Sequence

from pipeline.romanization.hangul import Syllable, decompose
from pipeline.romanization.orthography import southern
from pipeline.romanization.roman_name import RomanName
from pipeline.romanization.sounds import spoken, written
from pipeline.romanization.spelling import capitalised, cheapest, spell, without_marks
from pipeline.romanization.surnames import split_name, surname_spellings
from pipeline.romanization.systems import PEOPLE_PRESS, Letters, Option, Options, letters_of

_LIMIT, _RAREST = 48, 3
"""Names that either manner of the press adds at most, and the highest rank of one: three letters out of the usual."""
_ESTABLISHED = {"김일성": RomanName("Kim", ("il", "sung"))}
"""Names that the DPRK itself prints against its rules."""


def person_spellings(hangul: str) -> tuple[str, ...]:
    """The spellings of a name in all forms, none twice; the DPRK's first, then the standards', then newspapers'.

    Raises:
        HangulError: the name is not written in Hangul alone, or has no given name.
    """
    return tuple(dict.fromkeys(form for name in roman_names(hangul) for form in name.forms))


def dprk_person(hangul: str) -> str:
    """The name as KCNA prints it: 조용원 is Jo Yong Won.

    Every syllable is spelt by itself. The first of the given name begins voiceless, whatever it follows, and the others
    voiced (Rules of 1992: "Pak Tong Gu"). A surname in Southern spelling takes its ㄹ back only where none but 이 is
    left without it: 노 may be a surname of the North's, too.
    """
    return _dprk_name(*split_name(hangul)).spaced


def roman_names(hangul: str) -> tuple[RomanName, ...]:
    """The spellings of a name before they are put into forms, in the order of `person_spellings`."""
    surname, given = split_name(hangul)
    return tuple(dict.fromkeys((_dprk_name(surname, given), *_standard(surname, given), *_press(surname, given))))


def _dprk_name(surname: str, given: str) -> RomanName:
    if surname + given in _ESTABLISHED:
        return _ESTABLISHED[surname + given]
    letters = letters_of("dprk")
    family = "".join(spell(written(decompose("리" if surname == "이" else surname)), letters))
    parts = (_syllable_options(syllable, index, letters)[0] for index, syllable in enumerate(written(decompose(given))))
    return RomanName(capitalised(family), tuple(part.letters for part in parts))


def _standard(surname: str, given: str) -> Iterator[RomanName]:
    """McCune-Reischauer with and without its marks, and Revised Romanization, in either orthography.

    The given name is one word to the former; the latter writes no sound changes inside it (III.4).
    """
    family, own = decompose(surname), decompose(given)
    mr, rr = letters_of("mr"), letters_of("rr")
    for first, last in ((family, own), (southern(family), southern(own))):
        marked = RomanName(capitalised("".join(spell(spoken(first), mr))), spell(spoken(last), mr))
        yield marked
        yield RomanName(without_marks(marked.surname), tuple(map(without_marks, marked.given)))
        parts = tuple("".join(spell((syllable,), rr)) for syllable in written(last))
        yield RomanName(capitalised("".join(spell(spoken(first), rr))), parts)


def _press(surname: str, given: str) -> Iterator[RomanName]:
    families, own = surname_spellings(surname), decompose(given)
    for system in PEOPLE_PRESS:
        parts = (families, (Option(" "),), *_given_parts(own, letters_of(system)))
        for way in cheapest(parts, _LIMIT):
            if way.rank <= _RAREST:
                family, syllables = way.letters.split(" ")
                yield RomanName(family, tuple(syllables.split("-")))


def _given_parts(given: Sequence[Syllable], letters: Letters) -> Iterator[Options]:
    """What may stand for each syllable of a given name, in the North's orthography or the South's; "-" between them."""
    both = zip(written(given), written(southern(given)), strict=True)
    for index, (north, south) in enumerate(both):
        if index:
            yield (Option("-"),)
        options = _syllable_options(north, index, letters)
        yield options if north == south else options + _syllable_options(south, index, letters)


def _syllable_options(syllable: Syllable, index: int, letters: Letters) -> Options:
    """What may stand for a syllable of a given name that is spelt by itself, the most usual first."""
    return cheapest((letters.initial(syllable, "voiced" if index else "initial"), letters.rhyme(syllable, "")))
