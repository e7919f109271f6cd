"""Parts of a day and clock times, with the day they belong to: "7 a.m. on Friday", "Monday morning", "at dawn"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.model.moments import Moment, Named, PartOf, Shifted
from dateline.parse.timewords.calendar_dates import dated, weekday_named
from dateline.parse.timewords.deictic import day_word, pointed
from dateline.parse.timewords.lexicon import ONES, PARTS, ZONES
from dateline.parse.timewords.reading import Reading, Words

_CLOCK = re.compile(r"(\d{1,2})(?:[:.](\d\d))?(?:[:.]\d\d)?(am|pm)?")
_BARE = re.compile(r"([01]\d|2[0-4])([0-5]\d)")
_SPACED = re.compile(r"[0-5]\d(?:am|pm)?")
_BEGINNINGS = frozenset(("dawn", "daybreak", "dusk", "sunrise", "sunset"))
_BESIDE = {
    ("tonight",): (12, 0), ("this", "morning"): (0, 0), ("this", "afternoon"): (12, 0), ("this", "evening"): (12, 0),
    ("last", "night"): (12, -1),
}  # fmt: skip
"""What stands behind an hour → what is added to it, and to the day."""
_AROUND = frozenset("at by until till after before around about since".split())
_HALVES = {"a.m.": 0, "am": 0, "a.m": 0, "p.m.": 12, "pm": 12, "p.m": 12}


def clock(words: Words, at: int) -> Reading | None:
    """A clock time, with its zone and the day that follows."""
    found = _clock_time(words, at)
    if found is None:
        return None
    hour, minute, after, sure = found
    after = _past_zone(words, after)
    part = f"{hour:02d}:{minute:02d}"
    day = _day_after(words, after)
    if day:
        return Reading(PartOf(part, day[0]), day[1], "TIME")
    return Reading(PartOf(part), after, "TIME", sure=sure)


def hour_beside(words: Words, at: int) -> Reading | None:
    """ "At 8 tonight", "by 7:30 this morning", "until 11 last night": the part of the day tells which half."""
    low = words.low
    found = _CLOCK.fullmatch(low[at]) if low[at][:1].isdigit() else None
    if found is None or found[3] or not 1 <= int(found[1]) < 12:
        return None
    beside = next((told for told in _BESIDE if words.starts(at + 1, told)), None)
    if beside is None or (found[2] is None and (not at or low[at - 1] not in _AROUND)):
        return None
    late, by = _BESIDE[beside]
    part = f"{int(found[1]) + late:02d}:{int(found[2] or 0):02d}"
    return Reading(PartOf(part, Shifted("day", by)), at + 1 + len(beside), "TIME")


def _clock_time(words: Words, at: int) -> tuple[int, int, int, bool] | None:
    low = words.low
    spoken = _spoken_hour(words, at)
    if spoken:
        return spoken
    if not low[at][:1].isdigit():  # most
        return None
    if low[at + 1] in (":", ".") and _SPACED.fullmatch(low[at + 2]) and low[at].isdigit():  # "9: 36 am"
        inner = words.joined(at, at + 3)
        told = _clock_time(inner, at)
        return (told[0], told[1], told[2] + 2, told[3]) if told else None
    found = _CLOCK.fullmatch(low[at])
    if found is None:
        bare = _BARE.fullmatch(low[at])
        if bare and low[at + 1] in (*ZONES, "hours", "hrs"):
            return int(bare[1]), int(bare[2]), at + 1 + (low[at + 1] in ("hours", "hrs")), True
        return None
    letter = low[at + 1][:1] if low[at + 1] in ("a", "p", "a.", "p.") else ""
    split = letter and next((size for size in (2, 3) if low[at + size] in ("m", "m.")), 0)
    if split and low[at + split - 1] in (".", "a", "p", "a.", "p."):  # "3:33 a. m."
        whole = words.joined(at + 1, at + split + 1)
        inner = Words([*whole.low[: at + 1], letter + "m", *whole.low[at + 2 :]], whole.shown, whole.upos)
        told = _clock_time(inner, at)
        return (told[0], told[1], told[2] + split - 1, told[3]) if told else None
    hour, minute = int(found[1]), int(found[2] or 0)
    bare = _BARE.fullmatch(low[at])
    if bare and low[at + 1] in ZONES:
        return int(bare[1]), int(bare[2]), at + 1, True
    half = _HALVES.get(found[3] or low[at + 1])
    after = at + 1 + (found[3] is None and half is not None)
    clock_words = _o_clock(low, at + 1)
    if clock_words:
        return _on_the_clock(low, at + 1 + clock_words, hour=hour)
    if half is None and low[at + 1 : at + 3] == ["in", "the"] and low[at + 3] in ("morning", "afternoon", "evening"):
        half, after = (0 if low[at + 3] == "morning" else 12), at + 4
    if half is None:
        colon = ":" in low[at] and found[2] and hour <= 24
        if not colon:
            return None
        company = low[at - 1] if at else ""
        sure = company in ("at", "around", "about", "by", "until", "before", "after", "since") or low[after] in ZONES
        return hour, minute, after, sure
    if hour > 24:
        return None
    if hour > 12:
        return hour, minute, after, True
    return (hour % 12) + half, minute, after, True


def _spoken_hour(words: Words, at: int) -> tuple[int, int, int, bool] | None:
    """ "at six", "by four that afternoon": sure only where the part of the day is told."""
    low = words.low
    hour = ONES.get(low[at], 0)
    size = _o_clock(low, at + 1)
    if 1 <= hour <= 12 and size:
        return _on_the_clock(low, at + 1 + size, hour=hour)
    if not 1 <= hour <= 12 or not at or low[at - 1] not in ("at", "by", "before", "after"):
        return None
    if low[at + 1] not in ("", ".", ",", ";", "on", "and", "that", "in") or words.upos[at + 1] == "NOUN":
        return None
    told = 2 if low[at + 1] == "that" else 3 if low[at + 1 : at + 3] == ["in", "the"] else 0
    part = low[at + told] if told else ""
    if part not in PARTS:
        return hour, 0, at + 1, False
    return hour + 12 * (part in ("afternoon", "evening") and hour < 12), 0, at + told + 1, True


def _o_clock(low: Sequence[str], at: int) -> int:
    """How many words "o'clock" is here; 0 where it does not stand."""
    if low[at].startswith("o'clock"):
        return 1
    return 3 if low[at] == "o" and low[at + 2] == "clock" else 0


def _on_the_clock(low: Sequence[str], at: int, *, hour: int) -> tuple[int, int, int, bool]:
    """ "Eight o'clock this evening", "nine o'clock in the morning"."""
    told = 1 if low[at] in ("this", "that") else 2 if low[at : at + 2] == ["in", "the"] else 0
    part = low[at + told] if told or low[at] == "tonight" else ""
    late = hour < 12 and part in ("afternoon", "evening", "tonight", "night")
    return hour + 12 * late, 0, at + (told + 1 if part in PARTS else part == "tonight"), True


def _past_zone(words: Words, at: int) -> int:
    low = words.low
    if low[at] == "(" and low[at + 1] in ZONES and low[at + 2] == ")":
        return at + 3
    if low[at] == "(" and low[at + 2] in ZONES and low[at + 3] == ")" and low[at + 1][:1].isdigit():
        return at + 4  # "10:35 a.m. (0735 GMT) Friday"
    if low[at : at + 2] == ["local", "time"]:
        return at + 2
    if low[at] in ZONES and words.shown[at].isupper():
        return at + 1
    if low[at + 1 : at + 2] == ["time"] and words.shown[at][:1].isupper():
        return at + 2
    return at


def _day_after(words: Words, at: int) -> tuple[Moment, int] | None:
    """The day behind a clock time or part of a day: "on Friday", "Friday", ", Nov. 6", "of July 17"."""
    start = at + (words.low[at] in ("on", ",", "of"))
    for rule in (weekday_named, dated, day_word, pointed):
        day = rule(words, start)
        if day and isinstance(day.moment, Named | Shifted) and day.moment.unit == "day":
            told = day.moment.day if isinstance(day.moment, Named) else None
            if words.low[at] == "," and rule is not dated and not told:
                return None
            return day.moment, day.last
    return None


def part_of_day(words: Words, at: int) -> Reading | None:
    """ "dawn on Monday", "noon", "the morning of July 17", "the early hours of Monday", "midnight Friday"."""
    low = words.low
    start = at + (low[at] == "the")
    if low[start] in ("early", "small", "late", "wee") and low[start + 1] == "hours":
        part, after = ("NI" if low[start] != "late" else "EV"), start + 2
        if low[after : after + 2] == ["of", "the"]:
            told = PARTS.get(low[after + 2])
            return Reading(PartOf(told), after + 3, "TIME") if told else None
        day = _day_after(words, after)
        if day is None:
            return None
        told = PARTS.get(low[day[1]])
        return Reading(PartOf(told or part, day[0]), day[1] + (told is not None), "TIME")
    found = PARTS.get(low[start])
    if found is None or low[start].endswith("s"):
        return None
    after = start + 1 + (low[start + 1] == "hours")  # "the predawn hours of Friday"
    day = _day_after(words, after)
    if day:
        return Reading(PartOf(found, day[0]), day[1], "TIME")
    if low[after] == "of" and low[start] in _BEGINNINGS:
        return None  # "the dawn of the conflict"
    company = low[at - 1] if at else ""
    sure = company in ("at", "before", "by", "until", "since", "after", "around") or ":" in found
    if start > at:
        sure = sure or company in ("in", "during", "through", "throughout")
    return Reading(PartOf(found), after, "TIME", sure=sure)


def day_with_part(words: Words, at: int) -> Reading | None:
    """ "Friday morning", "Thursday, July 17, in the evening": a named day with its part."""
    day = weekday_named(words, at) or dated(words, at)
    if day is None:
        return None
    after = day.last
    if isinstance(day.moment, Named) and day.moment.year:  # a stamp: "November 15, 2011, 6:07 PM"
        told = _clock_time(words, after + (words.low[after] in (",", "at", "-", "–", "|")))
        if told and told[3]:
            return Reading(PartOf(f"{told[0]:02d}:{told[1]:02d}", day.moment), _past_zone(words, told[2]), "TIME")
    if words.low[after] in ("late", "early", "mid") and words.low[after + 1] in PARTS:
        after += 1
    part = PARTS.get(words.low[after])
    if part is None or words.low[after].endswith("s"):
        return None
    return Reading(PartOf(part, day.moment), after + 1, "TIME")
