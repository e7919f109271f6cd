"""A text that is known to be one English report → Report, kept to the letter."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from dateline.model import Part, Report, make_report
from dateline.read.datelines import find_dateline
from dateline.read.furniture import body_pairs, furniture_parts
from dateline.read.plain import headline_of
from dateline.text import paragraphs


def report_of(text: str, *, published: date | datetime | None = None, **known: Any) -> Report:
    """The report of a text, with its headline, dateline and furniture marked; nothing is refused, no offset moves.

    ``known`` is what `dateline.make_report` takes (url, title, publisher).
    """
    parts = furniture_parts(text)
    headline = headline_of(text, paragraphs(text))
    if headline:
        parts = (Part("title", *headline), *(part for part in parts if part.start != headline[0]))
    day = published.date() if isinstance(published, datetime) else published
    opening = find_dateline(text, body_pairs(text, parts), published=day)
    if opening:
        parts = (*parts, Part("dateline", opening.start, opening.end))
    return make_report(
        text,
        published=published or (opening.day if opening else None),
        parts=tuple(sorted(parts, key=lambda part: (part.start, part.end))),
        dateline=opening,
        **known,
    )
