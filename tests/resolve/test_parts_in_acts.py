"""Phrases of several actors are taken apart."""

from __future__ import annotations

from dateline.resolve.parts import parts_of
from dateline.testing import document_from_conllu

SHARED = """
1 Malian malian ADJ _ _ 4 amod _ _
2 and and CCONJ _ _ 3 cc _ _
3 Nigerien nigerien ADJ _ _ 1 conj _ _
4 troops troops NOUN _ _ 5 nsubj _ _
5 met meet VERB _ _ 0 root _ SpaceAfter=No
6 . . PUNCT _ _ 5 punct _ _
"""
LISTED = """
1 Leaders leader NOUN _ _ 8 nsubj _ _
2 of of ADP _ _ 3 case _ _
3 Chad chad PROPN _ _ 1 nmod _ SpaceAfter=No
4 , , PUNCT _ _ 5 punct _ _
5 Niger niger PROPN _ _ 3 conj _ _
6 and and CCONJ _ _ 7 cc _ _
7 Mali mali PROPN _ _ 3 conj _ _
8 met meet VERB _ _ 0 root _ SpaceAfter=No
9 . . PUNCT _ _ 8 punct _ _
"""


def test_adjectives_that_share_a_noun_are_two_actors() -> None:
    assert parts_of(document_from_conllu(SHARED), (0, 26)) == ("Malian troops", "Nigerien troops")


def test_one_of_a_list_brings_its_partners() -> None:
    doc = document_from_conllu(LISTED)
    at = doc.report.text.index("Niger")
    assert parts_of(doc, (at, at + 5)) == ("Chad", "Niger", "Mali")
