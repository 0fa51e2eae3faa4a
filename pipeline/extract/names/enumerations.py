"""Lists of names before a shared word: "Sinyang and Pukchang counties", "the cities of Sinpho and Tanchon"."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc

from pipeline.extract.names.shapes import is_capital

_SHARED = {"provinces": "Province", "cities": "City", "counties": "County", "districts": "District"}
_LINKS = frozenset({",", "and", "&", "or"})
_DIRECTIONS = frozenset({"north", "south", "east", "west"})


@dataclass(frozen=True, slots=True)
class Item:
    """Tokens `start:end` name one member of a list.

    `completed` is its name with the word that it shares with the next ("North" in "North and South Phyongan
    provinces"), `kind` the administrative word in the singular.
    """

    start: int
    end: int
    completed: str
    kind: str


def _runs(doc: Doc, indices: range, limit: int) -> list[tuple[int, int]]:
    """Runs of capitalised words met while walking over `indices`, linked by commas and "and"; nearest first."""
    runs: list[tuple[int, int]] = []
    open_run: list[int] = []
    for i in indices:
        token = doc[i]
        if is_capital(token) and token.is_alpha:
            open_run.append(i)
            continue
        if open_run:
            runs.append((min(open_run), max(open_run) + 1))
            open_run = []
        if token.lower_ not in _LINKS or len(runs) > limit:
            break
    else:
        if open_run:
            runs.append((min(open_run), max(open_run) + 1))
    return runs


def _completed(doc: Doc, run: tuple[int, int], following: tuple[int, int] | None) -> str:
    text = doc[run[0] : run[1]].text
    if following is not None and text.lower() in _DIRECTIONS and following[1] - following[0] > 1:
        return f"{text} {doc[following[0] + 1 : following[1]].text}"
    return text


def enumerated(doc: Doc) -> Iterator[Item]:
    """The members of all lists of names before a plural administrative word, in no fixed order.

    A single name before the plural is no list ("Hamgyong provinces" is), and lists of more than 40 are cut.
    """
    for token in doc:
        kind = _SHARED.get(token.lower_)
        if kind is None:
            continue
        runs = _runs(doc, range(token.i - 1, -1, -1), 40)[::-1]
        for i, run in enumerate(runs):
            following = runs[i + 1] if i + 1 < len(runs) else None
            yield Item(*run, _completed(doc, run, following), kind)
