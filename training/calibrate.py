"""Fits the confidence of accounts on the corpus's dev part and on real news: `python -m training.calibrate`.

Writes src/dateline/extract/confidence.json: weights for an account to be right, and for its act to be told at all.
The real news is `training.news.DEV`, of which acts taught nothing but this and contexts. Prints, for rules by which
accounts are kept (`dateline.extract.confidence`), account F1 of reports, sentences and real news, the accounts in 100
sentences without act, and the expected calibration error of the corpus and of real news, each half of the texts
measured with the weights of the other.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product, starmap
from typing import Literal, NamedTuple, get_args

import numpy as np

import dateline
from dateline.evaluate import corpus
from dateline.evaluate.accounts_of_reports import report_of
from dateline.evaluate.calibration import calibration_error
from dateline.evaluate.matching import GoldAccount, overlaps, pair_up
from dateline.extract.confidence import KEPT, WEIGHTS, Rule, Sureness, What, features
from training import news
from training.gold import CORPUS, fold_of

NAMES = ("one", "raw", "said", "inferred", "actor", "recipient", "again", "sentences", "alone", "noun")


WHATS: tuple[What, What] = ("right", "told")
RULES = [
    Rule(0, 0, 0),
    *(Rule(each, each, 0) for each in (0.28, 0.32, 0.36, 0.42, 0.46)),
    *starmap(Rule, product((0.42, 0.5, 0.55, 0.6, 0.65), (0.25, 0.3), (0.55, 0.6, 0.65, 0.7))),
]


class Coded(NamedTuple):
    """A coded account: its features, whether it is right, and whether its act is told by the gold at these words."""

    seen: list[float]
    right: bool
    told: bool


Kind = Literal["reports", "sentences", "real"]


@dataclass(frozen=True, slots=True)
class Seen:
    """One text: the half of its scene, its kind, its sentences, gold accounts; and those coded."""

    half: int
    kind: Kind
    sentences: int
    gold: int
    coded: tuple[Coded, ...]


def seen(coder: dateline.Coder) -> Iterator[Seen]:
    """Features of every account however unsure, and what is right of it, text by text."""
    for row in (*corpus.rows(CORPUS, "dev"), *news.articles(news.DEV)):
        report = report_of(row)
        doc, accounts = coder.candidates(report)
        accounts = sorted(accounts, key=lambda account: -account.confidence)  # a sure one finds its partner first
        gold = [GoldAccount.of(each, where=str(row["id"])) for each in row["accounts"]]
        right = {coded for coded, _ in pair_up(accounts, gold)}
        coded = []
        for index, account in enumerate(accounts):
            words = [doc.sentences[at].offsets(token, token + 1) for at, token in account.anchors]
            is_told = index in right or any(account.action.type in each.types and _meets(words, each) for each in gold)
            told = features(doc, account)
            coded.append(Coded([told[name] for name in NAMES], index in right, is_told))
        kind: Kind = "real" if "article" in row else "reports" if "published" in row else "sentences"
        sentences = 1 if kind == "sentences" else len(doc.sentences)
        yield Seen(fold_of(row["scene"], 2), kind, sentences, len(gold), tuple(coded))


def _meets(words: Sequence[tuple[int, int]], gold: GoldAccount) -> bool:
    return overlaps(words, [(start, end) for start, end in gold.slots["action"].get("spans") or ()])


def fit(
    x: np.ndarray,
    y: np.ndarray,
    *,
    ridge: float = 1.0,
    times: np.ndarray | float = 1.0,
    steps: int = 30,
    start: np.ndarray | None = None,
) -> np.ndarray:
    """Logistic regression by Newton's method; ``times`` says how often each row stands for a case.

    The ridge pulls towards ``start``; without one towards nothing, and not the constant in the first column.
    """
    begun = np.zeros(x.shape[1]) if start is None else start
    w = begun.copy()
    penalty = np.full(len(w), ridge)
    if start is None:
        penalty[0] = 0
    for _ in range(steps):
        p = 1 / (1 + np.exp(-x @ w))
        gradient = x.T @ (times * (p - y)) + penalty * (w - begun)
        hessian = (x * (times * p * (1 - p))[:, None]).T @ x + np.diag(penalty + 1e-6)
        w -= np.linalg.solve(hessian, gradient)
    return w


def fitted(texts: Sequence[Seen], what: What) -> np.ndarray:
    """The weights for the accounts of some texts."""
    every = [each for text in texts for each in text.coded]
    return fit(np.array([each.seen for each in every]), np.array([getattr(each, what) for each in every], float))


def sure(text: Seen, weights: dict[What, np.ndarray]) -> list[Sureness]:
    """How sure each account of a text is."""
    chances = [[float(1 / (1 + np.exp(-np.array(each.seen) @ weights[what]))) for what in WHATS] for each in text.coded]
    return [Sureness(*each) for each in chances]


def line(texts: Sequence[Seen], told: Sequence[list[Sureness]], rule: Rule) -> str:
    """The figures where only some accounts are kept."""
    kept = [
        [(one.right, each.right) for one, each in zip(own, text.coded, strict=True) if one.is_kept(rule)]
        for text, own in zip(texts, told, strict=True)
    ]
    pairs = list(zip(texts, kept, strict=True))
    f1 = {}
    for kind in get_args(Kind):
        own = [(text.gold, each) for text, each in pairs if text.kind == kind]
        hits, found = sum(right for _, each in own for _, right in each), sum(len(each) for _, each in own)
        f1[kind] = 2 * hits / max(found + sum(gold for gold, _ in own), 1)
    quiet = [(text.sentences, len(each)) for text, each in pairs if not text.gold and text.kind != "real"]
    noise = 100 * sum(many for _, many in quiet) / max(sum(sentences for sentences, _ in quiet), 1)
    errors = (_error([each for text, each in pairs if (text.kind == "real") == real]) for real in (False, True))
    figures = ", ".join(f"{kind} {each:.3f}" for kind, each in f1.items())
    return f"F1 {figures}; noise {noise:.1f}; error {', '.join(f'{each:.3f}' for each in errors)}"


def _error(kept: Sequence[Sequence[tuple[float, bool]]]) -> float:
    return calibration_error([each for one in kept for each in one]) or math.nan


def main() -> None:
    """Fit, cross-check, write."""
    texts = list(seen(dateline.Coder()))
    halves: list[dict[What, np.ndarray]] = [
        {what: fitted([text for text in texts if text.half != side], what) for what in WHATS} for side in (0, 1)
    ]
    crossed = [sure(text, halves[text.half]) for text in texts]
    for rule in RULES:
        print(f"{rule.right:.2f}, or {rule.or_right:.2f} and told {rule.and_told:.2f}: {line(texts, crossed, rule)}")
    whole: dict[What, np.ndarray] = {what: fitted(texts, what) for what in WHATS}
    shipped = [sure(text, whole) for text in texts]
    print(f"as it ships, with the weights of all of dev: {line(texts, shipped, KEPT)}")
    kept = {what: dict(zip(NAMES, (round(float(each), 4) for each in whole[what]), strict=True)) for what in WHATS}
    WEIGHTS.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
