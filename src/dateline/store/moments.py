"""What several writers at once make of moments and numbers, and how a reader can trust them.

Rows are numbered and dated when they are written, not when their transaction ends. In PostgreSQL a transaction that
ends late adds rows with lower numbers and earlier moments than others that were seen already: who asks for what came
since the last would never be told of them. So every writer holds a lock that all writers share, and a reader who must
miss nothing waits for a moment at which nobody holds it. Moments are those of the database's clock. SQLite has one
writer.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from sqlalchemy import Connection, Engine, text

from dateline.store.rows import by_clock_of

WRITING = 0x6461746D
"""The advisory lock that writers share, and readers who must miss nothing have alone for a moment."""


@contextlib.contextmanager
def as_writer(connection: Connection, *, alone: bool) -> Iterator[None]:
    """Say until the transaction ends that it writes, and tell time by the database's clock.

    ``alone`` waits until nobody else writes, and keeps others waiting: who takes words out must see what others are
    adding, since they had read what is withheld before these words were laid down.
    """
    if connection.dialect.name != "postgresql":
        yield
        return
    lock = "pg_advisory_xact_lock" if alone else "pg_advisory_xact_lock_shared"
    asked = text(f"SELECT {lock}(:writing), clock_timestamp()")
    moment = connection.execute(asked, {"writing": WRITING}).one()[1]
    with by_clock_of(moment):
        yield


@contextlib.contextmanager
def settled(engine: Engine, *, wait_s: float) -> Iterator[Connection]:
    """A connection that reads what was there at a moment at which no write was half done.

    Whatever is written later has higher numbers and later moments than all that it reads.
    """
    if engine.dialect.name != "postgresql":
        with engine.connect() as connection, connection.begin():
            yield connection
        return
    with engine.connect().execution_options(isolation_level="REPEATABLE READ") as connection:
        with engine.connect() as waiting, waiting.begin():
            waiting.execute(text(f"SET LOCAL lock_timeout = {int(wait_s * 1000)}"))
            waiting.execute(text("SELECT pg_advisory_xact_lock(:writing)"), {"writing": WRITING})
            connection.execute(text("SELECT 1"))  # from here on it sees what it sees now
        yield connection
