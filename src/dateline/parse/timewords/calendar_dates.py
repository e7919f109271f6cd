"""Dates by their names and numbers: "Monday, 25 October", "the 3rd of May", "March 2019", "the 1990s", "Q2 2023"."""

from __future__ import annotations

import re

from dateline.model.moments import Moment, Named, Shifted
from dateline.parse.timewords.counting_words import spelled_number, spelled_ordinal, year_number
from dateline.parse.timewords.lexicon import (
    FEASTS,
    MONTHS,
    ORDINALS,
    SEASONS,
    SHORT_NAMES,
    TENS,
    TENS_OF_YEARS,
    WEEKDAYS,
)
from dateline.parse.timewords.reading import Reading, Words

_DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?")
_ORDINAL = re.compile(r"(\d{1,2})(?:st|nd|rd|th)")
_SLASHED = re.compile(r"(\d{1,4})[/.](\d{1,2})[/.](\d{2,4})")
_YEARS = re.compile(r"(1[0-9]\d|20\d)0s")
_HUNDREDS = re.compile(r"(1[1-8])00s")
"""The 1800s are a century; of the 1900s and 2000s nobody can say."""
_OPENS_DECADE = frozenset((*TENS_OF_YEARS, "nineteen", "eighteen", "'", "’", "‘"))
_SHORT_YEARS = re.compile(r"([1-9])0s")
_FISCAL = re.compile(r"fy ?(\d\d(?:\d\d)?)")
_FEASTS_BEGIN = frozenset(name.split()[0] for name in FEASTS)
_TRADED = frozenset(
    "delivery futures crude wheat corn soybean soybeans oats gold silver platinum copper cotton sugar coffee cocoa "
    "hogs cattle bellies lumber gasoline".split()
)
"""Right after a month without a year they say that it is one of a contract, which lies ahead whatever the verb."""
_OF_2001 = frozenset("attacks hijackers hijackings terrorist terror commission".split())
"""Right after "Sept. 11" without a year they tell which."""


def month_of(words: Words, at: int) -> tuple[int, int] | None:
    """(month, the word after it): names and their short forms, with or without a full stop."""
    low = words.low[at].removesuffix(".")
    if low not in MONTHS:
        return None
    shown = words.shown[at]
    if low in SHORT_NAMES and not shown[:1].isupper():
        return None
    after = at + 1
    if words.low[after] == "." and len(low) <= 4 and low not in ("may", "june", "july") and words.low[after + 1]:
        after += 1
    return MONTHS[low], after


def weekday_of(words: Words, at: int) -> tuple[int, int] | None:
    """(weekday, the word after it)."""
    low = words.low[at].removesuffix(".")
    if low not in WEEKDAYS or not words.shown[at][:1].isupper():
        return None
    after = at + 1
    if len(low) <= 4:
        if low in ("sun", "sat", "wed", "mon") and words.upos[at] in ("VERB", "AUX", "PRON"):
            return None
        if words.low[after] == "." and words.low[after + 1]:
            after += 1
        elif low in ("sun", "mon") and not _DAY.fullmatch(words.low[after].removesuffix(",") or "x"):
            return None
    return WEEKDAYS[low], after


def dated(words: Words, at: int) -> Reading | None:
    """A day by month and number, in any order, with weekday and year where they stand."""
    if words.low[at] == "9/11":
        return Reading(Named("day", year=2001, month=9, day=11), at + 1)
    in_figures = (_iso(words, at) or _slashed(words, at)) if words.low[at][:1].isdigit() else None
    return in_figures or _month_day(words, at) or _day_month(words, at)


def _iso(words: Words, at: int) -> Reading | None:
    low = words.low
    if not re.fullmatch(r"\d{4}", low[at]) or low[at + 1] != "-" or low[at + 3] != "-":
        return None
    if not (re.fullmatch(r"\d\d?", low[at + 2]) and re.fullmatch(r"\d\d?", low[at + 4])):
        return None
    return _day(int(low[at]), int(low[at + 2]), int(low[at + 4]), last=at + 5)


def _slashed(words: Words, at: int) -> Reading | None:
    """11/24/2023, 24.11.2023, 2023/11/24: in doubt slashes write the month first, dots the day."""
    found, after = _SLASHED.fullmatch(words.low[at]), at + 1
    if found is None and words.low[at + 1] == words.low[at + 3] == "-" and len(words.low[at + 4]) in (2, 4):
        joined = "/".join((words.low[at], words.low[at + 2], words.low[at + 4]))  # "10-27-89"
        found, after = _SLASHED.fullmatch(joined), at + 5
    if found is None and words.low[at + 1] == "/" and words.low[at + 3] == "/":  # "4 / 9 / 2007"
        found, after = _SLASHED.fullmatch("".join(words.low[at : at + 5])), at + 5
    if found is None:
        return None
    one, two, three = (int(each) for each in found.groups())
    if len(found[1]) == 4:
        return _day(one, two, three, last=after)
    if len(found[3]) == 3 or len(found[1]) > 2:
        return None
    year = three if three > 99 else three + (2000 if three < 40 else 1900)
    day_first = one > 12 or ("." in words.low[at] and two <= 12)
    return _day(year, two, one, last=after) if day_first else _day(year, one, two, last=after)


def _day(year: int, month: int, day: int, *, last: int) -> Reading | None:
    if not (1 <= month <= 12 and 1 <= day <= 31 and 1000 <= year <= 2199):
        return None
    return Reading(Named("day", year=year, month=month, day=day), last)


def _month_day(words: Words, at: int) -> Reading | None:
    month = month_of(words, at)
    if month is None:
        return None
    after = month[1] + (words.low[month[1]] == "the")
    found = _DAY.fullmatch(words.low[after])
    if found:
        return _with_year(words, after + 1, month=month[0], day=int(found[1])) if 1 <= int(found[1]) <= 31 else None
    day, last = spelled_ordinal(words.low, after)  # "July Fourth", "February nineteenth"
    if not 1 <= day <= 31 or words.low[last] in ("quarter", "half", "-") or words.upos[last] == "NOUN":
        return None
    return _with_year(words, last, month=month[0], day=day)


def _day_month(words: Words, at: int) -> Reading | None:
    """ "19 April", "the 3rd of May", "8-May-2006", "the first of June"."""
    start = at + (words.low[at] == "the")
    found = _DAY.fullmatch(words.low[start])
    day = int(found[1]) if found else ORDINALS.get(words.low[start], 0)
    if not 1 <= day <= 31:
        return None
    after = start + 1
    if words.low[after] in ("of", "-", "day") or (found is None and words.low[after] != "of"):
        if found is None and words.low[after] != "of":
            return None
        after += 1
    month = month_of(words, after)
    return _with_year(words, month[1], month=month[0], day=day) if month else None


def _with_year(words: Words, at: int, *, month: int, day: int) -> Reading:
    after = at + (words.low[at] in (",", "-", "of"))
    year = year_number(words.low, after)
    if year:
        return Reading(Named("day", year=year[0], month=month, day=day), year[1])
    if (month, day) == (9, 11) and words.low[at] in _OF_2001:
        return Reading(Named("day", year=2001, month=9, day=11), at)
    within = which_year(words, at + (words.low[at] == "of"))
    if within:
        return Reading(Named("day", month=month, day=day, within=within[0]), within[1])
    if words.low[at] in ("last", "next") and words.low[at + 1] in ("", ",", ".", ";"):  # "the 12th of October last"
        return Reading(Named("day", month=month, day=day, way=-1 if words.low[at] == "last" else 1), at + 1)
    return Reading(Named("day", month=month, day=day), at)


def which_year(words: Words, at: int) -> tuple[Moment, int] | None:
    """ "this year", "last year", "next year", "the year before"."""
    if words.low[at + 1] in ("year", "week", "month") and words.low[at] in ("this", "last", "next"):
        by = {"this": 0, "last": -1, "next": 1}[words.low[at]]
        unit = words.low[at + 1]
        if unit == "year":
            return Shifted("year", by), at + 2
    if words.starts(at, ("the", "same", "year")):
        return Shifted("year", 0, "then"), at + 3
    if words.starts(at, ("that", "year")) or words.starts(at, ("that", "same", "year")):
        return Shifted("year", 0, "then"), at + 2 + (words.low[at + 1] == "same")
    return None


def weekday_named(words: Words, at: int) -> Reading | None:
    """A weekday, perhaps with its date; plural it is every one."""
    found = weekday_of(words, at)
    if found is None:
        return None
    weekday, after = found
    date = dated(words, after + (words.low[after] == ","))
    if date and isinstance(date.moment, Named):
        named = date.moment
        moment = Named("day", named.year, named.month, named.day, weekday=weekday, within=named.within)
        return Reading(moment, date.last)
    if words.low[after] == "the" and (ordinal := _ORDINAL.fullmatch(words.low[after + 1])):
        return Reading(Named("day", day=int(ordinal[1]), weekday=weekday), after + 2)
    if words.low[after] in ("last", "this", "next") and words.low[after + 1] == "week":
        by = {"last": -1, "this": 0, "next": 1}[words.low[after]]
        return Reading(Named("day", weekday=weekday, within=Shifted("week", by)), after + 2)
    if words.low[after] in ("last", "next") and words.low[after + 1] in ("", ",", ".", ";"):
        return Reading(Named("day", weekday=weekday, way=-1 if words.low[after] == "last" else 1), after + 1)
    return Reading(Named("day", weekday=weekday), after)


def ordinal_day(words: Words, at: int) -> Reading | None:
    """ "the 14th", of a month that the words leave open; only after "on", so that a 14th attempt is none."""
    if words.low[at] != "the" or words.low[at - 1 if at else -1] not in ("on", "until", "by", "since"):
        return None
    found, spelled = _ORDINAL.fullmatch(words.low[at + 1]), ORDINALS.get(words.low[at + 1], 0)
    day = int(found[1]) if found else spelled if spelled > 3 else 0
    if not 1 <= day <= 31 or words.upos[at + 2] in ("NOUN", "PROPN", "ADJ", "NUM"):
        return None
    return Reading(Named("day", day=day), at + 2)


def month_named(words: Words, at: int) -> Reading | None:
    """A month with its year, or alone."""
    month = month_of(words, at)
    if month is None:
        return None
    after = month[1]
    comma = words.low[after] in (",", "of", "-", "in")
    year = year_number(words.low, after + comma)
    if year:
        return Reading(Named("month", year=year[0], month=month[0]), year[1])
    short = _apostrophed(words, after + (words.low[after] == "of"), marks=("'", "’", "‘", "-"))
    if short:
        return Reading(Named("month", year=short[0], month=month[0]), short[1])
    within = which_year(words, after + (words.low[after] == "of"))
    if within:
        return Reading(Named("month", month=month[0], within=within[0]), within[1])
    if words.low[after] in _TRADED:
        return Reading(Named("month", month=month[0], way=2), after)
    low = words.low[at].removesuffix(".")
    if low == "march" and at and words.low[at - 1] == "the" and words.low[after] == "on":
        return None  # "the March on Rome"
    doubtful = words.upos[at] in ("VERB", "AUX") or words.low[after] == "of" or low in ("mar", "jan", "dec")
    doubtful = doubtful or (low == "may" and at > 0 and words.upos[at - 1] == "PROPN")  # a name
    return Reading(Named("month", month=month[0]), after, sure=not doubtful)


def _apostrophed(words: Words, at: int, *, marks: tuple[str, ...] = ("'", "’", "‘")) -> tuple[int, int] | None:
    """ "'95": (year, the word after it)."""
    short = re.fullmatch(r"\d\d", words.low[at + 1]) if words.low[at] in marks else None
    whole = re.fullmatch(r"['’‘](\d\d)", words.low[at])
    if whole:
        return _century(int(whole[1])), at + 1
    if short:
        return _century(int(short[0])), at + 2
    spoken = spelled_number(words.low, at) if words.low[at] in TENS else None  # "the summer of sixty-eight"
    return (_century(int(spoken[0])), spoken[1]) if spoken and spoken[0] % 10 else None


def _century(short: int) -> int:
    return short + (2000 if short < 40 else 1900)


def year_named(words: Words, at: int) -> Reading | None:
    """ "2014", "the year 1898", "fiscal 2024", "FY2024", "1994-95"."""
    low = words.low
    start = at + (low[at] == "the")
    named = low[start] in ("year", "fiscal", "calendar")
    while low[start] in ("year", "fiscal", "calendar", "financial"):
        start += 1
    found = year_number(low, start)
    if found is None:
        fiscal = _FISCAL.fullmatch(low[at])
        if fiscal is None:
            return None
        year = int(fiscal[1])
        return Reading(Named("year", year=year if year > 99 else _century(year)), at + 1)
    if low[at] == "the" and not named:
        return None
    year, after = found
    if low[after] in ("-", "–", "/") and re.fullmatch(r"\d\d", low[after + 1]) and low[after + 2] not in (")", ""):
        after += 2  # a season or school year is named by the year it opens in
    spoken = not low[start].isdigit()
    return Reading(Named("year", year=year), after, sure=named or not (spoken or _counts(words, start)))


def _counts(words: Words, at: int) -> bool:
    """A bare number that counts things ("2000 protesters"), has a unit before it, or is no year by its size."""
    year, after = int(words.low[at]), words.low[at + 1]
    if words.upos[at + 1] == "NOUN" and after.endswith("s") and words.upos[at] == "NUM":
        return True
    before = words.low[at - 1] if at else ""
    if after in ("people", "men", "women", "children", "%", "percent", "feet", "meters", "dollars", "-"):
        return True
    if before in ("$", "€", "£", "#", "no.", "number", "nearly", "almost", "than", "least", "some", "about", "@"):
        return True
    return not 1600 <= year <= 2099


def decade_named(words: Words, at: int) -> Reading | None:
    """ "the 1980s", "the '70s", "the nineties"."""
    start = at + (words.low[at] == "the")
    opening = words.low[start]
    if not opening[:1].isdigit() and opening not in _OPENS_DECADE:  # most
        return None
    possessed = start > at and words.low[start + 1] in ("'s", "’s")
    if possessed and re.fullmatch(r"(1[0-9]\d|20\d)0", words.low[start]):  # "the 1940's"
        return Reading(Named("decade", year=int(words.low[start])), start + 2)
    hundreds = _HUNDREDS.fullmatch(words.low[start])
    if hundreds:
        return Reading(Named("century", year=int(hundreds[1]) * 100), start + 1)
    long = _YEARS.fullmatch(words.low[start])
    if long:
        return Reading(Named("decade", year=int(long[1]) * 10), start + 1)
    quoted = words.low[start] in ("'", "’", "‘")
    short = _SHORT_YEARS.fullmatch(words.low[start + quoted])
    if short and (quoted or start > at):
        return Reading(Named("decade", year=1900 + int(short[1]) * 10), start + quoted + 1)
    spoken = {"nineteen": 1900, "eighteen": 1800}.get(words.low[start])
    if spoken and words.low[start + 1] in TENS_OF_YEARS:  # "the nineteen eighties"
        return Reading(Named("decade", year=spoken + TENS_OF_YEARS[words.low[start + 1]]), start + 2)
    if start > at and words.low[start] in TENS_OF_YEARS:
        return Reading(Named("decade", year=1900 + TENS_OF_YEARS[words.low[start]]), start + 1, sure=False)
    return None


def century_named(words: Words, at: int) -> Reading | None:
    """ "the 19th century", "the mid-twentieth century"."""
    start = at + (words.low[at] == "the")
    after = start + 1 + (words.low[start + 1] == "-")
    if words.low[after] not in ("century", "centuries"):
        return None
    ordinal = _ORDINAL.fullmatch(words.low[start])
    number = int(ordinal[1]) if ordinal else ORDINALS.get(words.low[start], 0)
    if not number:
        return None
    return Reading(Named("century", year=(number - 1) * 100), after + 1)


def season_named(words: Words, at: int) -> Reading | None:
    """A season with its year ("the summer of 2014"), or alone; alone it may be another word."""
    start = at + (words.low[at] == "the")
    rank = SEASONS.get(words.low[start])
    if rank is None:
        return None
    after = start + 1
    skip = after + (words.low[after] in ("of", ",", "in"))
    year = year_number(words.low, skip) or _apostrophed(words, skip)
    if year:
        return Reading(Named("season", year=year[0], rank=rank), year[1])
    within = which_year(words, after)
    if within:
        return Reading(Named("season", rank=rank, within=within[0]), within[1])
    if all(words.shown[each][:1].isupper() for each in (start, after)) and words.upos[after] == "PROPN":
        return None  # "the Summer Olympics"
    return Reading(Named("season", rank=rank), after, sure=False)


def feast_named(words: Words, at: int) -> Reading | None:
    """A feast, perhaps with its year; the longest name wins."""
    start = at + (words.low[at] == "the" and words.low[at + 1] in ("lunar", "chinese", "eid", "easter", "christmas"))
    if words.low[start] not in _FEASTS_BEGIN:
        return None
    for length in range(5, 0, -1):
        name = FEASTS.get(" ".join(words.low[start : start + length]))
        if name and words.shown[start][:1].isupper():
            after = start + length
            comma = words.low[after] in (",", "of") and words.upos[after + 1] == "NUM"
            year = year_number(words.low, after + comma)
            if year:
                return Reading(Named("day", year=year[0], feast=name), year[1])
            within = which_year(words, after)
            if within:
                return Reading(Named("day", feast=name, within=within[0]), within[1])
            if words.low[after] in ("holiday", "holidays", "celebrations") and name not in ("eid",):
                return Reading(Named("day", feast=name), after + 1)
            return Reading(Named("day", feast=name), after, sure=name not in ("holi", "independence day", "epiphany"))
    return None
