"""Tied accounts in parts small enough to be compared all with all, and each part's accounts in groups.

Where ties join thousands, they are cut at the weakest: a part is what hangs together by ties stronger than all that
lead out of it, the largest such set that has no more than `LARGEST` members (a node of the single-linkage tree). So an
account's part is found from its neighbourhood alone, however far the ties go on from there, and one more account
changes no parts but those it is tied to.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from dateline.merge.growing import NOTHING, SPANNED, Bound, Growth, Part
from dateline.merge.rows import Floats
from dateline.merge.ties import Strength, Ties

LARGEST = 200
"""Members of a part: 20,000 pairs, 60 ms when nothing of them is known yet."""


class Parts:
    """Which part an account is in; follows the ties as they change."""

    def __init__(self, ties: Ties, order: Sequence[Any]) -> None:
        self._ties, self._order = ties, order
        self._of: dict[int, Part] = {}
        self._outs: dict[int, Strength] = {}
        self._trees: dict[int, tuple[int, ...]] = {}

    def rebuild(self, numbers: Sequence[int], *, bound: Bound) -> list[list[int]]:
        """The parts of all accounts; their odds are to be given to `keep`."""
        self._of.clear()
        self._outs.clear()
        self._trees.clear()
        homes = _Homes(numbers)
        for one, others in bound.items():
            for other in others:
                homes.join(one, other, largest=len(numbers))
        rank = {number: at for at, number in enumerate(numbers)}
        odds, ones, others = self._ties.edges()
        ranks = np.array([[rank[one], rank[other]] for one, other in zip(ones.tolist(), others.tolist(), strict=True)])
        ranks = ranks.reshape(-1, 2)
        for at in np.lexsort((ranks.max(axis=1), ranks.min(axis=1), -odds)).tolist():
            for full in homes.join(int(ones[at]), int(others[at]), largest=LARGEST):
                homes.outs[full] = self._ties.strength(int(ones[at]), int(others[at]), float(odds[at]))
        found = homes.parts()
        if not bound:
            self._outs.update((part[0], homes.out(part[0])) for part in found)
            self._trees.update((part[0], homes.tree(part[0])) for part in found if len(part) >= SPANNED)
        return found

    def shaken(self, one: int, other: int, strength: Strength, *, tied: bool) -> list[int]:
        """Which of two accounts that have been tied, or parted, may be in another part for it.

        A tie within a part, or weaker than the strongest that leads out of it, changes nothing: what hangs together
        by stronger ties than lead out of it still does.
        """
        here, there = self._of.get(one), self._of.get(other)
        if here is not None and here is there:
            if tied and here.tree:
                here.since.extend((one, other))
            return [] if tied else [one, other]
        return [
            number
            for number, part in ((one, here), (other, there))
            if part is None or part.out is None or (strength < part.out if tied else strength == part.out)
        ]

    def around(self, touched: Iterable[int], *, bound: Bound, gone: Iterable[int] = ()) -> list[list[int]]:
        """The parts that may have changed since some accounts' ties did; ``gone`` are compared no more."""
        away = set(gone)
        agenda = set(touched)
        for number in [*agenda, *away]:
            if number in self._of:
                agenda.update(self._of[number].members)
        agenda -= away
        growth = Growth(self._ties, self._of, touched=agenda | away, away=away, bound=bound, largest=LARGEST)
        found: list[list[int]] = []
        seen: set[int] = set()
        while agenda:
            number = agenda.pop()
            if number in seen:
                continue
            part, out, tree = growth.part_of(number)
            seen.update(part)
            found.append(sorted(part, key=self._order.__getitem__))
            if not bound:
                self._outs[found[-1][0]] = out
                if len(part) >= SPANNED:
                    self._trees[found[-1][0]] = tuple(tree)
            for known in {id(known): known for each in part if (known := self._of.get(each))}.values():
                agenda.update(set(known.members) - away - seen)
        for number in away:
            self._of.pop(number, None)
        return sorted(found, key=lambda part: self._order[part[0]])

    def known(self, members: Sequence[int]) -> Floats:
        """The odds of each two members as far as they are known, a square; nan for those to be scored."""
        odds = np.full((len(members), len(members)), np.nan)
        places: dict[int, tuple[Part, list[int]]] = {}
        for at, number in enumerate(members):
            if part := self._of.get(number):
                places.setdefault(id(part), (part, []))[1].append(at)
        for part, here in places.values():
            place = {number: at for at, number in enumerate(part.members)}
            there = [place[members[at]] for at in here]
            odds[np.ix_(here, here)] = part.odds[np.ix_(there, there)]
        return odds

    def keep(self, members: Sequence[int], odds: Floats) -> None:
        """Take a part with its odds."""
        out, tree = self._outs.pop(members[0], None), self._trees.pop(members[0], ())
        if len(members) == 1 and out in (None, NOTHING):
            self._of.pop(members[0], None)
            return
        part = Part(tuple(members), odds, out, tree)
        self._of.update(dict.fromkeys(members, part))

    def forget(self, number: int) -> None:
        """Forget the odds of an account, which is another now."""
        if part := self._of.pop(number, None):
            left = [at for at, each in enumerate(part.members) if each != number]
            if not left:  # it was one by itself, tied to a part that has no room
                return
            self.keep([part.members[at] for at in left], part.odds[np.ix_(left, left)])
            if (rest := self._of.get(part.members[left[0]])) and part.tree:  # what spans the others still does
                rest = replace(rest, tree=_without(number, part.tree), since=list(_without(number, part.since)))
                self._of.update(dict.fromkeys(rest.members, rest))


def _without(number: int, pairs: Sequence[int]) -> tuple[int, ...]:
    """Pairs, one after another, but those of an account."""
    return tuple(each for pair in zip(pairs[::2], pairs[1::2], strict=True) if number not in pair for each in pair)


class _Homes:
    """Sets that are joined, strongest tie first, until they are as large as may be."""

    def __init__(self, numbers: Sequence[int]) -> None:
        self._head = {number: number for number in numbers}
        self._members = {number: [number] for number in numbers}
        self._trees: dict[int, list[int]] = {}
        self._full: set[int] = set()
        self._numbers = numbers
        self.outs: dict[int, Strength] = {}

    def join(self, one: int, other: int, *, largest: int) -> list[int]:
        """Join two sets, unless that would be too many: then both are done. Gives those done now, by their head."""
        a, b = self._top(one), self._top(other)
        if a == b or (a in self._full and b in self._full):
            return []
        full = a in self._full or b in self._full
        if full or len(self._members[a]) + len(self._members[b]) > largest:
            done = [each for each in (a, b) if each not in self._full]
            self._full |= {a, b}
            return done
        if len(self._members[a]) < len(self._members[b]):
            a, b = b, a
        self._head[b] = a
        self._members[a] += self._members.pop(b)
        self._trees.setdefault(a, []).extend((one, other, *self._trees.pop(b, ())))
        return []

    def out(self, number: int) -> Strength:
        """The strongest tie that leads out of a set."""
        return self.outs.get(self._top(number), NOTHING)

    def tree(self, number: int) -> tuple[int, ...]:
        """The ties that join a set, two members each, one after another."""
        return tuple(self._trees.get(self._top(number), ()))

    def parts(self) -> list[list[int]]:
        """The sets, members in order; sets as their first came in: it lies together in memory."""
        rank = {number: at for at, number in enumerate(self._numbers)}
        found = [sorted(members, key=rank.__getitem__) for members in self._members.values()]
        return sorted(found, key=lambda members: members[0])

    def _top(self, number: int) -> int:
        head = self._head
        while head[number] != number:
            head[number] = head[head[number]]
            number = head[number]
        return number
