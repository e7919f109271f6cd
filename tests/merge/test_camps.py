"""The camp that a party's sectors put it in."""

import pytest

from dateline.merge.camps import camp_of


@pytest.mark.parametrize(
    ("sectors", "camp"), [(("MIL",), "state"), (("UAF", "REB"), "rebels"), (("CVL",), None), ((), None)]
)
def test_soldiers_are_of_the_state_and_gunmen_of_the_rebels(sectors, camp):
    assert camp_of(sectors) == camp
