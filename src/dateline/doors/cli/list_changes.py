"""`dateline changes`: what happened to the record since a day."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, replace
from typing import TYPE_CHECKING

import click

from dateline.doors.cli.coding_run import shown
from dateline.doors.cli.entry import DONE
from dateline.doors.cli.filters import store_option
from dateline.doors.cli.tally import count
from dateline.errors import InputError
from dateline.store import open_store
from dateline.store.people import Masker
from dateline.store.where import moment_from

if TYPE_CHECKING:
    from dateline.store.history import Change
    from dateline.store.sql_store import SqlStore

TAKEN_OUT = {"report": "a report", "person": "a person's name", "quote": "a quotation"}


def _moment(_ctx: click.Context, _param: click.Parameter, value: str | None) -> str | None:
    if value is not None:
        try:
            moment_from(value)
        except InputError as error:
            raise click.BadParameter(str(error)) from None
    return value


@click.command("changes")
@store_option
@click.option("--since", required=True, callback=_moment, metavar="DATE", help="From this day (or moment, UTC) on.")
@click.option("--until", callback=_moment, metavar="DATE", help="Up to this day (or moment).")
@click.option("--json", "as_json", is_flag=True, help="A JSON object a line.")
def command(*, store_at: str, since: str, until: str | None, as_json: bool) -> int:
    """List accounts that were added, superseded, redacted or judged, in the order it happened.

    \b
    dateline changes --store book.db --since 2026-11-01 --json

    Nothing is overwritten: a changed page's earlier accounts are superseded by its new report, a new coder's accounts
    take the place of the earlier ones. `dateline export --as-of DATE` writes what the store held at the end of a day.
    What is said at the end as --since asks on from there: nothing is missed, the last change comes again. Where a name
    or a quotation was taken out, export anew: the accounts that held it are covered, and not listed.
    """
    number, last = 0, since
    with open_store(store_at, create=False, read_only=True) as store:
        for change in _masked(store, store.changes(since, until=until)):
            number, last = number + 1, change.at
            click.echo(json.dumps(asdict(change)) if as_json else shown(_line(change)))
    click.echo(f"{count(number, 'change')}." + (f" Ask on: --since {last}" if number else ""), err=True)
    return DONE


def _masked(store: SqlStore, changes: Iterator[Change]) -> Iterator[Change]:
    """Changes in which what people said of accounts names nobody whom the store hides."""
    if store.hides == "nobody":
        yield from changes
        return
    words = (told for told in store.judgements() if told.get("why") or told.get("right"))
    judged = (each for told in words for each in (told["one"], told["other"]) if each)
    reports = store.reports_of(judged)
    people = Masker(store, reports.values())
    for change in changes:
        if change.what == "judged" and (change.why or change.right):
            about = [each for each in (change.account_id, change.other) if each]
            if not all(each in reports for each in about):  # said since the masks were made
                yield replace(change, why=None, right=None)
                continue
            mask = people.of(*(reports[each] for each in about))
            right = mask.text(change.right) if change.right else None
            yield replace(change, why=mask.text(change.why) if change.why else None, right=right)
        else:
            yield change


def _line(change: Change) -> str:
    """A change on a line: when, what, of which account; of a judgement also beside which, by whom and why."""
    said = f"{change.at[:19].replace('T', ' ')} {change.what:<10} "
    why = f": {' '.join(change.why.split())}" if change.why else ""
    if change.stone_id is not None:
        of = f" {change.report_id}" if change.report_id else ""
        by = f" by {change.by}" if change.by else ""
        return f"{said}{TAKEN_OUT[change.detail or 'report']}{of}{by}, tombstone {change.stone_id}{why}"
    beside = {"same": "same event as", "different": "another event than"}.get(change.detail or "", change.detail)
    detail = " ".join(each for each in (beside, change.other, change.slot) if each)
    detail += f", for {change.right}" if change.right else ""
    said += (change.account_id or "") + (f" ({detail})" if detail else "")
    return said + (f" by {change.by}" if change.by else "") + why
