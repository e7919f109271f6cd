"""Python's search for cycles of garbage, put off while much is made that has none."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

MUCH = 500_000
"""So many new values, and the search that was put off is made at once: else the next report would wait for it."""


@contextmanager
def without_search_for_cycles() -> Iterator[None]:
    """Put off the search for cycles, and let it go on afterwards if it did before.

    Accounts and events hold no cycles, and what has none is freed as ever; yet each ten thousand new ones would have
    all that are here looked through again, a tenth of the time that a month takes.
    """
    went_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if went_on:
            if gc.get_count()[0] > MUCH:
                gc.collect()
            gc.enable()
