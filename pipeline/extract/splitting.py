"""Tokens of run-together text ("ComradeKim Jong Unwas", "ofKim Il SungSquare") split where a known name begins or ends.

Pages of state media lose the blanks around highlighted names. The text stays as it is; only the tokens change, and
they do so before the language model sees them.
"""

import re
from collections.abc import Callable, Iterable

from spacy.tokens import Doc, Token

SYLLABLE = re.compile(
    r"(?:kk|tt|pp|ss|jj|[ckptj]h|[bcdfghjklmnprstw])?[yw]?(?:ae|eo|eu|oe|ui|[aeiou])(?:ng|[klmnprst])?", re.IGNORECASE
)
"""One syllable of Korean in any usual romanisation."""

_GLUED = re.compile(r"(?<=[^\W\d_])\((?=[A-Z])")
"""A bracket without a blank before it: "News Agency(KCNA)"."""

Splitter = Callable[[Doc], Doc]


def _pattern(names: Iterable[str]) -> re.Pattern[str] | None:
    ordered = sorted({name for name in names if " " in name}, key=lambda name: (-len(name), name))
    return re.compile("|".join(re.escape(name) for name in ordered)) if ordered else None


def _ends_here(text: str, name: str, end: int) -> bool:
    """Whether the name may end inside a word: not when its last syllable and the rest are one ("Pak Hun|g")."""
    rest = re.match(r"[^\W\d_]+", text[end:])
    if rest is None or rest.group()[0].isupper():
        return True
    return not SYLLABLE.fullmatch(re.split(r"[\s-]", name)[-1] + rest.group())


def _cuts(text: str, pattern: re.Pattern[str]) -> set[int]:
    """Offsets at which a name begins right behind a letter or ends right before one."""
    cuts: set[int] = set()
    for match in pattern.finditer(text):
        start, end = match.span()
        if not _ends_here(text, match.group(), end):
            continue
        if start and not text[start - 1].isspace():
            cuts.add(start)
        if text[end : end + 1].isalpha():
            cuts.add(end)
    return cuts


def _parts(token: Token, cuts: set[int]) -> list[str]:
    inner = [cut - token.idx for cut in sorted(cuts) if token.idx < cut < token.idx + len(token.text)]
    return [token.text[a:b] for a, b in zip([0, *inner], [*inner, len(token.text)], strict=True)]


def splitter(names: Iterable[str]) -> Splitter:
    """A function that splits the tokens of an unparsed `Doc` at the edges of the given names of several words.

    A name may end inside a word only if what remains cannot be the rest of its last syllable.
    """
    pattern = _pattern(names)

    def split(doc: Doc) -> Doc:
        cuts = _cuts(doc.text, pattern) if pattern is not None else set()
        cuts |= {offset for match in _GLUED.finditer(doc.text) for offset in match.span()}
        if cuts:
            with doc.retokenize() as retokenizer:
                for token in doc:
                    parts = _parts(token, cuts)
                    if len(parts) > 1:
                        retokenizer.split(token, parts, heads=[(token, i) for i in range(len(parts))])
        return doc

    return split
