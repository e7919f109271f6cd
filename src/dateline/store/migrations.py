"""Numbered steps from one schema to the next, each in a transaction of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sqlalchemy import Connection

from dateline.store.schema import metadata


def _first(connection: Connection) -> None:
    metadata.create_all(connection)


STEPS: Mapping[int, Callable[[Connection], None]] = {1: _first}
"""The step that leads to each schema. A step that has been released is never changed: write another."""
