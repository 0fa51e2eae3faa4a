"""What looks like a date and is none: names of institutions, people, counted things, English words."""

from pipeline.dates.grammar.rule import Hit

_LICENCE = ("IN", "OF", "BY", "SINCE", "UNTIL", "FROM", "TO", "BETWEEN", "AND", "PART", "DASH", "BEFORE", "AFTER", "OR")
_WEAK_LICENCE = ("BY", "OF", "FROM", "TO", "AND", "OR", "BEFORE", "AFTER", "DASH")
_NAME_REACH = 6
"""A name's head word stands at most so many words behind the date: "May 1 … Stadium"."""


def is_institution(hit: Hit) -> bool:
    """Whether a month and day without a year belong to a name: "the May 1 Stadium", "October 10 factory".

    After a bare "on" it is the day ("on October 10 Factory workers …"); with an article one small word may stand
    between ("the September 19 military agreement"), and where no preposition tells that it is a day.
    """
    if hit.before("ON") and not hit.tokens.is_(hit.match.start(), "THE"):
        return False
    with_article = hit.before("THE") or hit.tokens.is_(hit.match.start(), "THE")
    free = not hit.before("IN", "BY", "SINCE", "FROM", "UNTIL", "OF") and hit.after("WORD")
    for on in range(_NAME_REACH):
        word = hit.next_word(on)
        if on <= (1 if with_article or free else 0) and hit.lexicon.has("name_head", word):
            return True
        if (with_article or free) and on == 0 and hit.after("WORD"):
            continue
        if not word or not (word[0].isupper() or (on > 0 and hit.after("OF", "AND", "POSS", on=on))):
            return with_article and on > 0 and hit.after("NAME", on=on - 1) and not _is_noun(hit, on)
        if hit.lexicon.has("name_head", word) and word[0].isupper():
            return True
    return False


def _is_noun(hit: Hit, on: int) -> bool:
    """Whether a common noun may follow a run of names: "the December 20 Politburo meeting" is held on that day."""
    word = hit.next_word(on).lower()
    verb = hit.lexicon.has("past_verb", word) or word in ("is", "has", "will") or word.endswith(("s", "ed"))
    return hit.after("WORD", on=on) and not verb


def is_measured(hit: Hit, on: int = 0) -> bool:
    """Whether what follows is counted by the number: "2024 tons", "1,950 m", "at 1900 GMT"."""
    following = hit.next_word(on)
    return hit.lexicon.has("measure", following) or following in ("%", "℃", "°") or hit.after("UNIT", "HOUR", on=on)


def is_month_word(hit: Hit) -> bool:
    """Whether a bare month is one: after "in", "since", "early" …, or between an article and a noun.

    "May" and "March" begin sentences, April and June are names: a month without a day, a year or such a word is
    not read; nor is one after "by", "of" … that a capitalised word follows ("by April Kim"), nor one before a number
    that is no day of it ("February 30").
    """
    if hit.after("DAY", "NUM") and not (hit.before("IN") and is_measured(hit, 1)):
        return False
    if hit.is_("m", "MSHORT") and not hit.before(*_LICENCE):
        return False
    if hit.before(*_LICENCE):
        return not (hit.before(*_WEAK_LICENCE) and hit.after("NAME"))
    if hit.after("POSS"):
        return not hit.before("NAME")
    owned = hit.lexicon.has("possessive", hit.previous_word())
    return (owned or hit.before("THE", "A", "POSS")) and hit.after("WORD", "UNIT")


def is_weekday_word(hit: Hit) -> bool:
    """Whether a weekday is one single day.

    It is none in a name ("Black Friday", "Sunday Times") or a kind of thing ("Sunday school"), when it is any such day
    ("it was a Sunday"; "a Tuesday statement" is of that day), many ("every Tuesday") or counted in a longer whole
    ("the first Monday in October").
    """
    following, previous = hit.next_word(), hit.previous_word()
    if hit.after("DAYPART") and following[:1].isupper():
        following = hit.next_word(1)
    if hit.lexicon.has("after_weekday_name", following) and (following[:1].isupper() or hit.after("WORD")):
        return False
    if (
        previous.lower() in ("some", "any")
        or hit.before("EVERY", "NUMBER", "ELSE", "MANY")
        or (hit.before("A") and not hit.after("WORD"))
    ):
        return False
    if hit.before("ORDINAL", "NTH") and hit.before("EVERY", back=2):
        return False
    counted = hit.before("ORDINAL", "NTH", "FINAL", "LAST") or (hit.is_("rel", "LAST") and hit.before("THE"))
    if counted and hit.after("IN", "OF"):
        return False
    return not (previous[:1].isupper() and hit.lexicon.has("before_weekday_name", previous))


_LABEL_SIGNS = frozenset(("$", "€", "£", "₩", "#", "×", "/", "+", "No", "x"))
_NUMBERS = ("NUM", "DAY", "YEAR", "OTHER")
_ROUGH = frozenset(("some", "nearly", "almost", "over", "another", "additional"))


def is_number_year(hit: Hit) -> bool:
    """Whether a four-digit number counts things or is a label: "2024 tons", "Room 1995", "$2000", "1984-1".

    A capitalised noun before it is numbered by it, whatever it is ("Locker 2001"), unless it is held in a year
    ("Expo 2025") or only opens the sentence ("But 2024 was").
    """
    return _counts(hit) or _is_label(hit) or _is_joined(hit) or is_era(hit)


def _counts(hit: Hit) -> bool:
    if is_measured(hit) or hit.after("OF", "MORE") or hit.before("YEAR", "NUM", "DAY"):
        return True
    told = hit.before("IN", "SINCE", "BY", "UNTIL", "AND") and hit.after("WORD", "NAME", on=1)
    if hit.after("YEAR", "NUM", "DAY") and not told:
        return True  # "in 2023 1850 homes were built" has a year and a count
    at_least = hit.before("LEAST") and not hit.before("UNTIL", "SINCE", "BY", "FROM", "TO", "IN", back=3)
    if at_least or hit.before("MANY") or (hit.before("TO") and hit.before("UP", back=2)):
        return True
    if (hit.before("AS") and hit.before("MANY", "MORE", "LESS", back=2)) or hit.previous_word().lower() in _ROUGH:
        return True
    other_side = hit.after("TO", "AND", "OR", "DASH") and hit.after("YEAR", "NUM", on=1)
    if other_side and (is_measured(hit, 2) or (hit.after("OR") and not hit.after("COMMA", "OTHER", on=2))):
        return True
    following = hit.next_word()
    if following in ("x", "×") or (hit.after("AND") and hit.after("MORE", on=1)):
        return True
    plural = hit.after("WORD") and following.endswith("s") and len(following) > 3 and not following.endswith("ss")
    parts = ("UNIT", "HALF", "SEASON", "PART")
    part_of_it = hit.before(*parts) or (hit.before("OF") and hit.before(*parts, back=2))
    return plural and not part_of_it and not hit.before("IN", "SINCE", "BY", "UNTIL", "THE", "PART", "POSS")


def _is_label(hit: Hit) -> bool:
    before = hit.previous_word()
    if before in _LABEL_SIGNS or hit.lexicon.has("label", before) or hit.before("FISCAL") or hit.after("FISCAL"):
        return True
    # "Flight KE 2025": a carrier's or maker's two letters.
    if len(before) == 2 and before.isalpha() and before.isupper() and hit.before("NAME"):
        return True
    if before == "." and hit.before("DECIMAL", "NUM", "DAY", back=2) and hit.touches(-1):
        return True
    if before == "." and hit.tokens.word(hit.match.start() - 2) in ("No", "Nos", "no", "nos"):
        return True
    return hit.before("NAME") and not hit.lexicon.has("before_year", before)


def _is_joined(hit: Hit) -> bool:
    """Whether a hyphen makes it part of something else: "1984-1", "Chollima-2000", "a 2000-seat hall"."""
    if hit.before("DASH") and (hit.before(*_NUMBERS, back=2) or (hit.before("NAME", back=2) and hit.touches(-1))):
        return True
    if not hit.after("DASH"):
        return False
    return hit.after(*_NUMBERS, on=1) or (hit.after("WORD", "UNIT", "HOUR", on=1) and hit.touches(0))


_PRONOUNS = frozenset(("it", "he", "she", "they", "we", "i", "you", "there"))


def is_pronoun(hit: Hit) -> bool:
    """Whether a pronoun follows, so that the date is no part of a name or a noun's ("after May 5 it will …")."""
    return hit.next_word() in _PRONOUNS


def is_joined_number(hit: Hit) -> bool:
    """Whether digits run on before or behind: "02-1950-2024", "2024-11-31"."""
    return (hit.before("DASH", "SLASH") and hit.before(*_NUMBERS, back=2)) or (
        hit.after("DASH", "SLASH") and hit.after(*_NUMBERS, on=1)
    )


def is_era(hit: Hit) -> bool:
    """Whether the number is of the years before our era."""
    following = hit.next_word()
    return following in ("BC", "BCE") or (following == "B" and hit.next_word(2) == "C")
