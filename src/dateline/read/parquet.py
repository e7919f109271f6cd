"""Parquet with a column of texts: a report a row, read by DuckDB in pieces; the columns are those of JSON lines."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

from dateline.model import Failed, FailedReason
from dateline.read.finish import Outcome
from dateline.read.known import Known
from dateline.read.lines import read_object
from dateline.read.way import Skip, never
from dateline.settings import Settings

COLUMNS = ("text", "url", "title", "published", "publisher", "byline")
_ROWS = 64
"""Rows held at once; a row may be a whole book."""
_MEMORY = "512MB"


def read_parquet(path: Path, *, origin: str, known: Known, settings: Settings, skip: Skip = never) -> Iterator[Outcome]:
    """A report a row, in order; origins are the file with the number of the row."""
    import duckdb

    connection = duckdb.connect(config={"memory_limit": _MEMORY, "threads": "1"})
    number = 0
    try:
        # The path is bound as a value, and glob signs in it are escaped: it is one file.
        given = [_literal(path)]
        columns = [row[0] for row in connection.execute("DESCRIBE SELECT * FROM read_parquet(?)", given).fetchall()]
        names = {name.lower(): name for name in reversed(columns)}
        if "text" not in names:
            what = f"It has no column named text; it has {', '.join(columns[:12])}."
            yield Failed(origin, FailedReason.BROKEN, what, "Name the column of the texts 'text'.", known.url)
            return
        keys = [each for each in COLUMNS if each in names]
        chosen = ", ".join('"' + names[key].replace('"', '""') + '"' for key in keys)
        rows = connection.execute(f"SELECT {chosen} FROM read_parquet(?)", given)
        while found := rows.fetchmany(_ROWS):
            for row in found:
                number += 1
                if skip(f"{origin}:{number}"):
                    continue
                told = {key: _plain(value) for key, value in zip(keys, row, strict=True)}
                yield read_object(told, origin=f"{origin}:{number}", known=known, settings=settings)
    except duckdb.Error as error:
        what = f"The Parquet file cannot be read on ({str(error).splitlines()[0]})."
        where = f"{origin}:{number + 1}" if number else origin
        yield Failed(where, FailedReason.BROKEN, what, "Write or fetch it again.", known.url)
    finally:
        connection.close()


def _literal(path: Path) -> str:
    return "".join(f"[{sign}]" if sign in "*?[" else sign for sign in str(path))


def _plain(value: Any) -> Any:
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else value
