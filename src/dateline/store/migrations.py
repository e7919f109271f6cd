"""Numbered steps from one schema to the next, each in a transaction of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sqlalchemy import Connection, inspect, text
from sqlalchemy.schema import CreateIndex

from dateline.store.renaming import name_pages_anew
from dateline.store.schema import accounts, event_accounts, events, metadata, tombstones


def _first(connection: Connection) -> None:
    metadata.create_all(connection)


def _keep_events(connection: Connection) -> None:
    """Events are kept as they were last merged; the first `dateline events` fills the tables. Acts that last are found
    by their last day.
    """
    metadata.create_all(connection, tables=[events, event_accounts])
    for index in accounts.indexes:
        if index.name == "accounts_lasting":
            connection.execute(CreateIndex(index, if_not_exists=True))


def _pages_without_tracks(connection: Connection) -> None:
    """Pages are called by their address without what tracks; what was redacted leaves an outline from now on."""
    if "outline" not in {column["name"] for column in inspect(connection).get_columns(tombstones.name)}:
        connection.execute(text("ALTER TABLE tombstones ADD COLUMN outline TEXT"))
    name_pages_anew(connection)


STEPS: Mapping[int, Callable[[Connection], None]] = {1: _first, 2: _keep_events, 3: _pages_without_tracks}
"""The step that leads to each schema. A step that has been released is never changed: write another."""
