"""Towns before the noun of a deed are where it was; bodies and countries there did it."""

from __future__ import annotations

import pytest

from dateline import Coder
from told import coded

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("headline", "place", "country"),
    [
        ("Kabul attack kills 11", "Kabul", "AFG"),
        ("Mosul bombing leaves 20 dead", "Mosul", "IRQ"),
        ("Moscow attack: 130 dead", "Moscow", "RUS"),
        ("Karachi shooting leaves five dead", "Karachi", "PAK"),
    ],
)
def test_a_town_before_an_attack_is_its_place(coder: Coder, headline: str, place: str, country: str) -> None:
    (attack,) = coded(coder, headline)

    assert (attack.actors, attack.place.name, attack.place.country) == ((), place, country)
    assert attack.recipients


@pytest.mark.parametrize(
    ("headline", "code"),
    [("Hamas attack kills 12", "PSEREB"), ("Boko Haram attack kills 40", "NGAREB")],
)
def test_a_body_before_an_attack_did_it(coder: Coder, headline: str, code: str) -> None:
    (attack,) = coded(coder, headline)

    assert [party.code for party in attack.actors] == [code]
