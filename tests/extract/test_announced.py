"""Meetings that the narrator announces."""

from collections.abc import Callable

import pytest
from tests.told import coded

from dateline import Coder
from dateline.extract.announced import read_coming
from dateline.model import Sentence

WILL = "Lula/PROPN/3/nsubj will/AUX/3/aux meet/VERB/0/root Modi/PROPN/3/obj"
NOT = "Lula/PROPN/4/nsubj will/AUX/4/aux not/PART/4/advmod meet/VERB/0/root Modi/PROPN/4/obj"
MAY = WILL.replace("will/", "may/")
AIDS = WILL.replace("meet/", "help/")
SAID = "Lula/PROPN/2/nsubj said/VERB/0/root/say he/PRON/5/nsubj will/AUX/5/aux meet/VERB/2/ccomp Modi/PROPN/5/obj"
OFFICE = (
    "His/PRON/2/nmod:poss office/NOUN/3/nsubj said/VERB/0/root/say Lula/PROPN/6/nsubj {}/AUX/6/aux meet/VERB/3/ccomp"
)
HIMSELF = "Lula/PROPN/3/nsubj will/AUX/3/aux meet/VERB/6/ccomp Modi/PROPN/3/obj he/PRON/6/nsubj said/VERB/0/root/say"
SAYS = WILL + " he/PRON/6/nsubj said/VERB/3/parataxis/say"


@pytest.mark.parametrize(
    ("words", "verb", "type_"),
    [
        (WILL, 2, "CONSULT"),
        (NOT, 3, "AGREE"),
        (MAY, 2, "AGREE"),
        (AIDS, 2, "AGREE"),
        (SAID, 4, "AGREE"),
        (SAYS, 2, "AGREE"),
        (OFFICE.format("will"), 5, "CONSULT"),
        (OFFICE.format("would"), 5, "CONSULT"),
        (OFFICE.format("may"), 5, "AGREE"),
        (HIMSELF, 2, "AGREE"),
        (WILL.replace("will/", "would/"), 2, "AGREE"),
    ],
)
def test_the_narrators_will_announces_a_meeting_and_the_partys_own_promises_one(
    sentence_of: Callable[[str], Sentence], words: str, verb: int, type_: str
) -> None:
    read = read_coming(sentence_of(words), verb, scores={"AGREE": 0.5, "CONSULT": 0.4, "NONE": 0.1})

    assert max(read, key=read.__getitem__) == type_


def test_what_hovered_between_the_two_is_as_sure_as_both(sentence_of: Callable[[str], Sentence]) -> None:
    read = read_coming(sentence_of(WILL), 2, scores={"AGREE": 0.5, "CONSULT": 0.4, "NONE": 0.1})

    assert read["CONSULT"] == pytest.approx(0.9)


@pytest.mark.model
def test_a_working_lunch_that_is_coming_is_planned(coder: Coder) -> None:
    found = coded(coder, "Erdogan will meet his counterpart Italian President Sergio Mattarella at a lunch in Rome.")

    assert [(each.action.type, each.status.value) for each in found] == [("CONSULT", "planned")]
    assert [each.words.text for each in found[0].recipients] == ["his counterpart Italian President Sergio Mattarella"]


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "Turkey said it would withdraw its troops from Idlib.",
        "Ethiopia announced that it would withdraw its soldiers from Somalia.",
        "Israel will release 90 prisoners on Sunday, officials said.",
    ],
)
def test_a_promise_to_leave_or_to_free_gives_way(coder: Coder, text: str) -> None:
    assert [(each.action.type, each.status.value) for each in coded(coder, text)] == [("CONCEDE", "happened")]
