"""Promises of harm are threats; promises of good, and of no harm, are not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline import Coder, make_report
from dateline.extract.vows import read_promise, read_vow, vows_harm
from dateline.model import Sentence
from dateline.testing import document_from_conllu

PROMISES = """\
1 He he PRON _ _ 2 nsubj _ _
2 promised promise VERB _ _ 0 root _ _
3 to to PART _ _ 4 mark _ _
4 retaliate retaliate VERB _ _ 2 xcomp _ _

1 He he PRON _ _ 2 nsubj _ _
2 promised promise VERB _ _ 0 root _ _
3 not not PART _ _ 5 advmod _ _
4 to to PART _ _ 5 mark _ _
5 retaliate retaliate VERB _ _ 2 xcomp _ _

1 He he PRON _ _ 2 nsubj _ _
2 promised promise VERB _ _ 0 root _ _
3 to to PART _ _ 4 mark _ _
4 attack attack VERB _ _ 2 xcomp _ _
5 poverty poverty NOUN _ _ 4 obj _ _
"""


def test_what_is_promised_decides() -> None:
    scores = {"AGREE": 0.9, "THREATEN": 0.1}
    read = [read_vow(each, 1, scores=scores)["THREATEN"] for each in document_from_conllu(PROMISES).sentences]

    assert read == [0.9, 0.1, 0.1]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("The admiral promised to retaliate for the raids.", "THREATEN"),
        ("Iran's marshal pledged to avenge his dead deputy.", "THREATEN"),
        ("The minister pledged to hold the attackers accountable.", "THREATEN"),
        ("The minister pledged to hold talks with the strikers.", "AGREE"),
        ("Norway promised Malawi to build two clinics.", "AGREE"),
        ("Ministers pledged to eliminate tariffs.", "AGREE"),
        ("The warlord promised to destroy Bangui.", "THREATEN"),
        ("Caracas promised to answer in kind.", "THREATEN"),
        ("Norway promised Malawi to respond in kind to the gift.", "AGREE"),
    ],
)
def test_a_promise_of_harm_is_a_threat(text: str, type_: str) -> None:
    told = Coder().code(make_report(text))

    assert told[0].action.type == type_


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "deed", "doers"),
    [
        ("The marshal promised to retaliate for the strikes on Aleppo.", "strikes", []),
        ("The clan vowed revenge for the killing of its elder.", "killing", []),
        ("Clansmen avenged the murder with a raid on the next village.", "raid", ["Clansmen"]),
    ],
)
def test_who_answers_a_deed_did_not_do_it(text: str, deed: str, doers: list[str]) -> None:
    (told,) = (each for each in Coder().code(make_report(text)) if each.action.words.text == deed)

    assert [each.words.text for each in told.actors] == doers


@pytest.mark.parametrize(
    ("promised", "is_harm"),
    [
        ("take/VERB/1/xcomp revenge/NOUN/3/obj", True),
        ("take/VERB/1/xcomp notes/NOUN/3/obj/note", False),
        ("strike/VERB/1/xcomp back/ADV/3/advmod", True),
        ("strike/VERB/1/xcomp oil/NOUN/3/obj", False),
        ("destroy/VERB/1/xcomp rebels/NOUN/3/obj/rebel", True),
        ("destroy/VERB/1/xcomp receipts/NOUN/3/obj/receipt", False),
        ("crush/VERB/1/xcomp Togo/PROPN/3/obj", True),
        ("crush/VERB/1/xcomp corruption/NOUN/3/obj", False),
    ],
)
def test_what_a_vow_is_about_makes_it_a_threat(
    sentence_of: Callable[[str], Sentence], promised: str, *, is_harm: bool
) -> None:
    assert vows_harm(sentence_of(f"Vowed/VERB/0/root/vow to/PART/3/mark {promised}"), 0) == is_harm


VOWS = """\
1 He he PRON _ _ 2 nsubj _ _
2 vowed vow VERB _ _ 0 root _ _
3 to to PART _ _ 4 mark _ _
4 rebuild rebuild VERB _ _ 2 xcomp _ _
5 Bo Bo PROPN _ _ 4 obj _ _

1 He he PRON _ _ 2 nsubj _ _
2 vowed vow VERB _ _ 0 root _ _
3 not not PART _ _ 5 advmod _ _
4 to to PART _ _ 5 mark _ _
5 help help VERB _ _ 2 xcomp _ _

1 He he PRON _ _ 2 nsubj _ _
2 vowed vow VERB _ _ 0 root _ _
3 to to PART _ _ 4 mark _ _
4 fight fight VERB _ _ 2 xcomp _ _
5 corruption corruption NOUN _ _ 4 obj _ _

1 He he PRON _ _ 2 nsubj _ _
2 vowed vow VERB _ _ 0 root _ _
3 to to PART _ _ 4 mark _ _
4 fight fight VERB _ _ 2 xcomp _ _
5 rebels rebel NOUN _ _ 4 obj _ _
"""


def test_who_vows_what_does_good_threatens_nobody() -> None:
    scores = {"THREATEN": 0.9, "AGREE": 0.1}
    read = [read_promise(each, 1, scores=scores)["AGREE"] for each in document_from_conllu(VOWS).sentences]

    assert read == [0.9, 0.1, 0.9, 0.1]


@pytest.mark.parametrize(
    ("second", "is_good"),
    [
        ("punish/VERB/3/conj them/PRON/5/obj", False),
        ("pay/VERB/3/conj them/PRON/5/obj", True),
        ("never/ADV/6/advmod punish/VERB/3/conj", True),
        ("killing/VERB/3/advcl/kill them/PRON/5/obj", False),
    ],
)
def test_who_vows_to_find_and_punish_threatens(
    sentence_of: Callable[[str], Sentence], second: str, *, is_good: bool
) -> None:
    vow = sentence_of(f"Vowed/VERB/0/root/vow to/PART/3/mark find/VERB/1/xcomp and/CCONJ/3/cc {second}")
    scores = {"THREATEN": 0.9, "AGREE": 0.1}

    assert (read_promise(vow, 0, scores=scores) == scores) != is_good


@pytest.mark.model
def test_who_is_to_be_held_to_account_is_threatened_with_no_violence() -> None:
    (vow,) = Coder().code(make_report("The president vowed to bring the killers to justice."))
    assert (vow.action.type, vow.action.mode) == ("THREATEN", None)
