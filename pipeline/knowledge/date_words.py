"""Load the words of the date grammar (`english/dates.csv`)."""

import csv
from pathlib import Path

from pydantic import ValidationError

from pipeline.errors import KnowledgeError
from pipeline.knowledge.schema import DateWordFact

ENGLISH = Path(__file__).parent / "english" / "dates.csv"


def load_date_words(path: Path = ENGLISH) -> tuple[DateWordFact, ...]:
    """The rows of a file of date words.

    Raises:
        KnowledgeError: the file is missing, unreadable or breaks its schema; the text says where.
    """
    try:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file)
            return tuple(_fact(row, path, reader.line_num) for row in reader)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise KnowledgeError(f"{path}: {error}") from error


def _fact(row: dict[str, str], path: Path, line: int) -> DateWordFact:
    try:
        return DateWordFact.model_validate(row)
    except ValidationError as error:
        first = error.errors()[0]
        raise KnowledgeError(f"{path}, line {line}: {first['loc']}: {first['msg']}") from error
