"""Parts of a country that are called by a point of the compass: "south Lebanon", "northern Chad"."""

from __future__ import annotations

from collections.abc import Collection

from dateline.resolve.knowledge import knowledge

POINTS = frozenset(
    "north south east west northern southern eastern western central northeast northwest southeast southwest "
    "northeastern northwestern southeastern southwestern".split()
)


def part_of_country(text: str, *, near: Collection[str] = ()) -> str | None:
    """The country of "south Lebanon", whatever town is called so; of "South Lebanon" where ``near`` has that country.

    None for what is no part of one country, also for the countries that are called so themselves ("South Sudan").
    """
    point, _, rest = text.removeprefix("the ").partition(" ")
    if point.lower() not in POINTS or not rest or any(each.kind == "country" for each in knowledge().find(text)):
        return None
    codes = {each.country for each in knowledge().find(rest) if each.kind == "country"}
    code = codes.pop() if len(codes) == 1 else None
    return code if point.islower() or code in near else None
