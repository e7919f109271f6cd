"""Frames that are read when somebody asks for them.

Few acts are asked for the arguments of their predicate; read for all, they cost more than all other heads' decoding.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import overload

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
