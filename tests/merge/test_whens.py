"""The day: what was told before a denial is what was denied."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from dateline.merge.voices import Voice
from dateline.merge.whens import date_disagreements
from small_world import MONDAY, report, shelling

SUNDAY = MONDAY - timedelta(days=1)


def told(publisher: str, when: str, day: date, *, hour: float = 12, status: str = "happened") -> Voice:
    text = f"Rebels shelled the fish market of Arandi on {when}."
    return Voice(shelling(report(text, publisher=publisher, hour=hour), when=when, day=day, status=status), publisher)


def test_a_day_told_before_the_denial_stays_with_all_who_tell_it() -> None:
    first, denial = told("Wire", "Monday", MONDAY, hour=9), told("Army", "Monday", MONDAY, hour=10, status="denied")
    later, slip = told("Salt", "Monday", MONDAY, hour=14), told("Echo", "Sunday", SUNDAY, hour=15)

    (found,) = date_disagreements([first, denial, later, slip])

    assert {each.value: len(each.reports) for each in found.positions} == {"2023-03-06": 2, "2023-03-05": 1}
    assert found.alone == (slip.report_id,)


def test_the_night_to_one_day_is_not_the_night_to_the_next() -> None:
    to_monday, to_sunday = told("Wire", "the night to Monday", MONDAY), told("Salt", "the night to Sunday", SUNDAY)
    night = told("Echo", "Sunday night", SUNDAY)

    assert list(date_disagreements([to_monday, to_sunday]))
    assert not list(date_disagreements([to_monday, night]))


def test_friday_night_and_saturday_night_are_two_nights_and_a_night_and_its_morning_one() -> None:
    sunday_night, monday_night = told("Wire", "Sunday night", SUNDAY), told("Salt", "Monday night", MONDAY)

    assert list(date_disagreements([sunday_night, monday_night]))
    assert not list(date_disagreements([sunday_night, told("Echo", "Monday", MONDAY)]))


def test_who_tells_of_an_earlier_act_beside_its_own_still_dates_its_own() -> None:
    wire = told("Wire", "Monday, four days after a raid on a mill", MONDAY)
    slip = told("Echo", "Sunday", SUNDAY)
    of_the_raid = told("Salt", "Thursday", MONDAY - timedelta(days=4))

    assert list(date_disagreements([wire, slip]))
    assert not list(date_disagreements([wire, of_the_raid]))


def test_a_number_of_days_that_nobody_counts_to_ends_nothing() -> None:
    wire = told("Wire", f"Monday, {'9' * 5000} days after a raid on a mill", MONDAY)

    assert list(date_disagreements([wire, told("Echo", "Sunday", SUNDAY)]))


def test_the_day_on_which_a_toll_rose_is_not_that_of_the_attack() -> None:
    tuesday = MONDAY + timedelta(days=1)
    first = report("Rebels shelled Arandi on Monday, killing five people.", publisher="Wire")
    later = report(
        "The toll of the shelling of Arandi rose to 12 on Tuesday, medics said.", publisher="Wire", day=tuesday
    )
    one = shelling(first)
    two = shelling(later, did="shelling", who=(), when="Tuesday", day=tuesday)

    assert not list(date_disagreements([Voice(one, "a"), Voice(two, "a")]))


def undated(publisher: str, when: str, *, said: str = "") -> Voice:
    """A page without a day of publication."""
    text = f"Rebels shelled the fish market of Arandi {said}on {when}."
    told = replace(report(text, publisher=publisher), published=None)
    return Voice(shelling(told, when=when, day=None), publisher)


@pytest.mark.parametrize(
    ("one", "other", "days"),
    [
        ("Monday", "Sunday", {"Monday", "Sunday"}),
        ("Monday evening", "Tuesday afternoon", {"Monday", "Tuesday"}),
        ("Friday", "last Thursday", {"Friday", "Thursday"}),
    ],
)
def test_weekdays_exclude_each_other_where_no_page_is_dated(one: str, other: str, days: set[str]) -> None:
    (found,) = date_disagreements([undated("Wire", one), undated("Echo", other)])

    assert {each.value for each in found.positions} == days
    assert "weekdays" in found.because


@pytest.mark.parametrize(
    "other",
    [
        undated("Echo", "Monday morning"),
        undated("Echo", "the night to Sunday"),
        undated("Echo", "the eve of the feast"),
        undated("Echo", "Sunday", said="the army said "),
        told("Echo", "Sunday", SUNDAY),
    ],
)
def test_no_weekdays_exclude_each_other_of_one_day_or_night_or_of_speech_or_where_a_page_is_dated(other: Voice) -> None:
    assert not list(date_disagreements([undated("Wire", "Monday"), other]))
