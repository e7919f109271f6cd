"""Captors who free let go; rescuers who free help."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline import Coder
from dateline.extract.freed import read_freeing
from dateline.model import Sentence
from told import coded

LET_GO = {"RETREAT": 0.9, "AID": 0.1}
HELPED = {"RETREAT": 0.1, "AID": 0.9}


@pytest.mark.parametrize(
    ("words", "of", "read"),
    [
        ("Ansarullah/PROPN/2/nsubj frees/VERB/0/root/free girls/NOUN/2/obj/girl", HELPED, LET_GO),
        ("Ansarullah/PROPN/2/nsubj frees/VERB/0/root/free $/SYM/2/obj", HELPED, HELPED),
        ("Navy/NOUN/2/nsubj frees/VERB/0/root/free hostages/NOUN/2/obj/hostage", LET_GO, HELPED),
        ("Navy/NOUN/2/nsubj frees/VERB/0/root/free sailors/NOUN/2/obj/sailor", LET_GO, LET_GO),
        (
            "Police/NOUN/2/nsubj freed/VERB/0/root/free men/NOUN/2/obj/man from/ADP/5/case jail/NOUN/2/obl",
            LET_GO,
            LET_GO,
        ),
        ("Rebels/NOUN/2/nsubj free/VERB/0/root/free hostages/NOUN/2/obj/hostage", LET_GO, LET_GO),
    ],
)
def test_who_frees_says_whether_he_lets_go_or_helps(
    sentence_of: Callable[[str], Sentence], words: str, of: dict[str, float], read: dict[str, float]
) -> None:
    assert read_freeing(sentence_of(words), 1, scores=of) == read


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Abu Sayyaf frees Norwegian sailor", "RETREAT"),
        ("Gunmen freed 14 students on Monday.", "RETREAT"),
        ("The navy freed nine hostages from pirates off Somalia.", "AID"),
        ("Marines freed the crew from pirates.", "AID"),
        ("Commandos freed two engineers who were held by rebels.", "AID"),
    ],
)
def test_captors_let_go_and_commandos_help(coder: Coder, text: str, type_: str) -> None:
    found = [each.action.type for each in coded(coder, text)]

    assert type_ in found and not {"RETREAT", "AID"} - {type_} & {*found}


@pytest.mark.parametrize(
    ("rest", "type_"),
    [
        ("its/PRON/5/nmod:poss hostages/NOUN/3/obj/hostage", "RETREAT"),
        ("four/NUM/5/nummod hostages/NOUN/3/obj/hostage", "AID"),
        ("captured/VERB/5/amod/capture pilots/NOUN/3/obj/pilot", "RETREAT"),
        (
            "captured/VERB/5/amod/capture pilots/NOUN/3/obj/pilot from/ADP/7/case rebels/NOUN/3/obl/rebel",
            "AID",
        ),
        ("kidnapped/VERB/5/amod/kidnap pilots/NOUN/3/obj/pilot", "AID"),
        ("men/NOUN/3/obj/man from/ADP/7/case its/PRON/7/nmod:poss barracks/NOUN/3/obl/barracks", "RETREAT"),
        ("men/NOUN/3/obj/man from/ADP/6/case rebels/NOUN/3/obl/rebel", "AID"),
    ],
)
def test_a_force_lets_its_own_captives_go(sentence_of: Callable[[str], Sentence], rest: str, type_: str) -> None:
    freed = sentence_of(f"The/DET/2/det navy/NOUN/3/nsubj released/VERB/0/root/release {rest}")
    for best in ("AID", "RETREAT"):
        other = "RETREAT" if best == "AID" else "AID"
        scores = read_freeing(freed, 2, scores={best: 0.8, other: 0.1})
        assert max(scores, key=scores.__getitem__) == type_


@pytest.mark.parametrize(
    ("what", "of", "read"),
    [
        ("airmen/NOUN/2/obj/pilot", HELPED, LET_GO),
        ("remains/NOUN/2/obj/remains", HELPED, LET_GO),
        ("clinics/NOUN/2/obj/clinic", HELPED, HELPED),
        ("rifles/NOUN/2/obj/rifle", LET_GO, LET_GO),
    ],
)
def test_people_who_are_handed_over_are_let_go(
    sentence_of: Callable[[str], Sentence], what: str, of: dict[str, float], read: dict[str, float]
) -> None:
    handed = sentence_of(f"Seoul/PROPN/2/nsubj handed/VERB/0/root/hand over/ADP/2/compound:prt {what}")
    assert read_freeing(handed, 1, scores=of) == read


@pytest.mark.model
def test_a_state_gives_boats_and_hands_over_no_more_men_than_are_said() -> None:
    coder = Coder()
    (boats,) = coded(coder, "Japan handed over two patrol boats to the Philippine coast guard on Friday.")
    assert boats.action.type == "AID"
    (men,) = coded(coder, "The militia handed over 40 prisoners of war at a checkpoint on Monday.")
    assert men.recipients[0].words.text == "40 prisoners of war"


@pytest.mark.model
@pytest.mark.parametrize(
    "text", ["The navy released its hostages.", "The army released 40 prisoners from its barracks."]
)
def test_captives_of_ones_own_are_let_go(text: str) -> None:
    (told,) = coded(Coder(), text)

    assert (told.action.type, told.action.mode) == ("RETREAT", "release")
