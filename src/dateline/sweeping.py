"""When Python looks for values that only hold each other."""

from __future__ import annotations

import contextlib
import gc
from collections.abc import Iterator


@contextlib.contextmanager
def unswept() -> Iterator[None]:
    """Without looks for cycles, for work that makes many small values and hardly a cycle; afterwards all is as it was.

    A report of 400 words took five rounds of Python's collector, and a thirtieth of its time went there.
    """
    was = gc.isenabled()
    try:
        gc.disable()
        yield
    finally:
        if was:
            gc.enable()
