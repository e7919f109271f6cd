"""What an act tells of where it may have been."""

from __future__ import annotations

from tests.resolve.test_inherited_places import at, story

from dateline.resolve.place_act_marks import act_marks
from dateline.testing import document_from_conllu


def test_what_is_done_in_person_and_what_is_said_are_told_apart():
    assert act_marks(story(), at(4, "ASSAULT")).context == ("deed", "ASSAULT", "now", "deed bare")
    assert act_marks(story(), at(4, "ACCUSE")).context[0] == "speech"


def test_words_without_a_name_may_say_where():
    lines = "1 Troops troops NOUN _ _ 2 nsubj _ _\n2 fired fire VERB _ _ 0 root _ _\n"
    there = document_from_conllu(lines + "3 there there ADV _ _ 2 advmod _ _\n")
    town = document_from_conllu(
        lines + "3 in in ADP _ _ 5 case _ _\n4 the the DET _ _ 5 det _ _\n5 town town NOUN _ _ 2 obl _ _\n"
    )
    assert act_marks(there, at(1, "ASSAULT")).context[3] == "deed there"
    assert act_marks(town, at(1, "ASSAULT")).context[3] == "deed the town"
