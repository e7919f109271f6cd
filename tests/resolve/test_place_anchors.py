"""Beside which known place of a report a name lies that the gazetteer lacks."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dateline.model import Document, Name
from dateline.resolve.gazetteer import Candidate
from dateline.resolve.place_anchors import Anchor, anchor_features, anchors_of
from dateline.resolve.place_features import Scene
from dateline.resolve.place_senses import place_all, scene_and_places, senses_of, shipped_weights
from dateline.testing import document_from_conllu


def read(words: str, *places: str) -> Document:
    """A sentence that names places."""
    tokens = words.split()
    rows = [
        f"{n} {word} _ {'PROPN' if word[:1].isupper() else 'X'} _ _ {n - 1} dep _ _" for n, word in enumerate(tokens, 1)
    ]
    doc = document_from_conllu("\n".join(rows) + "\n")
    names = []
    for place in places:
        size = len(place.split())
        first = next(i for i in range(len(tokens)) if " ".join(tokens[i : i + size]) == place)
        names.append(Name(first, first + size, "Location", 0.9))
    return replace(doc, sentences=(replace(doc.sentences[0], names=tuple(names)),))


def seen(doc: Document, name: str) -> dict[str, dict[str, float]]:
    """What is seen of each place of a report as that beside which a name lies."""
    scene, placed = scene_and_places(doc, given=(), weights=shipped_weights())
    index = next(i for i, each in enumerate(placed) if each.toponym.text == name)
    return {one.sense.name: anchor_features(scene, index, one) for one in anchors_of(scene, senses_of(placed))}


def test_what_stands_joined_behind_a_name_is_seen_apart_from_what_stands_before() -> None:
    told = seen(read("from Tripoli by sea to Quorvastel in Sirte", "Tripoli", "Quorvastel", "Sirte"), "Quorvastel")
    assert (told["Sirte"]["joined"], told["Sirte"]["behind it"]) == (1.0, 1.0)
    assert (told["Tripoli"]["joined"], told["Tripoli"]["behind it"]) == (0.0, 0.0)
    assert told["Sirte"]["far"] < told["Tripoli"]["far"] and told["Sirte"]["same sentence"] == 1.0


def test_shares_of_countries_add_up_and_the_most_is_marked() -> None:
    doc = read("from Sirte via Zliten to Quorvastel past Paris", "Sirte", "Zliten", "Quorvastel", "Paris")
    told = seen(doc, "Quorvastel")
    assert [told[name]["most of its country"] for name in ("Sirte", "Zliten", "Paris")] == [1.0, 1.0, 0.0]
    assert told["Sirte"]["share of its country"] + told["Paris"]["share of its country"] == pytest.approx(1.0)


def test_a_place_in_the_name_itself_is_seen_inside() -> None:
    doc = read("near Tripoli Quorvastel Hospital", "Tripoli Quorvastel Hospital")
    told = seen(doc, "Tripoli Quorvastel Hospital")
    own = told["Tripoli"]
    assert (own["inside"], own["inside, town"], own["inside, building"]) == (1.0, 1.0, 1.0)
    assert own["inside names only"] == 1.0
    (hospital,) = (each for each in place_all(doc) if each.toponym.text.endswith("Hospital"))
    assert hospital.beside is not None and hospital.beside.name == "Tripoli"


def test_a_sea_and_a_county_are_of_their_kinds() -> None:
    kinds = [Anchor(_of(kind), (), {}).kind for kind in ("water", "admin1", "country", "admin2", "site", "land")]
    assert kinds == ["wide", "admin1", "country", "town", "town", "land"]


def test_a_place_without_a_point_is_no_anchor() -> None:
    doc = read("in Sirte", "Sirte")
    scene, placed = scene_and_places(doc, given=(), weights=shipped_weights())
    (key,) = senses_of(placed)
    assert not _anchors(scene, key, replace(_of("city"), lat=None))
    assert _anchors(scene, key, _of("city"))


def _anchors(scene: Scene, key: str, sense: Candidate) -> list[Anchor]:
    return anchors_of(scene, {key: (sense, 0.9)})


def _of(kind: str) -> Candidate:
    return Candidate(1, "Sirte", "LBY", None, None, 31.2, 16.6, 80_000, kind, 3)
