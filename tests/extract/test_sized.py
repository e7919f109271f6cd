"""Whose number a bare one is, where a clause only says it."""

from __future__ import annotations

import pytest

from dateline.extract.quantities import find_quantities
from dateline.extract.sized import Counted
from told import trees

SEIZED = (
    "Gunmen/NOUN/2/nsubj/gunman abducted/VERB/0/root/abduct nine/NUM/4/nummod pupils/NOUN/2/obj/pupil ,/PUNCT/2/punct "
    "police/NOUN/7/nsubj said/VERB/2/parataxis/say"
)
SAID = "Parents/NOUN/2/nsubj/parent said/VERB/0/root/say 33/NUM/2/obj"


def by_whom(*sentences: str, mode: str | None = "abduct") -> list[tuple[int | None, str]]:
    (found,) = find_quantities(trees(*sentences), [Counted(0, 1, "ASSAULT", mode)])
    return [(each.low, each.by.text) for each in found]


def test_one_who_only_says_a_number_answers_the_one_just_told() -> None:
    assert by_whom(SEIZED, SAID) == [(9, "police"), (33, "Parents")]
    assert by_whom(SEIZED, "They/PRON/2/nsubj fled/VERB/0/root/flee", SAID) == [(9, "police")]


@pytest.mark.parametrize(
    "after",
    [
        "Parents/NOUN/2/nsubj/parent paid/VERB/0/root/pay 33/NUM/2/obj",
        "Parents/NOUN/2/nsubj/parent said/VERB/0/root/say 33/NUM/4/nummod houses/NOUN/2/obj/house",
        "Meanwhile/ADV/3/advmod parents/NOUN/3/nsubj/parent said/VERB/0/root/say 33/NUM/3/obj",
    ],
)
def test_what_else_a_sentence_says_of_a_number_is_no_answer(after: str) -> None:
    assert by_whom(SEIZED, after) == [(9, "police")]


def test_an_attack_of_which_nobody_was_counted_has_no_bare_number() -> None:
    raid = "Gunmen/NOUN/2/nsubj/gunman raided/VERB/0/root/raid Arandi/PROPN/2/obj"

    assert by_whom(raid, SAID, mode=None) == []
