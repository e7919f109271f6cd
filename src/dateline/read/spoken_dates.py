"""Dates as pages and texts write them: ISO, RFC 2822, "April 20, 2019, 10:30", "20 Apr 2019", 2019/04/20."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_WORDS = re.compile(
    rf"(?<![\w/])(?:(?P<month>{MONTH}) (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>\d{{4}})"
    rf"|(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?[ -](?P<month2>{MONTH})[ ,-]{{1,2}}(?P<year2>\d{{4}}))(?!\w)",
    re.IGNORECASE,
)
_NUMBERS = re.compile(r"(?<![\d.])(?P<year>\d{4})[/.-]?(?P<month>\d\d)[/.-]?(?P<day>\d\d)(?!\d)")
_SLASHED = re.compile(r"(?<!\d)(?P<one>\d{1,2})[/.](?P<two>\d{1,2})[/.](?P<year>\d{4})(?!\d)")
_CLOCK = r"(?:at )?\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?: ?[ap]\.?m\.?)?(?: ?\(?(?:[a-z]{2,4}|utc[+-]\d+)\)?)?"
STAMP = (
    rf"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,? )?(?:{MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?[ -]{MONTH},?[ -]\d{{4}}|\d{{4}}-\d\d-\d\d|\d{{1,2}}[./]\d{{1,2}}[./]\d{{4}})"
    rf"(?:[ ,|·•@–-]*{_CLOCK})?"
)
"""A day, perhaps with a clock time, that makes up a whole line; any case."""
EARLIEST_YEAR, LATEST_YEAR = 1800, 2100


def month_number(name: str) -> int:
    """1-12 for an English month's name or its short form."""
    return MONTHS.index(name[:3].lower()) + 1


def iso_date(written: str) -> datetime | date | None:
    """An ISO 8601 date or date-time as a value, None for anything else."""
    text = written.strip()
    try:
        return date.fromisoformat(text) if len(text) <= 10 else datetime.fromisoformat(text)
    except ValueError:
        pass
    # Time zones without a colon and odd fractions: 2019-04-20T10:30:00.0000000+0000, "2019-04-20 10:30 UTC".
    found = re.match(
        r"(\d{4}-\d\d-\d\d)[T ]+(\d\d:\d\d(?::\d\d)?)(?:\.\d+)?\s*(Z|UTC|GMT|[+-]\d\d:?\d\d)?", text, re.IGNORECASE
    )
    try:
        if not found:
            return None
        zone = found[3] or ""
        return datetime.fromisoformat(f"{found[1]}T{found[2]}{'+00:00' if zone.isalpha() else zone}")
    except ValueError:
        return None


def any_date(written: str | None) -> datetime | date | None:
    """The first date in a short text such as a metadata value or a byline; None when none is certain.

    All-number dates with the year last are read only where the order of day and month cannot be doubted.
    """
    if not written:
        return None
    text = " ".join(written.split())[:200]
    found = iso_date(text) or _mail_date(text) or _stamp(text)
    if found:
        return found if EARLIEST_YEAR <= found.year <= LATEST_YEAR else None
    words = _WORDS.search(text)
    if words:
        month, day, year = (words[key] or words[key + "2"] for key in ("month", "day", "year"))
        return _made(int(year), month_number(month), int(day))
    numbers = _NUMBERS.search(text)
    if numbers:
        return _made(int(numbers["year"]), int(numbers["month"]), int(numbers["day"]))
    slashed = _SLASHED.search(text)
    if slashed:
        one, two, year = int(slashed["one"]), int(slashed["two"]), int(slashed["year"])
        if one > 12 or one == two:
            return _made(year, two, one)
        if two > 12:
            return _made(year, one, two)
    return None


def _made(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if EARLIEST_YEAR <= year <= LATEST_YEAR else None
    except ValueError:
        return None


def _mail_date(text: str) -> datetime | None:
    if not re.match(r"(?:[A-Za-z]{3}, )?\d{1,2} [A-Za-z]{3} \d{4} \d\d:\d\d", text):
        return None
    from email.utils import parsedate_to_datetime

    try:
        return parsedate_to_datetime(text)
    except (ValueError, TypeError, OverflowError):  # the last for an hour of twenty digits
        return None


def _stamp(text: str) -> datetime | None:
    """Seconds or milliseconds since 1970, as some sites write into their metadata."""
    if not re.fullmatch(r"1\d{9}(?:\d{3})?", text):
        return None
    return datetime.fromtimestamp(int(text[:10]), UTC)
