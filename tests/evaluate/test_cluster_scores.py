"""MUC, B³ and CEAF on examples that can be counted by hand."""

from __future__ import annotations

import pytest

from dateline.evaluate.cluster_scores import ClusterScores, best_pairing


def scores(gold: list[list[str]], found: list[list[str]]) -> dict[str, float | None]:
    counted = ClusterScores()
    counted.add(gold, found)
    return counted.figures()


def test_the_gold_itself_is_right_in_every_measure() -> None:
    figures = scores([["a", "b", "c"], ["d", "e"]], [["a", "b", "c"], ["d", "e"]])
    assert [figures[f"{name}_f1"] for name in ("muc", "b3", "ceaf", "mean", "mention")] == [1.0] * 5


def test_a_split_cluster_costs_recall_alone() -> None:
    figures = scores([["a", "b", "c", "d"]], [["a", "b"], ["c", "d"]])
    assert figures["muc_recall"] == pytest.approx(2 / 3)
    assert figures["muc_precision"] == 1.0
    assert figures["b3_recall"] == pytest.approx(0.5)
    assert figures["b3_precision"] == 1.0
    assert figures["ceaf_recall"] == pytest.approx(4 / 6)
    assert figures["ceaf_precision"] == pytest.approx(2 / 6)


def test_the_best_pairing_is_not_the_greedy_one() -> None:
    assert best_pairing([[0.9, 0.8], [0.8, 0.1]]) == pytest.approx(1.6)
    assert best_pairing([[0.2], [0.7], [0.1]]) == pytest.approx(0.7)
