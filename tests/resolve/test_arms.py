"""Arms act for whoever has them, and by themselves for nobody."""

from __future__ import annotations

from datetime import date

import pytest

from dateline import Coder
from dateline.model import make_report

pytestmark = pytest.mark.model


def actors(coder: Coder, text: str) -> list[str]:
    """Words of the actors of the surest attack."""
    _, accounts = coder.candidates(make_report(text, published=date(2022, 3, 7)))
    attack = max((each for each in accounts if each.action.type == "ASSAULT"), key=lambda each: each.confidence)
    return [party.words.text for party in attack.actors]


@pytest.mark.parametrize(
    ("text", "owners"),
    [
        ("Army helicopters rocketed jungle camps in the interior of the island on Tuesday.", "Army helicopters"),
        ("Warplanes of the coalition bombed Raqqa on Monday, killing six people.", "Warplanes of the coalition"),
        ("In Helmand province, NATO aircraft killed a dozen insurgents on Monday night.", "NATO aircraft"),
    ],
)
def test_arms_with_an_owner_stand_for_it(coder: Coder, text: str, owners: str) -> None:
    assert actors(coder, text) == [owners]


def test_arms_of_nobody_are_nobody(coder: Coder) -> None:
    assert actors(coder, "Truck bombs and mortar bombs killed six people in Kabul.") == []


def test_the_name_beside_a_noun_says_who_it_is(coder: Coder) -> None:
    text = "Its leader, Abdulmalik al-Houthi, demanded a truce from the government."
    _, accounts = coder.candidates(make_report(text, published=date(2022, 3, 7)))
    party = accounts[0].actors[0]

    assert (party.words.text, party.name) == ("Its leader … Abdulmalik al-Houthi", "Abdul-Malik al-Houthi")
