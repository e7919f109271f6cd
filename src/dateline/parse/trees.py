"""Scores of governors → a tree: greedy where that is a tree already, else Chu-Liu-Edmonds."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
Exact = NDArray[np.float64]
Heads = NDArray[np.intp]
ROOT_COSTS = (0.0, 1.0, 4.0, 16.0, 64.0, 1e6)
"""What a root costs, tried in turn: a best tree that then has one root is the best of all trees with one root, and the
less a root costs the fewer words change their governors. The last is more than any sentence's scores differ in all."""


def best_heads(scores: Scores, likeliest: list[int] | None = None) -> list[int]:
    """Choose governors; ``scores`` is [N words, N + 1 governors], column 0 the root.

    Returns N heads, -1 for the one root. Words never govern themselves. ``likeliest`` is each word's best governor by
    itself (counted from 1, 0 the root), where that is known.
    """
    greedy: list[int] = scores.argmax(1).tolist() if likeliest is None else likeliest
    if greedy.count(0) == 1 and not _cycle(greedy):
        return [head - 1 for head in greedy]
    likely: Exact = scores.astype(np.float64)
    np.fill_diagonal(likely[:, 1:], -np.inf)
    best = likely.argmax(1)
    if best.tolist().count(0) == 1 and not _cycle(best.tolist()):
        return [head - 1 for head in best.tolist()]
    for more in np.diff(ROOT_COSTS, prepend=0.0):
        likely[:, 0] -= more
        best = _spanning(likely)
        if int((best == 0).sum()) == 1:
            break
    return [int(head) - 1 for head in best]


def _cycle(heads: Sequence[int]) -> list[int]:
    """The words of one cycle (1-based), empty when there is none."""
    state = [0] * (len(heads) + 1)
    for begin in range(1, len(heads) + 1):
        at = begin
        while at and not state[at]:
            state[at] = begin
            at = heads[at - 1]
        if at and state[at] == begin:
            path = [at]
            while (following := heads[path[-1] - 1]) != at:
                path.append(following)
            return path
    return []


def _spanning(scores: Exact) -> Heads:
    """Chu-Liu-Edmonds over dense scores [N, N + 1]; contracts one cycle at a time."""
    heads: Heads = scores.argmax(1)
    cycle = _cycle(heads.tolist())
    if not cycle:
        return heads
    inside = set(cycle)
    outside = [word for word in range(1, scores.shape[0] + 1) if word not in inside]
    number = {word: rank + 1 for rank, word in enumerate(outside)}
    merged = len(outside) + 1
    merged_words = np.asarray(cycle, np.intp)
    governors = np.asarray([0, *outside], np.intp)
    smaller = np.full((merged, merged + 1), -np.inf)
    rows = np.asarray(outside, np.intp) - 1
    smaller[: merged - 1, :merged] = scores[np.ix_(rows, governors)]
    from_cycle = scores[np.ix_(rows, merged_words)]
    smaller[: merged - 1, merged] = from_cycle.max(1) if outside else 0.0
    out_of = {word: cycle[best] for word, best in zip(outside, from_cycle.argmax(1).tolist(), strict=True)}
    # Whoever governs the cycle enters it at the word that loses least by it.
    own = scores[merged_words - 1, heads[merged_words - 1]]
    gains = scores[np.ix_(merged_words - 1, governors)] - own[:, None]
    smaller[merged - 1, :merged] = gains.max(0)
    into = {int(word): cycle[best] for word, best in zip(governors, gains.argmax(0).tolist(), strict=True)}
    solved = _spanning(smaller)
    back = {rank: word for word, rank in number.items()}
    result: Heads = heads.copy()
    for word in outside:
        head = int(solved[number[word] - 1])
        result[word - 1] = out_of[word] if head == merged else back.get(head, 0)
    entered = back.get(int(solved[merged - 1]), 0)
    result[into[entered] - 1] = entered
    return result
