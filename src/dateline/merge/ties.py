"""Which accounts are tied: pairs that share a key and look more like one event than like two."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

import numpy as np

from dateline.merge.blocking import REACH, KeyIndex, keys_of, pairs_of, sorted_keys
from dateline.merge.columns import Columns
from dateline.merge.rows import Floats, Integers, Row
from dateline.merge.scoring import log_odds, odds_of

ROWS_AT_ONCE = 10_000
MOST_RANKED = 20_000
"""So many accounts' ties are kept in the order of their strength: those that were last looked at."""
Strength = tuple[Any, ...]
"""Sorts ties, the strongest first; of two as strong that of the earlier accounts."""


class Ties:
    """Ties between accounts, by their numbers. Who is tied depends on who is here, not on the order they came in."""

    def __init__(self, order: Sequence[Any]) -> None:
        """``order`` gives what sorts an account, by its number; it grows as accounts come."""
        self._columns = Columns()
        self._index = KeyIndex(order, reach=REACH)
        self._order = order
        self._ties: dict[int, dict[int, tuple[float, int]]] = {}
        self._ranked: dict[int, list[tuple[Strength, int]]] = {}
        self._waiting: list[tuple[int, Counter[int], list[tuple[int, int]]]] = []
        self.changed: set[frozenset[int]] = set()
        """Pairs tied or parted since this was last emptied by its reader."""
        self.moves: list[tuple[int, int, Strength, bool]] = []
        """The same, with the strength of each tie, and whether it is one now; emptied by another reader."""

    def of(self, number: int) -> Mapping[int, tuple[float, int]]:
        """Those an account is tied to: log-odds above 0, and under how many keys the two meet."""
        return self._ties.get(number, {})

    def ranked(self, number: int) -> Sequence[tuple[Strength, int]]:
        """The ties of an account, the strongest first, each with whom it leads to."""
        found = self._ranked.get(number)
        if found is None:
            if len(self._ranked) >= MOST_RANKED:
                self._ranked.clear()
            ties = self._ties.get(number, {}).items()
            found = self._ranked[number] = sorted(
                (self.strength(number, other, told[0]), other) for other, told in ties
            )
        return found

    def strength(self, one: int, other: int, odds: float) -> Strength:
        """What sorts a tie of two accounts."""
        first, second = self._order[one], self._order[other]
        return (-odds, first, second) if first < second else (-odds, second, first)

    def edges(self) -> tuple[Floats, Integers, Integers]:
        """All ties: the odds, and the numbers of both."""
        found = [
            (told[0], one, other) for one, ties in self._ties.items() for other, told in ties.items() if one < other
        ]
        columns = np.array(found, dtype=float).reshape(-1, 3)
        return columns[:, 0], columns[:, 1].astype(np.int64), columns[:, 2].astype(np.int64)

    def describe(self, rows: Iterator[Row]) -> Iterator[Row]:
        """Keep the rows of the next accounts, and pass them on."""
        while batch := list(islice(rows, ROWS_AT_ONCE)):
            self._columns.add(batch)
            yield from batch

    def is_described(self, number: int, row: Row) -> bool:
        """Whether an account's row says of its place in its report what another row of it says."""
        rows = self._columns.rows
        return bool(rows.lead[number] == row.lead and rows.only[number] == row.only)

    def redescribe(self, number: int, row: Row) -> None:
        """Give an account, which must not be here, another row."""
        self._columns.put(number, row)

    def rebuild(self, numbers: Sequence[int], keys: Sequence[Sequence[int]]) -> None:
        """Hold these accounts and no others; they come in order, each with its keys."""
        self._ties.clear()
        self._ranked.clear()
        self.moves.clear()
        self._waiting.clear()
        ranked = np.array(numbers, dtype=np.int64)
        flat, owners = sorted_keys(keys)
        self._index.fill(flat, ranked[owners].astype(np.int32))
        for one, other, times in pairs_of(flat, owners, reach=REACH):
            odds = odds_of(self._columns.rows, one=ranked[one], other=ranked[other])
            self._tie(ranked[one], ranked[other], times, odds=odds, noted=False)

    def add(self, number: int, row: Row) -> None:
        """Take one more account, which `compare` ties to those it looks like."""
        self._waiting.append((number, *self._index.insert(number, keys_of(row))))

    def compare(self) -> None:
        """Tie those that were added since: they are compared in one go, as few at a time take almost as long as many.

        To be called before ties are read; what it does is done in the order in which they were added.
        """
        waiting, self._waiting = self._waiting, []
        if not waiting:
            return
        ones = np.repeat([number for number, _, _ in waiting], [len(met) for _, met, _ in waiting])
        others = np.fromiter((other for _, met, _ in waiting for other in met), np.int64, len(ones))
        odds, start = odds_of(self._columns.rows, one=ones, other=others), 0
        for _, met, parted in waiting:
            at = slice(start, start + len(met))
            self._tie(ones[at], others[at], list(met.values()), odds=odds[at])
            self._loosen(parted)
            start = at.stop

    def remove(self, number: int, row: Row) -> None:
        """Take an account out, with its ties; those that it stood between may meet."""
        self.compare()
        joined = self._index.remove(number, keys_of(row))
        for other in list(self._ties.get(number, ())):
            self._part(number, other)
        met: dict[tuple[int, int], int] = {}
        for pair in joined:
            met[pair] = met.get(pair, 0) + 1
        for (one, other), times in list(met.items()):
            if told := self._ties.get(one, {}).get(other):
                self._ties[one][other] = self._ties[other][one] = (told[0], told[1] + times)
                del met[one, other]
        ones, others = np.array(list(met), dtype=np.int64).reshape(-1, 2).T
        self._tie(ones, others, list(met.values()), odds=odds_of(self._columns.rows, one=ones, other=others))

    def odds(self, one: Integers, other: Integers) -> Floats:
        """The log-odds of pairs of accounts, tied or not, as the linkage takes them."""
        return log_odds(self._columns.rows, one=one, other=other)

    def _tie(
        self, one: Integers, other: Integers, times: Sequence[int] | Integers, *, odds: Floats, noted: bool = True
    ) -> None:
        for at in np.flatnonzero(odds > 0).tolist():
            a, b, told = int(one[at]), int(other[at]), (float(odds[at]), int(times[at]))
            self._ties.setdefault(a, {})[b] = told
            self._ties.setdefault(b, {})[a] = told
            for here, there in ((a, b), (b, a)):
                if here in self._ranked:
                    insort(self._ranked[here], (self.strength(here, there, told[0]), there))
            if noted:
                self.changed.add(frozenset((a, b)))
                self.moves.append((a, b, self.strength(a, b, told[0]), True))

    def _loosen(self, parted: Iterable[tuple[int, int]]) -> None:
        for one, other in parted:
            told = self._ties.get(one, {}).get(other)
            if told is None:
                continue
            if told[1] > 1:
                self._ties[one][other] = self._ties[other][one] = (told[0], told[1] - 1)
            else:
                self._part(one, other)

    def _part(self, one: int, other: int) -> None:
        odds = self._ties[one][other][0]
        for here, there in ((one, other), (other, one)):
            del self._ties[here][there]
            if ranked := self._ranked.get(here):
                del ranked[bisect_left(ranked, (self.strength(here, there, odds), there))]
        self.changed.add(frozenset((one, other)))
        self.moves.append((one, other, self.strength(one, other, odds), False))
