"""Whose country a party has that names none."""

from __future__ import annotations

from dataclasses import replace

from dateline.model import Name
from dateline.resolve.homes import Choice, _beside, choices_of, home_of
from dateline.resolve.known import Known
from dateline.resolve.surroundings import surroundings_of
from dateline.testing import document_from_conllu

STORY = """\
1 Peru peru PROPN _ _ 2 nsubj _ _
2 rejected reject VERB _ _ 0 root _ _
3 the the DET _ _ 4 det _ _
4 treaty treaty NOUN _ _ 2 obj _ _
5 and and CCONJ _ _ 7 cc _ _
6 police police NOUN _ _ 7 nsubj _ _
7 marched march VERB _ _ 2 conj _ _
"""


def test_police_are_the_country_s_and_a_treaty_is_rather_nobody_s():
    doc = document_from_conllu(STORY)
    doc = replace(doc, sentences=(replace(doc.sentences[0], names=(Name(0, 1, "Location", 0.9),)),))
    around = surroundings_of(doc)
    police = Known(sectors=("COP",))
    assert home_of(around, doc.sentences[0], head=5, found=police) == "PER"
    none, peru = choices_of(around, doc.sentences[0], head=5, found=police)
    assert none.country is None and peru.country == "PER"
    assert peru.features["first, state"] == 1.0
    treaty = choices_of(around, doc.sentences[0], head=3, found=Known())
    assert all("text" in each.marks for each in treaty)
    # Learnt weights are refitted with each model: of a treaty alone with one country they may decide either way.
    assert lean(*treaty) < lean(none, peru) / 2


def lean(none: Choice, some: Choice) -> float:
    """By how much the weights that ship prefer a country to none."""
    worth = [sum(value * _beside(each.marks)[name] for name, value in each.told.items()) for each in (none, some)]
    return worth[1] - worth[0]
