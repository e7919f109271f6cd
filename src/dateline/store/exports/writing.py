"""Tables to files: CSV and TSV that a spreadsheet opens safely, Parquet by way of DuckDB."""

from __future__ import annotations

import csv
import io
import itertools
import os
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, TextIO

from dateline.errors import InputError
from dateline.store.exports.columns import Column, TableForm
from dateline.store.rows import Row, json_lines

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
"""A cell of text that begins with one of these is a formula, or one after trimming, to a spreadsheet."""
ROWS_AT_ONCE = 100
"""Rows that are turned into columns together: more no longer fit the processor's cache (benchmarks/store.py ask)."""
DUCKDB = {
    "text": "VARCHAR",
    "integer": "BIGINT",
    "number": "DOUBLE",
    "boolean": "BOOLEAN",
    "date": "DATE",
    "list": "VARCHAR[]",
}


def defused(text: str) -> str:
    """A text cell that no spreadsheet takes for a formula; a number, or nothing but dashes, is harmless and stays."""
    if text.startswith(FORMULA) and not _is_number(text) and text.strip("-"):
        return "'" + text
    return text


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return text.isascii() and text.strip() == text and text[-1:].isdigit()


def cell(value: Any, column: Column) -> str:
    """One cell as text: lists joined by '; ', nothing for None."""
    if value is None:
        return ""
    if column.kind == "list":
        return defused("; ".join(value))
    if column.kind in ("text", "date"):
        return defused(str(value))
    return ("true" if value else "false") if column.kind == "boolean" else repr(value)


def table_lines(rows: Iterable[Row], form: TableForm, *, hxl: bool = False) -> Iterator[str]:
    """A CSV or TSV file, line by line; of a TSV without quotes, tabs and line ends in cells become blanks."""
    buffer = io.StringIO()
    plain = not form.header  # GDELT's and PETRARCH's readers know no quotes
    how: dict[str, Any] = {"quoting": csv.QUOTE_NONE, "quotechar": None} if plain else {"quoting": csv.QUOTE_MINIMAL}
    writer = csv.writer(buffer, delimiter=form.separator, lineterminator="\n", **how)

    def taken() -> str:
        line = buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()
        return line

    if form.header:
        writer.writerow([column.name for column in form.columns])
        if hxl:
            writer.writerow([column.hxl for column in form.columns])
        yield taken()
    for row in rows:
        cells = [cell(row[column.name], column) for column in form.columns]
        if plain:
            cells = [" ".join(each.split()) if each.strip("-.0123456789") else each for each in cells]
        writer.writerow(cells)
        yield taken()


def write_text(target: Path, parts: Iterable[str]) -> None:
    """Write a file in one step: until it is whole it lies beside the target; raises InputError."""
    made = target.with_name(target.name + ".new")
    try:
        with made.open("w", encoding="utf-8", newline="") as file:
            write_to(file, parts)
        os.replace(made, target)
    except OSError as error:
        made.unlink(missing_ok=True)
        raise InputError(f"{target} cannot be written ({error.strerror}): make room, or write elsewhere.") from error
    except BaseException:
        made.unlink(missing_ok=True)
        raise


def write_to(file: TextIO, parts: Iterable[str]) -> None:
    """Write parts to an open file; halves of surrogate pairs, which UTF-8 has not, become '?'."""
    for part in parts:
        try:
            file.write(part)
        except UnicodeEncodeError:
            file.write(part.encode("utf-8", "replace").decode("utf-8"))


def write_parquet(
    target: Path, rows: Iterable[tuple[Any, ...]], *, columns: Sequence[Column], by_month: str | None = None
) -> None:
    """Write Parquet in one step: a file, or a folder with a part for each month of the date column ``by_month``.

    ``rows`` are cells in the order of the columns.
    """
    import duckdb

    with tempfile.TemporaryDirectory(dir=target.absolute().parent, prefix=".dateline-") as folder:
        lines = Path(folder) / "rows.jsonl"
        made = Path(folder) / "made"
        try:
            with lines.open("wb") as file:
                file.writelines(json_lines(_turned(rows)))
            connection = duckdb.connect()
            try:
                connection.execute("SET preserve_insertion_order = true")
                connection.execute("SET enable_progress_bar = false")  # in a notebook it would write among the rows
                connection.execute(_copy(lines, made, columns, by_month))
            finally:
                connection.close()
            _put(made, target)
        except (OSError, duckdb.Error) as error:
            what = error.strerror if isinstance(error, OSError) else error
            raise InputError(f"{target} cannot be written ({what}): make room, or write elsewhere.") from error


def _turned(rows: Iterable[tuple[Any, ...]]) -> Iterator[dict[str, Any]]:
    """Rows as columns, some rows at once: written and read faster than rows that each name every column."""
    left = iter(rows)
    while some := tuple(itertools.islice(left, ROWS_AT_ONCE)):
        yield {f"c{number}": cells for number, cells in enumerate(zip(*some, strict=True))}


def _copy(lines: Path, made: Path, columns: Sequence[Column], by_month: str | None) -> str:
    types = ", ".join(f"c{number}: '{DUCKDB[column.kind]}[]'" for number, column in enumerate(columns))
    named = ", ".join(f"unnest(c{number}) AS {_identifier(column.name)}" for number, column in enumerate(columns))
    month = f", coalesce(strftime({_identifier(by_month)}, '%Y-%m'), 'unknown') AS month" if by_month else ""
    how = ", PARTITION_BY (month)" if by_month else ""
    return (
        f"COPY (SELECT *{month} FROM (SELECT {named} FROM read_json({_name(str(lines))}, format='newline_delimited', "
        f"maximum_object_size=67108864, columns={{{types}}}))) TO {_name(str(made))} "
        f"(FORMAT parquet, COMPRESSION zstd{how})"
    )


def _put(made: Path, target: Path) -> None:
    if target.is_dir():  # an earlier export into the same folder: its months are replaced
        import shutil

        older = target.with_name(target.name + ".old")
        os.rename(target, older)
        os.rename(made, target)
        shutil.rmtree(older)
    else:
        os.replace(made, target)


def _name(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _identifier(text: str | None) -> str:
    return '"' + (text or "").replace('"', '""') + '"'
