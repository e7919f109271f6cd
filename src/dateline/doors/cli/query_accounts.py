"""`dateline query "SQL"`: ask DuckDB about the kept accounts."""

from __future__ import annotations

import csv
import json
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import click

from dateline.doors.cli.entry import DONE
from dateline.doors.cli.marking import printable
from dateline.doors.cli.still_working import still_working
from dateline.doors.cli.table_widths import widths_for
from dateline.doors.cli.tally import count
from dateline.store import open_store

SHOWN = 1000
"""Rows that are printed on a terminal; files and pipes get all."""


@click.command("query")
@click.argument("sql", metavar="SQL")
@click.option("--store", "store_at", metavar="STORE", help="Ask a store: a file, or postgresql://user@host/name.")
@click.option(
    "--parquet",
    "folder",
    type=click.Path(exists=True, path_type=Path),
    metavar="DIR",
    help="Ask what `dateline export --parquet DIR` wrote, which is faster for many questions.",
)
@click.option("--json", "as_json", is_flag=True, help="Rows as JSON lines.")
@click.option("--csv", "as_csv", is_flag=True, help="Rows as CSV.")
def command(*, sql: str, store_at: str | None, folder: Path | None, as_json: bool, as_csv: bool) -> int:
    """Ask SQL of the table `accounts`, by DuckDB. Its columns are those of `dateline export --out accounts.csv`.

    \b
    dateline query --store book.db \\
        "SELECT type, count(*) FROM accounts GROUP BY type ORDER BY 2 DESC"
    dateline query --parquet book/ \\
        "SELECT month, count(*) FROM accounts WHERE place_country = 'SDN'
         GROUP BY month"

    The question reads nothing but this table: no file, no network.
    """
    if (store_at is None) == (folder is None):
        raise click.UsageError("Give one of --store and --parquet.")
    from dateline.store.querying import answers

    with ExitStack() as stack:
        with still_working("Asking"):
            asked = folder or stack.enter_context(open_store(str(store_at), create=False, read_only=True))
            cursor = stack.enter_context(answers(asked, sql))
        number = _print(cursor, as_json=as_json, as_csv=as_csv)
    click.echo(f"{count(number, 'row')}.", err=True)
    return DONE


def _print(cursor: Any, *, as_json: bool, as_csv: bool) -> int:
    names = [column[0] for column in cursor.description or ()]
    if as_json or as_csv:
        return _stream(cursor, names, as_json=as_json)
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    rows = cursor.fetchmany(SHOWN + 1)
    console = Console(highlight=False)
    cells = [[printable(_written(value)) for value in row] for row in rows[:SHOWN]]
    widths = widths_for([[name, *(row[at] for row in cells)] for at, name in enumerate(names)], width=console.width)
    if widths is None:
        _print_upright(console, names, cells)
        return _shown(rows)
    table = Table(box=box.SIMPLE_HEAD)
    for at, (name, wide) in enumerate(zip(names, widths, strict=True)):
        numbers = all(isinstance(row[at], (int, float)) for row in rows if row[at] is not None)
        table.add_column(name, width=wide, overflow="fold", justify="right" if numbers else "left")
    for row in cells:
        table.add_row(*map(Text, row))
    console.print(table)
    return _shown(rows)


def _written(value: Any) -> str:
    """A value as people read it: a list by its members, with semicolons."""
    if isinstance(value, (list, tuple)):
        return "; ".join(map(_written, value))
    return "" if value is None else str(value)


def _print_upright(console: Any, names: list[str], rows: list[list[str]]) -> None:
    """More, or longer words, than the terminal has room for: a line for each value that is not empty, row by row."""
    from rich.table import Table
    from rich.text import Text

    for row in rows:
        table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
        for name, value in zip(names, row, strict=True):
            if value:
                table.add_row(Text(name), Text(value, overflow="fold"))
        console.rule(style="dim")
        console.print(table)


def _shown(rows: list[Any]) -> int:
    if len(rows) > SHOWN:
        click.echo(f"Only the first {SHOWN:,} rows are shown: --json or --csv print all.", err=True)
    return len(rows[:SHOWN])


def _stream(cursor: Any, names: list[str], *, as_json: bool) -> int:
    from dateline.store.exports.writing import defused

    number = 0
    writer = csv.writer(sys.stdout, lineterminator="\n")
    if not as_json:
        writer.writerow(names)
    while rows := cursor.fetchmany(SHOWN):
        number += len(rows)
        for row in rows:
            if as_json:
                sys.stdout.write(json.dumps(dict(zip(names, row, strict=True)), default=str, ensure_ascii=False) + "\n")
            else:
                writer.writerow([defused(value) if isinstance(value, str) else value for value in row])
    sys.stdout.flush()
    return number
