"""What is read when somebody asks for it: frames, and scores with many names.

Few acts are asked for the arguments of their predicate; read for all, they cost more than all other heads' decoding.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import overload

import numpy as np
from numpy.typing import NDArray

from dateline.model import Frame


class LaterFrames(Sequence[Frame]):
    """The frames of a sentence, made at the first look; the same as the tuple of them in all that can be seen."""

    __slots__ = ("_found", "_make")

    def __init__(self, make: Callable[[], tuple[Frame, ...]]) -> None:
        self._make: Callable[[], tuple[Frame, ...]] | None = make
        self._found: tuple[Frame, ...] = ()

    def _frames(self) -> tuple[Frame, ...]:
        make = self._make
        if make is not None:
            self._found, self._make = make(), None
        return self._found

    def __len__(self) -> int:
        return len(self._frames())

    def __iter__(self) -> Iterator[Frame]:
        return iter(self._frames())

    @overload
    def __getitem__(self, index: int) -> Frame: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Frame, ...]: ...
    def __getitem__(self, index: int | slice) -> Frame | tuple[Frame, ...]:
        return self._frames()[index]

    def __eq__(self, other: object) -> bool:
        return self._frames() == (other._frames() if isinstance(other, LaterFrames) else other)

    def __hash__(self) -> int:
        return hash(self._frames())

    def __repr__(self) -> str:
        return repr(self._frames())


class LaterScores(Mapping[str, float]):
    """Scores by name, each made a number when it is asked for; to look at, a dictionary of them."""

    __slots__ = ("_at", "_row")

    def __init__(self, at: Mapping[str, int], row: NDArray[np.float32]) -> None:
        """``at`` says where in the row the score of a name stands."""
        self._at = at
        self._row = row

    def __getitem__(self, name: str) -> float:
        return float(self._row[self._at[name]])

    def __contains__(self, name: object) -> bool:
        return name in self._at

    def __iter__(self) -> Iterator[str]:
        return iter(self._at)

    def __len__(self) -> int:
        return len(self._at)

    def __repr__(self) -> str:
        return repr(dict(self))
