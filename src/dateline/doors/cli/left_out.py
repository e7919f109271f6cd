"""Files in a folder that were not looked at: told, so that nobody takes them for coded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from dateline.doors.cli.coding_run import shown
from dateline.doors.cli.tally import count

ENDINGS_TOLD = 4
"""The most frequent endings that are named."""


def left_in_folders(inputs: Iterable[str]) -> Iterator[str]:
    """A line for each folder among the inputs that holds files which are not named as reports are."""
    from dateline.read.gather import report_files

    for where in inputs:
        if "://" in where or where == "-" or not Path(where).is_dir():
            continue
        others: list[Path] = []
        for _ in report_files(Path(where), other=others.append):
            pass
        if others:
            endings = Counter(path.suffix.lower() for path in others)
            kinds = [f"{number:,} {ending or 'without ending'}" for ending, number in endings.most_common(ENDINGS_TOLD)]
            more = ", …" if len(endings) > ENDINGS_TOLD else ""
            yield shown(
                f"{where}: {count(len(others), 'file')} not looked at, since they are not named as reports are "
                f"({', '.join(kinds)}{more}): name a file itself to have it read."
            )
