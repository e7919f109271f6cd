"""Whom an attack hurt beside what it was aimed at; meetings that are called."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from dateline import Coder
from dateline.extract.victims import hurt_in
from dateline.model import Sentence, make_report

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


HURT = "Two/NUM/2/nummod nurses/NOUN/4/nsubj:pass were/AUX/4/aux:pass hurt/VERB/0/root {}/ADP/6/case raids/NOUN/4/obl"


@pytest.mark.parametrize(
    ("tree", "hit"),
    [
        (HURT.format("in"), (1,)),
        (HURT.format("by"), (1,)),
        (HURT.format("during"), (1,)),
        (HURT.format("after"), ()),
        (HURT.format("in").replace("were/AUX/4/aux:pass", "would/AUX/4/aux/would"), ()),
    ],
)
def test_the_word_before_an_attack_tells_whether_it_hurt(
    sentence_of: Callable[[str], Sentence], tree: str, hit: tuple[int, ...]
) -> None:
    assert hurt_in(sentence_of(tree), 5) == hit


def test_a_meeting_called_for_sunday_is_no_phone_call_and_lies_ahead(coder: Coder) -> None:
    text = "Prime Minister Imran Khan called an emergency meeting of the cabinet for Sunday."
    (called,) = coder.code(make_report(text, published=date(2019, 8, 3)))

    assert called.action.mode is None
    assert str(called.time.start) == "2019-08-04"


def test_a_crowd_is_counted_anew_by_the_other_side_paragraphs_below_and_turns_nobody_away(coder: Coder) -> None:
    text = (
        "Demonstrators marched through Lima on Sunday. Police put the crowd at 2,000. Shops stayed shut. It rained. "
        "The union said 20,000 had turned out."
    )
    (march,) = coder.code(make_report(text))

    assert [(each.words.text, each.by.text) for each in march.quantities] == [
        ("2,000", "Police"),
        ("20,000", "The union"),
    ]
