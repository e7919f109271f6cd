"""Stretches of the calendar and their TIMEX3 values."""

from datetime import date

import pytest

from dateline.resolve.stretches import months_away, moved, shifted, stretch


@pytest.mark.parametrize(
    ("unit", "day", "value", "start", "end"),
    [
        ("day", "2022-06-15", "2022-06-15", "2022-06-15", "2022-06-15"),
        ("week", "2024-12-31", "2025-W01", "2024-12-30", "2025-01-05"),
        ("weekend", "2022-06-15", "2022-W24-WE", "2022-06-18", "2022-06-19"),
        ("month", "2024-02-10", "2024-02", "2024-02-01", "2024-02-29"),
        ("quarter", "2022-12-01", "2022-Q4", "2022-10-01", "2022-12-31"),
        ("half", "2022-07-01", "2022-H2", "2022-07-01", "2022-12-31"),
        ("season", "2022-01-10", "2021-WI", "2021-12-01", "2022-02-28"),
        ("season", "2022-06-01", "2022-SU", "2022-06-01", "2022-08-31"),
        ("year", "2022-06-15", "2022", "2022-01-01", "2022-12-31"),
        ("decade", "1987-06-15", "198", "1980-01-01", "1989-12-31"),
        ("century", "1899-06-15", "18", "1800-01-01", "1899-12-31"),
    ],
)
def test_the_unit_that_holds_a_day(unit: str, day: str, value: str, start: str, end: str) -> None:
    found = stretch(unit, date.fromisoformat(day))  # type: ignore[arg-type]
    assert (found.value, found.start.isoformat(), found.end.isoformat()) == (value, start, end)


def test_units_away() -> None:
    assert shifted("month", date(2022, 1, 31), -1).value == "2021-12"
    assert shifted("decade", date(2022, 1, 1), -1).value == "201"
    assert months_away(date(2022, 3, 31), -1) == date(2022, 2, 28)


def test_the_calendar_has_ends() -> None:
    assert moved(date(2022, 1, 1), -1e12) == date.min
    assert shifted("century", date(2022, 1, 1), 500).end == date.max
