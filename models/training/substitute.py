"""Put made-up Korean names in place of the names of the corpora, and fill templates with them."""

import random
import re
from collections.abc import Callable
from pathlib import Path

from korean_names import NORTH_SURNAMES, Name, NameMaker
from pieces import Piece, guess_spaces
from word_lists import WORD_LISTS

KEEP_ORGANISATION = frozenset(WORD_LISTS["keep_organisation"])
NO_ARTICLE_AFTER = frozenset(("the", "(", "'s", ":", "via"))
SLOT = re.compile(r"\{(\w+)(?::([^}]*))?\}")
SLOT_LABELS = {
    "PERSON": "PERSON",
    "N": "PERSON",
    "H": "PERSON",
    "S": "PERSON",
    "P": "PERSON",
    "F": "PERSON",
    "B": "PERSON",
    "L": "PERSON",
    "LOC": "LOC",
    "c": "LOC",
    "C": "LOC",
    "V": "LOC",
    "K": "LOC",
    "W": "LOC",
    "ORG": "ORG",
    "D": "ORG",
    "M": "ORG",
    "m": "ORG",
    "l": "ORG",
    "R": "ORG",
    "Z": "LOC",
    "G": "ORG",
}


def substitute(piece: Piece, maker: NameMaker) -> Piece:
    """Return a copy with other names; the same mention gets the same new name within the piece."""
    rng = maker.rng
    keep = bool(KEEP_ORGANISATION.intersection(word.lower() for word in piece.words))
    people: dict[str, Name] = {}
    others: dict[tuple[str, str], Name | None] = {}
    for start, end, label in sorted(piece.spans, key=lambda span: span[0] - span[1]):
        text = piece.text_of(start, end)
        if label == "PERSON":
            if text not in people:
                known = next((people[full].surname for full in people if text in full.split()), None)
                people[text] = Name((known,), surname=known) if known else new_person(end - start, maker)
        elif (text, label) not in others:
            if label == "LOC":
                others[text, label] = maker.place()
            else:
                others[text, label] = None if keep or rng.random() < 0.35 else maker.organisation()
    result = Piece([], [])
    position = 0
    for start, end, label in sorted(piece.spans):
        copy_words(piece, position, start, result)
        text = piece.text_of(start, end)
        name = people[text] if label == "PERSON" else others[text, label]
        if name is None:
            name = Name(tuple(piece.words[start:end]))
            spaces = piece.spaces[start:end]
        else:
            previous = result.words[-1].lower() if result.words else ""
            if name.article and previous not in ("the", "a", "an", "'s", "’s") and rng.random() < 0.8:
                result.words.append("the" if previous and previous not in (".", '"') else "The")
                result.spaces.append(True)
            elif label == "LOC" and not name.article and previous == "the" and rng.random() < 0.8:
                result.words.pop()
                result.spaces.pop()
            spaces = name_spaces(name.words, piece.spaces[end - 1])
        offset = len(result.words)
        result.words += name.words
        result.spaces += spaces
        result.spans.append((offset, len(result.words), label))
        position = end
    copy_words(piece, position, len(piece.words), result)
    return result


def new_person(length: int, maker: NameMaker) -> Name:
    """A new person; a one-word mention becomes a bare surname half of the time."""
    if length == 1 and maker.rng.random() < 0.5:
        surname = maker.person().surname
        return Name((surname,), surname=surname)
    return maker.person()


def copy_words(piece: Piece, start: int, end: int, result: Piece) -> None:
    """Append the words from start to end to the result."""
    result.words += piece.words[start:end]
    result.spaces += piece.spaces[start:end]


def name_spaces(words: tuple[str, ...], last: bool) -> list[bool]:
    """Spacing within a name; `last` is the spacing behind it."""
    spaces = guess_spaces(words)
    spaces[-1] = last
    return spaces


def read_templates(path: Path) -> list[str]:
    """Read the templates, one in a line; lines that start with # are comments."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]


def slot_name(kind: str, literal: str | None, maker: NameMaker, people: list[Name]) -> Name:
    """Draw the name for one slot of a template."""
    if literal is not None:
        return Name(tuple(literal.split()))
    makers: dict[str, Callable[[], Name]] = {
        "N": lambda: maker.north_person(hyphen=False),
        "H": lambda: maker.north_person(hyphen=True),
        "S": maker.south_person,
        "P": maker.person,
        "F": maker.foreign_person,
        "L": maker.leader,
        "c": maker.county,
        "C": maker.place_with_kind,
        "V": maker.province,
        "K": maker.country,
        "W": maker.place,
        "D": lambda: maker.body("dprk"),
        "M": lambda: maker.body("media"),
        "R": lambda: maker.body("rok"),
        "m": maker.ministry,
        "l": maker.local_body,
        "Z": maker.facility,
        "G": maker.deep_body,
    }
    if kind == "B":
        surname = people[-1].surname if people else maker.rng.choice(NORTH_SURNAMES)
        return Name((surname,), surname=surname)
    name = makers[kind]()
    if SLOT_LABELS[kind] == "PERSON":
        people.append(name)
    return name


def fill(template: str, maker: NameMaker) -> Piece:
    """Fill the slots of a template; a bare surname (slot B) is that of the person before it."""
    result = Piece([], [])
    people: list[Name] = []
    position = 0
    for slot in [*SLOT.finditer(template), None]:
        end = slot.start() if slot else len(template)
        add_text(template[position:end], result)
        if slot is None:
            break
        kind, literal = slot.group(1), slot.group(2)
        name = slot_name(kind, literal, maker, people)
        space = template[slot.end() : slot.end() + 1].isspace()
        previous = result.words[-1].lower() if result.words else ""
        if name.article and template[-1] in '."' and previous not in NO_ARTICLE_AFTER and maker.rng.random() < 0.75:
            result.words.append("the" if previous else "The")
            result.spaces.append(True)
        offset = len(result.words)
        result.words += name.words
        result.spaces += name_spaces(name.words, space)
        result.spans.append((offset, len(result.words), SLOT_LABELS[kind]))
        position = slot.end()
    return result


def add_text(text: str, result: Piece) -> None:
    """Append plain text, split at spaces and around punctuation, with its exact spacing."""
    for match in re.finditer(r"'s|[\w-]+(?:[.'’]\w+)*|[^\w\s]", text):
        result.words.append(match.group())
        result.spaces.append(text[match.end() : match.end() + 1].isspace())


def template_pieces(path: Path, maker: NameMaker, copies: int) -> list[Piece]:
    """Fill every template several times."""
    return [fill(template, maker) for template in read_templates(path) for _ in range(copies)]


def sample(pieces: list[Piece], share: float, rng: random.Random) -> list[Piece]:
    """Draw a share of the pieces that hold at least one name."""
    named = [piece for piece in pieces if piece.spans]
    return rng.sample(named, int(share * len(named)))
