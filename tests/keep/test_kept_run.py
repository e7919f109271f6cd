"""Runs that are stopped and go on: nothing twice, nothing lost."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest

from dateline.doors.cli import main
from dateline.doors.cli.rooms import Rooms
from dateline.errors import InputError, StoreError
from dateline.keep import beside, cancel, is_alive, open_run, to_retry, view
from dateline.model import Failed, FailedReason, make_report
from dateline.store import open_store
from fake_coder import FakeCoder, rooms_with
from kill_runs import is_done, kept, kill_at_random, make_inputs, run_to_the_end, start

ASK = {"kind": "code", "coder": "fake coder 1", "inputs": ("x",), "options": {}}


@pytest.fixture
def book(tmp_path):
    return str(tmp_path / "book.db")


def coding(coder: FakeCoder) -> Rooms:
    return Rooms(coder=lambda _settings, _codebook: coder, warm_up=lambda _settings: None)


def test_five_kills_leave_exactly_what_an_undisturbed_run_leaves(tmp_path, book):
    inputs = make_inputs(tmp_path / "reports", 100)
    alone = str(tmp_path / "alone.db")
    run_to_the_end(inputs, alone)
    assert kill_at_random(inputs, book, kills=5, longest_s=0.15) > 0
    if not is_done(book):
        run_to_the_end(inputs, book)
    assert kept(book) == kept(alone)
    assert len(kept(book).visits) == 100


def test_a_run_that_is_stopped_by_ctrl_c_goes_on_without_reading_again(tmp_path, book, capsys):
    for number in range(6):
        (tmp_path / f"{number}.txt").write_text(f"Rebels shelled Town{number} on Monday, the governor said to all.")

    class Stops(FakeCoder):
        def code(self, report):
            if len(self.coded) == 2:
                signal.raise_signal(signal.SIGINT)
            return super().code(report)

    first, second = Stops(), FakeCoder()
    asked = ["code", str(tmp_path / "*.txt"), "--store", book]
    assert main(asked, rooms=coding(first)) == 130
    assert main(asked, rooms=coding(second)) == 0
    assert "Going on with run" in capsys.readouterr().err
    assert len(first.coded) == 3 and len(second.coded) == 3
    with open_store(book) as store:
        (run,) = store.runs()
        assert (run.state, run.counts, run.accounts) == ("done", {"new": 6}, 6)
        assert view(store, run).percent == 100


def test_a_run_that_was_stopped_after_its_last_report_is_done_when_it_is_asked_again(tmp_path, book, capsys):
    (tmp_path / "1.txt").write_text("Rebels shelled Gao on Monday, the governor said to all.")

    class Stops(FakeCoder):
        def code(self, report):
            signal.raise_signal(signal.SIGINT)
            return super().code(report)

    asked = ["code", str(tmp_path / "1.txt"), "--store", book]
    assert main(asked, rooms=coding(Stops())) == 130
    assert main(asked, rooms=coding(FakeCoder())) == 0
    assert "No report was left to be coded." in capsys.readouterr().err
    with open_store(book) as store:
        assert store.runs()[0].state == "done"


def test_a_file_beside_a_store_says_that_it_lacks_what_was_known(tmp_path, book, capsys):
    (tmp_path / "1.txt").write_text("Rebels shelled Gao on Monday, the governor said to all.")
    asked = ["code", str(tmp_path / "*.txt"), "--store", book, "--out", str(tmp_path / "out.jsonl")]
    assert main(asked, rooms=coding(FakeCoder())) == 0
    assert "only what was coded now" not in capsys.readouterr().err
    (tmp_path / "2.txt").write_text("Ministers met Envoys on Monday, they said.")
    assert main(asked, rooms=coding(FakeCoder())) == 0
    assert "It holds only what was coded now" in capsys.readouterr().err
    assert len((tmp_path / "out.jsonl").read_text().splitlines()) == 1


def test_sigterm_is_as_good_as_ctrl_c(tmp_path, book):
    inputs = make_inputs(tmp_path / "reports", 300)
    running = start(inputs, book)
    running.stdout.read(1)
    running.send_signal(signal.SIGTERM)
    running.communicate(timeout=30)
    assert running.returncode == 130
    with open_store(book) as store:
        assert store.runs()[0].state == "interrupted"


def test_a_run_that_goes_on_elsewhere_is_not_begun_twice(book):
    with open_store(book) as store, open_run(store, **ASK) as run:
        with pytest.raises(StoreError, match=f"runs cancel {run.run_id}"):
            open_run(store, **ASK)
        assert open_run(store, **{**ASK, "inputs": ("y",)}).run_id != run.run_id


def test_a_killed_process_is_known_to_be_gone(book):
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    with open_store(book) as store:
        run = open_run(store, **ASK)
        notes = store.notes(run.run_id)
        assert is_alive(notes)
        assert not is_alive({"alive": {**notes["alive"], "pid": gone.pid}})
        long_ago = (datetime.now(UTC) - timedelta(hours=1)).isoformat()
        assert not is_alive({"alive": {**notes["alive"], "at": long_ago, "host": "elsewhere"}})
        assert is_alive({"alive": {**notes["alive"], "host": "elsewhere"}})
        assert not is_alive({})
        store.note(run.run_id, alive={**notes["alive"], "pid": gone.pid})
        assert view(store, store.run(run.run_id)).state == "stopped"
        assert open_run(store, **ASK).run_id == run.run_id


def test_standard_input_is_never_continued(book):
    ask = {**ASK, "inputs": ("-",)}
    with open_store(book) as store:
        first = open_run(store, **ask)
        assert open_run(store, **ask).run_id != first.run_id


def test_nothing_is_at_a_hundred_per_cent_while_anything_is_left(book):
    with open_store(book) as store:
        with open_run(store, **ASK, total=3) as run:
            run.receive(make_report("Rebels shelled Arandi.", origin="a"), ())
            run.turn_away(Failed("b", FailedReason.NETWORK, "No answer.", "Again."))
            seen = view(store, store.run(run.run_id))
            assert (seen.state, seen.met, seen.percent) == ("running", 2, 33)
        seen = view(store, store.run(run.run_id))
        assert (seen.state, seen.failed) == ("done", 1)
        assert seen.percent < 100


def test_a_run_is_cancelled_while_it_runs_and_when_it_is_gone(tmp_path, book):
    inputs = make_inputs(tmp_path / "reports", 3000)
    running = start(inputs, book)
    running.stdout.read(1)
    with open_store(book) as store:
        run = store.runs()[0]
        assert cancel(store, run.run_id) == "cancelled"
        running.communicate(timeout=30)
        met = view(store, store.run(run.run_id)).met
        assert 0 < met < 3000
        assert len(list(store.reports())) + store.run(run.run_id).counts.get("refused", 0) <= met
        again = open_run(store, **ASK)
        assert again.run_id != run.run_id
        store.note(again.run_id, alive=None)
        assert cancel(store, again.run_id) == "cancelled"
        assert cancel(store, run.run_id) == "cancelled"


def test_a_full_disk_stops_the_run_and_it_goes_on_with_more_room(tmp_path, book, capsys, monkeypatch):
    from sqlalchemy import event

    from dateline.store import opening

    lines = [json.dumps({"text": f"Rebels shelled Town{n} on Monday, the governor said. " * 40}) for n in range(60)]
    (tmp_path / "a.jsonl").write_text("\n".join(lines))
    asked = ["code", str(tmp_path / "a.jsonl"), "--store", book]
    whole = opening.engine_for

    def small(url, **how):
        engine = whole(url, **how)

        @event.listens_for(engine, "connect")
        def limit(connection, _record):
            connection.execute("PRAGMA max_page_count=120")

        return engine

    monkeypatch.setattr(opening, "engine_for", small)
    assert main(asked, rooms=coding(FakeCoder())) == 1
    assert "the disk is full: make room" in capsys.readouterr().err
    monkeypatch.setattr(opening, "engine_for", whole)
    with open_store(book) as store:
        before = {report.report_id for report in store.reports()}
        assert 0 < len(before) < 60
    assert main(asked, rooms=coding(FakeCoder())) == 0
    with open_store(book) as store:
        assert before < {report.report_id for report in store.reports()}
        assert sum(store.runs()[0].counts.values()) == 60
        assert len(store.runs()) == 1


def test_only_what_failed_is_tried_again(tmp_path, book, capsys):
    (tmp_path / "a.jsonl").write_text('{"text": "Rebels shelled Arandi on Monday, they said."}\n{"broken\n')
    (tmp_path / "b.txt").write_text("Ministers met Envoys on Monday, they said.")
    (tmp_path / "c.txt").symlink_to(tmp_path / "nowhere.txt")
    asked = ["code", str(tmp_path / "a.jsonl"), str(tmp_path / "b.txt"), str(tmp_path / "c.txt"), "--store", book]
    assert main(asked, rooms=coding(FakeCoder())) == 3
    with open_store(book) as store:
        run_id = store.runs()[0].run_id
        assert len(to_retry(store, store.runs()[0])) == 2
    coder = FakeCoder()
    (tmp_path / "nowhere.txt").write_text("Farmers aided Miners on Monday, they said.")
    assert main(["runs", "retry", run_id[:12], "--store", book], rooms=coding(coder)) == 3
    assert coder.coded == [str(tmp_path / "c.txt")]
    assert "1 still failed" in capsys.readouterr().err
    (tmp_path / "a.jsonl").write_text('{"text": "x"}\n{"text": "Traders condemned Officers on Monday, they said."}\n')
    assert main(["runs", "retry", run_id, "--store", book], rooms=coding(coder)) == 0
    assert coder.coded[1:] == [str(tmp_path / "a.jsonl") + ":2"]
    with open_store(book) as store:
        (run,) = store.runs()
        assert run.counts == {"new": 4} and view(store, run).percent == 100
        with pytest.raises(InputError, match="Nothing failed"):
            to_retry(store, run)


def test_what_lies_in_a_file_that_failed_is_read_and_nothing_beside_it():
    skip = beside(frozenset(("a.jsonl:3", "b.jsonl", f"folder{os.sep}c", "folder2")))
    wanted = ("a.jsonl", "a.jsonl:3", "b.jsonl:7", f"folder2{os.sep}x", f"folder{os.sep}c")
    assert not any(skip(each) for each in wanted)
    assert all(skip(each) for each in ("a.jsonl:4", "c.jsonl", "b.jsonl2", f"folder{os.sep}d"))


def test_word_for_word_copies_are_recorded_as_such(book):
    reports = [
        make_report("Rebels shelled Arandi.", origin=name, url=url)
        for name, url in (
            ("a", "https://one.example/a"),
            ("b", "https://two.example/b"),
            ("a2", "https://one.example/a"),
        )
    ]
    assert main(["code", "x", "--store", book], rooms=rooms_with({"x": reports})) == 0
    with open_store(book) as store:
        assert [visit.outcome for visit in store.visits()] == ["new", "copy", "known"]
        assert len(list(store.accounts())) == 2
