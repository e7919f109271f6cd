"""Protests in plain words, and what only walks, strikes or closes a road."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from dateline import Coder, make_report
from dateline.extract.clauses import who_meets_crowd
from dateline.extract.crowds import is_plain_protest, read_blocking, read_marching
from dateline.model import Account, Act, Sentence
from dateline.testing import document_from_conllu

STREETS = """\
1 Weavers weaver NOUN _ _ 2 nsubj _ _
2 took take VERB _ _ 0 root _ _
3 to to ADP _ _ 5 case _ _
4 the the DET _ _ 5 det _ _
5 streets street NOUN _ _ 2 obl _ _

1 Weavers weaver NOUN _ _ 2 nsubj _ _
2 took take VERB _ _ 0 root _ _
3 to to ADP _ _ 4 case _ _
4 drink drink NOUN _ _ 2 obl _ _

1 Police police NOUN _ _ 2 nsubj _ _
2 closed close VERB _ _ 0 root _ _
3 the the DET _ _ 4 det _ _
4 road road NOUN _ _ 2 obj _ _

1 Weavers weaver NOUN _ _ 2 nsubj _ _
2 closed close VERB _ _ 0 root _ _
3 the the DET _ _ 4 det _ _
4 road road NOUN _ _ 2 obj _ _

1 Unions union NOUN _ _ 2 nsubj _ _
2 called call VERB _ _ 0 root _ _
3 off off ADP _ _ 2 compound:prt _ _
4 the the DET _ _ 5 det _ _
5 strike strike NOUN _ _ 2 obj _ _

1 Unions union NOUN _ _ 2 nsubj _ _
2 called call VERB _ _ 0 root _ _
3 a a DET _ _ 4 det _ _
4 strike strike NOUN _ _ 2 obj _ _
"""


def act(token: int, *, kind: str = "PROTEST") -> Act:
    return Act(token, {kind: 0.5, "NONE": 0.5}, (), 0.0, {}, {}, {})


def test_the_words_beside_a_verb_make_it_a_protest_and_not_who_closes_roads_by_trade() -> None:
    streets, drink, police, weavers, off, called = document_from_conllu(STREETS).sentences

    assert [is_plain_protest(each, act(1)) for each in (streets, drink, police, weavers, off, called)] == [
        True, False, False, True, False, True,
    ]  # fmt: skip
    assert is_plain_protest(called, act(3)) and not is_plain_protest(off, act(4))
    assert not is_plain_protest(streets, act(1, kind="RETREAT"))


def coded(coder: Coder, text: str) -> list[Account]:
    return [
        each for each in coder.code(make_report(text, published=date(2023, 5, 18))) if each.action.type == "PROTEST"
    ]


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "In recent days, residents took to the streets in Mbale and Jinja to decry the arrests.",
        "Hundreds of bakers rallied in Oruro.",
        "Dozens of tanners took to the streets of Fez on Sunday, and one was led away before the drums fell silent.",
        "Students took to the streets of Lima, and one was hurt before the feast was over.",
        "People across the island joined protests and held vigils late this week.",
        "Ferry crews downed tools in Chania on Monday.",
    ],
)
def test_a_crowd_protests_though_nobody_is_named_against_whom(coder: Coder, text: str) -> None:
    (protest,) = coded(coder, text)

    assert protest.actors


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "He went on strike in the middle of his own wedding because the soup was cold.",
        "She went on strike at her own birthday feast because the cake was dry.",
        "The union called off its march on Friday.",
        "The yen rallied against the euro in the afternoon.",
        "Inflation marched upwards all winter.",
        "Snow blocked the road to the hamlet.",
    ],
)
def test_a_man_alone_a_march_called_off_and_what_is_nobody_are_none(coder: Coder, text: str) -> None:
    assert not [each for each in coded(coder, text) if each.status.value in ("happened", "ongoing")]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Prison guards went on strike on Wednesday and blocked the gates of the jail in Lens.", "PROTEST"),
        ("Customs officers on strike blocked the crossing at Irun.", "PROTEST"),
        ("Firefighters on strike blocked the entrance of the town hall in Lille.", "PROTEST"),
        ("Gendarmes blocked the road and arrested the strikers.", "COERCE"),
        ("Officers blocked the road to the mine, where workers are on strike.", "COERCE"),
    ],
)
def test_guards_who_block_a_way_protest_only_on_strike(coder: Coder, text: str, type_: str) -> None:
    every = coder.code(make_report(text, published=date(2023, 5, 18)))

    assert [each.action.type for each in every if each.action.words.text == "blocked"] == [type_]


@pytest.mark.parametrize(("modifier", "type_"), [("further", "PROTEST"), ("naval", "COERCE")])
def test_blockades_that_are_threatened_are_of_roads_unless_a_fleet_makes_them(
    sentence_of: Callable[[str], Sentence], modifier: str, type_: str
) -> None:
    words = f"He/PRON/2/nsubj threatened/VERB/0/root/threaten {modifier}/ADJ/4/amod blockades/NOUN/2/obj/blockade"
    read = read_blocking(sentence_of(words), 3, scores={"ASSAULT": 0.9, "PROTEST": 0.1})

    assert max(read, key=read.__getitem__) == type_


PROTESTED = "protested/VERB/0/root/protest on/ADP/4/case Monday/PROPN/2/obl"


@pytest.mark.parametrize(
    ("words", "type_"),
    [
        (f"Thousands/NOUN/2/nsubj/thousand {PROTESTED}", "PROTEST"),
        (f"Fishermen/NOUN/2/nsubj/fisherman {PROTESTED}", "PROTEST"),
        (f"Diplomats/NOUN/2/nsubj/diplomat {PROTESTED}", "ACCUSE"),
        (f"Airlines/NOUN/2/nsubj/airline {PROTESTED}", "ACCUSE"),
        (f"Nations/NOUN/2/nsubj/nation {PROTESTED}", "ACCUSE"),
        (f"Tokyo/PROPN/2/nsubj {PROTESTED}", "ACCUSE"),
        (f"Police/NOUN/2/nsubj {PROTESTED}", "ACCUSE"),
        ("Teachers/NOUN/2/nsubj/teacher protested/VERB/0/root/protest to/ADP/4/case Oslo/PROPN/2/obl", "ACCUSE"),
        ("Women/NOUN/2/nsubj/woman protested/VERB/0/root/protest it/PRON/4/nsubj rained/VERB/2/ccomp/rain", "ACCUSE"),
        ("Women/NOUN/2/nsubj/woman complained/VERB/0/root/complain", "ACCUSE"),
    ],
)
def test_many_protest_in_the_street_and_states_and_officials_in_words(
    sentence_of: Callable[[str], Sentence], words: str, type_: str
) -> None:
    read = read_marching(sentence_of(words), 1, scores={"ACCUSE": 0.6, "PROTEST": 0.3})

    assert max(read, key=read.__getitem__) == type_


@pytest.mark.model
def test_who_did_the_deed_is_whom_a_march_against_it_is_aimed_at(coder: Coder) -> None:
    text = "Hundreds marched in Dakar on Monday against the killing of a student by police."
    march = next(each for each in coded(coder, text) if each.action.type == "PROTEST")

    assert [each.words.text for each in march.recipients] == ["police"]


@pytest.mark.model
def test_whom_it_hit_is_not_nor_is_the_title(coder: Coder) -> None:
    text = "Hundreds marched in Dakar on Monday against the arrest of opposition leader Ousmane Sow."
    march = next(each for each in coded(coder, text) if each.action.type == "PROTEST")

    assert "Sow" not in " ".join(each.words.text for each in march.recipients)


@pytest.mark.model
def test_thousands_who_protest_are_told_as_a_protest(coder: Coder) -> None:
    told = coded(coder, "Thousands protested over the arrest of opposition leader Ousmane Sow.")

    assert {"PROTEST", "ACCUSE"} & {each.action.type for each in told} == {"PROTEST"}


@pytest.mark.parametrize(
    ("words", "met_by"),
    [
        ("Guards/NOUN/2/nsubj met/VERB/0/root/meet pupils/NOUN/2/obj marching/VERB/3/acl/march", (0,)),
        ("Guards/NOUN/2/nsubj met/VERB/0/root/meet pupils/NOUN/2/obj marched/VERB/3/acl/march", ()),
        ("Guards/NOUN/0/root marching/VERB/1/acl/march", ()),
    ],
)
def test_who_meets_marchers_does_not_march(
    sentence_of: Callable[[str], Sentence], words: str, met_by: tuple[int, ...]
) -> None:
    sentence = sentence_of(words)
    assert who_meets_crowd(sentence, len(sentence.tokens) - 1) == met_by
