"""Merges accounts into events as reports arrive; whatever the order, the same accounts give the same events."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import TypeVar

import numpy as np

from dateline.merge.assembly import account_key, event_of
from dateline.merge.blocking import KeyIndex, flattened, keys_of, pairs_of
from dateline.merge.clustering import groups_of, pairs_within
from dateline.merge.columns import Columns
from dateline.merge.lineage import LEAST_SHARED, Lineage, Parent, order_key, parent_of, run_keys
from dateline.merge.origins import origins_of
from dateline.merge.related import with_relations
from dateline.merge.rows import Floats, Integers, row_of
from dateline.merge.scoring import log_odds
from dateline.model import Account, Event, Judgement, Report, event_id_of

T = TypeVar("T")
MANY = 400
"""So many new accounts are paired at once; fewer are looked up one by one."""
SURE_ENOUGH = 0.25
"""An event needs one account of which its coder is so sure: what `Coder.code` gives without being asked for doubts."""
AT_ONCE = 2_000
"""Components clustered at once: their pairs are scored in one go."""
WIDEST_FAMILY = 60
"""Of a run of words that more reports hold, a report meets the thirty before and after it."""


class Merger:
    """Takes reports with their accounts, and judgements; gives events.

    What it keeps is derived from these alone, so nothing in it can get out of step: drop it and add all again.
    """

    def __init__(self, judgements: Iterable[Judgement] = ()) -> None:
        self.lineage = Lineage()
        self._accounts: list[Account] = []
        self._numbers: dict[str, int] = {}
        self._of_report: dict[str, list[int]] = {}
        self._columns = Columns()
        self._index, self._runs = KeyIndex(), KeyIndex()
        self._ties: dict[int, dict[int, float]] = {}
        self._reports: list[Report] = []
        self._report_numbers: dict[str, int] = {}
        self._children: dict[str, set[str]] = {}
        self._judged: dict[frozenset[str], Judgement] = {}
        self._new: list[int] = []
        self._new_reports: list[int] = []
        self._touched: set[int] = set()
        self._events: dict[str, Event] = {}
        self._event_of: dict[int, str] = {}
        for each in judgements:
            self.judge(each)

    def add(self, report: Report, accounts: Iterable[Account] = ()) -> None:
        """Take a report and what it says; one that is known already changes nothing."""
        self._add_report(report)
        for account in accounts:
            account_id = account.account_id
            if account_id in self._numbers:
                continue
            self._add_report(account.report)
            number = len(self._accounts)
            self._accounts.append(account)
            self._numbers[account_id] = number
            self._of_report.setdefault(account.report.report_id, []).append(number)
            self._new.append(number)
            self._touched.update(self._numbers[a] for a in self._judged_with(account_id) if a in self._numbers)

    def judge(self, judgement: Judgement) -> None:
        """Take a judgement; of two on the same accounts the later holds. Judgements of slots change no event."""
        if judgement.other is None or judgement.verdict not in ("same", "different"):
            return
        pair = frozenset((judgement.one, judgement.other))
        before = self._judged.get(pair)
        if before is not None and _when(before) > _when(judgement):
            return
        self._judged[pair] = judgement
        self._touched.update(self._numbers[each] for each in pair if each in self._numbers)

    def settle(self) -> tuple[tuple[Event, ...], frozenset[str]]:
        """Bring events up to date; give those that changed, and the ids that are no more (their events redirect).

        Relations between events are left to `events`, which sees all.
        """
        self._tie_new()
        self._trace_new()
        gone: set[str] = set()
        fresh: list[Event] = []
        for part in _batched(self._components(self._touched), AT_ONCE):
            for group in self._grouped(part):
                members = [self._accounts[number] for number in group]
                gone.update(self._event_of.pop(number) for number in group if number in self._event_of)
                if all(account.confidence < SURE_ENOUGH for account in members):
                    continue  # nobody tells it surely
                event = event_of(members, self.lineage, because=self._judged_reasons(members))
                self._event_of.update(dict.fromkeys(group, event.event_id))
                fresh.append(event)
        for event_id in gone:
            self._events.pop(event_id, None)
        self._events.update({event.event_id: event for event in fresh})
        self._touched.clear()
        return tuple(fresh), frozenset(gone - self._events.keys())

    def events(self) -> tuple[Event, ...]:
        """All events, the latest reported first."""
        self.settle()
        ordered = sorted(self._events.values(), key=lambda event: event.event_id)
        ordered.sort(key=_day_of, reverse=True)
        return with_relations(ordered)

    def origins(self) -> Mapping[str, str]:
        """Report id → the id of the origin that the report as a whole rests on."""
        self.settle()
        return origins_of(self._reports, self.lineage, sorted(self._events.values(), key=lambda each: each.event_id))

    def event_with(self, account_id: str) -> str | None:
        """The id of the event that an account is in; None for one that is not here."""
        return self._event_of.get(self._numbers.get(account_id, -1))

    def _add_report(self, report: Report) -> None:
        if report.report_id not in self._report_numbers:
            self._report_numbers[report.report_id] = len(self._reports)
            self._new_reports.append(len(self._reports))
            self._reports.append(report)

    def _judged_with(self, account_id: str) -> Iterator[str]:
        if self._judged:
            yield from (each for pair in self._judged if account_id in pair for each in pair)

    def _tie_new(self) -> None:
        """Score the new accounts against all that share a key, and keep what speaks for one event."""
        new, self._new = sorted(self._new, key=lambda number: account_key(self._accounts[number])), []
        if not new:
            return
        rank = {number: at for at, number in enumerate(new)}
        first = len(self._columns)
        # Rows are numbered as accounts were added, keys in the order of publication: blocks do not see arrival.
        keys: list[Sequence[int]] = [()] * len(new)
        for numbers in _batched(iter(sorted(new)), 10_000):
            rows = [row_of(self._accounts[number], self._siblings(number)) for number in numbers]
            for number, row in zip(numbers, rows, strict=True):
                keys[rank[number]] = keys_of(row)
            self._columns.add(rows)
        known = len(self._index.keys) + self._index.new > 0
        pairs: list[tuple[Integers, Integers]] = []
        if known or len(new) <= MANY:
            pairs.append(self._looked_up(new, keys, among_new=len(new) <= MANY))
        if len(new) > MANY:
            flat, owners = flattened(keys)
            ranked = np.array(new)
            ones, others = pairs_of(flat, owners)
            pairs.append((ranked[ones], ranked[others]))
            self._index.add_many(flat, ranked[owners].astype(np.int32))
        for one, other in pairs:
            self._tie(one, other)
        assert first + len(new) == len(self._columns)  # numbers of accounts are numbers of rows
        self._touched.update(new)

    def _siblings(self, number: int) -> list[Account]:
        """All accounts of an account's report; a report comes with all it says, before it is settled."""
        return [self._accounts[each] for each in self._of_report[self._accounts[number].report.report_id]]

    def _looked_up(
        self, new: Sequence[int], keys: Sequence[Sequence[int]], *, among_new: bool
    ) -> tuple[Integers, Integers]:
        found: set[tuple[int, int]] = set()
        for number, each in zip(new, keys, strict=True):
            found.update((number, other) for other in self._index.members(each) if other != number)
            if among_new:
                self._index.add(number, each)
        pairs = np.array(sorted(found), dtype=np.int64).reshape(-1, 2)
        return pairs[:, 0], pairs[:, 1]

    def _tie(self, one: Integers, other: Integers) -> None:
        odds = log_odds(self._columns.rows, one=one, other=other)
        for at in np.flatnonzero(odds > 0).tolist():
            a, b, weight = int(one[at]), int(other[at]), float(odds[at])
            self._ties.setdefault(a, {})[b] = weight
            self._ties.setdefault(b, {})[a] = weight

    def _trace_new(self) -> None:
        """Find the parents of new reports, and of older ones that a new report may be the parent of."""
        new, self._new_reports = sorted(self._new_reports, key=lambda n: order_key(self._reports[n])), []
        if not new:
            return
        keys = []
        for number in new:
            signed = self._reports[number].signed
            keys.append(run_keys(signed))
            if signed.agencies:
                self.lineage.named[self._reports[number].report_id] = signed.agencies
        kin = self._alike(new, keys)
        for number, others in sorted(kin.items(), key=lambda each: order_key(self._reports[each[0]])):
            report = self._reports[number]
            before = self.lineage.parents.get(report.report_id)
            near = [self._reports[other] for other in sorted(others)]
            if before is not None:
                near.append(self._reports[self._report_numbers[before.report_id]])
            parent: Parent | None = parent_of(report, near)
            if parent is not None and parent != before:
                self.lineage.parents[report.report_id] = parent
                self._children.setdefault(parent.report_id, set()).add(report.report_id)
                self._touched.update(self._accounts_below(report.report_id))

    def _accounts_below(self, report_id: str) -> Iterator[int]:
        """Accounts of a report and of all that derives from it: their origin may be another now."""
        agenda, seen = [report_id], {report_id}
        while agenda:
            each = agenda.pop()
            yield from self._of_report.get(each, ())
            fresh = self._children.get(each, set()) - seen
            seen |= fresh
            agenda += fresh

    def _alike(self, new: Sequence[int], keys: Sequence[Sequence[int]]) -> Mapping[int, set[int]]:
        """For each report that may have a parent now: the reports to compare it with."""
        kin: dict[int, set[int]] = {number: set() for number in new}

        def meet(one: int, other: int) -> None:
            if one != other:
                kin.setdefault(one, set()).add(other)
                kin.setdefault(other, set()).add(one)

        if len(new) > MANY:
            flat, owners = flattened(keys)
            for one, other in zip(*pairs_of(flat, owners, widest=WIDEST_FAMILY, least=LEAST_SHARED), strict=True):
                meet(new[one], new[other])
            known = self._runs.keys
        else:
            known = None
        for number, each in zip(new, keys, strict=True):
            if known is None or len(known) or self._runs.new:
                counts: dict[int, int] = {}
                for other in self._runs.members(each, widest=WIDEST_FAMILY):
                    counts[other] = counts.get(other, 0) + 1
                for other, count in counts.items():
                    if count >= LEAST_SHARED:
                        meet(number, other)
            if known is None:
                self._runs.add(number, each)
            for account in self._of_report.get(self._reports[number].report_id, ()):
                for tied in self._ties.get(account, ()):
                    meet(number, self._report_numbers[self._accounts[tied].report.report_id])
        if known is not None:
            self._runs.add_many(flat, np.array(new, dtype=np.int32)[owners])
        return kin

    def _components(self, touched: Iterable[int]) -> Iterator[list[int]]:
        """The components that hold some accounts, each in the order of publication."""
        bound: dict[int, list[int]] = {}
        for one, other in self._judged_pairs("same"):
            bound.setdefault(one, []).append(other)
            bound.setdefault(other, []).append(one)
        seen: set[int] = set()
        for start in sorted(touched):
            if start in seen:
                continue
            seen.add(start)
            part, agenda = [start], [start]
            while agenda:
                number = agenda.pop()
                for other in (*self._ties.get(number, ()), *bound.get(number, ())):
                    if other not in seen:
                        seen.add(other)
                        part.append(other)
                        agenda.append(other)
            yield sorted(part, key=lambda number: account_key(self._accounts[number]))

    def _grouped(self, parts: Sequence[list[int]]) -> Iterator[list[int]]:
        """The groups of many components; all their pairs are scored in one go."""
        several = [part for part in parts if len(part) > 1]
        paired = [pairs_within(part) for part in several if len(part) <= MANY]
        scored: dict[int, Floats] = {}
        if paired:
            one, other = (np.concatenate([pair[side] for pair in paired]) for side in (0, 1))
            odds = log_odds(self._columns.rows, one=one, other=other)
            small = [part for part in several if len(part) <= MANY]
            cuts = np.cumsum([len(each[0]) for each in paired])[:-1]
            scored = {part[0]: each for part, each in zip(small, np.split(odds, cuts), strict=True)}

        def score(part: Sequence[int]) -> Floats:
            kept = scored.get(part[0])
            if kept is not None and len(kept) == len(part) * (len(part) - 1) // 2:
                return kept
            one, other = pairs_within(part)
            return log_odds(self._columns.rows, one=one, other=other)

        same, different = list(self._judged_pairs("same")), list(self._judged_pairs("different"))
        for part in parts:
            if len(part) == 1:
                yield part
                continue
            inside = set(part)
            likeness = {
                (a, b): odds for a in part for b, odds in self._ties.get(a, {}).items() if a < b and b in inside
            }
            yield from groups_of(
                part,
                likeness=likeness,
                score=score,
                same=[pair for pair in same if inside.issuperset(pair)],
                different=[pair for pair in different if inside.issuperset(pair)],
            )

    def _judged_pairs(self, verdict: str) -> Iterator[tuple[int, int]]:
        for pair, judgement in self._judged.items():
            if judgement.verdict == verdict and all(each in self._numbers for each in pair) and len(pair) == 2:
                one, other = sorted(self._numbers[each] for each in pair)
                yield one, other

    def _judged_reasons(self, members: Sequence[Account]) -> tuple[str, ...]:
        if not self._judged:
            return ()
        ids = {account.account_id for account in members}
        told = (
            f"{judgement.by or 'somebody'} judged two accounts to be of the same event"
            + (f": {judgement.why}" if judgement.why else "")
            for pair, judgement in self._judged.items()
            if judgement.verdict == "same" and pair <= ids
        )
        return tuple(dict.fromkeys(told))


def redirects(ids: Iterable[str], events: Sequence[Event]) -> Mapping[str, str]:
    """Where the ids of events that are no more lead now: to the event that holds the account they were made from."""
    wanted = set(ids) - {event.event_id for event in events}
    if not wanted:
        return {}
    return {
        old: event.event_id
        for event in events
        for account_id in event.accounts
        if (old := event_id_of(account_id)) in wanted
    }


def _when(judgement: Judgement) -> tuple[float, str]:
    return (judgement.when.timestamp() if judgement.when else 0.0, judgement.judgement_id)


def _day_of(event: Event) -> str:
    return str(event.first_report.published or "")


def _batched(things: Iterator[T], size: int) -> Iterator[list[T]]:
    while batch := list(islice(things, size)):
        yield batch
