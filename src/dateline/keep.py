"""A coding run whose results are kept: it can be stopped at any moment, and goes on where it was.

What was done is known from the store alone: every report is written with its accounts and with what became of it in
one transaction. A run that was interrupted, killed or left by a full disk is found again by what it was asked.
"""

from __future__ import annotations

import contextlib
import os
import socket
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any, Self, TypeVar

from dateline.errors import InputError, StoreError
from dateline.model import Account, Failed, Refused, Report

if TYPE_CHECKING:
    from dateline.store.port import Outcome, Run, RunState, Store

BEAT_S = 2.0
"""How often a run says that it lives, and looks whether it was cancelled."""
SILENT_S = 300.0
"""A run that has not said so for this long is dead: longer than any one report may take."""
ReportLike = Report | Refused | Failed
NOT_AGAIN = ("-",)
"""Inputs that cannot be read a second time: such a run is never continued."""


Made = TypeVar("Made", bound="KeptRun")


class KeptRun:
    """One run in an open store. A context manager: on leaving, the run is closed with how it ended."""

    def __init__(self, store: Store, run_id: str, *, coder: str, again: bool = False) -> None:
        """A run that was begun in the store; ``again`` when it goes on. Use `open_run`."""
        self.store = store
        self.run_id = run_id
        self.coder = coder
        self.known = 0
        self.state: RunState = "done"
        self._now = time.monotonic()
        self._active_s = 0.0
        self._again = again
        if again:
            self._active_s = float(store.notes(run_id).get("active_s") or 0.0)
            store.finish_run(run_id, "running")
        self._beat(cancel=None)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, error: type[BaseException] | None, *_: object) -> None:
        if error is not None and self.state != "cancelled":
            self.state = "interrupted" if issubclass(error, (KeyboardInterrupt, GeneratorExit)) else "failed"
        # The store may be what failed, and fail again: then the run is found dead by its last sign of life.
        with contextlib.suppress(Exception) if error else contextlib.nullcontext():
            self._beat(alive=None)
            self.store.finish_run(self.run_id, self.state)

    @cached_property
    def _before(self) -> frozenset[int]:
        """What the run had visited; hashes, since an archive holds millions of records."""
        visits = self.store.visits(self.run_id) if self._again else ()
        return frozenset(hash(visit.origin) for visit in visits if not visit.hidden)

    @property
    def done_before(self) -> int:
        """How many inputs this run had done before it was continued."""
        return len(self._before)

    def skip(self, origin: str) -> bool:
        """Whether this run has done an input before it was stopped; for `dateline.read_many`."""
        return bool(self._before) and hash(origin) in self._before

    def unknown(self, reports: Iterable[ReportLike]) -> Iterator[ReportLike]:
        """The reports that are to be coded; those that this coder coded before, or that were redacted, are recorded and
        counted."""
        for report in reports:
            if not isinstance(report, Report):
                yield report
                continue
            stone, kept = self.store.redacted(report), self.store.as_kept(report)
            if stone or self.store.has(kept.report_id, coder=self.coder):
                self.store.add(report, (), run=self.run_id, coder=self.coder)
                self.count_known() if stone is None else self.count_redacted(report, stone)
                if self.asked_to_stop():
                    return
            else:
                yield kept

    def count_known(self) -> None:
        """Count a report that was coded before."""
        self.known += 1

    def count_redacted(self, report: Report, stone: Mapping[str, Any]) -> None:
        """Count a report that was redacted, and stays out; ``stone`` says when, by whom and why."""

    def receive(self, report: Report, accounts: Sequence[Account]) -> Outcome:
        """Keep a coded report with its accounts, at once and whole."""
        return self.store.add(report, accounts, run=self.run_id, coder=self.coder)

    def turn_away(self, outcome: Refused | Failed) -> None:
        """Record a refusal or failure."""
        if isinstance(outcome, Refused):
            self.store.add_refused(outcome, run=self.run_id)
        else:
            self.store.add_failed(outcome, run=self.run_id)

    def asked_to_stop(self) -> bool:
        """Say that the run lives, every two seconds, and whether somebody has cancelled it."""
        if self.state == "cancelled":
            return True
        if time.monotonic() - self._now >= BEAT_S:
            self._beat()
            if self.store.notes(self.run_id).get("cancel"):
                self.state = "cancelled"
        return self.state == "cancelled"

    def _beat(self, **more: Any) -> None:
        now = time.monotonic()
        self._active_s += now - self._now
        self._now = now
        alive = {"pid": os.getpid(), "host": socket.gethostname(), "at": datetime.now(UTC).isoformat()}
        self.store.note(self.run_id, **{"alive": alive, "active_s": round(self._active_s, 3), **more})


def open_run(
    store: Store,
    *,
    kind: str,
    coder: str,
    inputs: Sequence[str],
    options: Mapping[str, Any],
    total: int | None = None,
    reopen: bool = False,
    made: type[Made] = KeptRun,  # type: ignore[assignment]
) -> Made:
    """Begin a run, or go on with the unfinished one that was asked the same; with ``reopen`` also with a finished one.

    Raises StoreError while that one is still going on.
    """
    found = _same_run(store, kind=kind, coder=coder, inputs=inputs, options=options, done=reopen)
    run_id = found.run_id if found else store.begin_run(kind, coder=coder, inputs=inputs, options=options)
    store.note(run_id, total=total)
    return made(store, run_id, coder=coder, again=found is not None)


@dataclass(frozen=True, slots=True)
class RunView:
    """A run as people see it: ``state`` is "stopped" for one whose process is gone; rates are reports a second."""

    run: Run
    state: str
    total: int | None
    active_s: float

    @property
    def met(self) -> int:
        """How many reports were met, whatever became of them."""
        return sum(self.run.counts.values())

    @property
    def failed(self) -> int:
        """How many have failed."""
        return self.run.counts.get("failed", 0)

    @property
    def rate(self) -> float | None:
        """Reports met a second, while it ran."""
        return self.met / self.active_s if self.active_s > 0 else None

    @property
    def percent(self) -> int | None:
        """How much is done: below 100 while anything is left, be it failed; None where that cannot be told."""
        if self.state == "done":
            left = self.failed
            return 100 if not left else min(99, 100 * (self.met - left) // max(self.met, 1))
        if not self.total:
            return None
        return min(99, 100 * (self.met - self.failed) // max(self.total, self.met, 1))


def view(store: Store, run: Run) -> RunView:
    """A run with its notes."""
    notes = store.notes(run.run_id)
    state: str = run.state
    if state == "running" and not is_alive(notes):
        state = "stopped"
    total = notes.get("total")
    return RunView(run, state, int(total) if total else None, float(notes.get("active_s") or 0.0))


def cancel(store: Store, run_id: str, *, wait_s: float = 30.0, sleep: Callable[[float], None] = time.sleep) -> str:
    """Ask a run to stop after its current report, and wait for it; gives its state then. Nothing kept is lost."""
    run = store.run(run_id)
    if run.state in ("done", "cancelled"):
        return run.state
    store.note(run.run_id, cancel=datetime.now(UTC).isoformat())
    deadline = time.monotonic() + wait_s
    while store.run(run.run_id).state == "running":
        if not is_alive(store.notes(run.run_id)):
            break
        if time.monotonic() > deadline:
            return "running"
        sleep(0.1)
    if store.run(run.run_id).state != "done":
        store.finish_run(run.run_id, "cancelled")
    return store.run(run.run_id).state


def is_alive(notes: Mapping[str, Any]) -> bool:
    """Whether the process of a run still lives: on this machine by its number, elsewhere by its last sign."""
    told = notes.get("alive")
    if not isinstance(told, Mapping):
        return False
    silent_s = (datetime.now(UTC) - datetime.fromisoformat(str(told["at"]))).total_seconds()
    if silent_s > SILENT_S:
        return False
    if told["host"] != socket.gethostname():
        return True
    try:
        os.kill(int(told["pid"]), 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def to_retry(store: Store, run: Run) -> frozenset[str]:
    """The origins of a run that failed; raises InputError where there are none, or they cannot be read again."""
    visits = list(store.visits(run.run_id, outcome="failed"))
    failed = frozenset(visit.origin for visit in visits if not visit.hidden)
    if not visits:
        raise InputError(f"Nothing failed in run {run.run_id}.")
    if not failed:
        raise InputError("What failed bears a redacted name in its address: give it to `dateline code` once more.")
    if all(origin.split(":")[0] in NOT_AGAIN for origin in failed):
        raise InputError("What failed came from standard input, which cannot be read again: pipe it in once more.")
    return failed


def beside(origins: frozenset[str]) -> Callable[[str], bool]:
    """What is not to be read when only some origins are: all but them, and what lies in those that failed whole."""

    def skip(origin: str) -> bool:
        if origin in origins:
            return False
        if any(origin.startswith((each + ":", each + os.sep)) for each in origins):
            return False
        # A file is opened when one of its records is wanted.
        return not any(each.startswith(origin + ":") for each in origins)

    return skip


def _same_run(
    store: Store, *, kind: str, coder: str, inputs: Sequence[str], options: Mapping[str, Any], done: bool
) -> Run | None:
    """The latest run that was asked the same and is not finished; with ``done`` also one that is."""
    if any(each in NOT_AGAIN for each in inputs):
        return None
    states: list[RunState] = ["running", "interrupted", "failed", *(("done",) if done else ())]
    runs = [run for state in states for run in store.runs(state=state)]
    wanted = (kind, coder, tuple(store.as_noted(list(inputs))), store.as_noted(dict(options)))
    for run in runs:
        same = (run.kind, run.coder, run.inputs, dict(run.options)) == wanted
        if not same:
            continue
        if run.state == "running" and is_alive(notes := store.notes(run.run_id)):
            told = notes["alive"]
            raise StoreError(
                f"Run {run.run_id} is already doing this (process {told['pid']} on {told['host']}): wait for it, "
                f"or stop it with `dateline runs cancel {run.run_id}`."
            )
        return run
    return None
