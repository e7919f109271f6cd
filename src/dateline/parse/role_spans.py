"""Which words make up each argument of a predicate: learnt roles word by word, and what the tree holds together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from dateline.parse.encoder import Floats
from dateline.quick import found_once

ARGUMENT_COST, WHOLE_BRANCH = 2.0, 1.0
"""In log odds: what an argument must gain over no argument, and what a branch of the tree is given before a stretch
that is none (the first 700 predicates' sentences of ewt.srl dev; either of the two alone loses five points)."""

Span = tuple[int, int]
Found = list[tuple[int, int, int]]


class Branches:
    """The branches of a sentence's tree as spans of words."""

    def __init__(self, heads: Sequence[int], *, commas: Sequence[bool]) -> None:
        """``heads`` are governors (-1 for the root); ``commas`` says which words are signs that end no argument."""
        self._heads = heads
        self._commas = commas
        self._branches = [0] * len(heads)  # for each word a number whose bits are the words that it governs
        for word in range(len(heads)):
            bit, at = 1 << word, word
            while at >= 0 and not self._branches[at] & bit:
                self._branches[at] |= bit
                at = heads[at]

    @found_once
    def _whole(self) -> list[tuple[Span, ...]]:
        """Of each word its unbroken branch, and the same without the signs at its edges."""
        return [self._cut(head, branch) for head, branch in enumerate(self._branches)]

    def beside(self, predicate: int) -> list[Span]:
        """Every unbroken branch that does not hold the predicate; branches above it without the one that does."""
        above, below, at = {predicate}, predicate, self._heads[predicate]
        found: list[Span] = []
        while at >= 0 and at not in above:
            above.add(at)
            found += self._cut(at, self._branches[at] & ~self._branches[below])
            below, at = at, self._heads[at]
        for head, spans in enumerate(self._whole):
            if head not in above:
                found += spans
        return found

    def _cut(self, head: int, branch: int) -> tuple[Span, ...]:
        """The unbroken stretch of a branch around its head, and the same without signs at its edges if it has any."""
        first = (~branch & ((1 << head) - 1)).bit_length()  # behind the last word before the head that is not in it
        rest = branch >> head
        last = head + (~rest & (rest + 1)).bit_length() - 2  # before the first word after it that is not
        whole = first, last + 1
        if not self._commas[first] and not self._commas[last]:
            return (whole,)
        while first < head and self._commas[first]:
            first += 1
        while last > head and self._commas[last]:
            last -= 1
        return whole, (first, last + 1)


def stretches(best: Sequence[int]) -> Iterator[Span]:
    """Runs of one role other than 0."""
    first = 0
    for word in range(1, len(best) + 1):
        if word == len(best) or best[word] != best[first]:
            if best[first]:
                yield first, word
            first = word


def arguments(odds: Floats, branches: Branches, predicate: int, *, best: Sequence[int], some: Sequence[int]) -> Found:
    """(first, last, role) of the arguments of a predicate that together gain most; none overlaps another.

    ``odds`` [roles, words] are log odds against no argument, role 0, none of the predicate itself; ``best`` is each
    word's likeliest role, ``some`` are those that some word bears rather than none: no stretch gains by another. A
    stretch gains what its words' log odds of its role sum to (weighted interval scheduling over the stretches as learnt
    and the branches of the tree).
    """
    if not some:
        return []
    gains: dict[int, list[tuple[float, int, int]]] = {}
    sums = np.add.accumulate(odds[some], 1).tolist()
    so_far = [(kind, (0.0, *own)) for kind, own in zip(some, sums, strict=True)]
    _weigh(gains, branches.beside(predicate), so_far, cost=ARGUMENT_COST - WHOLE_BRANCH)
    _weigh(gains, stretches(best), so_far, cost=ARGUMENT_COST)
    return _most(gains, len(best)) if gains else []


def _weigh(
    gains: dict[int, list[tuple[float, int, int]]],
    spans: Iterable[Span],
    so_far: Sequence[tuple[int, Sequence[float]]],
    *,
    cost: float,
) -> None:
    """Note stretches that are worth more than they cost under their end: worth, beginning and likeliest role.

    ``so_far`` says of each role what the words before each word gain by it.
    """
    for first, last in spans:
        most, role = cost, 0
        for kind, sums in so_far:
            gain = sums[last] - sums[first]
            if gain > most:
                most, role = gain, kind
        if role:
            gains.setdefault(last, []).append((most - cost, first, role))


def _most(gains: dict[int, list[tuple[float, int, int]]], count: int) -> Found:
    total = [0.0] * (count + 1)
    taken: list[tuple[int, int] | None] = [None] * (count + 1)
    for last in range(1, count + 1):
        total[last] = total[last - 1]
        for worth, first, role in sorted(gains[last]) if last in gains else ():
            if total[first] + worth > total[last]:
                total[last], taken[last] = total[first] + worth, (first, role)
    found: Found = []
    last = count
    while last > 0:
        chosen = taken[last]
        if chosen is None:
            last -= 1
            continue
        found.append((chosen[0], last, chosen[1]))
        last = chosen[0]
    return found[::-1]
