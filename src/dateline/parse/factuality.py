"""Whether a word's event happened, from -3 to 3: a small net over marks of the tree and vectors of three words.

What makes an event real or not stands above it and beside it ("failed to", "would", "denied that"), so the net reads
the word, its governor and the governor's. `training.factuality` fits it on readings with masked words, like the roles.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from dateline.model import Token

Floats = NDArray[np.float32]
SUREST = 3.0
"""Certainly so; -3 is certainly not so (Saurí and Pustejovsky 2009, as graded by Lee and others 2015)."""
HIGHEST = 3
"""Words read for an event: its own, its governor and what governs that."""
FUNCTION = frozenset(("aux", "aux:pass", "advmod", "mark", "det", "case", "cc", "amod", "expl", "cop"))
"""Relations of words that bear on what is real; of others the relation alone is a mark."""


def above(tokens: Sequence[Token], word: int) -> tuple[int, ...]:
    """A word, its governor and that one's, as far as there are any."""
    found = [word]
    while len(found) < HIGHEST and (head := tokens[found[-1]].head) >= 0:
        found.append(head)
    return tuple(found)


def marks(tokens: Sequence[Token], children: Sequence[Sequence[int]], line: Sequence[int]) -> Iterator[str]:
    """Names of the marks of an event: its form, what hangs on it, what governs it and what hangs there.

    ``children`` are each word's; ``line`` is what `above` gives.
    """
    own = tokens[line[0]]
    lemma, form = own.lemma.lower(), own.text.lower()
    yield from (f"w {lemma}", f"pos {own.upos}", f"rel {own.deprel}", f"form {form[-3:]}")
    for child in children[line[0]]:
        token = tokens[child]
        yield f"c {token.deprel} {token.text.lower()}" if token.deprel in FUNCTION else f"c {token.deprel}"
    if len(line) == 1:
        yield "root"
        return
    up = tokens[line[1]]
    above_it = up.lemma.lower()
    yield from (f"up {own.deprel} {above_it}", f"ulem {above_it}", f"upos {up.upos} {own.deprel}")
    yield from _beside(tokens, children[line[1]], line[0], name="uc")
    if len(line) > 2:
        yield from (f"uulem {tokens[line[2]].lemma.lower()}", f"uu {up.deprel}")
        yield from _beside(tokens, children[line[2]], line[1], name="uuc")


def _beside(tokens: Sequence[Token], children: Sequence[int], word: int, *, name: str) -> Iterator[str]:
    for child in children:
        token = tokens[child]
        if child != word and token.deprel in FUNCTION:
            yield f"{name} {token.deprel} {token.text.lower()}"


def children_of(tokens: Sequence[Token]) -> list[list[int]]:
    """Of each word the words that hang on it, in order."""
    found: list[list[int]] = [[] for _ in tokens]
    for word, token in enumerate(tokens):
        if token.head >= 0:
            found[token.head].append(word)
    return found


class FactScorer:
    """The net of ``factuality.npz``: names of marks with their rows, vectors made narrow, one hidden layer."""

    def __init__(self, file: Path) -> None:
        with np.load(file) as kept:
            self._row_of: Callable[[str], int | None] = {
                name: row for row, name in enumerate(kept["names"].tolist())
            }.get
            self._table: Floats = kept["table"].astype(np.float32) * kept["unit"]
            told = (kept[name].astype(np.float32) for name in ("narrow", "wide", "bias", "out"))
            self._narrow, self._wide, self._bias, self._out = told
            self._none = float(kept["none"])

    def values(self, tokens: Sequence[Token], vectors: Floats, words: Sequence[int]) -> list[float]:
        """How sure it is that the events of some words happened; ``vectors`` [N, W] are the sentence's."""
        if not words:
            return []
        children = children_of(tokens)
        lines = [above(tokens, word) for word in words]
        grown = np.tile(self._bias, (len(words), 1))
        narrow = vectors[[place for line in lines for place in line]] @ self._narrow
        at = 0
        for row, line in enumerate(lines):
            rows = [known for name in marks(tokens, children, line) if (known := self._row_of(name)) is not None]
            grown[row] += np.add.reduce(self._table[rows], 0)
            for side in range(len(line)):
                grown[row] += narrow[at + side] @ self._wide[side]
            at += len(line)
        told = np.maximum(grown, 0.0) @ self._out + self._none
        return [min(max(value, -SUREST), SUREST) for value in told.tolist()]
