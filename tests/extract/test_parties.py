"""Who and to whom, by syntax alone and with learnt arguments."""

import pytest

from dateline.extract.parties import find_heads
from dateline.extract.phrases import phrase
from dateline.model import Act, Argument, Sentence
from dateline.testing import document_from_conllu

SHELLED = """
1 Government government NOUN _ _ 2 compound _ _
2 troops troops NOUN _ _ 5 nsubj _ _
3 and and CCONJ _ _ 4 cc _ _
4 militias militia NOUN _ _ 2 conj _ _
5 shelled shell VERB _ _ 0 root _ _
6 the the DET _ _ 7 det _ _
7 town town NOUN _ _ 5 obj _ _
8 of of ADP _ _ 9 case _ _
9 Arandi arandi PROPN _ _ 7 nmod _ SpaceAfter=No
10 . . PUNCT _ _ 5 punct _ _
"""
HIT = """
1 The the DET _ _ 2 det _ _
2 clinic clinic NOUN _ _ 4 nsubj:pass _ _
3 was be AUX _ _ 4 aux:pass _ _
4 hit hit VERB _ _ 0 root _ _
5 by by ADP _ _ 6 case _ _
6 rebels rebel NOUN _ _ 4 obl:agent _ SpaceAfter=No
7 . . PUNCT _ _ 4 punct _ _
"""
KILLING = """
1 The the DET _ _ 2 det _ _
2 killing killing NOUN _ _ 9 nsubj _ _
3 of of ADP _ _ 5 case _ _
4 two two NUM _ _ 5 nummod _ _
5 priests priest NOUN _ _ 2 nmod _ _
6 by by ADP _ _ 7 case _ _
7 gunmen gunman NOUN _ _ 2 nmod _ _
8 has have AUX _ _ 9 aux _ _
9 shocked shock VERB _ _ 0 root _ _
10 Benue benue PROPN _ _ 9 obj _ SpaceAfter=No
11 . . PUNCT _ _ 9 punct _ _
"""
AGREED = """
1 Ministers minister NOUN _ _ 2 nsubj _ _
2 agreed agree VERB _ _ 0 root _ _
3 to to PART _ _ 4 mark _ _
4 meet meet VERB _ _ 2 xcomp _ _
5 farmers farmer NOUN _ _ 4 obj _ _
6 who who PRON _ _ 7 nsubj _ _
7 protested protest VERB _ _ 5 acl:relcl _ SpaceAfter=No
8 . . PUNCT _ _ 2 punct _ _
"""


def sentence_of(conllu: str) -> Sentence:
    return document_from_conllu(conllu).sentences[0]


def act_on(token: int, *arguments: Argument) -> Act:
    return Act(token, {"ASSAULT": 0.9, "NONE": 0.1}, arguments, 3.0)


def told(sentence: Sentence, heads: tuple[int, ...]) -> list[str]:
    return [" ".join(t.text for t in sentence.tokens[slice(*phrase(sentence, head))]) for head in heads]


@pytest.mark.parametrize(
    ("conllu", "trigger", "actors", "recipients"),
    [
        (SHELLED, 4, ["Government troops", "militias"], ["the town of Arandi"]),
        (HIT, 3, ["rebels"], ["The clinic"]),
        (KILLING, 1, ["gunmen"], ["two priests"]),
        (AGREED, 3, ["Ministers"], ["farmers"]),
        (AGREED, 6, ["farmers"], []),
    ],
)
def test_syntax_alone_finds_both_sides(conllu: str, trigger: int, actors: list[str], recipients: list[str]) -> None:
    sentence = sentence_of(conllu)

    heads = find_heads(sentence, act_on(trigger), type_="ASSAULT")

    assert told(sentence, heads.actors) == actors
    assert told(sentence, heads.recipients) == recipients


def test_sure_learnt_arguments_overrule_syntax() -> None:
    sentence = sentence_of(SHELLED)
    act = act_on(4, Argument("actor", 6, 0.9), Argument("recipient", 1, 0.8))

    heads = find_heads(sentence, act, type_="ASSAULT")

    assert told(sentence, heads.actors) == ["the town of Arandi"]
    assert told(sentence, heads.recipients) == ["Government troops", "militias"]


def test_a_doubtful_learnt_argument_needs_a_rule_beside_it() -> None:
    sentence = sentence_of(HIT)
    act = act_on(3, Argument("actor", 5, 0.3), Argument("recipient", 5, 0.3))

    heads = find_heads(sentence, act, type_="ASSAULT")

    assert told(sentence, heads.actors) == ["rebels"]
    assert told(sentence, heads.recipients) == ["The clinic"]
