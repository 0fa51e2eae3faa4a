"""One key for the romanisations of a Korean name, coarse on purpose: it says who may be one, never that two are."""

import re

from pipeline.knowledge.pack import KnowledgePack
from pipeline.merge.entities import folded

_SAME_SOUND = (
    ("ng", "q"), ("sh", "s"), ("ph|b", "p"), ("th|d", "t"), ("kh|g", "k"), ("ch", "j"), ("l", "r"),
    ("yeo|you", "yo"), ("eo|eu|oo|ou|u", "o"), ("ee|ui|oi", "i"), ("ae", "e"), ("w", ""), (r"(.)\1", r"\1"),
)  # fmt: skip
"""Letters that the romanisations write for one sound, replaced one after the other."""


class PersonKeys:
    """Keys of Korean names by the surnames of a pack."""

    def __init__(self, pack: KnowledgePack) -> None:
        """Take the spellings of each surname."""
        self._families = {folded(fact.surname): fact.family for fact in pack.surnames}

    def key(self, name: str) -> str:
        """The key of a name that begins with a surname; empty for any other."""
        words = re.split(r"[\s\-]+", name)
        family = self._families.get(folded(words[0]), "")
        if not family or len(words) < 2:
            return ""
        given = folded("".join(words[1:]))
        for pattern, sound in _SAME_SOUND:
            given = re.sub(pattern, sound, given)
        return f"{family} {given}"
