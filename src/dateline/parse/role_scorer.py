"""The role of each candidate: a small net over marks, vectors of four words and the network's own reading.

`training.roles` fits it on readings with masked words: on whole ones the network recites what it was trained on.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from dateline.parse.role_candidates import Candidate, Span
from dateline.parse.role_marks import MarkRows, Marks

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
LEAST, UNIT = -7.0, 3.0
"""Log probabilities of the network's own reading count from LEAST on, in units of UNIT."""


class RoleScorer:
    """The net of ``roles.npz``: names of marks with their rows, vectors made narrow, one hidden layer, roles."""

    def __init__(self, file: Path) -> None:
        with np.load(file) as kept:
            self.roles: tuple[str, ...] = tuple(kept["roles"].tolist())
            self._known = {name: row for row, name in enumerate(kept["names"].tolist(), start=1)}
            table = kept["table"].astype(np.float32) * kept["unit"]
            told = (kept[name].astype(np.float32) for name in ("narrow", "wide", "read", "bias", "out", "none"))
            self._narrow, self._wide, self._read, self._bias, self._out, self._none = told
        self._table: Floats = np.concatenate([np.zeros_like(table[:1]), table])  # row 0: marks without a name
        self.rows = MarkRows(lambda name: self._known.get(name, 0))

    def of(self, words: Floats, marks: Marks) -> SentenceRoles:
        """What scores the candidates of one sentence, whose vectors are ``words`` [N, W]."""
        predicate, head, first, last = np.matmul(words @ self._narrow, self._wide)
        head += np.add.reduce(self._table[marks.head], 1)
        first += self._table[marks.first[:, 0]]
        last += self._table[marks.last[:, 0]]
        return SentenceRoles(self, marks, (predicate + self._bias, head, first, last))

    def grown(self, rows: Ints) -> Floats:
        """[C, M] rows of marks → [C, H], what they add to the hidden layer."""
        return np.asarray(np.add.reduce(self._table[rows], 1), np.float32)

    def told(self, grown: Floats, reading: Floats) -> Floats:
        """[C, H] of marks and vectors, [C, 6 R] of the network's own reading → [C, roles], log odds against none."""
        grown += reading @ self._read
        grown /= 1 + np.exp(-np.maximum(grown, -30))
        return np.asarray(grown @ self._out + self._none, np.float32)


class SentenceRoles:
    """Scores the candidates of one sentence."""

    def __init__(self, scorer: RoleScorer, marks: Marks, sides: tuple[Floats, Floats, Floats, Floats]) -> None:
        """``sides`` [N, H] are what each word adds as predicate, head, first and last word."""
        self._scorer = scorer
        self._marks = marks
        self._sides = sides

    def odds(self, likely: Floats, predicate: int, *, spans: Sequence[Candidate], learnt: frozenset[Span]) -> Floats:
        """[candidates, roles]: log odds of each role against none.

        ``likely`` [R, N] are the log probabilities of the network's own roles, ``learnt`` its stretches of one role.
        """
        places = np.array(spans)
        marks, scorer = self._marks, self._scorer
        as_predicate, head, first, last = self._sides
        own = as_predicate[predicate] + np.add.reduce(scorer.grown(np.array([marks.predicate(predicate)])), 0)
        way = scorer.grown(marks.ways(predicate)) + head
        rows = marks.spans(places, predicate=predicate, learnt=[int(span[:2] in learnt) for span in spans])
        grown = scorer.grown(rows) + way[places[:, 2]] + first[places[:, 0]] + last[places[:, 1] - 1] + own
        return scorer.told(grown, read(likely, places))


def read(likely: Floats, places: Ints) -> Floats:
    """[candidates, 6 R]: log probabilities of R roles over a span's words, its head, first and last word, and beside.

    ``likely`` [R, N]; ``places`` [candidates, …] begin with first, last and head.
    """
    count, (roles, words) = len(places), likely.shape
    told = np.full((words + 2, roles), LEAST / UNIT, np.float32)
    told[[0, -1], 0] = 0.0  # no word there: no role
    np.maximum(likely.T / UNIT, LEAST / UNIT, out=told[1:-1])
    sums = np.add.accumulate(told, 0)
    first, last, head = places[:, 0], places[:, 1], places[:, 2]
    found = np.empty((count, 6, roles), np.float32)
    found[:, 0] = (sums[last] - sums[first]) / (last - first)[:, None]
    found[:, 1:] = told[np.stack((head + 1, first + 1, last, first, last + 1), 1)]
    return found.reshape(count, -1)
