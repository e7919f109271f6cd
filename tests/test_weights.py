"""Learnt weights are read once; log odds stay finite."""

import math
from pathlib import Path

import pytest

from dateline import weights as weights_of
from dateline.weights import Weights, learnt, log_odds


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


def test_how_marks_are_grouped_does_not_change_their_score() -> None:
    weights = Weights({"a": 0.1, "b": 0.2, "c": 0.3})

    assert weights.score((("a", "b"), ("c", "d"))) == weights.score((("c",), ("b",), (), ("a",)))
    assert weights.score((("a", "a"),)) == 0.2


def test_a_long_run_keeps_no_more_groups_than_allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weights_of, "MOST_GROUPS", 2)
    weights = Weights({"a": 0.1})

    assert [weights.score((("a",) * number,)) > 0 for number in range(1, 6)] == [True] * 5
    assert len(weights) <= 2
