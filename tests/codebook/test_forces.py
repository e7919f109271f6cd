"""Who is of one force with whom."""

from __future__ import annotations

import pytest

from dateline.codebook.forces import are_one_force
from dateline.model import NO_WORDS, Party


def of(country: str, *sectors: str) -> Party:
    return Party(NO_WORDS, country=country, sectors=sectors)


@pytest.mark.parametrize(
    ("one", "other", "are_one"),
    [
        (of("MLI", "MIL"), of("MLI", "MIL"), True),
        (of("MLI", "COP"), of("MLI", "COP", "MIL"), True),
        (of("MLI", "MIL"), of("TCD", "MIL"), False),
        (of("MLI", "MIL"), of("MLI", "REB"), False),
        (of("MLI", "GOV"), of("MLI", "GOV"), False),
        (of("MLI"), of("MLI"), False),
    ],
)
def test_police_armies_and_rebels_of_one_country_are_one(one: Party, other: Party, *, are_one: bool) -> None:
    assert are_one_force(one, other) == are_one
