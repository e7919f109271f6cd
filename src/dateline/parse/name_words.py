"""What the words of a name say of it by themselves: which pieces of words its types have, and which names are known.

The tables of ``names.npz`` are learnt (`training.names`) from names in news and from the names of persons, bodies and
places that ship; a mark of a name has the row that its checksum names, so that the tables have no list of words.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from math import log1p
from typing import NamedTuple
from zlib import crc32

import numpy as np

from dateline.parse.encoder import Floats

ROWS = 1 << 16
PIECES = (3, 4, 5)
"""Letters of the pieces that words are cut into, their ends marked."""
PERSON, BODY, PLACE, PEOPLE = 1, 2, 4, 8
"""Bits of what a known name names."""
TYPES_OF_TABLES = 4
"""The tables that ship tell four types of names apart."""
NAMES_SHARE, CONTEXTS_SHARE = 0.8, 0.7
"""The tables were learnt with a share of the marks left out; with all of them there, each weighs less."""
ARTICLES = ("the ",)
GENITIVES = ("'s", "’s")


@lru_cache(maxsize=50_000)
def low(word: str) -> str:
    """A word without case and accents."""
    if word.isascii():
        return word.lower()
    return "".join(each for each in unicodedata.normalize("NFKD", word) if not unicodedata.combining(each)).lower()


def bare(words: Sequence[str]) -> str:
    """A name of lower words as one string, without article and genitive."""
    name = " ".join(words)
    for article in ARTICLES:
        name = name.removeprefix(article)
    for genitive in GENITIVES:
        name = name.removesuffix(genitive)
    return name.strip()


@lru_cache(maxsize=50_000)
def shape(word: str) -> str:
    """The casing of a word, one letter."""
    if word[:1].isupper():
        if len(word) > 1 and word.isupper():
            return "A"
        return "X" if len(word) == 1 or word[1:].islower() else "M"
    if word[:1].isdigit():
        return "9"
    return "x" if word.isalpha() else "-"


def row_of(mark: str) -> int:
    """The row of a mark."""
    return crc32(mark.encode()) % ROWS


@lru_cache(maxsize=50_000)
def word_rows(word: str) -> tuple[int, ...]:
    """The rows of a lower word: the word itself and its pieces."""
    edged = f"^{word}$"
    pieces = (edged[at : at + size] for size in PIECES for at in range(len(edged) - size + 1))
    return (row_of(f"w {word}"), *(row_of(f"g {each}") for each in pieces))


def name_rows(lower: Sequence[str], shapes: str) -> list[int]:
    """The rows of a name of some lower words, beside those of its words."""
    first, last = lower[0], lower[-1]
    marks = [f"F {first}", f"L {last}", f"s {shapes}", f"n {min(len(lower), 6)}", f"W {' '.join(lower)}"]
    marks += [f"l {last[-3:]}"] if len(lower) > 1 else [f"o {first[-3:]}", f"O {first}"]
    return [row_of(each) for each in marks]


def context_rows(lower: Sequence[str], shapes: str, stretch: tuple[int, int]) -> list[int]:
    """The rows of a stretch [first, last) of a sentence: its words by place, and what stands beside it."""
    first, last = stretch

    def word(at: int) -> str:
        return lower[at] if 0 <= at < len(lower) else "#"

    def casing(at: int) -> str:
        return shapes[at] if 0 <= at < len(lower) else "#"

    end = word(last - 1)
    before, after = word(first - 1), word(last)
    marks = [
        f"p1 {before}", f"p2 {word(first - 2)} {before}", f"pp {word(first - 2)}", f"n1 {after}",
        f"n2 {after} {word(last + 1)}", f"nn {word(last + 1)}", f"F {word(first)}", f"L {end}",
        f"S {shapes[first:last]}", f"ps {casing(first - 1)}", f"ns {casing(last)}", f"sl {end[-3:]}",
        f"sf {word(first)[:3]}", f"s2 {end[-2:]}", f"s4 {end[-4:]}",
    ]  # fmt: skip
    return [row_of(each) for each in marks] + [row_of(f"in {each}") for each in lower[first:last]]


class Known(NamedTuple):
    """Names of tables: checksums of whole names → bits; of words → how many persons have it as given name, as last."""

    names: Mapping[int, int]
    given: Mapping[int, int]
    surnames: Mapping[int, int]

    def marks(self, lower: Sequence[str], name: str) -> list[float]:
        """Nine numbers of a name of some lower words."""
        bits = self.names.get(crc32(name.encode()), 0)
        sums = [crc32(each.encode()) for each in lower]
        given, last = self.given.get(sums[0], 0), self.surnames.get(sums[-1], 0)
        one = len(lower) == 1
        personal = sum(each in self.given or each in self.surnames for each in sums)
        return [
            *(float(bool(bits & each)) for each in (PERSON, BODY, PLACE, PEOPLE)),
            log1p(given) / 3,
            log1p(last) / 3,
            float(one and last > 0),
            float(not one and given > 0 and last > 0),
            personal / len(lower),
        ]


class Words(NamedTuple):
    """Learnt weights: of names [ROWS, types and TYPES_OF_TABLES], of contexts [ROWS, types and none], with biases."""

    names: Floats
    names_bias: Floats
    contexts: Floats
    contexts_bias: Floats

    def of_names(self, lower: Sequence[Sequence[str]], shapes: Sequence[str]) -> Floats:
        """[names, types + TYPES_OF_TABLES]: log probabilities of types by the names, as two tables have them."""
        by_word: dict[str, Floats] = {}
        found = np.empty((len(lower), self.names.shape[1]), np.float32)
        for at, (words, cased) in enumerate(zip(lower, shapes, strict=True)):
            total = np.add.reduce(self.names.take(name_rows(words, cased), 0))
            for word in words:
                own = by_word.get(word)
                if own is None:
                    own = by_word[word] = np.add.reduce(self.names.take(word_rows(word), 0))
                total = total + own
            found[at] = total
        raw = NAMES_SHARE * found + self.names_bias
        cut = raw.shape[1] - TYPES_OF_TABLES
        return np.concatenate((log_softmax(raw[:, :cut]), log_softmax(raw[:, cut:])), 1)

    def of_contexts(self, rows: Iterable[Sequence[int]]) -> Floats:
        """[stretches, types + 1]: log probabilities of types and of no name by the words of the stretch and beside."""
        found = np.array([np.add.reduce(self.contexts.take(each, 0)) for each in rows], np.float32)
        return log_softmax(CONTEXTS_SHARE * found + self.contexts_bias)


def log_softmax(raw: Floats) -> Floats:
    """Raw scores → log probabilities along the last axis."""
    least = raw - np.maximum.reduce(raw, -1, keepdims=True)
    return np.asarray(least - np.log(np.add.reduce(np.exp(least), -1, keepdims=True)), np.float32)
