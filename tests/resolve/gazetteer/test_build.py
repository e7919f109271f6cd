"""A gazetteer built from lines in GeoNames' own format: what is kept, skipped, refused, and gone on with."""

from __future__ import annotations

import os
import zipfile

import pytest

from dateline.errors import InputError
from dateline.resolve.gazetteer import Gazetteer
from dateline.resolve.gazetteer import build as building
from dateline.resolve.gazetteer.build import build
from dateline.resolve.gazetteer.geonames import kind_of, read_line
from dateline.resolve.gazetteer.tables import FILE, close_up, open_new


def line(number, name, *, feature="P.PPL", country="LY", at=(32.9, 13.2), admin=("77", ""), population=0, others=""):
    ascii_name = name.encode("ascii", "ignore").decode()
    cells = [number, name, ascii_name, others, *at, *feature.split("."), country, "", *admin, "", "", population]
    return "\t".join(map(str, [*cells, "", 25, "Africa/Tripoli", "2023-01-01"]))


LIBYA = [
    line(2215636, "Libya", feature="A.PCLI", at=(28, 17), admin=("00", ""), population=6678567),
    line(2210245, "Tripoli", feature="A.ADM1", population=1063571, others="Baladiyat Tarabulus"),
    line(2210247, "Tripoli", feature="P.PPLC", at=(32.88743, 13.18733), population=1150989, others="Ṭarābulus,طرابلس"),
    "2210248\tcut off here",
    line(9000001, "Corinthia Hotel", feature="S.HTL"),
    line(9000002, "Mitiga International Airport", feature="S.AIRP"),
]


@pytest.fixture(autouse=True)
def nothing_ships(request, tmp_path_factory, monkeypatch):
    """Builds add what their table lacks from the gazetteer that ships: an empty one, where a test asks for no more."""
    if "what_ships" not in request.fixturenames:
        empty = tmp_path_factory.mktemp("shipped") / FILE
        close_up(open_new(empty))
        monkeypatch.setattr(building, "SHIPPED", empty)


@pytest.fixture
def what_ships():
    """The gazetteer that ships is there."""


@pytest.fixture
def table(tmp_path):
    def write(lines, name="LY.txt"):
        path = tmp_path / name
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return path

    return write


def test_what_is_kept_skipped_and_left_out_is_counted(table, tmp_path):
    built = build(table(LIBYA), tmp_path / "out")
    assert (built.lines, built.broken, built.left_out) == (6, 1, 1)
    assert built.first_broken == "line 4: 2 columns, not 19"
    book = Gazetteer(built.path)
    found = [(each.number, each.kind) for each in book.find("TRIPOLI") if each.country == "LBY"]
    assert found == [(2210245, "admin1"), (2210247, "capital")]
    capital = next(each for each in book.find("Tarābulus") if each.kind == "capital")
    assert (capital.country, capital.admin1, capital.lat, capital.lon) == ("LBY", 2210245, 32.8874, 13.1873)
    assert book.find("Mitiga International Airport")[0].kind == "site"
    assert book.find("Corinthia Hotel") == ()


def test_a_zip_is_read_without_unpacking(table, tmp_path):
    table(LIBYA)
    packed = tmp_path / "LY.zip"
    with zipfile.ZipFile(packed, "w") as file:
        file.write(tmp_path / "LY.txt", "LY.txt")
        file.writestr("readme.txt", "what it is")
    assert build(packed, tmp_path / "out").lines == 6


def test_an_interrupted_build_goes_on(table, tmp_path, monkeypatch):
    monkeypatch.setattr(building, "BATCH", 10)
    path = table([line(number, f"Village {number}") for number in range(1, 36)])
    told = []

    def stop_after_two(done, _all):
        told.append(done)
        if len(told) == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build(path, tmp_path / "out", told=stop_after_two)
    assert not (tmp_path / "out" / "places.sqlite").exists()
    built = build(path, tmp_path / "out")
    assert (built.resumed_at, built.lines) == (20, 35)
    book = Gazetteer(built.path)
    assert all(len(book.find(f"Village {number}")) == 1 for number in range(1, 36))
    assert [each.name for each in (tmp_path / "out").iterdir()] == ["places.sqlite"]


def test_a_build_stopped_when_all_was_packed_is_made_anew(table, tmp_path, monkeypatch):
    def stop(*_):
        raise KeyboardInterrupt

    with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
        patched.setattr(os, "replace", stop)
        build(table(LIBYA), tmp_path / "out")
    assert build(table(LIBYA), tmp_path / "out").resumed_at == 0
    assert Gazetteer(tmp_path / "out" / "places.sqlite").place(2210247).name == "Tripoli"


def test_what_is_not_known_of_a_place_is_none(table, tmp_path):
    book = Gazetteer(build(table([line(9000003, "Qaryat Zulla", country="", admin=("", ""))]), tmp_path / "out").path)
    (found,) = book.find("Qaryat Zulla")
    assert (found.country, found.admin1, found.admin2, found.population, found.lat) == (None, None, None, 0, 32.9)


def test_another_file_begins_anew(table, tmp_path, monkeypatch):
    monkeypatch.setattr(building, "BATCH", 1)

    def stop(*_):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build(table(LIBYA), tmp_path / "out", told=stop)
    built = build(table([line(1, "Sabha")], "other.txt"), tmp_path / "out")
    assert built.resumed_at == 0
    assert Gazetteer(built.path).place(2210247) is None


def test_divisions_that_a_list_of_towns_lacks_are_those_that_ship(table, tmp_path, what_ships):
    built = build(table([line(4314550, "Alexandria", country="US", admin=("LA", "079"))]), tmp_path / "out")
    book = Gazetteer(built.path)
    (town,) = (each for each in book.find("Alexandria") if each.country == "USA" and each.kind == "city")
    assert [book.place(number).name for number in (town.admin1, town.admin2)] == ["Louisiana", "Rapides Parish"]
    assert [each.name for each in book.find("Calif.")] == ["California"]


def test_a_table_of_one_country_leaves_the_others_as_they_ship(table, tmp_path, what_ships):
    built = build(table([line(9000004, "Lyon"), line(9000005, "Zarqun")]), tmp_path / "out")
    book = Gazetteer(built.path)
    assert {"FRA", "LBY"} <= {each.country for each in book.find("Lyon")}
    assert [each.kind for each in book.find("Marseille") if each.country == "FRA"] == ["city"]
    assert not [each for each in book.find("Benghazi") if each.kind == "city"]  # of Libya it has what the table has
    assert built.places - built.shipped == 2


@pytest.mark.parametrize(
    ("lines", "named"),
    [
        (["AD.06\tSant Julià\tSant Julia\t3039162"] * 3, "lists of divisions"),
        (["1\t2\tfr\tLibye\t\t\t\t\t\t"] * 3, "alternateNamesV2"),
        (['{"id": "Q1"},'] * 3, "--wikidata"),
        (["<html>"], "web page"),
        (["\x1f\x08\0\0packed"], "no text"),
        ([line(1, "Nowhere", at=(132, 13))], "numbers that cannot be"),
    ],
)
def test_a_wrong_file_is_refused_by_name_and_reason(table, tmp_path, lines, named):
    path = table(lines, "wrong.txt")
    with pytest.raises(InputError, match=named) as refused:
        build(path, tmp_path / "out")
    assert "wrong.txt" in str(refused.value)
    assert not (tmp_path / "out").exists()


def test_a_table_half_of_which_is_broken_is_still_one(table, tmp_path):
    half = [line(2210247, "Tripoli"), "cut off", line(2210554, "Sabha", at=("north", 14)), line(2219905, "Ghat")]
    built = build(table(half), tmp_path / "out")
    assert (built.lines, built.broken) == (4, 2)


def test_a_cut_off_zip_is_refused(table, tmp_path):
    table(LIBYA * 500)
    packed = tmp_path / "LY.zip"
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        file.write(tmp_path / "LY.txt", "LY.txt")
    os.truncate(packed, packed.stat().st_size // 2)
    with pytest.raises(InputError, match="cut-off"):
        build(packed, tmp_path / "out")


@pytest.mark.parametrize(
    ("feature", "code", "kind"),
    [
        ("A", "PCLI", "country"), ("A", "ADM2", "admin2"), ("A", "ADM1H", None), ("P", "PPLX", "section"),
        ("P", "PPLQ", None), ("H", "STM", "water"), ("T", "ISL", "land"), ("L", "RGN", "region"), ("S", "HTL", None),
        ("R", "ST", None),
    ],
)  # fmt: skip
def test_features_become_kinds(feature, code, kind):
    assert kind_of(feature, code) == kind


def test_a_line_whose_numbers_cannot_be_is_broken():
    with pytest.raises(ValueError, match="cannot be"):
        read_line(line(1, "Nowhere", at=(32, 213)))
