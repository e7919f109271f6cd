"""The command line. `dateline --help` stays fast: each command is imported when it is called."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dateline.doors.cli.rooms import Rooms

__all__ = ["main"]


def main(arguments: Sequence[str] | None = None, *, rooms: Rooms | None = None) -> int:
    """Run a command line and return its exit code (the console script passes it to the shell)."""
    try:
        from dateline.doors.cli import entry

        return entry.main(arguments, rooms=rooms)
    except KeyboardInterrupt:  # Ctrl-C while libraries are still loading: nothing is done yet, and nothing to say
        return 130
