"""The command line: each command reads its arguments, makes one call and prints what it gives.

stdout is for results, stderr for progress and errors. Exit codes: 0 done, 1 failed (a bug), 2 wrong usage. `diff` gives
1, too, for changes, when asked to.
"""

import logging
import os
import sys
from collections.abc import Sequence
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn
from typer.exceptions import Abort, TyperException

import pipeline
from pipeline import cli_correct
from pipeline.config import Settings, load_settings
from pipeline.errors import ArticleError, ContractError, PipelineError

if TYPE_CHECKING:
    from pipeline.flow import RunSummary

DONE, FAILED, WRONG_USAGE, INTERRUPTED = 0, 1, 2, 130
CHANGED = 1

log = logging.getLogger("pipeline")
app = typer.Typer(
    name="pipeline",
    help="Read news articles, write tables of events, claims, people and places, each row with its source.",
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)
app.add_typer(cli_correct.app, name="correct")


class Table(StrEnum):
    """The tables that can be shown."""

    EVENTS = "events"
    EVENT_LINKS = "event-links"
    PARTICIPANTS = "participants"
    CLAIMS = "claims"
    CLAIM_GROUPS = "claim-groups"
    CLAIM_LINKS = "claim-links"
    CLAIM_CHECKS = "claim-checks"
    FACILITIES = "facilities"
    PROGRAMMES = "programmes"
    ARTICLES = "articles"
    PEOPLE = "people"
    ROLES = "roles"
    PLACES = "places"
    ORGANIZATIONS = "organizations"
    CORRECTIONS = "corrections"


Outputs = Annotated[Path, typer.Option("--outputs", "-o", help="The folder with the tables of a run.")]


@app.callback(invoke_without_command=True)
def common(
    context: typer.Context,
    *,
    version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Say more, tracebacks of bugs too.")] = False,
) -> None:
    """Options of all commands."""
    if verbose:
        logging.basicConfig(stream=sys.stderr)
        log.setLevel(logging.DEBUG)
    if version:
        Console().print(f"pipeline {pipeline.__version__}", highlight=False)
        raise typer.Exit
    if context.invoked_subcommand is None:
        raise typer.Exit(WRONG_USAGE)


@app.command("run")
def run_command(
    *,
    corpus: Annotated[Path | None, typer.Argument(help="The folder with the articles.", show_default="corpus")] = None,
    outputs: Annotated[
        Path | None, typer.Option("--outputs", "-o", help="The folder for the tables.", show_default="outputs")
    ] = None,
    model: Annotated[
        str | None, typer.Option(help="A spaCy pipeline, by name or path.", show_default="the one that comes along")
    ] = None,
    pack: Annotated[
        str | None, typer.Option(help="Knowledge packs by name or path, joined by commas.", show_default="dprk")
    ] = None,
    workers: Annotated[
        int | None, typer.Option("--workers", "-n", min=1, help="Processes that extract.", show_default="1")
    ] = None,
    today: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], metavar="YYYY-MM-DD", help="No article was published after this day."),
    ] = None,
    corrections: Annotated[
        Path | None, typer.Option(help="What people say of the corpus.", show_default="corrections.yaml in the corpus")
    ] = None,
    config: Annotated[Path | None, typer.Option(help="A TOML file with settings; options win over it.")] = None,
) -> None:
    """Read the articles of a folder and write the tables of what they report."""
    given = {
        "corpus": corpus,
        "outputs": outputs,
        "model": model,
        "pack": pack,
        "workers": workers,
        "today": today.date() if today else None,
        "corrections": corrections,
    }
    settings = load_settings(config, given)
    print_summary(run_with_progress(settings), Console(highlight=False))


@app.command("show")
def show_command(
    table: Annotated[Table, typer.Argument(help="Which table.")],
    *,
    outputs: Outputs = Path("outputs"),
    place: Annotated[str | None, typer.Option(help="Only at this place, county, province or country.")] = None,
    since: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], metavar="YYYY-MM-DD", help="Not before this day.")
    ] = None,
    until: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], metavar="YYYY-MM-DD", help="Not after this day.")
    ] = None,
    of_type: Annotated[str | None, typer.Option("--type", help="Only of this type, kind or status.")] = None,
    speaker: Annotated[str | None, typer.Option(help="Only statements by this speaker.")] = None,
    about: Annotated[str | None, typer.Option(help="Only rows with these words.")] = None,
    limit: Annotated[int | None, typer.Option(min=1, help="At most so many rows.", show_default="all")] = None,
    unknown: Annotated[
        bool, typer.Option("--unknown", help="Only what no list knows, with the lines to add to the knowledge files.")
    ] = False,
) -> None:
    """Show a table in the terminal; in a pipe as tab-separated lines."""
    from pipeline.tables import unknown as unlisted
    from pipeline.tables.read import read_tables
    from pipeline.tables.report import show
    from pipeline.tables.select import Filters, select

    filters = Filters(place=place, type=of_type, speaker=speaker, about=about, since=_day(since), until=_day(until))
    name = table.replace("-", "_")
    rows = select(read_tables(outputs), name, filters)
    columns = unlisted.COLUMNS.get(name) if unknown else None
    show(unlisted.unknown(rows, name) if unknown else rows, name, Console(), limit=limit, columns=columns)


@app.command("explain")
def explain_command(
    name: Annotated[
        str, typer.Argument(metavar="ID", help="An event_id, a claim_group, an article_id or an article's path.")
    ],
    *,
    outputs: Outputs = Path("outputs"),
) -> None:
    """Explain an event (evidence, date, conflicts), a statement (relays, wording) or an article (date, cuts)."""
    from pipeline.tables.explain import explain
    from pipeline.tables.read import read_tables

    explain(read_tables(outputs), name, Console(highlight=False))


@app.command("diff")
def diff_command(
    old: Annotated[
        Path | None, typer.Argument(help="The folder to compare with.", show_default="what the latest run replaced")
    ] = None,
    new: Annotated[Path | None, typer.Argument(help="The folder that is newer.", show_default="that of -o")] = None,
    *,
    outputs: Outputs = Path("outputs"),
    place: Annotated[str | None, typer.Option(help="Only at this place, county, province or country.")] = None,
    of_type: Annotated[
        str | None, typer.Option("--type", help="Only of this type of event or factory, or status of an article.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="A line of JSON for each change.")] = False,
    exit_code: Annotated[bool, typer.Option("--exit-code", help="End with 1 when there are changes.")] = False,
) -> None:
    """Tell what is new: the events, sources, stages and articles that changed between two runs."""
    from pipeline.tables.changes import chosen, json_lines, show_changes
    from pipeline.tables.diff import compare
    from pipeline.tables.read import read_previous, read_tables

    newer = read_tables(new or outputs)
    older = read_tables(old) if old else read_previous(outputs)
    changes = chosen(compare(older, newer), place=place, of_type=of_type)
    console = Console()
    if as_json:
        console.file.writelines(f"{line}\n" for line in json_lines(changes))
    else:
        show_changes(changes, console)
    if exit_code and changes:
        raise typer.Exit(CHANGED)


def _day(moment: datetime | None) -> date | None:
    return moment.date() if moment else None


class ProgressBars:
    """A bar per stage on stderr; nothing when that is no terminal."""

    def __init__(self, bars: Progress) -> None:
        self._bars = bars
        self._task: TaskID | None = None

    def start(self, stage: str, total: int | None) -> None:
        """Finish the bar of the stage before and begin a new one."""
        self.finish()
        self._task = self._bars.add_task(stage, total=total)

    def advance(self, count: int = 1) -> None:
        """So many more articles of the stage are done."""
        if self._task is not None:
            self._bars.advance(self._task, count)

    def finish(self) -> None:
        """Fill the bar of the stage that ends."""
        if self._task is not None:
            done = self._bars.tasks[self._task].completed or 1
            self._bars.update(self._task, total=done, completed=done)


def run_with_progress(settings: Settings) -> "RunSummary":
    """Run with a bar per stage on stderr."""
    from pipeline.flow import run

    console = Console(stderr=True)
    columns = (TextColumn("{task.description:<10}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, disable=not console.is_terminal) as bars:
        progress = ProgressBars(bars)
        summary = run(settings=settings, progress=progress)
        progress.finish()
    return summary


def print_summary(summary: "RunSummary", console: Console) -> None:
    """Print what a run did."""
    counts = summary.articles
    lines = [
        f"articles    {counts['read']} read: {counts['ok']} ok, {counts['duplicate']} duplicates, "
        f"{counts['rejected']} rejected",
        *(f"  rejected  {number} x {reason}" for reason, number in summary.rejected.items()),
        *(f"  warning   {warning}" for warning in summary.warnings),
        f"events      {summary.rows['events']}",
        f"claims      {summary.rows['claims']}",
        f"facilities  {summary.rows['facilities']}",
        "seconds     " + _seconds(summary.seconds),
        f"tables      {summary.outputs}",
    ]
    for line in lines:
        console.print(line, markup=False, soft_wrap=True)


def _seconds(seconds: dict[str, float]) -> str:
    stages = ", ".join(f"{stage} {taken:.1f}" for stage, taken in seconds.items())
    return f"{sum(seconds.values()):.1f} ({stages})"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; returns the exit code. What goes wrong is one line on stderr."""
    try:
        code: Any = app(args=arguments, standalone_mode=False)
    except TyperException as error:
        message = _message(error)
        hint = "; 'pipeline --help' lists commands and options"
        return _complain(message.rstrip(".") + hint, WRONG_USAGE) if message else WRONG_USAGE
    except (ContractError, ArticleError) as error:
        return _complain(str(error), FAILED)
    except PipelineError as error:
        return _complain(str(error), WRONG_USAGE)
    except (Abort, KeyboardInterrupt):
        code = INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # the reader has seen enough
        return DONE
    except Exception as error:
        log.debug("traceback", exc_info=True)
        what = str(error) or "no message"
        return _complain(f"internal error, {type(error).__name__}: {what}; 'pipeline -v …' tells more", FAILED)
    if code == INTERRUPTED:  # typer turns Ctrl-C into this code itself
        return _complain("stopped; the tables are as they were", INTERRUPTED)
    return code if isinstance(code, int) else DONE


def _message(error: TyperException) -> str:
    """The message of a usage error, which names the option; typer does not export the class that has it."""
    format_message = getattr(error, "format_message", None)
    return str(format_message() if format_message else error)


def _complain(message: str, code: int) -> int:
    line = " ".join(message.split())
    sys.stderr.write(f"pipeline: {line}\n")
    return code


if __name__ == "__main__":
    sys.exit(main())
