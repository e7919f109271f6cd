"""Numbers and units: "two and a half", "twenty-five", "1,200", "several", "half a" + "century"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.model.moments import Unit
from dateline.parse.timewords.lexicon import (
    APPROXIMATE,
    APPROXIMATE_PAIRS,
    ONES,
    ORDINALS,
    SCALES,
    TENS,
    UNCOUNTED,
    UNITS,
)

Counted = tuple[float | None, int]
"""A number (None for "several") and the word after it."""

_FIGURES = re.compile(r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?")
_FRACTION = re.compile(r"(\d)/(\d)")
_YEAR = re.compile(r"1[0-9]\d\d|20\d\d")
_OPENED = {("half", "a"): 0.5, ("half", "an"): 0.5}
_VULGAR = {"¼": 0.25, "½": 0.5, "¾": 0.75}
_AND_A_HALF = ((3, ["and", "a", "half"]), (4, ["and", "one", "-", "half"]), (3, ["and", "one-half"]))


def approximately(words: Sequence[str], at: int) -> int:
    """The word after "about", "more than", "at least" and the like; ``at`` where there is none."""
    if (words[at], words[at + 1]) in APPROXIMATE_PAIRS:
        after = at + 2
        return after + 1 if words[at] == "no" and words[after] == "than" else after
    return at + 1 if words[at] in APPROXIMATE else at


def number(words: Sequence[str], at: int) -> Counted | None:
    """The number that begins at a word; "a" is 1 (whoever asks sees to it that a unit follows)."""
    word = words[at]
    if (word, words[at + 1]) in _OPENED:
        return 0.5, at + 2
    if word in ("a", "the") and words[at + 1 : at + 3] == ["quarter", "of"] and words[at + 3] in ("a", "an"):
        return 0.25, at + 4
    start = at + (word == "a")
    if words[start] == "quarter" and words[start + 1 : start + 3] == ["-", "century"]:
        return 0.25, start + 2
    if word in ("a", "an"):
        return _after_article(words, at + 1)
    if word in ("couple", "dozen") and words[at + 1] in ("of", "more"):
        return (2 if word == "couple" else 12), at + 2
    if word in UNCOUNTED:
        return None, at + 1
    if word in ("dozens", "scores", "hundreds", "thousands") and words[at + 1] == "of":
        return None, at + 2
    found = _figures(words, at) or spelled_number(words, at)
    if found is None:
        return None
    value, after = found
    half = next((size for size, told in _AND_A_HALF if words[after : after + size] == told), 0)
    if half:
        return value + 0.5, after + half
    if words[after] in _VULGAR:
        return value + _VULGAR[words[after]], after + 1
    fraction = _FRACTION.fullmatch(words[after]) if words[after] else None
    if fraction and fraction[2] != "0":
        return value + int(fraction[1]) / int(fraction[2]), after + 1
    return value, after


def _after_article(words: Sequence[str], at: int) -> Counted | None:
    word = words[at]
    if word == "couple":
        return 2, at + (2 if words[at + 1] == "of" else 1)
    if word in ("few", "good", "number", "handful"):
        return None, at + (2 if words[at + 1] in ("of", "few", "many") else 1)
    if word == "dozen":
        return 12, at + 1
    if word in SCALES:
        return SCALES[word], at + 1
    if word == "half":
        return 0.5, at + 1
    return 1, at


def _figures(words: Sequence[str], at: int) -> tuple[float, int] | None:
    word = words[at]
    if not word or not word[0].isdigit() or not _FIGURES.fullmatch(word):
        return None
    value = float(word.replace(",", ""))
    if words[at + 1] in SCALES:
        return value * SCALES[words[at + 1]], at + 2
    return value, at + 1


def spelled_number(words: Sequence[str], at: int) -> tuple[float, int] | None:
    """Numbers in words up to the thousands ("two hundred and ten", "twenty - five")."""
    found = _below_hundred(words, at)
    if found is None:
        return None
    value, at = found
    while words[at] in SCALES:
        value, at = value * SCALES[words[at]], at + 1
        skip = 1 if words[at] == "and" else 0
        rest = _below_hundred(words, at + skip)
        if rest is None:
            break
        value, at = value + rest[0], rest[1]
    return value, at


def _below_hundred(words: Sequence[str], at: int) -> tuple[float, int] | None:
    word = words[at]
    if word in ONES:
        return ONES[word], at + 1
    if word not in TENS:
        return None
    skip = 1 if words[at + 1] == "-" else 0
    ones = ONES.get(words[at + 1 + skip], 0)
    return (TENS[word] + ones, at + 2 + skip) if 0 < ones < 10 else (TENS[word], at + 1)


def spelled_ordinal(words: Sequence[str], at: int) -> tuple[int, int]:
    """ "nineteenth", "twenty-second": (19, the word after it); 0 where none begins."""
    tens = TENS.get(words[at], 0)
    skip = 1 if words[at + 1] == "-" else 0
    ones = ORDINALS.get(words[at + 1 + skip], 0) if tens else 0
    if 0 < ones < 10:
        return tens + ones, at + 2 + skip
    return {"thirtieth": 30}.get(words[at], ORDINALS.get(words[at], 0)), at + 1


def unit_of(word: str) -> tuple[Unit, bool] | None:
    """The unit that a word names, and whether it is plural."""
    if word in UNITS:
        return UNITS[word], False
    if word.endswith("s") and word[:-1] in UNITS:
        return UNITS[word[:-1]], True
    return None


def year_number(words: Sequence[str], at: int) -> tuple[int, int] | None:
    """A year in four figures, or spoken ("nineteen ninety-seven", "two thousand"), and the word after it."""
    if _YEAR.fullmatch(words[at]):
        return int(words[at]), at + 1
    if words[at] in ("eighteen", "nineteen", "twenty"):
        hundreds = (ONES.get(words[at]) or TENS[words[at]]) * 100
        if words[at + 1] in ("oh", "o") and 0 < ONES.get(words[at + 2], 0) < 10:
            return int(hundreds) + ONES[words[at + 2]], at + 3  # "nineteen oh five"
        rest = _below_hundred(words, at + 1)
        if rest and rest[0] >= 10:
            return hundreds + int(rest[0]), rest[1]
    if words[at : at + 2] == ["two", "thousand"]:
        skip = 1 if words[at + 2] == "and" else 0
        rest = _below_hundred(words, at + 2 + skip)
        return (2000 + int(rest[0]), rest[1]) if rest else (2000, at + 2)
    return None
