"""The command line. `dateline --help` stays fast: each command is imported when it is called."""

from __future__ import annotations

from dateline.doors.cli.entry import main

__all__ = ["main"]
