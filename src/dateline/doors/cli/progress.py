"""A line of progress with rate and time left, on a terminal only; elsewhere nothing is printed."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Self

from dateline.doors.cli.tally import Tally, count

if TYPE_CHECKING:
    from rich.progress import Progress as Bar

MANY = 5
"""From how many reports on a bar is shown: below, the pages themselves show the progress."""


class Progress:
    """Shows how far a run is. ``total`` is None when the number of reports is not known beforehand.

    ``shares``: results are printed on the same terminal, so the bar makes room for each.
    """

    def __init__(
        self, *, total: int | None, show: bool | None = None, noun: str = "reports", shares: bool = True
    ) -> None:
        self._shares = shares
        self._show = sys.stderr.isatty() and (total is None or total >= MANY) if show is None else show
        self._total = total
        self._noun = noun
        self._bar: Bar | None = None

    def __enter__(self) -> Self:
        if self._show:
            self._bar = _bar(self._noun)
            self._task = self._bar.add_task("Coding", total=self._total, rate="", counts="")
            self._bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.stop()

    def step(self, tally: Tally) -> None:
        """Count one more report."""
        if self._bar is None:
            return
        counts = count(tally.accounts, "account")
        if tally.refused or tally.failed:
            counts += f", {tally.refused.total()} refused, {tally.failed.total()} failed"
        self.advance(counts)

    def advance(self, counts: str = "") -> None:
        """Go one step on and show ``counts`` beside the bar."""
        if self._bar is not None:
            self._bar.advance(self._task)
            elapsed = self._bar.tasks[0].elapsed or 0.0
            rate = f"{self._bar.tasks[0].completed / elapsed:.1f}/s" if elapsed else ""
            self._bar.update(self._task, rate=rate, counts=counts)

    @contextlib.contextmanager
    def aside(self, *, result: bool = False) -> Iterator[None]:
        """Take the bar away while something else (a result, or a line on standard error) is printed."""
        if self._bar is None or (result and not self._shares):
            yield
            return
        self._bar.stop()
        try:
            yield
        finally:
            self._bar.start()


def _bar(noun: str) -> Bar:
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )
    from rich.progress import Progress as Bar

    return Bar(
        TextColumn("{task.description}"),
        BarColumn(bar_width=24),
        MofNCompleteColumn(),
        TextColumn(noun + " {task.fields[rate]}"),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
        TextColumn("left,"),
        TextColumn("{task.fields[counts]}", style="dim"),
        console=Console(stderr=True),
        transient=True,
    )
