"""Web pages: main text and metadata by trafilatura, behind our own limits."""

from __future__ import annotations

import re
from typing import Any

from dateline.model import Failed, FailedReason, Refused, RefusedReason
from dateline.read.decode import decode
from dateline.read.finish import _LOGIN, Outcome, finish
from dateline.read.known import Known, day_of
from dateline.settings import Settings

LEAST_WORDS = 25
"""Main text with fewer words than this is no article."""


def read_page(raw: bytes, *, origin: str, known: Known, settings: Settings, declared: str | None = None) -> Outcome:
    """A report from a page's bytes; its text is the headline and the body's paragraphs."""
    page = decode(raw, declared)
    url = known.url
    if not page.strip():
        return Refused(origin, RefusedReason.EMPTY, "There is no text in it.", "Check that the file is complete.", url)
    found = _extracted(page)
    body = (found or {}).get("text", "").strip()
    if len(body.split()) < LEAST_WORDS:
        cut = "</html" not in page[-4000:].lower() and "</body" not in page[-4000:].lower()
        if len(_LOGIN.findall(page)) > 1:
            return Refused(
                origin, RefusedReason.LOGIN_PAGE, "It asks to log in and shows no article.",
                "Save the page after logging in.", url,
            )  # fmt: skip
        if cut:
            return Failed(
                origin,
                FailedReason.TRUNCATED,
                "The page breaks off before any article.",
                "Save or fetch it again.",
                url,
            )
        return Refused(
            origin, RefusedReason.NO_ARTICLE, "No article was found in the page.",
            "Give the page of one report, not a front page.", url,
        )  # fmt: skip
    title = _one_line((found or {}).get("title"))
    paragraphs = [line.strip() for line in body.split("\n") if line.strip()]
    if title and paragraphs and _same(title, paragraphs[0]):
        paragraphs = paragraphs[1:]
    text = "\n\n".join([title, *paragraphs] if title else paragraphs)
    return finish(
        text, origin=origin, known=known, settings=settings, told=_told(found or {}, title), titled=bool(title)
    )


def _extracted(page: str) -> dict[str, Any] | None:
    from trafilatura import bare_extraction

    tries: tuple[dict[str, Any], ...] = ({"favor_precision": True}, {}, {"favor_recall": True})
    for more in tries:
        found = bare_extraction(
            page, include_comments=False, include_tables=False, with_metadata=True, deduplicate=False, **more
        )
        if found is not None:
            values = found if isinstance(found, dict) else found.as_dict()
            if len((values.get("text") or "").split()) >= LEAST_WORDS:
                return dict(values)
    return None


def _told(found: dict[str, Any], title: str | None) -> dict[str, Any]:
    return {
        "title": title,
        "byline": _one_line(found.get("author")),
        "publisher": _one_line(found.get("sitename")) or found.get("hostname"),
        "url": found.get("url"),
        "published": day_of(found.get("date")),
    }


def _one_line(text: str | None) -> str | None:
    return " ".join(text.split()) or None if text else None


def _same(one: str, other: str) -> bool:
    return re.sub(r"\W+", "", one).lower() == re.sub(r"\W+", "", other).lower()
