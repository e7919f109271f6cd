"""Learnt weights are read once; log odds stay finite."""

import math
from pathlib import Path

import pytest

from dateline.weights import learnt, log_odds


def test_a_file_is_read_once(tmp_path: Path) -> None:
    file = tmp_path / "w.json"
    file.write_text('{"one": 1.5}', encoding="utf-8")
    assert learnt(file) == {"one": 1.5}
    file.unlink()
    assert learnt(file) == {"one": 1.5}


@pytest.mark.parametrize(
    ("chance", "odds"), [(0.5, 0.0), (0.75, math.log(3)), (0.0, math.log(1 / 99)), (1.0, math.log(99))]
)
def test_log_odds_are_kept_finite(chance: float, odds: float) -> None:
    assert log_odds(chance, least=0.01) == pytest.approx(odds)
