"""What a report offers an act that names no place."""

from __future__ import annotations

from tests.resolve.test_inherited_places import HOMS, account, at, story

from dateline.model import Party, Place, Words
from dateline.resolve.place_offers import offers_of, scene_of


def test_a_place_is_offered_once_with_all_that_speaks_for_it():
    first, second = account("COERCE", place=HOMS), at(4, "COERCE")
    scene = scene_of(story(), [first, second])
    (homs,) = (each for each in offers_of(story(), second, scene=scene) if each.place.name == "Homs")
    assert {"here", "here who", "town 0", "act here", "kind ahead", "city", "acts 1"} <= set(homs.marks)
    assert len(set(homs.marks)) == len(homs.marks)


def test_a_place_tells_whether_it_lies_with_a_party_or_is_one():
    syrians = Party(Words("x", ()), country="SYR")
    own = at(4, "AID").but(actors=(syrians,), recipients=(Party(Words("Homs", ((15, 19),)), country="TUR"),))
    (homs,) = (each for each in offers_of(story(), own, scene=scene_of(story(), [own])) if each.place.name == "Homs")
    assert {"of actor", "abroad of recipient", "in recipient", "itself"} <= set(homs.marks)


def test_what_names_no_place_offers_none():
    own = account("ASSAULT")
    assert offers_of(story(named=False), own, scene=scene_of(story(named=False), [own])) == []


def test_of_a_name_told_twice_the_finer_place_is_offered():
    syria = Place(Words("Homs", ((15, 19),)), "Homs", "SYR", precision="country")
    later = account("COERCE", place=HOMS).but(anchors=((0, 2),))
    scene = scene_of(story(named=False), [account("COERCE", place=syria), later])
    (homs,) = (each for each in offers_of(story(), at(4, "ASSAULT"), scene=scene) if each.place.name == "Homs")
    assert homs.place.precision == "city"
