"""What several writers at once make of moments and numbers, and how a reader can trust them.

Rows are numbered and dated when they are written, not when their transaction ends. In PostgreSQL a transaction that
ends late adds rows with lower numbers and earlier moments than others that were seen already: who asks for what came
since the last would never be told of them. So every writer holds a lock that all writers share, and a reader who must
miss nothing waits for a moment at which nobody holds it. Moments are those of the database's clock. SQLite has one
writer.
"""

from __future__ import annotations

import contextlib
import random
import time
from collections.abc import Iterator

from sqlalchemy import Connection, Engine, text

from dateline.errors import StoreError
from dateline.store.rows import by_clock_of

WRITING = 0x6461746D
"""The advisory lock that writers share, and readers who must miss nothing have alone for a moment."""
PAUSE_S = (0.0005, 0.005)
"""How long a reader rests before it looks again for a moment without a write: less than most writes take, and of no
fixed length, lest it keep step with them."""

ALONE_S = 20.0
"""How long a redaction looks for a moment without another's write before it makes the others wait for it."""


@contextlib.contextmanager
def as_writer(connection: Connection, *, alone: bool) -> Iterator[None]:
    """Say until the transaction ends that it writes, and tell time by the database's clock.

    ``alone`` waits until nobody else writes, and then keeps others waiting: who takes words out must see what others
    are adding, since they had read what is withheld before these words were laid down. Where no quiet moment comes in
    `ALONE_S` it stands in line, for it must get through.
    """
    if connection.dialect.name != "postgresql":
        yield
        return
    if alone:
        _found_quiet(connection, wait_s=ALONE_S)
    lock = "pg_advisory_xact_lock" if alone else "pg_advisory_xact_lock_shared"
    asked = text(f"SELECT {lock}(:writing), clock_timestamp()")
    moment = connection.execute(asked, {"writing": WRITING}).one()[1]
    with by_clock_of(moment):
        yield


@contextlib.contextmanager
def settled(engine: Engine, *, wait_s: float) -> Iterator[Connection]:
    """A connection that reads what was there at a moment at which no write was half done.

    Whatever is written later has higher numbers and later moments than all that it reads. Raises StoreError where no
    such moment came in ``wait_s``.
    """
    if engine.dialect.name != "postgresql":
        with engine.connect() as connection, connection.begin():
            yield connection
        return
    with engine.connect().execution_options(isolation_level="REPEATABLE READ") as connection:
        with engine.connect() as waiting, waiting.begin():
            if not _found_quiet(waiting, wait_s=wait_s):
                raise StoreError(
                    f"Other programs have been writing the store without a pause for {wait_s:g} s, and what they write "
                    "now would be missed: ask again later, or stop one of them."
                )
            connection.execute(text("SELECT 1"))  # from here on it sees what it sees now
        yield connection


def _found_quiet(connection: Connection, *, wait_s: float) -> bool:
    """Get the lock that writers share, at a moment at which none has it; says whether there was one.

    It is asked for again and again: who stands in line for it makes all later writers stand behind the longest one.
    """
    deadline = time.monotonic() + wait_s
    asked = text("SELECT pg_try_advisory_xact_lock(:writing)")
    while not connection.scalar(asked, {"writing": WRITING}):
        if time.monotonic() > deadline:
            return False
        time.sleep(random.uniform(*PAUSE_S))
    return True
