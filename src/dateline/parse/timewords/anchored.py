"""Expressions that count from one beside them: "a year ago today", "a week from Sunday", "the week of May 4"."""

from __future__ import annotations

from dateline.model.moments import Away, Lasting, Moment, Named, PartOf, Shifted
from dateline.parse.timewords.calendar_dates import dated, month_named, weekday_named, weekday_of
from dateline.parse.timewords.counted import lasting
from dateline.parse.timewords.counting_words import number, unit_of, year_number
from dateline.parse.timewords.deictic import day_word, pointed
from dateline.parse.timewords.lexicon import ORDINALS, PARTS
from dateline.parse.timewords.reading import Reading, Words

_SPANS = frozenset(("day", "week", "month", "year", "decade"))
_OF_A_DAY = frozenset(("day", "week", "weekend", "month"))
"""Units of "this …" behind "a year ago": a year itself says nothing more."""
_RUNS_ON = frozenset(("to", "until", "till", "through", "-", "'s", "’s"))
_SAME = frozenset(("same", "corresponding", "comparable", "equivalent"))
_PERIODS = {"period": 0, "quarter": 0, "time": 0, "month": 0}
_YEAR_BEFORE = (
    ("last", "year"), ("a", "year", "ago"), ("a", "year", "earlier"), ("the", "year", "before"),
    ("one", "year", "ago"), ("one", "year", "earlier"), ("the", "previous", "year"),
)  # fmt: skip
_SIDES = {"first": 0, "opening": 0, "last": -1, "final": -1}
_MOST = 31
_WEEKS = 5
_ENDS = frozenset(("ended", "ending", "beginning", "starting", "that"))


def length(words: Words, at: int) -> Reading | None:
    """A length of time, and what is counted by it from a day beside it.

    "A year ago today", "three years ago this week", "a week ago Monday", "a year ago on May 3", "a week from Sunday".
    """
    found = lasting(words, at)
    if found is None:
        return None
    if isinstance(found.moment, Lasting):
        beside = _from_a_day(words, found, found.moment, before=words.low[at - 1] if at else "")
    else:
        beside = _ago_and_when(words, found)
    return beside or found


def _ago_and_when(words: Words, found: Reading) -> Reading | None:
    told = found.moment
    if not isinstance(told, Away) or told.base != "now":
        return None
    start = found.last + (words.low[found.last] == "on")
    if told.unit == "week":  # "a week ago Monday": that weekday of the week then
        day = weekday_of(words, start)
        return Reading(Named("day", weekday=day[0], within=told), day[1]) if day else None
    if told.sign > 0 or told.number is None or told.unit not in ("month", "year", "decade"):
        return None
    return _counted_from(found, told, _beside(words, start))


def _counted_from(found: Reading, told: Away, beside: tuple[Moment, int] | None) -> Reading | None:
    if beside is None:
        return None
    moment, last = beside
    if isinstance(moment, PartOf):
        part = PartOf(moment.part, Away(told.number, told.unit, told.sign, "now", moment.day))
        return found.but(moment=part, last=last, type="TIME", sure=True)
    return found.but(moment=Away(told.number, told.unit, told.sign, "now", moment), last=last, type="DATE", sure=True)


def _beside(words: Words, at: int) -> tuple[Moment, int] | None:
    """A day, or "this" week or month, that begins at a word."""
    for rule in (day_word, weekday_named, dated):
        day = rule(words, at)
        if day:
            full = isinstance(day.moment, Named) and day.moment.year is not None
            return None if full else (day.moment, day.last)
    this = pointed(words, at) if words.low[at] == "this" else None
    if this and isinstance(this.moment, Shifted) and this.moment.unit in _OF_A_DAY:
        return this.moment, this.last
    return None


def _from_a_day(words: Words, found: Reading, length: Lasting, *, before: str) -> Reading | None:
    """ "A week from Sunday", "two weeks from tomorrow": not "for two weeks from Sunday to …"."""
    if words.low[found.last] != "from" or length.recent or length.number is None:
        return None
    if length.unit not in _SPANS or before in ("for", "lasting", "of"):
        return None
    start = found.last + 1
    day = day_word(words, start) or weekday_named(words, start)
    if day is None or words.low[day.last] in _RUNS_ON:
        return None
    named = day.moment
    if isinstance(named, Named) and named.way is None:
        named = Named("day", named.year, named.month, named.day, named.weekday, way=2)
    return _counted_from(found, Away(length.number, length.unit, 1), (named, day.last))


def weekdays_ago(words: Words, at: int) -> Reading | None:
    """ "Two Sundays ago", "three nights ago", "two weekends ago"."""
    counted = number(words.low, at)
    if counted is None or counted[0] is None or words.low[counted[1] + 1] != "ago":
        return None
    value, after = int(counted[0]), counted[1]
    word = words.low[after]
    if word == "weekends":
        return Reading(Shifted("weekend", -value), after + 2)
    if word in ("nights", "mornings", "evenings", "afternoons"):
        return Reading(PartOf(PARTS[word], Shifted("day", -value)), after + 2, "TIME")
    if not word.endswith("days") or value < 1:
        return None
    single = Words([*words.low[:after], word[:-1], *words.low[after + 1 :]], words.shown, words.upos)
    day = weekday_of(single, after)
    if day is None:
        return None
    last = Named("day", weekday=day[0], way=-1)
    return Reading(last if value == 1 else Away(value - 1, "week", -1, "now", last), after + 2)


def year_before(words: Words, at: int) -> Reading | None:
    """ "The same period last year", "the same month a year earlier", "the same period of 2008"."""
    low = words.low
    start = at + (low[at] == "the")
    plain = start > at and low[start] in ("quarter", "period")  # "the quarter a year ago"
    if not plain and low[start] not in _SAME and low[start : start + 2] != ["this", "time"]:
        return None
    kind = low[start + 1 - plain]
    if kind not in _PERIODS:
        return None
    after = start + 2 - plain
    after += low[after] in ("of", "in")
    last = next((after + len(told) for told in _YEAR_BEFORE if words.starts(after, told)), None)
    if last is None:
        year = year_number(low, after) if kind in ("period", "quarter") and not plain else None
        return Reading(Named("quarter", year=year[0], base="then"), year[1]) if year else None
    if plain and kind == "period":
        kind = "quarter"
    if kind == "month":
        return Reading(Shifted("month", -12, "then"), last)
    return Reading(Shifted("quarter", -4, "then") if kind == "quarter" else Away(1, "year", -1), last)


def some_day(words: Words, at: int) -> Reading | None:
    """ "One day last week", "one evening last month": a day that nobody names of that stretch."""
    if words.low[at] != "one" or (words.low[at + 1] != "day" and words.low[at + 1] not in PARTS):
        return None
    found = pointed(words, at + 2)
    larger = found and isinstance(found.moment, Shifted) and found.moment.unit in ("week", "month", "year")
    return found if larger else None


def weeks_of(words: Words, at: int) -> Reading | None:
    """ "The first two weeks of January", "the last ten days of the month", "the first week of March"."""
    low = words.low
    start = at + (low[at] == "the")
    side = _SIDES.get(low[start])
    if side is None:
        return None
    counted = (1, start + 1) if low[start + 1] == "week" else number(low, start + 1)
    if counted is None:
        return None
    value, after = counted
    told = unit_of(low[after])
    if value is None or told is None or told[0] not in ("day", "week") or low[after + 1] != "of" or value > _MOST:
        return None
    found = month_named(words, after + 2) or pointed(words, after + 2)
    if low[after + 2 : after + 4] == ["the", "month"]:
        found = Reading(Shifted("month", 0), after + 4)
    month = found.moment if found is not None else None
    if found is None or not isinstance(month, Named | Shifted) or month.unit != "month":
        return None
    return Reading(Named(told[0], rank=int(value), within=month, way=side), found.last)


def ranked_weekday(words: Words, at: int) -> Reading | None:
    """ "The first Monday in September", "the last Friday of August 2001": a weekday counted in a month."""
    low = words.low
    start = at + (low[at] == "the")
    rank = -1 if low[start] in ("last", "final") else ORDINALS.get(low[start], 0)
    day = weekday_of(words, start + 1) if rank and rank <= _WEEKS else None
    if day is None or low[day[1]] not in ("in", "of"):
        return None
    month = month_named(words, day[1] + 1)
    if month is None or not isinstance(month.moment, Named):
        return None
    way = -1 if rank < 0 else 0
    return Reading(Named("day", weekday=day[0], rank=abs(rank), within=month.moment, way=way), month.last)


def week_of(words: Words, at: int) -> Reading | None:
    """ "The week of Oct. 14", "the weekend of May 6"; of "the week ended May 6" the week alone."""
    low = words.low
    start = at + (low[at] == "the")
    if start == at or low[start] not in ("week", "weekend"):
        return None
    after = start + 1 + (low[start + 1] == "that")
    if low[after] != "of" and low[after] not in _ENDS and low[after] not in ("ended", "began", "ends", "begins"):
        return None
    beside = after + 1 + (low[after + 1] == "on")
    day = dated(words, beside) or (weekday_named(words, beside) if low[after] != "of" else None)
    if day is None or not isinstance(day.moment, Named):
        return None
    unit = "week" if low[start] == "week" else "weekend"
    within = Named(unit, within=day.moment)  # type: ignore[arg-type]  # one of two units
    return Reading(within, day.last if low[after] == "of" else start + 1)
