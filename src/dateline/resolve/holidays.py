"""Days of feasts by their names, by computation (fixed days, weekdays of a month, Easter's circle) or, where they
follow the moon, by a table."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path

from dateline.resolve.knowledge.tables import rows_of

Days = tuple[date, date]
"""First and last day, inclusive."""

_FIXED = {
    "christmas": (12, 25), "christmas eve": (12, 24), "boxing day": (12, 26), "orthodox christmas": (1, 7),
    "new year": (1, 1), "new year eve": (12, 31), "valentine": (2, 14), "epiphany": (1, 6), "all saints": (11, 1),
    "halloween": (10, 31), "may day": (5, 1), "bastille day": (7, 14), "armistice day": (11, 11),
    "veterans day": (11, 11), "independence day": (7, 4), "nowruz": (3, 20), "songkran": (4, 13),
}  # fmt: skip
_NTH = {
    "labor day": (9, 0, 1), "memorial day": (5, 0, -1), "thanksgiving": (11, 3, 4), "columbus day": (10, 0, 2),
    "martin luther king": (1, 0, 3), "presidents day": (2, 0, 3),
}  # fmt: skip
"""Month, weekday and which of them; -1 the last (United States)."""
_FROM_EASTER = {
    "easter": (0, 0), "easter monday": (1, 1), "easter weekend": (-2, 1), "easter week": (1, 7),
    "good friday": (-2, -2), "holy week": (-7, -1), "palm sunday": (-7, -7),
    "ash wednesday": (-46, -46), "maundy thursday": (-3, -3),
    "holy saturday": (-1, -1), "whit monday": (50, 50), "fat tuesday": (-47, -47),
    "ascension": (39, 39), "pentecost": (49, 49),
}  # fmt: skip
"""First and last day, counted from Easter Sunday."""
_SUPER_TUESDAY = {
    1988: (3, 8), 1992: (3, 10), 1996: (3, 12), 2000: (3, 7), 2004: (3, 2), 2008: (2, 5), 2012: (3, 6), 2016: (3, 1),
    2020: (3, 3), 2024: (3, 5),
}  # fmt: skip
"""Set by the parties; no rule gives it."""
EVERY_FOUR_YEARS = frozenset(("super tuesday", "inauguration day"))
UNDATED = frozenset(("bloody sunday",))
"""Days of several histories: read, so that they are not taken for the Sunday before, and given no day."""
_FROM_THANKSGIVING = {"black friday": timedelta(1), "cyber monday": timedelta(4)}
GREGORIAN = (1583, 9998)
"""Years of the calendar that all rules here are of."""
_MOVING = Path(__file__).parent / "knowledge" / "feasts.tsv"
"""Feasts of moving calendars: how many days each lasts, and its first days in the years that are known."""


@lru_cache(maxsize=512)
def feast_days(feast: str, year: int) -> tuple[Days, ...]:
    """The days of a feast in a year, in order: none where it is not known, two where a moon year is short."""
    if not GREGORIAN[0] <= year <= GREGORIAN[1]:
        return ()
    if feast in _FIXED:
        return _lasting([date(year, *_FIXED[feast])], days=1)
    if feast in _NTH:
        month, weekday, rank = _NTH[feast]
        return _lasting([_nth(year, month, weekday=weekday, rank=rank)], days=1)
    if feast in _FROM_EASTER:
        first, last = _FROM_EASTER[feast]
        sunday = _easter(year, eastern=False)
        return ((sunday + timedelta(first), sunday + timedelta(last)),)
    if feast == "orthodox easter":
        return _lasting([_easter(year, eastern=True)], days=1)
    if feast == "election day":
        return _lasting([_nth(year, 11, weekday=0, rank=1) + timedelta(1)], days=1)
    if feast in _FROM_THANKSGIVING:
        return _lasting([_nth(year, 11, weekday=3, rank=4) + _FROM_THANKSGIVING[feast]], days=1)
    if feast == "super tuesday":
        return _lasting([date(year, *_SUPER_TUESDAY[year])], days=1) if year in _SUPER_TUESDAY else ()
    if feast == "inauguration day":
        return _lasting([date(year, 1, 20)], days=1) if year % 4 == 1 else ()
    if feast == "eid":
        return tuple(sorted((*feast_days("eid al-fitr", year), *feast_days("eid al-adha", year))))
    return _moving(feast, year)


def _lasting(firsts: list[date], *, days: int) -> tuple[Days, ...]:
    return tuple((first, first + timedelta(days - 1)) for first in firsts)


def _nth(year: int, month: int, *, weekday: int, rank: int) -> date:
    if rank < 0:
        last = date(year + month // 12, month % 12 + 1, 1) - timedelta(1)
        return last - timedelta((last.weekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta((weekday - first.weekday()) % 7 + 7 * (rank - 1))


def _easter(year: int, *, eastern: bool) -> date:
    from dateutil.easter import EASTER_ORTHODOX, EASTER_WESTERN, easter

    found: date = easter(year, EASTER_ORTHODOX if eastern else EASTER_WESTERN)
    return found


def _moving(feast: str, year: int) -> tuple[Days, ...]:
    lasting, firsts = _feasts().get(feast, (1, {}))
    return _lasting(firsts.get(year, []), days=lasting)


@lru_cache(maxsize=1)
def _feasts() -> dict[str, tuple[int, dict[int, list[date]]]]:
    """Feast → days it lasts, year → its first days."""
    found: dict[str, tuple[int, dict[int, list[date]]]] = {}
    for feast, lasting, days in rows_of(_MOVING, 3):
        firsts: dict[int, list[date]] = {}
        for day in map(date.fromisoformat, days.split()):
            firsts.setdefault(day.year, []).append(day)
        found[feast] = (int(lasting), firsts)
    return found
