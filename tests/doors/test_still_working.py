"""A sign of life on a terminal, and nothing elsewhere."""

from __future__ import annotations

import io
import sys
import time

import pytest

from dateline.doors.cli import still_working as module
from dateline.doors.cli.still_working import still_working


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_what_takes_long_is_told_and_taken_away_again(monkeypatch):
    monkeypatch.setattr(module, "AFTER_S", 0.01)
    monkeypatch.setattr(module, "EVERY_S", 0.01)
    monkeypatch.setattr(sys, "stderr", terminal := Terminal())
    with still_working("Writing", lambda: "12 accounts"):
        deadline = time.monotonic() + 5
        while terminal.getvalue().count("Writing … 0 s, 12 accounts") < 2 and time.monotonic() < deadline:
            time.sleep(0.01)
    assert terminal.getvalue().count("Writing … 0 s, 12 accounts") >= 2
    assert terminal.getvalue().endswith("\r\x1b[K")


def test_what_is_quick_says_nothing(monkeypatch):
    monkeypatch.setattr(sys, "stderr", terminal := Terminal())
    with pytest.raises(ValueError), still_working("Writing"):
        raise ValueError
    assert terminal.getvalue() == ""


def test_nothing_is_told_where_there_is_no_terminal(capsys, monkeypatch):
    monkeypatch.setattr(module, "AFTER_S", 0.0)
    with still_working("Writing"):
        time.sleep(0.05)
    assert capsys.readouterr() == ("", "")
