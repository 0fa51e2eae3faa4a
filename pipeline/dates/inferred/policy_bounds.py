"""What the policies of the knowledge pack say about a story's publication.

Nobody writes of a policy by its name before it is adopted; a phrase that dates the adoption dates the article.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from itertools import islice

from pipeline.dates.edtf import Interval, add_days, add_months, parse_edtf
from pipeline.dates.grammar.lexicon import DateLexicon
from pipeline.dates.inferred.constraints import IMPLIED, STATED, Constraint, not_before
from pipeline.dates.inferred.story import Sighting, Story
from pipeline.dates.inferred.ties import years_to_the_unit
from pipeline.dates.values import Bound, Period, Stretch
from pipeline.knowledge.schema import PolicyFact

_NAMED_BEFORE = frozenset({"project", "law"})
"""Kinds whose name is in use before the day that the pack has: a farm is named while it is built, a law as a draft."""
_MOST_MENTIONS = 20
_RECENT_DAYS = 365
"""What was "recently" adopted was adopted within the last year."""


def policy_constraints(story: Story, policies: Sequence[PolicyFact], lexicon: DateLexicon) -> Iterator[Constraint]:
    """Constraints from policies whose day of adoption the pack knows, named by a proper name."""
    for policy in policies:
        adopted, pattern = _adopted(policy), _proper_names(policy.surface_forms)
        if adopted is None or adopted.start is None or pattern is None or not pattern.search(story.text):
            continue
        if policy.kind not in _NAMED_BEFORE:
            yield not_before(adopted.start, STATED, f"{policy.label} was adopted {adopted.edtf}")
        yield from _adoption_dated(story, pattern, adopted, lexicon)
        yield from _now_in_year(story, pattern, adopted, lexicon)


def names_policy(text: str, policies: Sequence[PolicyFact]) -> bool:
    """Whether a text names a policy of the pack by a proper name."""
    patterns = (_proper_names(policy.surface_forms) for policy in policies)
    return any(pattern is not None and pattern.search(text) for pattern in patterns)


@lru_cache(maxsize=1000)
def _proper_names(forms: tuple[str, ...]) -> re.Pattern[str] | None:
    """What finds the forms that can only be a name; the same few policies are looked for in every text."""
    names = sorted((form for form in forms if _is_proper(form)), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, names))) if names else None


def _adopted(policy: PolicyFact) -> Interval | None:
    try:
        return parse_edtf(policy.adopted) if policy.adopted else None
    except ValueError:
        return None


def _is_proper(form: str) -> bool:
    """Whether a form can only be a name: a digit in it and several words, or all capitalised words."""
    words = form.split()
    return len(words) > 1 and (any(c.isdigit() for c in form) or all(w[0].isupper() for w in words if len(w) > 3))


def _adoption_dated(
    story: Story, pattern: re.Pattern[str], adopted: Interval, lexicon: DateLexicon
) -> Iterator[Constraint]:
    """Phrases that date the adoption or the start of the policy in its own sentence."""
    for sighting in story.sightings:
        sentence = story.sentence_of(sighting)
        if adopted.start is None or sighting.quoted or not pattern.search(sentence.text):
            continue
        words, shift = sighting.phrase.text, sighting.year_shift()
        to_the_unit = years_to_the_unit(sighting, adopted)
        adopting = _is_adoption(story, sighting, pattern, lexicon)
        if to_the_unit is not None and adopting:
            yield Constraint((to_the_unit,), IMPLIED, f'adopted "{words}"')
        elif _is_whole_run(story, sighting, lexicon) or (
            adopting and shift in (0, -1) and not isinstance(sighting.value, Bound)
        ):
            year = adopted.start.year - (shift or 0)
            yield Constraint((Interval.year(year),), IMPLIED, f'adopted "{words}"')
        elif (nth := _implementation_year(story, sighting, lexicon)) is not None:
            year = adopted.start.year + nth - 1
            yield Constraint((Interval.year(year),), IMPLIED, f"year {nth} of a policy of {adopted.edtf}")
        elif shift == -1 and sighting.tense == "past" and _is_carried_out(sentence.text, pattern):
            first = date(adopted.start.year + 1, 1, 1)
            yield not_before(first, IMPLIED, f'already under way "{words}"')
        elif words.lower() == "recently" and adopting:
            allowed = Interval(adopted.start, add_days(adopted.start, _RECENT_DAYS))
            yield Constraint((allowed,), IMPLIED, f"{words} adopted")


def _is_adoption(story: Story, sighting: Sighting, name: re.Pattern[str], lexicon: DateLexicon) -> bool:
    """Whether the phrase dates the adoption: "the Policy, which he unveiled in May last year", "unveiled the Policy …".

    The verb must have the policy for its object: "under the Policy he announced flats last year" dates the flats.
    """
    before, after = story.before(sighting, 160), story.after(sighting, 25)
    verbs = "|".join(re.escape(verb) for verb in sorted(lexicon.sets.get("adoption_verb", ())))
    lead = r"(?:\s+(?:by|at|in|during|on|through|as)\b[^.;,]*)?\s*$"
    relative = rf"(?:{name.pattern})[\"”’',]*\s+(?:[\w'’-]+\s+){{0,6}}(?:{verbs}){lead}"
    direct = rf"\b(?:{verbs})\s+(?:[\w'’-]+\s+){{0,4}}[\"“‘']?(?:{name.pattern})[\"”’',]*{lead}"
    if sighting.phrase.text.lower() == "recently":
        return bool(re.search(rf"(?:{name.pattern})\W*$", before) and re.match(rf"\s(?:{verbs})\b", after))
    return bool(re.search(relative, before) or re.search(direct, before))


def _implementation_year(story: Story, sighting: Sighting, lexicon: DateLexicon) -> int | None:
    """For "this year, the second year of the Policy": 2."""
    if sighting.value != Period("year", 0):
        return None
    sentence = story.sentence_of(sighting).text.lower()
    ordinals = {word: int(value) for word, (kind, value) in lexicon.terminals.items() if kind == "ordinal"}
    found = re.findall(rf"\b({'|'.join(ordinals)}) year of\b", sentence)
    return ordinals[found[0]] if len(found) == 1 else None


def _now_in_year(story: Story, name: re.Pattern[str], adopted: Interval, lexicon: DateLexicon) -> Iterator[Constraint]:
    """For "the Policy, now in its second year": by the calendar or counted from the day of its adoption."""
    ordinals = {word: int(value) for word, (kind, value) in lexicon.terminals.items() if kind == "ordinal"}
    in_year = re.compile(
        rf"(?:{name.pattern})[\"”’']*,?\s+(?:which\s+)?(?:is\s+)?(?:now|already|currently|is)\s+in\s+its\s+({'|'.join(ordinals)})\s+year\b"
    )
    for match in islice(in_year.finditer(story.text), _MOST_MENTIONS):
        nth = ordinals[match[1]]
        if adopted.start is None or adopted.end is None or story.quotations.holds(match.start()):
            continue
        if not story.is_told_of_then(match.start(), firm=False):
            last = max(date(adopted.end.year + nth - 1, 12, 31), add_months(adopted.end, 12 * nth))
            days = Interval(date(adopted.start.year + nth - 1, 1, 1), last)
            yield Constraint((days,), IMPLIED, f"year {nth} of a policy of {adopted.edtf}")


def _is_whole_run(story: Story, sighting: Sighting, lexicon: DateLexicon) -> bool:
    """For "put forward … in the coming ten years from this year": the first year of a programme."""
    if sighting.value != Bound("from", Period("year", 0)) or not _has_verb(story.before(sighting, 300), lexicon):
        return False
    return any(
        isinstance(s.value, Stretch) and s.value.direction == 1 and s.value.unit == "year"
        and 0 <= sighting.phrase.start - s.phrase.end <= 2
        for s in story.sightings
    )  # fmt: skip


def _has_verb(before: str, lexicon: DateLexicon) -> bool:
    """Whether somebody puts the policy forward."""
    return any(re.search(rf"\b{re.escape(verb)}\b", before) for verb in lexicon.sets.get("adoption_verb", ()))


def _is_carried_out(sentence: str, name: re.Pattern[str]) -> bool:
    """For "under the Policy", "the start of the implementation of the Policy": it is at work."""
    work = r"under|in line with|in accordance with|according to|part of|(?:start|beginning|launch|implementation) of"
    return bool(re.search(rf"\b(?:{work})\s+(?:\S+\s+){{0,6}}(?:{name.pattern})", sentence))
