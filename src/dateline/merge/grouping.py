"""Accounts in groups, one a happening, kept up to date: twins, ties, parts, and what people judged, put together."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence, Set
from functools import lru_cache
from itertools import pairwise
from typing import Any

import numpy as np

from dateline.merge.blocking import is_many, keys_of
from dateline.merge.clustering import groups_of
from dateline.merge.doers import TOLD_APART, told_apart
from dateline.merge.judged import Held
from dateline.merge.parts import Parts
from dateline.merge.rows import Floats, Integers, Row, row_of
from dateline.merge.ties import Ties
from dateline.merge.twins import Change, Twins, twin_key
from dateline.model import Account

AT_ONCE = 50_000
"""Pairs within parts that are scored in one go."""


class Grouping:
    """Groups of accounts, by their numbers; who is together depends on who is here, not on the order they came in."""

    def __init__(self, accounts: Sequence[Account], *, order: Sequence[Any]) -> None:
        """``accounts`` and what sorts them (``order``), by number; both grow as accounts come."""
        self._accounts = accounts
        self._order = order
        self._twins, self._ties = Twins(order), Ties(order)
        self._parts = Parts(self._ties, order)
        self._judged: Set[str] = frozenset()
        self._bound: dict[int, set[int]] = {}
        self._apart: dict[int, set[int]] = {}
        self._touched: set[int] = set()
        self._gone: set[int] = set()
        self._whole = False
        self._taken = 0

    def take(self, of_report: Mapping[str, Sequence[int]], *, judged: Set[str]) -> bool:
        """Take the accounts that have come; whether all ties were made anew.

        ``of_report`` gives numbers by report; ``judged`` are ids of accounts that people judged, which stand alone.
        """
        self._judged = judged
        new = range(self._taken, len(self._accounts))
        self._taken = len(self._accounts)
        self._whole = is_many(len(new), of=len(self._accounts))
        rows = self._ties.describe(self._row(number, of_report) for number in new)
        if self._whole:
            self._take_all(new, rows, of_report)
        else:
            for number, row in zip(new, rows, strict=True):
                self._change(self._twins.add(number, self._twin_key(number, row)), of_report, rows={number: row})
                self._touched.add(self._twins.stands_for(number))
        self._describe_siblings(new, of_report)
        self._touch_changed()
        return self._whole

    def hold(self, judgements: Held, numbers: Mapping[str, int], of_report: Mapping[str, Sequence[int]]) -> set[int]:
        """Take what holds of the judgements; gives the accounts that are judged otherwise than before."""
        groups = [sorted(numbers[each] for each in group if each in numbers) for group in judgements.groups]
        for group in groups:
            for number in group:
                self._change(self._twins.alone(number), of_report, rows={})
                self._touched.add(number)
        bound = _both_ways((one, other) for group in groups for one, other in pairwise(group))
        apart = _both_ways(
            (groups[one][0], groups[other][0]) for one, other in judgements.apart if groups[one] and groups[other]
        )
        changed = {
            number
            for before, after in ((self._bound, bound), (self._apart, apart))
            for number in before.keys() | after.keys()
            if before.get(number) != after.get(number)
        }
        self._bound, self._apart = bound, apart
        self._touched |= changed
        self._touch_changed()
        return changed

    def look_again(self, numbers: Iterable[int], of_report: Mapping[str, Sequence[int]]) -> None:
        """Give the groups of these accounts once more, each of them for itself and not as another's twin."""
        for number in sorted(numbers):
            self._change(self._twins.alone(number), of_report, rows={})
            self._touched.add(number)
        self._touch_changed()

    def touch(self, numbers: Iterable[int]) -> None:
        """Give the groups of these accounts once more: they count otherwise now."""
        self._touched.update(map(self._twins.stands_for, numbers))

    def tied(self, number: int) -> Iterator[int]:
        """The accounts by which an account's report may be seen to derive from another."""
        stands = self._twins.stands_for(number)
        if stands == number:
            yield from self._ties.of(number)
        else:
            yield stands

    def is_tied(self, number: int, others: Sequence[int]) -> bool:
        """Whether `tied` gives any of some accounts."""
        stands = self._twins.stands_for(number)
        return stands in others if stands != number else any(other in self._ties.of(number) for other in others)

    def changed(self) -> set[frozenset[int]]:
        """Pairs of accounts that were tied or parted since this was last asked."""
        found, self._ties.changed = self._ties.changed, set()
        return found

    def regrouped(self) -> Iterator[list[int]]:
        """The groups that may be others than before, members in order."""
        touched, gone, whole = self._touched, self._gone, self._whole
        self._touched, self._gone, self._whole = set(), set(), False
        if whole:
            parts = self._parts.rebuild(self._compared(), bound=self._bound)
        else:
            parts = self._parts.around(touched - gone, bound=self._bound, gone=gone)
        for batch in _batched(parts):
            for members, odds in zip(batch, self._scored(batch), strict=True):
                self._parts.keep(members, odds)
                yield from map(self._with_twins, self._split(members, odds))

    def _take_all(self, new: range, rows: Iterable[Row], of_report: Mapping[str, Sequence[int]]) -> None:
        keys: dict[int, Sequence[int]] = {}
        for number, row in zip(new, rows, strict=True):
            if self._twins.put(number, self._twin_key(number, row)):
                keys[number] = keys_of(row)
        compared = self._compared()
        for number in compared:
            if number not in keys:
                keys[number] = keys_of(self._row(number, of_report))
        self._ties.rebuild(compared, [keys[number] for number in compared])

    def _compared(self) -> list[int]:
        return sorted(
            (number for number in range(self._taken) if self._twins.stands_for(number) == number),
            key=self._order.__getitem__,
        )

    def _row(self, number: int, of_report: Mapping[str, Sequence[int]]) -> Row:
        account = self._accounts[number]
        siblings = of_report[account.report.report_id]
        return row_of(account, [self._accounts[each] for each in siblings])

    def _twin_key(self, number: int, row: Row) -> Hashable | None:
        judged = self._judged and self._accounts[number].account_id in self._judged
        return None if judged else twin_key(row)

    def _change(self, change: Change, of_report: Mapping[str, Sequence[int]], *, rows: Mapping[int, Row]) -> None:
        """Follow a change of who is compared; ``rows`` are those that are known."""
        for number in change.leaves:
            self._ties.remove(number, self._row(number, of_report))
            self._gone.add(number)
        for number in change.enters:
            self._ties.add(number, rows.get(number) or self._row(number, of_report))
            self._gone.discard(number)
        self._ties.changed.update(map(frozenset, change.follow))
        self._touched.update(change.enters, (leader for _, leader in change.follow))

    def _touch_changed(self) -> None:
        """Touch those whose part may be another for the ties that have come and gone."""
        self._ties.compare()
        moves, self._ties.moves = self._ties.moves, []
        for one, other, strength, tied in moves:
            shaken = (one, other) if self._bound else self._parts.shaken(one, other, strength, tied=tied)
            self._touched.update(number for number in shaken if self._twins.stands_for(number) == number)

    def _describe_siblings(self, new: range, of_report: Mapping[str, Sequence[int]]) -> None:
        """Accounts that came before others of their report: what leads, and what is the only one, may be others now."""
        reports = {self._accounts[number].report.report_id for number in new}
        for number in sorted(number for report in reports for number in of_report[report] if number < new.start):
            row = self._row(number, of_report)
            if self._ties.is_described(number, row):
                continue
            compared = self._twins.stands_for(number) == number
            if compared:
                self._ties.remove(number, row)
            self._ties.redescribe(number, row)
            self._parts.forget(number)
            if compared:
                self._ties.add(number, row)
            self._touched.add(self._twins.stands_for(number))

    def _scored(self, parts: Sequence[Sequence[int]]) -> list[Floats]:
        """The odds of each two members of some parts, a square a part; those not known yet are scored in one go."""
        squares = [self._parts.known(members) for members in parts]
        places: list[tuple[Integers, Integers]] = []
        ones, others = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
        for members, square in zip(parts, squares, strict=True):
            one, other = _above(len(members))
            missing = np.isnan(square[one, other])
            one, other = one[missing], other[missing]
            places.append((one, other))
            numbers = np.array(members, dtype=np.int64)
            # Always the same one first: a last digit must not hang on who came first.
            ones.append(numbers[one])
            others.append(numbers[other])
        odds, at = self._ties.odds(np.concatenate(ones), np.concatenate(others)), 0
        for square, (one, other) in zip(squares, places, strict=True):
            square[one, other] = square[other, one] = odds[at : at + len(one)]
            np.fill_diagonal(square, 0.0)
            at += len(one)
        return squares

    def _split(self, members: Sequence[int], odds: Floats) -> Iterator[list[int]]:
        if len(members) == 1:
            yield [members[0]]
            return
        place = {number: at for at, number in enumerate(members)}
        odds = odds.copy()  # what is kept of the pairs is their own
        for one, other in told_apart([self._accounts[number] for number in members]):
            odds[one, other] = odds[other, one] = min(odds[one, other], TOLD_APART)
        groups = groups_of(
            odds,
            weights=[len(self._twins.with_followers(number)) for number in members],
            same=list(_within(place, self._bound)),
            different=list(_within(place, self._apart)),
        )
        for group in groups:
            yield [members[at] for at in group]

    def _with_twins(self, group: Iterable[int]) -> list[int]:
        return sorted(
            (twin for each in group for twin in self._twins.with_followers(each)), key=self._order.__getitem__
        )


def _both_ways(pairs: Iterable[tuple[int, int]]) -> dict[int, set[int]]:
    found: dict[int, set[int]] = {}
    for one, other in pairs:
        found.setdefault(one, set()).add(other)
        found.setdefault(other, set()).add(one)
    return found


def _within(place: Mapping[int, int], pairs: Mapping[int, Iterable[int]]) -> Iterator[tuple[int, int]]:
    """Those pairs that lie within some members, each once, by place and in its order: numbers tell who came first."""
    for one in sorted(place.keys() & pairs.keys(), key=place.__getitem__):
        others = sorted(place[other] for other in pairs[one] if other in place)
        yield from ((place[one], other) for other in others if place[one] < other)


def _batched(parts: Iterable[list[int]]) -> Iterator[list[list[int]]]:
    """Parts in lists of some thousand pairs each."""
    batch: list[list[int]] = []
    pairs = 0
    for members in parts:
        batch.append(members)
        pairs += len(members) * (len(members) - 1) // 2 + 1
        if pairs > AT_ONCE:
            yield batch
            batch, pairs = [], 0
    if batch:
        yield batch


@lru_cache(maxsize=512)
def _above(size: int) -> tuple[Integers, Integers]:
    one, other = np.triu_indices(size, 1)
    return one, other
