"""A second look at words that may report an act: type, status, mode and how sure it is, by a net that sees the tree.

The encoder's heads have one word's vector each, and know their training texts by heart; this net reads the words above
and below, too (`surroundings.py`), and was fitted on readings with masked words (`training.second_look`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import accumulate, chain
from pathlib import Path
from typing import NamedTuple

import numpy as np

from dateline.model import Token
from dateline.parse.encoder import Floats, Scores
from dateline.parse.surroundings import NOWHERE, children_of, marks, places

FAINTEST = 0.004
"""Words to which the encoder gives less than this for any act are not looked at: one in 50 of dev's gold acts."""
SUREST = 3.0
"""Certainly so; -3 is certainly not so (Saurí and Pustejovsky 2009, as graded by Lee and others 2015)."""
SMALL = 1e-6


class Told(NamedTuple):
    """What the net says of some words, raw scores: types, statuses and modes [words, labels]; sureness [words]."""

    types: Floats
    statuses: Floats
    modes: Floats
    sure: Floats


class SecondLook:
    """The net of ``second_look.npz``: names of marks with their rows, vectors made narrow, one hidden layer."""

    def __init__(self, file: Path) -> None:
        with np.load(file) as kept:
            self._rows = {name: row for row, name in enumerate(kept["names"].tolist(), start=1)}
            table = kept["table"].astype(np.float32) * kept["unit"]
            told = (kept[name].astype(np.float32) for name in ("narrow", "wide", "bias", "out", "out_bias", "shares"))
            self._narrow, self._wide, self._bias, self._out, self._out_bias, self._shares = told
            self._ends = np.cumsum(kept["widths"]).tolist()
        self._table: Floats = np.concatenate([np.zeros_like(table[:1]), table])  # row 0: marks without a name

    def told(self, tokens: Sequence[Token], vectors: Floats, words: Sequence[int]) -> Told:
        """What the net says of some words of a sentence, whose vectors are ``vectors`` [N, W]."""
        children = children_of(tokens)
        at = [places(tokens, children, word) for word in words]
        row_of = self._rows.get
        rows = [[row_of(name, 0) for name in marks(tokens, children, each)] for each in at]
        begins = list(accumulate(map(len, rows[:-1]), initial=0))
        grown = np.add.reduceat(self._table[list(chain.from_iterable(rows))], begins, 0) + self._bias
        grown += self._seen(vectors, np.array(at))
        said = np.maximum(grown, 0.0) @ self._out + self._out_bias
        one, two, three, _ = self._ends
        return Told(said[:, :one], said[:, one:two], said[:, two:three], said[:, three])

    def _seen(self, vectors: Floats, at: np.ndarray) -> Floats:
        """[words, hidden]: what the vectors add; nothing where there is no word."""
        used, where = np.unique(at, return_inverse=True)
        narrow = vectors[used] @ self._narrow
        narrow[used == NOWHERE] = 0.0
        found = narrow[where.reshape(at.shape)].reshape(len(at), -1) @ self._wide
        return np.asarray(found, np.float32)

    def at(self, scores: Scores, tokens: Sequence[Token], *, none: int, also: Iterable[int] = ()) -> Scores:
        """Scores of a sentence, weighed anew where a word may report an act, and at the words ``also``.

        ``none`` is the place of the type NONE. How sure an event is, is the net's alone.
        """
        words = sorted({*also, *(scores.acts[:, none] <= 1 - FAINTEST).nonzero()[0].tolist()})
        if not words:
            return scores
        told = self.told(tokens, scores.words, words)
        types, statuses, modes = self._shares
        acts, status, mode, fact = scores.acts.copy(), scores.status.copy(), scores.modes.copy(), scores.fact.copy()
        acts[words] = _weighed(acts[words], told.types, types)
        status[words, :-1] = _weighed(status[words, :-1], told.statuses, statuses)
        mode[words] = modes[0] * mode[words] + modes[1] * told.modes
        fact[words] = np.clip(told.sure, -SUREST, SUREST)
        return replace(scores, acts=acts, status=status, modes=mode, fact=fact)


def _weighed(likely: Floats, raw: Floats, shares: Floats) -> Floats:
    """[words, labels]: probabilities weighed, in logarithms, with raw scores; ``shares`` are those of either."""
    own = raw - np.log(np.add.reduce(np.exp(raw - raw.max(1, keepdims=True)), 1))[:, None] - raw.max(1, keepdims=True)
    both = shares[0] * np.log(likely + SMALL) + shares[1] * own
    both = np.exp(both - both.max(1, keepdims=True))
    return np.asarray(both / np.add.reduce(both, 1)[:, None], np.float32)
