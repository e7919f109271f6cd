"""Looking after a store: a backup while others use it, an upgrade to the newest schema, and room given back."""

from __future__ import annotations

import re
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, func, insert, inspect, select, text, update

from dateline.errors import StoreError
from dateline.store.migrations import STEPS
from dateline.store.opening import OUR_LOCK, WRITES, engine_for, facts_in, file_there, prepare, shown, url_of
from dateline.store.schema import SCHEMA, facts, metadata, tombstones
from dateline.store.walls import BUSY_S, translated

ROWS_AT_ONCE = 2000
ADDRESS = re.compile(r"[a-z][a-z0-9+]+:/")
"""How the address of a database begins; a Path has kept one slash of two."""
LOG_S = 5.0
"""How long other programs are waited for that still read what is to be written anew."""


def backup(engine: Engine, where: str, target: Path) -> int:
    """Write a copy of a store as it is at this moment into a new SQLite file; gives its size in bytes.

    The copy is a store itself, of SQLite also where the store is in PostgreSQL. Raises StoreError.
    """
    if ADDRESS.match(str(target)):
        raise StoreError("A copy goes into a file: give its name, like book-2026-11-26.db.")
    if target.exists():
        raise StoreError(f"{target} is there already: give a name that is free.")
    if not target.absolute().parent.is_dir():
        raise StoreError(f"The folder {target.absolute().parent} does not exist: make it first.")
    made = target.with_name(target.name + ".new")
    made.unlink(missing_ok=True)
    try:
        with translated(where), engine.connect() as connection:
            if connection.dialect.name == "sqlite":
                with translated(str(target)):
                    driver: Any = connection.connection.driver_connection
                    driver.execute("VACUUM INTO ?", (str(made),))
            else:  # all tables as they were at one moment, while others write
                one_moment = connection.execution_options(isolation_level="REPEATABLE READ")
                with one_moment.begin():
                    _copy(one_moment, made)
        made.rename(target)
    except BaseException:
        made.unlink(missing_ok=True)
        raise
    return target.stat().st_size


def _copy(connection: Connection, target: Path) -> None:
    url = url_of(target)
    other = engine_for(url)
    try:
        prepare(other, url, create=True, facts_of_new={})
        with other.connect().execution_options(**{WRITES: True}) as writer, writer.begin():
            writer.execute(facts.delete())
            looked = inspect(connection)
            there = set(looked.get_table_names())
            for table in (each for each in metadata.sorted_tables if each.name in there):  # an older one has fewer
                held = {column["name"] for column in looked.get_columns(table.name)}
                asked = select(*(column for column in table.c if column.name in held))
                rows = connection.execute(asked.execution_options(yield_per=ROWS_AT_ONCE))
                for some in rows.mappings().partitions():
                    writer.execute(insert(table), [dict(row) for row in some])
        with other.connect() as writer:
            writer.connection.driver_connection.execute("PRAGMA journal_mode=DELETE")  # type: ignore[union-attr]
    finally:
        other.dispose()


def upgrade(where: str | Path, *, backup_to: Path | None = None) -> tuple[int, int]:
    """Bring a store to the newest schema, a backup first; gives the schema before and after.

    Each step is a transaction of its own: one that fails leaves the store at the step before. Raises StoreError.
    """
    url = url_of(where)
    name = shown(url)
    if url.get_backend_name() == "sqlite":
        file_there(Path(str(url.database)), create=False)
    engine = engine_for(url)
    try:
        with translated(name), engine.connect() as connection, connection.begin():
            before = _schema(connection, name)
        if before > SCHEMA:
            raise StoreError(f"The store {name} was written by a newer Dateline: install the newer version.")
        if before < SCHEMA:
            backup(engine, name, backup_to or backup_name(where, schema=before))
            laid = _tombstones(engine, name)
            for number in range(before + 1, SCHEMA + 1):
                _step(engine, name, number)
            if _tombstones(engine, name) > laid:  # a step has taken words out
                give_room_back(engine, name)
        return before, SCHEMA
    finally:
        engine.dispose()


def _tombstones(engine: Engine, where: str) -> int:
    with translated(where), engine.connect() as connection:
        return connection.scalar(select(func.count()).select_from(tombstones)) or 0


def _schema(connection: Connection, where: str) -> int:
    known = facts_in(connection, where)
    if not known:
        raise StoreError(f"{where} holds no store yet: make it with `dateline code INPUT… --store {where}`.")
    return int(known["schema"])


def _step(engine: Engine, where: str, number: int) -> None:
    with (
        translated(where),
        engine.connect().execution_options(**{WRITES: True}) as connection,
        connection.begin(),
    ):
        if connection.dialect.name != "sqlite":
            connection.execute(text("SELECT pg_advisory_xact_lock(:ours)"), {"ours": OUR_LOCK})
        if _schema(connection, where) == number - 1:  # another process may have done it
            STEPS[number](connection)
            connection.execute(update(facts).where(facts.c.name == "schema").values(value=str(number)))


def backup_name(where: str | Path, *, schema: int) -> Path:
    """Where the copy of a store of that schema goes that is made before it is upgraded, unless it is said."""
    url = url_of(where)
    base = Path(str(url.database) if url.get_backend_name() == "sqlite" else f"{url.database}.db")
    return base.with_name(f"{base.name}.schema-{schema}.backup")


def give_room_back(engine: Engine, where: str) -> str | None:
    """Write the file anew without what was deleted, so that no deleted word is left in it; gives what hindered that."""
    try:
        with translated(where), engine.connect() as connection:
            driver: Any = connection.connection.driver_connection
            if connection.dialect.name != "sqlite":
                _vacuum_postgres(driver, (table.name for table in metadata.sorted_tables))
                return None
            for statement in ("PRAGMA secure_delete=ON", "VACUUM"):
                driver.execute(statement).fetchall()
            return _empty_log(driver, where)
    except StoreError as error:  # the words are covered all the same
        return str(error)


def _empty_log(driver: Any, where: str) -> str | None:
    """Take what SQLite's log holds into the file; a program that reads the store at that moment hinders it."""
    deadline = time.monotonic() + LOG_S
    driver.execute("PRAGMA busy_timeout=0")
    try:
        while driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]:
            if time.monotonic() > deadline:
                return f"The store {where} is being read by another program, which keeps its log from being emptied."
            time.sleep(0.1)
        return None
    finally:
        driver.execute(f"PRAGMA busy_timeout={BUSY_S * 1000}")


def _vacuum_postgres(driver: Any, tables: Iterable[str]) -> None:
    driver.rollback()
    driver.autocommit = True
    try:
        driver.execute(f"SET lock_timeout = '{LOG_S}s'")  # who reads for hours must not hold everybody up
        for name in tables:
            driver.execute(f'VACUUM FULL "{name}"')
    finally:
        driver.execute("RESET lock_timeout")
        driver.autocommit = False
