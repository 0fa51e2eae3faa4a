"""Do two claims relay one statement? What speaks against it, and how alike they are.

The thresholds are set by hand: there is no labelled training set.
"""

from collections.abc import Callable, Set
from typing import Literal

from rapidfuzz.fuzz import ratio

from pipeline.merge.claims.days import contradict
from pipeline.merge.claims.statements import Statement, gap_days
from pipeline.merge.claims.words import StatementWords

Judgement = Literal["same", "unsure", "different"]
Veto = Callable[[Statement, Statement, StatementWords], bool]

WINDOW_DAYS = 1
"""Times of speaking may lie so far apart: reports differ by the time zone."""
WIDE_DAYS = 62
"""When so little is known of the time of speaking, only equal words make one statement."""
NEAR_EQUAL = 90
"""Per cent of the characters: the same words but for a typing error or an article."""
QUOTED_WORDS, QUOTED_STEMS = 4, 2
"""A quotation of so many words, with so many of content, that stands in both is one act of speaking."""
# Share of the shorter statement's content that the other has too, from so many words in common on.
CONTAINED: tuple[tuple[int, float], ...] = ((3, 0.8), (5, 0.7))
ALIKE_WORDS, ALIKE = 4, 0.6
"""Share of the content of both together (Dice), and the least number of words in common."""
PARAPHRASED_WORDS, PARAPHRASED, RARE = 3, 0.4, 0.5
"""From here on the two that are most alike of two articles are one statement in other words; fewer words in common
must be half of the shorter one's."""
RARE_WORDS = 2
BALANCED = 0.2
"""Share of all content that a paraphrase has in common (Jaccard): a long speech has a few words of everything."""
LEAST_SHARE = PARAPHRASED
"""No pair that shares less of the shorter one's content is the same, unless the words are equal or quoted."""
UNLIKE = 0.25
"""A pair that shares less than this is different: it keeps two groups apart."""


def numbers_contradict(a: Statement, b: Statement, _: StatementWords) -> bool:
    """Each gives a number that the other does not have: 20 counties are never 40."""
    left, right = a.meaning.numbers, b.meaning.numbers
    return bool(left - right and right - left)


def days_contradict(a: Statement, b: Statement, _: StatementWords) -> bool:
    """Both name days, or deadlines, that cannot be the same."""
    return contradict(a.meaning.days, b.meaning.days)


def places_contradict(a: Statement, b: Statement, _: StatementWords) -> bool:
    """Each names a place that is none of the other's, and neither has one that the other's lie in."""
    left, right = a.places, b.places
    return bool(left - b.closure and right - a.closure)


def people_contradict(a: Statement, b: Statement, _: StatementWords) -> bool:
    """Each is about somebody whom the other does not name."""
    left, right = a.meaning.people, b.meaning.people
    return bool(left - right and right - left)


def polarity_contradicts(a: Statement, b: Statement, _: StatementWords) -> bool:
    """What one asserts the other denies, by a negation or by the cue."""
    return bool(turned_words(a, b)) or (a.is_denied != b.is_denied and not _negated_in_common(a, b))


def _negated_in_common(a: Statement, b: Statement) -> frozenset[str]:
    return (a.meaning.negated | b.meaning.negated) & a.meaning.stems & b.meaning.stems


def turned_words(a: Statement, b: Statement) -> frozenset[str]:
    """The words in common that one affirms and the other negates; none where both negate something.

    How far a negation reaches is a guess: "no sign of machines" and "no machines" say the same.
    """
    if a.meaning.negated and b.meaning.negated and a.is_denied == b.is_denied:
        return frozenset()
    return frozenset(
        word
        for word in _negated_in_common(a, b)
        if ((word in a.meaning.negated) != a.is_denied) != ((word in b.meaning.negated) != b.is_denied)
    )


def opposites(a: Statement, b: Statement, known: StatementWords) -> list[tuple[str, str]]:
    """Word pairs of which one statement has one, the other its antonym, and neither has both."""
    left, right = a.meaning, b.meaning
    return sorted(
        (word, other)
        for word in left.stems - right.stems
        for other in known.opposites.get(word, frozenset()) & (right.stems - left.stems)
        if ((word in left.negated) != a.is_denied) == ((other in right.negated) != b.is_denied)
    )


def predicates_contradict(a: Statement, b: Statement, known: StatementWords) -> bool:
    """One says that it halts, the other that it continues."""
    return bool(opposites(a, b, known))


VETOES: tuple[Veto, ...] = (
    numbers_contradict, days_contradict, places_contradict, people_contradict, polarity_contradicts,
    predicates_contradict,
)  # fmt: skip


def judge(a: Statement, b: Statement, known: StatementWords) -> tuple[Judgement, float]:
    """Whether two claims of one speaker relay one statement, and how alike they are (0 to 1).

    In doubt "unsure", which joins nothing and keeps nothing apart. Of one article, of speakers without a name and
    where the time of speaking is as good as unknown, only nearly equal words are the same; all else is different.
    """
    if gap_days(a, b) > WINDOW_DAYS or any(veto(a, b, known) for veto in VETOES):
        return "different", 0.0
    if is_near_equal(a, b):
        return "same", 1.0
    if needs_equal_words(a, b):
        return "different", 0.0
    alike = likeness(a, b)
    if says_the_same(a, b):
        return "same", alike
    return ("unsure" if alike >= UNLIKE else "different"), alike


def needs_equal_words(a: Statement, b: Statement) -> bool:
    """Whether the pair has too little besides its words to be one statement."""
    wide = a.span_days > WIDE_DAYS or b.span_days > WIDE_DAYS
    return a.claim.article_id == b.claim.article_id or not a.has_name or wide


def is_near_equal(a: Statement, b: Statement) -> bool:
    """The same words, but for a typing error or an article."""
    return a.text == b.text or ratio(a.text, b.text, score_cutoff=NEAR_EQUAL) > 0


def shared(a: Statement, b: Statement) -> int:
    """Number of stems and numbers in common."""
    return len(a.meaning.content & b.meaning.content)


def likeness(a: Statement, b: Statement) -> float:
    """Share of the shorter statement's content that the other has too."""
    smaller = min(len(a.meaning.content), len(b.meaning.content))
    return shared(a, b) / smaller if smaller else 0.0


def says_the_same(a: Statement, b: Statement) -> bool:
    """One is a shortened, edited or differently translated version of the other, or both quote the same words."""
    common, share = shared(a, b), likeness(a, b)
    both = len(a.meaning.content) + len(b.meaning.content)
    return (
        any(common >= least and share >= part for least, part in CONTAINED)
        or (common >= ALIKE_WORDS and 2 * common >= ALIKE * both)
        or has_shared_quotation(a, b)
    )


def may_paraphrase(a: Statement, b: Statement, common: Set[str]) -> bool:
    """So alike that they are one statement in other words when nothing is more alike.

    Two words must not be of the `common` subject. An outlet puts into other words what others print, not what it
    printed itself.
    """
    both, alike = a.meaning.content & b.meaning.content, likeness(a, b)
    rare = both - common
    all_words = len(a.meaning.content | b.meaning.content)
    if len(rare) < RARE_WORDS or len(both) < BALANCED * all_words or a.article.outlet == b.article.outlet != "":
        return False
    return alike >= (PARAPHRASED if len(both) >= PARAPHRASED_WORDS else RARE)


def has_shared_quotation(a: Statement, b: Statement) -> bool:
    """A quotation of the one stands word by word in one of the other."""
    if len(a.meaning.content & b.meaning.content) < QUOTED_STEMS:
        return False
    return _is_quoted_in(a, b) or _is_quoted_in(b, a)


def _is_quoted_in(a: Statement, b: Statement) -> bool:
    wholes = [f" {' '.join(quote)} " for quote in b.quotes]
    parts = [f" {' '.join(quote)} " for quote in a.quotes if len(quote) >= QUOTED_WORDS]
    return any(part in whole for part in parts for whole in wholes)
