"""Opening a store: which database, is it ours, do we know its schema."""

from __future__ import annotations

import random
import sqlite3
import time
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, inspect, make_url, select, text
from sqlalchemy.exc import ArgumentError, OperationalError

from dateline.errors import StoreError
from dateline.store.migrations import STEPS
from dateline.store.rows import now
from dateline.store.schema import SCHEMA, facts
from dateline.store.walls import BUSY_S, translated

WRITES = "dateline_writes"
"""The option of a connection that is about to write: SQLite then asks for its lock at once, and waits for it."""
OUR_LOCK = 0x6461746C
"""The advisory lock under which a PostgreSQL store is made or upgraded."""


def url_of(where: str | Path) -> URL:
    """The database that is meant: a file, or postgresql://user@host/name; raises StoreError for anything else."""
    written = str(where)
    try:
        url = make_url(written) if "://" in written else URL.create("sqlite", database=written)
    except (ArgumentError, ValueError) as error:
        raise StoreError(f"'{written}' is no address of a store ({error}): give a file, or postgresql://…") from None
    kind = url.get_backend_name()
    if kind in ("postgresql", "postgres"):
        return url.set(drivername="postgresql+psycopg")
    if kind == "sqlite" and url.database and url.database != ":memory:":
        return url.set(drivername="sqlite")
    raise StoreError(f"A store of the kind '{kind}' is not known: give a file, or postgresql://…")


def shown(url: URL) -> str:
    """The address for messages: a file's path, or the URL without its password."""
    if url.get_backend_name() == "sqlite":
        return str(url.database)
    return url.set(drivername="postgresql").render_as_string(hide_password=True)


def engine_for(url: URL, *, read_only: bool = False) -> Engine:
    """A SQLAlchemy engine with our ways of beginning a transaction; connects to nothing yet."""
    if url.get_backend_name() == "sqlite":
        return _sqlite(Path(str(url.database)), read_only=read_only)
    try:
        import psycopg  # noqa: F401 - only whether it is there
    except ImportError:
        raise StoreError("PostgreSQL needs the driver psycopg: pip install 'dateline[postgres]'.") from None
    level = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True} if read_only else {}
    return create_engine(url, pool_pre_ping=True, execution_options=level)


def _sqlite(path: Path, *, read_only: bool) -> Engine:
    def connect() -> sqlite3.Connection:
        # isolation_level None: the transaction is begun below, not by the driver.
        mode = "?mode=ro" if read_only else "?mode=rwc"
        if read_only and not path.with_name(path.name + "-wal").exists() and not _writable(path.parent):
            mode = "?immutable=1"  # on a medium where no log can lie, nobody writes either
        address = path.absolute().as_uri() + mode
        opened = sqlite3.connect(address, uri=True, timeout=BUSY_S, isolation_level=None, check_same_thread=False)
        opened.execute("PRAGMA synchronous=FULL")
        opened.execute("PRAGMA cache_size=-65536")
        return opened

    engine = create_engine("sqlite://", creator=connect, pool_size=5, max_overflow=20, poolclass=_pool())

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get(WRITES)
        if writes:
            _begin_writing(connection)
        else:
            connection.exec_driver_sql("BEGIN")

    return engine


def _begin_writing(connection: Connection) -> None:
    """Get SQLite's one lock for writing. It is asked for every millisecond or two: SQLite's own way of waiting, ever
    longer pauses, hardly ever meets the moment between two writes of a program that writes at full rate."""
    driver = connection.connection.driver_connection
    assert driver is not None
    deadline = time.monotonic() + BUSY_S
    driver.execute("PRAGMA busy_timeout=0")
    try:
        while True:
            try:
                connection.exec_driver_sql("BEGIN IMMEDIATE")
                return
            except OperationalError as error:
                if "locked" not in str(error.orig) or time.monotonic() > deadline:
                    raise
            time.sleep(random.uniform(0.0005, 0.003))
    finally:
        driver.execute(f"PRAGMA busy_timeout={BUSY_S * 1000}")


def _pool() -> Any:
    from sqlalchemy.pool import QueuePool

    return QueuePool


def _writable(folder: Path) -> bool:
    import os

    return os.access(folder, os.W_OK)


def prepare(engine: Engine, url: URL, *, create: bool, facts_of_new: dict[str, str]) -> dict[str, str]:
    """Make the store if there is none yet, and give the facts of it; raises StoreError if we may not use it."""
    where = shown(url)
    if url.get_backend_name() == "sqlite":
        file_there(Path(str(url.database)), create=create)
    with translated(where):
        if url.get_backend_name() == "sqlite" and create:
            with engine.connect() as connection:
                _write_ahead(connection)
        with engine.connect() as connection, connection.begin():
            known = facts_in(connection, where)
        if known is None and create:
            with engine.connect().execution_options(**{WRITES: True}) as connection, connection.begin():
                known = _make(connection, where, facts_of_new)
    if known is None:
        raise StoreError(f"{where} holds no store yet: make it with `dateline code INPUT… --store {where}`.")
    _check_schema(int(known["schema"]), where)
    return known


def file_there(path: Path, *, create: bool) -> None:
    if path.is_dir():
        raise StoreError(f"{path} is a folder: give the name of a file in it, like {path / 'book.db'}.")
    if not create and not path.exists():
        raise StoreError(f"There is no store {path}: make it with `dateline code INPUT… --store {path}`.")
    if create and not path.absolute().parent.is_dir():
        raise StoreError(f"The folder {path.absolute().parent} does not exist: make it first.")


def _write_ahead(connection: Connection) -> None:
    # Readers go on while one writes. The setting stays in the file; outside a transaction only.
    driver = connection.connection.driver_connection
    assert driver is not None
    if driver.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
        if driver.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            return  # somebody else's, or one we shall refuse: leave it as it is
        driver.execute("PRAGMA journal_mode=WAL")


def facts_in(connection: Connection, where: str) -> dict[str, str] | None:
    """What a store says of itself, None where there is none yet; raises StoreError for somebody else's database."""
    tables = set(inspect(connection).get_table_names())
    if facts.name in tables:
        return {row.name: row.value for row in connection.execute(select(facts))}
    if {"reports", "accounts"} & tables or (tables and connection.dialect.name == "sqlite"):
        raise StoreError(f"{where} is a database of something else: give another name.")
    return None


def _make(connection: Connection, where: str, facts_of_new: dict[str, str]) -> dict[str, str]:
    if connection.dialect.name != "sqlite":
        connection.execute(text("SELECT pg_advisory_xact_lock(:ours)"), {"ours": OUR_LOCK})
    known = facts_in(connection, where)  # another process may have made it while we waited
    if known is not None:
        return known
    for number in sorted(STEPS):
        STEPS[number](connection)
    known = {"schema": str(SCHEMA), "made": now(), **facts_of_new}
    connection.execute(facts.insert(), [{"name": name, "value": value} for name, value in known.items()])
    return known


def _check_schema(schema: int, where: str) -> None:
    if schema > SCHEMA:
        raise StoreError(
            f"The store {where} was written by a newer Dateline (its schema is {schema}, this one knows {SCHEMA}): "
            "install the newer version."
        )
    if schema < SCHEMA:
        raise StoreError(
            f"The store {where} is of an older Dateline (schema {schema}; now {SCHEMA}): "
            f"run `dateline store upgrade {where}`, which makes a backup first."
        )
