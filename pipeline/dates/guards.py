"""What looks like a date and is none: names of institutions, people, counted things, English words."""

from pipeline.dates.grammar import Hit

_LICENCE = ("IN", "OF", "BY", "SINCE", "UNTIL", "FROM", "TO", "BETWEEN", "AND", "PART", "DASH", "BEFORE", "AFTER", "OR")
_WEAK_LICENCE = ("BY", "OF", "FROM", "TO", "AND", "OR", "BEFORE", "AFTER", "DASH")
_NAME_REACH = 6
"""A name's head word stands at most so many words behind the date: "May 1 … Stadium"."""


def is_institution(hit: Hit) -> bool:
    """Whether a month and day without a year belong to a name: "the May 1 Stadium", "October 10 factory".

    After a bare "on" it is the day ("on October 10 Factory workers …"); with an article one small word may stand
    between ("the September 19 military agreement").
    """
    if hit.before("ON") and not hit.tokens.is_(hit.match.start(), "THE"):
        return False
    with_article = hit.before("THE") or hit.tokens.is_(hit.match.start(), "THE")
    for on in range(_NAME_REACH):
        word = hit.next_word(on)
        if on <= (1 if with_article else 0) and hit.lexicon.has("name_head", word):
            return True
        if with_article and on == 0 and hit.after("WORD"):
            continue
        if not word or not (word[0].isupper() or (on > 0 and hit.after("OF", "AND", "POSS", on=on))):
            return False
        if hit.lexicon.has("name_head", word) and word[0].isupper():
            return True
    return False


def is_measured(hit: Hit) -> bool:
    """Whether what follows is counted by the number: "2024 tons", "in March 15 people"."""
    return hit.lexicon.has("measure", hit.next_word()) or hit.next_word() in ("%", "℃", "°")


def is_month_word(hit: Hit) -> bool:
    """Whether a bare month is one: after "in", "since", "early" …, or between an article and a noun.

    "May" and "March" begin sentences, April and June are names: a month without a day, a year or such a word is
    not read; nor is one after "by", "of" … that a capitalised word follows ("by April Kim").
    """
    if hit.is_("m", "MSHORT") and not hit.before(*_LICENCE):
        return False
    if hit.before(*_LICENCE):
        return not (hit.before(*_WEAK_LICENCE) and hit.after("NAME"))
    if hit.after("POSS"):
        return True
    owned = hit.lexicon.has("possessive", hit.previous_word())
    return (owned or hit.before("THE", "A", "POSS")) and hit.after("WORD", "UNIT")


def is_weekday_word(hit: Hit) -> bool:
    """Whether a weekday is one, not part of a name ("Black Friday", "Sunday Times")."""
    following = hit.next_word()
    if following[:1].isupper() and hit.lexicon.has("after_weekday_name", following):
        return False
    previous = hit.previous_word()
    return not (previous[:1].isupper() and hit.lexicon.has("before_weekday_name", previous))


def is_number_year(hit: Hit) -> bool:
    """Whether a four-digit number counts things or is a label: "2024 tons", "No. 2000", "$2000", "1984-1"."""
    if is_measured(hit) or hit.after("YEAR") or hit.before("YEAR", "NUM", "DAY") or hit.after("NUM", "DAY"):
        return True
    before = hit.previous_word()
    if before in ("$", "€", "£", "₩", "#", "×", "/", "No", "x"):
        return True
    numbers = ("NUM", "DAY", "YEAR", "OTHER")
    if (hit.before("DASH") and hit.before(*numbers, back=2)) or (hit.after("DASH") and hit.after(*numbers, on=1)):
        return True
    plural = hit.after("WORD") and hit.next_word().endswith("s") and len(hit.next_word()) > 3
    return (
        plural
        and not hit.before("IN", "SINCE", "BY", "UNTIL", "THE", "PART", "POSS")
        and not hit.next_word().endswith("ss")
    )
