"""Armies' words for killing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline import Coder
from dateline.extract.neutralised import is_made_harmless, puts_out_of_action
from dateline.model import Sentence
from told import coded

Build = Callable[[str], Sentence]


@pytest.mark.parametrize(
    ("what", "hits", "saves"),
    [
        ("gunmen/NOUN/2/obj/gunman", True, False),
        ("twelve/NUM/2/obj of/ADP/6/case the/DET/6/det rebels/NOUN/3/nmod/rebel", True, False),
        ("mines/NOUN/2/obj/mine", False, True),
        ("posts/NOUN/2/obj/post", False, False),
    ],
)
def test_fighters_are_killed_and_mines_are_not(sentence_of: Build, what: str, hits: bool, saves: bool) -> None:
    told = sentence_of(f"Troops/NOUN/2/nsubj/troop neutralised/VERB/0/root/neutralise {what}")
    assert (puts_out_of_action(told, 1), is_made_harmless(told, 1)) == (hits, saves)


@pytest.mark.parametrize(
    ("who", "from_what", "hits"),
    [
        ("Troops/NOUN/2/nsubj/troop", "", True),
        ("Managers/NOUN/2/nsubj/manager", "", False),
        ("Police/NOUN/2/nsubj", " from/ADP/5/case inquiries/NOUN/2/obl", False),
    ],
)
def test_members_are_killed_by_forces_alone(sentence_of: Build, who: str, from_what: str, hits: bool) -> None:
    told = sentence_of(f"{who} eliminated/VERB/0/root/eliminate members/NOUN/2/obj/member{from_what}")
    assert puts_out_of_action(told, 1) is hits


@pytest.mark.model
def test_neutralised_is_an_attack_and_no_disarming() -> None:
    coder = Coder()
    (told,) = coded(coder, "Three insurgents were neutralised near Tizi Ouzou on Sunday, the army said.")
    assert (told.action.type, told.recipients[0].words.text) == ("ASSAULT", "Three insurgents")
    assert not coded(coder, "The bomb squad neutralised a mine near the airport on Monday.")
