"""A capital told by its country."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dateline import Coder
from dateline.model import Place, Words, make_report
from dateline.resolve.capitals import capital_in
from dateline.resolve.knowledge import knowledge
from dateline.testing import document_from_conllu

EMPTY = document_from_conllu("1 Rain rain NOUN _ _ 0 root _ _")


@pytest.mark.parametrize(
    ("told", "town", "country"),
    [
        ("the Chilean capital", "Santiago", "CHL"),
        ("the South African capital", "Pretoria", "ZAF"),
        ("the Belgian capital", "Brussels", "BEL"),
        ("Libya's capital", "Tripoli", "LBY"),
    ],
)
def test_the_capital_of_a_people_or_state(told: str, town: str, country: str) -> None:
    known = Place(country=country, precision="country") if "'s" in told else Place()
    found = capital_in(EMPTY, Place(Words(told, ((0, len(told)),)), country=known.country, precision=known.precision))
    assert (found.name, found.country, found.precision) == (town, country, "city")
    assert found.because == f"{town} is the capital of {knowledge().codes[country]}"


def test_a_people_called_like_a_town_elsewhere_still_has_its_capital() -> None:
    told = "the German capital"
    town = Place(Words(told, ((0, len(told)),)), "German", "IRN", precision="city")
    assert capital_in(EMPTY, town).name == "Berlin"
    named = Place(Words("the Libyan capital Sabha", ((0, 24),)), "Sabha", "LBY", precision="city")
    assert capital_in(EMPTY, named) is named


@pytest.mark.parametrize(
    ("day", "town"), [(date(2015, 5, 1), "Bujumbura"), (date(2024, 5, 1), "Gitega"), (None, "Gitega")]
)
def test_a_capital_is_that_of_the_report_s_day(day: date | None, town: str) -> None:
    told = "the Burundian capital"
    doc = replace(EMPTY, report=make_report("Rain.", published=day))
    assert capital_in(doc, Place(Words(told, ((0, len(told)),)))).name == town


def test_nothing_is_known_of_a_capital_in_a_report_about_nowhere() -> None:
    assert capital_in(EMPTY, Place(Words("the capital", ((0, 11),)))).country is None
    kept = Place(Words("Gaza City", ((0, 9),)), "Gaza", "PSE", precision="city")
    assert capital_in(EMPTY, kept) is kept


def test_the_capital_is_where_a_report_is_sent_from_if_it_tells_of_that_country() -> None:
    text = (
        "BAMAKO, Jan 31 - Mali recalled its envoy to France. French officials were silent. "
        "Hundreds marched in the capital against Mali's junta."
    )
    at = text.index("the capital")
    doc = Coder().parse(make_report(text))
    place = capital_in(doc, Place(Words("the capital", ((at, at + 11),))))
    assert (place.name, place.country) == ("Bamako", "MLI")
