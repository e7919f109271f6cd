"""Days of feasts against dates that anybody can look up."""

from datetime import date

import pytest

from dateline.model import Tense
from dateline.model.moments import Named
from dateline.parse.timewords.lexicon import FEASTS
from dateline.resolve.counting import Anchors, Setting, count
from dateline.resolve.holidays import UNDATED, feast_days

KNOWN = """
easter 2019 2019-04-21
orthodox easter 2019 2019-04-28
good friday 2022 2022-04-15
ash wednesday 2024 2024-02-14
labor day 2017 2017-09-04
memorial day 2022 2022-05-30
thanksgiving 2023 2023-11-23
election day 2016 2016-11-08
eid al-fitr 2023 2023-04-21
eid al-adha 2019 2019-08-11
ashura 2022 2022-08-08
diwali 2023 2023-11-12
yom kippur 1973 1973-10-06
rosh hashanah 2021 2021-09-07
lunar new year 1968 1968-01-30
new year eve 2018 2018-12-31
"""


@pytest.mark.parametrize("row", KNOWN.strip().splitlines())
def test_feasts_fall_on_their_days(row: str) -> None:
    *name, year, day = row.split()
    first, last = feast_days(" ".join(name), int(year))[0]
    assert first == last == date.fromisoformat(day)


def test_feasts_of_many_days() -> None:
    assert feast_days("ramadan", 2022) == ((date(2022, 4, 2), date(2022, 5, 1)),)
    assert feast_days("easter weekend", 2019) == ((date(2019, 4, 19), date(2019, 4, 22)),)


def test_a_moon_year_may_bring_a_feast_twice() -> None:
    assert len(feast_days("eid al-fitr", 2000)) == 2


@pytest.mark.parametrize("feast", sorted(set(FEASTS.values())))
def test_every_feast_that_is_read_has_days(feast: str) -> None:
    assert any(feast_days(feast, year) for year in range(2020, 2024)) != (feast in UNDATED)


def test_days_of_american_politics_and_trade() -> None:
    assert feast_days("super tuesday", 2016) == ((date(2016, 3, 1),) * 2,)
    assert feast_days("super tuesday", 2017) == feast_days("inauguration day", 2016) == ()
    assert feast_days("inauguration day", 2017) == ((date(2017, 1, 20),) * 2,)
    assert feast_days("black friday", 2015) == ((date(2015, 11, 27),) * 2,)
    assert feast_days("fat tuesday", 2016) == ((date(2016, 2, 9),) * 2,)


def test_years_outside_the_calendar_have_no_feasts() -> None:
    assert feast_days("easter", 0) == feast_days("christmas", 10_000) == ()


def test_what_no_table_covers_is_unknown() -> None:
    assert feast_days("diwali", 1900) == ()
    assert feast_days("no such feast", 2020) == ()


def test_a_day_of_several_histories_has_none_and_says_so() -> None:
    bloody = Named("day", feast="bloody sunday")
    value = count(bloody, Setting("Bloody Sunday", "", "", "past"), Anchors(date(2024, 6, 12), "the publication day"))
    assert (value.start, value.because) == (None, "several days of history are called Bloody Sunday")


@pytest.mark.parametrize(
    ("feast", "tense", "day"),
    [
        ("inauguration day", "past", date(2021, 1, 20)),
        ("inauguration day", "future", date(2025, 1, 20)),
        ("super tuesday", "past", date(2020, 3, 3)),
    ],
)
def test_what_comes_every_four_years_is_looked_for_so_far(feast: str, tense: Tense, day: date) -> None:
    anchors = Anchors(date(2023, 6, 12), "the publication day")
    assert count(Named("day", feast=feast), Setting(feast.title(), tense=tense), anchors).start == day


def test_a_feast_that_begins_before_new_year_is_one_year_s() -> None:
    assert feast_days("hanukkah", 2024) == ((date(2024, 12, 26), date(2025, 1, 2)),)
    assert feast_days("hanukkah", 2025) == ((date(2025, 12, 15), date(2025, 12, 22)),)
