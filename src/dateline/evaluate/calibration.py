"""How far a confidence can be believed: among accounts that are 0.8 sure, eight in ten should be right."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.evaluate.scorecard import ScoreTable, mean, share

BINS = 10

Judged = tuple[float, bool]
"""A confidence between 0 and 1, and whether it was right."""


def calibration_error(judged: Sequence[Judged]) -> float | None:
    """Expected calibration error over ten bins of equal width; None of nothing.

    The distance between mean confidence and the share of right ones in each bin, weighed by the bin's size
    (Naeini and others 2015; Guo and others 2017).
    """
    if not judged:
        return None
    return sum(len(each) * abs(_sure(each) - _right(each)) for _, each in _bins(judged)) / len(judged)


def reliability_table(judged: Sequence[Judged], heading: str) -> ScoreTable:
    """Each bin that is not empty: how many, how sure, how often right."""
    rows = tuple(
        (f"{at / BINS:.1f}-{(at + 1) / BINS:.1f}", str(len(each)), share(_sure(each)), share(_right(each)))
        for at, each in _bins(judged)
    )
    return ScoreTable(heading, ("confidence", "accounts", "mean", "right"), rows)


def _bins(judged: Sequence[Judged]) -> list[tuple[int, list[Judged]]]:
    filled: dict[int, list[Judged]] = {}
    for confidence, right in judged:
        filled.setdefault(min(int(confidence * BINS), BINS - 1), []).append((confidence, right))
    return sorted(filled.items())


def _sure(judged: Sequence[Judged]) -> float:
    return mean([confidence for confidence, _ in judged]) or 0.0


def _right(judged: Sequence[Judged]) -> float:
    return mean([float(right) for _, right in judged]) or 0.0
