"""Do two annotations of a report agree on what speaks of the same person, body or group?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations

from dateline.evaluate.marks import Pair
from dateline.evaluate.scorecard import Hits

ALIKE = 0.5
"""Mentions whose common letters are at least this share of all their letters are taken for one ("guns", "its guns")."""

Clusters = Sequence[Sequence[Pair]]


def mention_hits(first: Clusters, second: Clusters) -> Hits:
    """Mentions that both mark, to the letter."""
    one, two = _mentions(first), _mentions(second)
    return Hits(right=len(one & two), found=len(two), gold=len(one))


def link_hits(first: Clusters, second: Clusters) -> Hits:
    """Pairs of mentions that both hold for the same entity; mentions count as one where they are alike."""
    same = aligned(_mentions(first), _mentions(second))
    one = _links(first)
    two = {frozenset(same.get(each, (-1 - each[0], each[1])) for each in pair) for pair in _links(second)}
    return Hits(right=len(one & two), found=len(two), gold=len(one))


def aligned(first: Iterable[Pair], second: Iterable[Pair]) -> dict[Pair, Pair]:
    """The first's mention for each of the second's that is the same or alike, one to one, the likest first."""
    pairs = sorted(
        ((share, two, one) for one in first for two in second if (share := _alike(one, two)) >= ALIKE),
        key=lambda each: (-each[0], each[1:]),
    )
    found: dict[Pair, Pair] = {}
    taken: set[Pair] = set()
    for _, two, one in pairs:
        if two not in found and one not in taken:
            found[two] = one
            taken.add(one)
    return found


def _alike(one: Pair, two: Pair) -> float:
    common = min(one[1], two[1]) - max(one[0], two[0])
    return max(common, 0) / (one[1] - one[0] + two[1] - two[0] - common)


def _mentions(clusters: Clusters) -> set[Pair]:
    return {pair for each in clusters for pair in each}


def _links(clusters: Clusters) -> set[frozenset[Pair]]:
    return {frozenset(pair) for each in clusters for pair in combinations(sorted({*each}), 2)}
