"""Ids as people write them: whole, or their beginning where it is the beginning of one alone."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Column, Connection, select

from dateline.errors import InputError
from dateline.store.schema import accounts, reports

WHOLE = 16
"""Letters of an id."""
BEYOND = "g"
"""Sorts after every letter of an id, in any collation."""
MOST_NAMED = 4


def whole_report_ids(connection: Connection, told: Iterable[str]) -> tuple[str, ...]:
    """Reports by their ids or beginnings; one that begins none stays as it is. Raises InputError for one that begins
    several."""
    return tuple(_whole(connection, each, reports.c.report_id, "reports") for each in told)


def whole_account_ids(connection: Connection, told: Iterable[str]) -> tuple[str, ...]:
    """Accounts by their ids or beginnings, like reports."""
    return tuple(_whole(connection, each, accounts.c.account_id, "accounts") for each in told)


def _whole(connection: Connection, told: str, column: Column[str], what: str) -> str:
    if not told or len(told) >= WHOLE:
        return told
    asked = (
        select(column).distinct().where(column >= told, column < told + BEYOND).order_by(column).limit(MOST_NAMED + 1)
    )
    if column.table is accounts:  # first those that hold now: their index answers
        found = list(connection.scalars(asked.where(accounts.c.superseded_at.is_(None))))
        found = found or list(connection.scalars(asked))
    else:
        found = list(connection.scalars(asked))
    if len(found) > 1:
        some = ", ".join(found[:MOST_NAMED]) + (" …" if len(found) > MOST_NAMED else "")
        raise InputError(f"'{told}' begins several ids of {what}: write more of it. {some}")
    return found[0] if found else told
