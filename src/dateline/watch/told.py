"""What a watch tells as it goes: a line an event for people or programs, and counts for Prometheus."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, Protocol

Tell = Callable[..., None]
"""(event, **facts): addresses and numbers only, never words of a report or names of persons."""


class MetricsLike(Protocol):
    """Counts that somebody may scrape."""

    def polled(self, outcome: str) -> None:
        """A feed was asked."""
        ...

    def met(self, outcome: str, accounts: int) -> None:
        """Something became of a report."""
        ...

    def now(self, *, waiting: int, feeds: int, troubled: int) -> None:
        """How things stand at the end of a round."""
        ...


class NoMetrics:
    """Counts nothing."""

    def polled(self, outcome: str) -> None:
        """Count nothing."""

    def met(self, outcome: str, accounts: int) -> None:
        """Count nothing."""

    def now(self, *, waiting: int, feeds: int, troubled: int) -> None:
        """Count nothing."""


def json_lines(write: Callable[[str], object]) -> Tell:
    """Events as JSON, a line each: ``at`` (UTC), ``event``, and its facts."""

    def tell(event: str, **facts: Any) -> None:
        told = {"at": datetime.now(UTC).isoformat(timespec="milliseconds"), "event": event, **facts}
        write(json.dumps(told, ensure_ascii=False) + "\n")

    return tell


def plain_lines(write: Callable[[str], object]) -> Tell:
    """Events for people: the time of day, the event, its facts."""

    def tell(event: str, **facts: Any) -> None:
        at = datetime.now().astimezone().strftime("%H:%M:%S")
        words = "  ".join(_fact(name, value) for name, value in facts.items() if value is not None)
        line = f"{at}  {event}  {words}"
        write("".join(letter if letter.isprintable() else "?" for letter in line) + "\n")

    return tell


def _fact(name: str, value: Any) -> str:
    """A fact in words; a moment (``next_at``) by the clock of the reader."""
    said = name.replace("_", " ")
    if not name.endswith("_at"):
        return f"{said} {value}"
    then, now = datetime.fromisoformat(str(value)).astimezone(), datetime.now().astimezone()
    return f"{said.removesuffix(' at')} at {then:{'%H:%M:%S' if then.date() == now.date() else '%Y-%m-%d %H:%M'}}"
