"""Who "the party" is that is shot at."""

from __future__ import annotations

import pytest

from dateline import Coder, make_report

SET_OUT = "A police patrol set out for Bo on Monday."


@pytest.mark.model
@pytest.mark.parametrize(
    ("before", "party", "sector"),
    [
        (SET_OUT, "the party", "COP"),
        (SET_OUT, "a party", "PTY"),  # another one
        (f"{SET_OUT} The Democratic Party met in Bo.", "the party", "PTY"),
        (f"{SET_OUT} It was raining. The road was wet.", "the party", "PTY"),  # too far back
        ("A team of nurses left Bo on Monday. A police convoy followed.", "the party", "COP"),  # the nearest
    ],
)
def test_the_party_is_the_team_before_where_none_is_political(before: str, party: str, sector: str) -> None:
    told = Coder().code(make_report(f"{before} Gunmen opened fire on {party} near the river."))
    (attack,) = (each for each in told if each.action.type == "ASSAULT")

    assert attack.recipients[0].sectors[0] == sector
