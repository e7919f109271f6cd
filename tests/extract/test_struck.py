"""Passives and set phrases of whom an attack struck, and those that only sound so."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from dateline import Coder, make_report
from dateline.extract.acts import find_acts
from dateline.extract.struck import (
    is_bombing,
    is_exchange,
    is_struck,
    read_dispersal,
    read_exchange,
    read_strike,
    rests_on_struck,
)
from dateline.model import Act, Argument, Sentence
from dateline.testing import document_from_conllu
from told import coded

ABLAZE = """\
1 Lorries lorry NOUN _ _ 3 nsubj:pass _ _
2 were be AUX _ _ 3 aux:pass _ _
3 set set VERB _ _ 0 root _ _
4 on on ADP _ _ 5 case _ _
5 fire fire NOUN _ _ 3 obl _ _

1 Limits limit NOUN _ _ 3 nsubj:pass _ _
2 were be AUX _ _ 3 aux:pass _ _
3 set set VERB _ _ 0 root _ _
4 on on ADP _ _ 5 case _ _
5 fees fee NOUN _ _ 3 obl _ _

1 He he PRON _ _ 2 nsubj _ _
2 came come VERB _ _ 0 root _ _
3 under under ADP _ _ 4 case _ _
4 fire fire NOUN _ _ 2 obl _ _
5 over over ADP _ _ 6 case _ _
6 fees fee NOUN _ _ 2 obl _ _

1 Guards guard NOUN _ _ 2 nsubj _ _
2 dispersed disperse VERB _ _ 0 root _ _
3 marchers marcher NOUN _ _ 2 obj _ _

1 Marchers marcher NOUN _ _ 2 nsubj _ _
2 dispersed disperse VERB _ _ 0 root _ _
"""
EXCHANGED = """\
1 Both both DET _ _ 2 det _ _
2 armies army NOUN _ _ 3 nsubj _ _
3 traded trade VERB _ _ 0 root _ _
4 fire fire NOUN _ _ 3 obj _ _

1 Both both DET _ _ 2 det _ _
2 envoys envoy NOUN _ _ 3 nsubj _ _
3 traded trade VERB _ _ 0 root _ _
4 jokes joke NOUN _ _ 3 obj _ _
"""


def act(token: int) -> Act:
    return Act(token, {"ASSAULT": 0.6, "NONE": 0.4}, (), 0.0, {}, {}, {})


def test_what_was_set_on_fire_was_struck_and_what_was_set_was_not() -> None:
    lorries, limits, blamed, *_ = document_from_conllu(ABLAZE).sentences

    assert is_struck(lorries, act(2)) and not is_struck(limits, act(2))
    assert not is_struck(blamed, act(3))


def test_who_disperses_a_crowd_uses_force_and_a_crowd_that_disperses_does_not() -> None:
    *_, guards, marchers = document_from_conllu(ABLAZE).sentences
    scores = {"MOBILIZE": 0.9, "ASSAULT": 0.1}

    assert read_dispersal(guards, 1, scores=scores) == {"MOBILIZE": 0.1, "ASSAULT": 0.9}
    assert read_dispersal(marchers, 1, scores=scores) == scores


@pytest.mark.parametrize(
    ("words", "token", "is_bombing"),
    [
        ("Two/NUM/2/nsubj:pass died/VERB/0/root/die in/ADP/4/case strike/NOUN/2/obl", 3, True),
        ("A/DET/2/det strike/NOUN/3/nsubj killed/VERB/0/root/kill him/PRON/3/obj", 1, True),
        ("A/DET/2/det strike/NOUN/3/nsubj hurt/VERB/0/root trade/NOUN/3/obj", 1, False),
        (
            "Mill/NOUN/2/nsubj died/VERB/0/root/die in/ADP/4/case strike/NOUN/2/obl of/ADP/6/case men/NOUN/4/nmod",
            3,
            False,
        ),
    ],
)
def test_a_strike_that_kills_is_a_bombing_unless_it_is_of_workers(
    sentence_of: Callable[[str], Sentence], words: str, token: int, *, is_bombing: bool
) -> None:
    told = read_strike(sentence_of(words), token, scores={"PROTEST": 0.8, "ASSAULT": 0.1})

    assert (told["ASSAULT"] > told["PROTEST"]) == is_bombing


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("A surgeon was found shot dead in her surgery in Culiacan.", "A surgeon"),
        ("A councillor was shot in the knee outside his flat.", "A councillor"),
        ("Three coaches were set ablaze in Multan.", "Three coaches"),
        ("Shots were fired at the consulate in Erbil.", "the consulate"),
        ("Water cannon was used against pensioners in Cordoba.", "pensioners"),
        ("Force was used against nurses in Cordoba.", "nurses"),
        ("Marchers were dispersed in Batumi on Sunday night.", "Marchers"),
        ("A tanker was hijacked off Togo on Monday.", "A tanker"),
    ],
)
def test_who_was_struck_is_told_though_nobody_is_said_to_have_done_it(coder: Coder, text: str, whom: str) -> None:
    (attack,) = coded(coder, text)

    assert (attack.action.type, attack.actors) == ("ASSAULT", ())
    assert attack.recipients[0].words.text.startswith(whom)


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "The mist dispersed by noon.",
        "Shots were fired into the air in Ghat.",
        "New limits were set on fishing in the bay.",
        "The portrait was shot in black and white.",
    ],
)
def test_what_only_sounds_so_is_no_attack(coder: Coder, text: str) -> None:
    assert coded(coder, text) == ()


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "who", "whom"),
    [
        ("The minister came under fire from teachers over the fees.", "teachers", "The minister"),
        ("The premier came under fire from the opposition over the floods.", "the opposition", "The premier"),
    ],
)
def test_under_the_fire_of_critics_one_is_criticised(coder: Coder, text: str, who: str, whom: str) -> None:
    (told,) = coded(coder, text)

    assert (told.action.type, told.action.mode) == ("ACCUSE", "disapprove")
    assert [each.words.text for each in (*told.actors, *told.recipients)] == [who, whom]


@pytest.mark.parametrize(
    ("words", "token", "kind", "is_one"),
    [
        (
            "Marchers/NOUN/3/nsubj:pass/marcher were/AUX/3/aux:pass/be "
            "dispersed/VERB/0/root/disperse",
            2,
            "MOBILIZE",
            True,
        ),
        ("Guards/NOUN/2/nsubj dispersed/VERB/0/root/disperse marchers/NOUN/2/obj/marcher", 1, "MOBILIZE", False),
        (
            "Man/NOUN/4/nsubj:pass shot/VERB/1/acl/shoot was/AUX/4/aux:pass/be "
            "found/VERB/0/root/find",
            1,
            "ASSAULT",
            True,
        ),
        (
            "Man/NOUN/4/nsubj:pass shot/VERB/1/acl/shoot was/AUX/4/aux:pass/be "
            "freed/VERB/0/root/free",
            1,
            "ASSAULT",
            False,
        ),
        (
            "He/PRON/3/nsubj:pass was/AUX/3/aux:pass/be shot/VERB/0/root/shoot in/ADP/5/case "
            "leg/NOUN/3/obl",
            2,
            "ASSAULT",
            True,
        ),
        (
            "He/PRON/3/nsubj:pass was/AUX/3/aux:pass/be shot/VERB/0/root/shoot at/ADP/5/case "
            "head/NOUN/3/obl",
            2,
            "ASSAULT",
            False,
        ),
        ("Van/NOUN/3/nsubj:pass was/AUX/3/aux:pass/be set/VERB/0/root ablaze/ADV/3/advmod", 2, "ASSAULT", True),
        (
            "Van/NOUN/3/nsubj:pass was/AUX/3/aux:pass/be set/VERB/0/root ablaze/ADV/3/advmod by/ADP/6/case "
            "lamp/NOUN/3/obl:agent",
            2,
            "ASSAULT",
            False,
        ),
        ("Jets/NOUN/2/nsubj/jet bombed/VERB/0/root/bomb hills/NOUN/2/obj", 1, "ASSAULT", True),
        ("Men/NOUN/2/nsubj/man bombed/VERB/0/root/bomb hills/NOUN/2/obj", 1, "ASSAULT", False),
        (
            "Jets/NOUN/4/nsubj/jet of/ADP/3/case rebels/NOUN/1/nmod bombed/VERB/0/root/bomb hills/NOUN/4/obj",
            3,
            "ASSAULT",
            False,
        ),
        (
            "We/PRON/2/nsubj came/VERB/0/root/come under/ADP/5/case tank/NOUN/5/compound fire/NOUN/2/obl "
            "for/ADP/7/case days/NOUN/2/obl",
            4,
            "ASSAULT",
            True,
        ),
        (
            "We/PRON/2/nsubj came/VERB/0/root/come under/ADP/5/case new/ADJ/5/amod fire/NOUN/2/obl for/ADP/7/case "
            "lies/NOUN/2/obl",
            4,
            "ASSAULT",
            False,
        ),
        (
            "Force/NOUN/3/nsubj:pass was/AUX/3/aux:pass/be used/VERB/0/root/use on/ADP/5/case "
            "monks/NOUN/3/obl",
            0,
            "ASSAULT",
            True,
        ),
        (
            "Forces/NOUN/3/nsubj:pass/force were/AUX/3/aux:pass/be used/VERB/0/root/use on/ADP/5/case "
            "land/NOUN/3/obl",
            0,
            "ASSAULT",
            False,
        ),
    ],
)  # fmt: skip
def test_set_phrases_tell_whom_an_attack_struck(
    sentence_of: Callable[[str], Sentence], words: str, token: int, kind: str, *, is_one: bool
) -> None:
    assert is_struck(sentence_of(words), Act(token, {kind: 0.6, "NONE": 0.4}, (), 0.0, {}, {}, {})) == is_one


@pytest.mark.model
def test_what_has_a_doer_rests_on_more_than_a_set_phrase(coder: Coder) -> None:
    told = {by: coded(coder, f"Two shops were ransacked{by} in Bor.") for by in ("", " by rebels")}
    doc = coder.parse(told[""][0].report)

    assert rests_on_struck(doc, told[""][0])
    assert not rests_on_struck(doc, told[""][0].but(actors=told[" by rebels"][0].actors))


def test_a_faint_word_of_whom_an_attack_struck_is_an_act_and_a_dispersal_is_force() -> None:
    words = [
        "1 Marchers marcher NOUN _ _ 3 nsubj:pass _ _",
        "2 were be AUX _ _ 3 aux:pass _ _",
        "3 dispersed disperse VERB _ _ 0 root _ _",
    ]
    doc = document_from_conllu("\n".join(words))

    def found(lemma: str) -> list[str]:
        (sentence,) = document_from_conllu("\n".join(words).replace("disperse VERB", f"{lemma} VERB")).sentences
        told = Act(2, {"MOBILIZE": 0.5, "NONE": 0.5}, (Argument("recipient", 0, 0.9),), 2.0, {}, {}, {})
        return [each.type for _, each in find_acts(replace(doc, sentences=(replace(sentence, acts=(told,)),)))]

    assert (found("disperse"), found("deploy")) == (["ASSAULT"], [])


def test_two_that_trade_fire_fight_and_two_that_trade_jokes_do_not() -> None:
    fire, jokes = document_from_conllu(EXCHANGED).sentences
    scores = {"COOPERATE": 0.9, "ASSAULT": 0.1}

    assert is_struck(fire, act(2)) and not is_struck(jokes, act(2))
    assert read_exchange(fire, 2, scores=scores) == {"COOPERATE": 0.1, "ASSAULT": 0.9}
    assert read_exchange(jokes, 2, scores=scores) == scores


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "Armenia and Azerbaijan traded fire across the river on Sunday.",
        "Armenia, Azerbaijan exchange fire along border",
    ],
)
def test_fire_that_is_traded_is_an_attack_by_both(coder: Coder, text: str) -> None:
    (fight,) = coded(coder, text)

    assert fight.action.type == "ASSAULT"
    assert {party.words.text for party in (*fight.actors, *fight.recipients)} == {"Armenia", "Azerbaijan"}


BOMBED = """\
1 They they PRON _ _ 2 nsubj _ _
2 resumed resume VERB _ _ 0 root _ _
3 airstrikes airstrike NOUN _ _ 2 obj _ _

1 They they PRON _ _ 2 nsubj _ _
2 carried carry VERB _ _ 0 root _ _
3 out out ADP _ _ 2 compound:prt _ _
4 air air NOUN _ _ 5 compound _ _
5 raids raid NOUN _ _ 2 obj _ _

1 They they PRON _ _ 2 nsubj _ _
2 carried carry VERB _ _ 0 root _ _
3 out out ADP _ _ 2 compound:prt _ _
4 home home NOUN _ _ 5 compound _ _
5 raids raid NOUN _ _ 2 obj _ _
"""


def test_strikes_that_are_resumed_or_carried_out_are_attacks_and_raids_on_homes_are_not() -> None:
    airstrikes, raids, homes = document_from_conllu(BOMBED).sentences
    scores = {"MOBILIZE": 0.9, "ASSAULT": 0.1}

    assert read_exchange(airstrikes, 1, scores=scores)["ASSAULT"] == 0.9
    assert [is_struck(raids, act(4)), is_struck(homes, act(4))] == [True, False]
    assert read_exchange(homes, 1, scores=scores) == scores
    assert is_bombing(airstrikes, 2) and not is_struck(airstrikes, Act(1, {"MOBILIZE": 0.9, "NONE": 0.1}, (), 0.0))


@pytest.mark.parametrize(
    ("words", "is_one"),
    [
        ("resumed/VERB/0/root/resume air/NOUN/3/compound strikes/NOUN/1/obj/strike", True),
        ("resumed/VERB/0/root/resume air/NOUN/3/compound drills/NOUN/1/obj/drill", False),
        ("resumed/VERB/0/root/resume strikes/NOUN/1/obj/airstrike flights/NOUN/1/obj/flight", False),
        ("damned/VERB/0/root/damn air/NOUN/3/compound strikes/NOUN/1/obj/strike", False),
    ],
)
def test_a_noun_tells_a_bombing_for_itself(sentence_of: Callable[[str], Sentence], words: str, *, is_one: bool) -> None:
    assert is_bombing(sentence_of(words), 2) == is_one


def test_an_exchange_of_fire_is_a_fight_and_one_of_prisoners_is_none(sentence_of: Callable[[str], Sentence]) -> None:
    words = "An/DET/2/det exchange/NOUN/0/root {}/ADP/4/case {}/NOUN/2/nmod"
    told = [("of", "fire"), ("of", "gunfire"), ("of", "prisoners"), ("after", "fire")]

    assert [is_exchange(sentence_of(words.format(*each)), 1) for each in told] == [True, True, False, False]


@pytest.mark.model
def test_soldiers_and_rebels_in_an_exchange_of_fire_fight(coder: Coder) -> None:
    (fight,) = coded(coder, "There was an exchange of fire between soldiers and rebels near Tadjourah.")

    assert (fight.action.type, [each.words.text for each in fight.actors]) == ("ASSAULT", ["soldiers", "rebels"])


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        ("Constables attempted to disperse the march.", True),
        ("Police tried to disperse the crowd shortly before noon.", True),
        ("The wind tried to disperse the fog.", False),
    ],
)
def test_who_tries_to_disperse_a_crowd_uses_force(coder: Coder, text: str, *, is_told: bool) -> None:
    told = [(each.action.type, each.status.value) for each in coder.code(make_report(text))]
    assert told == ([("ASSAULT", "did_not_happen")] if is_told else [])


@pytest.mark.model
def test_the_land_in_which_a_movement_is_bombed_is_not_hit_itself(coder: Coder) -> None:
    (account,) = coder.code(make_report("American jets bombed Islamic State in Syria."))
    assert [party.name for party in account.recipients] == ["Islamic State"]


@pytest.mark.parametrize(
    ("words", "type_"),
    [
        ("charged/VERB/0/root/charge the/DET/4/det crowd/NOUN/2/obj", "ASSAULT"),
        (
            "charged/VERB/0/root/charge protesters/NOUN/2/obj/protester with/ADP/5/case batons/NOUN/2/obl/baton",
            "ASSAULT",
        ),
        ("charged/VERB/0/root/charge protesters/NOUN/2/obj/protester with/ADP/5/case arson/NOUN/2/obl", "ACCUSE"),
        ("charged/VERB/0/root/charge the/DET/4/det mayor/NOUN/2/obj", "ACCUSE"),
        ("charged/VERB/0/root/charge protesters/NOUN/2/obj/protester on/ADP/5/case Monday/PROPN/2/obl", "ACCUSE"),
        ("blamed/VERB/0/root/blame the/DET/4/det crowd/NOUN/2/obj", "ACCUSE"),
    ],
)
def test_a_crowd_is_charged_with_batons_or_with_a_crime(
    sentence_of: Callable[[str], Sentence], words: str, type_: str
) -> None:
    read = read_dispersal(sentence_of(f"Police/NOUN/2/nsubj {words}"), 1, scores={"ACCUSE": 0.7, "ASSAULT": 0.2})

    assert max(read, key=read.__getitem__) == type_
