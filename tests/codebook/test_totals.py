"""Sums over a longer time are no act of one day, and nobody told elsewhere did them; the toll of a war is none."""

from __future__ import annotations

from datetime import datetime

import pytest

from dateline import Coder, make_report
from dateline.codebook.totals import is_toll_of_war, is_total
from dateline.model import Account
from told import trees

RAID = "Bandits killed four herders near Bo on Monday. "


def coded(coder: Coder, text: str) -> list[Account]:
    return list(coder.code(make_report(text, published=datetime(2019, 5, 22)), doubtful=True))


SINCE = (
    "Sixty/NUM/2/nummod herders/NOUN/5/nsubj:pass/herder have/AUX/5/aux been/AUX/5/aux:pass/be killed/VERB/0/root/kill "
    "since/SCONJ/7/case May/PROPN/5/obl ./PUNCT/5/punct"
)


@pytest.mark.parametrize(
    ("tree", "told"),
    [
        (SINCE, True),
        (SINCE.replace("Sixty", "Two"), False),
        (SINCE.replace("since/SCONJ", "in/ADP"), False),
        (SINCE.replace("since/SCONJ", "last/ADJ").replace("7/case", "7/amod").replace("May/PROPN", "year/NOUN"), True),
        (
            SINCE.replace("since/SCONJ", "last/ADJ")
            .replace("7/case", "7/amod")
            .replace("May/PROPN", "year/NOUN")
            .replace("have/AUX/5/aux", "then/ADV/5/advmod"),
            False,
        ),
        (SINCE.replace("killed/VERB/0/root/kill", "killing/VERB/0/root/kill"), False),
    ],
)
def test_many_over_a_long_time_are_a_sum(tree: str, told: bool) -> None:
    assert is_total(trees(tree).sentences[0], 4) is told


BROUGHT = (
    "Troops/NOUN/2/nsubj died/VERB/0/root/die bringing/VERB/2/advcl/bring to/ADP/5/case 58/NUM/3/obl the/DET/7/det "
    "number/NOUN/3/obj of/ADP/9/case troops/NOUN/7/nmod/troop killed/VERB/9/acl/kill here/ADV/10/advmod"
)


@pytest.mark.parametrize(
    ("tree", "told"),
    [
        (BROUGHT, True),
        (BROUGHT.replace("bringing/VERB/2/advcl/bring", "asking/VERB/2/advcl/ask"), False),
        (BROUGHT.replace("number", "widows"), False),
    ],
)
def test_a_number_that_a_deed_is_brought_to_is_a_sum(tree: str, told: bool) -> None:
    assert is_total(trees(tree).sentences[0], 9) is told


AND_SIX = SINCE.replace("./PUNCT/5/punct", "and/CCONJ/11/cc six/NUM/11/nsubj:pass were/AUX/11/aux:pass ") + (
    "killed/VERB/5/conj/kill on/ADP/13/case Monday/PROPN/11/obl"
)


def test_who_is_joined_to_a_sum_with_a_day_of_their_own_is_none() -> None:
    told = trees(AND_SIX).sentences[0]

    assert (is_total(told, 4), is_total(told, 10)) == (True, False)
    shared = trees(AND_SIX.replace("were/AUX/11/aux:pass", "more/ADV/10/advmod")).sentences[0]
    assert (is_total(shared, 4), is_total(shared, 10)) == (True, True)


def test_a_deed_in_a_place_is_not_told_by_its_verb_unless_it_is_within_it() -> None:
    tree = SINCE.replace("since/SCONJ/7/case May/PROPN", "during/ADP/7/case riots/NOUN")
    told = trees(tree.replace("riots/NOUN/5/obl", "riots/NOUN/5/obl/riot since/ADP/9/case May/PROPN/5/obl"))

    assert is_total(told.sentences[0], 6)
    outside = trees(
        tree.replace("during", "after").replace(
            "riots/NOUN/5/obl", "riots/NOUN/5/obl/riot since/ADP/9/case May/PROPN/5/obl"
        )
    )
    assert not is_total(outside.sentences[0], 6)


def test_the_toll_of_a_war_is_that_of_its_years() -> None:
    tree = SINCE.replace("Sixty", "600")
    assert not is_toll_of_war(trees(tree).sentences[0], 4)
    assert is_toll_of_war(trees(tree.replace("May/PROPN", "2009/NUM")).sentences[0], 4)
    assert is_toll_of_war(trees(tree.replace("600", "6,000")).sentences[0], 4)


@pytest.mark.parametrize(
    "total",
    [
        "More than 300 herders have been killed in the region since January.",
        "So far this year, 40 herders have been killed in the region.",
        "In all, 86 herders were killed in the region in March.",
        "At least 39 herders have been killed in the raids so far.",
    ],
)
def test_nobody_who_did_something_else_did_a_sum_of_deeds(coder: Coder, total: str) -> None:
    raid, *sums = coded(coder, RAID + total)

    assert [each.words.text for each in raid.actors] == ["Bandits"]
    assert [(each.what, each.low) for each in raid.quantities] == [("killed", 4)]
    assert all(not each.actors for each in sums)
    assert all("herders near" in party.words.text for party in raid.recipients)


def test_a_sum_has_its_own_number_and_its_stretch(coder: Coder) -> None:
    _, total = coded(coder, RAID + "More than 300 herders have been killed in the region since January.")

    assert [(each.low, each.high) for each in total.quantities] == [(300, None)]
    assert str(total.time.start) == "2019-01-01"


@pytest.mark.parametrize(
    "toll",
    [
        "More than 4,000 people have been killed since the insurgency began.",
        "Around 40,000 people have died in the conflict, which began in 1984.",
        "The offensive has killed at least 40,000 people, the ministry says.",
    ],
)
def test_the_toll_of_a_whole_war_is_no_act_and_no_number_of_another(coder: Coder, toll: str) -> None:
    (raid,) = coded(coder, RAID + toll)
    assert [each.low for each in raid.quantities] == [4]


def test_whom_somebody_named_has_killed_since_a_coup_is_an_act_of_theirs_beside_the_coup(coder: Coder) -> None:
    told = coded(coder, "Since the coup in 2021, soldiers have killed more than 2,000 civilians, lawyers say.")
    (killed,) = [each for each in told if each.action.words.text == "killed"]

    assert [each.words.text for each in killed.actors] == ["soldiers"]
    assert [each.low for each in killed.quantities] == [2000]
    assert not any(each.quantities for each in told if each is not killed)


def test_a_sum_and_a_days_dead_in_one_sentence_are_two(coder: Coder) -> None:
    told = coded(coder, "More than 400 herders have been killed since April; six were killed by soldiers on Monday.")

    assert [[each.low for each in one.quantities] for one in told] == [[400], [6]]
    assert [[party.words.text for party in one.actors] for one in told] == [[], ["soldiers"]]
