"""Arguments: learnt roles word by word against the branches of a tree."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from dateline.parse.role_spans import Branches, arguments, stretches

# The(1) men(-1) who(3) shelled(1) Velm(3) denied(1) it(5) .(1)
HEADS = [1, -1, 3, 1, 3, 1, 5, 1]
BRANCHES = Branches(HEADS, commas=[False] * 7 + [True])


def scored(**words: tuple[int, float]) -> np.ndarray:
    """Probabilities of three roles (0 none) for eight words; ``w3=(1, 0.9)`` gives word 3 role 1 with 0.9."""
    roles = np.tile(np.array([0.98, 0.01, 0.01]), (8, 1))
    for name, (role, likely) in words.items():
        roles[int(name[1:])] = (1 - likely) / 2
        roles[int(name[1:]), role] = likely
    return roles


def best(roles: np.ndarray, predicate: int) -> list[tuple[int, int, int]]:
    """The arguments of a predicate by the probabilities [words, roles] of its roles."""
    odds = np.log(roles / roles[:, :1]).T
    odds[:, predicate] = np.minimum(odds[:, predicate], -9.0)
    best, some = odds.argmax(0).tolist(), (odds > 0).any(1).nonzero()[0].tolist()
    return arguments(odds, BRANCHES, predicate, best=best, some=some)


def test_a_branch_above_the_predicate_stands_without_the_one_that_holds_it() -> None:
    found = BRANCHES.beside(3)
    assert (0, 2) in found  # "The men", and no jump over the clause to "denied it"
    assert (4, 5) in found
    assert not any(first <= 3 < last for first, last in found)


def test_a_hole_in_what_was_learnt_is_filled_where_the_tree_holds_it_together() -> None:
    roles = scored(w0=(1, 0.45), w1=(1, 0.99), w4=(2, 0.99))
    roles[0] = (0.55, 0.44, 0.01)  # alone, the article would be left out
    assert best(roles, 3) == [(0, 2, 1), (4, 5, 2)]


def test_a_weak_word_is_no_argument_and_the_predicate_never_is() -> None:
    assert best(scored(w6=(1, 0.5), w3=(2, 0.99)), 3) == []


def test_arguments_do_not_overlap() -> None:
    found = best(scored(w4=(1, 0.99), w5=(2, 0.99), w6=(1, 0.99)), 3)
    assert all(one[1] <= two[0] for one, two in pairwise(found))
    assert (4, 5, 1) in found


def test_stretches_are_runs_of_one_role() -> None:
    assert list(stretches([0, 1, 1, 2, 0, 2])) == [(1, 3), (3, 4), (5, 6)]


def test_every_branch_beside_a_predicate_is_there_with_and_without_the_signs_at_its_edges() -> None:
    # Velm(1) ,(0) said(-1) he(2): what does not lie above the predicate is cut once for all predicates
    branches = Branches([2, 0, -1, 2], commas=[False, True, False, False])
    assert set(branches.beside(3)) == {(0, 2), (0, 1), (1, 2), (0, 3)}
    assert set(branches.beside(0)) == {(1, 2), (2, 4), (3, 4)}
