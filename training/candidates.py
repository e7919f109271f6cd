"""Choices among candidates, fitted: weights of marks so that what is right is likely, with a penalty on their squares.

A conditional logit: a candidate's score is the sum of the weights of its marks. Where several candidates are right,
it is their common probability that grows; where none is, the choice teaches nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

import torch

STEPS = 100
SMALL = 1e-9
LEAST_WEIGHT = 0.02  # smaller weights change no choice and are left out of the file


@dataclass(frozen=True, slots=True)
class Example:
    """A choice: its scene, the marks of each candidate, and which are right."""

    scene: str
    marks: tuple[tuple[str, ...], ...]
    right: tuple[bool, ...]


def fit(examples: Sequence[Example], *, penalty: float, least: int) -> dict[str, float]:
    """Weights of the marks that are seen at least ``least`` times; deterministic (no seed is drawn)."""
    told = [each for each in examples if any(each.right)]
    seen = Counter(mark for each in told for marks in each.marks for mark in marks)
    place = {mark: i for i, mark in enumerate(sorted(mark for mark, times in seen.items() if times >= least))}
    rows = [[place[mark] for mark in marks if mark in place] for each in told for marks in each.marks]
    flat = torch.tensor([at for row in rows for at in row])
    begins = torch.tensor([0, *accumulate(map(len, rows))][:-1])
    owner = torch.tensor([i for i, each in enumerate(told) for _ in each.marks])
    right = torch.tensor([r for each in told for r in each.right])
    weights = torch.zeros(len(place), 1, dtype=torch.float64, requires_grad=True)
    search = torch.optim.LBFGS([weights], max_iter=STEPS, history_size=20, line_search_fn="strong_wolfe")

    def loss() -> torch.Tensor:
        search.zero_grad()
        scores = torch.nn.functional.embedding_bag(flat, weights, begins, mode="sum")[:, 0]
        top = torch.full((len(told),), -1e9, dtype=torch.float64).scatter_reduce(0, owner, scores.detach(), "amax")
        grown = torch.exp(scores - top[owner])
        none = torch.zeros(len(told), dtype=torch.float64)
        total, hit = none.index_add(0, owner, grown), none.index_add(0, owner, grown * right)
        value = (torch.log(total) - torch.log(hit + SMALL)).sum() + penalty / 2 * (weights**2).sum()
        value.backward()
        return value

    search.step(loss)
    found = weights.detach()[:, 0].tolist()
    return {mark: round(found[i], 3) for mark, i in place.items() if abs(found[i]) >= LEAST_WEIGHT}
