"""Python's search for cycles of garbage, put off while much is made that has none."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

SOME, MUCH = 20_000, 100_000
"""So many new values, and the search that was put off is made at once, of the new ones, or (of so many since the last
search of all, if they are also more than `SHARE` of what is here) of all: else the next report would wait for it."""
SHARE = 1 / 8
"""Python makes a search of all by itself at a quarter."""


class _Seen:
    """Values that the last search of all left, and new ones since."""

    left = 0
    fresh = 0


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
            if (made := gc.get_count()[0]) > SOME:
                _search(made)
            gc.enable()


def _search(made: int) -> None:
    _Seen.fresh += made
    if _Seen.fresh <= max(MUCH, SHARE * _Seen.left):
        gc.collect(1)
        return
    gc.collect()
    _Seen.left, _Seen.fresh = len(gc.get_objects()), 0
