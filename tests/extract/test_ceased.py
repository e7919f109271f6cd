"""Fights that are ended by who fights, attacks that others stop, and whom a dated clause tells of."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline import Coder
from dateline.extract.ceased import is_ended, read_ceasing
from dateline.extract.dated import told_of_beside
from dateline.model import Account, Party, Sentence, make_report

pytestmark = pytest.mark.model
SHELLING = "Chad/PROPN/2/nsubj stopped/VERB/0/root/stop its/PRON/4/nmod:poss/its shelling/NOUN/2/obj"
ANOTHERS = "Chad/PROPN/2/nsubj stopped/VERB/0/root/stop Mali/PROPN/5/nmod:poss 's/PART/3/case shelling/NOUN/2/obj"
DRONES = "Chad/PROPN/2/nsubj paused/VERB/0/root/pause drone/NOUN/4/compound strikes/NOUN/2/obj/strike"
NURSES = "Nurses/NOUN/2/nsubj/nurse ended/VERB/0/root/end a/DET/4/det strike/NOUN/2/obj"
REBELS = (
    "Chad/PROPN/2/nsubj stopped/VERB/0/root/stop the/DET/5/det rebel/NOUN/5/compound advance/NOUN/2/obj "
    "on/ADP/7/case Faya/PROPN/5/nmod"
)
BETWEEN = (
    "Chad/PROPN/2/nsubj ended/VERB/0/root/end hostilities/NOUN/2/obj/hostility between/ADP/6/case "
    "two/NUM/6/nummod clans/NOUN/3/nmod/clan"
)
THEMSELVES = (
    "Clans/NOUN/2/nsubj/clan ended/VERB/0/root/end hostilities/NOUN/2/obj/hostility between/ADP/5/case "
    "them/PRON/3/nmod/they"
)
AID = "Chad/PROPN/2/nsubj ended/VERB/0/root/end its/PRON/4/nmod:poss/its aid/NOUN/2/obj"


def coded(coder: Coder, text: str, kind: str) -> list[Account]:
    return [each for each in coder.code(make_report(text)) if each.action.type == kind]


def words(parties: tuple[Party, ...]) -> list[str]:
    return [each.words.text for each in parties]


@pytest.mark.parametrize(
    ("tree", "noun", "is_fight"),
    [
        (SHELLING, 3, True),
        (DRONES, 3, True),
        (THEMSELVES, 2, True),
        (ANOTHERS, 4, False),
        (REBELS, 4, False),
        (BETWEEN, 2, False),
        (NURSES, 3, False),
        (AID, 3, False),
    ],
)
def test_who_ends_a_fight_of_his_own_gives_way_and_the_fight_is_no_act(
    sentence_of: Callable[[str], Sentence], tree: str, noun: int, *, is_fight: bool
) -> None:
    sentence = sentence_of(tree)
    told = read_ceasing(sentence, 1, scores={"SANCTION": 0.6, "RETREAT": 0.2, "ASSAULT": 0.1})

    assert (told["RETREAT"] > told["SANCTION"]) == is_fight
    assert is_ended(sentence, noun) == is_fight


def test_an_attack_stays_one(sentence_of: Callable[[str], Sentence]) -> None:
    scores = {"ASSAULT": 0.6, "RETREAT": 0.2}

    assert read_ceasing(sentence_of(SHELLING), 1, scores=scores) == scores


def test_a_campaign_that_is_ended_is_a_ceasefire(coder: Coder) -> None:
    (account,) = coder.code(make_report("Turkey ended its air campaign around Jarabulus on Monday."))

    assert (account.action.type, account.action.mode) == ("RETREAT", "ceasefire")


def test_who_stops_an_attack_did_not_do_it_and_who_repels_one_was_attacked(coder: Coder) -> None:
    stopped = coded(coder, "Army patrols stopped an attack on a hamlet in Yobe.", "ASSAULT")
    repelled = coded(coder, "Malian soldiers repelled an assault on Bandiagara.", "ASSAULT")

    assert all("Army" not in word for each in stopped for word in words(each.actors))
    assert [words(each.recipients) for each in repelled] == [["Malian soldiers"]]


@pytest.mark.parametrize(
    ("tree", "trigger", "kind", "found"),
    [
        (
            "The/DET/2/det poet/NOUN/4/nsubj:pass was/AUX/4/aux:pass jailed/VERB/0/root/jail during/ADP/6/case "
            "protests/NOUN/4/obl/protest",
            5,
            "PROTEST",
            (1,),
        ),
        (
            "Chad/PROPN/2/nsubj thanked/VERB/0/root/thank Oman/PROPN/2/obj after/ADP/5/case talks/NOUN/2/obl/talk",
            4,
            "CONSULT",
            (0, 2),
        ),
        (
            "The/DET/2/det poet/NOUN/4/nsubj:pass was/AUX/4/aux:pass hurt/VERB/0/root/hurt during/ADP/6/case "
            "clashes/NOUN/4/obl/clash",
            5,
            "ASSAULT",
            (),
        ),
        (
            "Crowds/NOUN/2/nsubj/crowd joined/VERB/0/root/join in/ADP/4/case protests/NOUN/2/obl/protest",
            3,
            "PROTEST",
            (),
        ),
    ],
)
def test_an_event_that_dates_a_clause_is_not_aimed_at_whom_it_tells_of(
    sentence_of: Callable[[str], Sentence], tree: str, trigger: int, kind: str, found: tuple[int, ...]
) -> None:
    assert told_of_beside(sentence_of(tree), trigger, kind) == found


@pytest.mark.parametrize(
    ("text", "kind", "whom"),
    [
        ("The defence ministry warned the militia on Sunday after accusing it of stealing fuel.", "ACCUSE", "UAF"),
        ("Bolivia recalled its ambassador from Chile after blaming it for a raid.", "ACCUSE", "CHLGOV"),
        ("The rebels freed the mayor after torturing him.", "ASSAULT", "GOV"),
    ],
)
def test_whom_an_act_hits_is_not_who_does_it_also_in_a_clause_without_a_subject(
    coder: Coder, text: str, kind: str, whom: str
) -> None:
    codes = [party.code for each in coded(coder, text, kind) for party in each.recipients]

    assert codes == [whom]
