"""Merges accounts into events as reports arrive; whatever the order, the same accounts give the same events."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from dateline.merge import latest_first
from dateline.merge.assembly import account_key, event_of, of_other_origins
from dateline.merge.collecting import without_search_for_cycles
from dateline.merge.grouping import Grouping
from dateline.merge.judged import Held, Verdicts, held
from dateline.merge.lineage import Lineage
from dateline.merge.origins import origins_of
from dateline.merge.related import with_relations
from dateline.merge.tracing import Tracer
from dateline.merge.versions import Former, Pages
from dateline.model import Account, Event, Judgement, Report, event_id_of

SURE_ENOUGH = 0.25
"""An event needs one account of which its coder is so sure: what `Coder.code` gives without being asked for doubts."""


class _Changes(NamedTuple):
    """What came since the events were made: accounts that count otherwise, reports whose parent is another, and the
    accounts of all that derive from these."""

    stale: set[int]
    moved: set[str]
    derived: set[int]


class Merger:
    """Takes reports with their accounts, and judgements; gives events.

    What it keeps is derived from these alone, so nothing in it can get out of step: drop it and add all again.
    """

    def __init__(self, judgements: Iterable[Judgement] = ()) -> None:
        self._accounts: list[Account] = []
        self._ids: list[str] = []
        self._order: list[Any] = []
        self._numbers: dict[str, int] = {}
        self._of_report: dict[str, list[int]] = {}
        self._tracer = Tracer()
        self._pages = Pages()
        self._turned: set[str] = set()
        self._grouping = Grouping(self._accounts, order=self._order)
        self._judgements: dict[str, Judgement] = {}
        self._judged: set[str] = set()
        self._verdicts = Verdicts()
        self._renewed: set[str] = set()
        self._held, self._held_of = Held(), (0, 0)
        self._events: dict[str, Event] = {}
        self._event_of: dict[int, str] = {}
        for each in judgements:
            self.judge(each)

    @property
    def lineage(self) -> Lineage:
        """Which report derives from which."""
        return self._tracer.lineage

    def add(self, report: Report, accounts: Iterable[Account] = (), *, replaced_by: str | None = None) -> None:
        """Take a report and what it says; one that is known already changes nothing.

        Of two versions of a page (of one address) the later takes part in events, and the earlier is kept for the
        record of what was corrected. ``replaced_by`` is the report that took its place, where a store knows that.
        """
        self._tracer.add(report)
        self._turned |= self._pages.add(report, replaced_by=replaced_by)
        for account in accounts:
            account_id = account.account_id
            if account_id in self._numbers:
                continue
            self._tracer.add(account.report)
            self._numbers[account_id] = len(self._accounts)
            self._of_report.setdefault(account.report.report_id, []).append(len(self._accounts))
            self._accounts.append(account)
            self._ids.append(account_id)
            self._order.append(account_key(account, account_id))

    def judge(self, judgement: Judgement) -> None:
        """Take a judgement; of two that contradict each other the later holds.

        An account that is judged wrong as a whole is in no event until it is judged right. Of one that is wrong in a
        slot, events do not hear that value, or hear what people said instead; which accounts are one event stays.
        """
        if judgement.other not in (None, judgement.one) and judgement.verdict in ("same", "different"):
            self._judgements[judgement.judgement_id] = judgement
            self._judged |= {judgement.one, judgement.other}
        elif judgement.verdict in ("right", "wrong"):
            self._verdicts.take(judgement)
            self._renewed.add(judgement.one)

    def settle(self) -> tuple[tuple[Event, ...], frozenset[str]]:
        """Bring events up to date; give those that changed, and the ids that are no more (their events redirect).

        Relations between events are left to `events`, which sees all.
        """
        with without_search_for_cycles():
            return self._settle()

    def _settle(self) -> tuple[tuple[Event, ...], frozenset[str]]:
        whole = self._grouping.take(self._of_report, judged=self._judged)
        stale = self._hold()
        again = {self._numbers[each] for each in self._renewed if each in self._numbers}
        self._renewed = {each for each in self._renewed if each not in self._numbers}  # they may still come
        if again:
            self._grouping.look_again(again, self._of_report)
            stale |= again
        turned = {number for report_id in self._turned for number in self._of_report.get(report_id, ())}
        self._turned.clear()
        self._grouping.touch(turned)
        stale |= turned
        pairs = [] if whole else [tuple(map(self._report_of, pair)) for pair in self._grouping.changed()]
        moved = self._tracer.trace(
            tied=self._tied,
            is_tied=self._is_tied,
            changed=[(pair[0], pair[-1]) for pair in pairs if pair[0] != pair[-1]],
            whole=whole,
        )
        changes = _Changes(stale, moved, {number for each in moved for number in self._accounts_below(each)})
        gone: set[str] = set()
        fresh: dict[str, Event] = {}
        for group in self._grouping.regrouped():
            self._renew(group, changes, gone=gone, fresh=fresh)
        touched = {self._event_of[number] for number in stale | changes.derived if number in self._event_of}
        for event_id in sorted(touched - fresh.keys()):
            group = [self._numbers[each] for each in self._events[event_id].all_accounts]
            self._renew(sorted(group, key=self._order.__getitem__), changes, gone=gone, fresh=fresh)
        for event_id in gone:
            self._events.pop(event_id, None)
        self._events.update(fresh)
        return tuple(fresh.values()), frozenset(gone - self._events.keys())

    def events(self) -> tuple[Event, ...]:
        """All events, the latest reported first."""
        self.settle()
        return with_relations(latest_first(tuple(self._events.values())))

    def settled(self) -> tuple[Event, ...]:
        """The events as they last were settled, in no order, without their relations: a quick look at many."""
        return tuple(self._events.values())

    def origins(self) -> Mapping[str, str]:
        """Report id → the id of the origin that the report as a whole rests on."""
        self.settle()
        events = sorted(self._events.values(), key=lambda each: each.event_id)
        return origins_of(self._tracer.reports, self.lineage, events)

    def event_with(self, account_id: str) -> str | None:
        """The id of the event that an account is in; None for one that is not here."""
        return self._event_of.get(self._numbers.get(account_id, -1))

    def _hold(self) -> set[int]:
        """Let judgements hold of the accounts that are here; gives the accounts that this may concern."""
        known = (len(self._judgements), sum(each in self._numbers for each in self._judged))
        if known == self._held_of:
            return set()
        self._held, self._held_of = held(self._judgements.values()), known
        self._grouping.hold(self._held, self._numbers, self._of_report)
        return {self._numbers[each] for each in self._judged if each in self._numbers}

    def _renew(self, group: Sequence[int], changes: _Changes, *, gone: set[str], fresh: dict[str, Event]) -> None:
        """Make the event of a group, unless nothing in it changed."""
        before = {self._event_of[number] for number in group if number in self._event_of}
        whole, group = group, [number for number in group if not self._verdicts.is_out(self._ids[number])]
        now = {number: self._pages.replaced_by(self._accounts[number].report.report_id) for number in group}
        live = [number for number in group if now[number] is None]
        former = [Former(self._judged_account(number), self._ids[number], by) for number, by in now.items() if by]
        if len(before) == 1 and changes.stale.isdisjoint(whole):
            known = self._events.get(next(iter(before)))
            ids = [self._ids[number] for number in live]
            # An account of a version that was replaced may have come since: it names the event, and is one of its own.
            if known and [*known.accounts] == ids and {*known.all_accounts} == {*ids, *(f.account_id for f in former)}:
                if changes.derived.isdisjoint(whole):
                    return
                if len(known.report_ids) == 1 or changes.moved.isdisjoint(known.report_ids):
                    told = [self._judged_account(number) for number in live]
                    if event := of_other_origins(known, told, self.lineage):
                        if event is not known:
                            fresh[event.event_id] = event
                        return
        gone |= before
        for number in whole:
            self._event_of.pop(number, None)
        if all(self._accounts[number].confidence < SURE_ENOUGH for number in live):
            return  # nobody tells it surely, or no page tells it any more
        ids = [self._ids[number] for number in group]
        event = event_of(
            [self._judged_account(number) for number in live],
            self.lineage,
            ids=[self._ids[number] for number in live],
            because=(*self._held.reasons(ids), *self._verdicts.reasons(ids)),
            former=former,
            no_status=self._verdicts.no_status(ids),
        )
        self._event_of.update(dict.fromkeys(group, event.event_id))
        fresh[event.event_id] = event

    def _judged_account(self, number: int) -> Account:
        return self._verdicts.corrected(self._accounts[number], self._ids[number])

    def _tied(self, report: int) -> set[int]:
        """The reports that an account ties a report to."""
        accounts = self._of_report.get(self._tracer.reports[report].report_id, ())
        return {self._report_of(other) for number in accounts for other in self._grouping.tied(number)} - {report}

    def _is_tied(self, report: int, other: int) -> bool:
        """Whether an account ties a report to another."""
        here, there = (self._of_report.get(self._tracer.reports[each].report_id, ()) for each in (report, other))
        return any(self._grouping.is_tied(number, there) for number in here)

    def _report_of(self, number: int) -> int:
        return self._tracer.numbers[self._accounts[number].report.report_id]

    def _accounts_below(self, report_id: str) -> Iterator[int]:
        """Accounts of a report and of all that derives from it: their origin may be another now."""
        for each in self._tracer.below(report_id):
            yield from self._of_report.get(each, ())


def redirects(ids: Iterable[str], events: Sequence[Event]) -> Mapping[str, str]:
    """Where the ids of events that are no more lead now: to the event that holds the account they were made from."""
    wanted = set(ids) - {event.event_id for event in events}
    if not wanted:
        return {}
    return {
        old: event.event_id
        for event in events
        for account_id in event.all_accounts
        if (old := event_id_of(account_id)) in wanted
    }
