"""Counts for Prometheus: served on a port of this machine, or written to a file for the node exporter."""

from __future__ import annotations

import os
import time
from pathlib import Path

from dateline.errors import InputError


class Metrics:
    """Counters and gauges of one watch. ``where`` is a port (127.0.0.1 only) or a file that ends in .prom."""

    def __init__(self, where: str) -> None:
        """Raise InputError where the library is missing, or the port or file cannot be had."""
        try:
            from prometheus_client import (
                CollectorRegistry,
                Counter,
                Gauge,
                disable_created_metrics,
                start_http_server,
            )
        except ImportError:
            raise InputError("--metrics needs prometheus_client: pip install 'dateline[metrics]'.") from None
        # When each counter began is asked by nobody, and is half of the lines.
        disable_created_metrics()  # type: ignore[no-untyped-call]  # the library gives it no types
        self._registry = CollectorRegistry()
        known = self._registry
        self._reports = Counter("dateline_reports", "Reports met, by what became of them", ["outcome"], registry=known)
        self._accounts = Counter("dateline_accounts", "Accounts kept", registry=known)
        self._polls = Counter("dateline_polls", "Feeds asked, by what came of it", ["outcome"], registry=known)
        self._waiting = Gauge("dateline_links_waiting", "Pages found and not yet visited", registry=known)
        self._feeds = Gauge("dateline_feeds", "Feeds watched", registry=known)
        self._troubled = Gauge("dateline_feeds_in_trouble", "Feeds that failed when last asked", registry=known)
        self._round = Gauge("dateline_last_round_timestamp_seconds", "When the last round ended", registry=known)
        self._file: Path | None = None
        if where.isdigit():
            try:
                start_http_server(int(where), addr="127.0.0.1", registry=known)
            except (OSError, OverflowError) as error:
                raise InputError(f"Port {where} cannot be had for --metrics ({error}): give another.") from error
        elif where.endswith(".prom"):
            self._file = Path(where)
            self._write()
        else:
            raise InputError(f"--metrics takes a port, or a file that ends in .prom; '{where}' is neither.")

    def polled(self, outcome: str) -> None:
        """A feed was asked."""
        self._polls.labels(outcome).inc()

    def met(self, outcome: str, accounts: int) -> None:
        """Something became of a report."""
        self._reports.labels(outcome).inc()
        self._accounts.inc(accounts)

    def now(self, *, waiting: int, feeds: int, troubled: int) -> None:
        """How things stand at the end of a round."""
        self._waiting.set(waiting)
        self._feeds.set(feeds)
        self._troubled.set(troubled)
        self._round.set(time.time())
        self._write()

    def _write(self) -> None:
        if self._file is None:
            return
        from prometheus_client import generate_latest

        made = self._file.with_name(self._file.name + f".{os.getpid()}.new")
        try:
            made.write_bytes(generate_latest(self._registry))
            os.replace(made, self._file)
        except OSError as error:
            raise InputError(f"{self._file} cannot be written ({error.strerror}): give another file.") from error
