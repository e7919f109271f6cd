"""What a report mostly tells."""

from __future__ import annotations

from dateline.merge import merge
from dateline.merge.main_events import main_events
from small_world import report, shelling

TEXT = "Rebels shelled Arandi on Monday, mayor Okafor said in Kesra. {} The bakers of Arandi and Kesra stayed at home."
ONE = report(TEXT.format("Two traders died."), publisher="Wire", own=False)
TWO = report(TEXT.format("Nobody counted."), publisher="Salt", own=False, hour=14)
MISSED = report(TEXT.format("A boy fled."), publisher="Echo", own=False, hour=15)
OTHER = report("Norland met Sudria in Bekasi, and Minister Lund of Norland smiled.", publisher="Post", own=False)


def test_a_report_whose_coder_found_nothing_tells_what_an_alike_one_tells():
    accounts = {each.report_id: (shelling(each),) for each in (ONE, TWO)}
    events = merge(list(accounts.values()))
    found = main_events((ONE, TWO, MISSED, OTHER), accounts, events)

    assert found[ONE.report_id] == found[TWO.report_id] == found[MISSED.report_id] == (events[0].event_id,)
    assert found[OTHER.report_id] == ()
