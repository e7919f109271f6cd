"""`dateline show EVENT`: an event as a page, what is agreed and what is disputed, each with its words."""

from __future__ import annotations

import click

from dateline.doors.cli.compare_reports import print_events_json
from dateline.doors.cli.entry import DONE
from dateline.doors.cli.event_book import account_lines, event_in


@click.command("show", no_args_is_help=True)
@click.argument("event", metavar="EVENT")
@click.option("--store", required=True, metavar="STORE", help="A store that `dateline code --store` made.")
@click.option("--json", "as_json", is_flag=True, help="Print the event as JSON.")
def command(*, event: str, store: str, as_json: bool) -> int:
    """Show an event: what is agreed, who tells it, what is disputed, each with its words.

    EVENT is its id, or the beginning of it, as `dateline events` lists them; an id from before a merge or a split leads
    to the event that holds its first account now.

    \b
    Example:  dateline show 3f2a9c --store book.db
    """
    found, book = event_in(store, event)
    if as_json:
        print_events_json([found])
        return DONE
    from rich.console import Console

    from dateline.doors.cli.event_page import Signs, print_event, print_hanging
    from dateline.doors.cli.quoted_words import Quoter

    console = Console(highlight=False)
    if not found.event_id.startswith(event):
        console.print(f"{event} is part of this event now.", style="dim", markup=False)
    mask = book.people.of(*found.report_ids)
    reports = {each: book.people.report(book.reports[each]) for each in found.report_ids if each in book.reports}
    quoter = Quoter(reports, mask=mask)
    print_event(console, found, reports=reports, signs=Signs.for_encoding(console.encoding), quoter=quoter)
    console.print("Accounts: did it happen, who says so: the act, its words; who printed it", style="dim")
    for account_id, line in account_lines(found, book):
        print_hanging(console, account_id, line)
    return DONE
