"""Towns that the gazetteer knows are not called unknown, and a sea is no division's."""

from __future__ import annotations

import pytest

from dateline import Coder
from dateline.model import Account, make_report
from dateline.read import report_of

pytestmark = pytest.mark.model


def first(coder: Coder, text: str) -> Account:
    return coder.code(make_report(text))[0]


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Houthi fighters shelled Hays in Yemen, killing nine people.", "YEM"),
        ("Houthi fighters held two men in Hays, Yemen.", "YEM"),
        ("Shells hit a market in Hays. Yemen's government blamed the Houthis.", "YEM"),
        ("A Jaish-e-Mohammad bomber killed 40 policemen in Pulwama.", "IND"),
    ],
)
def test_a_town_of_the_country_that_the_report_speaks_of_has_its_point(coder: Coder, text: str, country: str) -> None:
    told = first(coder, text)
    assert (told.place.country, told.place.precision) == (country, "city")
    assert told.place.lat is not None
    assert "not in the gazetteer" not in (told.place.because or "")


def test_the_people_of_such_a_town_are_of_its_country(coder: Coder) -> None:
    told = first(coder, "Shells hit a market in Hays. Yemen's government blamed the Houthis.")
    assert [each.country for each in told.recipients] == ["YEM"]


def test_a_hamlet_of_another_land_is_not_meant(coder: Coder) -> None:
    told = first(coder, "ISWAP fighters attacked Baga on Sunday, Nigeria's army said.")
    assert (told.place.name, told.place.country, told.place.lat) == ("Baga", "NGA", None)


def test_an_unlisted_name_stands_as_the_text_has_it(coder: Coder) -> None:
    told = first(coder, "An al-Shabaab attack killed two soldiers in Gedo.")
    assert (told.place.name, told.place.country) == ("Gedo", "SOM")


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("A missile hit a tanker in the Red Sea.", None),
        ("Pirates seized a tanker in the Gulf of Aden.", None),
        ("Militiamen burned down a clinic in the Red Sea state on Friday.", "SDN"),
    ],
)
def test_a_sea_is_in_no_country_and_a_state_called_by_one_is(coder: Coder, text: str, country: str | None) -> None:
    told = first(coder, text)
    assert told.place.country == country
    assert [each.country for each in told.recipients] == [country]


def test_missiles_of_an_armed_body_are_that_bodys(coder: Coder) -> None:
    told = first(coder, "Houthi missiles hit Riyadh on Monday.")
    assert [each.code for each in told.actors] == ["YEMREB"]


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Spanish police seized 13 tonnes of cocaine in Cádiz on Tuesday.", "ESP"),
        ("Gunmen shot dead the mayor of San Vicente on Sunday, Ecuador's police said.", "ECU"),
        ("Allied Democratic Forces rebels killed 15 people in Beni.", "COD"),
        ("Syria's president met Donald Trump at the White House on Monday.", "USA"),
    ],
)
def test_a_town_of_many_lands_lies_in_the_one_that_is_told(coder: Coder, text: str, country: str) -> None:
    assert first(coder, text).place.country == country


def test_a_seat_speaks_for_its_land_beside_a_soldier_from_elsewhere(coder: Coder) -> None:
    told = first(coder, "A Kenyan peacekeeper was killed near Bria when rebels attacked a convoy.")
    assert [each.code for each in told.actors] == ["CAFREB"]


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("NAIROBI, Kenya (AP) - Soldiers of South Sudan arrested Riek Machar on Thursday, his party said.", "SSD"),
        ("LAGOS (Reuters) - Police fired at protesters on Monday, Nigeria's union of teachers said.", "NGA"),
    ],
)
def test_a_dateline_abroad_is_no_scene_of_force(coder: Coder, text: str, country: str) -> None:
    assert coder.code(report_of(text))[0].place.country in (country, None)
