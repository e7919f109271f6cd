"""Ships by their names."""

from __future__ import annotations

import pytest

from dateline.codebook.ships import is_ship


@pytest.mark.parametrize(
    ("name", "told"),
    [("MV Ruen", True), ("H.M.S. Kent", True), ("F/V Adriana", True), ("MS", False), ("St. Louis", False)],
)
def test_a_prefix_tells_a_ship(name: str, told: bool) -> None:
    assert is_ship(name.split()) is told
