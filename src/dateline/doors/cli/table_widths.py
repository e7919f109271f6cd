"""How wide the columns of a table are, so that no word is broken; and whether a terminal has room for that at all."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len

AROUND = 3
"""Characters that a column takes beside its words: a blank at each side, and what parts it from the next."""


def widths_for(columns: Sequence[Sequence[str]], *, width: int) -> list[int] | None:
    """The widths of columns, whose cells are given with their headings, on a terminal of ``width`` columns.

    Each has room for its longest word; what is left goes to those whose cells would need most lines. None where the
    longest words alone need more: then a table is no good.
    """
    least = [max(map(_longest_word, cells)) for cells in columns]
    most = [max(low, *map(_longest_line, cells)) for cells, low in zip(columns, least, strict=True)]
    left = width - 1 - AROUND * len(columns) - sum(least)
    if left < 0:
        return None
    widths = list(least)
    while left > 0 and widths != most:
        # The column that is tightest for what it holds gets the next character.
        wanted = [high / wide if wide < high else 0.0 for wide, high in zip(widths, most, strict=True)]
        widths[wanted.index(max(wanted))] += 1
        left -= 1
    return widths


def _longest_word(cell: str) -> int:
    return max(map(cell_len, cell.split()), default=0)


def _longest_line(cell: str) -> int:
    return max(map(cell_len, cell.split("\n")), default=0)
