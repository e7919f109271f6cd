"""Which words make up each argument of a predicate: learnt roles word by word, and what the tree holds together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

import numpy as np

from dateline.parse.encoder import Floats

ARGUMENT_COST, WHOLE_BRANCH = 2.0, 1.0
"""In log odds: what an argument must gain over no argument, and what a branch of the tree is given before a stretch
that is none (the first 700 predicates' sentences of ewt.srl dev; either of the two alone loses five points)."""

Span = tuple[int, int]


class Branches:
    """The branches of a sentence's tree as spans of words."""

    def __init__(self, heads: Sequence[int], *, commas: Sequence[bool]) -> None:
        """``heads`` are governors (-1 for the root); ``commas`` says which words are signs that end no argument."""
        self._heads = heads
        self._commas = commas

    @cached_property
    def _children(self) -> list[list[int]]:
        found: list[list[int]] = [[] for _ in self._heads]
        for word, head in enumerate(self._heads):
            if head >= 0:
                found[head].append(word)
        return found

    @cached_property
    def _whole(self) -> list[tuple[Span, Span]]:
        """Of each word its unbroken branch, and the same without the signs at its edges."""
        return [self._cut(head, set()) for head in range(len(self._heads))]

    def beside(self, predicate: int) -> set[Span]:
        """Every unbroken branch that does not hold the predicate; branches above it without the one that does."""
        above = {predicate}
        word = self._heads[predicate]
        while word >= 0 and word not in above:
            above.add(word)
            word = self._heads[word]
        found: set[Span] = set()
        for head, whole in enumerate(self._whole):
            if head not in above:  # its branch holds neither the predicate nor a word above it
                found.update(whole)
            elif head != predicate:
                found.update(self._cut(head, above - {head}))
        return found

    def _cut(self, head: int, blocked: set[int]) -> tuple[Span, Span]:
        """The stretch that a word governs, and the same without the signs at its edges."""
        first, last = self._around(head, blocked)
        whole = first, last + 1
        while first < head and self._commas[first]:
            first += 1
        while last > head and self._commas[last]:
            last -= 1
        return whole, (first, last + 1)

    def _around(self, head: int, blocked: set[int]) -> Span:
        """First and last word of the stretch around a head that it governs."""
        kept, agenda = {head}, [head]
        while agenda:
            for child in self._children[agenda.pop()]:
                if child not in blocked and child not in kept:
                    kept.add(child)
                    agenda.append(child)
        first = last = head
        while first - 1 in kept:
            first -= 1
        while last + 1 in kept:
            last += 1
        return first, last


def stretches(best: Sequence[int]) -> Iterator[Span]:
    """Runs of one role other than 0."""
    first = 0
    for word in range(1, len(best) + 1):
        if word == len(best) or best[word] != best[first]:
            if best[first]:
                yield first, word
            first = word


def arguments(roles: Floats, branches: Branches, predicate: int) -> list[tuple[int, int, int]]:
    """(first, last, role) of the arguments of a predicate that together gain most; none overlaps another.

    ``roles`` [words, roles] are probabilities, role 0 is no argument. A stretch gains what its words' log odds of its
    role against none sum to (weighted interval scheduling over the stretches as learnt and the branches of the tree).
    """
    likely = np.log(roles + 1e-9)
    odds = likely - likely[:, :1]
    odds[predicate] = np.minimum(odds[predicate], -9.0)  # no word is its own argument
    best = odds.argmax(-1)
    if not best.any():
        return []
    sums = np.concatenate([np.zeros((1, odds.shape[1])), np.cumsum(odds, 0)])
    gains: dict[int, list[tuple[float, int, int]]] = {}
    whole = branches.beside(predicate)
    every = list(whole.union(stretches(best.tolist())))
    firsts, lasts = np.array(every, np.intp).T
    gain = (sums[lasts] - sums[firsts])[:, 1:]
    for (first, last), role, gained in zip(every, gain.argmax(1).tolist(), gain.max(1).tolist(), strict=True):
        worth = gained - ARGUMENT_COST + (WHOLE_BRANCH if (first, last) in whole else 0.0)
        if worth > 0:
            gains.setdefault(last, []).append((worth, first, role + 1))
    return _most(gains, len(best))


def _most(gains: dict[int, list[tuple[float, int, int]]], count: int) -> list[tuple[int, int, int]]:
    total = [0.0] * (count + 1)
    taken: list[tuple[int, int] | None] = [None] * (count + 1)
    for last in range(1, count + 1):
        total[last] = total[last - 1]
        for worth, first, role in sorted(gains.get(last, ())):
            if total[first] + worth > total[last]:
                total[last], taken[last] = total[first] + worth, (first, role)
    found: list[tuple[int, int, int]] = []
    last = count
    while last > 0:
        chosen = taken[last]
        if chosen is None:
            last -= 1
            continue
        found.append((chosen[0], last, chosen[1]))
        last = chosen[0]
    return found[::-1]
