"""Rows of accounts that grow: arrays with room to spare, so that one more account copies nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dateline.merge.rows import Row, Rows, rows_of


class Columns:
    """All rows so far; `rows` is a view of them."""

    def __init__(self) -> None:
        self._filled = 0
        self._room: dict[str, NDArray[Any]] = {}

    def __len__(self) -> int:
        return self._filled

    def add(self, rows: Sequence[Row]) -> None:
        """Append rows."""
        if not rows:
            return
        fresh, end = rows_of(rows), self._filled + len(rows)
        for name in Rows.__dataclass_fields__:
            column = getattr(fresh, name)
            room = self._room.get(name)
            if room is None or end > len(room):
                wider = np.empty((max(end, 2 * self._filled, 256), *column.shape[1:]), dtype=column.dtype)
                if room is not None:
                    wider[: self._filled] = room[: self._filled]
                room = self._room[name] = wider
            room[self._filled : end] = column
        self._filled = end

    def put(self, number: int, row: Row) -> None:
        """Replace a row."""
        fresh = rows_of([row])
        for name, room in self._room.items():
            room[number] = getattr(fresh, name)[0]

    @property
    def rows(self) -> Rows:
        """The rows so far, by number; not to be kept while more are added."""
        return Rows(**{name: room[: self._filled] for name, room in self._room.items()})
