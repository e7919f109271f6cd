"""What the words of a sentence speak for."""

from __future__ import annotations

from dateline.codebook import load
from dateline.codebook.cues import CueIndex
from dateline.extract.context_words import WEIGHTS, said, shown
from dateline.testing import document_from_conllu
from dateline.weights import learnt

TREE = """
1 Nurses nurse NOUN _ _ 2 nsubj _ _
2 blocked block VERB _ _ 0 root _ _
3 the the DET _ _ 5 det _ _
4 kelp kelp NOUN _ _ 5 compound _ _
5 clinic clinic NOUN _ _ 2 obj _ _
6 and and CCONJ _ _ 7 cc _ _
7 clinic clinic NOUN _ _ 5 conj _ _
"""


def spoken(index: CueIndex) -> dict[str, float]:
    return dict(said(document_from_conllu(TREE).sentences[0], index))


def test_words_of_one_context_add_up_and_a_word_twice_is_one() -> None:
    one = CueIndex({"health": ()})
    found = dict.fromkeys(
        cue for _, cue in shown([("Nurses", "nurse"), ("clinic", "clinic"), ("clinic", "clinic")], one)
    )

    assert list(found) == ["nurse*", "clinic*"]
    assert spoken(one)["health"] > 2  # log odds


def test_a_cue_of_ones_own_codebook_weighs_as_the_contexts_words_do_in_the_mean() -> None:
    own = CueIndex({"environment": ("Kelp",), "mine_alone": ("kelp",)})
    bare = CueIndex({"environment": (), "mine_alone": ()})

    assert spoken(own)["environment"] > 0 and spoken(own)["mine_alone"] == 0
    assert "environment" not in spoken(bare)


def test_every_context_of_the_codebook_has_listed_words() -> None:
    assert list(learnt(WEIGHTS)) == list(load().contexts)
    assert all(len(words) > 20 for words in learnt(WEIGHTS).values())
    assert said(document_from_conllu(TREE).sentences[0], load().index)["health"] > 0
