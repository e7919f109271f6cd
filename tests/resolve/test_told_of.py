"""Which town of a name is meant, by whose people and bodies a report names."""

from __future__ import annotations

import pytest

from dateline import Coder
from dateline.model import make_report

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Hezbollah shelled a base near Tripoli on Monday.", "LBN"),
        ("The Lebanese army arrested twelve men in Tripoli on Friday.", "LBN"),
        ("Gunmen attacked an army checkpoint in Tripoli, Lebanese officials said on Monday.", "LBN"),
        ("Haftar's forces advanced on Tripoli on Thursday.", "LBY"),
        ("Fighting broke out in Tripoli between the army and militias.", "LBY"),
        ("Police in London arrested two Canadians.", "GBR"),
    ],
)
def test_a_town_lies_where_the_people_are_from_unless_a_far_larger_one_bears_its_name(
    coder: Coder, text: str, country: str
) -> None:
    (account,) = coder.code(make_report(text))

    assert account.place.country == country
