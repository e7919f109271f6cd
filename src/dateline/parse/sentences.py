"""Text → sentences. A paragraph is never crossed; a hard-wrapped paragraph counts as one."""

from __future__ import annotations

import re

from dateline.parse.tokens import ABBREVIATIONS
from dateline.text import strip_pair

_BLANK_LINE = re.compile(r"\r?\n[ \t\u00a0]*\r?\n|\r\n?\s*\r|\u2029")
_LINE_END = re.compile(r"\r\n|\r|\n|\u2028|\x85")
_OPEN_END = re.compile(r"(?:\b(?:" + "|".join(ABBREVIATIONS) + r")\.|\b[A-Z]\.)$")
_CLOSED = re.compile(r"[.!?:…][\"'”’)\]]*$")
_CLOSING = re.compile(r"[\"'”’)\]]+$")
WRAP_CHARS = (45, 100)
"""Lines this long that end without a full stop are taken as hard-wrapped."""


def split_paragraphs(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Cut a text into paragraphs: at blank lines, and at single line ends unless lines are wrapped."""
    found: list[tuple[int, int]] = []
    for first, last in _cuts(text, _BLANK_LINE, start, len(text) if end is None else end):
        lines = _cuts(text, _LINE_END, first, last)
        found += [(first, last)] if _wrapped(text, lines) else lines
    return [pair for pair in (strip_pair(text, pair) for pair in found) if pair[0] < pair[1]]


def split_sentences(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Cut a text into sentences, none of which crosses a paragraph."""
    return [pair for each in split_paragraphs(text, start, end) for pair in sentences_of(text, each)]


def sentences_of(text: str, paragraph: tuple[int, int]) -> list[tuple[int, int]]:
    """Cut one paragraph into sentences."""
    from sentencex import get_sentence_boundaries

    start, end = paragraph
    # One character for one, so that offsets hold: line ends inside a wrapped paragraph are blanks.
    plain = re.sub(r"[\r\n\x00\x85\u2028\u2029]", " ", text[start:end]).encode("utf-8", "replace").decode()
    found: list[tuple[int, int]] = []
    for cut in get_sentence_boundaries("en", plain):
        pair = strip_pair(text, (start + cut["start_index"], start + cut["end_index"]))
        if pair[0] >= pair[1]:
            continue
        if found and _continues(text, found[-1], pair):
            found[-1] = (found[-1][0], pair[1])
        else:
            found.append(pair)
    return found or [paragraph]


def _continues(text: str, before: tuple[int, int], after: tuple[int, int]) -> bool:
    words = text[after[0] : after[1]]
    return bool(_OPEN_END.search(text[before[0] : before[1]]) or _CLOSING.fullmatch(words))


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
