"""The wall around the database: its errors become one plain sentence each, a StoreError."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from dateline.errors import StoreError

BUSY_S = 30
"""How long a write waits for another program's write to end."""

DRIVERS = ("sqlite3", "psycopg")
_SAID = (
    ("database is locked", "is being written by another program that does not let go: try again, or stop that one."),
    ("lock timeout", "is being written by another program that does not let go: try again, or stop that one."),
    ("readonly", "may only be read: give yourself the right to write it, and its folder."),
    ("read-only", "may only be read: give yourself the right to write it, and its folder."),
    ("disk is full", "cannot grow, the disk is full: make room; what was kept before is whole."),
    ("no space left", "cannot grow, the disk is full: make room; what was kept before is whole."),
    ("disk i/o error", "cannot be written or read, the disk gives an error: is it full, or broken?"),
    ("not a database", "is no store of Dateline: give another file."),
    ("malformed", "is damaged: go back to a backup (`dateline store verify` says what is wrong)."),
    ("unable to open", "cannot be opened: does its folder exist, and may you write it?"),
    ("connection refused", "does not answer: is the database server running, and are host and port right?"),
    ("could not translate host", "names a host that is not known: check the URL."),
    ("name or service not known", "names a host that is not known: check the URL."),
    ("authentication failed", "refuses the user or password: check the URL."),
    ("does not exist", "is not there, or a part of it is missing: make the database first, then open it."),
    ("permission denied", "does not let you in: ask for the right to read and write it."),
    ("terminating connection", "ended the connection: the server is going down; run the command again later."),
    ("server closed the connection", "ended the connection: is the server running?"),
)


@contextlib.contextmanager
def translated(where: str) -> Iterator[None]:
    """Raise StoreError, with what to do, for whatever the database or its driver raises in the block."""
    try:
        yield
    except SQLAlchemyError as error:
        raise StoreError(f"The store {where} {_plain(error)}") from error
    except Exception as error:
        if type(error).__module__.split(".")[0] not in DRIVERS:
            raise
        raise StoreError(f"The store {where} {_plain(error)}") from error  # of a statement given to the driver itself


def _plain(error: Exception) -> str:
    told = str(error.orig if isinstance(error, DBAPIError) and error.orig else error)
    lowered = told.lower()
    for sign, words in _SAID:
        if sign in lowered:
            return words
    first = " ".join(told.split())[:300]
    return f"cannot be used ({type(error).__name__}: {first})."
