"""The part of `dateline gazetteer build` that reads GeoNames: progress, and what was done."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dateline.doors.cli.entry import DONE, INTERRUPTED

if TYPE_CHECKING:
    from dateline.resolve.gazetteer.build import Built


def build_places(table: Path, folder: Path) -> int:
    """Build places.sqlite in a folder and say what was done; returns the exit code."""
    from dateline.resolve.gazetteer.build import build

    try:
        with reading(f"Reading {table.name}") as told:
            built = build(table, folder, told=told)
    except KeyboardInterrupt:
        click.echo("dateline: interrupted. What is read is kept: the same command goes on from there.", err=True)
        return INTERRUPTED
    _say(built)
    return DONE


@contextmanager
def reading(what: str) -> Iterator[Callable[[int, int], None]]:
    """Show how much of a file is read, on a terminal only; yields what is told bytes done and bytes in all."""
    if not sys.stderr.isatty():
        yield lambda _done, _all: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(bar_width=24), DownloadColumn(), TimeRemainingColumn())
    with Progress(*columns, TextColumn("left"), console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=None)
        yield lambda done, length: bar.update(task, completed=done, total=length)


def _say(built: Built) -> None:
    if built.resumed_at:
        click.echo(f"Went on at line {built.resumed_at + 1:,}, where it was interrupted.", err=True)
    size = built.path.stat().st_size / 1024 / 1024
    click.echo(
        f"{built.lines:,} lines read: {built.places - built.shipped:,} places kept, {built.left_out:,} left out "
        f"(streets, hotels, schools, what no longer exists), {built.broken:,} broken and skipped.",
        err=True,
    )
    if built.shipped:
        click.echo(f"{built.shipped:,} are as shipped: divisions, and places of countries that it lacks.", err=True)
    if built.first_broken:
        click.echo(f"The first broken one: {built.first_broken}.", err=True)
    click.echo(f"Written to {built.path} ({size:,.1f} MB). To use it:", err=True)
    click.echo(f"  export DATELINE_GAZETTEER_DIR={built.path.parent.resolve()}", err=True)
    click.echo("`dateline doctor` shows which gazetteer is in use.", err=True)
