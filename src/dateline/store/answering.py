"""What is read of the accounts: all that fit, a page of them, or their number by some group."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, func, select

from dateline.errors import InputError
from dateline.store.asking import GROUPS, chosen, conditions
from dateline.store.rows import Row, from_json
from dateline.store.schema import accounts, reports
from dateline.store.where import Where

ROWS_AT_ONCE = 2000
TOLD_OF_REPORT = [
    reports.c[name]
    for name in (
        *("report_id", "url", "title", "publisher", "published", "language", "byline", "fetched", "text_length"),
        "added_at",
    )
]
"""What exports tell of a report: no text."""


def account_rows(
    connection: Connection, where: Where, *, limit: int | None, columns: Sequence[Any]
) -> Iterator[tuple[dict[str, Any], Row]]:
    """Accounts that fit as JSON-ready values, each beside the columns of its report, in the order they came."""
    found = chosen(where, connection, accounts.c.account_id, accounts.c.report_id, accounts.c.body)
    found = found.order_by(accounts.c.seq).limit(limit)
    kept: dict[str, Row] = {}
    with connection.execution_options(yield_per=ROWS_AT_ONCE).execute(found) as streamed:
        for some in streamed.partitions():
            kept = {name: row for name, row in kept.items() if name == some[0].report_id}
            kept |= _reports_of(connection, {row.report_id for row in some} - set(kept), columns)
            for account_id, report_id, body in some:
                yield {"account_id": account_id, **from_json(body)}, kept[report_id]


def page_rows(
    connection: Connection, where: Where, *, limit: int, after: str | None
) -> tuple[list[tuple[dict[str, Any], Row]], str | None]:
    """A page, the latest first, and the mark to ask on from; raises InputError for a mark that is none."""
    number, seq = accounts.c.day_number, accounts.c.seq
    found = chosen(where, connection, number, seq, accounts.c.report_id, accounts.c.body)
    if after is not None:
        day, last = _mark(after)
        found = found.where((number < day) | ((number == day) & (seq < last)))
    rows = list(connection.execute(found.order_by(number.desc(), seq.desc()).limit(limit + 1)))
    kept = _reports_of(connection, {row.report_id for row in rows[:limit]}, list(reports.c))
    mark = f"{rows[limit - 1].day_number}.{rows[limit - 1].seq}" if len(rows) > limit else None
    return [(from_json(row.body), kept[row.report_id]) for row in rows[:limit]], mark


def counted(connection: Connection, by: Sequence[str], where: Where) -> list[tuple[Any, ...]]:
    """The number of accounts in each group; sorted, unknown first. Raises InputError for a group that is none."""
    strange = [name for name in by if name not in GROUPS]
    if strange:
        raise InputError(f"Accounts cannot be counted by '{strange[0]}'; by {', '.join(GROUPS)}.")
    columns = [GROUPS[name]() for name in by]
    fit = conditions(where, connection)
    rows = connection.execute(select(*columns, func.count()).where(*fit).group_by(*columns))
    return sorted((tuple(row) for row in rows), key=lambda row: [str(each or "") for each in row])


def _reports_of(connection: Connection, ids: set[str], columns: Sequence[Any]) -> dict[str, Row]:
    names = [column.name for column in columns]
    rows = connection.execute(select(*columns).where(reports.c.report_id.in_(ids)))
    return {row.report_id: dict(zip(names, row, strict=True)) for row in rows}


def _mark(after: str) -> tuple[int, int]:
    day, dot, seq = after.partition(".")
    if not (dot and day.isdecimal() and seq.isdecimal()):
        raise InputError(f"'{after}' is no mark of a page: give the one that came with the page before.")
    return int(day), int(seq)
