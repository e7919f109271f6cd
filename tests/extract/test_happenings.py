"""Fights and protests that took place with nobody named, and nouns that only sound so."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline import Coder
from dateline.extract.happenings import is_happening, own_words
from dateline.model import Act, Sentence
from dateline.testing import document_from_conllu
from told import coded

BROKE_OUT = """\
1 Since since SCONJ _ _ 3 mark _ _
2 fighting fighting NOUN _ _ 3 nsubj _ _
3 erupted erupt VERB _ _ 8 advcl _ _
4 in in ADP _ _ 5 case _ _
5 Bor Bor PROPN _ _ 3 obl _ _
6 , , PUNCT _ _ 3 punct _ _
7 families family NOUN _ _ 8 nsubj _ _
8 left leave VERB _ _ 0 root _ _

1 The the DET _ _ 2 det _ _
2 strike strike NOUN _ _ 3 nsubj _ _
3 began begin VERB _ _ 0 root _ _

1 A a DET _ _ 2 det _ _
2 rally rally NOUN _ _ 6 nsubj _ _
3 in in ADP _ _ 5 case _ _
4 oil oil NOUN _ _ 5 compound _ _
5 prices price NOUN _ _ 2 nmod _ _
6 continued continue VERB _ _ 0 root _ _
"""


def act(token: int, kind: str) -> Act:
    return Act(token, {kind: 0.6, "NONE": 0.4}, (), 0.0, {}, {}, {})


def test_a_noun_takes_place_where_its_verb_says_no_more() -> None:
    fighting, strike, rally = document_from_conllu(BROKE_OUT).sentences

    assert is_happening(fighting, act(1, "ASSAULT")) and not is_happening(fighting, act(1, "COERCE"))
    assert not is_happening(strike, act(1, "PROTEST"))  # told before
    assert not is_happening(rally, act(1, "PROTEST"))


@pytest.mark.model
def test_a_crowd_is_one_whoever_makes_it(coder: Coder) -> None:
    (march,) = coded(coder, "A march by hockey fans drew thousands in Brno.")

    assert [each.words.text for each in march.actors] == ["hockey fans"]


@pytest.mark.model
def test_a_protest_whose_verb_tells_it_is_told_once(coder: Coder) -> None:
    (protest,) = coded(coder, "A protest over oil prices blocked roads in Abuja.")

    assert protest.action.mode == "obstruct"


def test_who_acts_in_the_clause_above_took_no_part() -> None:
    fighting, strike, _ = document_from_conllu(BROKE_OUT).sentences

    assert own_words(fighting, act(1, "ASSAULT")) == frozenset(range(6))
    assert own_words(strike, act(1, "PROTEST")) is None


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "type_", "place"),
    [
        ("Fierce fighting broke out in Malakal on Sunday.", "ASSAULT", "Malakal"),
        ("Gunfire erupted near the barracks in Bissau.", "ASSAULT", "Bissau"),
        ("Riots broke out in Honiara on Monday.", "PROTEST", "Honiara"),
        ("A protest over bread prices in Tunis drew thousands.", "PROTEST", "Tunis"),
    ],
)
def test_what_took_place_is_told_with_its_place(coder: Coder, text: str, type_: str, place: str) -> None:
    (told,) = coded(coder, text)

    assert (told.action.type, told.place.words.text.split()[-1]) == (type_, place)
    assert told.actors == () or told.actors[0].words.text == "thousands"


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "The rally in copper prices continued on Friday.",
        "A demonstration of the new harvester drew hundreds of farmers.",
        "The battle for second place continued in Turin.",
        "Shooting of the film began in Valletta.",
        "A concert in the park drew thousands.",
    ],
)
def test_what_only_sounds_like_a_fight_or_a_protest_is_none(coder: Coder, text: str) -> None:
    assert coded(coder, text) == ()


@pytest.mark.parametrize(
    ("words", "token", "kind", "is_one"),
    [
        ("Mortar/NOUN/2/compound fire/NOUN/3/nsubj resumed/VERB/0/root/resume", 1, "ASSAULT", True),
        ("Camp/NOUN/2/compound fire/NOUN/3/nsubj resumed/VERB/0/root/resume", 1, "ASSAULT", False),
        ("Rallies/NOUN/3/nsubj:pass/rally were/AUX/3/aux:pass/be held/VERB/0/root/hold", 0, "PROTEST", True),
        ("Rallies/NOUN/2/nsubj/rally turned/VERB/0/root/turn violent/ADJ/2/xcomp", 0, "PROTEST", True),
        ("Rallies/NOUN/2/nsubj/rally turned/VERB/0/root/turn left/ADV/2/advmod", 0, "PROTEST", False),
        ("Raids/NOUN/2/nsubj/raid left/VERB/0/root/leave two/NUM/4/nummod dead/ADJ/2/obj", 0, "ASSAULT", True),
        ("Raids/NOUN/2/nsubj/raid left/VERB/0/root/leave two/NUM/4/nummod homes/NOUN/2/obj", 0, "ASSAULT", False),
        ("Rallies/NOUN/3/nsubj:pass/rally were/AUX/3/aux:pass/be banned/VERB/0/root/ban", 0, "PROTEST", False),
    ],
)
def test_a_verb_says_that_it_took_place(
    sentence_of: Callable[[str], Sentence], words: str, token: int, kind: str, *, is_one: bool
) -> None:
    assert is_happening(sentence_of(words), act(token, kind)) == is_one


def test_what_a_protest_paralyses_and_whose_it_was_are_told_elsewhere(sentence_of: Callable[[str], Sentence]) -> None:
    hit = sentence_of("Rallies/NOUN/2/nsubj/rally paralysed/VERB/0/root/paralyse ports/NOUN/2/obj/port")
    drew = sentence_of("Rallies/NOUN/2/nsubj/rally drew/VERB/0/root/draw crowds/NOUN/2/obj/crowd")
    whose = sentence_of(
        "Drivers/NOUN/5/nsubj/driver whose/PRON/3/nmod:poss walkout/NOUN/4/nsubj began/VERB/1/acl:relcl/begin "
        "left/VERB/0/root/leave"
    )

    assert own_words(hit, act(0, "PROTEST")) == {0, 1}
    assert own_words(drew, act(0, "PROTEST")) == {0, 1, 2}
    assert own_words(whose, act(2, "PROTEST")) is None


def test_those_who_died_since_a_strike_began_are_none_of_its(sentence_of: Callable[[str], Sentence]) -> None:
    sentence = sentence_of(
        "Miners/NOUN/2/nsubj/miner died/VERB/0/root/die since/SCONJ/6/mark the/DET/5/det strike/NOUN/6/nsubj "
        "began/VERB/2/advcl/begin"
    )
    assert own_words(sentence, Act(4, {"PROTEST": 1.0}, (), 3.0)) == {2, 3, 4, 5}
    assert own_words(sentence, Act(1, {"PROTEST": 1.0}, (), 3.0)) is None
