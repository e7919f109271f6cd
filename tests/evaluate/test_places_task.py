"""places: what is found, how far off it is, and where the place of an act is the gold's."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from dateline.errors import InputError
from dateline.evaluate.event_places import same_event_place
from dateline.evaluate.places import Tally, count, gold_toponyms, score
from dateline.model import Name, Place
from dateline.testing import document_from_conllu
from fake_coder import FakeCoder

STORY = """\
1 Police police NOUN _ _ 2 nsubj _ _
2 met meet VERB _ _ 0 root _ _
3 in in ADP _ _ 4 case _ _
4 Tripoli tripoli PROPN _ _ 2 obl _ _
5 , , PUNCT _ _ 6 punct _ _
6 Libya libya PROPN _ _ 4 appos _ _
"""


def story():
    doc = document_from_conllu(STORY)
    return replace(doc, sentences=(replace(doc.sentences[0], names=(Name(3, 6, "Location", 0.9),)),))


def toponym(text, name, lat, lon, **more):
    start = text.index(name)
    return {"start": start, "end": start + len(name), "lat": lat, "lon": lon, **more}


def test_found_and_given_are_counted_apart():
    doc = story()
    text = doc.report.text
    row = {"text": text, "toponyms": [toponym(text, "Tripoli", 32.9, 13.2, geonameid="2210247")]}
    raw, given = Tally(), Tally()
    found = count(row, doc, raw=raw, given=given)
    assert {text[each["start"] : each["end"]] for each in found} == {"Tripoli", "Libya"}
    assert (raw.hits.right, raw.hits.found, raw.hits.gold) == (1, 2, 1)
    assert given.figures()["within_161_km"] == 1.0
    assert given.figures()["same_geonames_id"] == 1.0


def test_gold_by_its_types_and_without_coordinates():
    row = {
        "toponyms": [
            {"start": 0, "end": 3, "lat": 1.0, "lon": 2.0, "type": "Literal"},
            {"start": 4, "end": 7, "lat": 1.0, "lon": 2.0, "type": "Metonymic"},
            {"start": 8, "end": 9, "lat": None, "lon": None},
        ]
    }
    gold, ignored = gold_toponyms(row)
    assert set(gold) == {(0, 3)}
    assert ignored == {(8, 9)}


def test_gold_of_another_form_is_refused():
    with pytest.raises(InputError, match="toponyms"):
        score([{"text": "Nothing here."}], coder=FakeCoder(), keep=lambda _: None)


def test_predictions_are_in_the_contracts_form(tmp_path):
    kept = []
    card = score([{"id": "a", "text": "Rebels shelled Arandi.", "toponyms": []}], coder=FakeCoder(), keep=kept.append)
    assert card.figures["gold"] == 0
    assert json.loads(json.dumps(kept[0])) == {"id": "a", "toponyms": []}


@pytest.mark.parametrize(
    ("place", "right"),
    [
        (Place(name="Tripoli", country="LBY", lat=32.9, lon=13.2, precision="city"), True),
        (Place(name="Tajura", country="LBY", lat=32.88, lon=13.35, precision="city"), True),
        (Place(name="Somewhere", country="LBY", admin1="Tripoli", precision="admin1"), True),
        (Place(name="Benghazi", country="LBY", admin1="Benghazi", lat=32.1, lon=20.1, precision="city"), False),
        (Place(name="Tripoli", country="LBN", lat=34.4, lon=35.8, precision="city"), False),
        (Place(), False),
    ],
)
def test_an_acts_place_is_right_near_the_golds_or_in_its_division(place, right):
    assert same_event_place(place, {"name": "Tripoli", "country": "LBY", "precision": "city"}) is right
