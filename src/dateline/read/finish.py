"""Text and what is known of it → a Report, or the reason why there is none. Shared by all readers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from dateline.model import Failed, FailedReason, Part, Refused, RefusedReason, Report, make_report
from dateline.read.datelines import find_dateline
from dateline.read.furniture import furniture_parts
from dateline.read.known import Known
from dateline.read.language import READ, language_of, name_of
from dateline.settings import Settings
from dateline.text import overlap, paragraphs

Outcome = Report | Refused | Failed
_LOGIN = re.compile(
    r"\b(?:log ?in|sign ?in|forgot (?:your )?password|create an account|subscribe to (?:continue|read)|"
    r"already a subscriber|enter your password|register to continue)\b",
    re.IGNORECASE,
)
LOGIN_WORDS = 120
"""A page with fewer words than this that asks to log in is a login page."""


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

    ``titled`` says that the text begins with its headline.
    """
    url = known.url or told.get("url")
    if not text.strip():
        return Refused(origin, RefusedReason.EMPTY, "There is no text in it.", "Check that the file is complete.", url)
    if len(text) > settings.text_limit_chars:
        what = f"It has {len(text):,} characters, more than {settings.text_limit_chars:,}."
        return Failed(origin, FailedReason.TOO_LARGE, what, "Cut it into reports.", url)
    parts = furniture_parts(text)
    body = " ".join(text[a:b] for a, b in paragraphs(text) if not any(overlap((a, b), (p.start, p.end)) for p in parts))
    if _LOGIN.search(text) and len(body.split()) < LOGIN_WORDS and len(_LOGIN.findall(text)) > 1:
        return Refused(
            origin, RefusedReason.LOGIN_PAGE, "It asks to log in and shows no article.",
            "Save the page after logging in.", url,
        )  # fmt: skip
    if not body.strip():
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
    return _report(text, origin=origin, known=known, told={**told, "url": url}, parts=parts, titled=titled)


def _report(
    text: str, *, origin: str, known: Known, told: Mapping[str, Any], parts: tuple[Part, ...], titled: bool
) -> Report:
    published: datetime | date | None = known.published or told.get("published")
    pairs = list(paragraphs(text))
    if titled and pairs:
        parts = (Part("title", *pairs[0]), *parts)
    day = published.date() if isinstance(published, datetime) else published
    body = [pair for pair in pairs if not any(overlap(pair, (part.start, part.end)) for part in parts)]
    opening = find_dateline(text, body, published=day)
    if opening:
        parts = (*parts, Part("dateline", opening.start, opening.end))
        published = published or opening.day
    report = make_report(
        text,
        url=told.get("url"),
        publisher=known.publisher or told.get("publisher"),
        title=told.get("title"),
        byline=told.get("byline"),
        published=published,
        modified=told.get("modified"),
        fetched=told.get("fetched"),
        origin=origin,
        sha256=told.get("sha256"),
        parts=tuple(sorted(parts, key=lambda part: part.start)),
        dateline=opening,
    )
    return replace(report, language="en")
