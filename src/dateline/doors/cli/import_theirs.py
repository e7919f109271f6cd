"""`dateline import`: other people's events into a store, marked as theirs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from dateline.doors.cli.coding_run import shown
from dateline.doors.cli.entry import DONE, NOTHING_DONE, SOME_FAILED
from dateline.doors.cli.filters import THEIRS, store_option
from dateline.doors.cli.still_working import still_working
from dateline.doors.cli.tally import count
from dateline.errors import InputError
from dateline.store import open_store

TOLD = 5
"""Rows that cannot be read are named up to so many; then only counted."""


@click.command("import")
@click.argument("name", metavar="SET", type=click.Choice(THEIRS))
@click.argument("file", type=click.Path(path_type=Path))
@store_option
def command(*, name: str, file: Path, store_at: str) -> int:
    """Read other people's events into a store, to compare them with ours: gdelt, icews, polecat, acled or ucdp.

    \b
    dateline import gdelt 20231007120000.export.CSV.zip --store book.db
    dateline export --store book.db --set gdelt --out theirs.geojson
    dateline compare-sets ours gdelt --store book.db

    FILE is as they publish it, plain, .gz or .zip. The rows are marked as theirs: nothing lists them unless --set asks.
    Their coders state no confidence: rows that a program coded (gdelt, icews, polecat) have 0, so that --confidence
    leaves them out; rows that people coded (acled, ucdp) have 1. Mind the licence of what you import.
    """
    from dateline.store.imports.reading import read_theirs
    from dateline.store.imports.their_rows import coded

    unread = read = untyped = 0
    broke_off: InputError | None = None

    def rows() -> Iterator[Any]:
        nonlocal unread, read, untyped, broke_off
        try:
            for row in read_theirs(file, name):
                if isinstance(row, str):
                    unread += 1
                    if unread <= TOLD:
                        click.echo(shown(row), err=True)
                elif row is None:
                    untyped += 1
                else:
                    read += 1
                    yield coded(row)
        except InputError as error:  # what came before it is kept
            if not read:
                raise
            broke_off = error

    with open_store(store_at) as store, still_working("Reading", lambda: count(read, "row")):
        fresh = store.add_many(rows(), set_name=name)
    click.echo(f"{count(read, 'row')} of {name} read, {fresh:,} of them new; {unread:,} could not be read.", err=True)
    if untyped:
        click.echo(f"{count(untyped, 'row')} left out: of a type that PLOVER has not.", err=True)
    if broke_off:
        click.echo(shown(f"{broke_off} The rows before that are kept."), err=True)
    return NOTHING_DONE if not read else SOME_FAILED if unread or broke_off else DONE
