"""`dateline code`: inputs, outputs, exit codes."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import duckdb
import pytest

from dateline.doors.cli import main
from dateline.doors.cli.out import open_out
from dateline.doors.cli.own_days import OwnDays
from dateline.errors import InputError, SettingsError
from dateline.model import NO_WORDS, Failed, FailedReason, Place, Refused, RefusedReason, Speaker, Status, make_report
from fake_coder import FakeCoder, rooms_with

TEXT = "Rebels shelled Arandi on Monday. Ministers met Envoys."
REFUSED = Refused("empty.txt", RefusedReason.EMPTY, "there is no text in it.", "Nothing to do.")
FAILED = Failed("gone.txt", FailedReason.NOT_FOUND, "there is no such file.", "Check the path.")


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_json_lines_go_to_standard_output_and_the_summary_to_standard_error(page, capsys):
    assert main(["code", str(page), "--json", "--published", "2019-04-20"], rooms=rooms_with()) == 0
    out, err = capsys.readouterr()
    rows = [json.loads(line) for line in out.splitlines()]
    assert [row["action"]["type"] for row in rows] == ["ASSAULT", "CONSULT"]
    assert rows[0]["report"]["published"] == "2019-04-20"
    (start, end) = rows[0]["actors"][0]["spans"][0]
    assert TEXT[start:end] == rows[0]["actors"][0]["text"] == "Rebels"
    assert "1 report coded, 2 accounts (2 as happened or ongoing)" in err


def test_a_page_that_states_its_own_day_says_that_the_given_one_was_not_used(capsys):
    stated = make_report(TEXT, published=date(2021, 6, 4), origin="x.txt")
    for reports, told in (
        ([stated], "used: x.txt states its own day, 2021-06-04."),
        ([stated] * 2, "used for 2 reports"),
    ):
        assert main(["code", "x", "--json", "--published", "2019-04-20"], rooms=rooms_with({"x": reports})) == 0
        assert f"--published 2019-04-20 was not {told}" in capsys.readouterr().err
    assert OwnDays("2021-06-04").line() is OwnDays(None).line() is None


def test_without_a_terminal_the_page_is_plain_text(page, capsys):
    assert main(["code", str(page)], rooms=rooms_with()) == 0
    out, _ = capsys.readouterr()
    assert "\x1b" not in out
    assert "▲Rebels¹ ●shelled¹ ▼Arandi¹" in out
    assert "ASSAULT" in out and "CONSULT" in out


@pytest.mark.parametrize(
    ("outcomes", "code"),
    [
        ([make_report(TEXT)], 0),
        ([make_report(TEXT), REFUSED], 0),
        ([make_report(TEXT), FAILED], 3),
        ([REFUSED], 1),
        ([FAILED], 1),
        ([REFUSED, FAILED], 1),
        ([], 1),
    ],
)
def test_exit_codes(outcomes, code, capsys):
    assert main(["code", "x", "--json"], rooms=rooms_with({"x": outcomes})) == code
    err = capsys.readouterr().err
    for outcome in outcomes:
        if isinstance(outcome, (Refused, Failed)):
            assert outcome.line() in err
            assert outcome.reason.value in err.splitlines()[-1] + err.splitlines()[-2]


@pytest.mark.parametrize(
    "arguments",
    [
        ["code"],
        ["code", "x", "--published", "Monday"],
        ["code", "x", "--published", "2019-02-30"],
        ["code", "x", "--out", "accounts.xls"],
        ["code", "x", "--out", "/no/such/folder/accounts.csv"],
        ["code", "x", "--colour"],
        ["unknown"],
        ["evaluate", "poetry", "x"],
    ],
)
def test_bad_usage_is_2_and_says_why(arguments, capsys):
    assert main(arguments, rooms=rooms_with()) == 2
    assert "Error" in capsys.readouterr().err


@pytest.mark.parametrize("ending", ["jsonl", "csv", "parquet"])
def test_out_writes_each_format(ending, page, tmp_path, capsys):
    out = tmp_path / f"accounts.{ending}"
    assert main(["code", str(page), "--out", str(out), "--publisher", "The 'Daily', Ltd"], rooms=rooms_with()) == 0
    if ending == "jsonl":
        rows = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
        assert [row["action"]["type"] for row in rows] == ["ASSAULT", "CONSULT"]
    elif ending == "csv":
        with out.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        assert [row["type"] for row in rows] == ["ASSAULT", "CONSULT"]
        assert rows[0]["actors"] == "Rebels" and rows[0]["publisher"] == "The 'Daily', Ltd"
    else:
        rows = duckdb.sql(f"SELECT type, actors, sentence_start FROM '{out}'").fetchall()
        assert rows == [("ASSAULT", ["Rebels"], 0), ("CONSULT", ["Ministers"], 33)]
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([out.name, "page.txt"])
    assert capsys.readouterr().out == ""


def test_one_address_for_several_reports_is_refused(page, tmp_path, capsys):
    (tmp_path / "two.txt").write_text("Ministers met Envoys.", encoding="utf-8")
    for inputs in ((str(page), str(tmp_path / "two.txt")), (str(tmp_path),)):
        assert main(["code", *inputs, "--url", "https://example.org/1"], rooms=rooms_with()) == 2
        assert "--url is the address of one page" in capsys.readouterr().err
    assert main(["code", str(page), "--url", "https://example.org/1", "--json"], rooms=rooms_with()) == 0


def test_control_characters_of_a_report_reach_no_terminal(tmp_path, capsys):
    escape = "\x1b[2J"
    odd = make_report(f"Reb{escape}els shelled Arandi.", title=f"Odd{escape}", publisher=f"The{escape}", origin="x")
    told = FakeCoder().code(make_report("Rebels shelled Arandi."))[0]
    name = f"The {escape} Front"
    party = replace(told.actors[0], name=name)
    account = told.but(report=odd, actors=(party,), place=Place(name=name), speakers=(Speaker(NO_WORDS, name),))

    class Odd(FakeCoder):
        def code(self, report, *, doubtful=False):
            return (account,)

    for columns in ("60", "100", "150"):
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("COLUMNS", columns)
            assert main(["code", "x"], rooms=rooms_with({"x": [odd]}, coder=Odd())) == 0
        out = capsys.readouterr().out
        assert "\x1b" not in out and "Front" in out


def test_what_a_format_cannot_say_is_told_to_be_left_out(page, tmp_path, capsys):
    class Denies(FakeCoder):
        def code(self, report, *, doubtful=False):
            first, *others = super().code(report)
            return (first.but(status=Status("denied")), *others)

    out = tmp_path / "events.tsv"
    words = ["code", str(page), "--out", str(out), "--format", "gdelt"]
    assert main(words, rooms=rooms_with(coder=Denies())) == 0
    assert f"1 account left out of {out}" in capsys.readouterr().err
    assert len(out.read_text(encoding="utf-8").splitlines()) == 1


@pytest.mark.parametrize("ending", ["csv", "parquet"])
def test_out_of_reports_without_accounts_has_its_columns(ending, tmp_path):
    out = tmp_path / f"none.{ending}"
    reports = {"x": [make_report("Nothing of note.")]}
    assert main(["code", "x", "--out", str(out)], rooms=rooms_with(reports)) == 0
    columns = [name for name, *_ in duckdb.sql(f"DESCRIBE SELECT * FROM '{out}'").fetchall()]
    assert columns[:3] == ["account_id", "report_id", "url"] and "coder" in columns


def test_an_older_file_stays_when_nothing_could_be_coded(tmp_path):
    out = tmp_path / "accounts.jsonl"
    out.write_text("older\n", encoding="utf-8")
    assert main(["code", "x", "--out", str(out)], rooms=rooms_with({"x": [FAILED]})) == 1
    assert out.read_text(encoding="utf-8") == "older\n"
    assert [path.name for path in tmp_path.iterdir()] == ["accounts.jsonl"]


class StopsAfter(FakeCoder):
    """Presses Ctrl-C while it codes a report."""

    def __init__(self, origin: str, times: int) -> None:
        super().__init__()
        self.origin, self.times = origin, times

    def code(self, report):
        if report.origin == self.origin:
            import signal

            for _ in range(self.times):
                signal.raise_signal(signal.SIGINT)
        return super().code(report)


@pytest.mark.parametrize(("times", "kept"), [(1, 2), (2, 1)])
def test_ctrl_c_keeps_what_is_done(times, kept, tmp_path, capsys):
    out = tmp_path / "accounts.jsonl"
    reports = {"x": [make_report(TEXT, origin=name) for name in "abc"]}
    coder = StopsAfter("b", times)
    assert main(["code", "x", "--out", str(out)], rooms=rooms_with(reports, coder=coder)) == 130
    assert len(out.read_text(encoding="utf-8").splitlines()) == 2 * kept
    assert "Interrupted" in capsys.readouterr().err


def test_an_input_that_cannot_be_used_is_one_line_and_the_run_goes_on(page, capsys):
    rooms = rooms_with()

    def read_many(where, **known):
        if where == "bad":
            raise InputError("bad: nothing of that name.")
        return rooms.read_many(where, **known)

    from dataclasses import replace

    assert main(["code", "bad", str(page), "--json"], rooms=replace(rooms, read_many=read_many)) == 3
    out, err = capsys.readouterr()
    assert len(out.splitlines()) == 2
    assert "bad: failed (broken): bad: nothing of that name." in err


def test_our_own_errors_are_one_line_without_traceback(capsys):
    def refuse():
        raise SettingsError("DATELINE_PAGE_LIMIT_S is 'x': give a number above zero, or unset it.")

    assert main(["code", "x"], rooms=rooms_with(settings=refuse)) == 2
    err = capsys.readouterr().err
    assert err.count("\n") == 1 and err.startswith("dateline: DATELINE_PAGE_LIMIT_S")
    with pytest.raises(SettingsError):
        main(["code", "x", "--debug"], rooms=rooms_with(settings=refuse))


def test_a_coder_that_cannot_start_is_nothing_done_and_no_bad_usage(page, capsys):
    class Missing(FakeCoder):
        def code(self, report):
            raise SettingsError("the model file is missing: install Dateline again.")

    assert main(["code", str(page)], rooms=rooms_with(coder=Missing())) == 1
    assert capsys.readouterr().err == "dateline: the model file is missing: install Dateline again.\n"


def test_names_of_files_cannot_move_the_cursor_or_break_the_line(capsys):
    evil = Failed("a\x1b[31m\nb.txt", FailedReason.NOT_FOUND, "There is no such file.", "Check the path.")
    assert main(["code", "x", "--json"], rooms=rooms_with({"x": [evil]})) == 1
    assert capsys.readouterr().err.splitlines()[0].startswith("a?[31m?b.txt: failed")


def test_ctrl_c_while_libraries_load_is_quiet(monkeypatch, capsys):
    from dateline.doors.cli import entry

    def interrupted(*_: object, **__: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(entry, "main", interrupted)
    assert main(["code", "x"]) == 130
    assert capsys.readouterr() == ("", "")


def test_a_party_of_several_places_is_shown_by_its_first_words():
    from dateline.model import Account, Action, Party, words_of
    from dateline.store.exports.columns import told_of
    from dateline.store.exports.flat import row_of

    report = make_report("Rebels shelled Arandi. They left. Rebels came.")
    rebels = Party(words_of(report, (0, 6), (34, 40)), kind="unnamed")
    row = row_of(told_of(Account(report, Action("ASSAULT", words_of(report, (7, 14))), (rebels,), (), (0, 22))))
    assert (row["actors"], row["actor_texts"]) == (["Rebels"], ["Rebels … Rebels"])


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_full_disk_under_standard_output_is_one_line(page):
    run = "import sys; sys.path.insert(0, sys.argv[1]); from fake_coder import rooms_with; "
    run += "from dateline.doors.cli import main; sys.exit(main(sys.argv[2:], rooms=rooms_with()))"
    with open("/dev/full", "w") as full:
        command = [sys.executable, "-c", run, str(Path(__file__).parent.parent), "code", str(page), "--json"]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith("dateline: the output cannot be written") and done.stderr.count("\n") == 1


def test_closed_streams_stop_nothing_that_writes_a_file(page, tmp_path, monkeypatch):
    monkeypatch.setattr("sys.stdout", None)
    monkeypatch.setattr("sys.stderr", None)
    assert main(["code", str(page), "--out", str(tmp_path / "a.jsonl")], rooms=rooms_with()) == 0
    assert len((tmp_path / "a.jsonl").read_text(encoding="utf-8").splitlines()) == 2


def test_what_a_killed_run_left_is_put_aside_and_said(page, tmp_path, capsys):
    out = tmp_path / "accounts.jsonl"
    for number in (1, 2):
        (tmp_path / "accounts.jsonl.part").write_text(f'{{"left": {number}}}\n{{"cu', encoding="ascii")
        assert main(["code", str(page), "--out", str(out)], rooms=rooms_with()) == 0
        aside = tmp_path / f"accounts.jsonl.part-{number}"
        assert aside.read_text(encoding="ascii").startswith(f'{{"left": {number}}}')
        assert str(aside) in capsys.readouterr().err
        assert json.loads(out.read_text(encoding="utf-8").splitlines()[0])["action"]
    assert not (tmp_path / "accounts.jsonl.part").exists()


def test_two_runs_do_not_write_one_file(page, tmp_path, capsys):
    out = tmp_path / "accounts.jsonl"
    with open_out(out):
        assert main(["code", str(page), "--out", str(out)], rooms=rooms_with()) == 1
    assert "Another run is writing" in capsys.readouterr().err and list(tmp_path.glob("accounts*")) == []


def test_python_can_be_asked_for_the_command():
    done = subprocess.run([sys.executable, "-m", "dateline", "--help"], capture_output=True, text=True, check=False)
    assert done.returncode == 0 and "Usage: dateline " in done.stdout


def test_what_an_input_says_and_cannot_be_used_is_printed_with_its_line_and_the_report_is_coded(capsys):
    note = '"published": "soon" is no date that is sure, and is left out: write it like 2019-04-20.'
    reports = [replace(make_report("A shelled B."), origin=f"a.jsonl:{at}", notes=(note,)) for at in range(1, 103)]
    assert main(["code", "a", "--json"], rooms=rooms_with({"a": reports})) == 0
    out, err = capsys.readouterr()

    assert len(out.splitlines()) == 102
    assert f"a.jsonl:1: {note}" in err and "a.jsonl:100:" in err and "a.jsonl:101:" not in err
    assert "(more of what could not be used is not printed)" in err and "102 reports coded" in err
