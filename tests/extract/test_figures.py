"""Figures of speech that sound like force, beside the force that they are taken from."""

from __future__ import annotations

from datetime import date

import pytest

from dateline import Coder, make_report
from dateline.extract.figures import is_figure, read_attack
from dateline.model import Account, Act
from dateline.testing import document_from_conllu

POURED = """\
1 Readers reader NOUN _ _ 2 nsubj _ _
2 bombarded bombard VERB _ _ 0 root _ _
3 him he PRON _ _ 2 obj _ _
4 with with ADP _ _ 5 case _ _
5 letters letter NOUN _ _ 2 obl _ _

1 Gunners gunner NOUN _ _ 2 nsubj _ _
2 bombarded bombard VERB _ _ 0 root _ _
3 it it PRON _ _ 2 obj _ _
4 with with ADP _ _ 5 case _ _
5 rockets rocket NOUN _ _ 2 obl _ _

1 Peru Peru PROPN _ _ 2 nsubj _ _
2 massacred massacre VERB _ _ 0 root _ _
3 them they PRON _ _ 2 obj _ _
4 6-0 6-0 NUM _ _ 2 advmod _ _

1 She she PRON _ _ 2 nsubj _ _
2 attacked attack VERB _ _ 0 root _ _
3 the the DET _ _ 4 det _ _
4 budget budget NOUN _ _ 2 obj _ _
"""


def act(token: int) -> Act:
    return Act(token, {"ASSAULT": 0.9, "NONE": 0.1}, (), 0.0, {}, {}, {})


def test_letters_and_scores_hurt_nobody() -> None:
    letters, rockets, score, _ = document_from_conllu(POURED).sentences

    assert is_figure(letters, act(1)) and not is_figure(rockets, act(1))
    assert is_figure(score, act(1))


def test_what_is_only_words_is_attacked_by_words() -> None:
    *_, rockets, _, budget = document_from_conllu(POURED).sentences
    scores = {"ASSAULT": 0.8, "ACCUSE": 0.2}

    assert read_attack(budget, 1, scores=scores)["ACCUSE"] == 0.8
    assert read_attack(rockets, 1, scores=scores) == scores


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder()


def coded(coder: Coder, text: str) -> tuple[Account, ...]:
    return coder.code(make_report(text, published=date(2023, 5, 18)))


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "Rovers massacred their neighbours 6-1 on Sunday.",
        "The winger fired a rocket into the top corner.",
        "The mayor was bombarded with letters from pensioners.",
        "Physicists bombarded the foil with neutrons.",
        "A leopard killed a herdsman near Nashik.",
        "The climber attacked with nine km to go and won alone.",
        "A blast of icy air hit the coast.",
        "A blast of frosty air swept Estonia.",
        "A blast of wind killed two hikers in Chamonix.",
        "Protests from the captain were waved away by the referee.",
    ],
)
def test_a_figure_of_speech_is_no_act(coder: Coder, text: str) -> None:
    assert coded(coder, text) == ()


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "Gunmen massacred nine shepherds in Plateau on Sunday.",
        "Militiamen fired a rocket into the village of Amriya.",
        "Warships bombarded the port of Sirte with shells.",
        "Tamil Tigers killed a colonel near Jaffna.",
        "A lone wolf attacked a synagogue in Halle.",
    ],
)
def test_force_stays_force(coder: Coder, text: str) -> None:
    (attack,) = coded(coder, text)

    assert attack.action.type == "ASSAULT"


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Critics praised the film more than the book.", set()),
        ("The bishops praised the truce on Friday.", {"SUPPORT"}),
        ("The two clubs met on Friday in Porto.", set()),
        ("The two presidents met on Friday in Porto.", {"CONSULT"}),
        ("The sprinter met the governor in Kingston on Friday.", {"CONSULT"}),
        ("The sprinter met her rival in Kingston on Friday.", set()),
    ],
)
def test_art_and_games_are_no_politics(coder: Coder, text: str, told: set[str]) -> None:
    assert {account.action.type for account in coder.code(make_report(text, published=date(2024, 3, 2)))} == told
