"""Offset arithmetic, nothing else.

All offsets are half-open ``[start, end)`` pairs in Unicode code points of one text.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from dateline.errors import BrokenPromise


def cut(text: str, pair: tuple[int, int]) -> str:
    """Cut the words that a pair of offsets marks; raises BrokenPromise if the pair does not fit."""
    start, end = pair
    if not 0 <= start < end <= len(text):
        raise BrokenPromise(f"offsets [{start}, {end}) do not fit a text of {len(text)} code points")
    return text[start:end]


def cut_all(text: str, pairs: Iterable[tuple[int, int]]) -> str:
    """Cut several spans and join them by ' … ', in text order."""
    return " … ".join(cut(text, pair) for pair in sorted(pairs))


def overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Say whether two half-open pairs share a code point."""
    return one[0] < other[1] and other[0] < one[1]


def within(inner: tuple[int, int], outer: tuple[int, int]) -> bool:
    """Say whether one pair lies inside another (equal counts)."""
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def strip_pair(text: str, pair: tuple[int, int]) -> tuple[int, int]:
    """Shrink a pair until it neither begins nor ends with white space; may return an empty pair."""
    start, end = pair
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def merge_pairs(pairs: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Sort pairs and join those that touch or overlap."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(pairs):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


@lru_cache(maxsize=1)
def paragraphs(text: str) -> Sequence[tuple[int, int]]:
    """Cut a text at its line ends into non-empty, stripped pairs; kept for the text at hand: readers ask often."""
    found: list[tuple[int, int]] = []
    at = 0
    for line in text.splitlines(keepends=True):
        if bare := line.strip():
            start = at + len(line) - len(line.lstrip())
            found.append((start, start + len(bare)))
        at += len(line)
    return tuple(found)
