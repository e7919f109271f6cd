"""The rules that read time words: each turns one kind of phrase into days, or leaves it to the next."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import Literal

from dateline.model import TimePrecision
from dateline.resolve.holidays import holiday_days

Tense = Literal["past", "present", "future", "none"]
Days = tuple[date | None, date | None, TimePrecision, str]

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11), "winter": (12, 2)}
NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15,
    "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "couple": 2,
}  # fmt: skip
TENS = {word: 10 * n for n, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
UNIT_DAYS = {"day": 1, "week": 7, "fortnight": 14}
_MONTH = r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_DAY_NAME = r"(?P<name>mon|tues|wednes|thurs|fri|satur|sun)days?"
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_MONTH_DAY = re.compile(rf"{_MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)(?:,? (?P<year>\d{{4}}))?")
_DAY_MONTH = re.compile(rf"(?<!\d)(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? {_MONTH}(?:,? (?P<year>\d{{4}}))?")
_MONTH_YEAR = re.compile(rf"\b{_MONTH},?(?: of)? (?P<year>\d{{4}})")
_MONTH_ONLY = re.compile(rf"\b(?:(?P<shift>last|next|this) )?{_MONTH}$")
WEEKDAY = re.compile(rf"(?:(?P<shift>last|next|this|the following|the previous) )?{_DAY_NAME}")
_DECADE = re.compile(r"\b(\d{3})0s\b")
_YEAR = re.compile(r"\b((?:1[89]|20)\d\d)\b")
_QUARTER = re.compile(r"(first|second|third|fourth|last) (quarter|half)(?: of (last year|this year|\d{4}))?")
_AGO = re.compile(
    r"(?:(?P<vague>about|nearly|almost|more than|over|some) )?(?P<count>\d+|[a-z-]+)(?: of)? "
    r"(?P<unit>minute|hour|day|week|fortnight|month|year|decade|centur)\w* (?P<way>ago|earlier|before|later|after)"
)
_HALF = re.compile(r"(half a|a quarter of a) (century|decade|year) ago")
_SHIFT = re.compile(
    r"(?P<shift>this|last|next|in the|the past|the previous|the following|the same|that) "
    r"(?P<unit>day|week|weekend|month|year|decade|century)\b"
)
_SPAN = re.compile(r"(?:for|over|in|the (?:past|last)) .*(?:day|week|month|year|decade|hour)s?")
_VAGUE = re.compile(r"\b(?:recently|lately|recent|earlier|so far|ago|a (?:short )?while ago|these days)\b")
_PRESENT = re.compile(r"\b(?:now|currently|at the moment)\b")
_RANGE_DAYS = re.compile(r"(?:from|between) (\w+days?) (?:to|and|until) (\w+days?)")
_RANGE_YEARS = re.compile(r"(?:from|between) ((?:1[89]|20)\d\d) (?:to|and|until) ((?:1[89]|20)\d\d)")
_AHEAD = re.compile(
    r"^(?:in|within) (?:about |around |the next |the coming )?(?P<count>\d+|[a-z-]+) (?P<unit>day|week|month|year)s?$"
)
_WEEKEND = re.compile(r"(?:(?P<shift>this|last|next|the past|the) )?weekend")
_SEASON = re.compile(
    r"(?:(?P<shift>this|last|next|the) )?(?P<season>spring|summer|autumn|fall|winter)(?: of|,| in)? ?(?P<year>\d{4})?"
)
_RANGE_MONTHS = re.compile(r"(?:from|between) ([a-z]+)(?: (\d{4}))? (?:to|and|until) ([a-z]+)(?: (\d{4}))?")


def read_days(text: str, anchor: date | None, *, tense: Tense, told: str) -> Days:
    """Days of lower-case time words: (start, end, precision, why); ``told`` names what ``anchor`` is."""
    opened = re.match(r"(?:ever )?since (.+)", text)
    if opened:
        start, _, precision, why = read_days(opened[1], anchor, tense="past", told=told)
        return start, None, precision, f"{why}; no end is told" if start else why
    closed = re.match(r"(?:until|till|up to) (.+)", text)
    if closed:
        _, end, precision, why = read_days(closed[1], anchor, tense=tense, told=told)
        return None, end, precision, f"{why}; no start is told" if end else why
    found = _ranged(text, anchor) or _stated(text, anchor, tense=tense)
    if found:
        return found
    if anchor is None:
        stated = _season(text) or _year(text)
        return stated or (None, None, "unknown", "neither a publication date nor a dateline to count from")
    festival = holiday_days(text, anchor)
    if festival:
        start, end, why = festival
        return start, end, "day" if start == end else "week", why
    for counted in (_named_day, _ahead, _relative, _weekend, _quarter, _season, _shifted, _weekday):
        found = counted(text, anchor, tense, told)
        if found:
            return found
    return _year(text) or _month_alone(text, anchor, tense) or _loose(text, anchor)


def _stated(text: str, anchor: date | None, *, tense: Tense) -> Days | None:
    iso = _ISO.search(text)
    if iso:
        return _sure(*map(int, iso.groups()), why="stated")
    for pattern in (_MONTH_DAY, _DAY_MONTH):
        found = pattern.search(text)
        if found:
            month, day = MONTHS.index(found["month"]) + 1, int(found["day"])
            if found["year"]:
                return _sure(int(found["year"]), month, day, why="stated")
            if anchor is None:
                return None
            years = (anchor.year - 1, anchor.year, anchor.year + 1)
            year = min(years, key=lambda y: _gap((y, month, day), anchor, tense=tense))
            return _sure(year, month, day, why=f"stated; the year is the one nearest to {anchor.isoformat()}")
    found = _MONTH_YEAR.search(text)
    if found:
        year, month = int(found["year"]), MONTHS.index(found["month"]) + 1
        return date(year, month, 1), date(year, month, monthrange(year, month)[1]), "month", "stated"
    return None


def _gap(stated: tuple[int, int, int], anchor: date, *, tense: Tense) -> int:
    """How far a stated day lies from the anchor; days against the tense count as farther."""
    try:
        gap = (date(*stated) - anchor).days
    except ValueError:
        return 10_000
    if tense == "future":
        return gap if gap >= 0 else -gap + 400
    return gap * 2 if gap > 30 else abs(gap)  # news looks back more than ahead


def _sure(year: int, month: int, day: int, *, why: str) -> Days:
    try:
        when = date(year, month, day)
    except ValueError:
        return None, None, "unknown", f"there is no day {year}-{month:02d}-{day:02d}"
    return when, when, "day", why


def _ranged(text: str, anchor: date | None) -> Days | None:
    years = _RANGE_YEARS.search(text)
    if years and int(years[1]) <= int(years[2]):
        return date(int(years[1]), 1, 1), date(int(years[2]), 12, 31), "year", "stated"
    months = _RANGE_MONTHS.search(text)
    if months and months[1][:3] in MONTHS and months[3][:3] in MONTHS and (anchor or months[4]):
        one, two = MONTHS.index(months[1][:3]) + 1, MONTHS.index(months[3][:3]) + 1
        last_year = int(months[4]) if months[4] else int(months[2] or anchor.year if anchor else 0)
        if not months[4] and months[2] is None and anchor and two > anchor.month and one > two:
            last_year -= 1
        first_year = int(months[2]) if months[2] else last_year - (one > two)
        if first_year == last_year and one > two:
            last_year += 1
        end = date(last_year, two, monthrange(last_year, two)[1])
        return date(first_year, one, 1), end, "month", "stated"
    days = _RANGE_DAYS.search(text)
    if days and anchor:
        first, last = (back_to(weekday_number(each), anchor) for each in days.groups())
        first = first if first <= last else first - timedelta(7)
        return first, last, "week", f"both weekdays counted back from {anchor.isoformat()}"
    return None


def weekday_number(text: str) -> int:
    return next((i for i, name in enumerate(WEEKDAYS) if text[:3] == name[:3]), 0)


def back_to(weekday: int, anchor: date) -> date:
    return anchor - timedelta((anchor.weekday() - weekday) % 7)


def _named_day(text: str, anchor: date, tense: Tense, told: str) -> Days | None:
    for word, shift in (
        ("day before yesterday", -2), ("day after tomorrow", 2), ("yesterday", -1), ("tomorrow", 1),
        ("today", 0), ("tonight", 0), ("this morning", 0), ("this afternoon", 0), ("this evening", 0),
        ("last night", -1), ("overnight", 0),
    ):  # fmt: skip
        if re.search(rf"\b{word}\b", text):
            when = anchor + timedelta(shift)
            start = when - timedelta(1) if word == "overnight" else when
            return start, when, "day", f"“{word}”, counted from {told} {anchor.isoformat()}"
    return None


def _relative(text: str, anchor: date, tense: Tense, told: str) -> Days | None:
    half = _HALF.search(text)
    if half:
        years = {"century": 100, "decade": 10, "year": 1}[half[2]] // (2 if half[1] == "half a" else 4)
        year = anchor.year - max(years, 1)
        return date(year, 1, 1), date(year, 12, 31), "year", f"about {years} years before {anchor.year}"
    ago = _AGO.search(text)
    if ago is None:
        return None
    number = _number(ago["count"])
    if ago["way"] != "ago":
        return None, None, "unknown", f"“{text}” counts from another event of the report"
    if number is None:
        return None, anchor, "unknown", f"“{text}” names no number"
    why = f"{number} {ago['unit']} back from {told} {anchor.isoformat()}"
    if ago["unit"] in ("minute", "hour"):
        when = anchor if number < 12 else anchor - timedelta(number // 24)
        return when, when, "day", why
    if ago["unit"] in UNIT_DAYS:
        when = anchor - timedelta(number * UNIT_DAYS[ago["unit"]])
        return when, when, "day" if ago["unit"] == "day" else "week", why
    if ago["unit"] == "month":
        return *_month_of(anchor, -number), "month", why
    year = anchor.year - number * {"year": 1, "decade": 10, "centur": 100}[ago["unit"]]
    precision: TimePrecision = "year" if ago["unit"] == "year" and not ago["vague"] else "decade"
    return date(year, 1, 1), date(year, 12, 31), precision, why


def _number(word: str) -> int | None:
    """The value of one word of number ("12", "twelve", "twenty-five"); None for "several"."""
    if word.isdigit():
        return int(word)
    tens, _, ones = word.partition("-")
    if tens in TENS:
        return TENS[tens] + NUMBERS.get(ones, 0)
    return NUMBERS.get(word)


def _month_of(anchor: date, shift: int) -> tuple[date, date]:
    """First and last day of the month ``shift`` months away."""
    year, month = divmod(anchor.year * 12 + anchor.month - 1 + shift, 12)
    return date(year, month + 1, 1), date(year, month + 1, monthrange(year, month + 1)[1])


def _ahead(text: str, anchor: date, tense: Tense, told: str) -> Days | None:
    """ "In two weeks" of what is to come; of the past it tells how long something took."""
    found = _AHEAD.search(text)
    number = _number(found["count"]) if found else None
    if found is None or number is None or tense not in ("future", "none"):
        return None
    why = f"{number} {found['unit']}s ahead of {told} {anchor.isoformat()}"
    if found["unit"] in UNIT_DAYS:
        when = anchor + timedelta(number * UNIT_DAYS[found["unit"]])
        return when, when, "day" if found["unit"] == "day" else "week", why
    if found["unit"] == "month":
        return *_month_of(anchor, number), "month", why
    return date(anchor.year + number, 1, 1), date(anchor.year + number, 12, 31), "year", why


def _weekend(text: str, anchor: date, tense: Tense, told: str) -> Days | None:
    found = _WEEKEND.search(text)
    if found is None or re.search(r"previous|following|same", text):
        return None
    coming = anchor + timedelta(5 - anchor.weekday())  # the Saturday of the anchor's week
    shift = found["shift"] or "the"
    if shift == "next":
        first = coming + timedelta(7 if anchor.weekday() >= 5 else 0)
    elif shift in ("last", "the past") or (tense != "future" and anchor.weekday() < 5):
        first = coming - timedelta(7)
    else:
        first = coming
    return first, first + timedelta(1), "day", f"“{found.group(0)}”, counted from {told} {anchor.isoformat()}"


def _season(text: str, anchor: date | None = None, tense: Tense = "none", told: str = "") -> Days | None:
    """A season as its three months on the northern half of the globe; the last one is the last that ended."""
    found = _SEASON.search(text)
    if found is None or (found["year"] is None and (anchor is None or found["shift"] is None)):
        return None
    opens, closes = SEASONS[found["season"]]

    def days(year: int) -> tuple[date, date]:
        final = year + (1 if closes < opens else 0)
        return date(year, opens, 1), date(final, closes, monthrange(final, closes)[1])

    if found["year"]:
        return *days(int(found["year"])), "month", "stated"
    assert anchor is not None
    years = range(anchor.year - 2, anchor.year + 2)
    if found["shift"] == "next" or tense == "future":
        first, last = next(days(year) for year in years if days(year)[0] > anchor)
    elif found["shift"] == "last":
        first, last = next(days(year) for year in reversed(years) if days(year)[1] < anchor)
    else:
        first, last = next(days(year) for year in reversed(years) if days(year)[0] <= anchor)
    return first, last, "month", f"“{found.group(0)}”, counted from {told} {anchor.isoformat()}"


def _shifted(text: str, anchor: date, tense: Tense, told: str) -> Days | None:
    found = _SHIFT.search(text)
    if found is None:
        return None
    shift = {"this": 0, "in the": 0, "last": -1, "the past": -1, "next": 1, "the same": 0}.get(found["shift"])
    if shift is None:
        return None, None, "unknown", f"“{text}” counts from another event of the report"
    why = f"“{found.group(0)}”, counted from {told} {anchor.isoformat()}"
    unit = found["unit"]
    if unit in ("day", "week"):
        first = anchor - timedelta(anchor.weekday()) + timedelta(7 * shift)
        return *_part(text, anchor, first=first, last=first + timedelta(6)), "week", why
    if unit == "month":
        first, last = _month_of(anchor, shift)
        return *_part(text, anchor, first=first, last=last), "month", why
    if unit == "year":
        year = anchor.year + shift
        return *_part(text, anchor, first=date(year, 1, 1), last=date(year, 12, 31)), "year", why
    step = 10 if unit == "decade" else 100
    begin = (anchor.year // step + shift) * step
    return date(begin, 1, 1), date(begin + step - 1, 12, 31), "decade", why


def _part(text: str, anchor: date, *, first: date, last: date) -> tuple[date, date]:
    """ "Earlier" and "later" cut the running week, month or year at the anchor."""
    if not first <= anchor <= last:
        return first, last
    if re.search(r"\bearlier\b", text):
        return first, max(first, anchor - timedelta(1))
    if re.search(r"\blater\b", text):
        return min(last, anchor + timedelta(1)), last
    return first, last


def _weekday(text: str, anchor: date, tense: Tense, told: str) -> Days | None:
    found = WEEKDAY.search(text)
    if found is None:
        return None
    weekday = weekday_number(found["name"])
    ahead = (weekday - anchor.weekday()) % 7
    shift = found["shift"] or ""
    if shift == "next" or (tense == "future" and shift != "last"):
        when = anchor + timedelta(ahead or 7)
        way = "counted on"
    else:
        when = back_to(weekday, anchor)
        if shift == "last" and when == anchor:
            when -= timedelta(7)
        way = "counted back"
    return when, when, "day", f"{WEEKDAYS[weekday].capitalize()}, {way} from {told} {anchor.isoformat()}"


def _quarter(text: str, anchor: date, tense: Tense, told: str) -> Days | None:
    """A quarter or half of a year, by its first and last month."""
    found = _QUARTER.search(text)
    if found is None:
        return None
    year = anchor.year
    if found[3]:
        year = int(found[3]) if found[3].isdigit() else anchor.year - (found[3] == "last year")
    size = 3 if found[2] == "quarter" else 6
    rank = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 12 // size}[found[1]]
    first, last = (rank - 1) * size + 1, min(rank * size, 12)
    return date(year, first, 1), date(year, last, monthrange(year, last)[1]), "month", "stated"


def _year(text: str) -> Days | None:
    decade = _DECADE.search(text)
    if decade:
        begin = int(decade[1]) * 10
        return date(begin, 1, 1), date(begin + 9, 12, 31), "decade", "stated"
    found = _YEAR.search(text)
    if found is None:
        return None
    year = int(found[1])
    return date(year, 1, 1), date(year, 12, 31), "year", "stated"


def _month_alone(text: str, anchor: date, tense: Tense) -> Days | None:
    found = _MONTH_ONLY.search(text)
    if found is None:
        return None
    month = MONTHS.index(found["month"]) + 1
    year = anchor.year
    ahead = found["shift"] == "next" or tense == "future"
    if ahead and month < anchor.month:
        year += 1
    elif not ahead and month > anchor.month:
        year -= 1
    last = monthrange(year, month)[1]
    return date(year, month, 1), date(year, month, last), "month", f"the month nearest to {anchor.isoformat()}"


def _loose(text: str, anchor: date) -> Days:
    if _PRESENT.search(text):
        return anchor, anchor, "day", f"“{text}”, the publication day {anchor.isoformat()}"
    if _VAGUE.search(text):
        return None, anchor, "unknown", f"“{text}” names no day; before {anchor.isoformat()}"
    if _SPAN.search(text):
        return None, None, "unknown", f"“{text}” tells how long, not when"
    return None, None, "unknown", f"“{text}” could not be read as a date"
