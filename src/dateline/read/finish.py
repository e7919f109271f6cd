"""Text and what is known of it → a Report, or the reason why there is none. Shared by all readers."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from dateline.model import Dateline, Failed, FailedReason, Part, Refused, RefusedReason, Report, make_report, untracked
from dateline.read.datelines import find_dateline
from dateline.read.furniture import body_pairs, furniture_parts
from dateline.read.heading import find_byline, find_published
from dateline.read.known import Known
from dateline.read.language import READ, language_of, name_of
from dateline.read.walls import ASKED, TODO, is_wall
from dateline.settings import Settings
from dateline.text import paragraphs

Outcome = Report | Refused | Failed
MONTH_DAYS = 31
"""A publication day that the user gives this long after the dateline's, or a day before it, goes with it."""


def finish(
    text: str,
    *,
    origin: str,
    known: Known,
    settings: Settings,
    told: Mapping[str, Any],
    titled: bool = False,
) -> Outcome:
    """Check a text and build its Report; ``told`` is what the input itself says (title, published, …).

    ``titled`` says that the text begins with its headline. What the input says goes before what is known.
    """
    url = told.get("url") or (untracked(known.url) if known.url else None)
    if not text.strip("\ufffd\ufeff \t\r\n\f\v"):
        return Refused(origin, RefusedReason.EMPTY, "There is no text in it.", "Check that the file is complete.", url)
    if len(text) > settings.text_limit_chars:
        what = f"It has {len(text):,} characters, more than {settings.text_limit_chars:,}."
        return Failed(origin, FailedReason.TOO_LARGE, what, "Cut it into reports.", url)
    parts = furniture_parts(text)
    if titled:
        title = Part("title", *paragraphs(text)[0])
        parts = (title, *(part for part in parts if part.start != title.start))
    lines = [text[start:end] for start, end in paragraphs(text)]
    if is_wall(lines):
        return Refused(origin, RefusedReason.LOGIN_PAGE, ASKED, TODO, url)
    body = " ".join(text[start:end] for start, end in body_pairs(text, parts))
    if not body:
        return Refused(
            origin, RefusedReason.NO_ARTICLE, "Only page furniture, no article, was found.",
            "Give the page of one report, not a front page.", url,
        )  # fmt: skip
    language = language_of(body)
    if language not in READ:
        return Refused(
            origin, RefusedReason.LANGUAGE, f"It is written in {name_of(language)}.",
            "Only English is read yet; give a translation.", url,
        )  # fmt: skip
    return _report(text, origin=origin, known=known, told={**told, "url": url, "language": language}, parts=parts)


def _unless_told_otherwise(known: Known, opening: Dateline | None) -> datetime | date | None:
    """The given day, unless the dateline states another with its year: a text comes out within a month of it."""
    day = _day_of(known.published)
    if day and opening and opening.day and not -1 <= (day - opening.day).days <= MONTH_DAYS:
        return opening.day
    return known.published


def _day_of(when: datetime | date | None) -> date | None:
    return when.date() if isinstance(when, datetime) else when


def _report(text: str, *, origin: str, known: Known, told: Mapping[str, Any], parts: tuple[Part, ...]) -> Report:
    line = find_published(text, paragraphs(text))
    stated: datetime | date | None = told.get("published") or (line[0] if line else None)
    named = find_byline(text, body_pairs(text, parts))
    if named:
        parts = (*parts, Part("byline", *named[1]))
    pairs = body_pairs(text, parts)
    published = stated or _unless_told_otherwise(known, find_dateline(text, pairs, published=None))
    opening = find_dateline(text, pairs, published=_day_of(published))
    if opening:
        parts = (*parts, Part("dateline", opening.start, opening.end))
    return make_report(
        text,
        url=told.get("url"),
        publisher=told.get("publisher") or known.publisher,
        title=told.get("title"),
        byline=told.get("byline") or (named[0] if named else None),
        published=published or (opening.day if opening else None),
        modified=told.get("modified"),
        language=told["language"],
        origin=origin,
        sha256=told.get("sha256"),
        parts=tuple(sorted(parts, key=lambda part: (part.start, part.end))),
        dateline=opening,
        notes=told.get("notes", ()),
    )
