"""Scored pairs become groups by average linkage; judgements hold before and above it."""

from __future__ import annotations

import numpy as np
import pytest

from dateline.merge.clustering import groups_of


def square(size: int, pairs: dict[tuple[int, int], float], *, rest: float = -3.0) -> np.ndarray:
    odds = np.full((size, size), rest)
    for (one, other), each in pairs.items():
        odds[one, other] = odds[other, one] = each
    np.fill_diagonal(odds, 0.0)
    return odds


def joined_the_nearest_two_each_time(odds: np.ndarray) -> list[list[int]]:
    """Average linkage as it is told: slow, and plainly right."""
    groups = [[at] for at in range(len(odds))]
    while len(groups) > 1:
        mean, one, other = max(
            (odds[np.ix_(a, b)].mean(), i, j)
            for i, a in enumerate(groups)
            for j, b in enumerate(groups)
            if i < j
        )  # fmt: skip
        if mean <= 0:
            break
        groups[one] += groups.pop(other)
    return sorted(sorted(group) for group in groups)


@pytest.mark.parametrize("seed", range(10))
def test_chains_of_neighbours_give_what_joining_the_nearest_two_gives(seed):
    odds = np.random.default_rng(seed).normal(-0.2, 2, (25, 25))
    odds = (odds + odds.T) / 2

    assert groups_of(odds, weights=[1.0] * 25) == joined_the_nearest_two_each_time(odds)


def test_one_likeness_at_the_edge_joins_nothing():
    odds = square(4, {(0, 1): 4.0, (2, 3): 4.0, (1, 2): 2.0})

    assert groups_of(odds, weights=[1.0] * 4) == [[0, 1], [2, 3]]


def test_an_account_that_stands_for_many_weighs_as_many():
    odds = square(3, {(0, 1): 5.0, (0, 2): 2.0, (1, 2): -3.0})

    assert groups_of(odds, weights=[1.0, 1.0, 1.0]) == [[0, 1], [2]]
    assert groups_of(odds, weights=[9.0, 1.0, 1.0]) == [[0, 1, 2]]


def test_what_is_judged_different_stays_apart_though_a_third_is_like_both():
    odds = square(3, {(0, 1): 6.0, (1, 2): 6.0, (0, 2): 6.0})

    assert groups_of(odds, weights=[1.0] * 3, different=[(0, 2)]) == [[0, 1], [2]]


def test_what_is_judged_the_same_is_one_however_unlike():
    assert groups_of(square(3, {}), weights=[1.0] * 3, same=[(0, 2)]) == [[0, 2], [1]]
