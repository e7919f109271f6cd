"""Accounts to a file: JSON lines as they come, every other format written from those lines at the end.

Lines go to a file beside the target, named like it with `.part` at the end; when the run ends, or is
interrupted, the target is made from it in one step. So a target is never half written, and a run that
was killed leaves its lines in the `.part` file. The next run into the same target puts them aside as `.part-1`.
"""

from __future__ import annotations

import contextlib
import itertools
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TextIO

import click

from dateline.doors.cli.coding_run import Receiver
from dateline.doors.cli.tally import count
from dateline.errors import InputError
from dateline.model import Account, Report
from dateline.registry import export_form

ENDINGS = {".jsonl": "jsonl", ".csv": "csv", ".parquet": "parquet"}
"""The format that an ending says, where none is asked for by name."""


@contextlib.contextmanager
def open_out(target: Path, *, form: str | None = None) -> Iterator[Receiver]:
    """Open a target for accounts; raises InputError when its folder cannot be written.

    When no report was received an older file of that name stays as it is.
    """
    from dateline.store.exports.columns import told_of

    part = target.with_name(target.name + ".part")
    form = form or ENDINGS[target.suffix.lower()]
    received = False
    try:
        lines = _open_part(part)
    except OSError as error:
        raise InputError(f"{target} cannot be written ({error.strerror}): choose another place.") from error

    def receive(_report: Report, accounts: tuple[Account, ...]) -> None:
        nonlocal received
        received = True
        try:
            lines.writelines(json.dumps(told_of(account)) + "\n" for account in accounts)
            lines.flush()
        except OSError as error:
            raise InputError(f"{part} cannot be written on ({error.strerror}): make room.") from error

    try:
        yield receive
    finally:
        if received:
            _convert(part, target, form)  # where this raises, the lines stay in the part
        if os.name == "nt":  # there an open file cannot be taken away
            lines.close()
        part.unlink()  # while it is locked: the next run makes its own
        with contextlib.suppress(OSError):
            lines.close()


def _open_part(part: Path) -> TextIO:
    """An empty part, for this run alone; what a run that was killed left there is put aside, and said."""
    while True:
        lines = part.open("a", encoding="ascii", newline="\n")
        if not _lock(lines):
            lines.close()
            raise InputError(f"Another run is writing {part}: wait for it, or give another --out.")
        try:
            there = os.stat(part)
        except FileNotFoundError:
            there = None
        if there is None or there.st_ino != os.fstat(lines.fileno()).st_ino:  # its run ended just now
            lines.close()
            continue
        if there.st_size == 0:
            return lines
        aside = next(each for n in itertools.count(1) if not (each := part.with_name(f"{part.name}-{n}")).exists())
        if os.name == "nt":  # there an open file cannot be moved
            lines.close()
        os.rename(part, aside)  # while it is locked, so that no other run writes into it
        lines.close()
        click.echo(f"A run that was stopped left accounts for this file: they are in {aside}.", err=True)


def _lock(lines: TextIO) -> bool:
    """Whether no other process writes this file; where files cannot be locked, nobody is asked."""
    try:
        import fcntl
    except ImportError:  # Windows
        return True
    try:
        fcntl.flock(lines, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:  # a file system without locks
        return True
    return True


def _convert(part: Path, target: Path, form: str) -> None:
    from dateline.store.exports.exporting import write_tolds

    try:
        exported = write_tolds(export_form(form), _told(part), target)
    except InputError as error:
        raise InputError(f"{error} The accounts are in {part}.") from error
    if exported.no_place:
        click.echo(
            f"{count(exported.no_place, 'account')} left out of {target}: {exported.no_place_because}.",
            err=True,
        )
    if exported.left_out:
        click.echo(
            f"{count(exported.left_out, 'account')} left out of {target}: this format cannot say planned, denied or "
            "long ago (.jsonl and .csv can).",
            err=True,
        )


def _told(part: Path) -> Iterator[dict[str, Any]]:
    with part.open(encoding="ascii") as lines:
        for line in lines:
            yield json.loads(line)
