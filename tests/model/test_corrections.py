"""What a judgement puts in the place of a wrong slot."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.errors import InputError
from dateline.model import Place, Time, corrected, judged_value, right_value
from small_world import report, shelling


@pytest.mark.parametrize(
    ("told", "start", "end", "precision"),
    [
        ("2024-02-29", date(2024, 2, 29), date(2024, 2, 29), "day"),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), "month"),
        ("2024", date(2024, 1, 1), date(2024, 12, 31), "year"),
        ("2024-03-05..2024-03-07", date(2024, 3, 5), date(2024, 3, 7), "day"),
    ],
)
def test_times_as_a_person_writes_them(told: str, start: date, end: date, precision: str):
    time = right_value("time", told)

    assert (time.start, time.end, time.precision) == (start, end, precision)


def test_places_parties_numbers_and_acts():
    assert right_value("place", "Gao, MLI") == Place(name="Gao", country="MLI", because="judged by a person")
    assert right_value("place", "Gao").country is None
    france, mali = right_value("actor", "France [FRAGOVMIL]; Mali")
    assert (france.name, france.country, france.sectors, france.code) == ("France", "FRA", ("GOV", "MIL"), "FRAGOVMIL")
    assert (mali.name, mali.code) == ("Mali", None)
    numbers = right_value("quantity", "killed 1,200; injured 30 or more; crowd 10-20")
    assert [(each.what, each.low, each.high) for each in numbers] == [
        ("killed", 1200, 1200), ("injured", 30, None), ("crowd", 10, 20),
    ]  # fmt: skip
    assert right_value("status", "did not happen").value == "did_not_happen"
    assert right_value("action", "assault aerial") == ("ASSAULT", "aerial")


@pytest.mark.parametrize(
    ("slot", "told"),
    [
        ("time", "monday"),
        ("time", "2024-13-01"),
        ("time", "2024-03-07..2024-03-05"),
        ("status", "maybe"),
        ("quantity", "12"),
        ("quantity", "killed some"),
        ("actor", "[FRA]"),
        ("actor", " ; "),
        ("nothing", "x"),
    ],
)
def test_what_cannot_be_read_is_refused_and_leaves_a_kept_slot_empty(slot: str, told: str):
    with pytest.raises(InputError):
        right_value(slot, told)
    if slot != "nothing":
        assert judged_value(slot, told) == right_value(slot, None)


def test_an_account_without_its_wrong_slots():
    told = shelling(report("Rebels shelled Arandi on Monday.", publisher="Wire"))
    changed = corrected(told, {"time": None, "actor": "Army [SDNMIL]", "status": None, "action": "COERCE seize"})

    assert changed.time == Time() and changed.actors[0].code == "SDNMIL"
    assert (changed.action.type, changed.action.mode, changed.action.words) == ("COERCE", "seize", told.action.words)
    assert changed.status == told.status
