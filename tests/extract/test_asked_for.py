"""Of whom a demand for somebody's release is made."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline import Coder
from dateline.extract.asked_for import called_in
from dateline.model import Sentence, make_report

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


SUMMONED = "Chad/PROPN/2/nsubj summoned/VERB/0/root/summon envoys/NOUN/2/obj/envoy and/CCONJ/5/cc demanded/VERB/2/conj"
PRAISED = SUMMONED.replace("summoned/VERB/0/root/summon", "praised/VERB/0/root/praise")
OF_MALI = " of/ADP/7/case Mali/PROPN/5/obl"
THAT_MALI_PAY = " that/SCONJ/8/mark Mali/PROPN/8/nsubj pay/VERB/5/ccomp"


@pytest.mark.parametrize(
    ("tree", "asked"),
    [
        (SUMMONED + " answers/NOUN/5/obj", (2,)),
        (PRAISED + " answers/NOUN/5/obj", ()),
        (SUMMONED + OF_MALI, ()),
        (SUMMONED + THAT_MALI_PAY, ()),
    ],
)
def test_who_is_called_in_is_asked_unless_the_demand_names_another(
    sentence_of: Callable[[str], Sentence], tree: str, asked: tuple[int, ...]
) -> None:
    assert called_in(sentence_of(tree), 4) == asked
