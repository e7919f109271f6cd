"""Fits what an act's contexts are read from: `python -m training.contexts [--unread PREFIX]`.

Weights of a logistic function (`dateline.extract.contexts`) on gold acts: those of a sentence that stands alone on the
corpus's dev sentences, those of a report on the dev reports. A network that has been trained on a text recites its
contexts, and what is fitted there trusts it too much: masked readings of train still have an F1 of 0.70, dev 0.53. But
train reports that were written after the network was made are as good as dev, which then stays a check: ``--unread``
names the beginning of their names ("wire-" for the network of 26 November 2026). Each fold of the scenes is measured
with the weights of the others. Writes src/dateline/extract/contexts.json.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np

import dateline
from dateline.codebook.matching import CONTEXTS
from dateline.evaluate import corpus
from dateline.evaluate.accounts_of_reports import report_of
from dateline.evaluate.gold import Row
from dateline.extract.acts import find_acts
from dateline.extract.contexts import (
    ACTS,
    ALONE,
    REPORT,
    WEIGHTS,
    cues_of,
    marks_of_act,
    marks_of_report,
    shares_of,
)
from training.calibrate import fit
from training.gold import CORPUS, fold_of

PLAIN = ("one", "own", ACTS, "cued")
FOLDS, RIDGE = 4, 10.0
FLOORS = (0.2, 0.25, 0.3, 0.35)


class Case(NamedTuple):
    """One context of one act: fold of its scene, rank of the act, marks, whether gold has it."""

    fold: int
    act: int
    marks: dict[str, float]
    right: bool


def cases(coder: dateline.Coder, rows: Iterable[Row]) -> Iterator[Case]:
    """Every context of every gold act that the model reads."""
    rank, index = 0, coder.codebook.index
    for row in rows:
        gold = {}
        for account in row["accounts"]:
            action = (account.get("slots") or account)["action"]
            gold[action["spans"][0][0]] = frozenset(action["contexts"])
        doc = coder.parse(report_of(row), at=list(gold))
        shares = shares_of(found for _, found in find_acts(doc))
        of_report = marks_of_report(doc.sentences, shares, index=index)
        by_paragraph: defaultdict[int, set[str]] = defaultdict(set)
        for sentence in doc.sentences:
            by_paragraph[sentence.paragraph].update(cues_of(sentence, index))
        for sentence in doc.sentences:
            cued, near = cues_of(sentence, index), by_paragraph[sentence.paragraph]
            for act in sentence.acts:
                real = gold.get(sentence.tokens[act.token].start)
                if real is None:
                    continue
                rank += 1
                for name, own in act.contexts.items():
                    if name in of_report:
                        told = marks_of_act(own, cued=name in cued, near=name in near)
                        yield Case(fold_of(row["scene"], FOLDS), rank, of_report[name] | told, name in real)


def f1(every: Sequence[Case], chances: np.ndarray, floor: float) -> float:
    """Micro-F1 of the contexts from a floor on, at most three an act."""
    of: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for case, chance in zip(every, chances, strict=True):
        if chance >= floor:
            of[case.act].append((float(chance), case.right))
    kept = [right for each in of.values() for _, right in sorted(each, reverse=True)[:CONTEXTS]]
    return 2 * sum(kept) / (len(kept) + sum(case.right for case in every))


def weights_of(every: Sequence[Case], *, plain: bool, named: str) -> dict[str, float]:
    """Weights of the marks, with their figures printed; ``plain`` without what only a report shows."""
    more = {mark for case in every for mark in case.marks} - set(PLAIN)
    names = [*PLAIN, *(() if plain else sorted(more))]
    x = np.array([[case.marks.get(name, 0.0) for name in names] for case in every])
    y = np.array([case.right for case in every], float)
    fold = np.array([case.fold for case in every])
    chances = np.zeros(len(every))
    for side in range(FOLDS):
        own = fold == side
        chances[own] = 1 / (1 + np.exp(-x[own] @ fit(x[~own], y[~own], ridge=RIDGE)))
    print(named, "".join(f"; from {floor}: {f1(every, chances, floor):.3f}" for floor in FLOORS), flush=True)
    found = zip(names, (round(float(each), 4) for each in fit(x, y, ridge=RIDGE)), strict=True)
    return {name: weight for name, weight in found if weight}


def main() -> None:
    """Fit, cross-check, write."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--unread", metavar="PREFIX", help="train reports that the network has not read")
    prefix = ask.parse_args().unread
    coder = dateline.Coder()
    dev = [row for row in corpus.rows(CORPUS, "dev") if row["accounts"]]
    sentences = list(cases(coder, (row for row in dev if "published" not in row)))
    reports = list(cases(coder, (row for row in dev if "published" in row)))
    told = {ALONE: weights_of(sentences, plain=True, named="dev sentences, by folds")}
    if prefix:
        train = (row for row in corpus.rows(CORPUS, "train") if "published" in row and row["id"].startswith(prefix))
        told[REPORT] = weights_of(list(cases(coder, train)), plain=False, named=f"train {prefix}*, by folds")
        odds = np.array([sum(told[REPORT].get(name, 0.0) * v for name, v in case.marks.items()) for case in reports])
        chances = 1 / (1 + np.exp(-odds))
        print("dev reports", "".join(f"; from {floor}: {f1(reports, chances, floor):.3f}" for floor in FLOORS))
    else:
        told[REPORT] = weights_of(reports, plain=False, named="dev reports, by folds")
    WEIGHTS.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
    print(WEIGHTS.read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()
