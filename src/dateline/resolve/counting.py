"""What time words mean → the days they denote, counted from an anchor."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from dateline.model import Tense, TimePrecision
from dateline.model.moments import Away, Edge, Lasting, Moment, Named, PartOf, Repeated, Shifted, Vague
from dateline.quick import quickly_made
from dateline.resolve.named_dates import named
from dateline.resolve.stretches import Stretch, months_away, moved, shifted, stretch

HISTORY_DAYS = 400
"""How far back the day named before must lie for "on 5 October" to be counted from it."""
SET_SEASONS = ("SP", "SU", "FA", "WI")
_LETTERS = {
    "day": "D", "week": "W", "weekend": "WE", "month": "M", "quarter": "Q", "half": "H", "season": "S", "year": "Y",
    "decade": "E", "century": "C", "hour": "H", "minute": "M", "second": "S", "time": "X",
}  # fmt: skip
_OF_THE_CALENDAR = ("month", "year", "decade")
"""Units of which "the past one" is written as the last of the calendar, although its days run up to now (TimeBank)."""
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_CLOCK_UNITS = {"hour": 3600, "minute": 60, "second": 1}
_MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}


@dataclass(frozen=True, slots=True)
class Value:
    """What a time expression denotes: its TIMEX3 value and, where it is a stretch of the calendar, inclusive days."""

    timex: str
    start: date | None = None
    end: date | None = None
    precision: TimePrecision = "unknown"
    because: str = ""


@dataclass(frozen=True, slots=True)
class Anchors:
    """What may be counted from; None where unknown.

    The report's day (``told`` says which), the day that the narrative has reached, the quarter it speaks of, the day or
    month last named, and the day of a happening that the words name.
    """

    now: date | None
    told: str
    then: Value | None = None
    day: Value | None = None
    quarter: Value | None = None
    named: Value | None = None
    event: Value | None = None


@quickly_made
@dataclass(frozen=True, slots=True)
class Setting:
    """How the words stand in their sentence: the words themselves, their edge, bound and tense."""

    words: str
    edge: Edge = ""
    bound: str = ""
    tense: Tense = "none"


def count(moment: Moment, setting: Setting, anchors: Anchors) -> Value:
    """The value of a moment; without an anchor only what is stated in full has days."""
    if isinstance(moment, Named):
        return _of_named(moment, setting, anchors)
    if isinstance(moment, Shifted):
        return _of_shifted(moment, setting, anchors)
    if isinstance(moment, Away):
        return _of_away(moment, setting, anchors)
    if isinstance(moment, Lasting):
        return _of_length(moment, setting, anchors)
    if isinstance(moment, PartOf):
        return _of_part(moment, setting, anchors)
    if isinstance(moment, Repeated):
        return Value(_repeated(moment), because=f"“{setting.words}” tells how often, not when")
    return _of_vague(moment, setting, anchors)


def _of_named(moment: Named, setting: Setting, anchors: Anchors) -> Value:
    if moment.unit == "quarter" and moment.rank is None:
        return _of_named(_ranked(moment, anchors.quarter), setting, anchors)
    within = count(moment.within, setting, anchors) if moment.within else None
    base = anchors.day.start if moment.base == "then" and anchors.day else anchors.now
    if moment.base == "then" and moment.unit in ("month", "season") and anchors.then:  # "in 1972 … that November"
        base = (anchors.then.end if moment.way == 1 else anchors.then.start) or base
    if moment.month and moment.way is None and setting.tense != "future" and _in_the_past(anchors):
        base = anchors.named.start if anchors.named else base
    since = setting.bound == "since"
    months = moment.month is not None and setting.bound == "until"  # "remanded until 5 November": whatever the verb
    tense: Tense = "past" if since else "none" if months else setting.tense
    found, why = named(moment, base=base, tense=tense, within=within.start if within else None, begun=since)
    if found is None:
        return Value(_unfilled(moment), because=why)
    told = why.format(told=f"{anchors.told} {anchors.now}")
    if setting.edge == "end" and found.unit == "day":  # "year-end": TIMEX3 writes its last day, no day is claimed
        return Value(found.value, found.start.replace(day=1), found.end, "month", told)
    start, end = _cut(found, setting.edge, anchors.now)
    return Value(found.value, start, end, found.precision, told)


def _ranked(moment: Named, told: Value | None) -> Named:
    """ "The 1988 period": the quarter that is told of, in that year; the year where none is."""
    if told is None or told.start is None:
        return replace(moment, unit="year")
    return replace(moment, rank=(told.start.month + 2) // 3)


def _in_the_past(anchors: Anchors) -> bool:
    """The narrative stands in another time: the day or month named before lies over a year back."""
    named, now = anchors.named, anchors.now
    return bool(now and named and named.start and (now - named.start).days > HISTORY_DAYS)


def _unfilled(moment: Named) -> str:
    """TIMEX3's X for what nothing fills in."""
    year = f"{moment.year:04d}" if moment.year else "XXXX"
    if moment.month:
        return f"{year}-{moment.month:02d}" + (f"-{moment.day:02d}" if moment.day else "")
    if moment.weekday is not None and not moment.day:
        return f"XXXX-WXX-{moment.weekday + 1}"
    if moment.unit == "weekend":
        return "XXXX-WXX-WE"
    if moment.unit == "season" and moment.rank:
        return f"{year}-{SET_SEASONS[moment.rank - 1]}"
    if moment.unit in ("quarter", "half") and moment.rank:
        return f"{year}-{moment.unit[0].upper()}{moment.rank}"
    return f"{year}-XX-XX" if moment.unit == "day" else year


def _cut(found: Stretch, edge: Edge, now: date | None) -> tuple[date, date]:
    """ "Earlier" and "later" cut the running week, month or year at the anchor."""
    if now is None or not found.start <= now <= found.end or found.unit == "day":
        return found.start, found.end
    if edge == "earlier":
        return found.start, max(found.start, moved(now, -1))
    if edge == "later":
        return min(found.end, moved(now, 1)), found.end
    return found.start, found.end


def _of_shifted(moment: Shifted, setting: Setting, anchors: Anchors) -> Value:
    quarter = moment.unit == "quarter" and (moment.base == "then" or moment.by == -1)
    if quarter and moment.base == "then" and anchors.quarter and anchors.quarter.start:
        found = shifted("quarter", anchors.quarter.start, moment.by)
        return _value(found, f"“{setting.words}”, counted from the quarter named before")
    base = anchors.now
    why = f"“{setting.words}”, counted from {anchors.told} {anchors.now}"
    if moment.base == "then":
        known = anchors.day if moment.unit == "day" else anchors.then
        if known and known.start and not (quarter and known.precision == "day"):  # a quarter is told of after its end
            base = known.end if moment.by > 0 and known.end else known.start
            why = f"“{setting.words}”, counted from {known.timex}, which the text names before"
        elif moment.unit == "quarter" and base:
            base = months_away(base, -3)
        elif base and moment.by:  # no day was named: TIMEX3's value counts from the report, but no day is claimed
            return Value(shifted(moment.unit, base, moment.by).value, because=_from_another(setting))
    if base is None:
        return Value("", because="neither a publication date nor a dateline to count from")
    if moment.unit == "weekend":
        by = moment.by
        ahead = ("future", "present") if setting.words.lower().startswith("this") else ("future",)
        if by == 0 and setting.tense not in ahead and base.weekday() < 5 and moment.base == "now":
            by = -1
        if by > 0 and moment.base == "now" and base.weekday() < 5:
            by = 0
        return _value(shifted("weekend", base, by), why)
    by = moment.by
    base = _of_told_year(moment, setting, anchors) or base
    if moment.unit == "year" and setting.edge == "mid" and by == 0 and setting.tense == "future" and base.month > 6:
        by = 1  # "by midyear", said in autumn
    found = shifted(moment.unit, base, by)
    start, end = _cut(found, setting.edge, anchors.now)
    return Value(found.value, start, end, found.precision, why)


def _of_told_year(moment: Shifted, setting: Setting, anchors: Anchors) -> date | None:
    """ "Lost $5 million in the fourth quarter; for the year, it earned $9 million": that quarter's."""
    told, bare = anchors.quarter, setting.words.lower() in ("the year", "the full year", "the whole year")
    return told.start if moment == Shifted("year", 0) and bare and told and told.timex.endswith("Q4") else None


def _value(found: Stretch, why: str) -> Value:
    return Value(found.value, found.start, found.end, found.precision, why)


def _of_away(moment: Away, setting: Setting, anchors: Anchors) -> Value:
    if moment.of is not None:
        return _away_from(moment, count(moment.of, replace(setting, edge=""), anchors), setting)
    anchor, why = _base_of(moment, setting, anchors)
    if anchor is None and moment.base == "then" and moment.sign < 0 and anchors.now and moment.number is not None:
        # "A day earlier" with no day named before: TIMEX3's value counts from the report, but no day is claimed.
        return Value(away(moment, anchors.now).value, because=why)
    if moment.number is None and moment.unit in _CLOCK_UNITS and moment.base == "then" and moment.sign > 0:
        day = anchors.day.start if anchors.day else anchors.now  # "hours later": on the day of the story, still
        if day is not None:
            return Value(
                f"PTX{_LETTERS[moment.unit]}", day, day, "day", f"“{setting.words}”, on the day that the text stands at"
            )
    if moment.number is None:
        if moment.base == "now" and moment.sign < 0:
            return Value("PAST_REF", None, anchors.now, "unknown", f"“{setting.words}” names no number")
        return Value(f"P{'T' if moment.unit in _CLOCK_UNITS else ''}X{_LETTERS[moment.unit]}", because=why)
    if anchor is None:
        return Value(_length(Lasting(moment.number, moment.unit)), because=why)
    if moment.unit in _CLOCK_UNITS and moment.base != "now":  # "an hour later": the same day, as far as is told
        found = stretch("day", moved(anchor, moment.number * moment.sign * _CLOCK_UNITS[moment.unit] / 86400))
        return Value(_length(Lasting(moment.number, moment.unit)), found.start, found.end, "day", why)
    if moment.unit == "year" and moment.number == 1 and anchors.quarter and anchors.quarter.start:
        found = shifted("quarter", anchors.quarter.start, 4 * moment.sign)
        return _value(found, f"“{setting.words}”, counted from the quarter named before")
    month = anchors.named
    if (
        moment.unit == "year"
        and moment.number == 1
        and moment.sign < 0
        and month
        and month.start
        and month.precision == "month"
    ):
        # "Sales rose in September from a year earlier": that month is compared with itself.
        found = shifted("month", month.start, -12)
        return _value(found, f"“{setting.words}”, counted from {month.timex}, which the sentence names")
    found = away(moment, anchor)
    if setting.edge == "about" and moment.base == "now" and moment.sign < 0 and moment.unit in ("year", "decade"):
        # TimeBank gives "about two years ago" as how long it is; the days are those of that year all the same.
        length = _length(Lasting(moment.number, moment.unit))
        return Value(length, found.start, found.end, "decade", why)
    rough = moment.unit in ("decade", "century") or (moment.unit == "year" and setting.edge == "about")
    return Value(found.value, found.start, found.end, "decade" if rough else found.precision, why)


def _away_from(moment: Away, known: Value, setting: Setting) -> Value:
    """ "A year ago today", "a week from Sunday": so far from what the words name, in its unit."""
    why = f"“{setting.words}”, {known.because}"
    if known.start is None or moment.number is None or known.precision not in ("day", "week", "month"):
        return Value(_length(Lasting(moment.number, moment.unit)), because=why)
    middle = moved(known.start, 3 if known.precision == "week" else 0)
    if moment.unit in ("day", "week"):
        day = moved(middle, moment.sign * moment.number * (1 if moment.unit == "day" else 7))
    else:
        day = months_away(middle, int(moment.sign * moment.number * _MONTHS[moment.unit]))
    return _value(stretch(known.precision, day), why)


def _base_of(moment: Away, setting: Setting, anchors: Anchors) -> tuple[date | None, str]:
    if moment.base == "now":
        way = "back from" if moment.sign < 0 else "ahead of"
        why = f"“{setting.words}”, counted {way} {anchors.told} {anchors.now}"
        return anchors.now, why if anchors.now else "neither a publication date nor a dateline to count from"
    known = anchors.event if moment.base == "event" else anchors.then
    if known and known.start:
        return known.start, f"“{setting.words}”, counted from {known.timex}, which the text names"
    return None, _from_another(setting)


def _from_another(setting: Setting) -> str:
    return f"“{setting.words}” counts from another event of the report"


def away(moment: Away, anchor: date) -> Stretch:
    """The unit that lies so far from a day; hours and minutes fall on a day."""
    number = (moment.number or 0) * moment.sign
    if moment.unit in _CLOCK_UNITS:
        hours = number * _CLOCK_UNITS[moment.unit] / 3600
        return stretch("day", moved(anchor, hours / 24 if abs(hours) >= 12 else 0))
    if moment.unit in ("day", "week", "weekend"):
        day = moved(anchor, number * (1 if moment.unit == "day" else 7))
        return stretch("day" if moment.unit == "day" else "week", day)
    months = number * _MONTHS.get(moment.unit, 12)
    if moment.unit in ("decade", "century") and abs(moment.number or 0) < 1:
        return stretch("year", months_away(anchor, int(months)))
    unit = moment.unit if moment.unit in ("month", "quarter") else "year"
    if unit == "year" and months % 12:
        unit = "month"
    return stretch(unit, months_away(anchor, int(months)))


def _of_length(moment: Lasting, setting: Setting, anchors: Anchors) -> Value:
    to_come = setting.bound == "in" and setting.tense in ("future", "present") and not moment.recent
    if moment.number is not None and to_come:
        ahead = Away(moment.number, moment.unit, 1)
        return _of_away(ahead, replace(setting, bound=""), anchors)
    value = _length(moment)
    if moment.recent < 0 and moment.number == 1 and moment.unit in _OF_THE_CALENDAR and anchors.now:
        value = shifted(moment.unit, anchors.now, -1).value
    if moment.recent and moment.number is not None and anchors.now and moment.unit not in _CLOCK_UNITS:
        start, end = _recent(moment, anchors.now)
        way = "up to" if moment.recent < 0 else "from"
        return Value(value, start, end, "unknown", f"“{setting.words}” {way} {anchors.told} {anchors.now}")
    if moment.recent < 0 and moment.number is None:
        return Value(value, None, anchors.now, "unknown", f"“{setting.words}” names no day; before {anchors.now}")
    return Value(value, because=f"“{setting.words}” tells how long, not when")


def _recent(moment: Lasting, now: date) -> tuple[date, date]:
    number = (moment.number or 0) * moment.recent
    days = {"day": 1, "week": 7, "weekend": 7}.get(moment.unit)
    other = moved(now, number * days) if days else months_away(now, int(number * _MONTHS.get(moment.unit, 12)))
    return min(now, other), max(now, other)


def _length(moment: Lasting) -> str:
    """ISO 8601's duration: "P3D", "PT5H30M", "P20Y" for two decades, "PXW" for "several weeks"."""
    number, unit = moment.number, moment.unit
    if number is None:
        return f"P{'T' if unit in _CLOCK_UNITS else ''}X{_LETTERS[unit]}"
    if unit in _CLOCK_UNITS and number % 1:
        seconds = round(number * _CLOCK_UNITS[unit])
        hours, minutes = divmod(seconds // 60, 60)
        parts = ((hours, "H"), (minutes, "M"), (seconds % 60, "S"))
        return "PT" + "".join(f"{each}{letter}" for each, letter in parts if each)
    if unit == "century" or (unit == "decade" and number != 1):
        number, unit = number * (100 if unit == "century" else 10), "year"
    if unit == "year" and number > 1 and number * 2 % 1:  # "a year and three months"
        years, months = divmod(round(number * 12), 12)
        return f"P{years}Y{months}M"
    if unit == "year" and number < 1:
        number, unit = round(number * 12), "month"
    return f"P{'T' if unit in _CLOCK_UNITS else ''}{int(number) if number % 1 == 0 else number}{_LETTERS[unit]}"


def _of_part(moment: PartOf, setting: Setting, anchors: Anchors) -> Value:
    if moment.day is None:
        day = anchors.day or (
            _value(stretch("day", anchors.now), f"{anchors.told} {anchors.now}") if anchors.now else None
        )
    else:
        day = count(moment.day, setting, anchors)
    if day and day.start is None and _DAY.fullmatch(day.timex):  # counted from the report, but no day is claimed
        return Value(f"{day.timex}T{moment.part}", because=day.because)
    if day is None or day.start is None or day.precision != "day":
        unfilled = _unfilled(moment.day) if isinstance(moment.day, Named) else "XXXX-XX-XX"
        return Value(f"{unfilled}T{moment.part}", because="the day is not known")
    start, end = day.start, day.end
    overnight = setting.words.lower() == "overnight"
    if overnight and end and anchors.now:
        end = moved(end, 1)
    whole = day.start.isoformat() if day.start == day.end else day.timex.split("T")[0]  # "hours later" has a length
    return Value(f"{whole}T{moment.part}", start, end, "day", day.because)


def _repeated(moment: Repeated) -> str:
    every = moment.every
    if isinstance(every, Lasting):
        return _length(every)
    if isinstance(every, PartOf):
        day = _unfilled(every.day) if isinstance(every.day, Named) else "XXXX-XX-XX"
        return f"{day}T{every.part}"
    return _unfilled(every)


def _of_vague(moment: Vague, setting: Setting, anchors: Anchors) -> Value:
    now = anchors.now
    if moment.value == "PRESENT_REF" and now:
        return Value(moment.value, now, now, "day", f"“{setting.words}”, {anchors.told} {now}")
    before = f"; before {now}" if now and moment.value == "PAST_REF" else ""
    end = now if moment.value == "PAST_REF" else None
    return Value(moment.value, None, end, "unknown", f"“{setting.words}” names no day{before}")
