"""Places that the gazetteer lacks."""

from __future__ import annotations

from dataclasses import replace

from tests.resolve.test_inherited_places import STORY

from dateline.model import Name, Place, Words
from dateline.resolve.unlisted_places import in_its_country
from dateline.testing import document_from_conllu


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
