"""What an evaluation asks of a coder."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Protocol

from dateline.model import Account, Document, Pair, Report


class CoderLike(Protocol):
    """Anything that codes reports and shows the parts of its walk: `dateline.Coder`, or a fake."""

    @property
    def version(self) -> str:
        """Version of the program and its model."""
        ...

    def code(self, report: Report, *, doubtful: bool = False) -> tuple[Account, ...]:
        """All accounts of a report; with ``doubtful`` also those that are more likely wrong than right."""
        ...

    def parse(self, report: Report, *, at: Collection[int] = (), with_care: bool = False) -> Document:
        """The report with its sentences; words that begin ``at`` an offset get a frame and an act in any case.

        ``with_care`` only they have frames, and their arguments are read as well as can be.
        """
        ...

    def relate(self, text: str, actor: Sequence[Pair], recipient: Sequence[Pair]) -> Mapping[str, float]:
        """Probability of each type and NONE for a dyad given by its spans."""
        ...

    def names(self, text: str) -> tuple[tuple[int, int, str], ...]:
        """Named entities: (start, end, type)."""
        ...

    def parse_tokens(self, sentences: Sequence[Sequence[str]]) -> list[list[tuple[str, int, str]]]:
        """Syntax of given words: (part of speech, governor counted from 1 or 0, relation)."""
        ...
