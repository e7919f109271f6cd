"""`dateline events`: the events of a store, with their accounts, origins and disagreements."""

from __future__ import annotations

from collections.abc import Sequence

import click

from dateline.doors.cli.compare_reports import by_weight, print_events_json
from dateline.doors.cli.entry import DONE
from dateline.doors.cli.event_book import EventBook, book_of
from dateline.doors.cli.filters import filtered, shown_store
from dateline.doors.cli.marking import printable
from dateline.doors.cli.still_working import still_working
from dateline.doors.cli.tally import count
from dateline.model import Event
from dateline.store import Where

SHOWN = 40


@click.command("events")
@click.option("--store", required=True, metavar="STORE", help="A store that `dateline code --store` made.")
@click.option("--disputed", is_flag=True, help="Only events on which reports disagree.")
@click.option("--origins", "least", type=click.IntRange(min=1), default=1, help="At least so many independent origins.")
@click.option(
    "--limit", type=click.IntRange(min=1), metavar="N", help=f"At most so many (of a table {SHOWN}, else all)."
)
@click.option("--json", "as_json", is_flag=True, help="Print events as JSON lines on standard output.")
@filtered(without=("set", "as-of"))
def command(*, store: str, disputed: bool, least: int, limit: int | None, as_json: bool, where: Where) -> int:
    """List the events of a store: one line a happening, with its reports, independent origins and disagreements.

    \b
    Example:  dateline code reports/ --store book.db
              dateline events --store book.db --since 2024-03-01 --disputed
              dateline events --store book.db --actor-sector MIL --country SDN
              dateline show 3f2a9c --store book.db

    An event is listed where one of its accounts fits all options. Several values of one (with commas, or the option
    again) are alternatives. Private persons are called by their role, unless the store was made to name them:
    `dateline store init --help`.
    """
    with still_working("Looking which accounts are one event"):
        book = book_of(store, where)
    kept = [
        event
        for event in by_weight(book.events)
        if len(event.origins) >= least and (event.disagreements or not disputed)
    ]
    if as_json:
        print_events_json(kept[:limit])
    else:
        _print_table(book, kept, limit=limit or SHOWN, store=store)
    return DONE


def _print_table(book: EventBook, events: Sequence[Event], *, limit: int, store: str) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from dateline.doors.cli.event_page import SLOTS, Signs, headline

    console = Console(highlight=False)
    signs = Signs.for_encoding(console.encoding)
    plain = signs.dot == "-"
    table = Table(box=box.ASCII2 if plain else box.SIMPLE_HEAD, expand=True)
    table.add_column("event", no_wrap=True)
    table.add_column("what happened", ratio=4, overflow="fold")
    table.add_column("reports", justify="right")
    table.add_column("origins", justify="right")
    table.add_column("disputed", min_width=len("disputed"), max_width=16)
    for event in events[:limit]:
        disputes = [
            each.of if each.slot == "count" and each.of else SLOTS[each.slot].rstrip("?")
            for each in event.disagreements
        ]
        table.add_row(
            event.event_id[:8],
            Text(printable(headline(event, signs))),  # not markup: "[victim]" stands for a name
            str(len(event.reports)),
            str(len(event.origins)),
            Text(printable(", ".join(dict.fromkeys(disputes)) or "-")),
        )
    if events:
        console.print(table)
    accounts = sum(len(event.accounts) for event in events)
    told = f"{count(len(events), 'event')} of {count(accounts, 'account')}"
    console.print(told + (f", the first {limit} shown (--limit N for more)." if len(events) > limit else "."))
    if events:
        page = f"dateline show {events[0].event_id[:8]} --store {shown_store(store)}"
        console.print(f"One of them as a page: {page}", style="dim", markup=False)
    elif book.events:
        console.print("None fits all that was asked.", style="dim")
