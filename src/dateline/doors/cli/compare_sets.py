"""`dateline compare-sets`: how far two sets of events in one store overlap."""

from __future__ import annotations

import json
from dataclasses import asdict

import click

from dateline.doors.cli.entry import DONE
from dateline.doors.cli.filters import THEIRS, filtered, store_option
from dateline.doors.cli.still_working import still_working
from dateline.store import Where, open_store

SETS = ("ours", *THEIRS)
CELLS = ("day", "month", "year", "country", "type")


@click.command("compare-sets")
@click.argument("one", metavar="SET")
@click.argument("other", metavar="SET")
@store_option
@click.option(
    "--by",
    default="day,country,type",
    metavar="KEYS",
    help=f"What makes a cell: {', '.join(CELLS)}. Unless said, day,country,type.",
)
@click.option("--json", "as_json", is_flag=True, help="A JSON object a line.")
@filtered(without=("set",))
def command(*, one: str, other: str, store_at: str, by: str, as_json: bool, where: Where) -> int:
    """Count how far two sets overlap, by day, country and type: ours, gdelt, icews, polecat, acled, ucdp.

    \b
    dateline compare-sets ours gdelt --store book.db --since 2023-10-01
    dateline compare-sets ours acled --store book.db --by month,country

    A cell is a day, country and type in which a set has an account at all. "both" are cells that both sets have,
    "share" these among the cells that either has. Accounts without a day or country are counted, and in no cell.
    --confidence is asked of ours alone: other people's rows state none.
    """
    keys = tuple(key.strip() for key in by.split(",") if key.strip())
    strange = [key for key in keys if key not in CELLS]
    if strange or not keys:
        raise click.UsageError(f"--by: {', '.join(strange) or 'nothing'} is none of {', '.join(CELLS)}.")
    unknown = [name for name in (one, other) if name not in SETS]
    if unknown:
        raise click.UsageError(f"There is no set '{unknown[0]}': the sets are {', '.join(SETS)}.")
    from dateline.store.comparing import compare_sets

    with open_store(store_at, create=False, read_only=True) as store, still_working("Counting"):
        found = compare_sets(store, (one, other), by=keys, where=where)
    if as_json:
        for each in found:
            click.echo(json.dumps({**asdict(each), "share": each.share}))
        return DONE
    from rich import box
    from rich.console import Console
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD)
    for name in ("type", one, other, f"cells of {one}", f"cells of {other}", "both", "share"):
        table.add_column(name, justify="left" if name == "type" else "right")
    for each in found:
        numbers = (each.one, each.other, each.one_cells, each.other_cells, each.both)
        share = "-" if each.share is None else f"{each.share:.3f}"
        table.add_row(each.type, *(f"{number:,}" for number in numbers), share)
    Console(highlight=False).print(table)
    return DONE
