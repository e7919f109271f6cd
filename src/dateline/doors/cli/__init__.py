"""The command line. `dateline --help` stays fast: each command is imported when it is called."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dateline.doors.cli.rooms import Rooms

__all__ = ["main"]

ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1"}
"""A report's matrices are small: sharing one out costs a hundred times what it saves, and beside another busy process
the threads wait for each other (16 ms of CPU for a product of 0.05). Runs take several cores by several processes."""


def main(arguments: Sequence[str] | None = None, *, rooms: Rooms | None = None) -> int:
    """Run a command line and return its exit code (the console script passes it to the shell)."""
    for name, value in ONE_THREAD.items():  # before numpy loads, which reads them once
        os.environ.setdefault(name, value)
    try:
        from dateline.doors.cli import entry

        return entry.main(arguments, rooms=rooms)
    except KeyboardInterrupt:  # Ctrl-C while libraries are still loading: nothing is done yet, and nothing to say
        return 130
