"""Armies called out, cabinets reshuffled, duties that rest, gifts handed out, deeds that a clause only dates."""

from __future__ import annotations

import pytest

from dateline import Coder
from dateline.model import make_report

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Trump suspended duties on Mexico and Canada for 30 days.", [("CONCEDE", "suspended")]),
        ("The EU postponed tariffs on American whiskey.", [("CONCEDE", "postponed")]),
        ("The EU suspended aid to Niger.", [("SANCTION", "suspended")]),
        ("The president reshuffled his cabinet.", []),
        ("At least 29 patients have died since the strike began, the state government said.", []),
    ],
)
def test_what_is_told(coder: Coder, text: str, told: list[tuple[str, str]]) -> None:
    found = coder.code(make_report(text))
    assert [(each.action.type, each.action.words.text) for each in found] == told


def test_an_army_called_out_is_readied(coder: Coder) -> None:
    found = coder.code(make_report("The government called out the army after riots in Dhaka."))
    assert [each.action.mode for each in found if each.action.type == "MOBILIZE"] == ["troops"]


def test_what_is_handed_out_and_who_gave_something_else_are_not_helped(coder: Coder) -> None:
    text = "Peacekeepers handed out tents and drinking water, and a local charity donated clothes."
    assert [each.recipients for each in coder.code(make_report(text))] == [(), ()]


@pytest.mark.parametrize(
    "text",
    [
        "The doctors demanded the removal of the city's police commissioner.",
        "Marchers demanded the dismissal of the governor of Faryab.",
    ],
)
def test_who_is_to_be_removed_is_not_asked(coder: Coder, text: str) -> None:
    (plea,) = coder.code(make_report(text))
    assert plea.recipients == ()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The UN refugee agency said police had detained 31 migrants in Cyprus.", "official"),
        ("The UN nuclear agency said Iran had expelled its inspectors.", "official"),
        ("The Anadolu agency reported that police arrested 12 people in Izmir.", "wire"),
        ("The state news agency said the king dismissed the premier.", "wire"),
    ],
)
def test_an_agency_of_another_trade_is_no_wire(coder: Coder, text: str, kind: str) -> None:
    (found,) = coder.code(make_report(text))
    assert [each.kind for each in found.speakers] == [kind]


def test_an_objection_is_no_move(coder: Coder) -> None:
    text = "China objected to the presence of Taiwan. Tuvalu criticised the move."
    assert [each.name for each in coder.code(make_report(text))[-1].recipients] == [None]
