"""Scores of governors → a tree: greedy where that is a tree already, else Chu-Liu-Edmonds."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
Exact = NDArray[np.float64]
Heads = NDArray[np.intp]
ROOT_COST = 1e6
"""More than the scores of any sentence's governors differ in all."""


def best_heads(scores: Scores) -> list[int]:
    """Choose governors; ``scores`` is [N words, N + 1 governors], column 0 the root.

    Returns N heads, -1 for the one root. Words never govern themselves.
    """
    words = scores.shape[0]
    likely: Exact = scores.astype(np.float64)
    likely[np.arange(words), np.arange(1, words + 1)] = -np.inf
    heads = likely.argmax(1)
    if int((heads == 0).sum()) == 1 and not _cycle(heads):
        return [int(head) - 1 for head in heads]
    # Exactly one root: every root costs so much that the best tree has no second one.
    likely[:, 0] -= ROOT_COST
    return [int(head) - 1 for head in _spanning(likely)]


def _cycle(heads: Heads) -> list[int]:
    """The words of one cycle (1-based), empty when there is none."""
    state = [0] * (len(heads) + 1)
    for begin in range(1, len(heads) + 1):
        path, at = [], begin
        while at and not state[at]:
            state[at] = begin
            path.append(at)
            at = int(heads[at - 1])
        if at and state[at] == begin:
            return path[path.index(at) :]
    return []


def _spanning(scores: Exact) -> Heads:
    """Chu-Liu-Edmonds over dense scores [N, N + 1]; contracts one cycle at a time."""
    heads: Heads = scores.argmax(1)
    cycle = _cycle(heads)
    if not cycle:
        return heads
    inside = set(cycle)
    outside = [word for word in range(1, scores.shape[0] + 1) if word not in inside]
    number = {word: rank + 1 for rank, word in enumerate(outside)}
    merged = len(outside) + 1
    cycle_score = sum(scores[word - 1, heads[word - 1]] for word in cycle)
    smaller = np.full((merged, merged + 1), -np.inf)
    into: dict[int, int] = {}
    rows = np.asarray(outside, np.intp) - 1
    smaller[: merged - 1, :merged] = scores[np.ix_(rows, np.asarray([0, *outside]))]
    from_cycle = scores[np.ix_(rows, np.asarray(cycle))]
    smaller[: merged - 1, merged] = from_cycle.max(1) if outside else 0.0
    out_of = {word: cycle[int(best)] for word, best in zip(outside, from_cycle.argmax(1), strict=True)}
    for governor in [0, *outside]:
        gains = {word: scores[word - 1, governor] - scores[word - 1, heads[word - 1]] + cycle_score for word in cycle}
        best = max(gains, key=gains.__getitem__)
        smaller[merged - 1, number.get(governor, 0)] = gains[best]
        into[governor] = best
    solved = _spanning(smaller)
    back = {rank: word for word, rank in number.items()}
    result: Heads = heads.copy()
    for word in outside:
        head = int(solved[number[word] - 1])
        result[word - 1] = out_of[word] if head == merged else back.get(head, 0)
    entered = back.get(int(solved[merged - 1]), 0)
    result[into[entered] - 1] = entered
    return result
