"""What tells the sector of a party that no table knows."""

from __future__ import annotations

from dataclasses import replace

import pytest

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


def test_whom_the_learnt_links_point_at_counts_by_its_share() -> None:
    story = (
        STRIKE
        + "\n1 Judges judge NOUN _ _ 2 nsubj _ _\n2 asked ask VERB _ _ 0 root _ _\n3 them they PRON _ _ 2 obj _ _\n"
    )

    def linked(low: float, high: float) -> dict[str, float]:
        """What points at the pronoun where its link to all others scores ``low`` and to the dockers ``high``."""
        doc = replace(
            document_from_conllu(story),
            link=lambda mentions: [[high if i == 0 else low for i in range(number)] for number in range(len(mentions))],
        )
        signs = signs_of(surroundings_of(doc), doc.sentences[2], head=2, found=Known(), part=None)
        assert {kind for (kind, _), _ in signs.linked} == {"linked pronoun"}
        return {sector: share for (_, sector), share in signs.linked}

    sure = linked(-9.0, 6.0)
    assert sure["LAB"] > 0.95
    assert linked(0.0, 0.0)["LAB"] == pytest.approx(1 / 4)  # the men, the judges, and that they are new
    assert sum(linked(-9.0, -9.0).values()) < 0.01


def test_without_an_encoder_nothing_is_linked() -> None:
    doc = document_from_conllu(STRIKE)
    assert not signs_of(surroundings_of(doc), doc.sentences[1], head=1, found=Known(), part=None).linked
