"""What is not ruled out, what a headline sets, and days of what somebody is invited to."""

from __future__ import annotations

from datetime import date

import pytest

from dateline import Coder
from dateline.model import make_report

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    "text",
    [
        "The Greens refused to rule out working with the Liberals again.",
        "The minister declined to rule out sanctions against Tehran.",
        "The White House would not rule out military action against Iran.",
    ],
)
def test_who_leaves_it_open_refuses_nobody(coder: Coder, text: str) -> None:
    assert coder.code(make_report(text)) == ()


def test_who_rules_it_out_refuses(coder: Coder) -> None:
    (found,) = coder.code(make_report("The Greens ruled out talks with the Liberals on Monday."))
    assert found.action.type == "REJECT"


@pytest.mark.parametrize(
    "title", ["Canada to expel Indian diplomats over killing", "Moldova to expel 45 Russian envoys"]
)
def test_what_a_headline_sets_is_planned(coder: Coder, title: str) -> None:
    (found,) = coder.code(make_report(title))
    assert found.status.value == "planned"


def test_the_day_of_a_meeting_is_not_that_of_the_invitation(coder: Coder) -> None:
    text = (
        "The minister on Tuesday appealed to the teachers to return. He invited the union to a meeting in Nairobi on "
        "Wednesday."
    )
    found = coder.code(make_report(text, published=date(2024, 5, 16)))
    assert [each.time.words.text for each in found if each.action.words.text == "invited"] == [""]


def test_of_what_somebody_is_accused_is_no_part_of_him(coder: Coder) -> None:
    text = "Haiti's government accused its neighbour of ethnic discrimination and asked for a meeting of the OAS."
    accused = next(each for each in coder.code(make_report(text)) if each.action.type == "ACCUSE")
    assert [(each.words.text, each.country) for each in accused.recipients] == [("its neighbour", None)]
