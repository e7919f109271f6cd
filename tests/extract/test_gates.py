"""Before whose gates a crowd stands."""

from collections.abc import Callable

import pytest
from tests.told import coded

from dateline import Coder
from dateline.extract.gates import gates_of
from dateline.model import Sentence

OUTSIDE = "They/PRON/2/nsubj rallied/VERB/0/root/rally outside/ADP/5/case the/DET/5/det ministry/NOUN/2/obl"
FRONT = (
    "They/PRON/2/nsubj rallied/VERB/0/root/rally in/ADP/4/case front/NOUN/2/obl of/ADP/7/case the/DET/7/det "
    "embassy/NOUN/4/nmod"
)
HELD = "They/PRON/2/nsubj held/VERB/0/root/hold a/DET/4/det rally/NOUN/2/obj outside/ADP/6/case parliament/NOUN/2/obl "
NAMED = OUTSIDE + " against/ADP/8/case the/DET/8/det mayor/NOUN/2/obl"
FOR = OUTSIDE + " in/ADP/7/case solidarity/NOUN/2/obl with/ADP/9/case Kyiv/PROPN/7/nmod"
COURT = OUTSIDE.replace("ministry", "court")
NEAR = OUTSIDE.replace("outside", "near")


@pytest.mark.parametrize(
    ("words", "trigger", "seats"),
    [
        (OUTSIDE, 1, (4,)),
        (FRONT, 1, (6,)),
        (HELD, 3, (5,)),
        (NAMED, 1, ()),
        (FOR, 1, ()),
        (COURT, 1, ()),
        (NEAR, 1, ()),
    ],
)
def test_a_seat_before_which_people_gather_is_whom_they_protest_against_where_no_other_is_named(
    sentence_of: Callable[[str], Sentence], words: str, trigger: int, seats: tuple[int, ...]
) -> None:
    assert gates_of(sentence_of(words), trigger, "PROTEST") == seats


def test_only_a_protest_is_aimed_at_the_gates_before_which_it_is(sentence_of: Callable[[str], Sentence]) -> None:
    assert gates_of(sentence_of(OUTSIDE), 1, "CONSULT") == ()


@pytest.mark.model
def test_whom_a_deed_hit_is_not_whom_the_rally_against_it_is_aimed_at(coder: Coder) -> None:
    text = "Activists rallied outside the Turkish embassy in Vienna on Thursday against the attacks on Kurds."
    protest = next(each for each in coded(coder, text) if each.action.type == "PROTEST")

    assert [each.words.text for each in protest.recipients] == ["the Turkish embassy in Vienna"]
