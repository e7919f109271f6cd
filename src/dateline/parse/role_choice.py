"""Which candidates are the arguments of a predicate: those that together gain most, none overlapping another."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence

import numpy as np

from dateline.parse.encoder import Floats
from dateline.parse.role_candidates import Span

ONCE = frozenset(("ARG0", "ARG1", "ARG2", "ARG3", "ARG4", "ARGM-MOD", "ARGM-NEG"))
"""Roles that a predicate gives once."""
TURNS = 8
"""So often at most a second bearer of a role is told to look for another."""
FREE = 0.3
"""In log odds, what every argument gains: F1 is best served by what is right in four of ten cases (EWT dev agrees)."""
LESS: Mapping[str, float] = {"ARG2": -0.4}
"""In log odds: the scorer says ARG2 of many an ARG1; chosen on EWT dev, and better in each of its quarters."""
Chosen = tuple[int, int]


def chosen(odds: Floats, spans: Sequence[Span], roles: Sequence[str]) -> list[Chosen]:
    """(span, role) by their ranks, in text order; ``odds`` [spans, roles] are log odds against no argument.

    Of two that would bear a role of ONCE the less likely takes its next best, or none.
    """
    left = odds + np.array([FREE + LESS.get(role, 0.0) for role in roles], odds.dtype)
    found: list[Chosen] = []
    for _ in range(TURNS):
        found = _most(spans, left.max(1).tolist(), left.argmax(1).tolist())
        again = _twice(found, roles)
        if again is None:
            break
        one, two, role = again
        left[one if left[one, role] < left[two, role] else two, role] = -99.0
    return found


def _twice(found: Sequence[Chosen], roles: Sequence[str]) -> tuple[int, int, int] | None:
    """Two spans with one role of ONCE, and the role."""
    seen: dict[int, int] = {}
    for span, role in found:
        if roles[role] in ONCE and seen.setdefault(role, span) != span:
            return seen[role], span, role
    return None


def _most(spans: Sequence[Span], gains: Sequence[float], roles: Sequence[int]) -> list[Chosen]:
    """Weighted interval scheduling over the spans that gain anything."""
    order = sorted((rank for rank, gain in enumerate(gains) if gain > 0), key=lambda rank: spans[rank][1])
    ends = [spans[rank][1] for rank in order]
    total = [0.0]
    before: list[int | None] = []
    for place, rank in enumerate(order):
        fits = bisect_right(ends, spans[rank][0], 0, place)
        taken = total[fits] + gains[rank]
        before.append(fits if taken > total[-1] else None)
        total.append(max(taken, total[-1]))
    found: list[Chosen] = []
    place = len(order)
    while place > 0:
        fit = before[place - 1]
        if fit is None:
            place -= 1
        else:
            found.append((order[place - 1], roles[order[place - 1]]))
            place = fit
    return found[::-1]
