"""Scores a coder on gold files: `evaluate(task, path, coder=…)` → `Scorecard`."""

from __future__ import annotations

from dateline.evaluate.asked import CoderLike
from dateline.evaluate.board import TASKS, evaluate
from dateline.evaluate.scorecard import Scorecard, ScoreTable

__all__ = ["TASKS", "CoderLike", "ScoreTable", "Scorecard", "evaluate"]
