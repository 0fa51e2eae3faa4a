"""Whether words of a sentence tell of something behind or ahead, by the verb group that governs them.

A publication date is needed before the language model runs. The rules lean to `none`: a date that only may be past
("was to open in 2027", "announced a summit in June", "profits are needed by 2030") must not bound the publication.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.dates.inferred.verb_groups import Cue
from pipeline.dates.resolve import Tense

_BOUNDARY = re.compile(r"[,;:()“”\"–—]|\b(?:that|which|who|where|when|while|and|but|as|because|if|whether)\b")
_REACH = 400
"""How far from a phrase its verb is looked for: a text without sentences must not cost the square of its length."""
_FRONT_WORDS, _NEAR_WORDS = 7, 15
"""A phrase that heads its clause has at most so many words before it, and its verb so many words behind it."""
_LEAD = re.compile(
    r"^[\s\"“‘']*(?:(?:and|but|then|also|so|later|it was|one day|early|late|as early as|back|only|already)\s+)*"
    r"(?:(?:in|on|at|during|since|from|by|until|after|before|between|within|over|throughout)\s+"
    r"(?:(?:the|early|late|mid|same|year)\s+){0,2})?$",
    re.IGNORECASE,
)
"""What stands before a phrase that dates its whole clause."""
_PLACE = r"(?:in|at|near|from|outside)\s+(?:(?:the|his|her|its|their)\s+)?(?:(?-i:[A-Z][\w'’.-]*)[\s,]+){1,6}"
_BESIDE = re.compile(
    r"^\s*(?:(?:on|in|at|during|since|early|late|back|here|there|only|already|first|again|earlier|the|of|up|down|out|"
    r"off|over|place|ground|as|far|between|throughout|dated|all|both|so|one|day)\b\s*){0,5}"
    rf"(?:{_PLACE}){{0,2}}(?:(?:on|in|at|during|since|early|late|the|one|day)\b\s*){{0,4}}$",
    re.IGNORECASE,
)
"""What may stand between a verb and the phrase right behind it: small words, and where it was."""
_AT_MEETING = re.compile(
    r"^\s*(?:(?:off|up|out|down|over|forth|forward)\s+)?(?:by|at|during|after|following)\s+(?:(?:the|a|an|its|his|their|this)\s+)?"
    r"(?:(?!(?:a|an|the|for|to)\b)[\w'’.-]+(?:\s+|$)){1,12}$",
    re.IGNORECASE,
)
"""Between a verb and the date of the meeting at which it was done: "adopted at its plenary meeting in"."""
_COMMA = re.compile(r",\s*(?:one day )?(?:in|on|at|during)\s+$")
_APART = re.compile(r",\s*$")
_BEEN = re.compile(r"^(?:has|have|having)\b.*\bbeen$")
"""What "has been there since May" has a date; what "has been" May may be a plan."""
_CLAUSE_END = re.compile(r"\s*(?:[.,;:)\"”’]|$)")
_ABOUT = re.compile(
    r"\b(?:for|about|towards?|against|regarding|concerning|on)\s+(?:(?!on\b|in\b)[\w'’-]+\s+){1,9}\w*\s*$"
)
"""What is talked of is not what is done: "visited the site for the games in 2030"."""
_OTHER_CLAUSE = re.compile(
    r"[;:–—]|\b(?:that|which|who|whom|where|when|while|because|if|whether|as|but|than)\b|\band\s+[a-z]+s\b|"
    r"\b(?:18|19|20)\d\d\b|,(?!(?:\s+(?:and|or|the|of|an?|as|well|its|his|on|in|at|[A-Z][\w'’.-]*))*[\s,]*$)"
)
"""A clause between a verb and a phrase, which may have a verb of its own, or a date that the verb has already."""
_NOT_YET = re.compile(r"\b(?:before|until|till|towards?|ahead of|prior to|pending)\b", re.IGNORECASE)
_LOOKING_BACK = re.compile(
    r"\b(?:after|following|since|mark|commemorate|remember|recall|discuss|review|investigate|examine|mourn|honou?r|"
    r"celebrate|study|analy[sz]e|probe|address|revisit|describe|explain|publish|release|present)\b"
)
"""What is ahead may look back: "will mark the flood in July 2024"."""
_ARTICLE = re.compile(
    r"^[\s\"“‘']*(?:(?:the|a|an|its|their|this|our|historic|upcoming|forthcoming)\s+){0,3}$", re.IGNORECASE
)
_AT = re.compile(r"^[\s\"“‘']*(?:at|during)\s", re.IGNORECASE)
"""What heads a clause and dates it, though the date is that of the meeting: "at the congress in January 2021, he …"."""

_PROMISED = re.compile(r"(?:\b(?:he|she|they|it|we|I)|(?<=[^.!?]\s)[A-Z][\w-]+)\s+\w+ed$")
"""A finite verb of wish in the past: what is promised may be ahead, the promise itself is not."""
_IF = re.compile(r"\b(?:if|unless|whether|once|had|were|should)\b", re.IGNORECASE)
_IN_TIME = re.compile(r"^[\s\"“‘']*(?:in|on|at|during)\s+(?:the\s+)?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Governed:
    """The tense of some words of a sentence; a future is `firm` in "will open", said by the writer himself.

    "Ahead of the congress" and "he said it will open" may be the future of an earlier day.
    """

    tense: Tense = "none"
    firm: bool = False


def governed(
    text: str, cues: Sequence[Cue], place: int, behind: int, *, quoted: bool, is_subject: bool = False
) -> Governed:
    """The tense of the verb that most likely governs the words at `place:behind` of a sentence.

    A phrase at the head of its clause takes the next verb, any other the verb before it; what is quoted governs
    nothing outside the quotation, and the other way round. `is_subject` tells that the words are what is told of ("the
    Ninth Congress will …"), not its date.
    """
    low = bisect_left(cues, place - _REACH, key=lambda cue: cue.start)
    middle = bisect_left(cues, place, key=lambda cue: cue.start)
    high = bisect_left(cues, behind + _REACH, key=lambda cue: cue.start)
    earlier = [cue for cue in cues[low:middle] if cue.quoted == quoted]
    later = [cue for cue in cues[middle:high] if cue.quoted == quoted and cue.start >= behind]
    window = text[max(0, place - _REACH) : place]
    cut = place - len(window) + max((m.end() for m in _BOUNDARY.finditer(window)), default=0)
    head = text[cut:place]
    heads_clause = not any(cue.end > cut for cue in earlier) and len(head.split()) <= _FRONT_WORDS
    if heads_clause and later and (cut == 0 or len(text[behind : later[0].start].split()) < _NEAR_WORDS):
        adverbial = _LEAD.match(head) or (_AT.match(head) and text[behind : behind + 1] == ",")
        names_subject = is_subject and _ARTICLE.match(head)
        cue, tense = later[0], _tense_behind(text, later, head, adverbial=bool(adverbial or names_subject))
    elif earlier:
        cue, tense = earlier[-1], _tense_before(text, earlier[-1], place, behind)
    elif later:
        cue, tense = later[0], _tense_behind(text, later, head, adverbial=False)
    else:
        return Governed()
    if (
        tense == "future"
        and _APART.search(text[max(0, cue.start - 2) : cue.start])
        and not text.startswith("ahead", cue.start)
    ):
        tense = tense if _is_still_planned(cues[low:high]) else "none"
    reported = any(other.tense == "past" and other.kind != "done" for other in cues[low:middle])
    return Governed(tense, firm=tense == "future" and cue.finite and not reported)


def _is_still_planned(cues: Sequence[Cue]) -> bool:
    """For "the mill, due to open in May, will …"; one that "stands empty" or "was given up" may be told of later."""
    return any(cue.finite for cue in cues) and all(cue.tense != "past" for cue in cues)


def _tense_behind(text: str, later: Sequence[Cue], head: str, *, adverbial: bool) -> Tense:
    """The tense of the verb behind a phrase that dates its clause, or only the subject ("the games in 2030 were …").

    `head` is what stands before the phrase in its clause.
    """
    first = later[0]
    if first.kind == "said" and re.match(r"\s*[,.”\"]", text[first.end :]):
        return later[1].tense if len(later) > 1 and later[1].tense != "past" else "none"
    if adverbial and first.tense == "none" and _IN_TIME.search(head) and all(cue.tense != "future" for cue in later):
        promise = text[max(0, first.start - _REACH) : first.end]
        return "past" if _PROMISED.search(promise) and not _IF.search(promise) else "none"
    if adverbial:
        return first.tense
    happened = first.tense == "past" and first.kind == "done"
    return "past" if happened and not _ABOUT.search(head) and not _NOT_YET.search(head) else "none"


def _tense_before(text: str, last: Cue, place: int, behind: int) -> Tense:
    """The tense of a phrase with a verb before it; other words between them may have the date for themselves."""
    between = text[last.end : place]
    if last.tense == "none" or _BESIDE.match(between) or _AT_MEETING.match(between):
        return last.tense
    if _BEEN.search(text[last.start : last.end]):
        return "past" if text.startswith("since", place) and not _OTHER_CLAUSE.search(between) else "none"
    if last.kind != "said" and _COMMA.search(between) and _CLAUSE_END.match(text, behind):
        return "past"
    if _ABOUT.search(between) or _OTHER_CLAUSE.search(between):
        return "none"
    if last.tense == "future":
        return "none" if _LOOKING_BACK.search(between) else "future"
    return "past" if last.kind == "done" and not _NOT_YET.search(between) else "none"
