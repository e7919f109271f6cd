"""Strikes and elections that are called, meetings of one body, curfews defied, troops that stand by."""

from __future__ import annotations

import pytest

from dateline import Coder
from dateline.model import Account, make_report

pytestmark = pytest.mark.model


def coded(coder: Coder, text: str, kind: str) -> list[Account]:
    return [each for each in coder.code(make_report(text)) if each.action.type == kind]


@pytest.mark.parametrize(
    "text",
    [
        "The Union of Ghana Nurses called the strike after its talks with the ministry ended without a deal on Sunday.",
        "The railway union called a strike over unpaid wages.",
    ],
)
def test_a_strike_that_is_called_yields_nothing(coder: Coder, text: str) -> None:
    assert coded(coder, text, "CONCEDE") == []
    assert len(coded(coder, text, "PROTEST")) == 1


@pytest.mark.parametrize("text", ["The federation called off the strike on Friday.", "Pilots called the strike off."])
def test_a_strike_that_is_called_off_does(coder: Coder, text: str) -> None:
    assert len(coded(coder, text, "CONCEDE")) == 1


def test_an_election_that_is_called_is_no_protest(coder: Coder) -> None:
    assert coder.code(make_report("The junta called an election for October.")) == ()


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The government lifted the ban late on Monday following an emergency cabinet meeting.", 0),
        ("Rutte called the plan a disgrace after a cabinet meeting in The Hague.", 0),
        ("Macron held talks with the king on Monday, on his first trip to Jordan since 2011.", 1),
        ("The president held a meeting with party leaders in Abuja.", 1),
    ],
)
def test_a_body_that_meets_by_itself_talks_with_nobody(coder: Coder, text: str, count: int) -> None:
    assert len(coded(coder, text, "CONSULT")) == count


def test_who_speaks_during_a_visit_is_the_visitor(coder: Coder) -> None:
    (visit,) = coded(coder, "Macron criticised Israel during a visit to Amman on Monday.", "CONSULT")
    assert [each.words.text for each in visit.actors] == ["Macron"]


def test_who_defies_a_curfew_imposes_none(coder: Coder) -> None:
    found = coder.code(make_report("Marchers defied an indefinite curfew and set fire to the parliament building."))
    assert [each.action.type for each in found] == ["ASSAULT"]


def test_troops_on_standby_withdraw_from_nowhere(coder: Coder) -> None:
    (found,) = coder.code(make_report("More than 1,000 soldiers were on standby to restore order."))
    assert (found.action.type, found.action.mode) == ("MOBILIZE", "troops")
