"""Sentences laid out in rows, several one behind the other, so that hardly a place is padding."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

WIDTH = 48
"""Pieces of a row, unless a sentence is longer. Attention costs more in wider rows, padding in narrower ones; 32 to 64
differ by a tenth of the encoder's time."""
STEP = 8
"""Widths are multiples of it: what runs over a row is fastest in whole vectors."""


class Rows(NamedTuple):
    """One batch: how wide its rows are, and which sentences stand in each."""

    width: int
    rows: list[list[int]]


def laid_out(lengths: Sequence[int], *, batch_pieces: int) -> Iterator[Rows]:
    """Put sentences of these lengths into batches of about so many places, the longest first."""
    left = sorted(range(len(lengths)), key=lambda index: -lengths[index])
    while left:
        width = max(WIDTH, _stepped(lengths[left[0]]))
        rows, left = _filled(lengths, left, width=width, most=max(1, round(batch_pieces / width)))
        yield Rows(_stepped(max(sum(lengths[index] for index in row) for row in rows)), rows)


def _filled(
    lengths: Sequence[int], order: Sequence[int], *, width: int, most: int
) -> tuple[list[list[int]], list[int]]:
    """First fit: each sentence into the first row with room for it; what no row takes is left."""
    rows: list[list[int]] = []
    free: list[int] = []
    left: list[int] = []
    for index in order:
        length = lengths[index]
        at = next((at for at, room in enumerate(free) if room >= length), -1)
        if at >= 0:
            rows[at].append(index)
            free[at] -= length
        elif len(rows) < most:
            rows.append([index])
            free.append(width - length)
        else:
            left.append(index)
    return rows, left


def _stepped(length: int) -> int:
    return -(-length // STEP) * STEP
