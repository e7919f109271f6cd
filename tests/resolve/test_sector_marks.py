"""What tells the sector of a party that no table knows."""

from __future__ import annotations

from dateline.resolve.known import Known, Part
from dateline.resolve.sector_marks import signs_of
from dateline.resolve.surroundings import surroundings_of
from dateline.testing import document_from_conllu

STRIKE = """\
1 Dockers docker NOUN _ _ 2 nsubj _ _
2 struck strike VERB _ _ 0 root _ SpaceAfter=No
3 . . PUNCT _ _ 2 punct _ _

1 The the DET _ _ 2 det _ _
2 men man NOUN _ _ 3 nsubj _ _
3 marched march VERB _ _ 0 root _ _
"""


def test_a_noun_that_says_little_is_pointed_at_those_named_before() -> None:
    doc = document_from_conllu(STRIKE)
    men = Known(sectors=("CVL",))
    signs = signs_of(surroundings_of(doc), doc.sentences[1], head=1, found=men, part=Part("PROTEST", acts=True))
    assert ("last generic", "LAB") in signs.pointing
    assert ("told 0 generic", "CVL") in signs.pointing
    assert {"is man", "PROTEST actor", "told CVL generic"} <= {*signs.plain}


def test_what_is_told_elsewhere_of_the_same_noun_is_a_mark_too() -> None:
    story = STRIKE.replace("Dockers docker", "Miners miner").replace(
        "1 The the DET _ _ 2 det", "1 Dock dock NOUN _ _ 2 compound"
    )
    doc = document_from_conllu(story + "\n1 Men man NOUN _ _ 2 nsubj _ _\n2 sang sing VERB _ _ 0 root _ _\n")
    found = signs_of(surroundings_of(doc), doc.sentences[2], head=0, found=Known(), part=None)
    assert "no party" in found.plain
    assert ("most generic", "CVL") in found.pointing
