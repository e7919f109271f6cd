"""Who is blamed where a deed is condemned, and nobody where the report tells of no doer."""

from __future__ import annotations

from datetime import date

import pytest

from dateline import Coder
from dateline.model import Account, make_report

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder()


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


def test_a_deed_that_the_report_does_not_tell_is_nobody(coder: Coder) -> None:
    text = "Kenya's president visited Nairobi's market on Monday. He condemned the massacre."
    assert [code for _, code in blamed(coder, text, "condemned")] in ([None], [])


def test_who_rejects_a_deal_is_not_meant_by_it_nor_are_his_own(coder: Coder) -> None:
    text = "Philippine rebels agreed to a truce on Monday. A rebel commander on Mindanao rejected the deal."
    assert "PHLREB" not in {code for _, code in blamed(coder, text, "rejected")}
