"""A sign of life for work that prints nothing meanwhile: what is done, for how long, how many; on a terminal only."""

from __future__ import annotations

import contextlib
import sys
import threading
import time
from collections.abc import Callable, Iterator

AFTER_S = 2.0
"""So long nobody wonders."""
EVERY_S = 0.5
_CLEAR = "\r\x1b[K"


@contextlib.contextmanager
def still_working(what: str, how_many: Callable[[], str] | None = None) -> Iterator[None]:
    """Say on standard error that work goes on, until it ends; nothing where standard error is no terminal.

    ``how_many`` tells how far it is ("12,000 accounts"); it is called from another thread.
    """
    if not sys.stderr.isatty():
        yield
        return
    ended, began = threading.Event(), time.monotonic()

    def tell() -> None:
        wait, told = AFTER_S, False
        while not ended.wait(wait):
            wait, told = EVERY_S, True
            so_far = f", {how_many()}" if how_many else ""
            sys.stderr.write(f"{_CLEAR}{what} … {time.monotonic() - began:.0f} s{so_far}")
            sys.stderr.flush()
        if told:
            sys.stderr.write(_CLEAR)
            sys.stderr.flush()

    teller = threading.Thread(target=tell, daemon=True)
    teller.start()
    try:
        yield
    finally:
        ended.set()
        teller.join()
