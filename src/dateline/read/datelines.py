"""The dateline: "TRIPOLI, April 19 (Reuters) -" → place, day and agency. It is no event."""

from __future__ import annotations

import re
from datetime import date

from dateline.model import Dateline

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_PLACE = r"(?P<place>[A-ZÀ-Þ][A-ZÀ-Þ'’.-]+(?:[ -][A-ZÀ-Þ][A-ZÀ-Þ'’.-]+){0,3})(?:,? ?/ ?[A-Z][A-Z .]+)?"
_REGION = r"(?:, (?P<region>[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,3}))?"
_DATE = (
    rf"(?:,? \(?(?:(?P<day1>\d{{1,2}}) (?P<month1>{_MONTH})|(?P<month2>{_MONTH}) (?P<day2>\d{{1,2}})),?"
    r"(?: (?P<year>\d{4}|\d\d))?\)?)?"
)
_AGENCY = r"(?:,? ?\((?P<agency>[A-Z][\w .&'-]{1,40})\))?"
_END = r"\s*(?:(?:--?|[–—―])|:)\s+(?:\[TEXT\]\s*)?"
_PATTERN = re.compile(_PLACE + _REGION + _DATE + _AGENCY + _END, re.UNICODE)
_NO_PLACES = frozenset(("LIVE", "UPDATE", "BREAKING", "EXCLUSIVE", "WATCH", "OPINION", "VIDEO", "NOTE", "CORRECTION"))
SEARCHED = 4
"""Paragraphs from the top in which a dateline may stand."""


def find_dateline(text: str, pairs: list[tuple[int, int]], *, published: date | None) -> Dateline | None:
    """The dateline that opens one of the first paragraphs, None where there is none.

    A year that is not said is the one that puts the day nearest before publication.
    """
    for start, _ in pairs[:SEARCHED]:
        found = _match(text, start)
        if found is None:
            continue
        bare_colon = found.group(0).rstrip().endswith(":")
        if found["place"] in _NO_PLACES or (bare_colon and len(found.group(0)) > 40):
            continue
        return Dateline(
            start=start,
            end=found.end(),
            place=_cased(found["place"]) if found["place"] else None,
            day=_day(found, published),
            agency=found["agency"],
        )
    return None


def _match(text: str, start: int) -> re.Match[str] | None:
    for flags in (0, re.IGNORECASE):
        pattern = _PATTERN if not flags else _LOOSE
        found = pattern.match(text, start)
        if found and (found["agency"] or found["day1"] or found["day2"] or found["place"].isupper()):
            return found
    return None


_LOOSE = re.compile(
    r"(?P<place>[A-ZÀ-Þ][\w'’.-]+(?: [A-ZÀ-Þ][\w'’.-]+){0,3})" + _REGION + _DATE
    + r"(?:,? ?\((?P<agency>[A-Z][\w .&'-]{1,40})\))" + _END
)  # fmt: skip


def _cased(place: str) -> str:
    return " ".join(word.capitalize() if word.isupper() and len(word) > 2 else word for word in place.split())


def _day(found: re.Match[str], published: date | None) -> date | None:
    month_name, number = (found["month1"] or found["month2"]), (found["day1"] or found["day2"])
    if not month_name or not number:
        return None
    month = _MONTHS.index(month_name[:3].lower()) + 1
    if found["year"]:
        year = int(found["year"])
        year += 0 if year > 99 else (2000 if year < 40 else 1900)
    elif published:
        year = published.year if (month, int(number)) <= (published.month, published.day + 1) else published.year - 1
    else:
        return None
    try:
        return date(year, month, int(number))
    except ValueError:
        return None
