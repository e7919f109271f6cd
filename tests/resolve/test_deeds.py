"""Who is blamed where a deed is condemned, and nobody where the report tells of no doer."""

from __future__ import annotations

from datetime import date

import pytest

from dateline import Coder
from dateline.extract import extract
from dateline.model import Account, make_report
from dateline.resolve import resolve
from dateline.resolve.deeds import with_doers, with_told_doers

pytestmark = pytest.mark.model


def blamed(coder: Coder, text: str, trigger: str) -> list[tuple[str, str | None]]:
    """Words and code of the recipients of the act with this trigger."""
    accounts: tuple[Account, ...] = coder.candidates(make_report(text, published=date(2022, 3, 7)))[1]
    act = next(each for each in accounts if each.action.words.text == trigger)
    return [(party.words.text, party.code) for party in act.recipients]


def test_who_condemns_an_arrest_blames_who_arrested(coder: Coder) -> None:
    text = "Kenyan police arrested two reporters in Mombasa on Monday. A press union condemned the arrest."
    assert blamed(coder, text, "condemned") == [("Kenyan police … the arrest", "KENCOP")]


def test_a_charge_is_rejected_of_those_who_made_it(coder: Coder) -> None:
    text = "Estonia accused Russia of jamming its radar on Monday. Moscow rejected the accusation."
    assert blamed(coder, text, "rejected") == [("Estonia … the accusation", "ESTGOV")]


@pytest.mark.parametrize("deed", ["measures", "restrictions"])
def test_no_government_condemns_its_own_deed(coder: Coder, deed: str) -> None:
    text = f"Kenya closed its embassy. Its rivals cheered. It rained. Kenya's foreign ministry condemned the {deed}."
    assert [code for _, code in blamed(coder, text, "condemned")] == [None]


def test_a_deed_that_the_report_does_not_tell_is_nobody(coder: Coder) -> None:
    text = "Kenya's president visited Nairobi's market on Monday. He condemned the massacre."
    assert [code for _, code in blamed(coder, text, "condemned")] in ([None], [])


def test_who_rejects_a_deal_is_not_meant_by_it_nor_are_his_own(coder: Coder) -> None:
    text = "Philippine rebels agreed to a truce on Monday. A rebel commander on Mindanao rejected the deal."
    assert "PHLREB" not in {code for _, code in blamed(coder, text, "rejected")}


def test_a_denied_deed_is_not_the_one_condemned(coder: Coder) -> None:
    text = (
        "Tuareg rebels fired rockets at the airport of Timbuktu on Friday, killing four porters. "
        "A French colonel denied that French jets had bombed a mosque. Mali's president condemned the attack."
    )
    assert blamed(coder, text, "condemned") == [("Tuareg rebels … the attack", "MLIREB")]


def test_where_nobody_says_whose_the_deed_is_the_next_of_its_kind_is_not_taken(coder: Coder) -> None:
    text = (
        "Kenyan soldiers shot two herders near Garissa on Sunday. On Monday a bomb killed five people at a market in "
        "Garissa. Kenya's opposition condemned the bombing."
    )
    doc = coder.parse(make_report(text, published=date(2022, 3, 7)))
    as_told = resolve(doc, extract(doc, codebook=coder.codebook), complete=False)
    condemned = next(each for each in with_doers(doc, as_told) if each.action.words.text == "condemned")
    assert "KENMIL" in {party.code for each in as_told for party in each.actors}
    assert [party.words.text for party in condemned.recipients] == ["the bombing"]


def test_what_is_said_right_before_is_what_is_rejected(coder: Coder) -> None:
    text = "The bakers' guild accused the mayor of Sfax of hoarding flour on Monday. The mayor rejects that."
    assert [words for words, _ in blamed(coder, text, "rejects")] == ["The bakers' guild … that"]


def test_an_announcement_is_of_who_announced(coder: Coder) -> None:
    text = "Communist rebels in Mindanao announced a truce on Monday. The Philippine army welcomed the announcement."
    assert blamed(coder, text, "welcomed") == [("Communist rebels in Mindanao … the announcement", "PHLREB")]


def test_a_noun_that_names_an_act_told_before_has_who_did_that(coder: Coder) -> None:
    text = "Communist rebels bombed a barracks in Davao on Monday. Six soldiers died in the bombing."
    doc = coder.parse(make_report(text, published=date(2022, 3, 8)))
    told = resolve(doc, extract(doc, codebook=coder.codebook), complete=False)
    named = next(number for number, each in enumerate(told) if each.action.words.text == "bombing")

    done = with_told_doers(doc, told)[named]

    assert not told[named].actors
    assert [party.words.text for party in done.actors] == ["Communist rebels"]
    assert done.basis["actor"] == "inferred"


@pytest.mark.model
def test_who_threatens_to_answer_a_step_threatens_who_took_it(coder: Coder) -> None:
    text = "Germany imposed a ban on Turkish meat. Ankara threatened to answer the step with tariffs."
    threat = next(each for each in coder.code(make_report(text)) if each.action.type == "THREATEN")
    assert [each.code for each in threat.recipients] == ["DEUGOV"]


@pytest.mark.parametrize(
    "text",
    [
        "Rebels shelled a barracks near Homs on Monday. The governor confirmed the shelling.",
        "The Taliban claimed they bombed a school in Herat on Monday. The police confirmed the attack.",
    ],
)
def test_who_confirms_a_deed_told_before_did_not_do_it(coder: Coder, text: str) -> None:
    accounts = coder.code(make_report(text, published=date(2015, 4, 20)))
    assert {party.code for each in accounts for party in each.actors} <= {"SYRREB", "AFGREB"}


def test_who_confirms_their_own_deed_keeps_it(coder: Coder) -> None:
    text = "A depot near Homs burned down on Monday. Israel confirmed the bombing of the depot."
    accounts = coder.code(make_report(text, published=date(2015, 4, 20)))
    assert {party.code for each in accounts for party in each.actors} <= {"ISRGOV"}


@pytest.mark.parametrize(("told", "is_old"), [("have fought", False), ("had fought", True)])
def test_what_has_lasted_to_the_day_is_no_background(coder: Coder, told: str, is_old: bool) -> None:
    (act,) = coder.code(make_report(f"Rebels {told} the army for twenty years.", published=date(2015, 4, 20)))
    assert act.status.historical is is_old


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("A car bomb in Baghdad killed 15 people on Monday.", []),
        ("At least 30 people were killed and dozens wounded when a bomb exploded in Kano on Monday.", []),
        ("Turkish jets killed 15 people in Sinjar on Monday.", ["TURMIL"]),
    ],
)
def test_bombs_and_the_hurt_did_nothing(coder: Coder, text: str, actors: list[str]) -> None:
    (act,) = coder.code(make_report(text, published=date(2015, 4, 20)))
    assert [party.code for party in act.actors] == actors
