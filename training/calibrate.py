"""Fits the confidence of accounts on the corpus's dev part: `python -m training.calibrate`.

Writes src/dateline/extract/confidence.json and prints the expected calibration error, each half of the scenes
measured with the weights of the other.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator

import numpy as np

import dateline
from dateline.evaluate import corpus
from dateline.evaluate.accounts_of_reports import report_of
from dateline.evaluate.calibration import calibration_error
from dateline.evaluate.matching import GoldAccount, pair_up
from dateline.extract.confidence import WEIGHTS, features
from training.gold import CORPUS, fold_of

NAMES = ("one", "raw", "actor", "recipient", "again", "sentences", "noun")


def seen(coder: dateline.Coder) -> Iterator[tuple[int, list[float], bool]]:
    """Half of its scene, features, and whether it is right, of every account however unsure."""
    for row in corpus.rows(CORPUS, "dev"):
        report = report_of(row)
        doc, accounts = coder.candidates(report)
        accounts = sorted(accounts, key=lambda account: -account.confidence)  # a sure one finds its partner first
        gold = [GoldAccount.of(each, where=str(row["id"])) for each in row["accounts"]]
        right = {coded for coded, _ in pair_up(accounts, gold)}
        for index, account in enumerate(accounts):
            told = features(doc, account)
            yield fold_of(row["scene"], 2), [told[name] for name in NAMES], index in right


def fit(x: np.ndarray, y: np.ndarray, *, ridge: float = 1.0) -> np.ndarray:
    """Logistic regression by Newton's method."""
    w = np.zeros(x.shape[1])
    penalty = np.full(len(w), ridge)
    penalty[0] = 0
    for _ in range(30):
        p = 1 / (1 + np.exp(-x @ w))
        gradient = x.T @ (p - y) + penalty * w
        hessian = (x * (p * (1 - p))[:, None]).T @ x + np.diag(penalty + 1e-6)
        w -= np.linalg.solve(hessian, gradient)
    return w


def main() -> None:
    """Fit, cross-check, write."""
    halves, rows, right = zip(*seen(dateline.Coder()), strict=True)
    half, x, y = np.array(halves), np.array(rows), np.array(right, float)
    judged = []
    for side in (0, 1):
        w = fit(x[half != side], y[half != side])
        p = 1 / (1 + np.exp(-x[half == side] @ w))
        judged += list(zip(p.tolist(), (y[half == side] > 0).tolist(), strict=True))
    for floor in (0.0, 0.3, 0.4, 0.5):
        kept = [each for each in judged if each[0] >= floor]
        hits = sum(each[1] for each in kept)
        print(f"kept from {floor}: {len(kept)} accounts, {hits} right, error {calibration_error(kept) or math.nan:.3f}")
    w = fit(x, y)
    WEIGHTS.write_text(
        json.dumps(dict(zip(NAMES, (round(float(each), 4) for each in w), strict=True)), indent=1) + "\n"
    )
    print(WEIGHTS.read_text())


if __name__ == "__main__":
    main()
