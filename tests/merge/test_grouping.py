"""Many accounts, in any order and any portions: the same events, also where blocks, parts and twins overflow."""

from __future__ import annotations

import random
from datetime import timedelta

import pytest

from dateline.merge import blocking, parts, ties, tracing, twins
from dateline.merge.grouping import _within
from dateline.merge.merger import Merger
from dateline.model import Account, Event, Judgement, Report
from small_world import MONDAY, report, shelling

TOWNS = {"Arandi": (10.0, 20.0), "Bekasi": (14.0, 28.0), "Corvo": (2.0, 33.0)}
WHO = {"Arandi": "Rebels", "Bekasi": "Soldiers", "Corvo": "Gunmen"}
MORE = {
    "Arandi": "The cattle market near the station burned down and traders fled across the river.",
    "Bekasi": "A bakery, two schools and the water tower stood empty since the winter flood.",
    "Corvo": "Fishermen pulled their boats ashore while the harbour lights went out one after another.",
}


def crowded_week() -> list[tuple[Report, tuple[Account, ...]]]:
    """Twenty-six reports of three towns on two days: copies, rewrites and unlike happenings under the same keys."""
    chance = random.Random(11)
    told = []
    for at in range(26):
        town, day = chance.choice(sorted(TOWNS)), MONDAY + timedelta(days=4 * chance.randrange(2))
        who, weekday = WHO[town], day.strftime("%A")
        words = chance.choice(
            (
                f"{who} shelled {town} on {weekday} and destroyed the old bridge near the post office.",
                f"{who} in the hills shelled {town} on {weekday}. {who} shelled a bridge later.",
                f"{who} of the northern front shelled {town} on {weekday}, residents of the valley said.",
            )
        )
        each = report(
            f"{words} {MORE[town]}", publisher=f"Paper {at}", hour=chance.randrange(24), day=day,
            own=chance.random() < 0.5, url=f"https://example.org/{at}",
        )  # fmt: skip
        known = {"who": (who,), "whom": (town,), "when": weekday, "day": day, "where": town, "at": TOWNS[town]}
        accounts = [shelling(each, **known)]
        if "later" in words:
            accounts.append(shelling(each, did="shelled a bridge", **known))
        told.append((each, tuple(accounts)))
    return told


def merged_in_portions(told: list[tuple[Report, tuple[Account, ...]]], seed: int, judged=()) -> dict[str, Event]:
    chance = random.Random(seed)
    merger, waiting = Merger(), list(judged)
    for each, accounts in chance.sample(told, len(told)):
        for account in chance.sample(accounts, len(accounts)):
            merger.add(each, (account,))
            if chance.random() < 0.5:
                merger.settle()
        if waiting and chance.random() < 0.3:
            merger.judge(waiting.pop())
    for each in waiting:
        merger.judge(each)
    return {event.event_id: event for event in merger.events()}


@pytest.mark.parametrize("narrow", [False, True])
def test_in_any_order_and_any_portions_the_same_events(narrow, monkeypatch):
    if narrow:
        monkeypatch.setattr(ties, "REACH", 2)
        monkeypatch.setattr(parts, "LARGEST", 4)
        monkeypatch.setattr(twins, "STANDING", 2)
        monkeypatch.setattr(tracing, "FAMILY_REACH", 2)
    told = crowded_week()
    monkeypatch.setattr(blocking, "MANY", 10)
    expected = {event.event_id: event for event in _all_at_once(told)}
    monkeypatch.setattr(blocking, "MANY", 10**6)

    assert max(len(event.reports) for event in expected.values()) > 3
    assert len(expected) > 3
    for seed in range(3):
        assert merged_in_portions(told, seed) == expected


def test_judgements_that_come_in_between_hold_as_if_they_had_been_first(monkeypatch):
    told = crowded_week()
    ids = [accounts[0].account_id for _, accounts in told]
    chance = random.Random(5)
    judged = [
        Judgement(chance.choice(["same", "different"]), *chance.sample(ids, 2), by="Ada", why=str(at))
        for at in range(8)
    ]  # fmt: skip
    monkeypatch.setattr(twins, "STANDING", 2)
    expected = {event.event_id: event for event in _all_at_once(told, judged)}

    for seed in range(2):
        assert merged_in_portions(told, seed, judged) == expected


def test_what_did_not_change_is_not_told_again():
    told = crowded_week()
    merger = Merger()
    for each, accounts in told[1:]:
        merger.add(each, accounts)
    before, _ = merger.settle()
    merger.add(*told[0])
    changed, _ = merger.settle()

    assert 0 < len(changed) < len(before) / 2


def test_a_wire_in_many_outlets_is_one_event(monkeypatch):
    monkeypatch.setattr(parts, "LARGEST", 10)
    merger = Merger()
    for at in range(60):
        each = report(
            "Rebels shelled Arandi on Monday and destroyed the old market near the station.",
            publisher=f"Paper {at}", hour=at % 24, own=False, url=f"https://example.org/{at}",
        )  # fmt: skip
        merger.add(each, (shelling(each),))

    assert [len(event.reports) for event in merger.events()] == [60]


def _all_at_once(told, judged=()) -> tuple[Event, ...]:
    merger = Merger(judged)
    for each, accounts in told:
        merger.add(each, accounts)
    return merger.events()


def test_judged_pairs_come_in_the_order_of_publication_not_of_arrival() -> None:
    place = {7: 0, 2: 1, 5: 2}  # number of arrival → rank by publication

    assert list(_within(place, {5: {2, 7}, 2: {5}, 7: {5, 9}, 9: {7}})) == [(0, 2), (1, 2)]
