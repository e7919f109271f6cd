"""`dateline code … --store`: kept once, resumed without coding again, ended as it ended."""

from __future__ import annotations

import pytest

from dateline.doors.cli import main
from dateline.errors import StoreError
from dateline.model import Failed, FailedReason, Refused, RefusedReason, make_report
from dateline.store import open_store
from fake_coder import FakeCoder, rooms_with

TEXT = "Rebels shelled Arandi on Monday. Ministers met Envoys."
REFUSED = Refused("empty.txt", RefusedReason.EMPTY, "there is no text in it.", "Nothing to do.")
FAILED = Failed("gone.txt", FailedReason.NOT_FOUND, "there is no such file.", "Check the path.")


@pytest.fixture
def book(tmp_path):
    return str(tmp_path / "book.db")


def test_every_outcome_is_kept_and_what_is_known_is_not_coded_again(book, capsys):
    reports = {"x": [make_report(TEXT, origin="a"), REFUSED, FAILED]}
    coder = FakeCoder()
    assert main(["code", "x", "--store", book], rooms=rooms_with(reports, coder=coder)) == 3
    assert main(["code", "x", "--store", book], rooms=rooms_with(reports, coder=coder)) == 3
    out, err = capsys.readouterr()
    assert coder.coded == ["a"] and out == ""
    assert "1 report known already" in err and "Kept in" in err
    with open_store(book, create=False) as store:
        assert len(list(store.accounts())) == 2
        second, first = store.runs()
        assert (first.counts, second.counts) == (
            {"new": 1, "refused": 1, "failed": 1},
            {"known": 1, "refused": 1, "failed": 1},
        )
        assert (first.kind, first.state, first.inputs, first.coder) == ("code", "done", ("x",), FakeCoder.version)


def test_nothing_is_said_to_be_kept_where_nothing_was(book, capsys):
    assert main(["code", "x", "--store", book], rooms=rooms_with({"x": [REFUSED]})) == 1
    err = capsys.readouterr().err
    assert "Kept in" not in err and f"No report was kept; what became of each: dateline runs --store {book}" in err


def test_what_was_redacted_is_said_to_be_so_and_neither_coded_nor_written(book, tmp_path, capsys):
    report = make_report(TEXT, origin="a.txt", url="https://example.org/a")
    later = make_report(TEXT + " More is known.", origin="b.txt", url=report.url)
    main(["code", "x", "--store", book], rooms=rooms_with({"x": [report]}))
    why = ["--reason", "embargo", "--by", "Ada"]
    assert main(["redact", "--store", book, "--report", report.report_id[:6], *why]) == 0
    capsys.readouterr()
    coder, out = FakeCoder(), tmp_path / "again.jsonl"
    rooms = rooms_with({"x": [report, later]}, coder=coder)
    assert main(["code", "x", "--store", book, "--out", str(out)], rooms=rooms) == 0
    err = capsys.readouterr().err
    assert "2 reports kept out" in err and "known already" not in err
    assert "a.txt: redacted on 20" in err and "b.txt: redacted on 20" in err and "by Ada: embargo" in err
    assert not coder.coded and not out.exists()
    with open_store(book) as store:
        assert store.runs()[0].counts == {"withheld": 2}


def test_of_a_file_only_the_story_that_was_redacted_is_named_as_kept_out(book, capsys):
    told_on = TEXT + " In the evening a doctor of the town said that all schools of the district were to stay closed."
    first = make_report(told_on, origin="latest.txt")
    next_one = make_report(
        "Guards met Bekasi for talks over fishing in the strait, which both claim.", origin="latest.txt"
    )
    main(["code", "x", "--store", book], rooms=rooms_with({"x": [first]}))
    assert main(["redact", "--store", book, "--report", first.report_id, "--reason", "embargo"]) == 0
    capsys.readouterr()
    assert main(["code", "y", "--store", book], rooms=rooms_with({"y": [next_one]})) == 0
    err = capsys.readouterr().err
    assert "1 report coded" in err and "kept out" not in err and "embargo" not in err


def test_a_store_that_keeps_no_texts_says_so_where_they_are_asked_for(book, capsys):
    rooms = rooms_with({"x": [make_report(TEXT)], "y": [make_report(TEXT + " More.")]})
    main(["code", "x", "--store", book], rooms=rooms)
    assert "--keep-text" not in capsys.readouterr().err
    assert main(["code", "y", "--store", book, "--keep-text"], rooms=rooms) == 0
    assert "was made without --keep-text" in capsys.readouterr().err


def test_what_the_store_made_of_a_report_is_told(book, capsys):
    url = "https://example.org/a"
    first, later, copy = (
        make_report(TEXT, url=url), make_report(TEXT + " More.", url=url), make_report(TEXT, url=url + "2")
    )  # fmt: skip
    main(["code", "x", "--store", book], rooms=rooms_with({"x": [first]}))
    assert "of them" not in capsys.readouterr().err
    main(["code", "y", "--store", book], rooms=rooms_with({"y": [later, copy]}))
    err = capsys.readouterr().err
    assert "1 of them a new version of a page that was kept" in err and "1 of them word for word" in err


def test_all_known_is_done(book):
    rooms = rooms_with({"x": [make_report(TEXT)]})
    assert [main(["code", "x", "--store", book, "--json"], rooms=rooms) for _ in range(2)] == [0, 0]


def test_a_store_that_fails_stops_the_run(book, monkeypatch, capsys):
    from dateline.store.sql_store import SqlStore

    def full(*_args, **_known):
        raise StoreError(f"The store {book} cannot grow, the disk is full: make room.")

    monkeypatch.setattr(SqlStore, "add", full)
    assert main(["code", "x", "--store", book], rooms=rooms_with({"x": [make_report(TEXT)]})) == 1
    assert "disk is full" in capsys.readouterr().err
    with open_store(book) as store:
        assert [run.state for run in store.runs()] == ["failed"]


def test_an_interrupted_run_says_so(book):
    class Stops(FakeCoder):
        def code(self, report):
            import signal

            signal.raise_signal(signal.SIGINT)
            return super().code(report)

    reports = {"x": [make_report(TEXT, origin=name, url=f"https://e.org/{name}") for name in "ab"]}
    assert main(["code", "x", "--store", book], rooms=rooms_with(reports, coder=Stops())) == 130
    with open_store(book) as store:
        (run,) = store.runs()
        assert (run.state, run.counts) == ("interrupted", {"new": 1})


def test_keep_text_is_said_when_a_store_is_made(book):
    main(["code", "x", "--store", book, "--keep-text"], rooms=rooms_with({"x": [make_report(TEXT)]}))
    with open_store(book) as store:
        assert store.keeps_text and next(store.reports()).text == TEXT
