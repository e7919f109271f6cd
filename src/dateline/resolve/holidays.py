"""Feasts whose day is computed: Easter and the days that hang on it, Christmas, New Year."""

from __future__ import annotations

import re
from datetime import date, timedelta

_NAMES = re.compile(
    r"\b(?P<feast>easter|good friday|christmas|new year(?:'s)?|palm sunday|ascension|pentecost)(?: (?P<part>\w+))?"
)


def easter(year: int) -> date:
    """Western Easter Sunday (the anonymous Gregorian algorithm, Meeus 1991, chapter 8)."""
    golden, century, rest = year % 19, year // 100, year % 100
    leap, skipped = century // 4, century % 4
    shift = (century + 8) // 25
    moon = (19 * golden + century - leap - (century - shift + 1) // 3 + 15) % 30
    weekday = (32 + 2 * skipped + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def holiday_days(text: str, anchor: date) -> tuple[date, date, str] | None:
    """(start, end, why) of a feast nearest to a day; None when the text names none."""
    found = _NAMES.search(text)
    if found is None:
        return None
    feast, part = found["feast"].removesuffix("'s"), found["part"] or ""
    year = min((anchor.year - 1, anchor.year, anchor.year + 1), key=lambda y: abs((_day(feast, y) - anchor).days))
    day = _day(feast, year)
    why = f"{feast.title()} {year}, by computation"
    if feast == "easter" and part == "weekend":
        return day - timedelta(2), day + timedelta(1), why
    if feast == "easter" and part == "monday":
        return day + timedelta(1), day + timedelta(1), why
    if part == "eve":
        return day - timedelta(1), day - timedelta(1), why
    return day, day, why


def _day(feast: str, year: int) -> date:
    if feast == "christmas":
        return date(year, 12, 25)
    if feast == "new year":
        return date(year, 1, 1)
    shift = {"easter": 0, "good friday": -2, "palm sunday": -7, "ascension": 39, "pentecost": 49}[feast]
    return easter(year) + timedelta(shift)
