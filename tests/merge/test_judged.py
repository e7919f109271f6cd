"""Judgements that contradict each other: the later holds, and the conflict is told."""

from __future__ import annotations

import random
from datetime import datetime

from dateline.merge.judged import Held, Verdicts, held
from dateline.merge.merger import Merger
from dateline.model import Account, Event, Judgement
from small_world import report, shelling


def judged(verdict: str, one: str, other: str, day: int, by: str = "Ada") -> Judgement:
    return Judgement(verdict, one, other, by=by, when=datetime(2024, 3, day))  # type: ignore[arg-type]


def together(told: Held, one: str, other: str) -> bool:
    return any({one, other} <= group for group in told.groups)


def test_different_undoes_what_was_the_same_through_a_third():
    told = held([judged("same", "a", "b", 1), judged("same", "b", "c", 2), judged("different", "a", "c", 3, "Bo")])

    assert together(told, "b", "c")
    assert not together(told, "a", "b")
    assert told.reasons("a")[0].startswith("Ada judged two accounts to be of the same event; Bo contradicted that")


def test_same_that_comes_later_overrules_different():
    told = held([judged("different", "a", "c", 1), judged("same", "a", "b", 2), judged("same", "b", "c", 3)])

    assert together(told, "a", "c")
    assert [each.verdict for each, _ in told.overruled] == ["different"]


def test_of_two_on_the_same_accounts_the_later_holds_and_the_other_is_told():
    told = held([judged("same", "b", "a", 1), judged("different", "a", "b", 2)])

    assert not together(told, "a", "b")
    assert told.apart
    assert len(told.overruled) == 1


def test_groups_held_apart_stay_so_when_they_grow():
    told = held(
        [
            judged("same", "d", "a", 1),
            judged("same", "a", "b", 8),
            judged("same", "c", "d", 7),
            judged("different", "b", "c", 9),
        ]
    )

    assert together(told, "a", "b")
    assert together(told, "c", "d")
    assert not together(told, "a", "d")


def test_the_order_of_reading_plays_no_part():
    chance = random.Random(1)
    several = [
        judged(chance.choice(["same", "different"]), *chance.sample("abcdef", 2), day) for day in range(1, 25)
    ]  # fmt: skip
    expected = held(several)
    for seed in range(5):
        shuffled = random.Random(seed).sample(several, len(several))
        again = held(shuffled)

        assert set(again.groups) == set(expected.groups)
        assert again.overruled == expected.overruled


def test_judgements_of_slots_and_unsure_ones_say_nothing_here():
    assert held([Judgement("right", "a", slot="time"), judged("unsure", "a", "b", 1)]) == Held()


def only(merger: Merger) -> Event:
    (event,) = merger.events()
    return event


def told_twice() -> list[Account]:
    return [
        shelling(report("Rebels shelled Arandi on Monday, killing six.", publisher="Wire"), killed=("six", 6, 6)),
        shelling(report("Rebels shelled Arandi on Monday, killing four.", publisher="Salt"), killed=("four", 4, 4)),
    ]


def test_events_do_not_hear_a_slot_that_was_judged_wrong_and_say_so():
    one, other = told_twice()
    merger = Merger()
    for each in (one, other):
        merger.add(each.report, (each,))
    before = only(merger)
    merger.judge(Judgement("wrong", other.account_id, None, "quantity", "Ada", datetime(2024, 3, 1), "a slip"))
    after = only(merger)
    merger.judge(Judgement("right", other.account_id, None, "quantity", "Bo", datetime(2024, 3, 2)))

    assert [each.slot for each in before.disagreements] == ["count"]
    assert not after.disagreements and after.event_id == before.event_id and after.accounts == before.accounts
    assert after.because == ("Ada judged the quantity of an account wrong: a slip",)
    assert only(merger) == before


def test_the_id_stays_where_the_parties_of_its_first_account_are_wrong():
    accounts = told_twice()
    plain, judged = Merger(), Merger()
    for merger in (plain, judged):
        for each in accounts:
            merger.add(each.report, (each,))
    first = only(plain).accounts[0]
    for slot, right in (("actor", "Army [SDNMIL]"), ("time", "2023-03-05"), ("status", None)):
        judged.judge(Judgement("wrong", first, None, slot, "Ada", datetime(2024, 3, 1), "", right))
    event = only(judged)

    assert (event.event_id, event.accounts) == (only(plain).event_id, only(plain).accounts)
    assert "Army" in {each.value.name for each in event.actors}


def test_an_account_without_a_known_act_is_in_no_event_and_one_of_another_type_is():
    one, other = told_twice()
    for right, there in ((None, False), ("ASSAULT aerial", True)):
        merger = Merger([Judgement("wrong", one.account_id, None, "action", "Ada", datetime(2024, 3, 1), "", right)])
        for each in (one, other):
            merger.add(each.report, (each,))
        assert (one.account_id in only(merger).accounts) is there


def test_the_slots_that_were_judged_wrong_are_told_in_one_order():
    told = [
        Judgement("wrong", "a", slot=slot, by="Ada", when=datetime(2023, 3, 9, hour))
        for hour, slot in enumerate(("place", "actor", "time"))
    ]
    for taken in (told, told[::-1]):
        verdicts = Verdicts()
        for each in taken:
            verdicts.take(each)
        assert verdicts.reasons(["a"]) == tuple(
            f"Ada judged the {each} of an account wrong" for each in ("place", "actor", "time")
        )
