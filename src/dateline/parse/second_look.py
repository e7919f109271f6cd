"""A second look at words that may report an act: type, status, mode and how sure it is, by a net that sees the tree.

The encoder's heads have one word's vector each, and know their training texts by heart; this net reads the words above
and below, too (`surroundings.py`), and was fitted on readings with masked words (`training.second_look`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain
from pathlib import Path
from typing import NamedTuple

import numpy as np

from dateline.model import Token
from dateline.parse.encoder import Floats, Scores, softmax
from dateline.parse.surroundings import NOWHERE, Places, children_of, marks, places
from dateline.quick import replaced

FAINTEST = 0.004
"""Words to which the encoder gives less than this for any act are not looked at: one in 50 of dev's gold acts."""
SUREST = 3.0
"""Certainly so; -3 is certainly not so (Saurí and Pustejovsky 2009, as graded by Lee and others 2015)."""
SMALL = 1e-6
NAMELESS = 0
"""The row of a word of which no mark has one of its own: zeros."""


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
        self._table: Floats = np.concatenate([np.zeros_like(table[:1]), table])  # NAMELESS comes first

    def told(self, tokens: Sequence[Token], vectors: Floats, words: Sequence[int]) -> Told:
        """What the net says of some words of a sentence, whose vectors are ``vectors`` [N, W]."""
        children = children_of(tokens)
        at = [places(tokens, children, word) for word in words]
        row_of = self._rows.get
        rows: list[int] = []
        begins: list[int] = []
        for each in at:
            begins.append(len(rows))
            rows += [row for name in marks(tokens, children, each) if (row := row_of(name))] or [NAMELESS]
        grown = np.add.reduceat(self._table.take(rows, 0), begins, 0) + self._bias
        grown += self._seen(vectors, at)
        said = np.maximum(grown, 0.0) @ self._out + self._out_bias
        one, two, three, _ = self._ends
        return Told(said[:, :one], said[:, one:two], said[:, two:three], said[:, three])

    def _seen(self, vectors: Floats, at: Sequence[Places]) -> Floats:
        """[words, hidden]: what the vectors add; nothing where there is no word."""
        every = list(chain.from_iterable(at))
        used = sorted(set(every))  # two words of a sentence often have the same governor
        narrow = vectors.take(used, 0) @ self._narrow
        if used[0] == NOWHERE:
            narrow[0] = 0.0
        rank = {place: number for number, place in enumerate(used)}
        found = narrow.take([rank[place] for place in every], 0).reshape(len(at), -1) @ self._wide
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
        at = np.array(words)
        acts, status, mode, fact = scores.acts.copy(), scores.status.copy(), scores.modes.copy(), scores.fact.copy()
        acts[at] = weighed(acts.take(at, 0), told.types, types)
        stated = status.take(at, 0)
        stated[:, :-1] = weighed(stated[:, :-1], told.statuses, statuses)
        status[at] = stated
        mode[at] = modes[0] * mode.take(at, 0) + modes[1] * told.modes
        fact[at] = np.minimum(np.maximum(told.sure, -SUREST), SUREST)
        return replaced(scores, acts=acts, status=status, modes=mode, fact=fact)


def weighed(likely: Floats, raw: Floats, shares: Floats) -> Floats:
    """[words, labels]: probabilities weighed, in logarithms, with raw scores; ``shares`` are those of either."""
    return softmax(shares[0] * np.log(likely + SMALL) + shares[1] * raw)
