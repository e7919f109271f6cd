"""Which words of a party say who it is, and that all parties' words are seen at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from dateline.model import Account, Action, Document, Party, Stretch, Words, words_of
from dateline.resolve.heads import look_ahead_to, who_of, words_at
from dateline.resolve.sector_sight import OWN, _weights, worth_of
from dateline.resolve.surroundings import surroundings_of
from dateline.testing import document_from_conllu

WIDTH = len(_weights()[0]) // OWN
STORY = """\
1 Thousands thousand NOUN _ _ 4 nsubj _ _
2 of of ADP _ _ 3 case _ _
3 miners miner NOUN _ _ 1 nmod _ _
4 besieged besiege VERB _ _ 0 root _ _
5 it it PRON _ _ 4 obj _ _
6 and and CCONJ _ _ 8 cc _ _
7 Quarryside Quarryside PROPN _ _ 8 compound _ _
8 Hall Hall PROPN _ _ 5 conj _ _
"""


def story() -> tuple[Document, list[Sequence[Stretch]]]:
    """The story with vectors of its words, and all that was asked of them."""
    asked: list[Sequence[Stretch]] = []

    def means(stretches: Sequence[Stretch]) -> np.ndarray:
        asked.append(stretches)
        return np.ones((len(stretches), WIDTH), np.float32)

    return replace(document_from_conllu(STORY), means=means), asked


def words(doc: Document, *places: tuple[int, int]) -> Words:
    return words_of(doc.report, *(doc.sentences[0].offsets(*place) for place in places))


def test_of_two_stretches_the_one_that_is_more_than_a_pronoun_says_who() -> None:
    doc, _ = story()
    assert words_at(doc.sentences[0], words(doc, (4, 5), (6, 8))) == (6, 8)
    assert words_at(doc.sentences[0], words(doc, (4, 5))) == (4, 5)
    assert words_at(doc.sentences[0], Words("", ())) is None


def test_of_thousands_of_people_the_people_say_who() -> None:
    doc, _ = story()
    assert who_of(doc.sentences[0], (0, 3)) == 2


def test_the_words_of_all_parties_are_seen_at_once() -> None:
    doc, asked = story()
    parties = Party(words(doc, (0, 3))), Party(words(doc, (6, 8)))
    act = Action("ASSAULT", words(doc, (3, 4)))
    whole = doc.sentences[0].offsets(0, 8)
    account = Account(doc.report, act, parties[:1], parties[1:], whole, anchors=((0, 3),))
    look_ahead_to(doc, [account, account])
    before = len(asked)
    around = surroundings_of(doc)
    for head in (2, 7):
        assert worth_of(around, doc.sentences[0], head) is not None
    assert len(asked) == before
    assert worth_of(around, doc.sentences[0], 4) is not None  # whoever was not looked at before is now
    assert len(asked) == before + 1
