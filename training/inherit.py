"""Fits which day an act inherits that no words date: `python -m training.inherit`.

The corpus's train part; gold is the marked time of the act whose trigger the account's words overlap. Where the gold
is none of the report's days, none is right. Weights go to ``resolve/inherited.json``; prints the share right on five
folds of train reports, and on dev.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from pathlib import Path

import numpy as np

from dateline import Coder
from dateline.evaluate.accounts_of_reports import report_of
from dateline.evaluate.marked_rows import read_marked
from dateline.evaluate.matching import overlaps
from dateline.resolve.inherited import WEIGHTS, Choice, choices_of, chosen, lacks_time, probabilities
from dateline.resolve.narrative import dated_times
from training.choices import asked_for

CORPUS = Path(__file__).parent.parent / "corpus"
PENALTY = 0.005
STEPS, RATE = 1500, 1.0
Example = tuple[str, tuple[Choice, ...], int, str | None]
"""Scene, the choices, which one is right (0 none), the gold's first day."""


def examples(coder: Coder, fold: str) -> list[Example]:
    """Acts without words of time, of the reports of a fold."""
    found = []
    for row in read_marked(CORPUS, fold=fold):
        if "published" not in row:
            continue
        doc, accounts = coder.candidates(report_of(row), inherit=False)
        dated = dated_times(doc)
        for account in accounts:
            gold = _gold(account.action.words.spans, row["accounts"])
            if gold is None or not lacks_time(account):
                continue
            choices = choices_of(doc, account, accounts=accounts, dated=dated)
            told = gold.get("time") or {}
            start, end = told.get("start"), told.get("end")
            right = next((i for i, each in enumerate(choices) if each.days and _is(each, start, end)), 0)
            found.append((row["id"].rsplit("-", 1)[0], choices, right, start))
    return found


def _gold(spans, accounts):
    return next((each for each in accounts if overlaps(spans, [tuple(pair) for pair in each["action"]["spans"]])), None)


def _is(choice: Choice, start: str | None, end: str | None) -> bool:
    first, last = choice.days
    return first.isoformat() == start and end in (None, last.isoformat())


def fit(rows: list[Example], *, penalty: float = PENALTY) -> dict[str, float]:
    """Weights by gradient descent on the log loss of the right choice, with a penalty on their squares."""
    names = sorted({name for _, choices, _, _ in rows for each in choices for name in each.features})
    place = {name: i for i, name in enumerate(names)}
    tables = []
    for _, choices, right, _ in rows:
        table = np.zeros((len(choices), len(names)))
        for i, each in enumerate(choices):
            for name, value in each.features.items():
                table[i, place[name]] = value
        tables.append((table, right))
    weights = np.zeros(len(names))
    for _ in range(STEPS):
        slope = penalty * weights
        for table, right in tables:
            scores = table @ weights
            odds = np.exp(scores - scores.max())
            odds /= odds.sum()
            odds[right] -= 1
            slope += table.T @ odds / len(tables)
        weights -= RATE * slope
    return {name: round(float(weight), 3) for name, weight in zip(names, weights, strict=True) if abs(weight) >= 5e-4}


def right_share(rows: list[Example], choose: Callable[[tuple[Choice, ...]], Choice | None]) -> str:
    """Share of acts whose first day (or lack of one) is the gold's, and of the days given those that are right."""
    right = given = good = 0
    for _, choices, _, start in rows:
        best = choose(choices)
        day = best.days[0].isoformat() if best and best.days else None
        right += day == start
        given += day is not None
        good += day is not None and day == start
    shares = right / len(rows), good / max(given, 1)
    return f"right {right}/{len(rows)} = {shares[0]:.3f}; days given {given}, right of these {shares[1]:.3f}"


def main() -> None:
    """Fit, measure, write."""
    asked = asked_for(__doc__, penalty=PENALTY)
    coder = Coder()
    train, dev = examples(coder, "train"), examples(coder, "dev")
    scenes = sorted({scene for scene, *_ in train})
    random.Random(7).shuffle(scenes)
    print("train, none:", right_share(train, lambda _: None))
    told: list[Example] = []
    picks: dict[int, Choice | None] = {}
    for k in range(5):
        held = set(scenes[k::5])
        weights = fit([row for row in train if row[0] not in held], penalty=asked.penalty)
        for row in (row for row in train if row[0] in held):
            told.append(row)
            picks[id(row[1])] = chosen(row[1], weights)
    print("train, five folds:", right_share(told, lambda choices: picks[id(choices)]))
    weights = fit(train, penalty=asked.penalty)
    loss = -np.mean([np.log(probabilities(choices, weights)[right]) for _, choices, right, _ in dev])
    print("dev, none:", right_share(dev, lambda _: None))
    print("dev:", right_share(dev, lambda choices: chosen(choices, weights)), f"log loss {loss:.3f}")
    if not asked.dry:
        WEIGHTS.write_text(json.dumps(weights, indent=1) + "\n", encoding="utf-8")
        print(f"{len(weights)} weights → {WEIGHTS.name}")


if __name__ == "__main__":
    main()
