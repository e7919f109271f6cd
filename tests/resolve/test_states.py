"""Parts of the world that many states are meant by."""

from __future__ import annotations

import pytest

from dateline import Coder
from dateline.model import make_report

pytestmark = pytest.mark.model


@pytest.mark.parametrize("world", ["the West", "the Global South"])
def test_a_part_of_the_world_is_no_country(coder: Coder, world: str) -> None:
    (told,) = coder.code(make_report(f"Iran's president accused {world} of stirring unrest."))

    assert [party.country for party in told.recipients] == [None]


@pytest.mark.parametrize("world", ["The West", "The Arab world", "The Muslim world"])
def test_nor_is_one_that_does_something(coder: Coder, world: str) -> None:
    (told,) = (each for each in coder.code(make_report(f"{world} condemned the raid on Goma.")) if each.actors)

    assert [party.country for party in told.actors] == [None]


def test_a_town_called_so_in_full_is_its_council(coder: Coder) -> None:
    (told,) = coder.code(make_report("Protesters accused the City of Lagos of lying."))

    assert [party.code for party in told.recipients] == ["NGAGOV"]
