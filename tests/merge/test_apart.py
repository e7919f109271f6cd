"""Killings that two speakers tell of in two paragraphs are no one attack."""

from __future__ import annotations

import pytest

from dateline import Coder
from dateline.model import make_report

pytestmark = pytest.mark.model
GIRL = "Soldiers shot dead a seven-year-old girl in her home in Mandalay on Tuesday, her sister said.\n\n"


def test_whom_the_junta_says_it_lost_did_not_die_with_whom_her_sister_mourns(coder: Coder) -> None:
    text = GIRL + "A junta spokesman said nine members of the security forces had been killed."
    told = [each for each in coder.code(make_report(text)) if each.action.type == "ASSAULT"]

    assert [[party.words.text for party in each.recipients] for each in told] == [
        ["a seven-year-old girl"],
        ["nine members of the security forces"],
    ]


def test_what_one_voice_tells_on_is_one_attack(coder: Coder) -> None:
    text = "Rebels shelled the town of Bor on Monday, police said. Nine people were killed."
    told = [each for each in coder.code(make_report(text)) if each.action.type == "ASSAULT"]

    assert len(told) == 1


def test_one_side_s_blow_is_no_exchange_of_fire(coder: Coder) -> None:
    text = (
        "India, Pakistan trade fire across frontier\n\nIndian and Pakistani troops exchanged artillery fire on "
        "Saturday, killing five people. India's army said it had killed seven militants."
    )
    *_, exchange, blow = (each for each in coder.code(make_report(text)) if each.action.type == "ASSAULT")

    assert [party.code for party in exchange.actors] == ["INDMIL", "PAKMIL"]
    assert exchange.action.mode == "heavy-weapons"
    assert [party.words.text for party in blow.recipients] == ["seven militants"]


def test_who_was_killed_in_an_attack_told_before_is_hit_beside_what_it_was_aimed_at(coder: Coder) -> None:
    text = "Gunmen stormed a school on Friday. A guard was killed in the attack on the school."
    (attack,) = (each for each in coder.code(make_report(text)) if each.action.type == "ASSAULT")

    assert [party.words.text for party in attack.recipients][-1] == "A guard"
    assert len(attack.recipients) == 2


def test_a_journey_to_a_capital_for_talks_is_one_meeting_with_whom_was_met(coder: Coder) -> None:
    text = (
        "Russian tanks were moving through Gori on Wednesday, Georgian officials said.\n\nPresident Nicolas Sarkozy "
        "flew to Tbilisi on Tuesday night and held talks with President Mikheil Saakashvili."
    )
    (meeting,) = (each for each in coder.code(make_report(text)) if each.action.type == "CONSULT")

    assert [party.name for party in meeting.recipients] == ["Mikheil Saakashvili"]


def test_what_is_dated_by_another_of_its_kind_is_none_with_it(coder: Coder) -> None:
    told = coder.code(make_report("Protesters marched in Lima a week after protesters marched in Lima."))

    assert [each.action.type for each in told] == ["PROTEST", "PROTEST"]
