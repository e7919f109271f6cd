"""The lines between headline and body: "By Jane Doe", "Published: 2019-04-20"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime

from dateline.model import Pair
from dateline.read.spoken_dates import STAMP, any_date

SEARCHED = 6
LONGEST_BYLINE = 100
_PUBLISHED = re.compile(
    rf"(?:(?:first )?(?:published|date|posted|publication date)(?: on)?\s*:?\s+(?=.{{6,60}}$)|(?={STAMP}$))(.+)",
    re.IGNORECASE,
)
_NAME = r"[A-ZÀ-Þ][\w.'’-]*(?: (?:(?:de|van|von|bin|al|el|der|la) )?[A-ZÀ-Þ][\w.'’-]*){0,4}"
_BYLINE = re.compile(rf"(?:By|BY|by)\s*:?\s+({_NAME}(?:(?:,| and| AND| &) {_NAME}){{0,4}}(?: in {_NAME})?)")


def find_byline(text: str, pairs: Sequence[Pair]) -> tuple[str, Pair] | None:
    """Who wrote it, and the line that says so; None where no line does."""
    for pair in pairs[:SEARCHED]:
        line = " ".join(text[slice(*pair)].split())
        found = _BYLINE.fullmatch(line) if len(line) <= LONGEST_BYLINE else None
        if found:
            return found[1], pair
    return None


def find_published(text: str, pairs: Sequence[Pair]) -> tuple[datetime | date, Pair] | None:
    """The day that a line of the heading gives, and the line; None where none does."""
    for pair in pairs[:SEARCHED]:
        found = _PUBLISHED.fullmatch(" ".join(text[slice(*pair)].split()))
        day = any_date(found[1]) if found else None
        if day:
            return day, pair
    return None
