"""To recognise what somebody else has done well is praise; one's own evil is conceded, facts are only said."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline import Coder, make_report
from dateline.extract.merits import read_confession, tells_merit
from dateline.model import Sentence

RECOGNISED = "She/PRON/2/nsubj recognised/VERB/0/root/recognise"


@pytest.mark.parametrize(
    ("rest", "is_merit"),
    [
        ("the/DET/4/det/the nurses/NOUN/6/nmod:poss/nurse '/PART/4/case/' courage/NOUN/2/obj/courage", True),
        ("the/DET/4/det/the part/NOUN/2/obj/part of/ADP/6/case/of miners/NOUN/4/nmod/miner", True),
        ("Marshal/PROPN/2/obj/Marshal Roe/PROPN/3/flat/Roe 's/PART/3/case/'s role/NOUN/2/obj/role", True),
        ("her/PRON/4/nmod:poss/her role/NOUN/2/obj/role", False),
        ("the/DET/4/det/the nurses/NOUN/6/nmod:poss/nurse '/PART/4/case/' needs/NOUN/2/obj/need", False),
        (
            "Oslo/PROPN/5/nmod:poss/Oslo 's/PART/3/case/'s role/NOUN/2/obj/role "
            "in/ADP/7/case/in massacres/NOUN/5/nmod/massacre",
            False,
        ),
        (
            "Oslo/PROPN/5/nmod:poss/Oslo 's/PART/3/case/'s work/NOUN/2/obj/work "
            "against/ADP/7/case/against massacres/NOUN/5/nmod/massacre",
            True,
        ),
    ],
)
def test_whose_merit_is_recognised(sentence_of: Callable[[str], Sentence], rest: str, *, is_merit: bool) -> None:
    assert tells_merit(sentence_of(f"{RECOGNISED} {rest}"), 1) is is_merit


@pytest.mark.parametrize("before", ["must/AUX/2/aux/must", "never/ADV/2/advmod/never", "should/AUX/2/aux/should"])
def test_what_is_due_or_denied_is_no_praise(sentence_of: Callable[[str], Sentence], before: str) -> None:
    praised = "recognise/VERB/0/root/recognise Oslo/PROPN/5/nmod:poss/Oslo 's/PART/3/case/'s role/NOUN/2/obj/role"

    assert not tells_merit(sentence_of(f"{before} {praised}"), 1)


def test_what_is_only_to_be_recognised_is_no_praise(sentence_of: Callable[[str], Sentence]) -> None:
    told = sentence_of(
        "She/PRON/2/nsubj tried/VERB/0/root/try to/PART/4/mark recognise/VERB/2/xcomp Oslo/PROPN/7/nmod:poss/Oslo "
        "'s/PART/5/case/'s role/NOUN/4/obj/role"
    )

    assert not tells_merit(told, 3)


@pytest.mark.parametrize(
    ("deed", "type_"),
    [
        ("massacre/NOUN/4/nmod/massacre", "CONCEDE"),
        ("fraud/NOUN/4/nmod/fraud", "CONCEDE"),
        ("harvest/NOUN/4/nmod/harvest", "SUPPORT"),
    ],
)
def test_a_part_in_evil_is_conceded(sentence_of: Callable[[str], Sentence], deed: str, type_: str) -> None:
    told = sentence_of(f"{RECOGNISED} its/PRON/4/nmod:poss/its part/NOUN/2/obj/part in/ADP/6/case/in {deed}")
    scores = read_confession(told, 1, scores={"SUPPORT": 0.8, "CONCEDE": 0.1, "NONE": 0.1})

    assert max(scores, key=scores.__getitem__) == type_


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "recipient"),
    [
        ("The council recognised the bravery of the divers at a ceremony in Aden.", "the divers"),
        ("Premier Ana Roe recognised Field Marshal Omar Sy's significant role in fighting piracy.", "Omar Sy"),
        ("The senator recognised the work done by the mediators.", "the mediators"),
    ],
)
def test_praise_in_such_words_is_told(text: str, recipient: str) -> None:
    (praise,) = Coder().code(make_report(text))

    assert praise.action.type == "SUPPORT"
    assert recipient in praise.recipients[0].words.text


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "The government must recognise the role of women in farming.",
        "Scientists recognise the role of salt in the disease.",
        "He recognised the man's face at once.",
    ],
)
def test_what_is_only_known_is_no_praise(text: str) -> None:
    assert not Coder().code(make_report(text))
