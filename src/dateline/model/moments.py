"""What time words mean before any day is known to count from: small typed values.

`parse` reads words into them, `resolve` counts them from an anchor. "Friday" is a `Named` day, "last month" a
`Shifted` one, "two days later" an `Away`, "for three weeks" a `Lasting`, "every Friday" a `Repeated`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Unit = Literal[
    "second", "minute", "hour", "day", "week", "weekend", "month", "quarter", "half", "season", "year", "decade",
    "century", "time",
]  # fmt: skip
Base = Literal["now", "then", "event"]
"""What is counted from: the report's day, the day the narrative has reached, or a happening that is named."""
Edge = Literal["", "early", "mid", "late", "earlier", "later", "about", "end", "start"]
"""Which part of a stretch is meant; it does not move the value ("early March" is March)."""


@dataclass(frozen=True, slots=True)
class Named:
    """A unit of the calendar by its name or number; what is None is filled in from the anchor.

    ``weekday`` counts from Monday, 0; ``rank`` is the number of a quarter or half, from 1, or of a season (spring
    1, summer 2, autumn 3, winter 4), or how many days or weeks at an end of a month (``way`` 0 its first, -1 its last);
    a decade or century has its first year. ``within`` is a larger stretch
    ("of last year", "next week"); ``way`` is -1 for "last", 0 for "this", 1 for "next", None where not said.
    """

    unit: Unit
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    rank: int | None = None
    feast: str | None = None
    within: Moment | None = None
    way: int | None = None
    base: Base = "now"


@dataclass(frozen=True, slots=True)
class Shifted:
    """The unit that lies ``by`` units from the one that holds the anchor: "last month" is -1, "today" 0."""

    unit: Unit
    by: int
    base: Base = "now"


@dataclass(frozen=True, slots=True)
class Away:
    """So long before (``sign`` -1) or after (1) the anchor; ``number`` None for "several".

    ``of`` is what is counted from where the words name it, and then gives the unit ("a year ago this week").
    """

    number: float | None
    unit: Unit
    sign: int
    base: Base = "now"
    of: Moment | None = None


@dataclass(frozen=True, slots=True)
class Lasting:
    """How long; ``recent`` is -1 for "the past three weeks", 1 for "the coming days", 0 for neither."""

    number: float | None
    unit: Unit
    recent: int = 0


@dataclass(frozen=True, slots=True)
class Repeated:
    """Again and again: every so long, or on every such day."""

    every: Lasting | Named | PartOf


@dataclass(frozen=True, slots=True)
class PartOf:
    """A part of a day (MO, AF, EV, NI, MI for midday, DT for daytime) or a clock time ("09:30")."""

    part: str
    day: Moment | None = None


@dataclass(frozen=True, slots=True)
class Vague:
    """ "now", "recently", "soon": PRESENT_REF, PAST_REF or FUTURE_REF."""

    value: str


Moment = Named | Shifted | Away | Lasting | Repeated | PartOf | Vague
