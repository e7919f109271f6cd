"""SQL over the record, by DuckDB: over a Parquet export, or over a store by way of one."""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dateline.errors import InputError
from dateline.store.exports.exporting import Export
from dateline.store.exports.flat import ACCOUNTS
from dateline.store.sql_store import SqlStore
from dateline.store.where import Where

MEMORY = "1GB"
CHANGES = frozenset(("INSERT", "UPDATE", "DELETE", "DROP", "ALTER"))
"""Statements that would change a copy, and look as if they had changed the record."""


@contextlib.contextmanager
def answers(where: Path | SqlStore, sql: str, *, filters: Where | None = None) -> Iterator[Any]:
    """A cursor over the answer to ``sql``, in which ``accounts`` is the table of the accounts.

    ``where`` is a store, a Parquet file, or a folder that ``dateline export --parquet`` wrote. The question can read
    nothing else: no file outside that folder, no network. Raises InputError when DuckDB cannot answer it.
    """
    import duckdb

    with tempfile.TemporaryDirectory(prefix="dateline-query-") as folder:
        files = Path(folder) / "accounts.parquet"
        if isinstance(where, SqlStore):
            Export(where, ACCOUNTS, where=filters or Where(), all_quotes=False).to_file(files)
        else:
            files = _parquet(where)
        connection = duckdb.connect()
        try:
            pattern = str(files).replace("'", "''")
            connection.execute(f"SET memory_limit='{MEMORY}'")
            connection.execute("SET enable_progress_bar = false")
            connection.execute(f"SET temp_directory='{folder}'")
            # A question that can only read is let see the files themselves: of ten million accounts it reads the
            # columns it asks for. Whatever else is asked gets a copy, and no file at all.
            reads = _only_reads(connection, sql)
            if reads:
                seen = str(files if files.is_file() else files.parent.parent).replace("'", "''")
                connection.execute(f"SET allowed_{'paths' if files.is_file() else 'directories'}=['{seen}']")
            connection.execute(
                f"CREATE {'VIEW' if reads else 'TABLE'} accounts AS "
                f"SELECT * FROM read_parquet('{pattern}', hive_partitioning=true)"
            )
            connection.execute("SET enable_external_access=false")
            connection.execute("SET lock_configuration=true")
            yield connection.execute(sql)
        except duckdb.Error as error:
            raise InputError(f"DuckDB cannot answer that: {error}") from error
        finally:
            connection.close()


def _only_reads(connection: Any, sql: str) -> bool:
    """Whether a question is one SELECT; raises InputError for nothing and for changes, else what DuckDB raises."""
    import duckdb

    asked = connection.extract_statements(sql)
    if not asked:
        raise InputError(
            "That asks nothing: write a question such as SELECT type, count(*) FROM accounts GROUP BY type."
        )
    changing = [each.type.name for each in asked if each.type.name in CHANGES]
    if changing:
        raise InputError(
            f"A question changes nothing, and {changing[0]} would: accounts stay as they were coded. Ask with SELECT; "
            "`dateline judge` says what is wrong, `dateline redact` takes words out."
        )
    return len(asked) == 1 and bool(asked[0].type == duckdb.StatementType.SELECT)


def _parquet(where: Path) -> Path:
    if where.is_file():
        return where
    if where.is_dir() and any(where.glob("*/*.parquet")):
        return where / "*" / "*.parquet"
    raise InputError(f"{where} is no Parquet file, and no folder that `dateline export --parquet` wrote.")
