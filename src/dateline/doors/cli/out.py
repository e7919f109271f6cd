"""Accounts to a file: .jsonl as they come, .csv and .parquet written from those lines at the end.

Lines go to a file beside the target, named like it with `.part` at the end; when the run ends, or is
interrupted, the target is made from it in one step. So a target is never half written, and a run that
was killed leaves its lines in the `.part` file.
"""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Iterator
from pathlib import Path

from dateline.doors.cli.coding_run import Receiver
from dateline.doors.cli.flat import COLUMNS, flat_row
from dateline.errors import InputError
from dateline.model import Account, Report

ENDINGS = (".jsonl", ".csv", ".parquet")


@contextlib.contextmanager
def open_out(target: Path) -> Iterator[Receiver]:
    """Open a target for accounts; raises InputError when its folder cannot be written.

    When no report was received an older file of that name stays as it is.
    """
    part = target.with_name(target.name + ".part")
    flat = target.suffix.lower() != ".jsonl"
    received = False
    try:
        lines = part.open("w", encoding="utf-8", newline="\n")
    except OSError as error:
        raise InputError(f"{target} cannot be written ({error.strerror}): choose another place.") from error

    def receive(_report: Report, accounts: tuple[Account, ...]) -> None:
        nonlocal received
        received = True
        rows = (flat_row(account) if flat else account.as_dict() for account in accounts)
        try:
            lines.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
            lines.flush()
        except OSError as error:
            raise InputError(f"{part} cannot be written on ({error.strerror}): make room.") from error

    try:
        yield receive
    finally:
        lines.close()
        if not received:
            part.unlink()
        elif flat:
            _convert(part, target)
        else:
            os.replace(part, target)


def _convert(part: Path, target: Path) -> None:
    import duckdb

    parquet = target.suffix.lower() == ".parquet"
    made = target.with_name(target.name + ".new")
    chosen = [
        f"array_to_string({name}, '; ') AS {name}" if kind == "VARCHAR[]" and not parquet else name
        for name, kind in COLUMNS.items()
    ]
    columns = ", ".join(f"{name}: '{kind}'" for name, kind in COLUMNS.items())
    how = "FORMAT parquet, COMPRESSION zstd" if parquet else "FORMAT csv, HEADER true"
    connection = duckdb.connect()
    try:
        connection.execute(
            f"COPY (SELECT {', '.join(chosen)} FROM read_json({_quoted(part)}, format='newline_delimited', "
            f"maximum_object_size=67108864, columns={{{columns}}})) TO {_quoted(made)} ({how})"
        )
    except duckdb.Error as error:
        raise InputError(f"{target} could not be written ({error}); the accounts are in {part}.") from error
    finally:
        connection.close()
    os.replace(made, target)
    part.unlink()


def _quoted(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"
