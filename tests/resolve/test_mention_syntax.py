"""What the tree says of a mention."""

from __future__ import annotations

from dateline.model import Sentence
from dateline.resolve.mention_syntax import countries, definite, in_subject, is_subject, titles
from dateline.resolve.mentions import Mention
from dateline.testing import document_from_conllu

TREE = """
1 Its its PRON _ _ 3 nmod:poss _ _
2 Chadian chadian ADJ _ _ 3 amod _ _
3 head head NOUN _ _ 9 nsubj _ _
4 of of ADP _ _ 5 case _ _
5 staff staff NOUN _ _ 3 nmod _ _
6 of of ADP _ _ 7 case _ _
7 guards guard NOUN _ _ 5 nmod _ _
8 there there ADV _ _ 7 advmod _ _
9 saw see VERB _ _ 0 root _ _
10 General general NOUN _ _ 11 compound _ _
11 Oke oke PROPN _ _ 9 obj _ _
12 , , PUNCT _ _ 13 punct _ _
13 envoy envoy NOUN _ _ 11 appos _ _
14 of of ADP _ _ 15 case _ _
15 Mali Mali PROPN _ _ 13 nmod _ SpaceAfter=No
16 . . PUNCT _ _ 9 punct _ _
"""


def tree() -> Sentence:
    return document_from_conllu(TREE).sentences[0]


def at(head: int) -> Mention:
    return Mention(0, head, head, head + 1, "noun", "", "", "")


def test_a_subject_and_what_stands_in_its_phrase_within_three_steps() -> None:
    assert [is_subject(tree(), at(each)) for each in (2, 4, 10)] == [True, False, False]
    assert [in_subject(tree(), each) for each in (0, 2, 4, 6)] == [True] * 4
    assert [in_subject(tree(), each) for each in (7, 8, 10, 14)] == [False] * 4


def test_whose_something_is_makes_it_definite() -> None:
    assert [definite(tree(), at(each)) for each in (2, 4)] == [True, False]


def test_titles_and_countries_stand_beside() -> None:
    assert {"general", "envoy"} <= titles(tree(), at(10))
    assert "staff" not in titles(tree(), at(10))
    assert (countries(tree(), 2), countries(tree(), 12), countries(tree(), 4)) == ({"TCD"}, {"MLI"}, set())
