"""Plain text: a headline on its own line, "Published:" and "By" lines, then the body; kept as it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from dateline.model import Pair
from dateline.read.finish import Outcome, finish
from dateline.read.furniture import is_furniture
from dateline.read.heading import find_byline, find_published
from dateline.read.known import Known
from dateline.settings import Settings
from dateline.text import paragraphs

LONGEST_TITLE = 160
_BREAK = re.compile(r"\r\n|\r|\n")


def read_plain(text: str, *, origin: str, known: Known, settings: Settings) -> Outcome:
    """A report from plain text; ``report.text`` is the text as it is, line ends and all."""
    told: dict[str, Any] = {}
    if len(text) <= settings.text_limit_chars:
        pairs = paragraphs(text)
        title = _title(text, pairs)
        if title:
            told["title"] = " ".join(text[slice(*title)].split()).lstrip("# ")
    return finish(text, origin=origin, known=known, settings=settings, told=told, titled="title" in told)


def _title(text: str, pairs: Sequence[Pair]) -> Pair | None:
    """The first line, when it looks like a headline: short, no full stop, and set off from what follows."""
    if len(pairs) < 2:
        return None
    line = text[slice(*pairs[0])]
    if len(line) > LONGEST_TITLE or line.endswith((".", ":", "!", ";", ",", ".”", '."')) or is_furniture(line):
        return None
    gap = _BREAK.findall(text[pairs[0][1] : pairs[1][0]])
    # A byline or date may follow without a blank line.
    follows = find_byline(text, pairs[1:2]) or find_published(text, pairs[1:2])
    return pairs[0] if len(gap) >= 2 or follows else None
