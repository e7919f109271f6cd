"""The contract of kept events: read again while nothing has changed, and never taken for fresh when something has."""

from __future__ import annotations

from datetime import datetime

import pytest

from dateline.errors import StoreError
from dateline.merge import latest_first
from dateline.merge.merger import Merger
from dateline.model import Judgement, event_id_of, make_report
from dateline.store import event_shelf
from small_world import report, shelling

WIRE = report("Rebels shelled Arandi on Monday, killing six people.", publisher="Wire", hour=9)
SALT = report("It was Monday when rebels shelled Arandi, killing four.", publisher="Salt", hour=9.1)
TEXT = "Rebels shelled Arandi on Monday and killed {}, the mayor said."
FIRST, SECOND = (
    make_report(TEXT.format(killed), url="https://a.example/1", publisher="Post", published=datetime(2023, 3, 6, hour))
    for killed, hour in (("seven", 11), ("six", 12))
)


def told():
    return [shelling(WIRE, killed=("six", 6, 6)), shelling(SALT, killed=("four", 4, 4)).but(doubtful=True)]


def fill(store):
    for account in told():
        store.add(account.report, (account,))


def merged(store):
    merger = Merger()
    for account in store.accounts():
        merger.add(account.report, (account,))
    for account, by in store.replaced():
        merger.add(account.report, (account,), replaced_by=by)
    return merger.events()


def keep(store, made_by="one"):
    shelf = store.kept_events(made_by)
    pulse = shelf.pulse()
    events = merged(store)
    shelf.keep(events, pulse=pulse)
    return events


def test_kept_events_are_the_events_that_were_kept_in_every_slot(store):
    fill(store)
    assert store.kept_events("one").load() is None
    events = keep(store)

    assert any(event.disagreements for event in events) and any(len(event.reports) > 1 for event in events)
    assert latest_first(store.kept_events("one").load()) == events


def test_events_are_found_by_an_account(store):
    fill(store)
    events = keep(store)
    account = events[0].accounts[-1]

    assert store.kept_events("one").load(accounts_of=[account]) == (events[0],)
    assert store.kept_events("one").load(accounts_of=["none"]) == ()


@pytest.mark.parametrize(
    "change",
    [
        lambda store: store.add(FIRST, (shelling(FIRST, killed=("seven", 7, 7)),)),
        lambda store: store.judge(Judgement("wrong", told()[0].account_id, by="Ada", when=datetime(2024, 1, 1))),
        lambda store: store.redact(report=WIRE.report_id, reason="a letter"),
        lambda store: store.add(WIRE, (shelling(WIRE, killed=("six", 6, 6)).but(confidence=0.9, coder="other"),)),
    ],
    ids=["added", "judged", "redacted", "recoded"],
)
def test_after_a_change_they_are_not_taken_for_fresh_until_they_are_kept_anew(store, change):
    fill(store)
    keep(store)
    change(store)
    assert store.kept_events("one").load() is None
    events = keep(store)

    assert latest_first(store.kept_events("one").load()) == events


def test_those_of_another_merging_are_not_read(store):
    fill(store)
    keep(store, "one")

    assert store.kept_events("two").load() is None


def test_what_came_while_events_were_made_makes_them_stale(store):
    fill(store)
    shelf = store.kept_events("one")
    pulse, events = shelf.pulse(), merged(store)
    store.add(FIRST, (shelling(FIRST, killed=("seven", 7, 7)),))
    shelf.keep(events, pulse=pulse)

    assert shelf.load() is None


def test_a_keeping_that_breaks_off_leaves_what_was_there_and_nothing_that_seems_fresh(store, monkeypatch):
    fill(store)
    before = keep(store)
    store.add(FIRST, (shelling(FIRST, killed=("seven", 7, 7)),))
    insert = event_shelf._insert

    def broken(connection, table, rows):
        if table is event_shelf.event_accounts:
            raise StoreError("the power failed")
        insert(connection, table, rows)

    monkeypatch.setattr(event_shelf, "_insert", broken)
    with pytest.raises(StoreError, match="power"):
        keep(store)
    with store._reads() as connection:
        held = set(connection.scalars(event_shelf.select(event_shelf.events.c.event_id)))

    assert held == {event.event_id for event in before}
    assert store.kept_events("one").load() is None


def test_redacted_words_leave_the_kept_events_at_once(store):
    fill(store)
    keep(store)
    store.redact(quote="killing four", reason="a letter")
    with store._reads() as connection:
        assert connection.scalars(event_shelf.select(event_shelf.events.c.body)).all() == []
        assert connection.scalars(event_shelf.select(event_shelf.event_accounts.c.event_id)).all() == []


def test_words_redacted_while_events_were_made_are_not_kept_again(store):
    fill(store)
    shelf = store.kept_events("one")
    pulse, events = shelf.pulse(), merged(store)
    store.redact(quote="killing four", reason="a letter")
    shelf.keep(events, pulse=pulse)
    with store._reads() as connection:
        assert connection.scalars(event_shelf.select(event_shelf.events.c.body)).all() == []


def test_a_changed_page_counts_as_it_reads_now_and_what_it_said_stays_on_record(store):
    fill(store)
    first = shelling(FIRST, killed=("seven", 7, 7))
    store.add(FIRST, (first,))
    store.add(SECOND, (shelling(SECOND, killed=("six", 6, 6)),))
    (event,) = keep(store)

    assert [(each.report_id, each.replaced_by) for each in event.earlier] == [(FIRST.report_id, SECOND.report_id)]
    assert FIRST.report_id not in {each.report_id for each in event.reports}
    assert "correction" in {each.kind for each in event.disagreements}
    assert store.kept_events("one").load(accounts_of=[first.account_id]) == (event,)
    assert event_id_of(first.account_id) in {event_id_of(account_id) for account_id, _ in store.account_days()}


def test_an_older_version_that_comes_late_is_no_newer(store):
    fill(store)
    store.add(SECOND, (shelling(SECOND, killed=("six", 6, 6)),))
    store.add(FIRST, (shelling(FIRST, killed=("seven", 7, 7)),))

    assert [(account.report.report_id, by) for account, by in store.replaced()] == [(FIRST.report_id, SECOND.report_id)]
