"""What is read of the accounts: all that fit, a page of them, or their number by some group."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, select

from dateline.errors import InputError
from dateline.store.asking import GROUPS, chosen, conditions
from dateline.store.rows import Row, from_json
from dateline.store.schema import accounts, reports
from dateline.store.walking import latest_first
from dateline.store.where import Where

ROWS_AT_ONCE = 2000
REDACTED = '{"redacted"'
"""How what is kept of an account begins that was taken out."""
TOLD_OF_REPORT = [
    reports.c[name]
    for name in (
        *("report_id", "url", "title", "publisher", "published", "language", "byline", "fetched", "text_length"),
        *("added_at", "origin"),
    )
]
"""What exports tell of a report: no text."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Accounts in the order they came: (id, what is kept of it as JSON, the columns of its report).

    ``beside`` is the JSON of those that were not asked for, by the ids of the same reports. JSON is read when it is
    wanted: values read long before they are used are no longer in the processor's cache, and an export takes a third
    longer.
    """

    rows: list[tuple[str, str, Row]]
    beside: Mapping[str, Sequence[str]]


def account_rows(
    connection: Connection, where: Where, *, limit: int | None, columns: Sequence[Any]
) -> Iterator[tuple[dict[str, Any], Row]]:
    """Accounts that fit as JSON-ready values, each beside the columns of its report, in the order they came."""
    for stretch in stretches(connection, where, limit=limit, columns=columns, beside=False):
        for account_id, body, row in stretch.rows:
            yield kept_told(account_id, body), row


def stretches(
    connection: Connection, where: Where, *, limit: int | None, columns: Sequence[Any], beside: bool
) -> Iterator[Stretch]:
    """Accounts that fit, `ROWS_AT_ONCE`; with ``beside`` the others of their reports too."""
    found = chosen(where, connection, accounts.c.seq, accounts.c.account_id, accounts.c.report_id, accounts.c.body)
    found = found.order_by(accounts.c.seq).limit(limit)
    kept: dict[str, Row] = {}
    with connection.execute(found.execution_options(yield_per=ROWS_AT_ONCE)) as streamed:
        for some in streamed.partitions():
            ids = {report_id for _, _, report_id, _ in some}
            kept = {name: row for name, row in kept.items() if name == some[0].report_id}
            kept |= _reports_of(connection, ids - set(kept), columns)
            rows = [(account_id, body, kept[report_id]) for _, account_id, report_id, body in some]
            yield Stretch(rows, _beside(connection, ids, {seq for seq, *_ in some}) if beside else {})


def kept_told(account_id: str, body: str) -> dict[str, Any]:
    """An account as JSON-ready values."""
    told: dict[str, Any] = from_json(body)
    told["account_id"] = account_id
    return told


def _beside(connection: Connection, ids: Iterable[str], seqs: set[int]) -> dict[str, list[str]]:
    found = select(accounts.c.seq).where(accounts.c.report_id.in_(ids))  # the index alone answers
    others = [seq for seq in connection.scalars(found) if seq not in seqs]
    # Some at once: a statement takes no more values than 32,766 (SQLite) or 65,535 (PostgreSQL).
    bodies: dict[str, list[str]] = {}
    for at in range(0, len(others), ROWS_AT_ONCE):
        for report_id, body in _bodies(connection, accounts.c.seq.in_(others[at : at + ROWS_AT_ONCE])):
            bodies.setdefault(report_id, []).append(body)
    return bodies


def told_in(connection: Connection, report_ids: Iterable[str]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every account that was ever kept of some reports, as JSON-ready values beside the report's id."""
    ids = list(dict.fromkeys(report_ids))
    for at in range(0, len(ids), ROWS_AT_ONCE):
        for report_id, body in _bodies(connection, accounts.c.report_id.in_(ids[at : at + ROWS_AT_ONCE])):
            yield report_id, from_json(body)


def _bodies(connection: Connection, fit: Any) -> Iterator[tuple[str, str]]:
    for report_id, body in connection.execute(select(accounts.c.report_id, accounts.c.body).where(fit)):
        if not body.startswith(REDACTED):
            yield report_id, body


def page_rows(
    connection: Connection, where: Where, *, limit: int, after: str | None
) -> tuple[list[tuple[dict[str, Any], Row]], str | None]:
    """A page, the latest first, and the mark to ask on from; raises InputError for a mark that is none."""
    columns = (accounts.c.day_number, accounts.c.seq, accounts.c.report_id, accounts.c.body)
    mark = _mark(after) if after is not None else None
    rows = latest_first(where, connection, columns, limit=limit + 1, after=mark)
    kept = _reports_of(connection, {row.report_id for row in rows[:limit]}, list(reports.c))
    found = [(from_json(row.body), kept[row.report_id]) for row in rows[:limit]]
    return found, f"{rows[limit - 1].day_number}.{rows[limit - 1].seq}" if len(rows) > limit else None


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
