"""Plain text: a headline on its own line, "Published:" and "By" lines, then the body; kept as it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from dateline.model import Pair
from dateline.read.datelines import opens_with_dateline
from dateline.read.finish import Outcome, finish
from dateline.read.furniture import is_furniture
from dateline.read.heading import find_byline, find_published
from dateline.read.known import Known
from dateline.settings import Settings
from dateline.text import paragraphs

LONGEST_TITLE = 160
HEADLINE_WORDS = (3, 20)
"""Words of a headline that stands right over its text: fewer are a rubric, more are prose."""
WIDTH_FROM = 12
"""Lines from which a wrapped text's width is read."""
SLACK = 8
"""Code points by which a line that was ended on purpose is shorter than the text's width."""
_GOES_ON = frozenset(
    "a an the of in on at to for from by with and or but that which who as is are was were has have had be been not "
    "its his her their this these those said says mr mrs dr gen".split()
)
_CAPITAL = re.compile(r"[\"“‘'(]?[A-ZÀ-Þ0-9]")
_SENTENCE_END = re.compile(r"[.!?][\"”’')]*$")
_BREAK = re.compile(r"\r\n|\r|\n")


def read_plain(text: str, *, origin: str, known: Known, settings: Settings) -> Outcome:
    """A report from plain text; ``report.text`` is the text as it is, line ends and all."""
    told: dict[str, Any] = {}
    if len(text) <= settings.text_limit_chars:
        pairs = paragraphs(text)
        title = headline_of(text, pairs)
        if title:
            told["title"] = " ".join(text[slice(*title)].split()).lstrip("# ")
    return finish(text, origin=origin, known=known, settings=settings, told=told, titled="title" in told)


def headline_of(text: str, pairs: Sequence[Pair]) -> Pair | None:
    """The first line, when it looks like a headline: short, no full stop, and set off from what follows."""
    if len(pairs) < 2:
        return None
    line = text[slice(*pairs[0])]
    if len(line) > LONGEST_TITLE or line.endswith((".", ":", "!", ";", ",", ".”", '."')) or is_furniture(line):
        return None
    if opens_with_dateline(text, pairs[0]) or find_published(text, pairs[:1]):
        return None
    gap = _BREAK.findall(text[pairs[0][1] : pairs[1][0]])
    # A byline, a date or a dateline may follow without a blank line, and so may a paragraph.
    follows = find_byline(text, pairs[1:2]) or find_published(text, pairs[1:2]) or opens_with_dateline(text, pairs[1])
    return pairs[0] if len(gap) >= 2 or follows or _stands_over(text, pairs) else None


def _stands_over(text: str, pairs: Sequence[Pair]) -> bool:
    """Say whether the first line was ended on purpose, over a paragraph of whole sentences; not by a text's width.

    A wrapped line ends where the next word no longer fits, and goes on in lower case or with a name.
    """
    lines = [text[slice(*pair)] for pair in pairs[:WIDTH_FROM]]
    first, second = lines[0], lines[1]
    words = first.split()
    if not HEADLINE_WORDS[0] <= len(words) <= HEADLINE_WORDS[1] or words[-1].lower() in _GOES_ON:
        return False
    if not _CAPITAL.match(second) or not _SENTENCE_END.search(second):
        return False
    width = max(map(len, lines))
    return len(second) > len(first) and len(first) + 1 + len(second.split()[0]) + SLACK <= width
