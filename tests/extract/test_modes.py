"""Mode and contexts: learnt scores decide, cues weigh in and show the words; how sure an account is."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from dateline.codebook import load
from dateline.extract import confidence, vows
from dateline.extract.acts import Found
from dateline.extract.confidence import Rule, Sureness, features, sureness
from dateline.extract.modes import describe_action
from dateline.extract.parties import Heads
from dateline.model import Account, Act, Action, Document, Party, words_of
from dateline.testing import document_from_conllu

TREE = """
1 Rebels rebel NOUN _ _ 2 nsubj _ _
2 hit hit VERB _ _ 0 root _ _
3 Arandi arandi PROPN _ _ 2 obj _ _
4 under under ADP _ _ 5 case _ _
5 drones drone NOUN _ _ 2 obl _ _
"""


def test_the_types_that_an_act_was_half_taken_for_are_told_beside_its_own() -> None:
    doc = document_from_conllu(TREE)
    scores = {"ASSAULT": 0.55, "COERCE": 0.4, "PROTEST": 0.05}
    found = Found(Act(1, scores, (), 3.0), "ASSAULT", scores, Heads((0,), (2,), 1.0), 0.9)
    action = describe_action(doc, doc.sentences[0], found=found, codebook=load())

    assert action.also == (("COERCE", 0.4),)


def described(
    *,
    modes: dict[str, float],
    kind: str = "ASSAULT",
) -> tuple[Document, Action]:
    doc = document_from_conllu(TREE)
    act = Act(1, {kind: 1.0}, (), 3.0, modes=modes)
    found = Found(act, kind, {kind: 1.0}, Heads((0,), (2,), 1.0), 0.9)
    return doc, describe_action(doc, doc.sentences[0], found=found, codebook=load())


@pytest.mark.parametrize(
    ("modes", "mode", "words"),
    [
        ({"ASSAULT": 0.0, "ASSAULT-drone": -0.5, "ASSAULT-aerial": 0.2}, "drone", "hit … drones"),
        ({"ASSAULT": 0.0, "ASSAULT-drone": -0.5, "ASSAULT-aerial": 1.8}, "aerial", "hit"),
        ({"ASSAULT": 3.0, "ASSAULT-drone": 0.5}, None, "hit"),
        ({"ASSAULT": 0.0, "COERCE-arrest": 9.0}, "drone", "hit … drones"),  # a model that knows none of its modes
    ],
)
def test_a_cue_counts_for_a_mode_and_shows_its_words(modes, mode, words):
    _, action = described(modes=modes)
    assert (action.mode, action.words.text) == (mode, words)


def test_an_account_is_the_surer_the_surer_the_model():
    doc, action = described(modes={})
    rebels = Party(words_of(doc.report, (0, 6)), "Rebels", "group")
    bare = Account(doc.report, action, (), (), (0, 27), confidence=0.5, anchors=((0, 1),))
    named = bare.but(actors=(rebels,), recipients=(rebels,))
    less, more = sureness(doc, named), sureness(doc, named.but(confidence=1.0))
    assert 0 < less.right < more.right < 1
    assert 0 < less.told < more.told < 1
    assert features(doc, bare) == {
        "one": 1, "raw": 0, "said": 0, "inferred": 0, "actor": 0, "recipient": 0, "again": 0, "sentences": 0,
        "alone": 1, "noun": 0,
    }  # fmt: skip
    assert features(doc, bare.but(anchors=((0, 4), (0, 1))))["noun"] == features(doc, named)["actor"] == 1
    assert features(doc, named.but(basis={"recipient": "inferred"}))["inferred"] == 1
    acts = (Act(1, {"ASSAULT": 0.9, "NONE": 0.1}, (), 3.0), Act(4, {"NONE": 1.0}, (), 3.0))
    read = replace(doc, sentences=(replace(doc.sentences[0], acts=acts),))
    assert features(read, bare)["said"] == pytest.approx(math.log(9))
    assert features(read, bare.but(anchors=((0, 4), (0, 1))))["said"] == pytest.approx(math.log(9))


def test_plain_words_tell_what_falls_just_short_of_being_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    doc, action = described(modes={})
    account = Account(doc.report, action, (), (), (0, 27), confidence=0.5, anchors=((0, 1),))
    monkeypatch.setattr(confidence, "_chance", lambda seen, weights: 0.58)
    assert not sureness(doc, account).is_kept()

    monkeypatch.setattr(vows, "rests_on_vow", lambda doc, account: True)
    assert sureness(doc, account) == (0.58, vows.TOLD)
    assert sureness(doc, account).is_kept()


def test_an_account_is_kept_that_is_right_or_whose_act_is_told():
    rule = Rule(right=0.5, or_right=0.2, and_told=0.8)
    assert Sureness(right=0.6, told=0.6).is_kept(rule)
    assert Sureness(right=0.3, told=0.9).is_kept(rule)
    assert not Sureness(right=0.4, told=0.6).is_kept(rule)
    assert not Sureness(right=0.1, told=0.9).is_kept(rule)
