"""`dateline compare`: the page of events, JSON, and wrong use."""

from __future__ import annotations

import json
from datetime import datetime

import pytest

from dateline.doors.cli import main
from dateline.model import Failed, FailedReason, Report, make_report
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


class _Doubting(FakeCoder):
    """Doubts what some publishers tell, where it is asked for what it doubts."""

    def __init__(self, *doubted: str) -> None:
        super().__init__()
        self.doubted = doubted

    def code_pairs(self, reports, *, doubtful=False):
        for report, outcome in super().code_pairs(reports, doubtful=doubtful):
            doubts = isinstance(report, Report) and report.publisher in self.doubted
            if doubts and not doubtful:
                yield report, ()
            else:
                yield report, tuple(each.but(doubtful=True) for each in outcome) if doubts else outcome


def test_accounts_that_code_leaves_out_are_said_apart(capsys):
    assert main(["compare", "a", "b"], rooms=rooms_with(ROOMS, coder=_Doubting("Wire"))) == 0
    out, err = capsys.readouterr()

    assert "2 reports (1 of them doubtful), 2 independent origins" in out and "Wire (doubtful)" in out
    assert "Beside 1 account 2 doubtful ones were compared" in out
    assert "2 reports coded, 1 account (1 as happened or ongoing), 2 doubtful" in err
    assert main(["compare", "a", "b"], rooms=rooms_with(ROOMS)) == 0
    assert "doubtful" not in capsys.readouterr().out


def test_what_no_report_tells_surely_is_not_shown_and_counted(capsys):
    assert main(["compare", "a", "b"], rooms=rooms_with(ROOMS, coder=_Doubting("Wire", "Salt"))) == 0
    out = capsys.readouterr().out

    assert "told by  " not in out and "2 reports, 0 events" in out
    assert "2 events of doubtful accounts alone not shown" in out


def test_an_event_is_called_as_in_a_store_whoever_is_doubted(capsys, tmp_path):
    rooms, book = rooms_with(ROOMS, coder=_Doubting("Wire")), str(tmp_path / "book.db")
    assert main(["compare", "a", "b", "--json"], rooms=rooms) == 0
    compared = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert main(["code", "a", "b", "--store", book], rooms=rooms) == 0
    assert main(["events", "--store", book, "--json"], rooms=rooms) == 0
    kept = [json.loads(line) for line in capsys.readouterr().out.splitlines()]

    sure = [event for event in compared if not all(each.get("doubtful") for each in event["reports"])]
    assert len(kept) == 1 and [event["event_id"] for event in sure] == [event["event_id"] for event in kept]
    assert [each.get("doubtful", False) for each in sure[0]["reports"]] == [True, False]
