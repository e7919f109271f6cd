"""How likely two accounts speak of the same event, and why: the features, each times its learnt weight."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np

from dateline.errors import BrokenPromise
from dateline.merge.features import FEATURES, measured
from dateline.merge.pairs import Pairs
from dateline.merge.rows import Floats, Integers, Rows, row_of, rows_of
from dateline.model import Account

WEIGHTS = Path(__file__).with_name("weights.json")
"""Learnt by `python training/merging.py`; a name of `FEATURES` and its weight each, in log-odds."""
AT_ONCE = 100_000
"""Pairs compared at once: 30 MB of features."""
SURE = 6.0
"""Log-odds beyond which one comparison counts no more: a single feature must not outweigh ten accounts."""


@dataclass(frozen=True, slots=True)
class Reason:
    """A feature that spoke for (weight above 0) or against, with its share of the log-odds."""

    weight: float
    said: str


def log_odds(rows: Rows, *, one: Integers, other: Integers) -> Floats:
    """The log-odds of each pair of rows to be of one event, between -SURE and SURE."""
    return np.clip(odds_of(rows, one=one, other=other), -SURE, SURE)


def odds_of(rows: Rows, *, one: Integers, other: Integers) -> Floats:
    """The log-odds of each pair of rows to be of one event, without bounds."""
    weights = weights_of(WEIGHTS)
    parts = [
        _summed(Pairs(rows, one=one[at : at + AT_ONCE], other=other[at : at + AT_ONCE]), weights)
        for at in range(0, len(one), AT_ONCE)
    ]
    # Rounded: the last digits of a sum hang on how many pairs were compared at once.
    return np.asarray(np.round(np.concatenate(parts), 6), dtype=np.float64) if parts else np.zeros(0)


def _summed(pairs: Pairs, weights: Floats) -> Floats:
    """The sum of each pair's features, each times its weight: feature by feature, so no pair's hangs on the others'."""
    found = np.zeros(len(pairs.one))
    with np.errstate(invalid="ignore"):
        for feature, weight in zip(FEATURES, weights.tolist(), strict=True):
            if weight:
                found += weight * feature.values(pairs)
    return found


def compare(one: Account, other: Account) -> tuple[float, tuple[Reason, ...]]:
    """The probability that two accounts are of one event, and the reasons, the weightiest first."""
    rows = rows_of([row_of(one), row_of(other)])
    weights = weights_of(WEIGHTS)
    values = measured(Pairs(rows, one=np.array([0]), other=np.array([1])))[0]
    shares = values * weights
    order = np.argsort(-np.abs(shares), kind="stable")
    reasons = [
        Reason(float(shares[at]), FEATURES[at].said.format(values[at]))
        for at in order
        if FEATURES[at].name != "always" and abs(shares[at]) > 0.05
    ]
    return float(1 / (1 + np.exp(-shares.sum()))), tuple(reasons)


@lru_cache(maxsize=4)
def weights_of(path: Path) -> Floats:
    """The weights of a file, in the order of the table; raises BrokenPromise where a feature has none."""
    told = json.loads(path.read_text(encoding="utf-8"))["same event"]
    if missing := [feature.name for feature in FEATURES if feature.name not in told]:
        raise BrokenPromise(f"{path.name} has no weight for {', '.join(missing)}: run training/merging.py")
    return np.array([told[feature.name] for feature in FEATURES], dtype=float)


def learn(values: Floats, truth: Sequence[bool], *, before: Sequence[float], share: Floats, hold: float) -> Floats:
    """Logistic regression around the weights believed ``before``, whose signs are kept (0: either).

    ``share`` weighs the rows, ``hold`` says how strongly the beliefs hold, as a number of rows. Projected gradient
    steps of a fixed number, so that the same rows give the same weights.
    """
    right, believed = np.asarray(truth, dtype=float), np.asarray(before, dtype=float)
    weights = believed.copy()
    share, hold = share / share.sum(), hold / max(len(right), 1)
    step = 4.0 / max(float(np.linalg.eigvalsh((values * share[:, None]).T @ values).max()) + 4 * hold, 1e-9)
    ahead, pace = weights.copy(), 1.0
    for _ in range(4000):  # accelerated (FISTA): converges to 1e-6 on ten thousand rows
        guess = 1 / (1 + np.exp(-np.clip(values @ ahead, -30, 30)))
        fresh = ahead - step * (values.T @ (share * (guess - right)) + hold * (ahead - believed))
        fresh = np.where(believed * fresh < 0, 0.0, fresh)
        faster = (1 + np.sqrt(1 + 4 * pace * pace)) / 2
        ahead = fresh + (pace - 1) / faster * (fresh - weights)
        weights, pace = fresh, faster
    return weights
