"""The errors that the pipeline raises on purpose.

    PipelineError
    ├── ConfigError      a setting, an argument or a folder that cannot work
    ├── KnowledgeError   a knowledge file that is missing, unreadable or breaks its schema
    ├── CorrectionError  a file of corrections that cannot be read, or an entry that says nothing clear
    ├── ModelError       no language model, or one whose labels nobody mapped
    ├── HangulError      text that is no Korean name in Hangul
    ├── ArticleError     one input document that cannot be used: becomes a row, never ends a run
    └── ContractError    rows that break the table contract: nothing is replaced

`ArticleError` is caught in `flow.py` alone; all others reach `cli.py`, which prints one line.
"""


class PipelineError(Exception):
    """Base of all errors raised on purpose; its text is one line for the user."""


class ConfigError(PipelineError):
    """A setting, an argument or a folder that cannot work."""


class KnowledgeError(PipelineError):
    """A knowledge file that is missing, unreadable or breaks its schema."""


class CorrectionError(PipelineError):
    """A file of corrections that cannot be read or written, or an entry in it that breaks its schema."""


class ModelError(PipelineError):
    """No usable language model was found."""


class HangulError(PipelineError, ValueError):
    """Text that is no Korean name in Hangul and cannot be romanised."""


class ArticleError(PipelineError):
    """One input document cannot be used; `reason` says why in words a user can act on."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class ContractError(PipelineError):
    """Rows that break the table contract; the tables on disk stay as they are."""
