"""Which places of a text stand inside quotation marks: what stands there was said at another time."""

import re
from bisect import bisect_left

_MARK = re.compile(r"[\"“”„\n]")


class Quotations:
    """The quotations of a text; a mark that is never closed ends with its paragraph."""

    def __init__(self, text: str) -> None:
        """Read the marks once, in time linear in the text."""
        self._places: list[int] = []
        self._inside: list[bool] = []
        inside = False
        for match in _MARK.finditer(text):
            inside = _inside_after(text, match.start(), inside)
            self._places.append(match.start())
            self._inside.append(inside)

    def holds(self, place: int) -> bool:
        """Whether the place stands inside quotation marks."""
        index = bisect_left(self._places, place) - 1
        return index >= 0 and self._inside[index]


def _inside_after(text: str, place: int, inside: bool) -> bool:
    """Whether a quotation is open behind the mark; a straight one opens before a word, closes behind one."""
    mark = text[place]
    if mark in "“„":
        return True
    if mark in "”\n":
        return False
    behind_space = place == 0 or text[place - 1].isspace() or text[place - 1] in "([—–-"
    before_space = place + 1 == len(text) or text[place + 1].isspace()
    return behind_space if behind_space != before_space else not inside
