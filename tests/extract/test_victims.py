"""Whom an attack hurt beside what it was aimed at; meetings that are called."""

from __future__ import annotations

from datetime import date

import pytest

from dateline import Coder
from dateline.model import make_report

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "hit"),
    [
        ("A guard was killed in the attack on the school.", ["A guard", "the school"]),
        ("Three monks died in an attack on a temple in Yala.", ["Three monks", "a temple in Yala"]),
        ("Two nurses were wounded in the shelling of the clinic.", ["Two nurses"]),
    ],
)
def test_who_was_hurt_in_an_attack_is_hit_by_it(coder: Coder, text: str, hit: list[str]) -> None:
    (attack,) = coder.code(make_report(text))

    assert [party.words.text for party in attack.recipients] == hit


@pytest.mark.parametrize(
    "text",
    [
        "Nobody was killed in the attack on the school.",
        "No guards were killed in the attack on the school.",
        "The guard was not hurt in the attack on the school.",
        "The guard was nearly killed in the attack on the school.",
    ],
)
def test_who_was_not_hurt_in_an_attack_is_not_hit_by_it(coder: Coder, text: str) -> None:
    (attack,) = coder.code(make_report(text))

    assert [party.words.text for party in attack.recipients] == ["the school"]


def test_a_meeting_called_for_sunday_is_no_phone_call_and_lies_ahead(coder: Coder) -> None:
    text = "Prime Minister Imran Khan called an emergency meeting of the cabinet for Sunday."
    (called,) = coder.code(make_report(text, published=date(2019, 8, 3)))

    assert called.action.mode is None
    assert str(called.time.start) == "2019-08-04"
