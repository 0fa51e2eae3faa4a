"""What events with their year in the name say about a story's publication: "the 2024 exhibition opened"."""

import re
from collections.abc import Iterator
from datetime import date

from pipeline.dates.grammar.lexicon import DateLexicon
from pipeline.dates.inferred.constraints import TIED, Constraint, not_before
from pipeline.dates.inferred.story import Sighting, Story
from pipeline.dates.inferred.verb_groups import is_verb_form

_WORD = re.compile(r"[\w'’.-]*\w|[^\w\s]")
_PRELIMINARY = re.compile(r"qualif|prepar|draw|ticket|bid\b", re.IGNORECASE)
_LONGEST_NAME = 12
_FIRST_MONTH = 10
"""Some editions begin before their year does, winter seasons in the last October."""
_NEW_YEAR = re.compile(
    r"\b(?:occasion of|celebration of|celebrated|greeted|marked|greeting)\s+(?:the\s+)?(?:lunar\s+|solar\s+)?"
    r"New Year(?:['’]s Day)?,?\s*$",
    re.IGNORECASE,
)
_NOT_YET = re.compile(r"\b(?:for|to|towards?|into|before|qualif\w+|prepar\w+|bid|host)\b[^.,;]{0,40}$", re.IGNORECASE)
"""Before the edition itself come its heats and its preparations."""


def edition_constraints(story: Story, lexicon: DateLexicon) -> Iterator[Constraint]:
    """Constraints from the editions that the text tells as past, and from the New Year that it celebrates.

    The year of a plan or a product bounds nothing.
    """
    for sighting in story.sightings:
        year = _edition_year(story, sighting, lexicon)
        if year is not None:
            yield not_before(date(year - 1, _FIRST_MONTH, 1), TIED, f'the edition of "{sighting.phrase.text}" is past')


def _edition_year(story: Story, sighting: Sighting, lexicon: DateLexicon) -> int | None:
    interval = sighting.known.interval if sighting.known else None
    start = interval.start if interval is not None and interval.edtf.isdigit() else None
    if start is None or sighting.tense == "future":
        return None
    if _NEW_YEAR.search(story.before(sighting, 60)):
        return start.year
    if sighting.tense != "past" or not sighting.phrase.text.isdigit():
        return None
    if _NOT_YET.search(story.before(sighting, 60)):
        return None
    return start.year if _names_edition(story.after(sighting, 120), lexicon) else None


def _names_edition(following: str, lexicon: DateLexicon) -> bool:
    """Whether a year heads the name of an event, and nothing but its name: not the draw of the 2026 cup."""
    words = _WORD.findall(following)[:_LONGEST_NAME]
    for word, after in zip(words, [*words[1:], ""], strict=False):
        if lexicon.has("edition", word):
            return not after.isalpha() or lexicon.has("object_start", after) or is_verb_form(after, lexicon)
        if not word[0].isalnum() or _PRELIMINARY.match(word) or is_verb_form(word, lexicon):
            return False
        if lexicon.has("object_start", word) and word != "of":
            return False
    return False
