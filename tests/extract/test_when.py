"""Which expression dates an act, in plain sentences."""

from __future__ import annotations

from datetime import date

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
