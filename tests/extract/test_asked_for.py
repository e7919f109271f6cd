"""Of whom a demand for somebody's release is made."""

from __future__ import annotations

import pytest

from dateline import Coder
from dateline.model import make_report

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        (
            "Kenya's foreign ministry summoned Uganda's envoy and demanded the release of six traders.",
            ["Uganda's envoy"],
        ),
        ("Families demanded the release of their sons from the junta.", ["the junta"]),
        ("The union called for the freeing of its leaders.", []),
        ("Poland demanded her immediate release.", []),
        ("Students demanded the resignation of the education minister.", ["the education minister"]),
        ("Peru called in the Chilean envoy and demanded that Chile withdraw its patrols.", ["Chile"]),
    ],
)
def test_who_is_to_be_freed_is_not_asked_and_who_is_called_in_is(coder: Coder, text: str, asked: list[str]) -> None:
    told = [each for each in coder.code(make_report(text)) if each.action.words.text.startswith(("demanded", "called"))]

    assert [party.words.text for each in told for party in each.recipients if each.action.type == "REQUEST"] == asked


@pytest.mark.parametrize(
    "text",
    ["The mayor condemned the attack and demanded an inquiry.", "Lund condemned the killings and urged restraint."],
)
def test_a_deed_that_is_condemned_is_not_asked_for_anything(coder: Coder, text: str) -> None:
    (asked,) = (each for each in coder.code(make_report(text)) if each.action.type == "REQUEST")

    assert asked.recipients == ()


@pytest.mark.parametrize(
    ("text", "who", "whom"),
    [
        ("The decree drew criticism from Amnesty International.", ["Amnesty International"], ["The decree"]),
        (
            "Soldiers detained the president on Tuesday, drawing condemnation from the African Union and France.",
            ["the African Union", "France"],
            ["Soldiers"],
        ),
    ],
)
def test_whose_criticism_is_drawn_gave_it(coder: Coder, text: str, who: list[str], whom: list[str]) -> None:
    (told,) = (each for each in coder.code(make_report(text)) if each.action.type == "ACCUSE")

    assert [party.words.text for party in told.actors] == who
    assert [party.words.text for party in told.recipients] == whom


def test_what_one_refuses_to_condemn_is_no_act_of_theirs(coder: Coder) -> None:
    told = coder.code(
        make_report("China, which has refused to condemn the coup, urged all sides to exercise restraint.")
    )

    assert {each.action.type for each in told} == {"REJECT", "REQUEST"}
