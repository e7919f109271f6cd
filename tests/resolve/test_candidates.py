"""Of several bearers of a name the day, the report's countries and what is said decide."""

from __future__ import annotations

from datetime import date

from dateline.resolve.candidates import Around, best_of, choose
from dateline.resolve.knowledge import Entry

FATHER = Entry("Amin Sall", "person", "SEN", ("GOV",), date(1981, 1, 1), date(1996, 1, 1))
SON = Entry("Omar Sall", "person", "SEN", ("GOV",), date(2004, 1, 1), None)
OTHER = Entry("Ida Sall", "person", "FRA", ("LEG",), date(2004, 1, 1), None)


def named(*entries: Entry, **known: object) -> str | None:
    choice = best_of(entries, Around(**known), bare=True)  # type: ignore[arg-type]  # keywords of Around
    return choice.entry.name if choice else None


def test_the_day_decides_between_father_and_son() -> None:
    shares = {"SEN": 1.0}
    assert named(FATHER, SON, day=date(1990, 5, 1), shares=shares) == "Amin Sall"
    assert named(FATHER, SON, day=date(2010, 5, 1), shares=shares) == "Omar Sall"


def test_the_report_decides_between_countries_and_the_words_over_both() -> None:
    assert named(SON, OTHER, day=date(2010, 5, 1), shares={"FRA": 0.9, "SEN": 0.1}) == "Ida Sall"
    assert named(SON, OTHER, day=date(2010, 5, 1), shares={"FRA": 0.9}, country="SEN") == "Omar Sall"


def test_a_bare_surname_without_any_tie_is_nobody() -> None:
    assert named(SON, day=date(2010, 5, 1), shares={"JPN": 1.0}) is None


def test_a_former_office_is_elite_and_one_to_come_is_none() -> None:
    past, coming = choose([FATHER], date(2000, 1, 1)), choose([SON], date(2003, 1, 1))
    assert past is not None and past.sectors == ("ELI",)
    assert coming is not None and coming.sectors == ()
