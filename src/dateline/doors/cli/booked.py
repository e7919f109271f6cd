"""A coding run that is kept in a store: what is known is not coded again, every outcome is recorded."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from dateline.doors.cli.tally import Tally
from dateline.model import Account, Failed, Refused, Report
from dateline.store import open_store

if TYPE_CHECKING:
    from dateline.doors.cli.rooms import ReportLike
    from dateline.store.port import RunState, Store


class BookedRun:
    """One run in an open store. Use it as a context manager: the run is closed with how it ended."""

    def __init__(self, store: Store, *, kind: str, coder: str, inputs: Sequence[str], options: dict[str, Any]) -> None:
        self.store = store
        self.coder = coder
        self.run_id = store.begin_run(kind, coder=coder, inputs=inputs, options=options)
        self.tally = Tally()

    def __enter__(self) -> BookedRun:
        return self

    def __exit__(self, error: type[BaseException] | None, *_: object) -> None:
        broken = error is not None and issubclass(error, Exception)
        state: RunState = "failed" if broken else "interrupted" if error or self.tally.interrupted else "done"
        # A store that just failed may fail again; the first error is the one to tell.
        with contextlib.suppress(Exception) if broken else contextlib.nullcontext():
            self.store.finish_run(self.run_id, state)

    def unknown(self, reports: Iterable[ReportLike]) -> Iterator[ReportLike]:
        """The reports that this coder has not coded yet; the others are counted and passed over."""
        for report in reports:
            if isinstance(report, Report) and self.store.has(report.report_id, coder=self.coder):
                self.store.add(report, (), run=self.run_id, coder=self.coder)
                self.tally.known += 1
            else:
                yield report

    def receive(self, report: Report, accounts: tuple[Account, ...]) -> None:
        """Keep a coded report."""
        self.store.add(report, accounts, run=self.run_id, coder=self.coder)

    def turn_away(self, outcome: Refused | Failed) -> None:
        """Record a refusal or failure."""
        if isinstance(outcome, Refused):
            self.store.add_refused(outcome, run=self.run_id)
        else:
            self.store.add_failed(outcome, run=self.run_id)


@contextlib.contextmanager
def booked(
    where: str | None, *, keep_text: bool, coder: Any, inputs: Sequence[str], options: dict[str, Any]
) -> Iterator[BookedRun | None]:
    """A run in the store at ``where``; None when no store was asked for."""
    if where is None:
        yield None
        return
    with (
        open_store(where, keep_text=keep_text) as store,
        BookedRun(store, kind="code", coder=coder.version, inputs=inputs, options=options) as run,
    ):
        yield run
