"""Fits which place an act takes over that names none: `python -m training.inherit_places`.

The corpus's train part; gold is the marked place of the act whose trigger the account's words overlap. Where the gold
has a place that the report does not offer, nothing is learnt. Weights go to ``resolve/inherited_places.json``; prints
what is right on five folds of train reports at several thresholds, and on dev. F1 counts a place given to an act
without one as wrong. `--turn` only turns the weights towards dev, from where they stand (once; again it would turn
further), and prints what is right of dev by folds of its scenes.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dateline import Coder
from dateline.evaluate.accounts_of_reports import report_of
from dateline.evaluate.event_places import same_event_place
from dateline.evaluate.marked_rows import read_marked
from dateline.evaluate.matching import GoldAccount, pair_up
from dateline.model import Account, Place
from dateline.resolve.folding import fold as folded
from dateline.resolve.inherited_places import (
    LEAN,
    SURE,
    WEIGHTS,
    PlaceChoice,
    choices_of,
    chosen,
    is_open,
    likeliest,
    probabilities,
    taken_over,
)
from dateline.resolve.place_offers import scene_of
from training.choices import asked_for, fit, five_folds, gold_of, turned

CORPUS = Path(__file__).parent.parent / "corpus"
PENALTY = 0.02
PULL = 400.0
"""Pull back to where the weights stood before they were turned (of 3 to 1000, by folds of dev)."""
LEAST = 0.01
"""Weights nearer to nothing are left out: they decide nothing."""
Gold = dict[str, Any]


@dataclass(frozen=True, slots=True, eq=False)
class Example:
    """An act of a scene: its choices (none where words place it), which is right (0 none), and the gold's place.

    Only those ``counted`` are matched by the contract's rule and measured; all with a trigger of the gold are learnt
    from.
    """

    scene: str
    account: Account
    choices: tuple[PlaceChoice, ...]
    right: int
    gold: Gold | None
    counted: bool

    @property
    def is_learnt(self) -> bool:
        """Whether the choices hold what the gold says."""
        return bool(self.choices) and not (self.gold and not self.right)


def examples(coder: Coder, fold: str) -> list[Example]:
    """Acts of the reports of a fold that the gold has, too."""
    found = []
    for row in read_marked(CORPUS, fold=fold):
        if "published" not in row:
            continue
        doc, accounts = coder.candidates(report_of(row), inherit=False)
        pairs = dict(pair_up(accounts, [GoldAccount.of(each, where=row["id"]) for each in row["accounts"]]))
        scene = scene_of(doc, accounts)
        for number, account in enumerate(accounts):
            told = row["accounts"][pairs[number]] if number in pairs else gold_of(account, row["accounts"])
            if told is None:
                continue
            gold = told.get("place") or None
            choices = choices_of(doc, account, scene=scene) if is_open(account) else ()
            right = _right(choices, gold, account)
            found.append(Example(row["id"].rsplit("-", 1)[0], account, choices, right, gold, number in pairs))
    return found


def _right(choices: tuple[PlaceChoice, ...], gold: Gold | None, account: Account) -> int:
    """The choice that says what the gold says, by its name first, then as finely, then at all; 0 for none.

    Of several the one for which most speaks: of a building without a name that is its town.
    """
    worth = [
        (_worth(taken_over(each.place, account, why=""), gold), len(each.marks)) if gold and each.place else (0, 0)
        for each in choices
    ]
    most = max(worth, default=(0, 0))
    return worth.index(most) if most[0] else 0


def _worth(place: Place, gold: Gold) -> int:
    if not same_event_place(place, gold):
        return 0
    if place.name and folded(place.name) == folded(gold["name"]):
        return 3
    return 2 if (place.precision == "country") == (gold["precision"] == "country") else 1


def figures(rows: list[Example], choose: Callable[[Example], PlaceChoice | None]) -> str:
    """Of acts with a gold place those placed right, of places given those right, and of acts without those left so."""
    right = given = good = kept = bare = 0
    for each in (row for row in rows if row.counted):
        best = choose(each) if each.choices else None
        taken = best.place if best else None
        place = taken_over(taken, each.account, why="") if taken else each.account.place
        if each.gold is None:
            bare += 1
            kept += place is None or place.name is None
            continue
        right += 1
        given += place is not None and place.country is not None
        good += place is not None and same_event_place(place, each.gold)
    every = given + bare - kept
    told = f"right {good}/{right} = {good / right:.3f}; of {given} given {good / max(given, 1):.3f}; none {kept}/{bare}"
    return f"{told}; F1 {2 * good / (right + every):.3f}"


def main() -> None:
    """Fit, measure, write."""
    asked = asked_for(__doc__, penalty=PENALTY, may_turn=True)
    coder = Coder()
    if asked.turn:
        _turn(coder, dry=asked.dry)
        return
    train = examples(coder, "train")
    print("train, nothing taken over:", figures(train, lambda _: None))
    odds: dict[int, list[float]] = {}
    for held in five_folds(each.scene for each in train):
        weights = _weights([row for row in train if row.scene not in held], asked.penalty)
        for row in (row for row in train if row.scene in held and row.choices):
            odds[id(row)] = probabilities(row.choices, weights)
    for sure, lean in ((SURE, LEAN), (SURE, 1.0), (SURE, 0.75), (SURE, 0.4), (0.1, LEAN), (0.3, LEAN)):
        told = figures(train, lambda row, s=sure, by=lean: likeliest(row.choices, odds[id(row)], sure=s, lean=by))
        print(f"train, five folds, from {sure}, {lean} of none:", told)
    weights = _weights(train, asked.penalty)
    dev = examples(coder, "dev")
    print("dev:", figures(dev, lambda row: chosen(row.choices, weights)))
    if not asked.dry:
        WEIGHTS.write_text(json.dumps(weights, indent=1) + "\n", encoding="utf-8")
        print(f"{len(weights)} weights → {WEIGHTS.name}")


def _turn(coder: Coder, *, dry: bool) -> None:
    start: dict[str, float] = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    dev = examples(coder, "dev")
    print("dev, as the weights stand:", figures(dev, lambda row: chosen(row.choices, start)))
    odds: dict[int, list[float]] = {}
    for held in five_folds(each.scene for each in dev):
        weights = turned(_told([row for row in dev if row.scene not in held]), start, pull=PULL)
        for row in (row for row in dev if row.scene in held and row.choices):
            odds[id(row)] = probabilities(row.choices, weights)
    print("dev, by folds turned:", figures(dev, lambda row: likeliest(row.choices, odds[id(row)], sure=SURE)))
    if not dry:
        told = turned(_told(dev), start, pull=PULL)
        kept = {name: round(weight, 3) for name, weight in told.items() if abs(weight) >= LEAST}
        WEIGHTS.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
        print(f"{len(kept)} weights → {WEIGHTS.name}")


def _told(rows: list[Example]) -> list[tuple[list[Mapping[str, float]], int]]:
    return [([each.features for each in row.choices], row.right) for row in rows if row.is_learnt]


def _weights(rows: list[Example], penalty: float) -> dict[str, float]:
    return {name: weight for name, weight in fit(_told(rows), penalty=penalty).items() if abs(weight) >= LEAST}


if __name__ == "__main__":
    main()
