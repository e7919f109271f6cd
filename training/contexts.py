"""Fits what an act's contexts are read from: `python -m training.contexts`.

Four weights of a logistic function (`dateline.extract.contexts`) on the gold acts of the corpus's dev part; each half
of the scenes is measured with the weights of the other. Writes src/dateline/extract/contexts.json.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

import dateline
from dateline.codebook.matching import CONTEXTS
from dateline.evaluate import corpus
from dateline.evaluate.accounts_of_reports import report_of
from dateline.extract.acts import find_acts
from dateline.extract.contexts import SMALL, WEIGHTS, subject_of
from dateline.weights import log_odds
from training.calibrate import fit
from training.gold import CORPUS, fold_of

NAMES = ("one", "own", "report", "cued")


class Case(NamedTuple):
    """One context of one act: half of its scene, rank of the act, features, whether gold has it."""

    half: int
    act: int
    told: list[float]
    right: bool


def cases(coder: dateline.Coder) -> Iterator[Case]:
    """Every context of every gold act that the model reads."""
    rank = 0
    for row in corpus.rows(CORPUS, "dev"):
        gold = {}
        for account in row["accounts"]:
            action = (account.get("slots") or account)["action"]
            gold[action["spans"][0][0]] = frozenset(action["contexts"])
        doc = coder.parse(report_of(row), at=list(gold))
        subject = subject_of(found for _, found in find_acts(doc))
        for sentence in doc.sentences:
            cued = coder.codebook.index.hits([(token.text, token.lemma) for token in sentence.tokens])
            for act in sentence.acts:
                real = gold.get(sentence.tokens[act.token].start)
                if real is None:
                    continue
                rank += 1
                for name, own in act.contexts.items():
                    told = [
                        1.0,
                        log_odds(own, least=SMALL),
                        log_odds(subject.get(name, own), least=SMALL),
                        float(name in cued),
                    ]
                    yield Case(fold_of(row["scene"], 2), rank, told, name in real)


def f1(every: list[Case], chances: np.ndarray, floor: float) -> float:
    """Micro-F1 of the contexts from a floor on, at most three an act."""
    of: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for case, chance in zip(every, chances, strict=True):
        if chance >= floor:
            of[case.act].append((float(chance), case.right))
    kept = [right for each in of.values() for _, right in sorted(each, reverse=True)[:CONTEXTS]]
    return 2 * sum(kept) / (len(kept) + sum(case.right for case in every))


def main() -> None:
    """Fit, cross-check, write."""
    every = list(cases(dateline.Coder()))
    half, x = np.array([each.half for each in every]), np.array([each.told for each in every])
    y = np.array([each.right for each in every], float)
    chances = np.zeros(len(every))
    for side in (0, 1):
        chances[half == side] = 1 / (1 + np.exp(-x[half == side] @ fit(x[half != side], y[half != side])))
    own = 1 / (1 + np.exp(-x[:, 1]))
    for floor in (0.2, 0.25, 0.3, 0.35, 0.4):
        print(f"from {floor}: {f1(every, chances, floor):.3f}; the act's own score alone {f1(every, own, floor):.3f}")
    weights = zip(NAMES, (round(float(each), 4) for each in fit(x, y)), strict=True)
    WEIGHTS.write_text(json.dumps(dict(weights), indent=1) + "\n")
    print(WEIGHTS.read_text())


if __name__ == "__main__":
    main()
