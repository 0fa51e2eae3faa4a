"""Bytes become text: marks and declarations first, then UTF-8, then detection; what is no text is told apart."""

import codecs
import re

from charset_normalizer import from_bytes

from pipeline.errors import ArticleError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a ZIP archive or office document",
    b"\xd0\xcf\x11\xe0": "an office document",
    b"\x89PNG": "a PNG image",
    b"\xff\xd8\xff": "a JPEG image",
    b"GIF8": "a GIF image",
    b"RIFF": "a media file",
    b"\x1f\x8b": "a gzip archive",
    b"BZh": "a bzip2 archive",
    b"7z\xbc\xaf": "a 7z archive",
    b"\x7fELF": "a program",
    b"MZ\x90": "a program",
    b"SQLite format 3": "a database",
    b"PAR1": "a Parquet file",
}
_DECLARED = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,40})|<\?xml[^>]{0,100}encoding=[\"']([\w-]{2,40})",
    re.IGNORECASE,
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_SAMPLE = 200_000
"""So many bytes are enough to tell an encoding."""
_CANDIDATES = ("utf_16_le", "utf_16_be", "cp1252", "cp949", "shift_jis", "gb18030", "big5", "cp1251", "cp1250")
"""The encodings in which articles of our sources come; without such a list short texts get exotic ones."""


def decode(data: bytes, *, markup: bool = False) -> str:
    """The text of a file; in `markup` the encoding that the page declares is believed before any guess.

    Raises `ArticleError` for an empty file and for bytes that are no text.
    """
    if not data.strip(b" \t\r\n\x00\xef\xbb\xbf\xff\xfe"):
        raise ArticleError("the file is empty" if not data else "the file holds nothing but blanks")
    kind = next((name for start, name in _MAGIC.items() if data.startswith(start)), None)
    if kind:
        raise ArticleError(f"this is {kind}, not text; convert it to text or HTML")
    text = data.decode(encoding_of(data, markup=markup), "replace").removeprefix("\ufeff")
    if len(_CONTROL.findall(text[:_SAMPLE])) > 0.01 * len(text[:_SAMPLE]):
        raise ArticleError("this is a binary file, not text")
    return text


def encoding_of(data: bytes, *, markup: bool = False) -> str:
    """The encoding of some bytes: byte-order mark, UTF-8 when valid, declaration, zeros of UTF-16, else detection."""
    mark = next((name for start, name in _MARKS if data.startswith(start)), None)
    if mark:
        return mark
    if b"\x00" not in data[:_SAMPLE] and _is_utf8(data):
        return "utf-8"
    declared = _declared(data) if markup else None
    return declared or _wide(data[:_SAMPLE]) or _detected(data[:_SAMPLE])


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _declared(data: bytes) -> str | None:
    """The encoding that a page declares in its first lines, if Python knows it and it isn't one that failed."""
    match = _DECLARED.search(data[:4096])
    if match is None:
        return None
    try:
        name = codecs.lookup((match[1] or match[2]).decode("ascii")).name
    except LookupError:
        return None
    return {"iso8859-1": "cp1252", "utf-8": None, "utf-16": None, "euc_kr": "cp949"}.get(name, name)


def _wide(data: bytes) -> str | None:
    """UTF-16 without its mark: every second byte of English text is zero."""
    half = len(data) // 2
    if not half:
        return None
    if data[1::2].count(0) > 0.4 * half and data[0::2].count(0) < 0.05 * half:
        return "utf-16-le"
    return "utf-16-be" if data[0::2].count(0) > 0.4 * half and data[1::2].count(0) < 0.05 * half else None


def _detected(data: bytes) -> str:
    """What charset-normalizer finds; Windows-1252, the superset of Latin-1, when it finds nothing or a rare letter.

    In an English text single accented letters and typographic marks are no evidence against Windows-1252.
    """
    high = re.findall(rb"[\x80-\xff]+", data)
    if b"\x00" not in data and all(len(run) == 1 for run in high):
        return "cp1252"
    best = from_bytes(data, cp_isolation=list(_CANDIDATES)).best()
    return best.encoding if best else "cp1252"
