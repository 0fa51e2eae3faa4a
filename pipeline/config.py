"""The settings of a run: one frozen model, made once and passed down from there as plain arguments."""

import tomllib
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from pipeline.errors import ConfigError


class Settings(BaseModel):
    """Everything that a user may set. Each field is also a key of the settings file."""

    model_config = ConfigDict(frozen=True, extra="forbid", protected_namespaces=())

    corpus: Path = Path("corpus")
    outputs: Path = Path("outputs")
    model: str | None = None
    """A spaCy pipeline, installed or in a folder; without one the model that comes with the package."""
    pack: str = "dprk"
    """The subject: the name of a knowledge pack that comes with the package, or a folder; several joined by commas."""
    language: str = "english"
    """The language pack, likewise."""
    workers: int = Field(default=1, ge=1)
    shard_size: int = Field(default=32, ge=1)
    """Articles that a worker takes at a time. It changes no result."""
    today: date | None = None
    """No article was published after this day. Without it nothing bounds a date from above."""
    max_article_bytes: int = Field(default=2_000_000, ge=1)
    """A longer document is rejected: no article is that long, and the parser's memory grows with it."""
    window_days: int = Field(default=1, ge=0)
    """How far apart two dates of one event may lie: reports differ by a day across time zones."""
    corrections: Path | None = None
    """What people say of the corpus; without one the file `corrections.yaml` in the corpus folder, when it is there."""

    @property
    def corrections_file(self) -> Path:
        """Where the corrections are, or would be: with the articles that they are about, unless another is named."""
        return self.corrections or self.corpus / "corrections.yaml"


def load_settings(file: Path | None = None, overrides: Mapping[str, Any] | None = None) -> Settings:
    """The settings of a TOML file with `overrides` on top; an override that is None does not count.

    Raises:
        ConfigError: The file is missing or no TOML, a key is unknown, or a value does not fit.
    """
    values = _read_toml(file) if file else {}
    values |= {key: value for key, value in (overrides or {}).items() if value is not None}
    try:
        return Settings.model_validate(values)
    except ValidationError as error:
        raise ConfigError(f"{file or 'settings'}: {_in_words(error)}") from error


def _read_toml(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise ConfigError(f"{file}: cannot be read ({error.strerror})") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{file}: not a TOML file ({error})") from error


def _in_words(error: ValidationError) -> str:
    """The first problem, named by its key."""
    first = error.errors()[0]
    key = ".".join(str(part) for part in first["loc"])
    if first["type"] == "extra_forbidden":
        return f"unknown setting '{key}'; known are {', '.join(Settings.model_fields)}"
    return f"{key}: {first['msg']} (found {first['input']!r})"
