"""Plain text: a headline on its own line, "Published:" and "By" lines, then the body."""

from __future__ import annotations

import re
from typing import Any

from dateline.read.finish import Outcome, finish
from dateline.read.known import Known, day_of
from dateline.settings import Settings
from dateline.text import paragraphs

_PUBLISHED = re.compile(r"^(?:published|date|posted)\s*:\s*(\d{4}-\d\d-\d\d\S*)\s*$", re.IGNORECASE)
_BYLINE = re.compile(r"^by\s*:?\s+([A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,4})$", re.IGNORECASE)
LONGEST_TITLE = 160


def read_plain(text: str, *, origin: str, known: Known, settings: Settings) -> Outcome:
    """A report from plain text; the text is kept as it is."""
    told: dict[str, Any] = {}
    pairs = paragraphs(text)
    titled = False
    if len(pairs) > 1:
        first = text[slice(*pairs[0])]
        gap = text[pairs[0][1] : pairs[1][0]]
        titled = len(first) <= LONGEST_TITLE and not first.endswith((".", ":", "!")) and gap.count("\n") >= 2
        if titled:
            told["title"] = first
    for start, end in pairs[:6]:
        published = _PUBLISHED.match(text[start:end])
        if published:
            told["published"] = day_of(published[1])
        byline = _BYLINE.match(text[start:end])
        if byline:
            told["byline"] = byline[1]
    return finish(text, origin=origin, known=known, settings=settings, told=told, titled=titled)
