"""Who acts and where it happens: the encoder's vectors tell names that stand for a government from places."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dateline import Coder
from dateline.model import Name
from dateline.read import report_of
from dateline.resolve.frame import report_frame
from dateline.resolve.place_features import Scene, scene_of
from dateline.resolve.place_senses import PLACE_FROM, place_all
from dateline.resolve.seen_places import Seen, seen, words_seen
from dateline.resolve.toponyms import toponyms
from dateline.testing import document_from_conllu

MARCH = """\
1 Troops troops NOUN _ _ 2 nsubj _ _
2 marched march VERB _ _ 0 root _ _
3 into into ADP _ _ 5 case _ _
4 southern southern ADJ _ _ 5 amod _ _
5 Tripoli tripoli PROPN _ _ 2 obl _ _
"""


def scene(weigh=None) -> Scene:
    doc = document_from_conllu(MARCH)
    doc = replace(doc, sentences=(replace(doc.sentences[0], names=(Name(3, 5, "Location", 0.9),)),), weigh=weigh)
    return scene_of(doc, toponyms(doc), countries=report_frame(doc))


def test_the_head_word_and_its_governor_are_seen():
    assert words_seen(scene(), "head") == [(0, (0, 4))]
    assert words_seen(scene(), "governor") == [(0, (0, 1))]


def test_what_is_above_the_middle_counts_and_without_an_encoder_nothing():
    weights = {
        "head": Seen((1.0, 2.0), {"": 9.0, "Location": 0.5}),
        "governor": Seen((4.0, 0.0), {"": 1.0, "Person": 9.0}),
    }
    assert seen(scene(), weights) == [0.0]
    asked = []

    def weigh(words, numbers):
        asked.append((list(words), tuple(numbers)))
        return [3.0] * len(words)

    assert seen(scene(weigh), weights) == [3.0 - 0.5 + 3.0 - 1.0]
    assert asked == [([(0, 4)], (1.0, 2.0)), ([(0, 1)], (4.0, 0.0))]


@pytest.mark.model
def test_a_government_is_no_place_and_its_country_is_where_something_happens():
    doc = Coder().parse(report_of("Kenya told Uganda on Monday that the troops in Kenya would stay for a year."))
    told = [(each.toponym.text, each.likely >= PLACE_FROM) for each in place_all(doc)]
    assert told[0] == ("Kenya", False)
    assert told[-1] == ("Kenya", True)
