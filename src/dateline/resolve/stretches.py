"""Stretches of the calendar: the day, week, month … that holds a day, moved by so many, and how TIMEX3 writes it."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date

from dateline.model import TimePrecision
from dateline.model.moments import Unit

EARLIEST, LATEST = date(MINYEAR, 1, 1), date(MAXYEAR, 12, 31)
MONTHS_OF = {"month": 1, "quarter": 3, "season": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
SEASON_CODES = ("SP", "SU", "FA", "WI")
_PRECISIONS: dict[str, TimePrecision] = {
    "day": "day", "weekend": "day", "week": "week", "month": "month", "quarter": "month", "half": "month",
    "season": "month", "year": "year", "decade": "decade", "century": "unknown",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Stretch:
    """Inclusive days, the unit they make up, and their TIMEX3 value."""

    unit: Unit
    start: date
    end: date
    value: str

    @property
    def precision(self) -> TimePrecision:
        """The contract's word: a quarter, season or half year is a stretch of months."""
        return _PRECISIONS.get(self.unit, "unknown")


def stretch(unit: Unit, day: date) -> Stretch:
    """The unit of the calendar that holds a day."""
    if unit == "day":
        return Stretch(unit, day, day, day.isoformat())
    if unit in ("week", "weekend"):
        year, week, _ = day.isocalendar()
        first = _moved(day, -day.weekday())
        if unit == "week":
            return Stretch(unit, first, _moved(first, 6), f"{year}-W{week:02d}")
        return Stretch(unit, _moved(first, 5), _moved(first, 6), f"{year}-W{week:02d}-WE")
    if unit == "season":
        return season(day)
    size = MONTHS_OF[unit]
    months = (day.year * 12 + day.month - 1) // size * size
    return _of_months(unit, months, size=size)


def season(day: date) -> Stretch:
    """The three months of a season on the northern half of the globe; winter has the year it begins in."""
    months = (day.year * 12 + day.month - 1 - 2) // 3 * 3 + 2
    year, month = divmod(months, 12)
    start, end = _month_ends(months, 3)
    return Stretch("season", start, end, f"{year:04d}-{SEASON_CODES[month // 3]}")


def _of_months(unit: Unit, months: int, *, size: int) -> Stretch:
    start, end = _month_ends(months, size)
    year, month = start.year, start.month
    value = {
        "month": f"{year:04d}-{month:02d}", "quarter": f"{year:04d}-Q{(month + 2) // 3}",
        "half": f"{year:04d}-H{1 if month < 7 else 2}", "year": f"{year:04d}", "decade": f"{year // 10:03d}",
        "century": f"{year // 100:02d}",
    }[unit]  # fmt: skip
    return Stretch(unit, start, end, value)


def _month_ends(months: int, size: int) -> tuple[date, date]:
    """First and last day of ``size`` months from the one with that number (year x 12 + month - 1)."""
    first = min(max(months, MINYEAR * 12), (MAXYEAR + 1) * 12 - 1)
    final = min(max(months + size - 1, MINYEAR * 12), (MAXYEAR + 1) * 12 - 1)
    year, month = divmod(final, 12)
    return date(first // 12, first % 12 + 1, 1), date(year, month + 1, monthrange(year, month + 1)[1])


def shifted(unit: Unit, day: date, by: int) -> Stretch:
    """The unit that lies ``by`` units from the one that holds a day."""
    if unit == "day":
        return stretch(unit, _moved(day, by))
    if unit in ("week", "weekend"):
        return stretch(unit, _moved(day, 7 * by))
    return stretch(unit, months_away(day, by * MONTHS_OF[unit]))


def months_away(day: date, months: int) -> date:
    """The same day so many months away, or the last of that month where it is shorter."""
    number = min(max(day.year * 12 + day.month - 1 + months, MINYEAR * 12), (MAXYEAR + 1) * 12 - 1)
    year, month = divmod(number, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _moved(day: date, days: int) -> date:
    """A day so many days away; the ends of the calendar where it would lie outside."""
    return date.fromordinal(min(max(day.toordinal() + days, EARLIEST.toordinal()), LATEST.toordinal()))


def moved(day: date, days: float) -> date:
    """A day so many whole days away, inside the calendar."""
    return _moved(day, int(max(min(days, 4e6), -4e6)))


def back_to(weekday: int, day: date) -> date:
    """The nearest such weekday on or before a day."""
    return _moved(day, -((day.weekday() - weekday) % 7))


def on_to(weekday: int, day: date) -> date:
    """The nearest such weekday on or after a day."""
    return _moved(day, (weekday - day.weekday()) % 7)
