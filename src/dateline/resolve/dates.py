"""Time words → days: inclusive start and end, a precision, and the reason why.

Counted from the publication day (else the dateline's day). Nothing is invented: "recently" has no start.
Where a report rewrites an agency's older text, "yesterday" may count from that older day: both readings
are kept, the likelier first.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import replace
from datetime import date, timedelta
from typing import Literal

from dateline.model import Basis, Document, Sentence, Time, TimePrecision, TimeReading
from dateline.resolve.holidays import holiday_days

Tense = Literal["past", "present", "future", "none"]
Days = tuple[date | None, date | None, TimePrecision, str]

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11), "winter": (12, 2)}
NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "twenty": 20, "couple": 2,
}  # fmt: skip
UNIT_DAYS = {"day": 1, "week": 7, "fortnight": 14}
_MONTH = r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_DAY_NAME = r"(?P<name>mon|tues|wednes|thurs|fri|satur|sun)days?"
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_MONTH_DAY = re.compile(rf"{_MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)(?:,? (?P<year>\d{{4}}))?")
_DAY_MONTH = re.compile(rf"(?<!\d)(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? {_MONTH}(?:,? (?P<year>\d{{4}}))?")
_MONTH_YEAR = re.compile(rf"\b{_MONTH},?(?: of)? (?P<year>\d{{4}})")
_MONTH_ONLY = re.compile(rf"\b(?:(?P<shift>last|next|this) )?{_MONTH}$")
_WEEKDAY = re.compile(rf"(?:(?P<shift>last|next|this|the following|the previous) )?{_DAY_NAME}")
_DECADE = re.compile(r"\b(\d{3})0s\b")
_YEAR = re.compile(r"\b((?:1[89]|20)\d\d)\b")
_QUARTER = re.compile(r"(first|second|third|fourth|last) (quarter|half)(?: of (last year|this year|\d{4}))?")
_AGO = re.compile(
    r"(?:(?P<vague>about|nearly|almost|more than|over|some) )?(?P<count>\d+|[a-z]+)(?: of)? "
    r"(?P<unit>minute|hour|day|week|fortnight|month|year|decade|centur)\w* (?P<way>ago|earlier|before|later|after)"
)
_HALF = re.compile(r"(half a|a quarter of a) (century|decade|year) ago")
_SHIFT = re.compile(
    r"(?P<shift>this|last|next|the past|the previous|the following|the same) "
    r"(?P<unit>day|week|weekend|month|year|decade|century|spring|summer|autumn|fall|winter)"
)
_SPAN = re.compile(r"(?:for|over|in|the (?:past|last)) .*(?:day|week|month|year|decade|hour)s?")
_VAGUE = re.compile(r"\b(?:recently|lately|earlier|so far|a (?:short )?while ago|these days)\b")
_PRESENT = re.compile(r"\b(?:now|currently|at the moment)\b")
_RANGE_DAYS = re.compile(r"(?:from|between) (\w+days?) (?:to|and|until) (\w+days?)")
_RANGE_MONTHS = re.compile(r"(?:from|between) ([a-z]+)(?: (\d{4}))? (?:to|and|until) ([a-z]+)(?: (\d{4}))?")


def resolve_time(doc: Document, time: Time, *, sentence_index: int, tense: Tense) -> Time:
    """Days of a time's words; without words, the publication day for what is told as going on now."""
    anchor, told = _anchor(doc)
    text = " ".join(time.words.text.lower().replace("’", "'").split())
    if not text:
        if tense == "present" and anchor:
            why = f"told as going on, so dated to {told} {anchor.isoformat()}"
            return replace(time, start=anchor, end=anchor, precision="day", because=why)
        return time
    start, end, precision, because = _days(text, anchor, tense=tense, told=told)
    time = replace(time, start=start, end=end, precision=precision, because=because)
    if anchor and re.search(r"\b(?:yesterday|today|tonight|overnight)\b", text):
        return _doubted(doc, time, sentence_index=sentence_index, anchor=anchor)
    if start and precision == "day":
        return _checked(text, time)
    return time


def time_basis(time: Time) -> Basis:
    """Quoted when words name the day outright, inferred when it was counted, assigned without words."""
    if not time.words.spans:
        return "inferred" if time.start else "assigned"
    return "quoted" if time.because and time.because.startswith("stated") else "inferred"


def _anchor(doc: Document) -> tuple[date | None, str]:
    if doc.report.published_day:
        return doc.report.published_day, "the publication day"
    if doc.report.dateline and doc.report.dateline.day:
        return doc.report.dateline.day, "the dateline's day"
    return None, "no known day"


def _days(text: str, anchor: date | None, *, tense: Tense, told: str) -> Days:
    for rule in (_stated, _ranged):
        found = rule(text, anchor)
        if found:
            return found
    if anchor is None:
        year = _year(text)
        return year or (None, None, "unknown", "neither a publication date nor a dateline to count from")
    for counted in (_named_day, _relative, _shifted, _weekday):
        found = counted(text, anchor, tense, told)
        if found:
            return found
    festival = holiday_days(text, anchor)
    if festival:
        start, end, why = festival
        return start, end, "day" if start == end else "week", why
    return _quarter(text, anchor) or _year(text) or _month_alone(text, anchor, tense) or _loose(text, anchor)


def _stated(text: str, anchor: date | None) -> Days | None:
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
            year = min((anchor.year - 1, anchor.year, anchor.year + 1), key=lambda y: _gap(y, month, day, anchor))
            return _sure(year, month, day, why=f"stated; the year is the one nearest to {anchor.isoformat()}")
    found = _MONTH_YEAR.search(text)
    if found:
        year, month = int(found["year"]), MONTHS.index(found["month"]) + 1
        return date(year, month, 1), date(year, month, monthrange(year, month)[1]), "month", "stated"
    return None


def _gap(year: int, month: int, day: int, anchor: date) -> int:
    try:
        gap = (date(year, month, day) - anchor).days
    except ValueError:
        return 10_000
    return gap * 2 if gap > 30 else abs(gap)  # news looks back more than ahead


def _sure(year: int, month: int, day: int, *, why: str) -> Days:
    try:
        when = date(year, month, day)
    except ValueError:
        return None, None, "unknown", f"there is no day {year}-{month:02d}-{day:02d}"
    return when, when, "day", why


def _ranged(text: str, anchor: date | None) -> Days | None:
    if anchor is None:
        return None
    days = _RANGE_DAYS.search(text)
    if days:
        first, last = (_back_to(_weekday_number(each), anchor) for each in days.groups())
        first = first if first <= last else first - timedelta(7)
        return first, last, "week", f"both weekdays counted back from {anchor.isoformat()}"
    months = _RANGE_MONTHS.search(text)
    if months and months[1][:3] in MONTHS and months[3][:3] in MONTHS:
        year = int(months[4] or months[2] or anchor.year)
        one, two = MONTHS.index(months[1][:3]) + 1, MONTHS.index(months[3][:3]) + 1
        first = date(int(months[2] or (year if one <= two else year - 1)), one, 1)
        return first, date(year, two, monthrange(year, two)[1]), "month", "stated"
    return None


def _weekday_number(text: str) -> int:
    return next((i for i, name in enumerate(WEEKDAYS) if text[:3] == name[:3]), 0)


def _back_to(weekday: int, anchor: date) -> date:
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
    number = int(ago["count"]) if ago["count"].isdigit() else NUMBERS.get(ago["count"])
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
        month = anchor.year * 12 + anchor.month - 1 - number
        year, month = month // 12, month % 12 + 1
        return date(year, month, 1), date(year, month, monthrange(year, month)[1]), "month", why
    year = anchor.year - number * {"year": 1, "decade": 10, "centur": 100}[ago["unit"]]
    precision: TimePrecision = "year" if ago["unit"] == "year" and not ago["vague"] else "decade"
    return date(year, 1, 1), date(year, 12, 31), precision, why


def _shifted(text: str, anchor: date, tense: Tense, told: str) -> Days | None:
    found = _SHIFT.search(text)
    if found is None:
        return None
    shift = {"this": 0, "last": -1, "the past": -1, "next": 1, "the same": 0}.get(found["shift"])
    if shift is None:
        return None, None, "unknown", f"“{text}” counts from another event of the report"
    why = f"“{found.group(0)}”, counted from {told} {anchor.isoformat()}"
    unit = found["unit"]
    monday = anchor - timedelta(anchor.weekday())
    if unit in ("day", "week", "weekend"):
        first = monday + timedelta(7 * shift)
        if unit == "weekend":
            first += timedelta(5)
            if shift == -1 and anchor.weekday() >= 5:
                first = monday - timedelta(2)
            return first, first + timedelta(1), "day", why
        last = first + timedelta(6)
        if shift == 0 and re.search(r"\bearlier\b", text):
            last = max(first, anchor - timedelta(1))
        return first, last, "week", why
    if unit == "month":
        month = anchor.year * 12 + anchor.month - 1 + shift
        year, month = month // 12, month % 12 + 1
        return date(year, month, 1), date(year, month, monthrange(year, month)[1]), "month", why
    if unit == "year":
        return date(anchor.year + shift, 1, 1), date(anchor.year + shift, 12, 31), "year", why
    if unit in SEASONS:
        opens, closes = SEASONS[unit]
        year = anchor.year + (shift if opens > anchor.month or shift > 0 else 0)
        final = year + (1 if closes < opens else 0)
        return date(year, opens, 1), date(final, closes, monthrange(final, closes)[1]), "month", why
    step = 10 if unit == "decade" else 100
    begin = (anchor.year // step + shift) * step
    return date(begin, 1, 1), date(begin + step - 1, 12, 31), "decade", why


def _weekday(text: str, anchor: date, tense: Tense, told: str) -> Days | None:
    found = _WEEKDAY.search(text)
    if found is None:
        return None
    weekday = _weekday_number(found["name"])
    ahead = (weekday - anchor.weekday()) % 7
    shift = found["shift"] or ""
    if shift == "next" or (tense == "future" and shift != "last"):
        when = anchor + timedelta(ahead or 7)
        way = "counted on"
    else:
        when = _back_to(weekday, anchor)
        if shift == "last" and when == anchor:
            when -= timedelta(7)
        way = "counted back"
    return when, when, "day", f"{WEEKDAYS[weekday].capitalize()}, {way} from {told} {anchor.isoformat()}"


def _quarter(text: str, anchor: date) -> Days | None:
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
    if text.startswith("since"):
        return date(year, 1, 1), None, "year", "stated; no end is told"
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
    end = date(year, month, monthrange(year, month)[1])
    why = f"the month nearest to {anchor.isoformat()}"
    return date(year, month, 1), None if text.startswith("since") else end, "month", why


def _loose(text: str, anchor: date) -> Days:
    if _PRESENT.search(text):
        return anchor, anchor, "day", f"“{text}”, the publication day {anchor.isoformat()}"
    if _VAGUE.search(text):
        return None, anchor, "unknown", f"“{text}” names no day; before {anchor.isoformat()}"
    if _SPAN.search(text):
        return None, None, "unknown", f"“{text}” tells how long, not when"
    return None, None, "unknown", f"“{text}” could not be read as a date"


def _checked(text: str, time: Time) -> Time:
    """Weekday and date that disagree: both readings."""
    named = _WEEKDAY.search(text)
    if named is None or time.start is None or not re.search(r"\d", text):
        return time
    weekday = _weekday_number(named["name"])
    if time.start.weekday() == weekday:
        return time
    other = min(
        (time.start + timedelta(d) for d in (-3, -2, -1, 1, 2, 3) if (time.start + timedelta(d)).weekday() == weekday),
        default=None,
    )
    if other is None:
        return time
    name = WEEKDAYS[weekday].capitalize()
    why = f"{time.start.isoformat()} was no {name}: weekday and date disagree"
    reading = TimeReading(other, other, f"the {name} nearest to the stated date")
    first = TimeReading(time.start, time.end, f"the stated date; {why}")
    return replace(time, because=why, alternatives=(first, reading))


def _doubted(doc: Document, time: Time, *, sentence_index: int, anchor: date) -> Time:
    """ "Yesterday" in a text that rewrites an agency's report of an earlier day: two readings."""
    older = _older_day(doc, anchor)
    if older is None or time.start is None or time.end is None:
        return time
    shift = anchor - older
    named = WEEKDAYS[older.weekday()].capitalize()
    likelier = TimeReading(
        time.start - shift, time.end - shift,
        f"counted from {named} {older.isoformat()}, the day of the agency report that this text rewrites",
    )  # fmt: skip
    plain = TimeReading(time.start, time.end, time.because or "counted from the publication day")
    return replace(
        time, start=likelier.start, end=likelier.end, because=likelier.because, alternatives=(likelier, plain)
    )


def _older_day(doc: Document, anchor: date) -> date | None:
    """The day of an older agency report that the text names: a weekday beside a statement or an agency."""
    agency = any(
        token.lemma in ("reuters", "afp", "ap", "xinhua", "tass", "agency", "dpa", "efe", "bloomberg", "interfax")
        for sentence in doc.sentences
        for token in sentence.tokens
    )
    if not agency:
        return None
    for sentence in doc.sentences[:6]:
        day = _statement_day(sentence, anchor)
        if day is not None:
            return day
    return None


def _statement_day(sentence: Sentence, anchor: date) -> date | None:
    for index, token in enumerate(sentence.tokens):
        if token.lemma not in WEEKDAYS:
            continue
        near = {token.head, *sentence.ancestors(index)[:2]}
        if any(
            sentence.tokens[at].lemma in ("statement", "say", "report", "announce", "tell", "communique", "state")
            for at in near
            if at >= 0
        ):
            day = _back_to(_weekday_number(token.lemma), anchor)
            if 0 < (anchor - day).days <= 3:
                return day
    return None
