"""Attacks that leave people dead, told by the attack's noun."""

from __future__ import annotations

import pytest

from dateline import Coder
from told import coded

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("The attack left four dead.", 4),
        ("An attack on a mosque in Kano left 20 people dead, police said.", 20),
        ("The shelling left three dead and 12 wounded, the governor said.", 3),
        ("A roadside bomb left nine people dead.", 9),
        ("An air strike on a market killed 15 people.", 15),
    ],
)
def test_whom_an_attack_leaves_dead_it_hit(coder: Coder, text: str, killed: int) -> None:
    (attack,) = coded(coder, text)
    assert (attack.action.type, attack.recipients != ()) == ("ASSAULT", True)
    assert [each.low for each in attack.quantities if each.what == "killed"] == [killed]


@pytest.mark.parametrize("text", ["The storm left nine people dead.", "The strike left the port idle."])
def test_no_storm_attacks(coder: Coder, text: str) -> None:
    assert all(each.action.type != "ASSAULT" for each in coded(coder, text))
