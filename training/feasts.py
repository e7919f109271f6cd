"""Writes the days of the feasts that follow the moon: ``python -m training.feasts`` → `resolve/knowledge/feasts.tsv`.

They are computed by the library `holidays`, whose tables end where the years below end; outside them it would guess. It
is 14 MB of every country's days off, of which the program needs eighteen feasts, so it is asked once, here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any

import dateline

TABLE = Path(dateline.__file__).parent / "resolve" / "knowledge" / "feasts.tsv"
CALENDARS = {
    "islamic": ("_IslamicLunar", 1925, 2076),
    "hindu": ("_HinduLunisolar", 2001, 2035),
    "hebrew": ("_HebrewLunisolar", 1948, 2100),
    "chinese": ("_ChineseLunisolar", 1901, 2099),
    "buddhist": ("_BuddhistLunisolar", 1901, 2099),
}
"""Class of the calendar in the library, and the first and last year that its tables cover."""
FEASTS = {
    "ramadan": ("islamic", "ramadan_beginning_dates", 30),
    "eid al-fitr": ("islamic", "eid_al_fitr_dates", 1),
    "eid al-adha": ("islamic", "eid_al_adha_dates", 1),
    "ashura": ("islamic", "ashura_dates", 1),
    "arbaeen": ("islamic", "arbaeen_dates", 1),
    "mawlid": ("islamic", "mawlid_dates", 1),
    "diwali": ("hindu", "diwali_date", 1),
    "holi": ("hindu", "holi_date", 1),
    "dussehra": ("hindu", "dussehra_date", 1),
    "vesak": ("buddhist", "vesak_date", 1),
    "passover": ("hebrew", "passover_date", 8),
    "yom kippur": ("hebrew", "yom_kippur_date", 1),
    "rosh hashanah": ("hebrew", "rosh_hashanah_date", 1),
    "hanukkah": ("hebrew", "hanukkah_date", 8),
    "purim": ("hebrew", "purim_date", 1),
    "sukkot": ("hebrew", "sukkot_date", 7),
    "lunar new year": ("chinese", "lunar_new_year_date", 1),
    "mid-autumn": ("chinese", "mid_autumn_date", 1),
}
"""Its calendar, the method that computes its first day, and how many days it lasts."""


def rows() -> Iterator[str]:
    """A row for each feast: name, days it lasts, first days in order."""
    yield "# feast\tdays it lasts\tfirst days; computed by `python -m training.feasts`, not by hand"
    for feast, (calendar, method, lasting) in FEASTS.items():
        kind, first, last = CALENDARS[calendar]
        ask = getattr(getattr(import_module(f"holidays.calendars.{calendar}"), kind)(), method)
        days = sorted(day for year in range(first, last + 1) for day in _days(ask, year))
        yield f"{feast}\t{lasting}\t{' '.join(day.isoformat() for day in days)}"


def _days(ask: Callable[[int], Any], year: int) -> list[date]:
    """The library answers with a day, a day and whether it is an estimate, or several of either."""
    told = ask(year)
    found = [told] if isinstance(told, (date, tuple)) else list(told)
    days = [each[0] if isinstance(each, tuple) else each for each in found]
    return [day for day in days if day.year == year]


if __name__ == "__main__":
    TABLE.write_text("\n".join(rows()) + "\n", encoding="utf-8")
