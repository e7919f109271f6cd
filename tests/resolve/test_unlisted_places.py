"""Places that the gazetteer lacks."""

from __future__ import annotations

from dataclasses import replace

from tests.resolve.test_inherited_places import STORY
from tests.resolve.test_whereabouts import TOWN, span_of, told

from dateline import Coder
from dateline.model import Dateline, Name, Place, Words
from dateline.resolve.unlisted_places import _of_a_land, in_its_country, is_stray
from dateline.testing import document_from_conllu
from told import coded


def test_a_village_is_rather_an_unknown_one_of_the_report_s_country_than_a_known_one_far_away():
    doc = document_from_conllu(STORY.replace("Homs homs", "Nepal nepal"))
    doc = replace(doc, sentences=(replace(doc.sentences[0], names=(Name(2, 3, "Location", 0.9),)),))
    far = Place(Words("Thawang", ((15, 20),)), "Thawang", "PHL", "Luzon", 15.0, 120.0, {}, "city")
    found = in_its_country(doc, far)
    assert (found.name, found.country, found.lat, found.precision) == ("Thawang", "NPL", None, "country")
    known = replace(far, name="Manila", ids={"geonames": "1701668"})
    assert in_its_country(doc, known) == known  # so large a city stands alone


def test_a_place_that_no_gazetteer_knows_lies_in_the_report_s_country():
    doc = document_from_conllu(STORY.replace("Homs homs", "Syria syria"))
    doc = replace(doc, sentences=(replace(doc.sentences[0], names=(Name(2, 3, "Location", 0.9),)),))
    found = in_its_country(doc, Place(Words("Tell Ferrin", ((15, 19),))))
    assert (found.name, found.country, found.lat, found.precision) == ("Tell Ferrin", "SYR", None, "country")
    assert in_its_country(doc, Place(Words("the square", ((15, 19),)))).country is None


def test_the_halls_of_a_body_of_many_states_stand_in_none_of_those_that_the_report_is_about():
    doc = document_from_conllu(STORY.replace("Homs homs", "Syria syria"))
    doc = replace(doc, sentences=(replace(doc.sentences[0], names=(Name(2, 3, "Location", 0.9),)),))
    found = in_its_country(doc, Place(Words("the African Union", ((15, 19),))))
    assert (found.name, found.country, found.because) == ("the African Union", None, None)


def test_a_town_that_is_said_to_be_another_country_s_is_no_namesake():
    doc = told(TOWN, Name(4, 5, "NORP", 0.9), Name(7, 8, "Location", 0.9))
    spanish = Place(Words("Palma", (span_of(doc, "Palma"),)), "Palma", "ESP", "Balearic Islands", 39.6, 2.6, {}, "city")
    found = in_its_country(doc, spanish)
    assert (found.name, found.country) == ("Palma", "MOZ")
    assert found.because == "the report says that Palma is in Mozambique"  # the gazetteer has one, in Spain


def test_a_building_is_in_the_town_whose_name_it_bears():
    doc = document_from_conllu(
        "1 Shells shell NOUN _ _ 2 nsubj _ _\n2 hit hit VERB _ _ 0 root _ _\n3 Sabha sabha PROPN _ _ 5 compound _ _\n"
        "4 Medical medical PROPN _ _ 5 compound _ _\n5 Centre centre PROPN _ _ 2 obj _ _\n6 in in ADP _ _ 7 case _ _\n"
        "7 Libya libya PROPN _ _ 2 obl _ _\n"
    )
    names = (Name(2, 5, "Facility", 0.9), Name(6, 7, "Location", 0.9))
    doc = replace(doc, sentences=(replace(doc.sentences[0], names=names),))
    text = "Sabha Medical Centre"
    found = in_its_country(doc, Place(Words(text, (span_of(doc, text),))))
    assert (found.name, found.country, found.precision) == (text, "LBY", "city")
    assert found.because == "Sabha Medical Centre is not in the gazetteer; Sabha is named in it"


def test_what_stands_behind_the_village_of_is_its_name():
    doc = told(TOWN.replace("Palma palma", "Quorvastel quorvastel"), Name(4, 5, "NORP", 0.9))
    words = "northern Mozambican town of Quorvastel"
    found = in_its_country(doc, Place(Words(words, (span_of(doc, words),))))
    assert (found.name, found.country, found.lat, found.precision) == ("Quorvastel", "MOZ", None, "country")


TWO_TOWNS = """\
1 In in ADP _ _ 2 case _ _
2 Homs homs PROPN _ _ 5 obl _ _
3 Damascus damascus PROPN _ _ 4 nmod:poss _ _
4 jets jet NOUN _ _ 5 nsubj _ _
5 hit hit VERB _ _ 0 root _ _
6 the the DET _ _ 8 det _ _
7 Alzarour alzarour PROPN _ _ 8 compound _ _
8 bridge bridge NOUN _ _ 5 obj _ _
"""


def test_a_building_is_in_the_town_where_something_happens_and_not_in_that_of_a_government() -> None:
    names = (Name(1, 2, "Location", 0.9), Name(2, 3, "Location", 0.9), Name(6, 7, "Facility", 0.9))
    doc = told(TWO_TOWNS, *names)
    text = "the Alzarour bridge"
    found = in_its_country(doc, Place(Words(text, (span_of(doc, text),))))
    assert (found.name, found.admin1) == (text, "Homs")
    assert found.because == "the Alzarour bridge is not in the gazetteer; Homs is named before it"


def test_a_building_of_a_report_that_names_no_town_before_it_is_where_the_report_is_from() -> None:
    doc = told(TWO_TOWNS.replace("Homs homs", "Syria syria").replace("Damascus damascus", "Syrian syrian"),
               Name(1, 2, "Location", 0.9), Name(6, 7, "Facility", 0.9))  # fmt: skip
    doc = replace(doc, report=replace(doc.report, dateline=Dateline(0, 0, "Damascus")))
    text = "the Alzarour bridge"
    found = in_its_country(doc, Place(Words(text, (span_of(doc, text),))))
    assert (found.country, found.precision) == ("SYR", "city")
    assert found.because == "the Alzarour bridge is not in the gazetteer; Damascus is where the report is from"


def test_a_bridge_bears_the_name_of_a_river_and_not_of_a_far_region():
    doc = document_from_conllu(STORY.replace("Homs homs", "Serbia serbia"))
    doc = replace(doc, sentences=(replace(doc.sentences[0], names=(Name(2, 3, "Location", 0.9),)),))
    for words, is_far in (("the Sava bridge", True), ("Manila", False)):
        far = Place(Words(words, ((15, 20),)), "Manila", "PHL", None, 15.0, 120.0, {"geonames": "1701668"}, "city")
        assert is_stray(doc, far) == is_far


def test_a_village_bears_no_point_of_a_city_in_another_land(coder: Coder):
    (raid,) = coded(coder, "Jihadists killed 12 people in Medina village in Mali on Sunday, the army in Bamako said.")
    (siege,) = coded(coder, "Troops in Mali attacked the village of Kadoma on Sunday, killing nine Malian rebels.")
    for place in (raid.place, siege.place):
        assert (place.country, place.lat) == ("MLI", None)


def test_a_town_that_no_gazetteer_knows_is_named_with_the_land_that_it_is_in(coder: Coder):
    (raid,) = coded(coder, "Gunmen killed nine people in the village of Ngara Mutu in northern Nigeria on Monday.")
    assert (raid.place.name, raid.place.country, raid.place.lat) == ("Ngara Mutu", "NGA", None)


def test_a_sea_is_no_town_and_in_no_country(coder: Coder):
    (seized,) = coded(coder, "The Peruvian navy seized a ship with cocaine in the Pacific on Monday.")
    assert (seized.place.name, seized.place.country, seized.place.lat) == ("Pacific Ocean", None, None)


def test_a_market_of_a_land_is_somewhere_in_it(coder: Coder):
    (raid,) = coded(coder, "Gunmen killed nine people at a Nigerian market on Monday.")
    assert (raid.place.name, raid.place.country, raid.place.precision) == ("Nigeria", "NGA", "country")


def test_a_market_of_a_people_is_in_its_country_and_an_embassy_is_not():
    market = _of_a_land(Place(Words("a Nigerian market", ((0, 17),))), "a Nigerian market")

    assert market is not None and (market.country, market.precision) == ("NGA", "country")
    assert _of_a_land(Place(Words("a Nigerian embassy", ((0, 18),))), "a Nigerian embassy") is None


def test_of_a_village_and_a_district_the_people_are_the_report_s(coder: Coder):
    (elders,) = coded(
        coder, "BAMAKO – Elders of the village of Toledo accused Mali's army of killing ten men on Monday."
    )
    assert elders.actors[0].country == "MLI"
    (residents,) = coded(coder, "Residents of the Victoria district of Freetown blocked a road on Monday.")
    assert residents.actors[0].country == "SLE"
