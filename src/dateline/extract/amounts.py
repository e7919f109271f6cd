"""Words of number → inclusive bounds: digits, words, "at least 20", "dozens", "between 300 and 500"."""

from __future__ import annotations

import re
from collections.abc import Sequence

UNITS = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
} | {"no": 0, "a": 1, "an": 1}
TENS = {
    word: 10 * value for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
SCALES = {"dozen": 12, "score": 20, "hundred": 100, "thousand": 1000, "million": 1_000_000}
VAGUE = {"dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2000, "millions": 2_000_000, "several": 3}
"""A plural of a scale is at least two of them; the upper bound stays open."""
AT_LEAST = re.compile(r"(?:at least|more than|over|no fewer than|upwards of|a minimum of|as many as)$", re.IGNORECASE)
ABOUT = re.compile(
    r"(?:about|around|nearly|almost|roughly|some|approximately|an estimated|up to|fewer than|under)$", re.I
)
UP_TO = frozenset(("nearly", "almost", "up to", "fewer than", "under"))


def value_of(words: Sequence[str]) -> int | None:
    """The value of number words without qualifiers ("1,200", "forty-five", "two hundred"), None if none."""
    total, current, seen = 0, 0, False
    for word in words:
        low = word.lower().replace(",", "")
        if re.fullmatch(r"\d+(?:\.\d+)?", low):
            current, seen = int(float(low)), True
        elif low in UNITS:
            current, seen = current + UNITS[low], True
        elif low in TENS:
            current, seen = current + TENS[low], True
        elif low in SCALES:
            current, seen = max(current, 1) * SCALES[low], True
            if SCALES[low] >= 1000:
                total, current = total + current, 0
        elif low not in ("and", "-"):
            return None
    return total + current if seen else None


def bounds_of(words: Sequence[str], index: int) -> tuple[int | None, int | None, int, int]:
    """(low, high, first, last) of the number at ``index``; bounds None where open, words ``[first, last)``."""
    low_word = words[index].lower()
    first, last = index, index + 1
    if low_word in VAGUE:
        after = [word.lower() for word in words[index + 1 : index + 3]]
        if after[:1] == ["of"] and after[1:] and after[1] in VAGUE:  # "hundreds of thousands"
            return VAGUE[low_word] * SCALES[after[1][:-1]], None, first, last + 2
        if low_word == "several" and after and after[0] in SCALES:
            return VAGUE[low_word] * SCALES[after[0]], None, first, last + 1
        if index >= 2 and words[index - 1].lower() == "of" and words[index - 2].lower() in VAGUE:
            return bounds_of(words, index - 2)
        return VAGUE[low_word], None, first, last
    if low_word in SCALES and index > 0 and words[index - 1].lower() == "several":
        return bounds_of(words, index - 1)
    while last < len(words) and value_of([words[last]]) is not None and words[last].lower() not in ("a", "an", "no"):
        last += 1
    while first > 0 and (words[first - 1] == "-" or words[first - 1].lower() in (*TENS, *UNITS, *SCALES)):
        if words[first - 1].lower() in ("no",):
            break
        first -= 1
    value = value_of(words[first:last])
    if value is None:
        return None, None, first, last
    if last + 1 < len(words) and words[last].lower() in ("to", "-", "and") and value_of([words[last + 1]]) is not None:
        upper = value_of([words[last + 1]])
        ranged = words[last].lower() != "and" or (first > 0 and words[first - 1].lower() == "between")
        if ranged and upper is not None and upper > value:
            return value, upper, first - (words[first - 1].lower() == "between" if first else 0), last + 2
    before = " ".join(words[max(0, first - 3) : first])
    least = AT_LEAST.search(before)
    if least:
        return value, None, first - len(least.group(0).split()), last
    about = ABOUT.search(before)
    if about:
        told = about.group(0).lower()
        begin = first - len(told.split())
        return (None if told in UP_TO else value), value, begin, last
    return value, value, first, last
