"""Pages are read in a child process with limits of time and memory; a page that breaks them costs the child."""

from __future__ import annotations

import atexit
import json
import os
import selectors
import signal
import subprocess
import sys
import threading
import time
from typing import Any, BinaryIO, cast

from dateline.model import Failed, FailedReason
from dateline.read.finish import Outcome
from dateline.read.known import Known
from dateline.read.listing import Listing
from dateline.read.listing_reader import listing_from_json
from dateline.read.wire import HEAD_BYTES, frame_length, known_to_json, report_from_json, write_frame
from dateline.settings import Settings

START_LIMIT_S = 60.0
"""A busy machine may take long to load the libraries; a page's time is counted from when they are there."""
END_WAIT_S = 1.0
_SAVE_ALONE = "Save the article alone, as text."


class Guard:
    """Owns one child; starts it when first needed and anew after it was killed. Threads take turns."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._child: subprocess.Popen[bytes] | None = None
        self._ready = False
        self._turn = threading.Lock()

    def start(self) -> None:
        """Start the child without waiting for it, so that it loads while the parent loads the model."""
        with self._turn:
            self._start()

    def read(self, raw: bytes, *, origin: str, known: Known, declared: str | None = None) -> Outcome:
        """Read a page in the child; Failed when it takes too long, too much memory, or kills the child."""
        if len(raw) > self._settings.page_limit_bytes:
            what = f"The page has {len(raw) / 1e6:.0f} MB, more than {self._settings.page_limit_bytes / 1e6:.0f}."
            return Failed(origin, FailedReason.TOO_LARGE, what, "Save the article alone.", known.url)
        job = {
            "origin": origin,
            "known": known_to_json(known),
            "declared": declared,
            "text_limit_chars": self._settings.text_limit_chars,
        }
        with self._turn:
            reason, what, answer = self._ask(raw, job)
        if answer is None:
            return Failed(origin, reason, what, _SAVE_ALONE, known.url)
        if answer["kind"] == "broken":
            what = f"The page could not be read ({answer['what']})."
            return Failed(origin, FailedReason.BROKEN, what, _SAVE_ALONE, known.url)
        return report_from_json(answer)

    def listing(self, raw: bytes, kind: str, *, origin: str, url: str | None) -> Listing | Failed:
        """Read a list of pages in the child, with the same limits as a page."""
        with self._turn:
            reason, what, answer = self._ask(raw, {"list": kind, "url": url})
        if answer is not None and answer["kind"] == "listing":
            return listing_from_json(answer)
        if answer is not None:
            reason, what = FailedReason.BROKEN, str(answer["what"])
        return Failed(origin, reason, what, "Check the file, or ask whoever writes it.", url)

    def stop(self) -> None:
        """End the child."""
        child, self._child, self._ready = self._child, None, False
        if child is None:
            return
        child.kill()
        child.wait()
        for pipe in (child.stdin, child.stdout):
            if pipe is not None:
                try:
                    pipe.close()
                except OSError:
                    continue

    def _start(self) -> subprocess.Popen[bytes]:
        if self._child is not None and self._child.poll() is None:
            return self._child
        self.stop()
        # The kernel's "parent died" means the thread that started the child, so only the main one asks for it.
        parent = os.getpid() if threading.current_thread() is threading.main_thread() else 0
        self._child = subprocess.Popen(
            # -P: a folder of pages that happens to hold a json.py must not be where the child imports from.
            [sys.executable, "-P", "-m", "dateline.read.child", str(self._settings.page_memory_bytes), str(parent)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # Ctrl-C is the parent's to answer
        )
        return self._child

    def _ask(self, raw: bytes, job: dict[str, Any]) -> tuple[FailedReason, str, dict[str, Any] | None]:
        """The child's answer, or None with the reason why none came."""
        child = self._start()
        assert child.stdin is not None and child.stdout is not None
        number = child.stdout.fileno()
        if not self._ready:
            if _answer(number, START_LIMIT_S) is None:
                self.stop()
                return FailedReason.INTERNAL, "The process that reads pages did not start; see `dateline doctor`.", None
            self._ready = True
        try:
            write_frame(cast(BinaryIO, child.stdin), json.dumps(job).encode())
            write_frame(cast(BinaryIO, child.stdin), raw)
            frame = _answer(number, self._settings.page_limit_s)
        except OSError:
            frame = None
        except BaseException:
            self.stop()  # interrupted between question and answer: the next answer would be this one's
            raise
        if frame is None:
            return *self._lost(child), None
        answer: dict[str, Any] = json.loads(frame)
        if answer["kind"] == "memory":
            self.stop()  # what the libraries left behind after running out of memory is not to be trusted
            return FailedReason.MEMORY, self._too_much_memory(), None
        return FailedReason.INTERNAL, "", answer

    def _lost(self, child: subprocess.Popen[bytes]) -> tuple[FailedReason, str]:
        """Why no answer came: the time was up, or memory or a crash ended the child."""
        try:
            # The pipe closes a moment before the child can be seen to have ended.
            ended: int | None = child.wait(0 if child.poll() is None and _is_open(child) else END_WAIT_S)
        except subprocess.TimeoutExpired:
            ended = None
        self.stop()
        if ended is None:
            return FailedReason.TIME, f"Reading it takes more than {self._settings.page_limit_s:g} seconds."
        if ended == -signal.SIGSEGV:
            return FailedReason.BROKEN, "The page breaks the program that reads pages."
        return FailedReason.MEMORY, self._too_much_memory()

    def _too_much_memory(self) -> str:
        return f"Reading it takes more than {self._settings.page_memory_bytes // 1_048_576} MB."


def _is_open(child: subprocess.Popen[bytes]) -> bool:
    """Say whether the child's answer may still come: nothing to read yet, not even the end."""
    assert child.stdout is not None
    with selectors.DefaultSelector() as selector:
        selector.register(child.stdout.fileno(), selectors.EVENT_READ)
        return not selector.select(0)


def _answer(number: int, limit_s: float) -> bytes | None:
    """One frame within a time limit, None when it does not come."""
    deadline = time.monotonic() + limit_s
    with selectors.DefaultSelector() as selector:
        selector.register(number, selectors.EVENT_READ)
        head = _exactly(number, HEAD_BYTES, selector=selector, deadline=deadline)
        return _exactly(number, frame_length(head), selector=selector, deadline=deadline) if head else None


def _exactly(number: int, count: int, *, selector: selectors.DefaultSelector, deadline: float) -> bytes | None:
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


_GUARDS: dict[tuple[int, float, int, int, int], Guard] = {}


def guard_for(settings: Settings) -> Guard:
    """This process's guard for these limits; ended at exit. A forked process gets its own."""
    limits = (settings.page_limit_s, settings.page_memory_bytes, settings.page_limit_bytes, settings.text_limit_chars)
    key = (os.getpid(), *limits)
    if key not in _GUARDS:
        _GUARDS[key] = Guard(settings)
        atexit.register(_GUARDS[key].stop)
    return _GUARDS[key]


def page_of(raw: bytes, *, origin: str, known: Known, settings: Settings, declared: str | None = None) -> Outcome:
    """Read a page behind the guard."""
    return guard_for(settings).read(raw, origin=origin, known=known, declared=declared)
