"""Ties cut into parts at the weakest: found from one account's surroundings as from all ties at once."""

from __future__ import annotations

import random

import numpy as np
import pytest

from dateline.merge import parts as module
from dateline.merge.parts import Parts

SIZE = 80


class SomeTies:
    """Ties by hand; ``order`` sorts the accounts."""

    def __init__(self, odds: dict[tuple[int, int], float], order=()) -> None:
        self._order = order
        self._of: dict[int, dict[int, tuple[float, int]]] = {}
        for (one, other), each in odds.items():
            self._of.setdefault(one, {})[other] = self._of.setdefault(other, {})[one] = (each, 1)

    def of(self, number: int) -> dict[int, tuple[float, int]]:
        return self._of.get(number, {})

    def ranked(self, number: int):
        return sorted(
            ((-told[0], *sorted((self._order[number], self._order[other]))), other)
            for other, told in self.of(number).items()
        )

    def strength(self, one: int, other: int, odds: float):
        return (-odds, *sorted((self._order[one], self._order[other])))

    def put(self, one: int, other: int, odds: float) -> None:
        self._of.setdefault(one, {})[other] = self._of.setdefault(other, {})[one] = (odds, 1)

    def part(self, one: int, other: int) -> None:
        del self._of[one][other], self._of[other][one]

    def edges(self):
        found = [(told[0], a, b) for a, ties in self._of.items() for b, told in ties.items() if a < b]
        odds, ones, others = zip(*found, strict=True)
        return np.array(odds), np.array(ones), np.array(others)


def some_ties(seed: int, order) -> SomeTies:
    chance = random.Random(seed)
    pairs = {tuple(sorted(chance.sample(range(SIZE), 2))) for _ in range(90)}
    # Few different strengths, so that many are alike.
    return SomeTies({(one, other): float(chance.randrange(1, 5)) for one, other in sorted(pairs)}, order)


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("bound", [{}, {3: {9}, 9: {3, 40}, 40: {9}}])
def test_from_one_account_the_same_parts_as_from_all_ties(seed, bound, monkeypatch):
    monkeypatch.setattr(module, "LARGEST", 7)
    order = [(float(number * 7 % SIZE), str(number)) for number in range(SIZE)]
    ties = some_ties(seed, order)
    numbers = sorted(range(SIZE), key=order.__getitem__)
    whole = Parts(ties, order).rebuild(numbers, bound=bound)
    found = Parts(ties, order).around(range(SIZE), bound=bound)

    assert sorted(found) == sorted(whole)
    assert sorted(number for part in whole for number in part) == list(range(SIZE))
    assert max(len(part) for part in whole) <= 7
    assert any(len(part) > 1 for part in whole)


def test_what_is_bound_is_one_part_however_much_it_is(monkeypatch):
    monkeypatch.setattr(module, "LARGEST", 3)
    bound = {at: {at - 1, at + 1} & set(range(6)) for at in range(6)}
    order = [(float(at), "") for at in range(6)]

    assert Parts(SomeTies({}), order).around([2], bound=bound) == [[0, 1, 2, 3, 4, 5]]


def test_parts_that_no_tie_reaches_are_left_alone():
    order = [(float(at), "") for at in range(5)]
    ties = SomeTies({(0, 1): 2.0, (2, 3): 1.0}, order)
    held = Parts(ties, order)
    for part in held.rebuild(range(5), bound={}):
        held.keep(part, np.zeros((len(part), len(part))))

    assert held.around([1], bound={}) == [[0, 1]]


def test_odds_that_are_known_are_not_asked_for_again():
    order = [(float(at), "") for at in range(3)]
    held = Parts(SomeTies({}), order)
    held.keep([0, 1], np.array([[0.0, 5.0], [5.0, 0.0]]))

    assert np.array_equal(held.known([0, 1, 2])[:2, :2], [[0.0, 5.0], [5.0, 0.0]])
    assert np.isnan(held.known([0, 1, 2])[2]).all()
    held.forget(1)
    assert np.isnan(held.known([0, 1])[0, 1])


@pytest.mark.parametrize("spanned", [2, 100])
@pytest.mark.parametrize("seed", range(6))
def test_ties_that_come_and_go_shake_those_parts_that_are_others_for_it(seed, spanned, monkeypatch):
    monkeypatch.setattr(module, "LARGEST", 7)
    monkeypatch.setattr(module, "SPANNED", spanned)  # from so many members on the ties that span a part are kept
    chance = random.Random(seed)
    order = [(float(number * 7 % SIZE), str(number)) for number in range(SIZE)]
    numbers = sorted(range(SIZE), key=order.__getitem__)
    ties = some_ties(seed, order)
    held, now, asked, changed = Parts(ties, order), {}, 0, 0

    def keep(parts: list[list[int]]) -> None:
        for part in parts:
            held.keep(part, np.zeros((len(part), len(part))))
            now.update(dict.fromkeys(part, part))

    keep(held.rebuild(numbers, bound={}))
    for _ in range(50):
        touched: set[int] = set()
        for _ in range(chance.randrange(1, 4)):
            one, other = chance.sample(range(SIZE), 2)
            tied = other not in ties.of(one)
            odds = float(chance.randrange(1, 5)) if tied else ties.of(one)[other][0]
            if tied:
                ties.put(one, other, odds)
            else:
                ties.part(one, other)
            changed += 1
            touched.update(held.shaken(one, other, ties.strength(one, other, odds), tied=tied))
        asked += len(touched)
        keep(held.around(touched, bound={}))

        assert sorted(map(tuple, {id(part): part for part in now.values()}.values())) == sorted(
            map(tuple, Parts(ties, order).rebuild(numbers, bound={}))
        )

    assert asked < 1.5 * changed  # not both accounts of every tie


def test_one_that_is_tied_to_a_part_without_room_may_be_forgotten(monkeypatch):
    monkeypatch.setattr(module, "LARGEST", 2)
    order = [0.0, 1.0, 2.0]
    ties = SomeTies({(0, 1): 4.0, (1, 2): 2.0}, order)
    parts = Parts(ties, order)
    for members in parts.rebuild([0, 1, 2], bound={}):
        parts.keep(members, np.zeros((len(members), len(members))))
    parts.forget(2)

    assert parts.around([2], bound={}) == [[2]]
