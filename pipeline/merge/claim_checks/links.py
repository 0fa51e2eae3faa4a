"""Whether a number and an event belong together: nothing else is told between them."""

from pipeline.merge.claim_checks.begun import Begun
from pipeline.merge.claim_checks.statement import Statement
from pipeline.quantities import Quantity, RoleWords
from pipeline.quantities.lexicon import Token

_ROLES = ("link", "plain", "locative", "factory", "definite", "goer", "event")
_ADVERB = "ly"


def is_linked(
    statement: Statement, quantity: Quantity, start: int, end: int, begun: Begun | None, words: RoleWords
) -> bool:
    """Whether between the number and the words of an event `start:end` stand only words that join them.

    "Factories in five counties have been opened" is one statement; "two counties lack factories such as were opened",
    "factories that opened now supply 20 counties" are not: another verb or noun stands between.
    """
    first, last = (quantity.end, start) if quantity.end <= start else (end, quantity.start)
    known = [(one.start, one.end) for one in statement.mentions]
    known += [(one.start, one.end) for one in statement.quantities]
    known += [(begun.start, begun.end)] if begun else []
    between = [token for token in statement.between(first, last) if not _is_known(token, known)]
    if not _is_main(statement, quantity, start, end, words):
        return False
    joined = {between[place].start for at, match in _joining(between, words) for place in range(at, match)}
    return all(token.start in joined or _is_free(token) for token in between)


def _joining(tokens: list[Token], words: RoleWords) -> list[tuple[int, int]]:
    return [(at, match.end) for role in _ROLES for at, match in words.all_of(role, tokens)]


def _is_known(token: Token, spans: list[tuple[int, int]]) -> bool:
    return any(start <= token.start < end for start, end in spans)


def _is_free(token: Token) -> bool:
    """Whether a word joins by its form: a name, a number, a mark, an adverb."""
    return not token.text[0].isalpha() or token.text[0].isupper() or token.text.endswith(_ADVERB)


def _is_main(statement: Statement, quantity: Quantity, start: int, end: int, words: RoleWords) -> bool:
    """Whether the event is what is told of the number: "the eight factories opened in 2025 are running" tells another.

    Right behind the number a participle without auxiliary only describes it, when an auxiliary follows.
    """
    behind = statement.index_at(quantity.end)
    if behind >= len(statement.tokens) or statement.tokens[behind].start != start:
        return True
    rest = [token for token in statement.tokens if token.start >= end]
    return not words.all_of("auxiliary", rest)
