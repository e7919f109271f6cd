"""Our own tables of places: regions, waters, states that are no more, buildings and quarters."""

from __future__ import annotations

import pytest

from dateline.model import words_of
from dateline.resolve.gazetteer.countries import numbers_of_countries
from dateline.resolve.place_names import KNOWLEDGE, PROMINENCE, TABLES, candidates, regions
from dateline.resolve.places import resolve_place
from dateline.testing import document_from_conllu

KINDS = {"region", "water", "land", "site", "section", "country"}
GONE = {"SUN", "YUG", "CSK", "DDR", "SCG"}


@pytest.mark.parametrize("table", TABLES)
def test_every_row_has_a_kind_names_a_country_and_a_point(table: str) -> None:
    codes = set(numbers_of_countries()) | GONE | {""}
    for line in (KNOWLEDGE / table).read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            kind, names, country, lat, lon, *people = line.split("\t")
            assert kind in KINDS and country in codes, line
            assert all(name == name.strip() and len(name) > 1 for name in names.split(";")), line
            assert -90 <= float(lat) <= 90 and -180 <= float(lon) <= 180, line
            assert len(people) < 2 and all(map(str.isdigit, people)), line


def test_names_have_numbers_of_their_own() -> None:
    rows = {one.number: one for found in regions().values() for one in found}
    assert len({(one.name, one.country, one.lat) for one in rows.values()}) == len(rows)
    assert all(number < 0 for number in rows)


def test_a_region_is_prominent_and_a_building_less_so() -> None:
    (sahel,) = [one for one in candidates("Sahel") if one.number < 0]
    (base,) = candidates("Bagram Air Base")
    assert sahel.population == PROMINENCE > base.population > 0


@pytest.mark.parametrize(("name", "precision"), [("Bagram Air Base", "point"), ("Khayelitsha", "city")])
def test_a_building_is_a_point_and_a_quarter_a_town(name: str, precision: str) -> None:
    rows = [f"{number} {word} _ PROPN _ _ {number - 1} flat _ _" for number, word in enumerate(name.split(), 2)]
    doc = document_from_conllu("\n".join(["1 in _ ADP _ _ 0 root _ _", *rows]) + "\n")
    start = doc.report.text.index(name)
    where = resolve_place(doc, words_of(doc.report, (start, start + len(name))))
    assert (where.name, where.precision) == (name, precision)
    assert where.lat is not None and not where.ids
