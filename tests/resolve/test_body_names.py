"""What the name of a body tells of its sector."""

from __future__ import annotations

import pytest

from dateline.resolve.body_names import sector_of_name
from dateline.resolve.knowledge import knowledge
from dateline.resolve.names_tell import in_name


@pytest.mark.parametrize(
    ("name", "sector"),
    [
        ("Lorian Coast Guard", "COP"), ("Federal Criminal Investigation Department", "COP"),
        ("Northern Police Battalion", "COP"), ("Tarsan Press Agency", "JRN"), ("Upland News Service", "JRN"),
        ("Office of the Ombudsman", "GOV"), ("State Attorney's Office", "JUD"), ("Prosecutors' Office", "JUD"),
        ("Potato Growers' National Federation", "AGR"),
        ("Valley Food Bank", "NGO"), ("Campaign against Torture", "NGO"), ("Patriotic Socialist Movement", "PTY"),
    ],
)  # fmt: skip
def test_the_last_words_say_what_it_is(name: str, sector: str) -> None:
    assert sector_of_name(name) == sector


@pytest.mark.parametrize(
    ("name", "sector"),
    [
        ("Association of River Pilots and Journalists", "JRN"), ("Highland Judges Association", "JUD"),
        ("Federation of Garment Workers", "LAB"), ("Union of Island Nurses", "LAB"),
        ("Lorian Senior Staff Association", "LAB"), ("Society of Friends", "SOC"),
    ],
)  # fmt: skip
def test_a_body_is_of_its_members(name: str, sector: str) -> None:
    assert sector_of_name(name) == sector


@pytest.mark.parametrize(
    ("name", "sector"),
    [
        ("Bank of Zambia", "GOV"), ("Bank of Ireland", "BUS"), ("Bank of the River", "BUS"),
        ("Centre for Human Rights", "NGO"), ("National Commission on Human Rights", "GOV"),
        ("Senate Fisheries Committee", "LEG"), ("Committee on Budgets", "LEG"), ("Committee for the Missing", "SOC"),
        ("House of Representatives of Loria", "LEG"), ("Bureau of Investigation", "COP"),
    ],
)  # fmt: skip
def test_what_stands_behind_of_and_for(name: str, sector: str) -> None:
    assert sector_of_name(name) == sector


@pytest.mark.parametrize("name", ["OSCE Centre in Lorvik", "Delegation of the European Union to Lorvia"])
def test_what_the_worlds_bodies_have_in_a_country_is_theirs(name: str) -> None:
    assert in_name(name).said.sectors[:1] == ("IGO",)


def test_words_of_names_can_stand_in_names() -> None:
    """An apostrophe at the end of a word is cut off before it is looked up, and none stands alone."""
    parts = [part for each in knowledge().name_words for part in each.split("-")]
    assert not [each for each in parts if each.startswith("'") or each.endswith("'")]
