"""Stones thrown at somebody are an attack, eggs a riot."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline import Coder
from dateline.extract.thrown import mode_of_throwing, read_throwing
from dateline.model import Sentence
from told import coded

THREW = "They/PRON/2/nsubj threw/VERB/0/root/throw {}/NOUN/2/obj/{}"
AT_HIM = " at/ADP/5/case marshals/NOUN/2/obl/marshal"
RIOT, ATTACK = {"PROTEST": 0.8, "ASSAULT": 0.2}, {"PROTEST": 0.2, "ASSAULT": 0.8}


@pytest.mark.parametrize(
    ("what", "aim", "of", "read"),
    [
        (("stones", "stone"), AT_HIM, RIOT, ATTACK),
        (("stones", "stone"), "", RIOT, RIOT),
        (("eggs", "egg"), AT_HIM, ATTACK, RIOT),
        (("parties", "party"), AT_HIM, RIOT, RIOT),
        (("bricks", "brick"), AT_HIM, {"NONE": 0.9, "ASSAULT": 0.1}, {"NONE": 0.9, "ASSAULT": 0.1}),
    ],
)
def test_what_is_thrown_at_somebody_decides(
    sentence_of: Callable[[str], Sentence],
    what: tuple[str, str],
    aim: str,
    of: dict[str, float],
    read: dict[str, float],
) -> None:
    assert read_throwing(sentence_of(THREW.format(*what) + aim), 1, scores=of) == read


def test_the_mode_is_told_by_what_is_thrown(sentence_of: Callable[[str], Sentence]) -> None:
    bricks, eggs = (sentence_of(THREW.format(*each) + AT_HIM) for each in (("bricks", "brick"), ("eggs", "egg")))

    assert mode_of_throwing(bricks, 1, type_="ASSAULT") == "primitive"
    assert mode_of_throwing(eggs, 1, type_="ASSAULT") is None
    assert mode_of_throwing(eggs, 1, type_="PROTEST") == "riot"
    assert mode_of_throwing(eggs, 0, type_="PROTEST") is None


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "type_", "mode"),
    [
        ("Youths pelted the soldiers with stones.", "ASSAULT", "primitive"),
        ("Protesters pelted officers with stones and eggs.", "ASSAULT", "primitive"),
        ("Students lobbed petrol bombs at the embassy.", "ASSAULT", "primitive"),
        ("Vintners pelted the envoy with eggs.", "PROTEST", "riot"),
        ("Pensioners threw tomatoes at the mayor.", "PROTEST", "riot"),
    ],
)
def test_stones_are_an_attack_and_tomatoes_a_riot(coder: Coder, text: str, type_: str, mode: str) -> None:
    (thrown,) = coded(coder, text)

    assert (thrown.action.type, thrown.action.mode) == (type_, mode)
