"""Compound parties, and whose a party is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dateline import Coder
from dateline.model import Document, Name, Party, make_report, words_of
from dateline.resolve.actors import resolve_party
from dateline.resolve.members import resolve_members
from dateline.testing import document_from_conllu

MINISTERS = """\
1 Polish polish ADJ _ _ 4 amod _ _
2 and and CCONJ _ _ 3 cc _ _
3 Austrian austrian ADJ _ _ 1 conj _ _
4 ministers minister NOUN _ _ 5 nsubj _ _
5 met meet VERB _ _ 0 root _ _
"""
TROOPS = """\
1 UNICEF unicef PROPN _ _ 2 compound _ _
2 lawyers lawyer NOUN _ _ 3 nsubj _ _
3 complained complain VERB _ _ 0 root _ _
"""


def story(rows: str, *names: Name) -> Document:
    doc = document_from_conllu(rows)
    return replace(doc, sentences=(replace(doc.sentences[0], names=names),))


def test_two_peoples_that_share_a_noun_are_two_parties():
    doc = story(MINISTERS, Name(0, 1, "NORP", 0.9), Name(2, 3, "NORP", 0.9))
    party = Party(words_of(doc.report, doc.sentences[0].offsets(0, 4)))
    found = resolve_members(doc, party, sentence_index=0, day=None)
    assert [(one.country, one.sectors, one.words) for one in found] == [
        ("POL", ("GOV",), party.words),
        ("AUT", ("GOV",), party.words),
    ]


def test_those_of_a_body_of_the_world_are_of_no_country():
    doc = story(TROOPS, Name(0, 1, "Organization", 0.9))
    party = Party(words_of(doc.report, doc.sentences[0].offsets(0, 2)))
    found = resolve_party(doc, party, sentence_index=0, day=None)
    assert (found.country, found.sectors) == (None, ("IGO",))


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Congolese and M23 negotiators signed a truce in Luanda.", {"CODGOV", "CODREB"}),
        ("South Korean and Australian troops held a drill near Busan.", {"KORMIL", "AUSMIL"}),
        ("Delegates from both Koreas met at the border.", {"KORGOV", "PRKGOV"}),
        ("North and South Korean envoys met at the border.", {"KORGOV", "PRKGOV"}),
        ("Libya hosted talks between the Sudanese government and RSF rebels.", {"LBYGOV", "SDNGOV", "SDNREB"}),
        ("Fatah and Islamic Jihad leaders met in Tunis.", {"PSEPTY", "PSEREB"}),
    ],
)
def test_none_of_two_that_share_a_noun_is_lost(coder: Coder, text: str, codes: set[str]) -> None:
    (account,) = coder.code(make_report(text))
    assert {party.code for party in (*account.actors, *account.recipients) if party.code} == codes
