"""A coding run that is kept in a store, as the command line runs it: with a tally, ended as the tally says."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import click

from dateline.doors.cli.tally import Tally
from dateline.keep import KeptRun, open_run
from dateline.model import Account, Report
from dateline.store import open_store

if TYPE_CHECKING:
    from dateline.doors.cli.rooms import ReportLike, Rooms
    from dateline.store.port import Outcome, Store


class BookedRun(KeptRun):
    """A kept run that counts on a tally."""

    def __init__(self, store: Store, run_id: str, *, coder: str, again: bool = False) -> None:
        super().__init__(store, run_id, coder=coder, again=again)
        self.tally = Tally()

    def count_known(self) -> None:
        """Count a report that was coded before."""
        super().count_known()
        self.tally.known += 1

    def count_redacted(self, report: Report, stone: Mapping[str, Any]) -> None:
        """Count a report that stays out, and remember what to say of it."""
        by = f" by {stone['by']}" if stone["by"] else ""
        self.tally.redacted.append(f"{report.origin}: redacted on {stone['at'][:10]}{by}: {stone['reason']}")

    def receive(self, report: Report, accounts: Sequence[Account]) -> Outcome:
        """Keep a coded report, and count what the store made of it."""
        done = super().receive(report, accounts)
        self.tally.kept_as[done] += 1
        return done

    def read(self, rooms: Rooms, inputs: Iterable[str], **known: Any) -> Iterator[ReportLike]:
        """The reports of the inputs that are to be coded; what this run or another has done is left out."""
        if self.done_before:
            self.tally.before = self.done_before
            click.echo(f"Going on with run {self.run_id}: {self.done_before:,} were done before.", err=True)
        return self.unknown(rooms.read_all(inputs, **known, skip=self.skip))

    def __exit__(self, error: type[BaseException] | None, *rest: object) -> None:
        if self.tally.interrupted and self.state == "done":
            self.state = "interrupted"
        super().__exit__(error, *rest)


def tell_kept_text(store: Store, asked: bool) -> None:
    """Say that a store that was there already does not keep the whole texts that were asked for."""
    if asked and not store.keeps_text:
        click.echo(
            f"{store.where} was made without --keep-text: only the quoted words are kept, in this run too.", err=True
        )


@contextlib.contextmanager
def booked(
    where: str | None,
    *,
    keep_text: bool,
    coder: Any,
    inputs: Sequence[str],
    options: Mapping[str, Any],
    total: int | None = None,
) -> Iterator[BookedRun | None]:
    """A run in the store at ``where``, or the unfinished one that was asked the same; None without a store."""
    if where is None:
        yield None
        return
    with open_store(where, keep_text=keep_text) as store:
        tell_kept_text(store, keep_text)
        begun = open_run(
            store, kind="code", coder=coder.version, inputs=inputs, options=options, total=total, made=BookedRun
        )
        with begun as run:
            yield run
