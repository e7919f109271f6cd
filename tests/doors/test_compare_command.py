"""`dateline compare`: the page of events, JSON, and wrong use."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime

import pytest

from dateline.doors.cli import main
from dateline.model import Failed, FailedReason, make_report
from fake_coder import FakeCoder, rooms_with


def page(text: str, publisher: str, hour: int):
    filler = " ".join(f"{publisher.lower()}{number}" for number in range(40))
    return make_report(f"{text}\n\n{filler}", publisher=publisher, published=datetime(2023, 3, 6, hour))


SHELLED = page("Rebels shelled Arandi on Monday. Norland condemned Rebels.", "Wire", 9)
AGAIN = page("It was Monday when Rebels shelled Arandi.", "Salt", 12)
FAILED = Failed("c.html", FailedReason.BROKEN, "It is cut off.", "Get it again.")
ROOMS = {"a": [SHELLED], "b": [AGAIN], "c": [FAILED]}


def test_the_page_says_who_tells_it_and_leaves_out_what_one_report_alone_tells(capsys):
    assert main(["compare", "a", "b"], rooms=rooms_with(ROOMS)) == 0
    out = capsys.readouterr().out

    assert "2 reports, 2 independent origins" in out
    assert "told by" in out and "Wire" in out and "Salt" in out
    assert "ACCUSE" not in out
    assert "1 event of one report alone not shown (--all shows them)" in out


def test_the_pages_end_with_what_their_codes_stand_for(capsys):
    assert main(["compare", "a", "b"], rooms=rooms_with(ROOMS)) == 0
    out = " ".join(capsys.readouterr().out.split())

    assert out.count("Codes: ") == 1 and "dateline codebook ASSAULT says what that type counts." in out
    assert "sure that this is told" in out


def test_all_shows_every_event(capsys):
    assert main(["compare", "a", "b", "--all"], rooms=rooms_with(ROOMS)) == 0
    assert "ACCUSE" in capsys.readouterr().out


def test_json_is_an_event_a_line(capsys):
    assert main(["compare", "a", "b", "--json"], rooms=rooms_with(ROOMS)) == 0
    first, second = (json.loads(line) for line in capsys.readouterr().out.splitlines())

    assert [len(first["reports"]), len(second["reports"])] == [2, 1]
    assert first["origins"][0]["name"] == "Wire"


def test_one_report_says_that_there_is_nothing_to_compare(capsys):
    assert main(["compare", "a"], rooms=rooms_with(ROOMS)) == 0
    assert "Give more than one report" in capsys.readouterr().out


def test_one_failure_does_not_stop_the_others_and_is_told(capsys):
    assert main(["compare", "a", "c", "b"], rooms=rooms_with(ROOMS)) == 3
    out, err = capsys.readouterr()

    assert "2 independent origins" in out
    assert "c.html: failed (broken)" in err


@pytest.mark.parametrize("arguments", [["compare"], ["compare", "a", "--published", "Friday"]])
def test_wrong_use_is_explained(arguments, capsys):
    assert main(arguments, rooms=rooms_with(ROOMS)) == 2
    assert "Usage" in capsys.readouterr().err


def test_the_page_says_that_it_reads_accounts_which_code_leaves_out(capsys):
    class Doubting(FakeCoder):
        def code(self, report, *, doubtful=False):
            return tuple(each.but(confidence=0.4) for each in super().code(report, doubtful=doubtful))

    rooms = replace(rooms_with(ROOMS), coder=lambda *_: Doubting())
    assert main(["compare", "a", "b"], rooms=rooms) == 0
    assert "Of 3 accounts 3 are doubtful: `dateline code` leaves most such out" in capsys.readouterr().out
    assert main(["compare", "a", "b"], rooms=rooms_with(ROOMS)) == 0
    assert "doubtful" not in capsys.readouterr().out


class _Unsure(FakeCoder):
    """Tells everything faintly."""

    def code(self, report, *, doubtful=False):
        sure = 0.26 if report.publisher == "Wire" else 0.1
        return tuple(account.but(confidence=sure) for account in super().code(report, doubtful=doubtful))


def test_what_no_report_tells_surely_is_not_shown_and_counted(capsys):
    assert main(["compare", "a", "b"], rooms=rooms_with(ROOMS, coder=_Unsure())) == 0
    out = capsys.readouterr().out

    assert "told by  " not in out and "1 told by several" in out
    assert "1 event of one report alone and 1 event that no report tells surely not shown" in out
