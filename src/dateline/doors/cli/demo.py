"""`dateline demo`: code the example reports that come with Dateline."""

from __future__ import annotations

from pathlib import Path

import click

import dateline
from dateline.doors.cli.coding_run import run
from dateline.doors.cli.entry import NOTHING_DONE, settings_of
from dateline.doors.cli.receivers import page_printer, print_json
from dateline.doors.cli.rooms import Rooms
from dateline.errors import InputError

ENDINGS = (".txt", ".html", ".jsonl")


@click.command("demo")
@click.option("--full", is_flag=True, help="Print whole reports, not only the paragraphs that hold accounts.")
@click.option("--json", "as_json", is_flag=True, help="Print accounts as JSON lines on standard output.")
@click.pass_obj
def command(rooms: Rooms, *, full: bool, as_json: bool) -> int:
    """Code the example reports that come with Dateline, and print them for people; no network is used."""
    files = example_files()
    settings = settings_of(rooms)
    rooms.warm_up(settings)
    click.echo(f"Coding the {len(files)} example files that come with Dateline …", err=True)
    reports = rooms.read_all(map(str, files), settings=settings)
    receive = print_json if as_json else page_printer(compact=not full)
    tally = run(rooms.coder(settings, None), reports, receive=receive)
    if tally.exit_code != NOTHING_DONE:
        _print_next(files)
    return tally.exit_code


def example_files() -> list[Path]:
    """The example reports: beside the installed package, else in the repository it is developed in.

    Raises InputError when neither is there.
    """
    package = Path(dateline.__file__).parent
    for folder in (package / "examples", package.parent.parent / "examples"):
        found = sorted(path for path in folder.glob("*") if path.suffix in ENDINGS)
        if found:
            return found
    raise InputError("The example reports are not there: install Dateline again (pip install --force-reinstall).")


def _print_next(files: list[Path]) -> None:
    click.echo("\nWhat to try next", err=True)
    for line, why in (
        (f"dateline code {_shown(files[0])} --json", "one report as JSON, each value with its words"),
        (f"dateline code {_shown(files[0].parent)} --out accounts.csv", "all of them as a table"),
        ("dateline code https://… ", "a page from the web"),
        ("dateline codebook ASSAULT", "what a type of action means"),
    ):
        click.echo(f"  {line}\n      {why}", err=True)


def _shown(path: Path) -> str:
    try:
        path = path.relative_to(Path.cwd())
    except ValueError:
        return str(path)
    return str(path)
