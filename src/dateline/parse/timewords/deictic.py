"""Days, weeks, months counted by "this", "last", "next": from now, or from where the narrative stands."""

from __future__ import annotations

from dateline.model.moments import Away, Base, Lasting, Named, PartOf, Shifted, Unit
from dateline.parse.timewords.calendar_dates import feast_named, month_of, weekday_of
from dateline.parse.timewords.counting_words import number, unit_of
from dateline.parse.timewords.lexicon import AS_TOLD, DAY_WORDS, PARTS, SEASONS, WAYS
from dateline.parse.timewords.reading import Reading, TimexType, Words

_KINDS = frozenset("fiscal calendar business financial school same whole entire full".split())
_STEP: dict[str, int] = {**WAYS, "same": 0, "that": 0, "preceding": -1}
_BREAKS = frozenset(("", ".", ",", ";", ":", "—", "–", ")", "”", "''", "and", "but", "in", "at", "by", "that", "when"))
_CALENDAR = frozenset("day week weekend month quarter year decade century night".split())
_AS_REACHED = frozenset(("quarter", "day", "decade", "century"))
"""Units of which "the" one is that which the text has reached."""
_COUNTED = frozenset(("NOUN", "PROPN", "NUM"))
_SUBJECTS = frozenset("i he she it we you they".split())
_OWNERS = frozenset("his her its their my our your 's ’s".split())
_COUNTING = {"before": -1, "after": 1, "following": 1}
_TOLD = frozenset("the that this his her their its".split())
"""Words before the deed that "the day after" counts from."""
_FIRST = {"quarter": "quarter", "period": "quarter"}


def day_word(words: Words, at: int) -> Reading | None:
    """ "yesterday", "tomorrow night", "tonight", "last night", "the day before yesterday", "overnight"."""
    low = words.low
    start = at + (low[at] == "the")
    if low[start : start + 3] == ["day", "before", "yesterday"]:
        return Reading(Shifted("day", -2), start + 3)
    if low[start : start + 3] == ["day", "after", "tomorrow"]:
        return Reading(Shifted("day", 2), start + 3)
    if low[at] in DAY_WORDS:
        return _with_part(words, Shifted("day", DAY_WORDS[low[at]]), at + 1)
    if low[at] == "tonight":
        return Reading(PartOf("NI", Shifted("day", 0)), at + 1, "TIME")
    if low[at] == "overnight":
        return Reading(PartOf("NI", Shifted("day", -1)), at + 1, "TIME")
    return None


def _with_part(words: Words, day: Shifted | Named, at: int) -> Reading:
    """A day with the part of it that follows ("morning")."""
    after = at + (words.low[at] in ("early", "late", "mid"))
    part = PARTS.get(words.low[after])
    if part and not words.low[after].endswith("s"):
        return Reading(PartOf(part, day), after + 1, "TIME")
    return Reading(day, at)


def pointed(words: Words, at: int) -> Reading | None:
    """ "this week", "last Friday", "next May", "the following day", "that night", "the past week"."""
    low = words.low
    article = low[at] == "the"
    start = at + article
    word = low[start]
    if word not in _STEP or words.upos[start] == "VERB":
        return None
    if word == "that" and (article or words.upos[start] == "SCONJ"):  # "figures show that July was dry"
        return None
    before = low[start - 1] if start else ""
    if (
        word == "last"
        and low[start + 1] in _CALENDAR
        and (before in _OWNERS or (before == "the" and low[start + 2] in ("of", "in")))
    ):
        return None  # "his last year in office", "the last day of the feast" are final ones
    by, after = _STEP[word], start + 1
    if word in ("this", "that") and low[after] in ("coming", "past", "same"):
        by, after = {"coming": 1, "past": -1, "same": 0}[low[after]], after + 1
    told = word in AS_TOLD or (word in ("next", "preceding") and (article or low[after] == "day"))
    base: Base = "then" if told else "now"
    while low[after] in _KINDS:
        after += 1
    return (
        _pointed_name(words, after, by=by, base=base)
        or _pointed_part(words, after, by=by, base=base)
        or _pointed_unit(words, after, by=by, base=base, running=article and word in ("past", "last"))
    )


def _pointed_name(words: Words, at: int, *, by: int, base: Base) -> Reading | None:
    weekday = weekday_of(words, at)
    if weekday:
        named = Named("day", weekday=weekday[0], way=by, base=base)
        part = PARTS.get(words.low[weekday[1]])
        return Reading(PartOf(part, named), weekday[1] + 1, "TIME") if part else Reading(named, weekday[1])
    month = month_of(words, at)
    if month:
        if words.low[month[1]].isdigit() and len(words.low[month[1]]) <= 2:  # "last April 19"
            return Reading(Named("day", month=month[0], day=int(words.low[month[1]]), way=by, base=base), month[1] + 1)
        return Reading(Named("month", month=month[0], way=by, base=base), month[1])
    if words.low[at] in SEASONS:
        return Reading(Named("season", rank=SEASONS[words.low[at]], way=by, base=base), at + 1)
    feast = feast_named(words, at)
    if feast and isinstance(feast.moment, Named):
        return Reading(Named("day", feast=feast.moment.feast, way=by, base=base), feast.last)
    return None


def _pointed_part(words: Words, at: int, *, by: int, base: Base) -> Reading | None:
    """ "this morning", "last night", "that evening", "the next morning"."""
    part = PARTS.get(words.low[at])
    if part is None or words.low[at].endswith("s"):
        return None
    if by == -1 and base == "now" and part != "NI":
        return None
    return Reading(PartOf(part, Shifted("day", by, base)), at + 1, "TIME")


def _pointed_unit(words: Words, at: int, *, by: int, base: Base, running: bool) -> Reading | None:
    low = words.low
    told = unit_of(low[at])
    if low[at] in ("quarter", "period") and low[at - 1] == "latest":
        return Reading(Shifted("quarter", 0, "then"), at + 1, sure=low[at] == "quarter")
    if low[at] == "period":
        return Reading(Shifted("quarter", by, base), at + 1, sure=False)
    if low[at] == "half" and low[at + 1] not in ("a", "an", "of"):
        return Reading(Shifted("half", by, base), at + 1, sure=False)
    if told is None or told[1] or low[at] not in _CALENDAR:
        return None
    unit = told[0]
    if unit == "day" and by == -1 and base == "now" and not running:
        return None  # "our last day here" is the final one
    weekday = weekday_of(words, at + 1) if unit == "week" else None
    if weekday:  # "last week Friday"
        return Reading(Named("day", weekday=weekday[0], within=Shifted("week", by, base)), weekday[1])
    if running and unit not in ("quarter", "weekend"):
        return Reading(Lasting(1, unit, -1), at + 1, "DURATION")
    if low[at + 1] == "'" or low[at + 1] in ("'s", "’s"):
        inner = _possessed(words, at + 2, year=Shifted("year", by, base)) if unit == "year" else None
        if inner:
            return inner
    return Reading(Shifted(unit, by, base), at + 1)


def _possessed(words: Words, at: int, *, year: Shifted) -> Reading | None:
    """ "this year's third quarter", "last year's quarter"."""
    if words.low[at] in ("quarter", "period") and year.by == -1:
        return Reading(Shifted("quarter", -4, "then"), at + 1)
    from dateline.parse.timewords.calendar_dates import month_named, season_named
    from dateline.parse.timewords.quarters import quarter_named

    for rule in (quarter_named, month_named, season_named):
        inner = rule(words, at)
        if inner and isinstance(inner.moment, Named) and inner.moment.year is None:
            named = inner.moment
            return inner.but(moment=Named(named.unit, month=named.month, rank=named.rank, within=year), sure=True)
    return None


def around(words: Words, at: int) -> Reading | None:
    """ "the week before last", "the month after next", "the day before", "a day earlier", "the year after"."""
    low = words.low
    start = at + (low[at] == "the")
    told = unit_of(low[start])
    if told is None or told[1] or start == at or low[start] not in _CALENDAR:
        return None
    unit, after = told[0], low[start + 1 : start + 3]
    if after == ["before", "last"]:
        return Reading(Shifted(unit, -2), start + 3)
    if after == ["after", "next"]:
        return Reading(Shifted(unit, 2), start + 3)
    if after[0] in ("before", "after") and after[1] in _BREAKS:
        return Reading(Shifted(unit, -1 if after[0] == "before" else 1, "then"), start + 2)
    if after[0] == "earlier":
        return Reading(Shifted(unit, -1, "then"), start + 2)
    if unit in ("day", "week") and after[0] in _COUNTING and (after[1] in _TOLD or words.upos[start + 2] == "PROPN"):
        return Reading(Away(1, unit, _COUNTING[after[0]], "event"), start + 1, "DURATION")  # "the day after the vote"
    return None


def middle(words: Words, at: int) -> Reading | None:
    """ "Midyear", "mid-week"; "the entire month"."""
    low = words.low
    size = 3 if low[at : at + 2] == ["mid", "-"] else 1
    inside = low[at + 2] if size > 1 else low[at].removeprefix("mid")
    if inside in ("year", "week", "month") and low[at].startswith("mid"):
        sure = at > 0 and words.upos[at - 1] == "ADP"
        return Reading(Shifted(inside, 0), at + size, edge="mid", sure=sure)  # type: ignore[arg-type]  # a unit
    whole = unit_of(low[at + 2]) if low[at] == "the" and low[at + 1] in ("entire", "whole") else None
    if whole and not whole[1] and whole[0] in ("day", "week", "month", "year"):
        return Reading(Lasting(1, whole[0]), at + 3, "DURATION", sure=False)
    return None


def year_told(words: Words, at: int) -> Reading | None:
    """ "The year-ago period", "the year-earlier nine months", "year-end", "year's end"."""
    low = words.low
    start = at + (low[at] == "the")
    if low[start] in ("comparable", "corresponding", "same"):
        start += 1
    if low[start] != "year":
        return None
    if low[start + 1] == "-" and low[start + 2] in ("ago", "earlier"):
        if low[start + 3] in ("quarter", "period"):
            return Reading(Shifted("quarter", -4, "then"), start + 4)
        months = number(low, start + 3)
        if months and months[0] and low[months[1]] == "months":
            return Reading(Lasting(months[0], "month"), months[1] + 1, "DURATION")
        return Reading(Away(1, "year", -1), start + 3)
    if low[start : start + 3] == ["year", "-", "end"]:
        return Reading(Named("day", month=12, day=31), start + 3, edge="end")
    return None


def end_of_unit(words: Words, at: int) -> Reading | None:
    """ "Year end", "year's end", "by month's end"."""
    low = words.low
    possessed = low[at + 1] in ("'s", "’s")
    told = unit_of(low[at]) if low[at] == "year" or possessed else None
    if told is None or told[1] or told[0] not in ("week", "month", "quarter", "year", "decade", "century"):
        return None
    if low[at + 1 + possessed] != "end":
        return None
    return Reading(Shifted(told[0], 0), at + possessed + 2, edge="end")


def running(words: Words, at: int) -> Reading | None:
    """ "the weekend", "the year", "the quarter": the one that is talked of."""
    low = words.low
    if low[at] == "all" and low[at + 1] in ("day", "week", "weekend", "month", "year"):
        whole = unit_of(low[at + 1])
        assert whole is not None
        return Reading(Shifted(whole[0], 0), at + 2, sure=low[at + 2] in _BREAKS)
    if low[at] == "the" and low[at + 1] in ("first", "last") and low[at + 2 : at + 4] == ["of", "the"]:
        if low[at + 4] in ("month", "year"):
            return Reading(Shifted("month", 0), at + 5, edge="start" if low[at + 1] == "first" else "end")
        return None
    year = at + 1 + (low[at + 1] in ("fiscal", "financial", "full"))
    if low[at] == "the" and low[year] == "year" and low[year + 1] in ("ended", "ending"):
        return Reading(Lasting(1, "year"), year + 1, "DURATION")
    if low[at] == "the" and low[at + 1] == "quarter" and low[at + 2] in ("ended", "ending"):
        month = month_of(words, at + 3)
        if month:  # "the quarter ended July 31" is the second
            return Reading(Named("quarter", rank=max(1, month[0] // 3)), at + 2)
    if low[at] == "the" and low[at + 1] in ("full", "fiscal", "financial") and low[at + 2] == "year":
        return Reading(Shifted("year", 0), at + 3, sure=False)
    if low[at] == "the" and low[at + 1] in ("day", "week", "month", "quarter", "year", "weekend", "decade", "century"):
        told = unit_of(low[at + 1])
        assert told is not None
        company = low[at - 1] if at else ""
        if low[at + 1] == "weekend":
            return Reading(Shifted("weekend", 0), at + 2, edge="about", sure=company in ("over", "on", "at", "during"))
        if low[at + 2] in ("of", "before", "after", "that", "when", "-") or words.upos[at + 2] in _COUNTED:
            return None
        if low[at + 2] in _SUBJECTS and company not in ("during", "of"):
            return None  # "the year he came"
        unit: Unit = told[0]
        kind: TimexType = "DATE"
        return Reading(Shifted(unit, 0, "then" if unit in _AS_REACHED else "now"), at + 2, kind, sure=False)
    return None
