"""What a report mostly tells."""

from __future__ import annotations

from datetime import timedelta

from dateline.merge import merge
from dateline.merge.main_events import main_events
from small_world import MONDAY, report, shelling

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


def test_what_others_tell_more_of_is_not_the_news_where_it_came_before():
    """Two reports of Monday's shelling, and one of Tuesday's that recalls it: its news is Tuesday's."""
    recalled = report(
        "Troops bombed Kesra on Tuesday. Rebels shelled Arandi on Monday, mayor Okafor said in Kesra.",
        publisher="Late",
        day=MONDAY + timedelta(days=1),
    )
    tuesday = shelling(
        recalled, did="bombed", who=("Troops",), whom=("Kesra",), when="Tuesday", day=MONDAY + timedelta(days=1)
    )
    monday = shelling(recalled)
    accounts = {ONE.report_id: (shelling(ONE),), TWO.report_id: (shelling(TWO),), recalled.report_id: (tuesday, monday)}
    events = merge(list(accounts.values()))
    of_monday = next(each for each in events if monday.account_id in each.all_accounts)
    assert len(of_monday.reports) == 3
    of_tuesday = next(each for each in events if tuesday.account_id in each.all_accounts)
    assert main_events((ONE, TWO, recalled), accounts, events)[recalled.report_id][0] == of_tuesday.event_id
