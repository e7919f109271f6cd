"""Scored pairs → groups, without chains of unlike things.

Average linkage: two groups join while their members, all taken together, look alike. So one likeness at the edge joins
nothing: a report of Monday's talks and one of Thursday's are not made one by a third that tells of both. What people
have judged holds before and above it. The result is a function of the scores; the order of arrival plays no part.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

import numpy as np

from dateline.merge.rows import Floats, Integers

LARGEST = 400
"""Members compared all with all; a larger component is cut at its weakest likenesses until its parts are smaller."""
APART = -1e6
"""What a judgement "different" weighs: no sum of likenesses comes near it."""
Score = Callable[[Sequence[int]], Floats]
"""Numbers of accounts → log-odds of each two of them to be of one event, in the order of `pairs_within`."""


def pairs_within(part: Sequence[int]) -> tuple[Integers, Integers]:
    """Every two of some accounts, by their numbers."""
    numbers = np.array(part, dtype=np.int64)
    above = np.triu_indices(len(part), 1)
    return numbers[above[0]], numbers[above[1]]


def components(members: Sequence[int], edges: Iterable[tuple[int, int]]) -> list[list[int]]:
    """Members that are tied by edges, directly or through others; each group and the list in the order of members."""
    head = {each: each for each in members}

    def top(each: int) -> int:
        while head[each] != each:
            head[each] = head[head[each]]
            each = head[each]
        return each

    for one, other in edges:
        a, b = top(one), top(other)
        if a != b:
            head[max(a, b)] = min(a, b)
    groups: dict[int, list[int]] = {}
    for each in members:
        groups.setdefault(top(each), []).append(each)
    return list(groups.values())


def groups_of(
    members: Sequence[int],
    *,
    likeness: Mapping[tuple[int, int], float],
    score: Score,
    same: Iterable[tuple[int, int]] = (),
    different: Iterable[tuple[int, int]] = (),
) -> list[list[int]]:
    """The members of one component in groups, one a happening.

    ``members`` come in an order that does not depend on arrival (by publication, then id): ties are broken by it.
    ``likeness`` holds the pairs above 0 that tied them; ``score`` answers for all others.
    """
    same, different = list(same), list(different)
    if len(members) == 1:
        return [list(members)]
    found: list[list[int]] = []
    for part in _small_parts(members, likeness, same):
        found += _linked(part, score=score, same=same, different=different)
    return found


def _small_parts(
    members: Sequence[int], likeness: Mapping[tuple[int, int], float], same: Sequence[tuple[int, int]]
) -> list[list[int]]:
    least, parts = 0.0, [list(members)]
    while any(len(part) > LARGEST for part in parts) and least < 6:
        least += 0.5
        finer: list[list[int]] = []
        for part in parts:
            inside = set(part)
            held = [pair for pair in same if inside.issuperset(pair)]
            ties = [pair for pair, odds in likeness.items() if odds > least and inside.issuperset(pair)]
            finer += components(part, [*ties, *held]) if len(part) > LARGEST else [part]
        parts = finer
    return [part[at : at + LARGEST] for part in parts for at in range(0, len(part), LARGEST)]


def _linked(
    part: Sequence[int], *, score: Score, same: Sequence[tuple[int, int]], different: Sequence[tuple[int, int]]
) -> list[list[int]]:
    inside = set(part)
    start = components(part, [pair for pair in same if inside.issuperset(pair)])
    total = _totals(part, start, score=score, different=[pair for pair in different if inside.issuperset(pair)])
    sizes = np.array([len(group) for group in start], dtype=float)
    groups: list[list[int] | None] = list(start)
    np.fill_diagonal(total, -np.inf)
    while len(total) > 1:
        mean = total / (sizes[:, None] * sizes[None, :])
        at = int(np.argmax(mean))
        one, other = divmod(at, len(total))
        if not mean[one, other] > 0:
            break
        one, other = min(one, other), max(one, other)
        total[one] += total[other]
        total[:, one] += total[:, other]
        total[one, one] = -np.inf
        sizes[one] += sizes[other]
        groups[one] = (groups[one] or []) + (groups[other] or [])
        total[other] = total[:, other] = -np.inf  # it is gone: no mean reaches it
        groups[other] = None
    rank = {member: at for at, member in enumerate(part)}
    return [sorted(group, key=rank.__getitem__) for group in groups if group]


def _totals(
    part: Sequence[int], groups: Sequence[Sequence[int]], *, score: Score, different: Sequence[tuple[int, int]]
) -> Floats:
    """The summed likeness between every two groups."""
    rank = {member: at for at, member in enumerate(part)}
    group_of = np.zeros(len(part), dtype=np.int64)
    for at, group in enumerate(groups):
        for member in group:
            group_of[rank[member]] = at
    above = np.triu_indices(len(part), 1)
    odds = score(part) if len(part) > 1 else np.zeros(0)
    total = np.zeros((len(groups), len(groups)))
    np.add.at(total, (group_of[above[0]], group_of[above[1]]), odds)
    for one, other in different:
        total[group_of[rank[one]], group_of[rank[other]]] += APART
    return total + total.T
