"""The casing of words. The encoder is uncased, so its heads are told how a word is written."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

SHAPES = 20
"""Ten shapes, each once for the first word of a sentence and once for the others."""


@lru_cache(maxsize=50_000)
def shape(word: str) -> int:
    """Class 1-9 of one word: lower, Title, UPPER, A, miXed, 12, a1, punctuation, other."""
    if word.isdigit():
        return 6
    if any(letter.isdigit() for letter in word):
        return 7
    if not any(letter.isalpha() for letter in word):
        return 8
    if word.islower():
        return 1
    if word.isupper():
        return 3 if len(word) > 1 else 4
    if word[0].isupper() and word[1:].islower():
        return 2
    return 5 if word.isalpha() else 9


def shapes(words: Sequence[str]) -> list[int]:
    """Classes of a sentence's words; the first word with letters is marked by adding ten."""
    found = [shape(word) for word in words]
    for index, word in enumerate(words):
        if any(letter.isalpha() for letter in word):
            found[index] += 10
            break
    return found
