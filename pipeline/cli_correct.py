"""`pipeline correct …`: a person has the last word. Each command writes an entry into the file of corrections."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

if TYPE_CHECKING:
    from pipeline.tables.correct import Corrector, NewEntry
    from pipeline.tables.read import Tables

app = typer.Typer(
    help="Correct what the tables say; the next run and all later ones replay it.",
    no_args_is_help=True,
)

Outputs = Annotated[Path, typer.Option("--outputs", "-o", help="The folder with the tables of a run.")]
File = Annotated[
    Path | None, typer.Option("--corrections", help="The file of corrections.", show_default="that of the run")
]
Who = Annotated[str, typer.Option(help="Who says so.")]
Why = Annotated[str, typer.Option(help="Why it is so.")]
When = Annotated[
    datetime | None,
    typer.Option(formats=["%Y-%m-%d"], metavar="YYYY-MM-DD", help="When it was said.", show_default="today"),
]
Events = Annotated[list[str], typer.Argument(metavar="ID ID...", help="Two or more events or passages.")]
Event = Annotated[str, typer.Argument(metavar="ID", help="An event, or a passage of it.")]


@app.command("same")
def same_command(
    events: Events,
    *,
    who: Who,
    why: Why,
    when: When = None,
    outputs: Outputs = Path("outputs"),
    corrections: File = None,
) -> None:
    """These events are one."""
    _write(lambda make: make.events(events, are_same=True), who, why, when, outputs, corrections)


@app.command("different")
def different_command(
    events: Events,
    *,
    who: Who,
    why: Why,
    when: When = None,
    outputs: Outputs = Path("outputs"),
    corrections: File = None,
) -> None:
    """No two of these events or passages are the same."""
    _write(lambda make: make.events(events, are_same=False), who, why, when, outputs, corrections)


@app.command("date")
def date_command(
    name: Annotated[str, typer.Argument(metavar="ID", help="An event, a passage of it, or an article.")],
    day: Annotated[str, typer.Argument(metavar="EDTF", help="2025-02-27, 2025-02, 2025-02-01/2025-02-10 …")],
    *,
    who: Who,
    why: Why,
    when: When = None,
    outputs: Outputs = Path("outputs"),
    corrections: File = None,
) -> None:
    """The event was then, or the article was published then."""
    _write(lambda make: make.date(name, day), who, why, when, outputs, corrections)


@app.command("place")
def place_command(
    name: Event,
    place: Annotated[str, typer.Argument(metavar="PLACE", help="Its id or canonical name.")],
    *,
    who: Who,
    why: Why,
    when: When = None,
    outputs: Outputs = Path("outputs"),
    corrections: File = None,
) -> None:
    """The event was there."""
    _write(lambda make: make.place(name, place), who, why, when, outputs, corrections)


@app.command("drop")
def drop_command(
    name: Annotated[str, typer.Argument(metavar="ID", help="A claim, an event, or a passage of it.")],
    *,
    who: Who,
    why: Why,
    when: When = None,
    outputs: Outputs = Path("outputs"),
    corrections: File = None,
) -> None:
    """Nobody claims that, or nothing of the kind happened or is told."""
    _write(lambda make: make.drop(name), who, why, when, outputs, corrections)


@app.command("entity-same")
def entity_same_command(
    entities: Annotated[
        list[str], typer.Argument(metavar="ENTITY ENTITY...", help="Ids or names; the first one stays.")
    ],
    *,
    who: Who,
    why: Why,
    when: When = None,
    outputs: Outputs = Path("outputs"),
    corrections: File = None,
) -> None:
    """These people, places or organisations are one."""
    _write(lambda make: make.entities(entities, are_same=True), who, why, when, outputs, corrections)


@app.command("entity-different")
def entity_different_command(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A name or id.")],
    entity: Annotated[str, typer.Argument(metavar="ENTITY", help="Another id or name; a new id makes a new entity.")],
    *,
    article: Annotated[str | None, typer.Option(help="The article in which NAME means ENTITY.")] = None,
    who: Who,
    why: Why,
    when: When = None,
    outputs: Outputs = Path("outputs"),
    corrections: File = None,
) -> None:
    """The two are not one; or, with --article, what is called so there is the other."""

    def new(make: "Corrector") -> "NewEntry":
        return make.name(article, name, entity) if article else make.entities([name, entity], are_same=False)

    _write(new, who, why, when, outputs, corrections)


@app.command("list")
def list_command(*, outputs: Outputs = Path("outputs"), corrections: File = None) -> None:
    """Show the corrections, and what the run that made the tables says of them."""
    from pipeline.corrections import load_corrections
    from pipeline.tables.correct import COLUMNS, listed
    from pipeline.tables.read import read_tables
    from pipeline.tables.report import show

    tables = read_tables(outputs)
    file = corrections or _file(tables)
    entries = load_corrections(file) if file.exists() or corrections else ()
    show(listed(entries, tables), "corrections", Console(), columns=COLUMNS)


def _write(
    make: "Callable[[Corrector], NewEntry]",
    who: str,
    why: str,
    when: datetime | None,
    outputs: Path,
    corrections: Path | None,
) -> None:
    from pipeline.corrections import append_correction
    from pipeline.tables.correct import Corrector, Signature
    from pipeline.tables.read import read_tables

    tables = read_tables(outputs)
    new = make(Corrector(tables, Signature(who, why, when.date() if when else date.today())))
    file = corrections or _file(tables)
    number = append_correction(file, new.entry, new.notes)
    words = f"entry {number} written to {file}; the next run applies it"
    Console(highlight=False).print(words, markup=False, soft_wrap=True)


def _file(tables: "Tables") -> Path:
    """The file of the run that made the tables, from the settings that it had."""
    from pipeline.config import Settings

    return Settings.model_validate(tables.facts["settings"]).corrections_file
