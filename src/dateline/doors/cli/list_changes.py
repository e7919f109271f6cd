"""`dateline changes`: what happened to the record since a day."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from dateline.doors.cli.entry import DONE
from dateline.doors.cli.filters import store_option
from dateline.doors.cli.tally import count
from dateline.store import open_store

if TYPE_CHECKING:
    from dateline.store.history import Change


@click.command("changes")
@store_option
@click.option("--since", required=True, metavar="DATE", help="From this day (or moment, UTC) on.")
@click.option("--until", metavar="DATE", help="Up to this day (or moment).")
@click.option("--json", "as_json", is_flag=True, help="A JSON object a line.")
def command(*, store_at: str, since: str, until: str | None, as_json: bool) -> int:
    """List accounts that were added, superseded, redacted or judged, in the order it happened.

    \b
    dateline changes --store book.db --since 2026-11-01 --json

    Nothing is overwritten: a changed page's earlier accounts are superseded by its new report, a new coder's accounts
    take the place of the earlier ones. `dateline export --as-of DATE` writes what the store held at the end of a day.
    """
    number = 0
    with open_store(store_at, create=False, read_only=True) as store:
        for change in store.changes(since, until=until):
            number += 1
            if as_json:
                click.echo(json.dumps(asdict(change)))
            else:
                click.echo(_line(change))
    click.echo(f"{count(number, 'change')}.", err=True)
    return DONE


def _line(change: Change) -> str:
    """A change on a line: when, what, of which account; of a judgement also beside which, by whom and why."""
    beside = {"same": "same event as", "different": "another event than"}.get(change.detail or "", change.detail)
    detail = " ".join(each for each in (beside, change.other, change.slot) if each)
    said = f"{change.at[:19].replace('T', ' ')} {change.what:<10} {change.account_id}"
    said += (f" ({detail})" if detail else "") + (f" by {change.by}" if change.by else "")
    return said + (f": {' '.join(change.why.split())}" if change.why else "")
