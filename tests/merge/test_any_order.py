"""Reports, accounts, versions and judgements in any order, one by one and all at once: the same events and lineage."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from dateline.merge import blocking, parts, ties, tracing, twins
from dateline.merge.merger import Merger
from dateline.model import Account, Event, Judgement, Report, make_report
from small_world import shelling

TEXTS = (
    "Rebels shelled Arandi on Monday with mortars and rockets and burnt the fish market, the mayor said.",
    "On Monday rebels shelled Arandi and its fish market, and a nurse counted seven dead traders there.",
    "Rebels shelled Arandi again on Monday, and Bekasi before noon, where a school lost its roof, police said.",
    "The army said on Monday that rebels had shelled Arandi from the hills that they have held since January.",
)
FIRST, JUDGED = datetime(2023, 3, 6, 9), datetime(2023, 4, 1)


def told(chance: random.Random) -> list[Account]:
    """Accounts of made reports: copies with and without words of their own, some of them versions of one page."""
    found: list[Account] = []
    for at in range(36):
        text = f"{chance.choice(TEXTS)} {chance.choice(('', f'More was not known to outlet {at}.'))} {at}".strip()
        report = make_report(text, publisher=f"Outlet {at}", published=FIRST + timedelta(minutes=chance.randrange(600)))
        if chance.random() < 0.2:
            modified = chance.choice((None, FIRST + timedelta(days=chance.randrange(4))))
            report = replace(report, url=f"https://news.example/{chance.randrange(3)}", modified=modified)
        found.append(shelling(report))
        if chance.random() < 0.3:
            other = next(each for each in ("Bekasi", "market", "hills") if each in text)
            found.append(shelling(report, whom=(other,)))
    return found


def judgements(chance: random.Random, accounts: list[Account]) -> list[Judgement]:
    found: list[Judgement] = []
    for at in range(chance.randrange(5)):
        one, other = (each.account_id for each in chance.sample(accounts, 2))
        when = JUDGED + timedelta(hours=at)
        verdict = chance.choice(("same", "different", "wrong"))
        if verdict == "wrong":
            found.append(Judgement("wrong", one, slot=chance.choice((None, "place", "actor")), when=when))
        else:
            found.append(Judgement(verdict, one, other, when=when))
    return found


@pytest.mark.parametrize("seed", range(24))
def test_one_by_one_as_all_at_once(seed: int, monkeypatch: pytest.MonkeyPatch):
    chance = random.Random(seed)
    # Small limits, so that forty accounts are as many as thousands.
    monkeypatch.setattr(parts, "LARGEST", chance.choice((2, 3, 6, 200)))
    monkeypatch.setattr(twins, "STANDING", 2)
    monkeypatch.setattr(tracing, "FAMILY_REACH", 3)
    monkeypatch.setattr(ties, "REACH", chance.choice((3, 8)))
    monkeypatch.setattr(blocking, "MANY", chance.choice((5, 400)))
    accounts = told(chance)
    people = judgements(chance, accounts)
    at_once = Merger(people)
    for account in accounts:
        at_once.add(account.report, (account,))

    merger, kept = Merger(), dict[str, Event]()
    arriving: list[Account | Report | Judgement] = [*accounts, *people]
    arriving += [account.report for account in accounts if chance.random() < 0.2]
    chance.shuffle(arriving)
    share = chance.choice((0.05, 0.3, 1.0))
    for each in arriving:
        if isinstance(each, Judgement):
            merger.judge(each)
        elif isinstance(each, Report):
            merger.add(each)
        else:
            merger.add(each.report, (each,))
        if chance.random() < share:
            keep(merger, kept)
    keep(merger, kept)

    expected = {event.event_id: event for event in at_once.settle()[0]}
    assert kept == expected
    assert merger.lineage.parents == at_once.lineage.parents


def keep(merger: Merger, kept: dict[str, Event]) -> None:
    """Take over what has changed, as whoever keeps events does."""
    fresh, gone = merger.settle()
    for event_id in gone:
        kept.pop(event_id, None)
    kept.update((event.event_id, event) for event in fresh)
