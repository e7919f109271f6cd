"""What becomes of a coded report on standard output: its accounts as JSON lines, or a page for people."""

from __future__ import annotations

import json
import sys

from dateline.doors.cli.coding_run import Receiver
from dateline.model import Account, Report


def print_json(_report: Report, accounts: tuple[Account, ...]) -> None:
    """Print accounts as JSON, a line each."""
    # JSON can say every letter in ASCII, for outputs that know no other.
    only_ascii = (sys.stdout.encoding or "").lower().replace("-", "") != "utf8"
    for account in accounts:
        sys.stdout.write(json.dumps(account.as_dict(), ensure_ascii=only_ascii) + "\n")
    sys.stdout.flush()


def page_printer(*, compact: bool = False) -> Receiver:
    """What prints a page for people; ``compact`` leaves out paragraphs in which nothing is marked."""
    from rich.console import Console

    from dateline.doors.cli.page import print_page

    console = Console(highlight=False)
    return lambda report, accounts: print_page(console, report, accounts=accounts, compact=compact)
