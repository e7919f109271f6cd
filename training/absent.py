"""Fits whom a report told before, where the words of an act leave a party out: `python -m training.absent`.

Accounts of the corpus's train reports as the coder reads them, with the arguments of a masked reading
(`training.masked`), READINGS times, masked otherwise each time. A choice is right when its words overlap a marked party
of the account (of one that is only understood, any mention). Writes resolve/absent.json; prints what the choices change
on FOLDS folds of train scenes, and on dev. Part of `python -m training.parties`.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dateline import Coder
from dateline.evaluate import corpus
from dateline.evaluate.accounts_of_reports import report_of
from dateline.evaluate.gold import Row
from dateline.evaluate.matching import GoldAccount, overlaps
from dateline.extract import extract
from dateline.model import Account, Document, Report
from dateline.resolve import resolve
from dateline.resolve.absent import WEIGHTS, Choice, choices_of, chosen, party_of
from dateline.resolve.absent_marks import SIDES, Asked, Side
from dateline.resolve.cast import cast_of
from dateline.resolve.gazetteer import using
from dateline.resolve.rolls import using as using_rolls
from training.candidates import Example, fit
from training.gold import CORPUS, fold_of
from training.masked import MaskedCoder

PENALTY, LEAST = 3.0, 4
READINGS, FOLDS = 1, 3


@dataclass(frozen=True, slots=True)
class Told:
    """One account: of each side the choices and which are right, and whether its type is the gold's."""

    scene: str
    choices: Mapping[Side, tuple[Choice, ...]]
    right: Mapping[Side, tuple[bool, ...]]
    typed: bool


def told(coder: Coder, split: str) -> Iterator[Told]:
    """Accounts of the reports of a split whose words overlap a gold trigger."""
    for row in corpus.rows(CORPUS, split):
        if "published" in row and row["accounts"]:
            doc, accounts = _resolved(coder, report_of(row))
            cast = cast_of(doc, accounts)
            for number, account in enumerate(accounts):
                gold = _gold(account, row)
                if gold is not None:
                    asked = {side: Asked(cast, accounts, number, side) for side in SIDES}
                    choices = {side: choices_of(each) for side, each in asked.items()}
                    right = {side: _right(each, choices[side], gold) for side, each in asked.items()}
                    yield Told(row["scene"], choices, right, account.action.type in gold.types)


def _resolved(coder: Coder, report: Report) -> tuple[Document, tuple[Account, ...]]:
    """The accounts as their own words tell them, not yet joined."""
    doc = coder.parse(report)
    with using(coder.settings.gazetteer_dir), using_rolls(coder.settings.gazetteer_dir):
        return doc, resolve(doc, extract(doc, codebook=coder.codebook), complete=False)


def _gold(account: Account, row: Row) -> GoldAccount | None:
    near = [
        each
        for each in row["accounts"]
        if overlaps(account.action.words.spans, [(s, e) for s, e in each["action"]["spans"]])
    ]
    near.sort(key=lambda each: each["action"]["type"] != account.action.type)
    return GoldAccount.of(near[0], where=str(row["id"])) if near else None


def _right(asked: Asked, choices: Sequence[Choice], gold: GoldAccount) -> tuple[bool, ...]:
    account = asked.account
    others = account.actors if asked.own else account.recipients
    wanted = gold.recipients if asked.own else gold.actors
    if gold.reciprocal:  # either way round, or both among the actors
        every = (*gold.actors, *gold.recipients)
        wanted = tuple(s for s in every if not any(overlaps(party.words.spans, s) for party in others))
    found = []
    for each in choices:
        parties = asked.kept if each.kept else ()
        if each.member is not None:
            parties = (party_of(asked.cast, asked.number, key=each.member)[0],)
        found.append(any(overlaps(p.words.spans, s) for p in parties for s in wanted) if parties else not wanted)
    return tuple(found)


def _examples(accounts: Sequence[Told], side: Side) -> list[Example]:
    return [Example(e.scene, tuple(c.marks for c in e.choices[side]), e.right[side]) for e in accounts]


def _fitted(accounts: Sequence[Told]) -> dict[Side, dict[str, float]]:
    return {side: fit(_examples(accounts, side), penalty=PENALTY, least=LEAST) for side in SIDES}


def judged(accounts: Sequence[Told], weights_of: Callable[[Told], Mapping[Side, Mapping[str, float]]]) -> str:
    """Accounts with type and both sides right, as the sentence alone tells them and with the choices."""
    before = after = gained = lost = 0
    for each in accounts:
        alone = with_choice = each.typed
        for side in SIDES:
            best, _ = chosen(each.choices[side], weights_of(each)[side])
            alone = alone and each.right[side][0]
            with_choice = with_choice and each.right[side][each.choices[side].index(best)]
        before, after = before + alone, after + with_choice
        gained, lost = gained + (with_choice and not alone), lost + (alone and not with_choice)
    return f"right {before} → {after} of {len(accounts)} accounts (gained {gained}, lost {lost})"


def refit(*, dry: bool = False) -> None:
    """Fit, measure, write."""
    coder = MaskedCoder()
    train, dev = [each for _ in range(READINGS) for each in told(coder, "train")], list(told(Coder(), "dev"))
    by_fold = [_fitted([e for e in train if fold_of(e.scene, FOLDS) != k]) for k in range(FOLDS)]
    print("train, folds:", judged(train, lambda each: by_fold[fold_of(each.scene, FOLDS)]), flush=True)
    weights = _fitted(train)
    print("dev:", judged(dev, lambda _: weights), flush=True)
    if not dry:
        WEIGHTS.write_text(json.dumps(weights, indent=1) + "\n", encoding="utf-8")
        print({side: len(each) for side, each in weights.items()}, "weights →", WEIGHTS.name, flush=True)


def main() -> None:
    """See the module."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--dry", action="store_true", help="measure without writing")
    refit(dry=ask.parse_args().dry)


if __name__ == "__main__":
    main()
