"""Pages are read in a child process with limits of time and memory; a page that breaks them costs the child."""

from __future__ import annotations

import atexit
import json
import os
import selectors
import subprocess
import sys
import time
from typing import Any, BinaryIO, cast

from dateline.model import Failed, FailedReason
from dateline.read.finish import Outcome
from dateline.read.known import Known
from dateline.read.wire import report_from_json, write_frame
from dateline.settings import Settings

START_LIMIT_S = 60.0
BASE_MEMORY_BYTES = 768 * 1024 * 1024
"""Address space that the interpreter and its libraries take before any page."""


class Guard:
    """Owns one child; starts it when first needed and anew after it was killed."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._child: subprocess.Popen[bytes] | None = None
        self._ready = False

    def start(self) -> None:
        """Start the child without waiting for it, so that it loads while the parent loads the model."""
        if self._child is not None and self._child.poll() is None:
            return
        limit = self._settings.page_memory_bytes + BASE_MEMORY_BYTES
        self._child = subprocess.Popen(
            [sys.executable, "-m", "dateline.read.child", str(limit)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self._ready = False

    def read(self, raw: bytes, *, origin: str, url: str | None, declared: str | None = None) -> Outcome:
        """Read a page in the child; Failed when it takes too long, too much memory, or kills the child."""
        if len(raw) > self._settings.page_limit_bytes:
            what = f"The page has {len(raw) / 1e6:.0f} MB, more than {self._settings.page_limit_bytes / 1e6:.0f}."
            return Failed(origin, FailedReason.TOO_LARGE, what, "Save the article alone.", url)
        self.start()
        child = self._child
        assert child is not None and child.stdin is not None and child.stdout is not None
        taken = cast(BinaryIO, child.stdin)
        try:
            if not self._ready:
                if self._answer(child.stdout.fileno(), START_LIMIT_S) is None:
                    return self._lost(origin, url)
                self._ready = True
            job = {
                "origin": origin,
                "url": url,
                "declared": declared,
                "text_limit_chars": self._settings.text_limit_chars,
            }
            write_frame(taken, json.dumps(job).encode())
            write_frame(taken, raw)
            answer = self._answer(child.stdout.fileno(), self._settings.page_limit_s)
        except (BrokenPipeError, OSError):
            return self._lost(origin, url)
        if answer is None:
            return self._lost(origin, url)
        return self._outcome(json.loads(answer), origin=origin, url=url)

    def stop(self) -> None:
        """End the child."""
        if self._child is not None:
            self._child.kill()
            self._child.wait()
            for pipe in (self._child.stdin, self._child.stdout):
                if pipe is not None:
                    try:
                        pipe.close()
                    except OSError:
                        continue
            self._child = None

    def _outcome(self, told: dict[str, Any], *, origin: str, url: str | None) -> Outcome:
        if told["kind"] == "memory":
            self.stop()
            return self._failed_memory(origin, url)
        if told["kind"] == "broken":
            what = f"The page could not be read ({told['what']})."
            return Failed(origin, FailedReason.BROKEN, what, "Save the article as plain text.", url)
        return report_from_json(told)

    def _failed_memory(self, origin: str, url: str | None) -> Failed:
        what = f"Reading it takes more than {self._settings.page_memory_bytes // 1_048_576} MB."
        return Failed(origin, FailedReason.MEMORY, what, "Save the article alone, as text.", url)

    def _lost(self, origin: str, url: str | None) -> Failed:
        """The child did not answer: it took too long, or memory or a crash ended it."""
        ended = self._child is not None and self._child.poll() is not None
        self.stop()
        if ended:
            return self._failed_memory(origin, url)
        what = f"Reading it takes more than {self._settings.page_limit_s:g} seconds."
        return Failed(origin, FailedReason.TIME, what, "Save the article alone, as text.", url)

    def _answer(self, number: int, limit_s: float) -> bytes | None:
        """One frame within a time limit, None when it does not come."""
        deadline = time.monotonic() + limit_s
        with selectors.DefaultSelector() as selector:
            selector.register(number, selectors.EVENT_READ)
            head = self._exactly(number, 8, selector=selector, deadline=deadline)
            if head is None:
                return None
            return self._exactly(number, int.from_bytes(head, "little"), selector=selector, deadline=deadline)

    def _exactly(
        self, number: int, count: int, *, selector: selectors.DefaultSelector, deadline: float
    ) -> bytes | None:
        pieces: list[bytes] = []
        while count > 0:
            left = deadline - time.monotonic()
            if left <= 0 or not selector.select(left):
                return None
            piece = os.read(number, min(count, 1 << 20))
            if not piece:
                return None
            pieces.append(piece)
            count -= len(piece)
        return b"".join(pieces)


_GUARDS: dict[tuple[float, int, int, int], Guard] = {}


def guard_for(settings: Settings) -> Guard:
    """The process's guard for these limits; ended at exit."""
    key = (settings.page_limit_s, settings.page_memory_bytes, settings.page_limit_bytes, settings.text_limit_chars)
    if key not in _GUARDS:
        _GUARDS[key] = Guard(settings)
        atexit.register(_GUARDS[key].stop)
    return _GUARDS[key]


def page_of(raw: bytes, *, origin: str, known: Known, settings: Settings, declared: str | None = None) -> Outcome:
    """Read a page behind the guard, with what the user knows of it laid over what it says of itself."""
    from dataclasses import replace

    from dateline.model import Report, content_id

    found = guard_for(settings).read(raw, origin=origin, url=known.url, declared=declared)
    if not isinstance(found, Report):
        return found
    changes: dict[str, Any] = {}
    if known.published:
        changes["published"] = known.published
    if known.publisher:
        changes["publisher"] = known.publisher
    if changes:
        found = replace(found, **changes)
    return replace(found, report_id=content_id("report", found.url or "", found.text))
