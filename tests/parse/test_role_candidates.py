"""Candidates: branches of the tree, whole or cut."""

from __future__ import annotations

from dateline.parse.role_candidates import ABOVE, LEARNT, Tree

WORDS = "By men who shelled Velm on Monday , and women".split()
HEADS = [1, -1, 3, 1, 3, 6, 3, 9, 9, 1]
RELS = ["case", "root", "nsubj", "acl:relcl", "obj", "case", "obl", "punct", "cc", "conj"]
THE_TREE = Tree(HEADS, RELS, signs=[word == "," for word in WORDS])


def phrases(predicate: int, learnt: tuple[tuple[int, int], ...] = ()) -> set[str]:
    """The candidates of a predicate as words."""
    return {" ".join(WORDS[each.first : each.last]) for each in THE_TREE.candidates(predicate, learnt)}


def test_branches_beside_the_predicate_are_there_whole_and_each_head_alone() -> None:
    assert {"who", "Velm", "on Monday", "Monday"} <= phrases(3)


def test_a_branch_above_stands_without_the_one_that_holds_the_predicate_and_without_its_preposition() -> None:
    found = phrases(3)
    assert {"By men", "men"} <= found
    assert all(not each.first <= 3 < each.last for each in THE_TREE.candidates(3))
    assert {each.cut for each in THE_TREE.candidates(3) if each.head == 1} >= {ABOVE, ABOVE + 8}


def test_a_branch_may_end_before_what_hangs_too_low_and_without_signs() -> None:
    heads, rels = [-1, 0, 1, 3, 1], ["root", "obj", "punct", "punct", "nmod"]
    tree = Tree(heads, rels, signs=[False, False, True, False, False])  # told(-1) Velm , x rain
    spans = {each[:2] for each in tree.candidates(0)}
    assert {(1, 2), (1, 3)} <= spans


def test_neighbours_below_the_predicate_are_tried_together() -> None:
    assert "Velm on Monday" in phrases(3)


def test_each_span_is_there_once_with_those_that_were_learnt() -> None:
    found = THE_TREE.candidates(3, [(4, 5), (4, 6), (2, 5)])
    assert len({each[:2] for each in found}) == len(found)
    assert [each[:2] for each in found if each.cut == LEARNT] == [(4, 6)]  # the first is there, the last holds it
    assert THE_TREE.top(5, 7) == 6
