"""The walk: one report's error is that report's, an error of the installation is told once."""

from __future__ import annotations

import signal
import time

import pytest

from dateline import Coder, Failed, SettingsError, make_report, read_many
from dateline.parse import parser
from dateline.settings import Settings


class Foreign:
    """A parser whose model lacks what this version asks for."""

    version = "0"

    def __init__(self, _settings: Settings) -> None:
        return

    def parse(self, report, *, at=()):
        raise KeyError("modes")


def test_a_model_of_another_version_is_one_error_and_not_one_of_each_report(monkeypatch):
    monkeypatch.setattr(parser, "Parser", Foreign)
    with pytest.raises(SettingsError, match=r"KeyError: 'modes'.*DATELINE_MODEL_DIR"):
        list(Coder().code_many([make_report("One."), make_report("Two.")]))


def test_a_report_that_breaks_the_coder_is_a_failure_and_the_next_is_coded(monkeypatch):
    coder = Coder()
    monkeypatch.setattr(coder, "code", lambda report, **_: () if report.text == "Two." else 1 / 0)
    broken, coded = coder.code_many([make_report("One.", origin="a"), make_report("Two.")])
    assert isinstance(broken, Failed) and "ZeroDivisionError" in broken.line()
    assert coded == ()


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="this system has no alarm clock")
def test_a_report_that_would_hold_the_run_is_given_up_and_the_next_is_coded(monkeypatch):
    coder = Coder(settings=Settings(code_limit_s=0.1))

    def code(report, **_):
        while report.text == "One.":
            time.sleep(0.01)
        return ()

    monkeypatch.setattr(coder, "code", code)
    slow, coded = coder.code_many([make_report("One.", origin="a"), make_report("Two.")])
    assert isinstance(slow, Failed) and slow.reason.value == "took too long" and slow.origin == "a"
    assert coded == ()
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)


def test_what_is_told_surely_is_the_same_where_doubtful_accounts_are_asked_for_and_these_are_marked():
    report, coder = next(iter(read_many("examples/one-call/reports.jsonl"))), Coder()
    alone, with_doubts = coder.code(report), coder.code(report, doubtful=True)
    doubts = [each for each in with_doubts if each.doubtful]

    assert [each for each in with_doubts if not each.doubtful] == [*alone]
    assert doubts and all(each.as_dict()["doubtful"] for each in doubts)
    assert alone and all("doubtful" not in each.as_dict() for each in alone)
