"""One run over many reports: read, code, give each outcome on, count, stop when asked."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

import click

from dateline.doors.cli.collector import FewerRounds
from dateline.doors.cli.interrupt import StopAsked
from dateline.doors.cli.progress import Progress
from dateline.doors.cli.tally import Tally
from dateline.model import Account, Failed, Refused, Report

if TYPE_CHECKING:
    from dateline.doors.cli.booked import BookedRun
    from dateline.doors.cli.rooms import PairCoder, ReportLike

CODE_LIMIT_S = 20.0
"""What a report of a few words may take, a hundred times what it does; a text that is no prose could hold the run."""
Receiver = Callable[[Report, tuple[Account, ...]], None]
LINES_A_REASON = 100
"""How many refusals or failures of one reason are printed; an archive holds thousands of pages in other languages."""


def shown(line: str) -> str:
    """One line without control characters: a file's name may hold line ends, or colours for the terminal."""
    return "".join(letter if letter.isprintable() else "?" for letter in line.strip())


def _tell(outcome: Refused | Failed, tally: Tally, progress: Progress) -> None:
    """Print a refusal or failure; of one reason only the first hundred."""
    met = (tally.refused if isinstance(outcome, Refused) else tally.failed)[outcome.reason.value]
    if met > LINES_A_REASON:
        return
    with progress.aside():
        click.echo(shown(outcome.line()), err=True)
        if met == LINES_A_REASON:
            click.echo(f"(more of '{outcome.reason.value}' are counted, and not printed)", err=True)


def _tell_notes(report: Report, tally: Tally, progress: Progress) -> None:
    """Print what a report's input said and could not be used; of all such lines only the first hundred."""
    for note in report.notes:
        tally.noted += 1
        if tally.noted > LINES_A_REASON:
            return
        with progress.aside():
            click.echo(shown(f"{report.origin}: {note}"), err=True)
            if tally.noted == LINES_A_REASON:
                click.echo("(more of what could not be used is not printed)", err=True)


def run(
    coder: PairCoder,
    reports: Iterable[ReportLike],
    *,
    receive: Receiver,
    book: BookedRun | None = None,
    progress: Progress | None = None,
    doubtful: bool = False,
) -> Tally:
    """Code reports one by one, give each result to ``receive``; what becomes of each is written into ``book``.

    Refusals and failures are printed, a line each, and at the end the summary.
    The first Ctrl-C lets the current report finish; then the tally says it was interrupted.
    """
    tally = book.tally if book is not None else Tally()
    began = time.monotonic()
    progress = progress or Progress(total=None, show=False)
    with StopAsked() as stop, progress, FewerRounds() as collector:
        try:
            for report, outcome in coder.code_pairs(reports, doubtful=doubtful):
                tally.add(outcome)
                progress.step(tally)
                collector.coded()
                if isinstance(outcome, (Refused, Failed)):
                    if book is not None:
                        book.turn_away(outcome)
                    _tell(outcome, tally, progress)
                elif isinstance(report, Report):
                    _tell_notes(report, tally, progress)
                    if book is not None:
                        book.receive(report, outcome)
                    with progress.aside(result=True):
                        receive(report, outcome)
                if stop or (book is not None and book.asked_to_stop()):
                    tally.interrupted = True
                    break
        except KeyboardInterrupt:
            tally.interrupted = True
    tally.cancelled = book is not None and book.state == "cancelled"
    for line in tally.lines(time.monotonic() - began):
        click.echo(line, err=True)
    return tally
