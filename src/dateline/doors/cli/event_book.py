"""Events of a store: which accounts are read for a question, merged, and found again by an event's id."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from dateline.doors.cli.accounts_table import STATUS, confirmed_text, says_text, toll_text
from dateline.doors.cli.marking import printable
from dateline.errors import InputError, StoreError
from dateline.merge import latest_first, merged_by
from dateline.merge.judged import when
from dateline.model import Account, Event, Judgement, Report, event_id_of, judgement_from
from dateline.store import Where, open_store
from dateline.store.people import Masker

if TYPE_CHECKING:
    from dateline.merge.merger import Merger
    from dateline.store.sql_store import SqlStore

REPORTED_WITHIN_DAYS = 30
"""An event of a stretch may be reported, copied and corrected so much later; what comes after is history."""
BEFORE_DAYS = 3
"""Announced events are reported before their day."""
SHORT = 8
"""Letters of an id that are shown where it is one of several things on a line."""
MOST_ALIKE = 100
"""Ids that one beginning may fit: of more than these not all are one event's, and their reports are not read."""


@dataclass(frozen=True, slots=True)
class EventBook:
    """Events with the reports and accounts that they were made of, where these were read; ``people`` says whom events
    name, ``verdicts`` what people judged of single accounts, by their ids."""

    events: tuple[Event, ...]
    reports: Mapping[str, Report]
    accounts: Mapping[str, Account]
    people: Masker
    verdicts: Mapping[str, Sequence[Judgement]] = field(default_factory=dict)


def book_of(where: str, asked: Where) -> EventBook:
    """The events of a store that hold an account that fits; raises StoreError when the store cannot be read.

    Events that are kept as they were last merged are read, if nothing has changed since. Else accounts are merged:
    those that do not fit as well, within `REPORTED_WITHIN_DAYS`, for an event is what all its reports say; and where
    the whole store was asked for, the events are kept. Whom the store hides is called by a
    role.
    """
    with open_store(where, create=False, read_only=True) as store:
        shelf = store.kept_events(merged_by())
        fitting = {account.account_id for account in store.accounts(asked)} if asked.given() else None
        events = shelf.load(accounts_of=fitting)
        if events is not None:
            if fitting is not None:
                events = tuple(event for event in events if fitting.intersection(event.accounts))
            events, reports, accounts = latest_first(events), dict[str, Report](), dict[str, Account]()
        else:
            stretch, pulse = _stretch(asked), shelf.pulse()
            merger, reports, accounts = _merged(store, stretch)
            events = merger.events()
            if pulse is not None and not any(stretch.values()):
                _keep(where, events, pulse)
            if fitting is not None:
                events = tuple(event for event in events if fitting.intersection(event.accounts))
        people = Masker(store, (report_id for event in events for report_id in event.report_ids))
    return EventBook(tuple(map(people.event, events)), reports, accounts, people)


def event_in(where: str, beginning: str) -> tuple[Event, EventBook]:
    """The event with an id, or the unique beginning of one; an id from before a merge or split leads to it.

    Raises InputError where there is none, or several.
    """
    with open_store(where, create=False, read_only=True) as store:
        found = {
            event_id: (account_id, day)
            for account_id, day in store.account_days()
            if (event_id := event_id_of(account_id)).startswith(beginning)
        }
        if len(found) > MOST_ALIKE:
            raise InputError(f"'{beginning}' begins {len(found)} ids of events: write more of it. {_some(found)}")
        if not found:
            raise InputError(
                f"No event '{beginning}' in {store.where}: `dateline events --store {store.where}` lists them."
            )
        events, reports, accounts = _about(store, found)
        homes = {account_id: event for event in events for account_id in event.all_accounts}
        held = {homes[each].event_id for each, _ in found.values() if each in homes}
        if len(held) > 1 or (len(found) > 1 and not held):
            raise InputError(f"'{beginning}' begins several events: write more of it. {_some(found)}")
        if not held:
            raise InputError(
                f"'{beginning}' is no event any more: what it told was judged wrong, is too unsure by itself, or is "
                "told by no page now."
            )
        event = next(each for each in events if each.event_id in held)
        people = Masker(store, event.report_ids)
        verdicts = _verdicts(store, event.accounts)
    event = people.event(event)
    return event, EventBook((event,), reports, accounts, people, verdicts)


def _verdicts(store: SqlStore, account_ids: Sequence[str]) -> Mapping[str, Sequence[Judgement]]:
    """What was judged last of some accounts, as a whole and of each slot."""
    last: dict[str, dict[str | None, Judgement]] = {}
    for each in sorted(map(judgement_from, store.judgements()), key=when):
        if each.verdict in ("right", "wrong") and each.one in account_ids:
            last.setdefault(each.one, {})[each.slot] = each
    return {account_id: tuple(judged.values()) for account_id, judged in last.items()}


def _about(
    store: SqlStore, found: Mapping[str, tuple[str, str | None]]
) -> tuple[Sequence[Event], Mapping[str, Report], Mapping[str, Account]]:
    """The events that some accounts may be in, kept or merged, with their reports and accounts."""
    kept = store.kept_events(merged_by()).load(accounts_of=[account_id for account_id, _ in found.values()])
    if kept is None:
        merger, reports, accounts = _merged(store, _around(next(iter(found.values()))[1]))
        return merger.events(), reports, accounts
    ids = tuple({telling.report_id for event in kept for telling in event.reports})
    told = list(store.accounts(report=ids)) if ids else []
    reports = {account.report.report_id: account.report for account in told}
    for each in {each.report_id for event in kept for each in event.earlier}:
        reports |= {report.report_id: report for report in store.reports(report_id=each)}
    return kept, reports, {account.account_id: account for account in told}


def _keep(where: str, events: Sequence[Event], pulse: str) -> None:
    """Keep events for the next question; where the store may not be written, the next question merges again."""
    with contextlib.suppress(StoreError), open_store(where, create=False) as store:
        store.kept_events(merged_by()).keep(events, pulse=pulse)


def _some(found: Mapping[str, Any]) -> str:
    return ", ".join(sorted(found)[:4])


def _merged(store: SqlStore, stretch: Mapping[str, Any]) -> tuple[Merger, dict[str, Report], dict[str, Account]]:
    from dateline.merge.merger import Merger

    merger = Merger(judgement_from(each) for each in store.judgements())
    reports: dict[str, Report] = {}
    accounts: dict[str, Account] = {}
    for read in store.accounts(**stretch):
        report = reports.setdefault(read.report.report_id, read.report)
        account = read.but(report=report)
        accounts[account.account_id] = account
        merger.add(report, (account,))
    for read, by in store.replaced(since=stretch.get("published_since"), until=stretch.get("published_until")):
        report = reports.setdefault(read.report.report_id, read.report)
        merger.add(report, (read.but(report=report),), replaced_by=by)
    return merger, reports, accounts


def _stretch(asked: Where) -> dict[str, Any]:
    """The days of publication in which an event that is asked for may be told."""
    since = min((day for day in (asked.since, asked.published_since) if day), default=None)
    until = max((day for day in (asked.until, asked.published_until) if day), default=None)
    return {
        "published_since": since - timedelta(days=BEFORE_DAYS) if since else None,
        "published_until": until + timedelta(days=REPORTED_WITHIN_DAYS) if until else None,
    }


def _around(day: str | None) -> dict[str, Any]:
    if day is None:
        return {}
    middle, wide = date.fromisoformat(day), timedelta(days=REPORTED_WITHIN_DAYS)
    return {"published_since": middle - wide, "published_until": middle + wide}


def account_lines(event: Event, book: EventBook) -> Iterator[tuple[str, str]]:
    """Each account of an event: its id, and what tells it from the others, for people: whether it is said to have
    happened and by whom, the act with its words, and who printed it."""
    mask = book.people.of(*event.report_ids)
    for account_id in event.accounts:
        account = book.accounts[account_id]
        report = book.people.report(book.reports[account.report.report_id])
        publisher = report.publisher or report.title or mask.text(report.origin)
        words = mask.text(" ".join(account.action.words.text.split()))
        tolls = "".join(f", {toll_text(each)}" for each in account.quantities)
        status = STATUS[account.status.value][1] + (" (background)" if account.status.historical else "")
        says = f", says {mask.text(said)}" if (said := says_text(account)) else ""
        confirmed = f", confirmed by {mask.text(others)}" if (others := confirmed_text(account)) else ""
        judged = "".join(f"; {mask.text(_judged(each))}" for each in book.verdicts.get(account_id, ()))
        printed = f"{publisher} (report {account.report.report_id[:SHORT]})"
        yield (
            account_id,
            printable(f"{status}{says}{confirmed}: {account.action.type} “{words}”{tolls}; {printed}{judged}"),
        )


def _judged(each: Judgement) -> str:
    """A judgement in a few words: 'its time was judged wrong by Ada, for 2024-03-05: a week before'."""
    slot = f"its {each.slot} was " if each.slot else ""
    instead = f", for {each.right}" if each.right else ""
    return (
        f"{slot}judged {each.verdict.upper()} by {each.by or 'somebody'}{instead}{f': {each.why}' if each.why else ''}"
    )


def accounts_named(told: str, where: str) -> Mapping[str, str]:
    """The accounts that an id names, itself or those of the event, each with a line on it; raises InputError."""
    with open_store(where, create=False, read_only=True) as store:
        known = [account_id for account_id, _ in store.account_days()]
    ids = [each for each in known if each.startswith(told)]
    if len(ids) > 1:
        raise InputError(f"'{told}' begins several accounts: write more of it.")
    if ids and ids[0] != told and any(event_id_of(each).startswith(told) for each in known):
        raise InputError(f"'{told}' begins an account ({ids[0]}) and an event: write more of it.")
    if ids:
        return {ids[0]: ""}
    return dict(account_lines(*event_in(where, told)))
