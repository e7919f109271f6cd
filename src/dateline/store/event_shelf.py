"""Events as they were last merged, kept beside what they were made of: read again as long as nothing has changed.

They are a copy and never the record. What they were made of is written with them in one transaction, and compared at
each reading: a process that was killed, a report that came since, a judgement, another version of the merging leave
them unread, and the next merging takes their place.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Any

from sqlalchemy import Connection, Table, func, select, text

from dateline.errors import StoreError
from dateline.model import Event
from dateline.store.restore_events import event_from, told_of
from dateline.store.rows import as_json, from_json
from dateline.store.schema import accounts, event_accounts, events, facts, judgements, reports, tombstones

MADE_OF = "events_made_of"
"""The fact that says what the kept events were made of."""
ROWS_AT_ONCE = 1000
Opened = Callable[[], AbstractContextManager[Connection]]


class EventShelf:
    """The kept events of a store; ``made_by`` says by which version of the merging, in any words."""

    def __init__(self, reads: Opened, writes: Opened, *, settled: Opened, made_by: str) -> None:
        """``settled`` reads what was there at a moment at which no write was half done."""
        self._reads, self._writes, self._settled, self._made_by = reads, writes, settled, made_by

    def pulse(self) -> str | None:
        """What the store holds now, in one line. To be asked before what is merged is read: whatever comes in between
        then makes the events stale, and never seem fresh.

        It waits for writes that are half done: their rows have lower numbers than others that are there already, and
        would not be missed. None where one takes too long: then what is merged cannot be kept.
        """
        try:
            with self._settled() as connection:
                return self._pulse(connection)
        except StoreError:
            return None

    def load(self, *, accounts_of: Iterable[str] | None = None) -> tuple[Event, ...] | None:
        """The kept events in the order of their ids; None where they are of another state of the store, or none are.

        With ``accounts_of`` only those that hold one of these accounts, or held it before its page was changed.
        """
        with self._reads() as connection:
            made_of = connection.scalar(select(facts.c.value).where(facts.c.name == MADE_OF))
            if made_of is None or made_of != self._pulse(connection):
                return None
            return tuple(event_from(from_json(body)) for body in _bodies(connection, accounts_of))

    def keep(self, merged: Sequence[Event], *, pulse: str) -> None:
        """Keep events in place of those before; what is as it was is not written again. Raises StoreError.

        Where the store has changed since ``pulse`` was asked nothing is kept: words may have been redacted meanwhile.
        """
        rows = {event.event_id: as_json(told_of(event)) for event in merged}
        hashes = {event_id: hashlib.sha256(body.encode()).hexdigest() for event_id, body in rows.items()}
        with self._writes() as connection:
            _alone(connection)
            if self._pulse(connection) != pulse:
                return
            held = connection.execute(select(events.c.event_id, events.c.body_sha256))
            before = {row.event_id: row.body_sha256 for row in held}
            gone = [event_id for event_id, body in before.items() if hashes.get(event_id) != body]
            _delete(connection, events, events.c.event_id, gone)
            _delete(connection, event_accounts, event_accounts.c.event_id, gone)
            fresh = [event for event in merged if before.get(event.event_id) != hashes[event.event_id]]
            names = ("event_id", "body", "body_sha256")
            told = [(each.event_id, rows[each.event_id], hashes[each.event_id]) for each in fresh]
            _insert(connection, events, [dict(zip(names, row, strict=True)) for row in told])
            homes = {told: event.event_id for event in fresh for told in event.all_accounts}
            _delete(connection, event_accounts, event_accounts.c.account_id, list(homes))
            _insert(connection, event_accounts, [{"account_id": one, "event_id": home} for one, home in homes.items()])
            connection.execute(facts.delete().where(facts.c.name == MADE_OF))
            connection.execute(facts.insert(), {"name": MADE_OF, "value": pulse})

    def _pulse(self, connection: Connection) -> str:
        told = [self._made_by]
        for asked in (
            select(func.max(accounts.c.seq)),
            select(func.max(accounts.c.superseded_at), func.count(accounts.c.superseded_at)).where(
                accounts.c.superseded_at.is_not(None)
            ),
            select(func.max(reports.c.seq)),
            select(func.max(judgements.c.seq)),
            select(func.count()).select_from(tombstones),
        ):
            told += [str(each) for each in connection.execute(asked).one()]
        return " ".join(told)


def forget_events(connection: Connection) -> None:
    """Throw the kept events away: words that were redacted stand in them, too."""
    _alone(connection)
    connection.execute(facts.delete().where(facts.c.name == MADE_OF))
    connection.execute(event_accounts.delete())
    connection.execute(events.delete())


def _alone(connection: Connection) -> None:
    """Let nobody else keep or forget events until this transaction ends; in SQLite there is one writer anyway."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("LOCK TABLE events IN SHARE ROW EXCLUSIVE MODE"))


def _bodies(connection: Connection, accounts_of: Iterable[str] | None) -> Iterator[str]:
    asked = select(events.c.body).order_by(events.c.event_id)
    if accounts_of is None:
        with connection.execute(asked.execution_options(yield_per=ROWS_AT_ONCE)) as rows:
            yield from rows.scalars()
        return
    ids = list(accounts_of)
    homes: set[str] = set()
    for some in _parts(ids):
        homes.update(connection.scalars(select(event_accounts.c.event_id).where(event_accounts.c.account_id.in_(some))))
    for some in _parts(sorted(homes)):
        yield from connection.scalars(asked.where(events.c.event_id.in_(some)))


def _delete(connection: Connection, table: Table, column: Any, ids: Sequence[str]) -> None:
    for some in _parts(ids):
        connection.execute(table.delete().where(column.in_(some)))


def _insert(connection: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    if rows:
        connection.execute(table.insert(), rows)


def _parts(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    yield from (ids[at : at + ROWS_AT_ONCE] for at in range(0, len(ids), ROWS_AT_ONCE))
