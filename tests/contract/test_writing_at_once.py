"""Several write at once, one ends late: nobody who reads meanwhile misses what it wrote."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import pytest

from dateline.errors import StoreError
from dateline.merge import merged_by
from dateline.merge.merger import Merger
from dateline.model import Judgement, make_report
from fake_coder import FakeCoder

CODER = FakeCoder()
HELD_S = 0.5


def coded(text, publisher):
    report = make_report(text, publisher=publisher, published=date(2023, 3, 6))
    return report, CODER.code(report)


SLOW, FAST = coded("Rebels shelled Arandi.", "Wire"), coded("Guards met Bekasi.", "Salt")
"""Without a name in common: of two who write a name that is new, the second waits for the first in any case."""


@contextmanager
def writing_late(store, held_s=HELD_S) -> Iterator[None]:
    """Somebody has written a report, and ends the transaction half a second later, or when the block ends."""
    wrote, ended = threading.Event(), threading.Event()

    def write() -> None:
        with store.writing():
            store.add(*SLOW)
            wrote.set()
            ended.wait(held_s)

    thread = threading.Thread(target=write)
    thread.start()
    wrote.wait(10)
    try:
        yield
    finally:
        ended.set()
        thread.join()


def ids(changes):
    return {each.account_id for each in changes}


def test_who_asks_on_from_the_last_change_is_told_of_all(opener):
    late, early, reader = opener(), opener(), opener(read_only=True)
    with writing_late(late):
        early.add(*FAST)
        first = list(reader.changes("2020-01-01"))
    then = list(reader.changes(first[-1].at))

    assert ids(first) | ids(then) == {each.account_id for _, told in (SLOW, FAST) for each in told}


def test_events_that_were_merged_while_somebody_wrote_are_not_taken_for_whole(opener):
    late, early = opener(), opener()
    shelf = early.kept_events(merged_by())
    with writing_late(late):
        early.add(*FAST)
        pulse, merger = shelf.pulse(), Merger()
        for account in early.accounts():
            merger.add(account.report, (account,))
        shelf.keep(merger.events(), pulse=pulse)
    kept = shelf.load()

    assert kept is None or {each for event in kept for each in event.accounts} >= {SLOW[1][0].account_id}


def test_a_judgement_has_the_moment_at_which_it_was_written(opener, address):
    if address.startswith("postgresql"):
        pytest.skip("in PostgreSQL a judgement waits for nobody")
    late, judge = opener(), opener()
    told = threading.Thread(target=judge.judge, args=(Judgement("right", SLOW[1][0].account_id, by="Ada"),))
    with late.writing():
        told.start()  # and waits for us
        time.sleep(0.1)
        late.add(*SLOW)
    told.join()

    assert [each.what for each in judge.changes("2020-01-01")][-1] == "judged"


def test_a_reader_that_waits_too_long_is_told_why_and_events_are_not_kept(opener, monkeypatch, address):
    if not address.startswith("postgresql"):
        pytest.skip("SQLite has one writer: nothing is waited for")
    monkeypatch.setattr("dateline.store.sql_store.PULSE_S", 0.1)
    late, reader = opener(), opener(read_only=True)
    with writing_late(late):
        with pytest.raises(StoreError, match=r"without a pause for 0\.1 s"), reader._reads_settled(0.1):
            pass
        assert reader.kept_events(merged_by()).pulse() is None
    assert reader.kept_events(merged_by()).pulse()


@pytest.mark.parametrize("asked", ["changes", "redact"])
def test_who_waits_for_one_long_writer_keeps_no_other_writer_waiting(opener, address, asked):
    if not address.startswith("postgresql"):
        pytest.skip("SQLite has one writer: others wait for it in any case")
    late, early, other = opener(), opener(), opener()
    told: list[object] = []
    ask = {
        "changes": lambda: list(other.changes("2020-01-01")),
        "redact": lambda: other.redact(quote="x y", reason="z"),
    }
    asking = threading.Thread(target=lambda: told.append(ask[asked]()))
    writer = threading.Thread(target=early.add, args=FAST)
    with writing_late(late, held_s=20):
        asking.start()
        time.sleep(0.2)  # it has asked, and waits
        writer.start()
        writer.join(5)
        assert not writer.is_alive() and not told
    asking.join(10)

    assert told
    if asked == "changes":
        assert ids(told[0]) == {each.account_id for _, accounts in (SLOW, FAST) for each in accounts}


def test_a_redaction_gets_through_where_no_quiet_moment_comes(opener, monkeypatch):
    monkeypatch.setattr("dateline.store.moments.ALONE_S", 0.05)
    late, other = opener(), opener()
    with writing_late(late):
        done = other.redact(quote="Rebels shelled", reason="asked for")
    assert done.reports == 1
