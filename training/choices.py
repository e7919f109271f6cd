"""Weights of a choice among offers: softmax over named features, with a penalty on the squares of the weights."""

from __future__ import annotations

import argparse
import random
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from dateline.evaluate.matching import overlaps
from dateline.model import Account

Offers = Sequence[Mapping[str, float]]
"""The features of each offer."""


def gold_of(account: Account, accounts: Sequence[dict[str, Any]]) -> dict[str, Any] | None:
    """The gold account whose act stands in words of this one's, if any."""
    spans = account.action.words.spans
    return next((each for each in accounts if overlaps(spans, [tuple(pair) for pair in each["action"]["spans"]])), None)


def five_folds(scenes: Iterable[str]) -> Iterator[set[str]]:
    """The scenes that each of five folds leaves out, drawn with a fixed seed."""
    drawn = sorted(set(scenes))
    random.Random(7).shuffle(drawn)
    for k in range(5):
        yield set(drawn[k::5])


NOTHING: Mapping[str, float] = {}


def turned(rows: Sequence[tuple[Offers, int]], start: Mapping[str, float], *, pull: float) -> dict[str, float]:
    """Weights turned from where they stand towards rows that neither the network nor they have learnt from.

    What is fitted on texts that the network has read trusts its vectors too much. ``pull`` back to ``start`` counts
    against the sum over rows.
    """
    return {**start, **fit(rows, penalty=pull / len(rows), rate=0.2, least=1, start=start)}


def fit(
    rows: Sequence[tuple[Offers, int]],
    *,
    penalty: float,
    steps: int = 400,
    rate: float = 1.0,
    least: int = 3,
    start: Mapping[str, float] = NOTHING,
) -> dict[str, float]:
    """Weights that make the right offer likely, by gradient descent from ``start``, to which the penalty pulls.

    Features of under ``least`` rows are left out.
    """
    seen: dict[str, int] = {}
    for offers, _ in rows:
        for name in {name for each in offers for name in each}:
            seen[name] = seen.get(name, 0) + 1
    place = {name: i for i, name in enumerate(sorted(name for name, number in seen.items() if number >= least))}
    begins, at = [], 0
    right = np.zeros(len(rows), int)
    lines, columns, values = array("q"), array("q"), array("d")
    for i, (offers, index) in enumerate(rows):
        begins.append(at)
        right[i] = at + index
        for each in offers:
            for name, value in each.items():
                if name in place:
                    lines.append(at)
                    columns.append(place[name])
                    values.append(value)
            at += 1
    line, column, cell = np.frombuffer(lines, "i8"), np.frombuffer(columns, "i8"), np.frombuffer(values)
    of = np.repeat(np.arange(len(rows)), np.diff([*begins, at]))
    begun = np.array([start.get(name, 0.0) for name in place])
    weights = begun.copy()
    step, speed = np.zeros_like(weights), np.zeros_like(weights)
    for number in range(1, steps + 1):  # Adam, whole batch
        scores = np.bincount(line, weights[column] * cell, minlength=at)
        top = np.maximum.reduceat(scores, begins)
        grown = np.exp(scores - top[of])
        odds = grown / np.add.reduceat(grown, begins)[of]
        odds[right] -= 1
        slope = np.bincount(column, odds[line] * cell, minlength=len(weights)) / len(rows) + penalty * (weights - begun)
        step = 0.9 * step + 0.1 * slope
        speed = 0.999 * speed + 0.001 * slope**2
        weights -= 0.05 * rate * (step / (1 - 0.9**number)) / (np.sqrt(speed / (1 - 0.999**number)) + 1e-8)
    return {name: round(float(weights[i]), 3) for name, i in place.items() if abs(weights[i]) >= 5e-4}


def score(offer: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """What an offer is worth."""
    return sum(weights.get(name, 0.0) * value for name, value in offer.items())


def asked_for(description: str | None, *, penalty: float, may_turn: bool = False) -> argparse.Namespace:
    """The options of a recipe that fits a choice: ``penalty`` and ``dry``, and where it may be turned ``turn``."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--penalty", type=float, default=penalty)
    if may_turn:
        parser.add_argument(
            "--turn", action="store_true", help="only turn the weights towards dev, from where they are"
        )
    parser.add_argument("--dry", action="store_true", help="measure without writing")
    return parser.parse_args()
