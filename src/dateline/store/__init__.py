"""The room that keeps the record: reports, accounts, judgements, refusals and runs, in SQLite or PostgreSQL."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from dateline.errors import InputError
from dateline.store.where import Where

if TYPE_CHECKING:
    from dateline.store.sql_store import SqlStore

__all__ = ["Where", "open_store"]


def open_store(
    where: str | Path,
    *,
    create: bool = True,
    read_only: bool = False,
    keep_text: bool = False,
    names_because: str | None = None,
    victims_because: str | None = None,
) -> SqlStore:
    """Open a store: a file (SQLite), or ``postgresql://user@host/name``; it is made if it isn't there.

    ``keep_text`` keeps whole texts, ``names_because`` is the written reason for which private persons are named, and
    ``victims_because`` beside it the one for which victims, minors and witnesses are named as well. They are said when
    a store is made, and stay so. With ``read_only`` or without ``create`` nothing is made.
    Raises StoreError when it cannot be opened, is no store, or was written by a newer version; InputError for a reason
    to name victims without one to name anybody.
    """
    if victims_because and not names_because:
        raise InputError("Victims are named only where private persons are: give names_because as well.")
    from dateline.store.opening import engine_for, prepare, url_of
    from dateline.store.sql_store import SqlStore

    url = url_of(where)
    engine = engine_for(url, read_only=read_only)
    made = {"keeps_text": "yes" if keep_text else "no"}
    made |= {"names_because": names_because or "", "victims_because": victims_because or ""}
    try:
        facts = prepare(engine, url, create=create and not read_only, facts_of_new=made)
    except BaseException:
        engine.dispose()
        raise
    return SqlStore(engine, url=url, facts=facts, read_only=read_only)
