"""Who came through an attack unhurt: a number of it, and no act that did not happen."""

from __future__ import annotations

import pytest

from dateline import Coder
from told import coded

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Bandits attacked a clinic near Zinder but nobody was killed.", "killed"),
        ("Gunmen ambushed a patrol near Kidal, but none of the policemen was wounded.", "injured"),
        ("Warplanes struck the port of Aden at dawn. Nobody was hurt in the raid.", "injured"),
        ("Rebels attacked a fort near Zinder, but not one soldier was killed.", "killed"),
        ("Fighters stormed a barracks in Mocha on Friday. No guards were killed in the assault.", "killed"),
    ],
)
def test_nobody_hurt_is_a_number_of_the_attack(coder: Coder, text: str, kind: str) -> None:
    (attack,) = coded(coder, text)
    assert (attack.action.type, attack.status.value) == ("ASSAULT", "happened")
    assert [(each.what, each.low, each.high) for each in attack.quantities] == [(kind, 0, 0)]
    assert all(not each.words.text.lower().startswith("no") for each in attack.recipients)


def test_the_attack_is_the_narrators_where_another_says_that_it_hurt_nobody(coder: Coder) -> None:
    (attack,) = coded(coder, "Rebels attacked a fort near Menaka. No soldiers were killed in the raid, the army said.")
    assert attack.speakers == ()


@pytest.mark.parametrize(
    "text",
    [
        "Residents said soldiers shot dead five traders. The army said no traders were killed in the raid.",
        "Monks said police had wounded six of them. The governor said no monks were injured in the clash.",
        "The army said that no civilians were killed.",
    ],
)
def test_who_says_so_beside_a_telling_of_the_dead_denies_it(coder: Coder, text: str) -> None:
    denied = coded(coder, text)[-1]
    assert (denied.action.type, denied.status.value) == ("ASSAULT", "denied")


def test_no_one_is_taken_for_whom_a_crowd_turned_on(coder: Coder) -> None:
    text = "Protesters set fire to the town hall of Gabes. No officials were hurt in the riot, police said."
    assert all("officials" not in each.words.text for told in coded(coder, text) for each in told.recipients)


@pytest.mark.parametrize(
    ("text", "is_held"),
    [
        ("Talks between Chad and Libya have yet to begin.", False),
        ("Negotiations with the miners had yet to resume on Friday.", False),
        ("Talks between Chad and Libya have begun.", True),
    ],
)
def test_what_has_yet_to_begin_is_not_held(coder: Coder, text: str, is_held: bool) -> None:
    (told,) = coded(coder, text)
    assert (told.status.value in ("happened", "ongoing")) is is_held
