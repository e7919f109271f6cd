"""Fits which day an act inherits that no words date: `python -m training.inherit`.

The corpus's train part; gold is the marked time of the act whose trigger the account's words overlap. Where the gold
is none of the report's days, none is right. Weights go to ``resolve/inherited.json``; prints the share right on five
folds of train reports, and on dev.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np

from dateline import Coder
from dateline.evaluate.accounts_of_reports import report_of
from dateline.evaluate.marked_rows import read_marked
from dateline.resolve.inherited import WEIGHTS, Choice, choices_of, chosen, lacks_time, probabilities
from dateline.resolve.narrative import dated_times
from training.choices import asked_for, fit, five_folds, gold_of

CORPUS = Path(__file__).parent.parent / "corpus"
PENALTY = 0.003
Example = tuple[str, tuple[Choice, ...], int, str | None, bool]
"""Scene, the choices, which one is right (0 none), the gold's first day, whether it is learnt from.

An agency's report whose undated acts the gold gives the month alone says as little against its day as for it.
"""


def examples(coder: Coder, fold: str) -> list[Example]:
    """Acts without words of time, of the reports of a fold."""
    found = []
    for row in read_marked(CORPUS, fold=fold):
        if "published" not in row:
            continue
        doc, accounts = coder.candidates(report_of(row), inherit=False)
        dated = dated_times(doc)
        for account in accounts:
            gold = gold_of(account, row["accounts"])
            if gold is None or not lacks_time(account):
                continue
            choices = choices_of(doc, account, accounts=accounts, dated=dated)
            if not choices:
                continue
            told = gold.get("time") or {}
            start, end = told.get("start"), told.get("end")
            right = next((i for i, each in enumerate(choices) if each.days and _is(each, start, end)), 0)
            vague = "none agency" in choices[0].features and _is_month(start, end)
            found.append((row["id"].rsplit("-", 1)[0], choices, right, start, not vague))
    return found


def _is(choice: Choice, start: str | None, end: str | None) -> bool:
    first, last = choice.days
    return first.isoformat() == start and end in (None, last.isoformat())


def _is_month(start: str | None, end: str | None) -> bool:
    return bool(start and end and start.endswith("-01") and end[:8] == start[:8] and int(end[8:]) >= 28)


def _weights(rows: list[Example], penalty: float) -> dict[str, float]:
    told = [([each.features for each in choices], right) for _, choices, right, _, learnt in rows if learnt]
    return fit(told, penalty=penalty)


def right_share(rows: list[Example], choose: Callable[[tuple[Choice, ...]], Choice | None]) -> str:
    """Share of acts whose first day (or lack of one) is the gold's, and of the days given those that are right."""
    right = given = good = 0
    for _, choices, _, start, _ in rows:
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
    print("train, none:", right_share(train, lambda _: None))
    told: list[Example] = []
    picks: dict[int, Choice | None] = {}
    for held in five_folds(scene for scene, *_ in train):
        weights = _weights([row for row in train if row[0] not in held], asked.penalty)
        for row in (row for row in train if row[0] in held):
            told.append(row)
            picks[id(row[1])] = chosen(row[1], weights)
    print("train, five folds:", right_share(told, lambda choices: picks[id(choices)]))
    weights = _weights(train, asked.penalty)
    loss = -np.mean([np.log(probabilities(choices, weights)[right]) for _, choices, right, _, _ in dev])
    print("dev, none:", right_share(dev, lambda _: None))
    print("dev:", right_share(dev, lambda choices: chosen(choices, weights)), f"log loss {loss:.3f}")
    if not asked.dry:
        WEIGHTS.write_text(json.dumps(weights, indent=1) + "\n", encoding="utf-8")
        print(f"{len(weights)} weights → {WEIGHTS.name}")


if __name__ == "__main__":
    main()
