"""Fits the confidence of accounts on the corpus's dev part: `python -m training.calibrate`.

Writes src/dateline/extract/confidence.json and prints, for thresholds under which accounts are left out, the expected
calibration error, account F1 of reports and sentences and the accounts in 100 sentences without act, each half of the
scenes measured with the weights of the other.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

import dateline
from dateline.evaluate import corpus
from dateline.evaluate.accounts_of_reports import report_of
from dateline.evaluate.calibration import calibration_error
from dateline.evaluate.matching import GoldAccount, pair_up
from dateline.extract.confidence import WEIGHTS, features
from training.gold import CORPUS, fold_of

NAMES = ("one", "raw", "said", "inferred", "actor", "recipient", "again", "sentences", "noun")


@dataclass(frozen=True, slots=True)
class Seen:
    """One text of dev: the half of its scene, whether it is a report, its sentences, gold accounts; and those coded."""

    half: int
    is_report: bool
    sentences: int
    gold: int
    coded: tuple[tuple[list[float], bool], ...]


def seen(coder: dateline.Coder) -> Iterator[Seen]:
    """Features of every account however unsure, and whether it is right, text by text."""
    for row in corpus.rows(CORPUS, "dev"):
        report = report_of(row)
        doc, accounts = coder.candidates(report)
        accounts = sorted(accounts, key=lambda account: -account.confidence)  # a sure one finds its partner first
        gold = [GoldAccount.of(each, where=str(row["id"])) for each in row["accounts"]]
        right = {coded for coded, _ in pair_up(accounts, gold)}
        told = [features(doc, account) for account in accounts]
        coded = tuple(([each[name] for name in NAMES], index in right) for index, each in enumerate(told))
        is_report = "published" in row
        yield Seen(fold_of(row["scene"], 2), is_report, len(doc.sentences) if is_report else 1, len(gold), coded)


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


def fitted(texts: Sequence[Seen]) -> np.ndarray:
    """The weights for the accounts of some texts."""
    told = [each for text in texts for each in text.coded]
    return fit(np.array([row for row, _ in told]), np.array([right for _, right in told], float))


def line(texts: Sequence[Seen], sure: Sequence[list[float]], floor: float) -> str:
    """The figures where only accounts from a floor on are kept."""
    kept = [
        [(p, right) for p, (_, right) in zip(own, text.coded, strict=True) if p >= floor]
        for text, own in zip(texts, sure, strict=True)
    ]
    pairs = list(zip(texts, kept, strict=True))
    f1 = {}
    for part in (True, False):
        own = [(text.gold, each) for text, each in pairs if text.is_report == part]
        hits, found = sum(right for _, each in own for _, right in each), sum(len(each) for _, each in own)
        f1[part] = 2 * hits / max(found + sum(gold for gold, _ in own), 1)
    quiet = [(text.sentences, len(each)) for text, each in pairs if not text.gold]
    noise = 100 * sum(many for _, many in quiet) / max(sum(sentences for sentences, _ in quiet), 1)
    error = calibration_error([each for one in kept for each in one]) or math.nan
    return (
        f"from {floor:.2f}: F1 reports {f1[True]:.3f}, sentences {f1[False]:.3f}; noise {noise:.1f}; error {error:.3f}"
    )


def main() -> None:
    """Fit, cross-check, write."""
    texts = list(seen(dateline.Coder()))
    halves = [fitted([text for text in texts if text.half != side]) for side in (0, 1)]
    sure = [[float(1 / (1 + np.exp(-np.array(row) @ halves[text.half]))) for row, _ in text.coded] for text in texts]
    for floor in (0.0, *np.arange(0.30, 0.61, 0.02)):
        print(line(texts, sure, floor))
    w = fitted(texts)
    whole = [[float(1 / (1 + np.exp(-np.array(row) @ w))) for row, _ in text.coded] for text in texts]
    print("with the weights of all of dev, as they ship:")
    for floor in np.arange(0.36, 0.55, 0.02):
        print(line(texts, whole, floor))
    WEIGHTS.write_text(
        json.dumps(dict(zip(NAMES, (round(float(each), 4) for each in w), strict=True)), indent=1) + "\n"
    )
    print(WEIGHTS.read_text())


if __name__ == "__main__":
    main()
