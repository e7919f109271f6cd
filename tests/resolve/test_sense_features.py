"""What is seen of the places that a name may denote: what stands, and what the other names say."""

from __future__ import annotations

import math

import pytest

from dateline.model import Document, Name
from dateline.resolve.gazetteer import Candidate
from dateline.resolve.place_features import Group, Scene, distance_km, scene_of
from dateline.resolve.place_names import Found
from dateline.resolve.sense_features import NEAR_KM, Named, standing_features
from dateline.resolve.toponyms import toponyms
from dateline.testing import document_from_conllu

LIBYA = Candidate(1, "Libya", "LBY", None, None, 27.0, 17.0, 6_000_000, "country", 40)
TRIPOLI = Candidate(2, "Tripoli", "LBY", 20, None, 32.9, 13.2, 1_100_000, "capital", 30)
LEBANESE = Candidate(3, "Tripoli", "LBN", 30, None, 34.4, 35.8, 230_000, "city", 20)
MISRATA = Candidate(4, "Misrata", "LBY", 21, None, 32.4, 15.1, 400_000, "city", 10)


def scene(*groups: Group) -> Scene:
    """A scene of names whose places are given; no words stand behind it."""
    return Scene(
        document_from_conllu("1 It _ PRON _ _ 0 root _ _\n"), (), {g.key: g for g in groups}, {}, {}, frozenset()
    )


def group(key: str, *found: Candidate, shares: list[float], weight: float = 1.0) -> Group:
    return Group(key, [0], Found(found), found[0], shares, weight)


def test_the_others_are_weighed_without_the_name_itself() -> None:
    own = group("tripoli", TRIPOLI, LEBANESE, shares=[0.5, 0.5])
    named = Named(scene(own, group("misrata", MISRATA, shares=[1.0])))
    assert dict(named.weights) == {"LBY": 1.5, 20: 0.5, "LBN": 0.5, 30: 0.5, 21: 1.0}
    others = named.beside(own)
    told = [others.features(one) for one in (TRIPOLI, LEBANESE)]
    assert [each["country of what is named"] for each in told] == [1.0, 0.0]
    km = distance_km((32.9, 13.2), (32.4, 15.1))
    near = math.exp(-km / NEAR_KM)
    assert told[0]["near what is named"] == pytest.approx(near / (near + 1))
    assert told[1]["near what is named"] < 1e-4


def test_a_division_is_that_of_the_others_or_itself() -> None:
    division = Candidate(21, "Misrata District", "LBY", None, None, 32.4, 15.0, 500_000, "admin1", 5)
    own = group("misrata", MISRATA, shares=[1.0], weight=0.5)
    others = Named(scene(own, group("misrata district", division, shares=[1.0]))).beside(own)
    assert others.features(MISRATA)["division of what is named"] == 1.0
    assert others.features(division)["division of what is named"] == 1.0
    assert others.features(TRIPOLI)["division of what is named"] == 0.0


def test_unlikely_senses_and_countries_lend_no_point() -> None:
    own = group("tripoli", TRIPOLI, LEBANESE, shares=[0.5, 0.5])
    beside = group("libya", LIBYA, shares=[1.0])
    little = group("misrata", MISRATA, shares=[0.01])
    others = Named(scene(own, beside, little)).beside(own)
    assert not others.points
    assert others.features(TRIPOLI)["country of what is named"] == 1.0


def test_a_name_alone_has_no_others() -> None:
    own = group("tripoli", TRIPOLI, LEBANESE, shares=[0.5, 0.5])
    told = Named(scene(own)).beside(own).features(TRIPOLI)
    assert set(told.values()) == {0.0}


def test_what_stands_behind_a_comma_lies_around() -> None:
    rows = ["1 in _ ADP _ _ 2 case _ _", "2 Springfield _ PROPN _ _ 0 root _ _", "3 , _ PUNCT _ _ 4 punct _ _"]
    doc = document_from_conllu("\n".join([*rows, "4 Illinois _ PROPN _ _ 2 appos _ _"]) + "\n")
    doc = _named(doc, Name(1, 4, "Location", 0.9))
    made = scene_of(doc, toponyms(doc), countries={})
    inner, outer = made.groups["springfield"], made.groups["illinois"]
    lies = [row["said to lie there"] for row in standing_features(made, inner)]
    assert 1.0 in lies and 0.0 in lies
    holds = {
        one.kind: row.get("said to hold") for one, row in zip(outer.found, standing_features(made, outer), strict=True)
    }
    assert holds["admin1"] == 1.0


def _named(doc: Document, *names: Name) -> Document:
    from dataclasses import replace

    return replace(doc, sentences=(replace(doc.sentences[0], names=names),))
