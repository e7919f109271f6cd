"""The tables of names hold to their own rules: columns, dates, codes, sectors."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.resolve.knowledge import knowledge
from dateline.resolve.knowledge.tables import HERE, day

SECTORS = frozenset(
    "GOV MIL COP SPY JUD LEG REB UAF PTY OPP ELI CVL LAB BUS AGR EDU REL MED JRN CRM REF NGO SOC PRM PRE"
    " IGO IMG MNC UNO EUR".split()
)


def rows(file: str) -> list[list[str]]:
    lines = (HERE / file).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


TABLES = sorted(path.name for path in (*HERE.glob("persons*.tsv"), *HERE.glob("groups*.tsv")))
OVERSEAS = {"MAC", "NCL", "PYF", "COK", "NIU", "HKG", "ESH", "MCO", "VAT", "LIE", "RHO", "GRL"}
"""Codes of territories that hold offices of their own and are no country of the table."""


@pytest.mark.parametrize("file", TABLES)
def test_entries_hold_known_countries_sectors_and_ordered_days(file: str) -> None:
    codes = {row[0] for row in rows("countries.tsv")} | OVERSEAS
    for row in rows(file):
        cells = [*row, *[""] * (7 - len(row))]
        assert not cells[2] or cells[2] in codes, row
        assert cells[3] and set(cells[3].split(";")) <= SECTORS, row
        since, until = day(cells[4]), day(cells[5], last=True)
        assert since is None or until is None or since <= until, row


def test_the_tables_are_as_wide_as_promised() -> None:
    assert len(rows("countries.tsv")) >= 196
    assert sum(len(rows(file)) for file in TABLES if file.startswith("persons")) >= 15_000
    assert sum(len(rows(file)) for file in TABLES if file.startswith("groups")) >= 3_500


def test_the_office_is_that_of_the_day() -> None:
    def held(name: str, day: date) -> list[tuple[str, ...]]:
        return [entry.sectors for entry in knowledge().find(name) if entry.covers(day)]

    assert held("Donald Tusk", date(2015, 5, 1)) == [("IGO", "EUR")]
    assert held("Donald Tusk", date(2024, 5, 1)) == [("GOV",)]
    assert held("Assimi Goïta", date(2023, 1, 1)) == [("GOV", "MIL")]
    assert held("Margaret Thatcher", date(2010, 1, 1)) == []


def test_two_chinas_are_told_apart() -> None:
    assert {entry.country for entry in knowledge().find("People's Republic of China")} == {"CHN"}
    assert {entry.country for entry in knowledge().find("Republic of China")} == {"TWN"}


def test_congolese_are_of_the_larger_congo_unless_the_report_is_about_the_other() -> None:
    assert knowledge().demonym("Congolese") == "COD"
    assert knowledge().demonym("Congolese", near=("COG",)) == "COG"


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("Republic of Mali", ["MLI"]),
        ("the Hashemite Kingdom of Jordan", ["JOR"]),
        ("Federal Democratic Republic of Ethiopia", ["ETH"]),
        ("Republic of China", ["TWN"]),
        ("Republic of Letters", []),
        ("Republic of Paris", []),
    ],
)
def test_a_state_is_known_by_what_it_calls_itself(name: str, codes: list[str]) -> None:
    assert [each.country for each in knowledge().find(name)] == codes
