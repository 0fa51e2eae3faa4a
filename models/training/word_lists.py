"""Read the word lists of the folder `names`."""

from pathlib import Path

FOLDER = Path(__file__).parent / "names"


def read_rows(name: str) -> list[list[str]]:
    """Read a tab-separated list."""
    return [line.split("\t") for line in (FOLDER / name).read_text(encoding="utf-8").splitlines() if line]


WORD_LISTS = {key: words.split(";") for key, words in read_rows("word_lists.tsv")}
