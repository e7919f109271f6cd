"""The dateline: "TRIPOLI, April 19 (Reuters) -" → place, day and agency. It is no event."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from dateline.model import Dateline, Pair
from dateline.read.spoken_dates import MONTH, month_number

SEARCHED = 4
"""Paragraphs from the top in which a dateline may stand."""
LONGEST_BARE = 40
"""Code points of a place in capitals before a bare colon or dash; what is longer is a shouted clause."""

LONGEST_LINE = 90
"""Code points of a dateline on a line of its own."""

_CAPITALS = r"[A-ZÀ-Þ][A-ZÀ-Þ'’.-]+(?:[ /-]{1,3}[A-ZÀ-Þ][A-ZÀ-Þ'’.-]+){0,4}"
_TITLED = r"[A-ZÀ-Þ][\w'’.-]+(?:[ /]{1,3}(?:(?:de|del|la|al|el|of|the|am|upon|sur) )?[A-ZÀ-Þ][\w'’.-]+){0,3}"
_REGION = r"(?:,? ?\(?(?P<region>[A-ZÀ-Þ][\w.'’-]*(?: (?:of |and |the )?[A-ZÀ-Þ][\w.'’-]*){0,3})\)?)??"
_WEEKDAY = r"(?:(?i:mon|tues?|wednes|wed|thurs?|thu|fri|satur|sat|sun)(?i:day)?\.?,? )?"
_DATE = (
    rf"(?:[,.]? ?\(?{_WEEKDAY}(?:(?P<day1>\d{{1,2}})(?:st|nd|rd|th)? (?P<month1>(?i:{MONTH}))"
    rf"|(?P<month2>(?i:{MONTH})) (?P<day2>\d{{1,2}})(?:st|nd|rd|th)?)(?:,? (?P<year>\d{{4}}|\d\d)(?!\d))?\)?\.?)?"
)
_WEEKDAY_ALONE = r"(?:, (?i:mon|tues|wednes|thurs|fri|satur|sun)(?i:day))?"
_AGENCY = r"(?:,? ?(?:\((?P<agency>[A-Z][\w .&'/-]{1,70})\)|/(?P<agency2>[A-Z][\w -]{1,30})/))?"
_END = r"(?:\s*(?P<end>--?|[–—―]|:|(?<=/)\.)\s*)(?<=[\s\]–—―-])(?:\[[^\]\n]{1,60}\]\s*)*"
_SHOUTED = re.compile(rf"(?P<place>{_CAPITALS}){_REGION}{_DATE}{_WEEKDAY_ALONE}{_AGENCY}{_END}")
_SPOKEN = re.compile(rf"(?P<place>{_TITLED}){_REGION}{_DATE}{_WEEKDAY_ALONE}{_AGENCY}{_END}")
_LINE = re.compile(
    rf"(?P<open>\()?(?P<place>{_CAPITALS}|{_TITLED}){_REGION}{_DATE}{_WEEKDAY_ALONE}{_AGENCY}(?(open)\))[.,:]?(?:\s*(?:--?|[–—]))?"
)
"""A line of its own: "ADDIS ABABA, 4 June 2021", "(New York, 4 June 2021)"."""
_AGENCY_ALONE = re.compile(r"\((?P<agency>[A-Z][\w .&'/-]{1,30})\)\s*(?:--?|[–—―])\s+")
_NO_PLACES = frozenset(
    "LIVE UPDATE UPDATED BREAKING EXCLUSIVE WATCH OPINION VIDEO NOTE CORRECTION NEWS ANALYSIS FACTBOX TIMELINE "
    "EXPLAINER WRAPUP INTERVIEW FEATURE COMMENT EDITORIAL PHOTOS READ RELATED SUMMARY DEVELOPING ALERT CORRECTED "
    "NATO WHO UNHCR UNICEF HRW OPEC ASEAN CIA FBI IMF EU UN USA WARNING ADVERTISEMENT PHOTO IMAGE HEADLINE".split()
)
_SMALL_WORDS = frozenset("au de del la le el of the am sur upon and".split())
_SHORT_NAMES = frozenset("US UN UK UAE DC".split())


def find_dateline(text: str, pairs: Sequence[Pair], *, published: date | None) -> Dateline | None:
    """The dateline that opens one of the first paragraphs, None where there is none.

    A year that is not said is the one that puts the day nearest before publication.
    """
    for start, end in pairs[:SEARCHED]:
        found = _match(text, start, end) or _line(text[start:end])
        if found is None:
            continue
        groups = found.groupdict()
        agency = groups["agency"] or groups.get("agency2")
        return Dateline(
            start=start,
            end=start + len(found.group(0).rstrip()),
            place=_cased(groups["place"]) if groups.get("place") and not _may_be_writer(groups) else None,
            day=_day(groups, published),
            agency=agency.strip() if agency else None,
        )
    return None


def opens_with_dateline(text: str, pair: Pair) -> bool:
    """Say whether a line is a dateline or begins with one."""
    return find_dateline(text, [pair], published=None) is not None


def _line(line: str) -> re.Match[str] | None:
    """A dateline that is a line of its own: a place with a day, or one in capitals with its agency."""
    found = _LINE.fullmatch(line) if len(line) <= LONGEST_LINE else None
    if found is None or not _NO_PLACES.isdisjoint(re.findall(r"\w+", found["place"].upper())):
        return None
    if found["day1"] or found["day2"]:
        return found
    return found if found["place"].isupper() and (found["agency"] or found["agency2"]) else None


def _may_be_writer(groups: dict[str, str | None]) -> bool:
    """ "Jane Doe, 4 June 2021" on a line of its own looks like "Addis Ababa, 4 June 2021": the day alone is certain."""
    place = groups["place"] or ""
    return "end" not in groups and not (place.isupper() or groups["region"] or groups["open"])


def _match(text: str, start: int, end: int) -> re.Match[str] | None:
    window = text[start : min(end, start + 160)]
    for pattern in (_SHOUTED, _SPOKEN):
        found = pattern.match(window)
        if found and _holds(found, window):
            return found
    return _AGENCY_ALONE.match(window)


def _holds(found: re.Match[str], window: str) -> bool:
    """Say whether what looks like a dateline is one: what stands beside the place decides."""
    place, groups = found["place"], found.groupdict()
    if not _NO_PLACES.isdisjoint(re.findall(r"\w+", place.upper())):
        return False
    dated = groups["day1"] or groups["day2"]
    named = groups["agency"] or groups["agency2"]
    if dated or named:
        return groups["end"] != ":" or place.isupper()
    if not place.isupper():
        # "Beirut, Lebanon – " is a dateline, "Nobody: " and "Smith - " are not.
        return groups["region"] is not None and groups["end"] in ("–", "—") and "." not in groups["region"][:-1]
    rest = window[found.end() :]
    return len(found.group(0)) <= LONGEST_BARE and not rest.isupper() and bool(rest)


def _cased(place: str) -> str:
    """The first place as one writes it: PORT-AU-PRINCE → Port-au-Prince; what is not in capitals stays."""
    place = place.split("/", maxsplit=1)[0].strip()
    place = place.rstrip(". ") if place.count(".") == 1 else place
    if not place.isupper():
        return place
    pieces = re.split(r"([ /'’-])", place)
    return "".join(
        "s" if piece == "S" and rank and pieces[rank - 1] in "'’" else _cased_piece(piece, first=rank == 0)
        for rank, piece in enumerate(pieces)
    )


def _cased_piece(piece: str, *, first: bool) -> str:
    if piece in _SHORT_NAMES or "." in piece[:-1]:
        return piece
    return piece.lower() if not first and piece.lower() in _SMALL_WORDS else piece.capitalize()


def _day(groups: dict[str, str | None], published: date | None) -> date | None:
    name, number = groups.get("month1") or groups.get("month2"), groups.get("day1") or groups.get("day2")
    if not name or not number:
        return None
    month, day = month_number(name), int(number)
    if written := groups["year"]:
        year = int(written)
        years = [year if year > 99 else year + (2000 if year < 40 else 1900)]
    elif published:
        years = [published.year + 1, published.year, published.year - 1]
    else:
        return None
    for year in years:
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        # A page may bear yesterday's date where the agency, east of it, already writes today's.
        if groups["year"] or published is None or found <= published + timedelta(days=1):
            return found
    return None
