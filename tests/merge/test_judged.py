"""Judgements that contradict each other: the later holds, and the conflict is told."""

from __future__ import annotations

import random
from datetime import datetime

from dateline.merge.judged import Held, held
from dateline.model import Judgement


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
