"""Scored pairs → groups, without chains of unlike things.

Average linkage: two groups join while their members, all taken together, look alike. So one likeness at the edge joins
nothing: a report of Monday's talks and one of Thursday's are not made one by a third that tells of both. What people
have judged holds before and above it. The result is a function of the scores; the order of arrival plays no part.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from dateline.merge.rows import Floats

APART = -1e6
"""What a judgement "different" weighs: no sum of likenesses comes near it."""


def groups_of(
    odds: Floats,
    *,
    weights: Sequence[float],
    same: Iterable[tuple[int, int]] = (),
    different: Iterable[tuple[int, int]] = (),
) -> list[list[int]]:
    """The members of one part, counted from 0, in groups, one a happening; each group and the list in order.

    ``odds`` is a square, the log-odds of each two to be of one happening, ``weights`` says for how many accounts each
    stands. ``same`` and ``different`` are what people judged, without contradictions.
    """
    start = _joined(len(odds), same)
    mean = _between(odds, start, weights=np.asarray(weights, dtype=float))
    home = {member: at for at, group in enumerate(start) for member in group}
    for one, other in different:
        mean[home[one], home[other]] += APART
        mean[home[other], home[one]] += APART
    sizes = [float(sum(weights[member] for member in group)) for group in start]
    return sorted((sorted(group) for group in _linked(mean, start, sizes=sizes)), key=lambda group: group[0])


def _joined(number: int, same: Iterable[tuple[int, int]]) -> list[list[int]]:
    groups = {each: [each] for each in range(number)}
    for one, other in same:
        if groups[one] is not groups[other]:
            groups[one] += groups[other]
            groups.update(dict.fromkeys(groups[other], groups[one]))
    return [group for each, group in groups.items() if group[0] == each]


def _between(odds: Floats, groups: Sequence[Sequence[int]], *, weights: Floats) -> Floats:
    """The mean likeness of each two groups."""
    if len(groups) == len(odds):
        return odds.copy()
    share = np.zeros((len(groups), len(odds)))
    for at, group in enumerate(groups):
        share[at, group] = weights[group]
    share /= share.sum(axis=1, keepdims=True)
    return np.asarray(share @ odds @ share.T)


def _linked(mean: Floats, groups: Sequence[Sequence[int]], *, sizes: list[float]) -> list[list[int]]:
    """Join groups while two look alike, by chains of nearest neighbours: as joining the nearest two each time does.

    Joining brings no third group nearer than the nearer of the two was, so a group whose nearest is unlike is done.
    """
    left: dict[int, list[int]] = {at: list(group) for at, group in enumerate(groups)}
    np.fill_diagonal(mean, -np.inf)
    done: list[list[int]] = []
    chain: list[int] = []
    while left:
        if not chain:
            chain.append(next(iter(left)))
        top = chain[-1]
        near = int(mean[top].argmax())
        if len(chain) > 1 and mean[top, chain[-2]] >= mean[top, near]:
            near = chain[-2]
        if not mean[top, near] > 0:
            done.append(left.pop(top))
            mean[top] = mean[:, top] = -np.inf
            chain.pop()
        elif len(chain) > 1 and near == chain[-2]:
            del chain[-2:]
            one, other = min(top, near), max(top, near)
            whole = sizes[one] + sizes[other]
            mean[one] = (sizes[one] * mean[one] + sizes[other] * mean[other]) / whole
            mean[:, one] = mean[one]
            mean[one, one] = -np.inf
            mean[other] = mean[:, other] = -np.inf  # it is gone
            sizes[one] = whole
            left[one] += left.pop(other)
        else:
            chain.append(near)
    return done
