"""Fits in which country a place lies that the gazetteer lacks: `python -m training.whereabouts`.

The corpus's train part; gold are the marked places and the places among the parties whose words hold the name. Weights
go to ``resolve/whereabouts.json``; prints what is right on five folds of train reports, and on dev.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dateline import Coder
from dateline.evaluate.accounts_of_reports import report_of
from dateline.evaluate.marked_rows import read_marked
from dateline.model import Document, Pair
from dateline.resolve.places import places_in
from dateline.resolve.whereabouts import WEIGHTS, Choices, choices_of, likeliest
from training.choices import asked_for, fit, five_folds

CORPUS = Path(__file__).parent.parent / "corpus"
PENALTY = 0.03
LEAST = 0.02
"""Weights nearer to nothing are left out: they decide nothing."""


@dataclass(frozen=True, slots=True)
class Example:
    """A name of a scene: the countries it may lie in, and which is right (-1 where the report speaks of none such)."""

    scene: str
    choices: Choices
    right: int


def examples(coder: Coder, fold: str) -> list[Example]:
    """The names of a fold that the gazetteer lacks and the gold places, each once a report."""
    found = []
    for row in read_marked(CORPUS, fold=fold):
        if "published" not in row:
            continue
        doc = coder.parse(report_of(row))
        for span, country in _unlisted(doc, list(_gold(row))).values():
            choices = choices_of(doc, span)
            right = next((i for i, (code, _) in enumerate(choices) if code == country), -1)
            found.append(Example(row["id"].rsplit("-", 1)[0], choices, right))
    return found


def _gold(row: Mapping[str, Any]) -> Iterator[tuple[Pair, str]]:
    """Words and country of what the gold places."""
    for account in row["accounts"]:
        parties = (each for side in ("actors", "recipients") for each in account.get(side) or ())
        places = [each for each in parties if each.get("kind") == "place"]
        for place in (account.get("place"), *places):
            if place and place["country"]:
                yield from (((start, end), place["country"]) for start, end in place["spans"])


def _unlisted(doc: Document, gold: list[tuple[Pair, str]]) -> dict[str, tuple[Pair, str]]:
    """Where each name that the gazetteer lacks stands first inside of gold words, and the gold's country."""
    found: dict[str, tuple[Pair, str]] = {}
    for each in places_in(doc):
        name = each.toponym
        if each.sense is None and name.sentence >= 0 and name.type not in ("Inside", "NORP"):
            country = next((code for (start, end), code in gold if start <= name.start and name.end <= end), None)
            if country:
                found.setdefault(name.key, ((name.start, name.end), country))
    return found


def figures(rows: list[Example], weights: Mapping[str, float]) -> tuple[int, int]:
    """How many countries are told, and how many of these are right."""
    told = [(likeliest(row.choices, weights), row) for row in rows]
    given = [(best, row) for best, row in told if best]
    right = sum(row.right >= 0 and best.country == row.choices[row.right][0] for best, row in given)
    return len(given), right


def main() -> None:
    """Fit, measure, write."""
    asked = asked_for(__doc__, penalty=PENALTY)
    coder = Coder()
    train = examples(coder, "train")
    given = right = 0
    for held in five_folds(each.scene for each in train):
        weights = _weights([row for row in train if row.scene not in held], asked.penalty)
        more, good = figures([row for row in train if row.scene in held], weights)
        given, right = given + more, right + good
    print(f"train, five folds: {len(train)} names, {given} told, {right} right")
    weights = _weights(train, asked.penalty)
    dev = examples(coder, "dev")
    print(f"dev: {len(dev)} names, %d told, %d right" % figures(dev, weights))
    if not asked.dry:
        WEIGHTS.write_text(json.dumps(weights, indent=1) + "\n", encoding="utf-8")
        print(f"{len(weights)} weights → {WEIGHTS.name}")


def _weights(rows: list[Example], penalty: float) -> dict[str, float]:
    told = [([marks for _, marks in row.choices], row.right) for row in rows if row.right >= 0]
    return {name: weight for name, weight in fit(told, penalty=penalty).items() if abs(weight) >= LEAST}


if __name__ == "__main__":
    main()
