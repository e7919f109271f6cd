"""Modes that the words around an act settle by themselves."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline import Coder, make_report
from dateline.codebook import load
from dateline.extract.mode_rules import settled_mode
from dateline.model import Sentence
from dateline.testing import document_from_conllu

HELICOPTERS = """
1 Helicopters helicopter NOUN _ _ 2 nsubj _ _
2 rocketed rocket VERB _ _ 0 root _ _
3 camps camp NOUN _ _ 2 obj _ _
"""
WARNED = """
1 Guards guard NOUN _ _ 2 nsubj _ _
2 chased chase VERB _ _ 0 root _ _
3 them they PRON _ _ 2 obj _ _
4 firing fire VERB _ _ 2 advcl _ _
5 in in ADP _ _ 7 case _ _
6 the the DET _ _ 7 det _ _
7 air air NOUN _ _ 4 obl _ _
"""
CAR_BOMB = """
1 A a DET _ _ 3 det _ _
2 car car NOUN _ _ 3 compound _ _
3 bomb bomb NOUN _ _ 4 nsubj _ _
4 killed kill VERB _ _ 0 root _ _
5 nine nine NUM _ _ 4 obj _ _
"""
STORMED = """
1 Soldiers soldier NOUN _ _ 2 nsubj _ _
2 stormed storm VERB _ _ 0 root _ _
3 it it PRON _ _ 2 obj _ _
"""
TAKEN = """
1 Miners miner NOUN _ _ 2 nsubj _ _
2 seized seize VERB _ _ 0 root _ _
3 tankers tanker NOUN _ _ 2 obj _ _
"""
AID = """
1 Oslo Oslo PROPN _ _ 2 nsubj _ _
2 suspended suspend VERB _ _ 0 root _ _
3 budget budget NOUN _ _ 4 compound _ _
4 aid aid NOUN _ _ 2 obj _ _
"""
SUICIDE = """
1 A a DET _ _ 3 det _ _
2 suicide suicide NOUN _ _ 3 compound _ _
3 bomber bomber NOUN _ _ 4 nsubj _ _
4 killed kill VERB _ _ 0 root _ _
5 guards guard NOUN _ _ 4 obj _ _
"""
MEANS = """
1 Bo Bo PROPN _ _ 2 nsubj:pass _ _
2 hit hit VERB _ _ 0 root _ _
3 with with ADP _ _ 5 case _ _
4 mortar mortar NOUN _ _ 5 compound _ _
5 bombs bomb NOUN _ _ 2 obj _ _
"""
HIMSELF = SUICIDE.replace("suicide suicide", "young young").replace("killed kill", "blew blow")
HIMSELF = HIMSELF.replace("guards guard", "himself he")
TRADE = AID.replace("budget budget", "all all").replace("aid aid", "trade trade")


@pytest.mark.parametrize(
    ("tree", "token", "kind", "guess", "mode"),
    [
        (HELICOPTERS, 1, "ASSAULT", "heavy-weapons", "aerial"),
        (WARNED, 1, "ASSAULT", "firearms", "crowd-control"),
        (SUICIDE, 3, "ASSAULT", "aerial", "suicide-attack"),
        (HIMSELF, 3, "ASSAULT", "explosives", "suicide-attack"),
        (CAR_BOMB, 3, "ASSAULT", "aerial", "explosives"),
        (MEANS, 1, "ASSAULT", "aerial", "heavy-weapons"),
        (MEANS.replace("with with ADP", "the the DET").replace("case", "det"), 1, "ASSAULT", "aerial", "aerial"),
        (STORMED, 1, "ASSAULT", "aerial", None),
        (STORMED, 1, "ASSAULT", "destroy", "destroy"),
        (TAKEN, 1, "ASSAULT", None, None),
        (TAKEN.replace("Miners miner", "Mines mine"), 1, "ASSAULT", None, "explosives"),
        (AID, 1, "SANCTION", "discontinue", "withdraw"),
        (TRADE, 1, "SANCTION", "discontinue", "discontinue"),
        (STORMED, 1, "PROTEST", "demo", "demo"),
    ],
)
def test_the_words_around_an_act_settle_its_mode(
    tree: str, token: int, kind: str, guess: str | None, mode: str | None
) -> None:
    sentence = document_from_conllu(tree).sentences[0]

    assert settled_mode(sentence, token, type_=kind, guess=guess, index=load().actions[kind].index) == mode


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("Bullets struck the wall of a school in Sidon.", "firearms"),
        ("Rockets struck the wall of a school in Sidon.", "heavy-weapons"),
    ],
)
def test_bullets_are_fired_by_hand(text: str, mode: str) -> None:
    (attack,) = Coder().code(make_report(text))

    assert attack.action.mode == mode


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("Three people were killed in a firing incident near Quetta.", "firearms"),
        ("A shooting incident in Lagos left four people dead.", "firearms"),
        ("A knife attack left two people dead in Lyon.", "primitive"),
        ("Three people were killed in a grenade attack near Quetta.", "explosives"),
    ],
)
def test_an_attack_is_named_by_its_weapon(text: str, mode: str) -> None:
    (attack,) = Coder().code(make_report(text))

    assert attack.action.mode == mode


def test_rubber_bullets_are_for_crowds(sentence_of: Callable[[str], Sentence]) -> None:
    plain, rubber = (
        sentence_of(f"{kind}/NOUN/2/compound bullets/NOUN/3/nsubj/bullet hit/VERB/0/root him/PRON/3/obj")
        for kind in ("Steel", "Rubber")
    )
    index = load().actions["ASSAULT"].index

    assert settled_mode(plain, 2, type_="ASSAULT", guess="crowd-control", index=index) == "crowd-control"
    assert settled_mode(plain, 2, type_="ASSAULT", guess=None, index=index) == "firearms"
    assert settled_mode(rubber, 2, type_="ASSAULT", guess=None, index=index) is None


def test_who_calls_a_meeting_telephones_nobody_and_who_calls_a_king_does(
    sentence_of: Callable[[str], Sentence],
) -> None:
    index = load().actions["CONSULT"].index
    told = "Khan/PROPN/2/nsubj called/VERB/0/root/call a/DET/4/det {}/NOUN/2/obj"
    modes = [
        settled_mode(sentence_of(told.format(whom)), 1, type_="CONSULT", guess="phone", index=index)
        for whom in ("meeting", "king")
    ]

    assert modes == [None, "phone"]


@pytest.mark.model
def test_only_who_keeps_order_fires_in_the_air_to_control_a_crowd() -> None:
    coder = Coder()
    modes = [
        coder.code(make_report(f"{who} fired into the air in the market of Bo on Monday."))[0].action.mode
        for who in ("Soldiers", "Bandits")
    ]
    assert modes == ["crowd-control", "firearms"]


@pytest.mark.parametrize("guess", ["explosives", "firearms", "heavy-weapons", "suicide-attack"])
def test_no_weapon_is_guessed_where_words_tell_none(guess: str) -> None:
    sentence = document_from_conllu(STORMED).sentences[0]
    index = load().actions["ASSAULT"].index
    assert settled_mode(sentence, 1, type_="ASSAULT", guess=guess, index=index) is None
