"""Accounts of several reports become events: one happening, one event; whatever the order; people decide."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from importlib import import_module

import pytest

import dateline
from dateline.errors import InputError
from dateline.merge import latest_first, merge
from dateline.merge.merger import Merger, redirects
from dateline.model import Account, Event, Failed, FailedReason, Judgement, event_id_of
from fake_coder import account_of
from small_world import MONDAY, report, shelling

WIRE = report("Rebels shelled Arandi on Monday, killing two traders, the mayor said.", publisher="Wire", hour=9)
LOCAL = report("On Monday rebels in the hills shelled Arandi again. Rebels fired at noon.", publisher="Salt", hour=20)
OTHER = report("Rebels shelled Bekasi on Thursday and hit a school.", publisher="Post", day=date(2023, 3, 9))
TALKS = report("Rebels met Norland's envoys in Arandi on Monday.", publisher="Echo", hour=22)


def accounts() -> list[Account]:
    return [
        shelling(WIRE, killed=("two", 2, 2)),
        shelling(LOCAL, who=("Rebels",)),
        shelling(OTHER, whom=("Bekasi",), when="Thursday", day=date(2023, 3, 9)),
        account_of(TALKS, type="CONSULT", did="met", who=("Rebels",), whom=("Norland",), when="Monday", day=MONDAY),
    ]


def reports_of(events: tuple[Event, ...]) -> set[frozenset[str | None]]:
    return {frozenset(each.publisher for each in event.reports) for event in events}


def test_two_reports_of_one_happening_are_one_event_and_others_stay_apart():
    assert reports_of(merge(accounts())) == {
        frozenset(("Wire", "Salt")), frozenset(("Post",)), frozenset(("Echo",))
    }  # fmt: skip


def test_the_public_name_is_the_function_even_after_its_room_is_imported():
    assert dateline.merge is merge


def test_the_order_of_arrival_changes_nothing():
    expected = {event.event_id: event for event in merge(accounts())}
    for seed in range(10):
        shuffled = accounts()
        random.Random(seed).shuffle(shuffled)
        merger = Merger()
        for account in shuffled:
            merger.add(account.report, (account,))
            merger.settle()
        assert {event.event_id: event for event in merger.events()} == expected


def test_an_account_that_comes_twice_counts_once():
    assert merge([*accounts(), *accounts()]) == merge(accounts())


def test_what_code_many_gives_is_taken_and_what_failed_is_passed_over():
    failed = Failed("x", FailedReason.TIME, "too long", "cut it")

    assert merge([tuple(accounts()[:2]), failed, tuple(accounts()[2:])]) == merge(accounts())


def test_what_is_no_account_is_refused_in_plain_words():
    with pytest.raises(InputError, match="merge takes accounts"):
        merge([("Rebels shelled Arandi",)])


def test_an_event_is_named_by_its_earliest_account_and_an_older_name_leads_to_it():
    first, second = accounts()[1], accounts()[0]
    (alone,) = merge([first])
    (both,) = merge([first, second])

    assert alone.event_id == event_id_of(first.account_id)
    assert both.event_id == event_id_of(second.account_id)
    assert redirects([alone.event_id], [both]) == {alone.event_id: both.event_id}


def test_the_latest_told_comes_first_wherever_its_clock_stood():
    east, west = timezone(timedelta(hours=8)), timezone(timedelta(hours=-5))
    told = {
        "none": None,
        "east": datetime(2023, 3, 7, 0, 30, tzinfo=east),  # 16:30 on the 6th
        "naive": datetime(2023, 3, 6, 17),
        "west": datetime(2023, 3, 6, 19, tzinfo=west),  # midnight
        "day": date(2023, 3, 7),
    }
    found = []
    for name, published in told.items():
        found += merge(
            [shelling(replace(report("Rebels shelled Arandi on Monday.", publisher=name), published=published))]
        )

    in_order = [event.first_report.publisher for event in latest_first(found)]
    assert in_order == ["day", "west", "naive", "east", "none"]


def test_settling_tells_what_changed_and_which_ids_are_no_more():
    merger = Merger()
    late, early = accounts()[1], accounts()[0]
    merger.add(late.report, (late,))
    ((before,), _) = merger.settle()
    merger.add(early.report, (early,))
    ((after,), gone) = merger.settle()

    assert gone == {before.event_id}
    assert merger.event_with(late.account_id) == after.event_id


def test_settling_gives_no_event_that_stayed_as_it_was():
    merger = Merger()
    for account in accounts():
        merger.add(account.report, (account,))
    before = {event.event_id: event for event in merger.settle()[0]}
    # An earlier text of the same words: the wire derives from it, and has another origin now.
    source = report(f"{WIRE.text} Nobody claimed it.", publisher="Agency", hour=6)
    merger.add(source)
    after = {event.event_id: event for event in merger.settle()[0]}

    assert all(before[event_id] != event for event_id, event in after.items())
    changed = {telling.publisher for event in after.values() for telling in event.reports}
    assert changed == {"Wire", "Salt"}
    assert {event.event_id: event for event in merger.events()} == {**before, **after}


def test_where_only_an_origin_is_another_the_event_is_what_all_at_once_would_give():
    more = "Shells fell on the fish market for two hours and burnt eleven stalls, a nurse told the wire by telephone."
    source = report(WIRE.text, publisher="Agency", hour=6)
    wire = report(f"{WIRE.text} {more}", publisher="Wire", hour=9)
    daily = report(f"{wire.text} More follows.", publisher="Daily", hour=10)
    seven = report("On Monday rebels shelled Arandi, killing seven traders, a nurse said.", publisher="Salt", hour=20)
    merger, at_once = Merger(), Merger()
    for each in (merger, at_once):
        each.add(wire)  # tells nothing here; the Daily has its words
        each.add(daily, [shelling(daily, killed=("two", 2, 2))])
        each.add(seven, [shelling(seven, who=("rebels",), killed=("seven", 7, 7))])
    ((before,), _) = merger.settle()
    merger.add(source)
    at_once.add(source)

    ((after,), _) = merger.settle()
    assert (after,) == at_once.settle()[0]
    assert after.disagreements and after != before
    parents = merger.lineage.parents
    assert [parents[each.report_id].report_id for each in (daily, wire)] == [wire.report_id, source.report_id]


def test_where_a_report_derives_from_another_now_its_event_is_made_whole(monkeypatch: pytest.MonkeyPatch):
    merger = Merger()
    for account in accounts():
        merger.add(account.report, (account,))
    merger.settle()
    asked: list[Event] = []
    monkeypatch.setattr(
        import_module("dateline.merge.merger"), "of_other_origins", lambda event, *_: asked.append(event)
    )
    merger.add(report(f"{WIRE.text} Nobody claimed it.", publisher="Agency", hour=6))

    assert merger.settle()[0] and not asked


@pytest.mark.parametrize("late", [False, True])
def test_people_decide_whether_judged_before_or_after(late: bool):
    one, two, three, four = accounts()
    apart = Judgement("different", one.account_id, two.account_id, by="Ada", when=datetime(2023, 4, 1))
    joined = Judgement("same", one.account_id, three.account_id, by="Ada", when=datetime(2023, 4, 1), why="one raid")
    merger = Merger(() if late else (apart, joined))
    for account in (one, two, three, four):
        merger.add(account.report, (account,))
    merger.settle()
    if late:
        merger.judge(apart)
        merger.judge(joined)
    events = merger.events()

    assert reports_of(events) == {frozenset(("Wire", "Post")), frozenset(("Salt",)), frozenset(("Echo",))}
    assert any("Ada" in reason and "one raid" in reason for event in events for reason in event.because)


def test_of_two_judgements_on_the_same_accounts_the_later_holds():
    one, two = accounts()[:2]
    no = Judgement("different", one.account_id, two.account_id, when=datetime(2023, 4, 1))
    yes = Judgement("same", two.account_id, one.account_id, when=datetime(2023, 4, 2))

    assert len(merge([one, two], judgements=[yes, no])) == 1
    assert len(merge([one, two], judgements=[no, yes])) == 1


def test_a_series_is_linked_and_not_merged():
    later = report("Rebels shelled Arandi on Friday, the mayor said.", publisher="Wire", day=MONDAY + timedelta(days=4))
    events = merge([accounts()[0], shelling(later, when="Friday", day=MONDAY + timedelta(days=4))])

    assert len(events) == 2
    assert [related.relation for event in events for related in event.related] == ["same_series"]


def test_an_event_in_json_has_the_keys_of_the_contract():
    event = next(event for event in merge(accounts()) if len(event.reports) == 2)
    told = event.as_dict()

    assert {
        "event_id", "action", "actors", "recipients", "time", "place", "status", "accounts", "reports", "origins",
        "disagreements", "related", "confidence",
    } <= set(told)  # fmt: skip
    assert told["actors"][0]["support"] == {"reports": 2, "origins": 2}
    assert told["reports"][0] == {
        "report_id": WIRE.report_id, "url": None, "publisher": "Wire", "published": "2023-03-06T09:00:00",
        "origin_id": told["origins"][0]["origin_id"], "derivation": "original",
    }  # fmt: skip


def test_reports_whose_text_is_not_kept_are_merged_all_the_same():
    bare = [account.but(report=_without_text(account.report)) for account in accounts()]

    assert reports_of(merge(bare)) == reports_of(merge(accounts()))


def _without_text(told: dateline.Report) -> dateline.Report:
    from dataclasses import replace

    return replace(told, text="")


@pytest.mark.parametrize("late", [False, True])
def test_an_account_judged_wrong_is_in_no_event_until_it_is_judged_right(late: bool):
    told = accounts()
    wrong = Judgement("wrong", told[0].account_id, by="Ada", when=datetime(2024, 3, 1))
    merger = Merger(() if late else (wrong,))
    for account in told:
        merger.add(account.report, (account,))
    if late:
        merger.events()
        merger.judge(wrong)
    assert wrong.one not in {each for event in merger.events() for each in event.accounts}
    assert merger.event_with(wrong.one) is None
    merger.judge(Judgement("right", wrong.one, by="Bo", when=datetime(2024, 3, 2)))
    assert {frozenset(event.accounts) for event in merger.events()} == {
        frozenset(event.accounts) for event in merge(told)
    }


def test_a_doubtful_account_names_an_event_only_where_it_has_no_others():
    doubtful, sure = shelling(WIRE).but(doubtful=True), shelling(LOCAL, who=("Rebels",))
    (alone,), (both,), (unsure,) = merge([sure]), merge([doubtful, sure]), merge([doubtful])

    assert both.event_id == alone.event_id == event_id_of(sure.account_id)
    assert [(each.publisher, each.doubtful) for each in both.reports] == [("Wire", True), ("Salt", False)]
    assert unsure.event_id == event_id_of(doubtful.account_id) and unsure.reports[0].doubtful
