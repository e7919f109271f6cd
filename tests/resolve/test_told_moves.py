"""Whose a "move" is: of whoever did something, not of whoever asked for it."""

from __future__ import annotations

import pytest

from dateline import Coder
from dateline.model import make_report

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        ("Senegal had pressed for the embargo to be eased. Guinea's foreign minister welcomed the move.", None),
        ("Spain recognised Palestine on Tuesday. Israel condemned the move.", "Spain"),
    ],
)
def test_the_move(coder: Coder, text: str, whose: str | None) -> None:
    last = coder.code(make_report(text))[-1]
    assert [each.name for each in last.recipients] == [whose]


def test_a_treasury_is_of_the_country_of_its_report(coder: Coder) -> None:
    text = "The Treasury in Nairobi released 13 billion shillings to counties."
    (found,) = coder.code(make_report(text))
    assert [each.country for each in found.actors] == ["KEN"]
