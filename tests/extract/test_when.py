"""Which expression dates an act, in plain sentences."""

from __future__ import annotations

from datetime import date

import pytest

from dateline import Coder
from dateline.model import make_report


def days(coder: Coder, text: str, type_: str) -> set[date | None]:
    _, accounts = coder.candidates(make_report(text, published=date(2022, 3, 5)), doubtful=True)
    return {each.time.start for each in accounts if each.action.type == type_}


def test_friday_prayers_are_on_friday(coder: Coder) -> None:
    text = (
        "A suicide bomber blew himself up at a mosque in Herat during Friday prayers, killing 14 people, police said."
    )
    assert days(coder, text, "ASSAULT") == {date(2022, 3, 4)}


def test_hours_later_is_still_on_the_day_of_the_story(coder: Coder) -> None:
    text = "Gunmen shot dead a judge in Quito on Thursday. Hours later, police arrested two suspects in Guayaquil."
    assert days(coder, text, "COERCE") == {date(2022, 3, 3)}


def test_two_clauses_of_one_scene_have_one_day(coder: Coder) -> None:
    text = "Six people died in Sirte on Thursday when rebels shelled a market."
    assert days(coder, text, "ASSAULT") == {date(2022, 3, 3)}


def test_the_day_a_planned_act_is_set_for_is_its_own(coder: Coder) -> None:
    planned = {date(2022, 3, 7)}
    assert days(coder, "Bus drivers are planning a strike for Monday.", "PROTEST") == planned
    assert days(coder, "The guild of bakers announced a march in Turin for Monday.", "PROTEST") == planned


def test_who_announces_a_resignation_resigns_that_day(coder: Coder) -> None:
    text = "Prime Minister Ana Costa announced the resignation of her cabinet on Thursday."
    assert days(coder, text, "RETREAT") == {date(2022, 3, 3)}


def test_a_range_of_days_before_their_month(coder: Coder) -> None:
    text = "The army killed 14 rebels near Gao between 3 and 9 February."
    assert days(coder, text, "ASSAULT") == {date(2022, 2, 3)}


def test_the_day_of_what_a_march_is_against_is_not_the_marchs(coder: Coder) -> None:
    text = "Hundreds of students rallied again in Bissau against the military coup of February 1."
    assert date(2022, 2, 1) not in days(coder, text, "PROTEST")
    march = "Nurses and clerks rallied again across the country against the coup of February 1"
    assert date(2022, 2, 1) not in days(coder, f"{march}, and dockers joined a strike.", "PROTEST")


def test_a_third_night_is_no_night_of_the_text(coder: Coder) -> None:
    text = "Soldiers took power on 20 February. On Thursday they cut off the internet for a third night."
    assert days(coder, text, "COERCE") <= {date(2022, 3, 3), date(2022, 2, 20)}
    assert date(2022, 3, 3) in days(coder, text, "COERCE")


def test_a_second_night_with_its_day_is_that_days(coder: Coder) -> None:
    text = "Rioters burned shops in Lomé for a second night on Thursday, police said."
    assert date(2022, 3, 3) in days(coder, text, "PROTEST") | days(coder, text, "ASSAULT")


def test_of_days_that_share_a_month_the_first_counts_and_all_are_shown(coder: Coder) -> None:
    told = coder.code(make_report("Rebels shelled the camp on 5, 7 and 9 February.", published=date(2022, 3, 4)))
    assert [(each.time.start, each.time.words.text) for each in told] == [(date(2022, 2, 5), "5, 7 and 9 February")]


@pytest.mark.parametrize(
    ("entry", "type_", "day"),
    [
        ("4.10pm: Marchers have blocked the bridge and burned two cars.", "PROTEST", date(2022, 3, 4)),
        ("2.15pm: Riot police have fired tear gas at the crowd outside parliament.", "ASSAULT", date(2022, 3, 4)),
        ("4.10pm: The clerks will block the bridge.", "PROTEST", None),
        ("4.10pm: Marchers burned two cars on Monday.", "PROTEST", date(2022, 2, 28)),
        ("4.10pm: Norway is suspending its pact with Chad and condemns the raid on Bo.", "ASSAULT", None),
    ],
)
def test_an_entry_of_a_live_page_is_of_its_day(coder: Coder, entry: str, type_: str, day: date | None) -> None:
    told = coder.code(make_report(entry, published=date(2022, 3, 4)))
    assert {each.time.start for each in told if each.action.type == type_} == {day}


def test_what_is_the_first_since_a_year_was_not_then(coder: Coder) -> None:
    text = "Macron held talks with the Iraqi prime minister in Baghdad, on his first trip to the country since 2011."
    (talks,) = coder.code(make_report(text, published=date(2024, 5, 16)))
    assert talks.time.start != date(2011, 1, 1)


def test_two_acts_days_apart_have_two_days(coder: Coder) -> None:
    text = "The minister resigned on Tuesday, a day after 19 people were killed when police opened fire on a march."
    days = {each.action.type: each.time.start for each in coder.code(make_report(text, published=date(2024, 5, 16)))}
    assert days == {"RETREAT": date(2024, 5, 14), "ASSAULT": date(2024, 5, 13)}


def test_the_day_of_the_main_clause_is_not_that_of_the_clause_it_is_counted_from(coder: Coder) -> None:
    text = "Three days after police shot a boy dead in Rio, residents blocked a road on Sunday."
    days = {each.action.type: each.time.start for each in coder.code(make_report(text, published=date(2024, 5, 16)))}
    assert days == {"ASSAULT": date(2024, 5, 9), "PROTEST": date(2024, 5, 12)}


def test_the_day_of_a_relative_clause_is_its_own(coder: Coder) -> None:
    text = "Pirates who seized the tanker in March freed its 23 sailors on Sunday after a ransom was paid."
    days = {each.action.type: each.time.start for each in coder.code(make_report(text, published=date(2024, 5, 16)))}
    assert (days["ASSAULT"], days["RETREAT"]) == (date(2024, 3, 1), date(2024, 5, 12))
