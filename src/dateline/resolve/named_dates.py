"""Dates that are named in part: the year of "April 19", the week of "Friday", the year of "the third quarter"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from dateline.model import Tense
from dateline.model.moments import Named
from dateline.resolve.holidays import EVERY_FOUR_YEARS, UNDATED, feast_days
from dateline.resolve.stretches import Stretch, back_to, moved, on_to, stretch

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
Told = tuple[Stretch | None, str]
NEAREST_TO_COME = 2
"""``Named.way`` of "this coming Wednesday"."""
AGAINST_TENSE = 10
"""By how much a date against the tense of its verb counts as farther ("payable Dec. 15" in late October lies ahead)."""
REPORTED_DAYS = 92
"""A quarter that ended so lately is the one whose results are spoken of."""
_UNITS_IN_A_YEAR = {"quarter": 3, "half": 6}


def named(moment: Named, *, base: date | None, tense: Tense, within: date | None = None, begun: bool = False) -> Told:
    """The stretch that a name denotes and why; ``within`` is the first day of the larger stretch that it lies in,
    ``begun`` says that it lies behind whatever the tense ("since November").

    ``{told}`` in the reason stands for the anchor. None with the reason where the day does not exist or nothing is
    known to count from.
    """
    year = moment.year
    if year is None and within and moment.weekday is None:
        year = within.year
    if moment.rank and within and moment.unit in ("day", "week"):
        return _at_an_end(moment, within), "counted inside the month named with them"
    if moment.unit in ("week", "weekend"):  # "the week of Oct. 14"
        return (stretch(moment.unit, within), "of the day named with it") if within else (None, "its day is not known")
    if moment.feast:
        return _feast(moment, year=year, base=base, tense=tense)
    if moment.weekday is not None and not moment.day:
        return _weekday(moment, base=base, tense=tense, within=within)
    if year is not None:
        found = _in_year(moment, year)
        why = "stated" if moment.year is not None else "stated, with the year counted from {told}"
        return (found, why) if found else (None, f"there is no day {year}-{moment.month:02d}-{moment.day:02d}")
    if base is None:
        return None, "neither a publication date nor a dateline to count from"
    candidates = [found for each in range(base.year - 4, base.year + 5) if (found := _in_year(moment, each))]
    if moment.unit == "day" and moment.day and moment.month is None:
        candidates = _days_of_months(moment.day, base)
    if begun:
        candidates = [each for each in candidates if each.start <= base]
    if not candidates:
        return None, f"there is no day {moment.month}-{moment.day}"
    chosen = _chosen(candidates, base=base, tense=tense, way=moment.way)
    return chosen, "the {} that the tense points to, counted from {{told}}".format(
        "year" if moment.month or moment.unit != "day" else "month"
    )


def _at_an_end(moment: Named, within: date) -> Stretch:
    """ "The first two weeks of January": so many days from the month's first or up to its last."""
    month, number = stretch("month", within), moment.rank or 1
    if moment.weekday is not None:  # "the first Monday in September"
        first, last = on_to(moment.weekday, month.start), back_to(moment.weekday, month.end)
        return stretch("day", last if (moment.way or 0) < 0 else min(moved(first, 7 * (number - 1)), last))
    value = f"P{number}{'W' if moment.unit == 'week' else 'D'}"
    beyond = number * (7 if moment.unit == "week" else 1) - 1
    if (moment.way or 0) < 0:
        return Stretch("week", max(month.start, moved(month.end, -beyond)), month.end, value)
    return Stretch("week", month.start, min(month.end, moved(month.start, beyond)), value)


def _in_year(moment: Named, year: int) -> Stretch | None:
    try:
        if moment.unit == "day":
            return stretch("day", date(year, moment.month or 1, moment.day or 1))
        if moment.unit in _UNITS_IN_A_YEAR:
            return stretch(moment.unit, date(year, 1 + _UNITS_IN_A_YEAR[moment.unit] * ((moment.rank or 1) - 1), 1))
        if moment.unit == "season":
            return stretch("season", date(year, 3 * (moment.rank or 1), 1))
        return stretch(moment.unit, date(max(year, 1), moment.month or 1, 1))
    except ValueError:
        return None


def _days_of_months(day: int, base: date) -> list[Stretch]:
    """That day of the months around a day."""
    found: list[Stretch] = []
    for shift in range(-13, 14):
        year, month = divmod(base.year * 12 + base.month - 1 + shift, 12)
        try:
            found.append(stretch("day", date(year, month + 1, day)))
        except ValueError:
            continue
    return found


def _chosen(candidates: Sequence[Stretch], *, base: date, tense: Tense, way: int | None) -> Stretch:
    """Of like stretches in different years the one that is meant."""
    begun = [each for each in candidates if each.start <= base]
    ended = [each for each in candidates if each.end < base]
    ahead = [each for each in candidates if each.start > base]
    unended = [each for each in candidates if each.end >= base]
    if way == -1 and ended:
        return ended[-1]
    if way in (1, NEAREST_TO_COME) and ahead:
        return ahead[0]
    if way == 0 and tense == "past" and candidates[0].unit == "season" and begun:
        return begun[-1]  # "did this summer", said in January
    if way == 0:
        return min(candidates, key=lambda each: (abs(each.start.year - base.year), abs((each.start - base).days)))
    if candidates[0].unit in ("quarter", "half", "season"):
        reported = [each for each in ended if (base - each.end).days <= REPORTED_DAYS]
        if candidates[0].unit == "quarter" and reported:  # results are told, and expected, after a quarter's end
            return reported[-1]
        if tense == "future" and unended:
            return unended[0]
        if tense == "present" and candidates[0].unit == "season" and unended:
            return unended[0]
        if tense == "past" and begun:
            return begun[-1]
    return min(candidates, key=lambda each: _farness(each, base=base, tense=tense))


def _farness(each: Stretch, *, base: date, tense: Tense) -> int:
    """Days from the anchor; those against the tense count for more, and without a tense those ahead do."""
    ahead = each.start > base
    days = (each.start - base).days if ahead else max(0, (base - each.end).days)
    if tense == "future":
        return days * (1 if ahead else AGAINST_TENSE)
    return days * ({"past": AGAINST_TENSE, "present": 1}.get(tense, 2) if ahead else 1)


def _weekday(moment: Named, *, base: date | None, tense: Tense, within: date | None) -> Told:
    weekday = moment.weekday or 0
    name = WEEKDAYS[weekday]
    if base is None:
        return None, "neither a publication date nor a dateline to count from"
    if within:
        return stretch(
            "day", on_to(weekday, moved(within, -within.weekday()))
        ), f"{name} of the week counted from {{told}}"
    if moment.way == -1:
        day, how = back_to(weekday, moved(base, -1)), "counted back from {told}"
    elif moment.way == 1 and moment.base == "now":
        day, how = on_to(weekday, moved(base, 7 - base.weekday())), "of the week after {told}"
    elif moment.way in (1, NEAREST_TO_COME):
        day, how = on_to(weekday, moved(base, 1)), "counted on from {told}"
    elif tense in ("future", "present"):
        day, how = on_to(weekday, base), "counted on from {told}"
    else:
        day, how = back_to(weekday, base), "counted back from {told}"
    if moment.base == "then":
        how = f"counted from {base}, which the text names before"
    return stretch("day", day), f"{name}, {how}"


def _feast(moment: Named, *, year: int | None, base: date | None, tense: Tense) -> Told:
    feast = moment.feast or ""
    if feast in UNDATED:
        return None, f"several days of history are called {feast.title()}"
    if year is None and base is None:
        return None, "neither a publication date nor a dateline to count from"
    years: Iterable[int] = (year,) if year is not None else _years_around(base, feast) if base else ()
    candidates = [_feast_stretch(*days) for each in years for days in feast_days(feast, each)]
    if not candidates:
        return None, f"the day of {feast.title()} is not known for that year"
    if year is not None or base is None:
        return candidates[0], f"{feast.title()} {candidates[0].start.year}, by computation"
    begun = [each for each in candidates if each.start <= base]
    told = tense == "past" and moment.way is None and begun
    chosen = begun[-1] if told else _chosen(candidates, base=base, tense=tense, way=moment.way)
    return chosen, f"{feast.title()} {chosen.start.year}, by computation"


def _years_around(base: date, feast: str) -> Iterable[int]:
    """The years in which a feast that is told of in one may fall."""
    reach = 4 if feast in EVERY_FOUR_YEARS else 1
    return range(base.year - reach, base.year + reach + 1)


def _feast_stretch(start: date, end: date) -> Stretch:
    """Feasts of several days: a weekend or a week where they are one, else from and to."""
    if start == end:
        return stretch("day", start)
    if (end - start).days <= 3:
        weekend = stretch("weekend", end)
        value = weekend.value if end.weekday() > 4 else stretch("weekend", moved(end, -1)).value
        return Stretch("week", start, end, value)
    if (end - start).days == 6 and start.weekday() in (0, 6):
        return replace(stretch("week", moved(end, -1)), start=start, end=end)
    if (end - start).days > 20:
        return Stretch("month", start, end, f"{start.isoformat()}/{end.isoformat()}")
    return Stretch("week", start, end, f"{start.isoformat()}/{end.isoformat()}")
