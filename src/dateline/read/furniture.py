"""Page furniture inside a text: marked, not removed, so that offsets hold."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.model import Pair, Part
from dateline.read.furniture_lines import (
    ALWAYS,
    COMMENTS_COUNT,
    COMMENTS_FORM,
    CREDIT_SIGNS,
    CREDITED,
    CREDITS,
    UNLESS_SENTENCE,
)
from dateline.read.walls import is_wall_line
from dateline.text import paragraphs

LONGEST_LINE = 320
"""Code points; furniture is short, a longer paragraph is text."""
WORDS_BEFORE_COMMENTS = 60
"""A bare "3 comments" ends an article only after so many words; above them it is a button in its head."""
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*$")


def furniture_parts(text: str) -> tuple[Part, ...]:
    """Paragraphs that are page furniture; once comments begin behind an article, all that follows is."""
    pairs = paragraphs(text)
    found: list[Part] = []
    words, sentence_seen = 0, False
    for rank, (start, end) in enumerate(pairs):
        line = " ".join(text[start:end].split())
        if _comments_begin(line, words=words, sentence_seen=sentence_seen):
            return (*found, *(Part("furniture", first, last) for first, last in pairs[rank:]))
        if is_furniture(line):
            found.append(Part("furniture", start, end))
        else:
            words += len(line.split())
            sentence_seen = sentence_seen or is_sentence(line)
    return tuple(found)


def is_furniture(line: str) -> bool:
    """Say whether one line, with single blanks, is page furniture by its own words."""
    if len(line) > LONGEST_LINE:
        return not any(map(str.isalnum, line))
    if ALWAYS.fullmatch(line) or is_wall_line(line) or (CREDIT_SIGNS.search(line) and CREDITED.fullmatch(line)):
        return True
    if CREDITS.fullmatch(line) and (line.startswith("(") or ";" in line or not is_sentence(line)):
        return True
    return UNLESS_SENTENCE.fullmatch(line) is not None and not is_sentence(line)


def is_sentence(line: str) -> bool:
    """Say whether a line is at least five words long and ends as sentences do."""
    return len(line.split()) >= 5 and _SENTENCE_END.search(line) is not None


def body_pairs(text: str, parts: Sequence[Part]) -> list[Pair]:
    """The paragraphs of a text that no part covers."""
    taken = {(part.start, part.end) for part in parts}
    return [pair for pair in paragraphs(text) if pair not in taken]


def _comments_begin(line: str, *, words: int, sentence_seen: bool) -> bool:
    if COMMENTS_FORM.fullmatch(line):
        return sentence_seen
    return words >= WORDS_BEFORE_COMMENTS and COMMENTS_COUNT.fullmatch(line) is not None
