"""Text → sentences. A paragraph is never crossed; a hard-wrapped paragraph counts as one."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache

import numpy as np

from dateline.model import Pair
from dateline.parse.boundaries import TITLES, Chunks, chunks, network
from dateline.text import strip_pair

_BLANK_LINE = re.compile(r"\n[ \t\u00a0]*\r?\n|\r\n[ \t\u00a0]*\r?\n|\r\n?\s*\r|\u2029")
_LINE_END = re.compile(r"\r\n|\r|\n|\u2028|\x85")
_CLOSED = re.compile(r"[.!?:…][\"'”’)\]]*$")
_SIGNED = re.compile(r"[.!?:;…][\"'”’)\]]*$")
_CLOSING = re.compile(r"[\"'”’)\]]+$")
_SAID = re.compile(r",[\"'”’]+$")
"""Before "he said"."""
_TITLE = re.compile(r"[\"'“‘(\[]*(?:" + "|".join(sorted(TITLES)) + r")\.", re.IGNORECASE)
_HALF_DAY = re.compile(r"(?:\d[\d:.]*)?[ap]\.m\.", re.IGNORECASE)
_DATED = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|(?:Jan|Feb|Aug|Sept|Oct|Nov|Dec)\.|[ECMP][SD]?T\b|GMT\b"
)
"""What goes on after "9 p.m."."""
_INITIAL = re.compile(r"[\"'“‘(\[]*[A-HJ-Z]\.")
_NAMED = re.compile(r"[\"'“‘(\[]*(?:[A-Z][a-z'’]|[A-Z]\.)")
_BEGINNERS = frozenset(
    "a after all an and as at before but by during for from he her his however i if in it its many most no on one "
    "our she so some that the their then there these they this those to we what when where which while who with "
    "you".split()
)
"""Words that begin a sentence more often than a name goes on with them."""
UNSIGNED = 0.5
"""Score from which a sentence ends where no sign says so. Against 0: a quarter fewer such cuts in news (62 for 82 in
16,000 sentences), whole sentences of EWT 0.001 lower (folds of its train part)."""
WRAP_CHARS = (45, 100)
"""Lines this long that end without a full stop are taken as hard-wrapped."""


def split_paragraphs(text: str, start: int = 0, end: int | None = None) -> list[Pair]:
    """Cut a text into paragraphs: at blank lines, and at single line ends unless lines are wrapped."""
    if start == 0 and end is None:
        return list(_whole(text))
    return _paragraphs(text, start, len(text) if end is None else end)


def split_sentences(text: str, start: int = 0, end: int | None = None) -> list[Pair]:
    """Cut a text into sentences, none of which crosses a paragraph."""
    return [pair for each in split_paragraphs(text, start, end) for pair in sentences_of(text, each)]


def sentences_of(text: str, paragraph: Pair) -> list[Pair]:
    """Cut one paragraph of a text, or a part of one, into sentences."""
    start, end = paragraph
    ends = _ends(text)
    inside = ends[bisect_right(ends, start) : bisect_left(ends, end)]
    pairs = [strip_pair(text, pair) for pair in zip((start, *inside), (*inside, end), strict=True)]
    return [pair for pair in pairs if pair[0] < pair[1]] or [paragraph]


@lru_cache(maxsize=4)
def _whole(text: str) -> list[Pair]:
    return _paragraphs(text, 0, len(text))


@lru_cache(maxsize=4)
def _ends(text: str) -> list[int]:
    """Where sentences end within paragraphs: read at once, since the parser asks for one after the other."""
    cut = chunks(text, _whole(text))
    if not cut.words:
        return []
    scores = network().scores(cut)
    ranks = [
        rank
        for rank in np.flatnonzero(scores[:-1] > 0).tolist()
        if (scores[rank] > UNSIGNED or _SIGNED.search(cut.words[rank])) and not _goes_on(cut, rank)
    ]
    found: list[int] = cut.ends[ranks].tolist()
    return found


def _paragraphs(text: str, start: int, end: int) -> list[Pair]:
    found: list[Pair] = []
    for first, last in _cuts(text, _BLANK_LINE, start, end):
        lines = _cuts(text, _LINE_END, first, last)
        found += [(first, last)] if _wrapped(text, lines) else lines
    return [pair for pair in (strip_pair(text, pair) for pair in found) if pair[0] < pair[1]]


def _goes_on(cut: Chunks, rank: int) -> bool:
    """Say whether nothing ends after a chunk whatever the network thinks: after titles and amid names."""
    word, after = cut.words[rank : rank + 2]
    if _CLOSING.fullmatch(after) or _SAID.search(word):
        return True
    if word[-1] != "." or not _NAMED.match(after):
        return False
    if _TITLE.fullmatch(word) or (_HALF_DAY.fullmatch(word) and _DATED.match(after)):
        return True
    if not _INITIAL.fullmatch(word) or after.lower() in _BEGINNERS:
        return False
    return rank in cut.first or bool(_NAMED.match(cut.words[rank - 1]))


def _cuts(text: str, pattern: re.Pattern[str], start: int, end: int) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    at = start
    for match in pattern.finditer(text, start, end):
        found.append((at, match.start()))
        at = match.end()
    return [pair for pair in [*found, (at, end)] if pair[0] < pair[1]]


def _wrapped(text: str, lines: list[tuple[int, int]]) -> bool:
    if len(lines) < 2:
        return False
    body = lines[:-1]
    low, high = WRAP_CHARS
    even = sum(low <= last - first <= high for first, last in body) >= 0.8 * len(body)
    open_ended = sum(not _CLOSED.search(text[first:last].rstrip()) for first, last in body)
    return even and open_ended >= 0.6 * len(body)
