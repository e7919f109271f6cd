"""Ctrl-C and SIGTERM: the first asks the run to stop after the current report, the second stops at once."""

from __future__ import annotations

import signal
import threading
from types import FrameType
from typing import Any, Self

import click


class StopAsked:
    """A flag that Ctrl-C, or SIGTERM from whoever stops services, raises while the `with` block runs.

    Truthy once it was asked.
    """

    def __init__(self) -> None:
        self.event = threading.Event()
        self._before: dict[int, Any] = {}

    def __bool__(self) -> bool:
        return self.event.is_set()

    def __enter__(self) -> Self:
        if threading.current_thread() is threading.main_thread():  # signals reach only the main thread
            self._before = {number: signal.signal(number, self._ask) for number in (signal.SIGINT, signal.SIGTERM)}
        return self

    def __exit__(self, *_: object) -> None:
        for number, before in self._before.items():
            signal.signal(number, before)

    def _ask(self, _number: int, _frame: FrameType | None) -> None:
        if self.event.is_set():
            raise KeyboardInterrupt
        self.event.set()
        click.echo("\nStopping after this report; press Ctrl-C again to stop at once.", err=True)
