"""What bars a way and is lifted: no act of its own, and letting go by who lifts it."""

from collections.abc import Callable

import pytest

from dateline.extract.lifted import is_lifted, read_lifting
from dateline.model import Sentence

SIEGE = "Juba/PROPN/2/nsubj lifted/VERB/0/root/lift the/DET/4/det siege/NOUN/2/obj"
HUNG_ELSEWHERE = "Juba/PROPN/2/nsubj lifted/VERB/0/root/lift the/DET/4/det siege/NOUN/2/obl"
PASSIVE = "The/DET/2/det siege/NOUN/4/nsubj:pass was/AUX/4/aux:pass lifted/VERB/0/root/lift"
CURFEW = "Juba/PROPN/2/nsubj lifted/VERB/0/root/lift the/DET/4/det curfew/NOUN/2/obj"
LAID = "Juba/PROPN/2/nsubj laid/VERB/0/root/lay a/DET/4/det siege/NOUN/2/obj"


@pytest.mark.parametrize(
    ("words", "verb", "noun", "lets_go"),
    [
        (SIEGE, 1, 3, True),
        (HUNG_ELSEWHERE, 1, 3, True),
        (PASSIVE, 3, 1, True),
        (CURFEW, 1, 3, False),
        (LAID, 1, 3, False),
    ],
)
def test_a_siege_that_is_lifted_is_let_go_and_no_act_of_its_own(
    sentence_of: Callable[[str], Sentence], words: str, verb: int, noun: int, *, lets_go: bool
) -> None:
    sentence = sentence_of(words)
    told = read_lifting(sentence, verb, scores={"CONCEDE": 0.6, "RETREAT": 0.3})

    assert is_lifted(sentence, noun) == lets_go
    assert (told["RETREAT"] > told["CONCEDE"]) == lets_go


def test_what_is_no_concession_stays_as_it_is(sentence_of: Callable[[str], Sentence]) -> None:
    scores = {"REJECT": 0.6, "CONCEDE": 0.3}

    assert read_lifting(sentence_of(SIEGE), 1, scores=scores) == scores
