"""Support refused in so many words is a refusal."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline import Coder
from dateline.extract import acts
from dateline.extract.refusals import read_annulment, read_refusal, read_vowed_refusal, refuses_to_go
from dateline.model import Sentence, make_report
from dateline.testing import document_from_conllu

COULD_NOT = """
1 Russia russia PROPN _ _ 4 nsubj _ _
2 {aux} {aux} AUX _ _ 4 aux _ _
3 {no} {no} PART _ _ 4 advmod _ _
4 support support VERB _ _ 0 root _ _
5 it it PRON _ _ 4 obj _ SpaceAfter=No
6 . . PUNCT _ _ 4 punct _ _
"""
LIKELY = {"SUPPORT": 0.8, "REJECT": 0.15, "AID": 0.05}


@pytest.mark.parametrize(("aux", "no"), [("could", "not"), ("would", "not"), ("ca", "n't"), ("will", "never")])
def test_could_not_support_is_a_refusal(aux: str, no: str) -> None:
    (sentence,) = document_from_conllu(COULD_NOT.format(aux=aux, no=no)).sentences
    found = read_refusal(sentence, 3, scores=LIKELY)
    assert max(found, key=found.__getitem__) == "REJECT"
    assert sum(found.values()) == pytest.approx(1.0)


@pytest.mark.parametrize(("aux", "no"), [("did", "not"), ("could", "now"), ("does", "n't")])
def test_what_was_not_done_and_what_may_be_done_stay(aux: str, no: str) -> None:
    (sentence,) = document_from_conllu(COULD_NOT.format(aux=aux, no=no)).sentences
    assert read_refusal(sentence, 3, scores=LIKELY) is LIKELY


def test_other_types_stay() -> None:
    (sentence,) = document_from_conllu(COULD_NOT.format(aux="could", no="not")).sentences
    aid = {"AID": 0.9, "SUPPORT": 0.1}
    assert read_refusal(sentence, 3, scores=aid) is aid


def test_the_walk_reads_it_so_where_the_model_takes_it_for_support(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(acts, "_typed", lambda *_, **__: {"SUPPORT": 0.9, "REJECT": 0.1})
    text = "The United States and Russia could not support the British resolution on Libya in the Security Council."
    accounts = Coder().code(make_report(text), doubtful=True)
    assert "SUPPORT" not in {account.action.type for account in accounts}
    assert "REJECT" in {account.action.type for account in accounts}


@pytest.mark.parametrize(
    ("what", "type_"), [("ballots/NOUN/2/obj/ballot", "REJECT"), ("visas/NOUN/2/obj/visa", "COERCE")]
)
def test_votes_that_are_annulled_are_refused(sentence_of: Callable[[str], Sentence], what: str, type_: str) -> None:
    sentence = sentence_of(f"Judges/NOUN/2/nsubj/judge annulled/VERB/0/root/annul {what}")
    found = read_annulment(sentence, 1, scores={"COERCE": 0.8, "REJECT": 0.2})
    assert max(found, key=found.__getitem__) == type_


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        ("The premier called her a thief and said he would not resign.", True),
        ("The premier called her a thief and said he would never step down.", True),
        ("The premier called her a thief and said he would not dance.", False),
        ("The premier called her a thief and said he had not resigned.", False),
    ],
)
def test_who_will_not_go_refuses(coder: Coder, text: str, *, is_told: bool) -> None:
    told = coder.code(make_report(text))
    assert any(each.action.type == "REJECT" for each in told) is is_told


def test_who_will_not_go_but_on_terms_has_not_refused(sentence_of: Callable[[str], Sentence]) -> None:
    going = "He/PRON/4/nsubj would/AUX/4/aux not/PART/4/advmod resign/VERB/0/root"
    assert refuses_to_go(sentence_of(going), 3)
    assert not refuses_to_go(sentence_of(f"{going} unless/SCONJ/6/mark paid/VERB/4/advcl/pay"), 3)


@pytest.mark.parametrize(
    ("vowed", "type_"),
    [
        ("not/PART/5/advmod to/PART/5/mark bargain/VERB/2/xcomp", "REJECT"),
        ("never/ADV/5/advmod to/PART/5/mark yield/VERB/2/advcl", "REJECT"),
        ("soon/ADV/5/advmod to/PART/5/mark bargain/VERB/2/xcomp", "THREATEN"),
        ("not/PART/5/advmod to/PART/5/mark shoot/VERB/2/xcomp", "THREATEN"),
    ],
)
def test_who_vows_not_to_give_in_refuses(sentence_of: Callable[[str], Sentence], vowed: str, type_: str) -> None:
    sentence = sentence_of(f"She/PRON/2/nsubj vowed/VERB/0/root/vow {vowed}")
    found = read_vowed_refusal(sentence, 1, scores={"THREATEN": 0.8, "REJECT": 0.2})
    assert max(found, key=found.__getitem__) == type_


@pytest.mark.parametrize(
    ("words", "type_"),
    [
        ("refused/VERB/0/root/refuse to/PART/4/mark shoot/VERB/2/xcomp", "REJECT"),
        ("began/VERB/0/root/begin to/PART/4/mark shoot/VERB/2/xcomp", "ASSAULT"),
    ],
)
def test_who_refuses_to_use_force_uses_none(sentence_of: Callable[[str], Sentence], words: str, type_: str) -> None:
    found = read_vowed_refusal(sentence_of(f"She/PRON/2/nsubj {words}"), 1, scores={"ASSAULT": 0.8, "REJECT": 0.2})
    assert max(found, key=found.__getitem__) == type_


@pytest.mark.parametrize(
    ("words", "type_"),
    [
        ("Judges/NOUN/2/nsubj/judge quashed/VERB/0/root/quash the/DET/4/det decree/NOUN/2/obj", "REJECT"),
        (
            "Judges/NOUN/2/nsubj/judge struck/VERB/0/root/strike down/ADP/2/compound:prt the/DET/5/det law/NOUN/2/obj",
            "REJECT",
        ),
        ("Judges/NOUN/2/nsubj/judge struck/VERB/0/root/strike the/DET/4/det law/NOUN/2/obj", "COERCE"),
        ("Judges/NOUN/2/nsubj/judge quashed/VERB/0/root/quash his/DET/4/det arrest/NOUN/2/obj", "COERCE"),
        (
            "Judges/NOUN/2/nsubj/judge quashed/VERB/0/root/quash a/DET/5/det deportation/NOUN/5/compound "
            "order/NOUN/2/obj",
            "COERCE",
        ),
        ("Crowds/NOUN/2/nsubj/crowd overturned/VERB/0/root/overturn a/DET/4/det car/NOUN/2/obj", "COERCE"),
    ],
)
def test_laws_that_are_struck_down_are_refused_and_burdens_are_lifted(
    sentence_of: Callable[[str], Sentence], words: str, type_: str
) -> None:
    found = read_annulment(sentence_of(words), 1, scores={"COERCE": 0.8, "REJECT": 0.2})
    assert max(found, key=found.__getitem__) == type_


@pytest.mark.parametrize(
    ("renewed", "type_"),
    [
        ("renew/VERB/2/xcomp the/DET/6/det embargo/NOUN/4/obj", "CONCEDE"),
        ("renew/VERB/2/xcomp the/DET/6/det pact/NOUN/4/obj", "REJECT"),
        ("impose/VERB/2/xcomp the/DET/6/det embargo/NOUN/4/obj", "REJECT"),
    ],
)
def test_who_fails_to_renew_a_penalty_lets_it_go(
    sentence_of: Callable[[str], Sentence], renewed: str, type_: str
) -> None:
    sentence = sentence_of(f"Members/NOUN/2/nsubj/member failed/VERB/0/root/fail to/PART/4/mark {renewed}")
    found = read_annulment(sentence, 1, scores={"REJECT": 0.8, "CONCEDE": 0.1})
    assert max(found, key=found.__getitem__) == type_
