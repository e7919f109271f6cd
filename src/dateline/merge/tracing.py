"""Keeps lineage up to date as reports come: which reports are compared, and whose parent may be another now."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from typing import Any

import numpy as np

from dateline.merge.blocking import KeyIndex, is_many, pairs_of, sorted_keys
from dateline.merge.lineage import (
    LEAST_SHARED,
    MANY,
    Lineage,
    Parent,
    best_parent,
    may_be_parent,
    order_key,
    run_keys,
)
from dateline.model import Report

FAMILY_REACH = 24
"""Of a run of words that more reports hold, a report is compared with the 24 published before it."""
Tied = Callable[[int], Iterable[int]]
"""The number of a report → those of reports that an account ties it to."""
IsTied = Callable[[int, int], bool]
"""Whether an account ties the first report to the second."""


class Tracer:
    """Reports by number, and the lineage among them; the same whatever the order they come in."""

    def __init__(self) -> None:
        self.lineage = Lineage()
        self.reports: list[Report] = []
        self.numbers: dict[str, int] = {}
        self._order: list[Any] = []
        self._keys: dict[int, Sequence[int]] = {}
        self._index = KeyIndex(self._order, reach=FAMILY_REACH)
        self._children: dict[str, set[str]] = {}
        self._settled = 0

    def add(self, report: Report) -> None:
        """Take a report; one that is known already changes nothing."""
        if report.report_id in self.numbers:
            return
        number = self.numbers[report.report_id] = len(self.reports)
        self.reports.append(report)
        self._order.append(order_key(report))
        signed = report.signed
        self._keys[number] = run_keys(signed)
        if signed.agencies:
            self.lineage.named[report.report_id] = signed.agencies

    def trace(self, *, tied: Tied, is_tied: IsTied, changed: Iterable[tuple[int, int]], whole: bool) -> set[str]:
        """Find the parents of new reports, and those that may be others now; gives the reports whose parent changed.

        ``changed`` are pairs of reports that accounts have tied or parted since; ``whole`` traces all anew.
        """
        new = range(self._settled, len(self.reports))
        self._settled = len(self.reports)
        if whole or is_many(len(new), of=len(self.reports)):
            return self._trace_all(tied)
        met, anew = self._inserted(new)
        by_later: dict[int, set[int]] = {}
        for earlier, later in (self._ordered(*pair) for pair in changed):
            by_later.setdefault(later, set()).add(earlier)
        for later, others in by_later.items():
            near = {other for other in others if is_tied(later, other)}
            met.setdefault(later, set()).update(near)
            if any(self._is_parent((earlier, later)) for earlier in others - near):
                anew.add(later)
        anew.update(new)
        self._leave_out(met, anew)
        found: set[str] = set()
        for number in sorted(met.keys() | anew, key=self._order.__getitem__):
            if number in anew:
                near_by = self._index.around(number, self._run_keys(number))
                others = {other for other, times in near_by.items() if times >= LEAST_SHARED} | set(tied(number))
                found.update(self._settle(number, others, keep=False))
            else:
                found.update(self._settle(number, met[number], keep=True))
        return found

    def below(self, report_id: str) -> Iterator[str]:
        """A report and all that derives from it."""
        agenda, seen = [report_id], {report_id}
        while agenda:
            each = agenda.pop()
            yield each
            fresh = self._children.get(each, set()) - seen
            seen |= fresh
            agenda += fresh

    def _inserted(self, new: Iterable[int]) -> tuple[dict[int, set[int]], set[int]]:
        """Reports that meet a new one as a parent it may have; reports whose parent is out of reach now."""
        met: dict[int, set[int]] = {}
        anew: set[int] = set()
        for number in new:
            shared, parted = self._index.insert(number, self._keys.pop(number))
            for other, times in shared.items():
                if times >= LEAST_SHARED:
                    one, later = self._ordered(number, other)
                    met.setdefault(later, set()).add(one)
            # Whom one that came just before met may be out of its reach for those that come now.
            anew.update(later for one, later in parted if one in met.get(later, ()) or self._is_parent((one, later)))
        return met, anew

    def _leave_out(self, met: dict[int, set[int]], anew: Set[int]) -> None:
        """Take from those whom reports meet what is, at a look over many, no surer parent than they have."""
        laters: dict[int, list[int]] = {}
        for later, others in met.items():
            if later not in anew:
                for earlier in others:
                    laters.setdefault(earlier, []).append(later)
        for earlier, numbers in laters.items():
            if len(numbers) < MANY:
                continue
            known = [self.reports[number] for number in numbers]
            sure = may_be_parent(self.reports[earlier], known, named=self.lineage.named)
            for later, report, at_most in zip(numbers, known, sure, strict=True):
                parent = self.lineage.parents.get(report.report_id)
                if at_most < (parent.sure if parent else 0.5) and not self._is_parent((earlier, later)):
                    met[later].discard(earlier)

    def _trace_all(self, tied: Tied) -> set[str]:
        ranked = sorted(range(len(self.reports)), key=self._order.__getitem__)
        flat, owners = sorted_keys([self._run_keys(number) for number in ranked])
        numbers = np.array(ranked, dtype=np.int32)
        self._index.fill(flat, numbers[owners])
        self._keys.clear()
        kin: dict[int, set[int]] = {}
        for one, other, times in pairs_of(flat, owners, reach=FAMILY_REACH):
            shared = times >= LEAST_SHARED
            for earlier, later in zip(numbers[one[shared]].tolist(), numbers[other[shared]].tolist(), strict=True):
                kin.setdefault(later, set()).add(earlier)
        # Family by family: each signature is read again once, not once for each of the month's days that it is met on.
        rank = {number: at for at, number in enumerate(ranked)}
        first = {later: min(map(rank.__getitem__, earlier)) for later, earlier in kin.items()}
        found: set[str] = set()
        for number in sorted(ranked, key=lambda number: first.get(number, rank[number])):
            others = kin.pop(number, set()) | set(tied(number))
            found.update(self._settle(number, others, keep=False, at_hand=True))
        return found

    def _settle(self, number: int, others: set[int], *, keep: bool, at_hand: bool = False) -> Iterator[str]:
        """Give a report the best parent of some others; with ``keep`` of these and of the one it has."""
        report = self.reports[number]
        before = self.lineage.parents.get(report.report_id)
        parent = self._best_parent(number, others, at_hand=at_hand)
        if keep and before:
            if parent is None or parent.sure < before.sure:
                return
            parent = self._best_parent(number, others | {self.numbers[before.report_id]}, at_hand=at_hand)
        if parent == before:
            return
        if before:
            self._children[before.report_id].discard(report.report_id)
            del self.lineage.parents[report.report_id]
        if parent:
            self.lineage.parents[report.report_id] = parent
            self._children.setdefault(parent.report_id, set()).add(report.report_id)
        yield report.report_id

    def _best_parent(self, number: int, others: Iterable[int], *, at_hand: bool) -> Parent | None:
        order = self._order
        earlier = sorted((other for other in others if order[other] < order[number]), key=order.__getitem__)
        known = [self.reports[other] for other in earlier]
        return best_parent(self.reports[number], known, named=self.lineage.named, at_hand=at_hand) if known else None

    def _run_keys(self, number: int) -> Sequence[int]:
        known = self._keys.get(number)
        return run_keys(self.reports[number].signed) if known is None else known

    def _is_parent(self, pair: tuple[int, int]) -> bool:
        parent = self.lineage.parents.get(self.reports[pair[1]].report_id)
        return parent is not None and parent.report_id == self.reports[pair[0]].report_id

    def _ordered(self, one: int, other: int) -> tuple[int, int]:
        return (one, other) if self._order[one] < self._order[other] else (other, one)
