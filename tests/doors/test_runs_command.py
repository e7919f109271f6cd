"""`dateline runs`: lists, shows, says what to do."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dateline.doors.cli import main
from dateline.model import Failed, FailedReason, Refused, RefusedReason, make_report
from dateline.store import open_store
from fake_coder import rooms_with

TEXT = "Rebels shelled Arandi on Monday. Ministers met Envoys."
OUTCOMES = [
    make_report(TEXT, origin="a"),
    Refused("b", RefusedReason.LANGUAGE, "It is written in Welsh.", "Give a translation."),
    *(Failed(f"c{number}", FailedReason.NETWORK, "No answer.", "Try again.") for number in range(25)),
]


@pytest.fixture
def book(tmp_path):
    where = str(tmp_path / "book.db")
    assert main(["code", "x", "--store", where], rooms=rooms_with({"x": OUTCOMES})) == 3
    return where


def test_runs_are_listed_with_how_far_they_are(book, capsys):
    assert main(["runs", "--store", book]) == 0
    out = capsys.readouterr().out
    assert "27 reports (7 %)" in out and "25 failed" in out and "2 accounts" in out and "done" in out
    assert main(["runs", "--store", book, "--json"]) == 0
    (told,) = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert (told["state"], told["met"], told["accounts"]) == ("done", 27, 2)
    assert told["reasons"] == {"language not read": 1, "network": 25}


def test_one_run_is_shown_with_its_reasons_and_failures(book, capsys):
    main(["runs", "--store", book, "--json"])
    run_id = json.loads(capsys.readouterr().out)["run_id"]
    assert main(["runs", "show", run_id[:4], "--store", book]) == 0
    out, err = capsys.readouterr()
    assert "because: network" in out and "reports/s" in out and "c7: network: No answer." in out
    assert "and 5 more" in out and f"dateline runs retry {run_id}" in err
    assert main(["runs", "show", run_id, "--failed", "--json", "--store", book]) == 0
    assert len(json.loads(capsys.readouterr().out)["failures"]) == 25


def test_runs_are_read_where_the_store_may_only_be_read(book, capsys, monkeypatch):
    from dateline.doors.cli import show_runs

    asked = []

    def opened(where, **how):
        asked.append(how)
        return open_store(where, **how)

    monkeypatch.setattr(show_runs, "open_store", opened)
    for command in (["runs"], ["runs", "show", "2"]):
        assert main([*command, "--store", book]) == 0
    assert [how["read_only"] for how in asked] == [True, True]


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["runs"], 2, "--store"),
        (["runs", "--store", "/no/such/book.db"], 1, "There is no store"),
        (["runs", "show", "nothing", "--store", "BOOK"], 1, "has no run 'nothing'"),
        (["runs", "show", "x"], 2, "--store"),
    ],
)
def test_wrong_use_is_one_clear_line(book, capsys, arguments, code, says):
    assert main([book if each == "BOOK" else each for each in arguments]) == code
    err = capsys.readouterr().err
    assert says in err and "Traceback" not in err


def test_a_retry_from_another_folder_says_where_the_files_are(tmp_path, monkeypatch, book, capsys):
    main(["runs", "--store", book, "--json"])
    run_id = json.loads(capsys.readouterr().out)["run_id"]
    began = Path.cwd()
    monkeypatch.chdir(tmp_path)
    assert main(["runs", "retry", run_id, "--store", book]) == 2
    assert f"cd {began}" in " ".join(capsys.readouterr().err.split())


def test_a_run_that_was_cancelled_says_so_and_not_that_it_was_interrupted(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr("dateline.keep.BEAT_S", 0.0)
    where = str(tmp_path / "book.db")

    def reports():
        yield make_report(TEXT, origin="a")
        with open_store(where) as store:  # somebody cancels it while it goes on
            store.note(store.runs()[0].run_id, cancel="now")
        yield make_report("Guards met Bekasi.", origin="b")
        yield make_report("Envoys aided Farmers.", origin="c")

    assert main(["code", "x", "--store", where], rooms=rooms_with({"x": reports()})) == 130
    err = capsys.readouterr().err
    assert "Cancelled by `dateline runs cancel`" in err and "Interrupted" not in err
    with open_store(where) as store:
        assert store.runs()[0].state == "cancelled" and not store.has(make_report("Envoys aided Farmers.").report_id)


def test_a_run_that_is_done_is_not_cancelled(book, capsys):
    main(["runs", "--store", book, "--json"])
    run_id = json.loads(capsys.readouterr().out)["run_id"]
    assert main(["runs", "cancel", run_id, "--store", book]) == 0
    assert "was done already" in capsys.readouterr().err
