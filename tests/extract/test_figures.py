"""Figures of speech that sound like force, beside the force that they are taken from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from dateline import Coder, make_report
from dateline.extract.figures import is_figure, read_attack
from dateline.model import Act, Name, Sentence
from dateline.testing import document_from_conllu
from told import coded

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


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "Rovers massacred their neighbours 6-1 on Sunday.",
        "The hosts slaughtered the champions 7-2 at home.",
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


@pytest.mark.parametrize(
    ("words", "token", "kind", "is_one"),
    [
        ("Army/NOUN/2/nsubj massacred/VERB/0/root/massacre 10-12/NUM/4/nummod men/NOUN/2/obj", 1, "ASSAULT", False),
        ("It/PRON/2/nsubj fell/VERB/0/root/fall in/ADP/4/case 10-12/NUM/2/obl", 1, "ASSAULT", False),
        ("It/PRON/2/nsubj crushed/VERB/0/root/crush 3/NUM/2/obj -/PUNCT/5/punct 1/NUM/2/obl", 1, "ASSAULT", True),
        ("It/PRON/2/nsubj crushed/VERB/0/root/crush 1558/NUM/2/obj -/PUNCT/5/punct 61/NUM/2/obl", 1, "ASSAULT", False),
        ("Winger/NOUN/2/nsubj attacked/VERB/0/root/attack flank/NOUN/2/obj", 1, "ASSAULT", True),
        ("Winger/NOUN/2/nsubj attacked/VERB/0/root/attack waiter/NOUN/2/obj", 1, "ASSAULT", False),
        ("Critics/NOUN/2/nsubj/critic praised/VERB/0/root/praise film/NOUN/2/obj", 1, "SUPPORT", True),
        ("Envoys/NOUN/2/nsubj/envoy praised/VERB/0/root/praise film/NOUN/2/obj", 1, "SUPPORT", False),
        ("Critics/NOUN/2/nsubj/critic praised/VERB/0/root/praise truce/NOUN/2/obj", 1, "SUPPORT", False),
        ("Bear/NOUN/2/nsubj killed/VERB/0/root/kill him/PRON/2/obj", 1, "ASSAULT", True),
        ("Army/NOUN/2/compound bear/NOUN/3/nsubj killed/VERB/0/root/kill him/PRON/3/obj", 2, "ASSAULT", False),
        ("Executed/VERB/0/root/execute by/ADP/3/case elephants/NOUN/1/obl/elephant", 0, "ASSAULT", False),
        ("Mauled/VERB/0/root/maul by/ADP/3/case elephants/NOUN/1/obl/elephant", 0, "ASSAULT", True),
        ("Mobbed/VERB/0/root/mob by/ADP/3/case fans/NOUN/1/obl/fan", 0, "PROTEST", True),
        ("Mobbed/VERB/0/root/mob by/ADP/3/case strikers/NOUN/1/obl/miner", 0, "PROTEST", False),
        (
            "Protest/NOUN/0/root from/ADP/3/case coach/NOUN/1/nmod irked/VERB/1/acl/irk "
            "referee/NOUN/4/obj",
            0,
            "PROTEST",
            True,
        ),
        (
            "Protest/NOUN/0/root from/ADP/3/case monks/NOUN/1/nmod/monk irked/VERB/1/acl/irk "
            "referee/NOUN/4/obj",
            0,
            "PROTEST",
            False,
        ),
    ],
)  # fmt: skip
def test_one_other_word_tells_the_figure(
    sentence_of: Callable[[str], Sentence], words: str, token: int, kind: str, *, is_one: bool
) -> None:
    assert is_figure(sentence_of(words), Act(token, {kind: 0.9, "NONE": 0.1}, (), 0.0, {}, {}, {})) == is_one


def test_a_beast_with_a_name_is_somebody(sentence_of: Callable[[str], Sentence]) -> None:
    tigers = sentence_of("Tigers/NOUN/2/nsubj/tiger killed/VERB/0/root/kill him/PRON/2/obj")

    assert is_figure(tigers, act(1))
    assert not is_figure(replace(tigers, names=(Name(0, 1, "Organization", 0.9),)), act(1))


def test_only_what_is_taken_for_an_attack_is_read_as_one_by_words(sentence_of: Callable[[str], Sentence]) -> None:
    on, under = (sentence_of(f"Attack/NOUN/0/root {case}/ADP/3/case budget/NOUN/1/nmod") for case in ("on", "under"))
    scores = {"ASSAULT": 0.8, "ACCUSE": 0.2}

    assert read_attack(on, 0, scores=scores)["ACCUSE"] == 0.8
    assert read_attack(under, 0, scores=scores) == scores
    refused = {"REJECT": 0.7, "ASSAULT": 0.2, "ACCUSE": 0.1}
    assert read_attack(on, 0, scores=refused) == refused


@pytest.mark.parametrize(("half", "is_one"), [("", True), (" of/ADP/8/case May/PROPN/6/nmod", False)])
def test_who_attacks_in_the_second_half_plays(
    sentence_of: Callable[[str], Sentence], half: str, *, is_one: bool
) -> None:
    words = (
        "We/PRON/2/nsubj attacked/VERB/0/root/attack them/PRON/2/obj in/ADP/6/case second/ADJ/6/amod half/NOUN/2/obl"
    )

    assert is_figure(sentence_of(words + half), act(1)) is is_one
    assert not is_figure(sentence_of(words.replace("We/PRON", "Rebels/NOUN")), act(1))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Both films were shot in Zadar.", []),
        ("It was shot in four weeks by students.", []),
        ("The singer was shot by photographers outside her hotel.", []),
        ("Two brothers were shot in Zadar.", ["ASSAULT"]),
        ("He was shot by guards outside her hotel.", ["ASSAULT"]),
        ("She shot because nobody marked her.", []),
        ("She shot two guards because nobody searched her.", ["ASSAULT"]),
        ("Wellington crushed Otago, 44 to nil.", []),
        ("The army crushed the rebels in Otago.", ["ASSAULT"]),
    ],
)
def test_films_players_and_winners_hurt_nobody(coder: Coder, text: str, told: list[str]) -> None:
    assert [each.action.type for each in coder.code(make_report(text))] == told
