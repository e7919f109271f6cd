"""How places are read: what lists are followed with, and what is left out since it was read before."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from dateline.read.finish import Outcome
from dateline.read.known import Known
from dateline.settings import Settings

Follow = Callable[..., Iterator[Outcome]]
"""(listing, origin=…, known=…) → the reports of the pages it lists."""
Skip = Callable[[str], bool]
"""Says of an origin (a path, a path with the number of a line, a URL) that it is not to be read."""


def never(_origin: str) -> bool:
    """Skip nothing."""
    return False


@dataclass(frozen=True, slots=True)
class Way:
    """``follow`` fetches the pages of lists (None: a list is refused); origins that ``skip`` knows yield nothing."""

    follow: Follow | None = None
    skip: Skip = never


@dataclass(frozen=True, slots=True)
class Options:
    """What is known of a stream, and how it is to be read."""

    origin: str
    known: Known
    settings: Settings
    declared: str | None
    way: Way
