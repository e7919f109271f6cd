"""Accounts in the very same words: a few stand for all, whatever comes or is judged first."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from dateline.merge.merger import Merger
from dateline.merge.twins import STANDING, Twins
from dateline.model import Account, Judgement, make_report
from small_world import shelling

COPIES = 40
JUDGED = datetime(2023, 4, 1)


def copies() -> list[Account]:
    """One sentence in many outlets, each with a word of its own behind it; the first published first."""
    text = "Rebels shelled Arandi on Monday with mortars and rockets and burnt the fish market, the mayor said."
    reports = [
        make_report(f"{text} {at}", publisher=f"P{at}", published=datetime(2023, 3, 6, 9) + timedelta(minutes=at))
        for at in range(COPIES)
    ]
    return [shelling(each) for each in reports]


def test_the_first_few_stand_and_the_others_follow_the_first():
    twins = Twins(range(10))
    changes = [twins.add(number, "key") for number in range(9, -1, -1)]

    assert [twins.stands_for(number) for number in range(10)] == [*range(STANDING), 0, 0, 0, 0]
    assert changes[-1].enters == (0,) and changes[-1].leaves == (STANDING,)
    assert {(each, to) for each in range(STANDING, 10) for to in (0, 1)} <= set(changes[-1].follow)
    assert twins.add(7, "other").follow == ()


def test_who_comes_to_follow_and_who_does_no_longer_is_told():
    twins = Twins(range(10))
    changes = [twins.add(number, "key") for number in range(9)]

    assert [each.follow for each in changes] == [()] * STANDING + [((number, 0),) for number in range(STANDING, 9)]
    alone = twins.alone(0)
    assert alone.enters == (STANDING,)  # it stands now, in the place of the first
    assert set(alone.follow) == {(STANDING, 0), (7, 0), (7, 1), (8, 0), (8, 1)}
    assert set(twins.alone(8).follow) == {(8, 1)}


def test_who_stands_alone_has_no_twins_that_come_later_either():
    twins = Twins(range(10))
    twins.add(9, "key")

    assert twins.alone(9).enters == twins.alone(9).enters == ()
    assert [twins.add(number, "key").enters for number in range(STANDING)] == [(number,) for number in range(STANDING)]
    assert twins.stands_for(9) == 9


def judged(kind: str, accounts: list[Account]) -> Judgement:
    first = accounts[0].account_id
    return {
        "same": Judgement("same", first, accounts[5].account_id, when=JUDGED),
        "itself": Judgement("same", first, first, when=JUDGED),
        "wrong": Judgement("wrong", first, slot="place", when=JUDGED),
    }[kind]


@pytest.mark.parametrize("kind", ["same", "itself", "wrong"])
@pytest.mark.parametrize("at", ["before", "between", "after"])
def test_whether_the_first_is_judged_before_or_after_it_comes_the_others_have_the_same_parents(kind, at):
    accounts = copies()
    at_once, merger = Merger([judged(kind, accounts)]), Merger()
    for account in accounts:
        at_once.add(account.report, (account,))
    if at == "before":
        merger.judge(judged(kind, accounts))
        merger.settle()
    for number, account in enumerate(accounts):
        merger.add(account.report, (account,))
        if at == "between" and number == COPIES // 2:
            merger.settle()
            merger.judge(judged(kind, accounts))
    if at == "after":
        merger.settle()
        merger.judge(judged(kind, accounts))

    assert merger.events() == at_once.events()
    assert merger.lineage.parents == at_once.lineage.parents


def test_a_report_whose_account_comes_later_has_the_parent_that_it_leads_to():
    accounts = copies()
    at_once, merger = Merger(), Merger()
    for account in accounts:
        at_once.add(account.report, (account,))
        merger.add(account.report, (account,) if account is not accounts[-1] else ())
    merger.settle()
    merger.add(accounts[-1].report, accounts[-1:])

    assert merger.events() == at_once.events()
    assert merger.lineage.parents == at_once.lineage.parents
