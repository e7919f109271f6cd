"""Progress: only on a terminal, with rate and time left; and how many reports there will be."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

from dateline.doors.cli.estimate import estimate
from dateline.doors.cli.progress import Progress
from dateline.doors.cli.tally import Tally

TESTS = Path(__file__).parent.parent


def test_reports_are_counted_before_they_are_read(tmp_path):
    (tmp_path / "a.html").write_text("x")
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "b.txt").write_text("x")
    (tmp_path / "c.jsonl").write_text("{}\n\n{}\n{}")
    (tmp_path / "picture.png").write_text("x")
    assert estimate([str(tmp_path)]) == 5
    assert estimate([str(tmp_path / "*.jsonl"), "https://example.org/x"]) == 4
    assert estimate([str(tmp_path / "a.html"), "no such file"]) == 2
    assert estimate(["-"]) is None


def test_nothing_is_shown_where_there_is_no_terminal(capsys):
    with Progress(total=100) as progress:
        progress.step(Tally(coded=1, accounts=2))
    assert capsys.readouterr() == ("", "")


RUN = """
import sys
sys.path.insert(0, sys.argv[1])
from fake_coder import rooms_with
from dateline.doors.cli import main
from dateline.model import make_report
reports = {"x": [make_report("Rebels shelled Arandi.", origin=str(i)) for i in range(7)]}
sys.exit(main(["code", "x", *sys.argv[2:]], rooms=rooms_with(reports)))
"""


def on_a_terminal(*arguments: str, **environment: str) -> str:
    """What a run prints on a terminal of 80 columns."""
    ours, theirs = pty.openpty()
    known = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "80", **environment}
    run = subprocess.Popen(
        [sys.executable, "-c", RUN, str(TESTS), *arguments],
        stdout=theirs,
        stderr=theirs,
        stdin=theirs,
        env=known,
    )
    os.close(theirs)
    seen = b""
    try:
        while more := os.read(ours, 65536):
            seen += more
    except OSError:  # Linux says so when the other end of a terminal is closed
        pass
    finally:
        os.close(ours)
    assert run.wait() == 0
    return seen.decode()


def test_on_a_terminal_pages_come_in_colour_and_without_when_it_is_not_wanted():
    assert "\x1b[1" in on_a_terminal()
    assert "\x1b[3" in on_a_terminal()
    quiet = on_a_terminal(NO_COLOR="1")
    assert "\x1b[3" not in quiet.replace("\x1b[3m", "")  # italic stays, colours go
    assert quiet.count("ASSAULT") >= 7 and "7 reports coded" in quiet
