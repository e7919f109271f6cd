"""Bilinear forms over two words, asked only where an answer is wanted: of acts, cues and predicates.

Scored for every pair of words of a report they cost more than all other heads together, and hardly a word in ten
is ever asked about.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
FORMS = ("rels", "roles", "act_roles", "quoted")
ASKED = frozenset(FORMS)
"""The heads whose two sides leave the graph as ``sides``: of each form in order, the one and the other side."""


class Forms:
    """The forms [labels, one + 1, two + 1] of ``pairs.npz``, and where each one's sides stand in ``sides``."""

    def __init__(self, file: Path) -> None:
        with np.load(file) as stored:
            self._forms: dict[str, Floats] = {name: stored[name] for name in FORMS}
            self._root: Floats = stored["rels_root"]
        self._at: dict[str, tuple[int, int, int]] = {}
        begin = 0
        for name, form in self._forms.items():
            middle, end = begin + form.shape[1] - 1, begin + form.shape[1] + form.shape[2] - 2
            self._at[name] = begin, middle, end
            begin = end

    def scores(self, name: str, sides: Floats, words: Sequence[int]) -> Floats:
        """[labels, words asked, N]: raw scores of some words' pairs with every word of their sentence."""
        begin, middle, end = self._at[name]
        form = self._forms[name]
        one = np.matmul(sides[words, begin:middle], form[:, :-1]) + form[:, -1:]
        return np.asarray(np.matmul(one[..., :-1], sides[:, middle:end].T) + one[..., -1:], np.float32)

    def relation(self, sides: Floats, word: int, head: int) -> int:
        """The likeliest label of a word's relation to a governor, -1 for the root."""
        begin, middle, end = self._at["rels"]
        form = self._forms["rels"]
        one = np.matmul(sides[word, begin:middle], form[:, :-1]) + form[:, -1]
        two = self._root[0] if head < 0 else sides[head, middle:end]
        return int((one[..., :-1] @ two + one[..., -1]).argmax())


@dataclass(frozen=True)
class Asked:
    """The pairs of one sentence: forms, and the sides [N, …] of its words."""

    forms: Forms
    sides: Floats

    def scores(self, name: str, words: Sequence[int]) -> Floats:
        """See `Forms.scores`."""
        return self.forms.scores(name, self.sides, words)

    def relation(self, word: int, head: int) -> int:
        """See `Forms.relation`."""
        return self.forms.relation(self.sides, word, head)
