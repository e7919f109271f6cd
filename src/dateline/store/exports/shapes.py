"""Other shapes of the same accounts: a row for each actor and day, or for each country and month."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from dateline.codebook.rules import TYPES
from dateline.store.exports.columns import Column, Only, TableForm, Told, called, killed
from dateline.store.rows import Row

_COUNTS = (
    Column("accounts", "integer", "how many accounts", hxl="#event+num"),
    *(
        Column(each.lower(), "integer", f"how many of them are {each}", hxl=f"#event+num+{each.lower()}")
        for each in TYPES
    ),
    Column("score", "number", "the mean of action.score"),
    Column("killed", "integer", "the highest least number of killed that an account says", hxl="#affected+killed"),
)
ACTOR_DAY = (
    Column("actor", "text", "the actor's code and name, else its words", hxl="#org+actor+name"),
    Column("country", "text", "the actor's country", hxl="#country+code"),
    Column("day", "date", "time.start", hxl="#date"),
    *_COUNTS,
)
COUNTRY_MONTH = (
    Column("country", "text", "place.country", hxl="#country+code"),
    Column("month", "text", "the month of time.start, YYYY-MM", hxl="#date+month"),
    *_COUNTS,
)


class _Count:
    __slots__ = ("killed", "score", "scored", "types")

    def __init__(self) -> None:
        self.types: dict[str, int] = defaultdict(int)
        self.score, self.scored = 0.0, 0
        self.killed: int | None = None

    def add(self, told: Told) -> None:
        self.types[told["action"]["type"]] += 1
        if told["action"]["score"] is not None:
            self.score += told["action"]["score"]
            self.scored += 1
        low = killed(told)
        if low is not None:
            self.killed = max(low, self.killed or 0)

    def row(self) -> Row:
        counts = {each.lower(): self.types.get(each, 0) for each in TYPES}
        mean = round(self.score / self.scored, 3) if self.scored else None
        return {"accounts": sum(counts.values()), **counts, "score": mean, "killed": self.killed}


def actor_days(tolds: Iterable[Told]) -> Iterator[Row]:
    """Counts by actor and day; accounts without an actor or a day are left out."""
    found: dict[tuple[str, str, str], _Count] = defaultdict(_Count)
    for told in tolds:
        day = told["time"]["start"]
        names = {(called(party) or "", party["country"] or "") for party in told["actors"]} if day else set()
        for name, where in names:
            found[day, name, where].add(told)
    for (day, name, where), count in sorted(found.items()):
        yield {"actor": name, "country": where or None, "day": day, **count.row()}


def country_months(tolds: Iterable[Told]) -> Iterator[Row]:
    """Counts by country of the place and month; accounts without either are left out."""
    found: dict[tuple[str, str], _Count] = defaultdict(_Count)
    for told in tolds:
        day, where = told["time"]["start"], told["place"]["country"]
        if day and where:
            found[where, day[:7]].add(told)
    for (where, month), count in sorted(found.items()):
        yield {"country": where, "month": month, **count.row()}


def _none(_told: Told) -> Iterator[Row]:
    return iter(())


_BY_ACTOR = Only(lambda told: bool(told["time"]["start"] and told["actors"]), "they have no actor or no day")
_BY_COUNTRY = Only(
    lambda told: bool(told["time"]["start"] and told["place"]["country"]), "they have no country or no day"
)
SHAPES = {
    "actor-day": (
        TableForm("actor-day", "Counts by actor and day", ".csv", ACTOR_DAY, _none, only=_BY_ACTOR),
        actor_days,
    ),
    "country-month": (
        TableForm("country-month", "Counts by country and month", ".csv", COUNTRY_MONTH, _none, only=_BY_COUNTRY),
        country_months,
    ),
}
"""Shapes that count: their columns, and what makes the rows. They count what happened or goes on, unless asked."""
