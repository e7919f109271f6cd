"""Fits of which sector a party is that no table knows: `python -m training.sectors` (two minutes).

All marked mentions of the corpus's train reports that the tables do not know by name; gold is the primary sector of the
entity in the footer. Parties of acts have their part in the act. Writes resolve/sectors.json; prints the share right by
rules alone and by the choice on five folds of train scenes, and on dev, of parties and of all mentions.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

import torch

from dateline import Coder
from dateline.evaluate.accounts_of_reports import report_of
from dateline.evaluate.corpus_rows import reports
from dateline.evaluate.marked_reports import MarkedReport
from dateline.model import Document, words_of
from dateline.resolve.actors import unsorted
from dateline.resolve.known import Part
from dateline.resolve.sector_marks import NONE, Signs, looks_of, signs_of
from dateline.resolve.sectors import PLACE, SECTORS, WEIGHTS, Weights, is_asked, likeliest
from training.choices import asked_for
from training.gold import CORPUS, fold_of

PENALTY, LEAST, FOLDS = 4.0, 3, 5
"""Of 0.3 to 16 the best on folds of train."""
SHARED = 0.1
"""The penalty on marks that point, beside that on plain ones: they are few, and each is seen with many sectors."""
STEPS = 60
SMALL = 0.05
"""Smaller weights change no choice and are left out of the file."""


@dataclass(frozen=True, slots=True)
class Mention:
    """One marked mention: its scene, its signs, the gold's sector and the rules' own.

    ``is_party``: of an act; ``is_asked``: what rules tell is open to doubt.
    """

    scene: str
    signs: Signs
    gold: str
    ruled: str
    is_party: bool
    is_asked: bool


def mentions(coder: Coder, split: str) -> Iterator[Mention]:
    """Marked mentions of the reports of a split that no table knows by name."""
    for marked in reports(CORPUS, split):
        yield from of_report(coder.parse(report_of(marked.as_row())), marked)


def of_report(doc: Document, marked: MarkedReport) -> Iterator[Mention]:
    """Those of one report."""
    parts = _parts(marked)
    for name, spans in sorted(marked.mentions.items()):
        gold = next(iter(marked.entities[name]["sectors"]), NONE)
        for start, end in sorted({tuple(pair) for pair in spans}):
            index = next((each.index for each in doc.sentences if each.start <= start < each.end), None)
            part = parts.get((start, end))
            if index is None:
                continue
            known = unsorted(doc, words_of(doc.report, (start, end)), sentence_index=index, part=part)
            if known is not None:
                around, sentence, head, found = known
                signs = signs_of(around, sentence, head=head, found=found, part=part)
                told = next(iter(found.sectors), NONE)
                doubtful = is_asked(looks_of(sentence, head, found), told)
                yield Mention(marked.scene, signs, gold, told, part is not None, doubtful)


def _parts(marked: MarkedReport) -> Mapping[tuple[int, int], Part]:
    """By words the part that they have in an act."""
    found: dict[tuple[int, int], Part] = {}
    for account in marked.accounts:
        for label, pair in account.labels:
            if pair and label.what in ("actor", "recipient"):
                found[pair] = Part(account.label.what.partition("-")[0], label.what == "actor")
    return found


def fit(rows: Sequence[Mention], *, penalty: float) -> Weights:
    """Weights by which the gold's sector is likely, with a penalty on their squares."""
    known = [row for row in rows if row.gold in PLACE]
    seen = Counter(name for row in known for name in row.signs.plain)
    plain = {name: i for i, name in enumerate(sorted(name for name, times in seen.items() if times >= LEAST))}
    kinds = {name: i for i, name in enumerate(sorted({kind for row in known for kind, _ in row.signs.pointing}))}
    right = torch.tensor([PLACE[row.gold] for row in known])
    told = _table([[plain[name] for name in row.signs.plain if name in plain] for row in known], len(plain))
    points = _table(_pointed(known, kinds), len(kinds))
    own = torch.zeros(len(plain), len(SECTORS), requires_grad=True)
    shared = torch.zeros(len(kinds), 1, requires_grad=True)
    search = torch.optim.LBFGS([own, shared], max_iter=STEPS, history_size=10, line_search_fn="strong_wolfe")

    def loss() -> torch.Tensor:
        search.zero_grad()
        scores = told @ own + (points @ shared).view(len(known), len(SECTORS))
        wrong = torch.nn.functional.cross_entropy(scores, right, reduction="sum")
        value = wrong + penalty / 2 * ((own**2).sum() + SHARED * (shared**2).sum())
        value.backward()
        return value

    search.step(loss)
    table, worth = own.detach().tolist(), shared.detach()[:, 0].tolist()
    kept = {
        name: tuple((place, round(weight, 2)) for place, weight in enumerate(table[i]) if abs(weight) >= SMALL)
        for name, i in plain.items()
    }
    return Weights(
        {name: round(worth[i], 2) for name, i in kinds.items() if abs(worth[i]) >= SMALL},
        {name: each for name, each in kept.items() if each},
    )


def _pointed(rows: Sequence[Mention], kinds: Mapping[str, int]) -> list[list[int]]:
    """For each row and sector the marks that point at it."""
    found: list[list[int]] = []
    for row in rows:
        by_place: list[list[int]] = [[] for _ in SECTORS]
        for kind, sector in row.signs.pointing:
            if sector in PLACE:
                by_place[PLACE[sector]].append(kinds[kind])
        found += by_place
    return found


def _table(rows: Sequence[Sequence[int]], width: int) -> torch.Tensor:
    """Rows of ones at some columns, as a sparse matrix."""
    ends = [0, *accumulate(map(len, rows))]
    columns = [at for row in rows for at in sorted(row)]
    return torch.sparse_csr_tensor(ends, columns, torch.ones(len(columns)), (len(rows), width))


def chosen(row: Mention, weights: Weights) -> str:
    """The sector as the coder takes it."""
    return likeliest(weights.worth(row.signs), told=row.ruled) if row.is_asked else row.ruled


def shares(rows: Sequence[Mention], picks: Sequence[str]) -> str:
    """Shares right, of parties and of all mentions, by rules and as chosen."""
    told = []
    for name, kept in (("parties", [r.is_party for r in rows]), ("mentions", [True] * len(rows))):
        own = [(row, pick) for row, pick, is_kept in zip(rows, picks, kept, strict=True) if is_kept]
        ruled = sum(row.ruled == row.gold for row, _ in own)
        right = sum(pick == row.gold for row, pick in own)
        told.append(f"{name} {ruled} → {right} of {len(own)} ({ruled / len(own):.3f} → {right / len(own):.3f})")
    return ", ".join(told)


def report(train: Sequence[Mention], dev: Sequence[Mention], *, penalty: float) -> Weights:
    """Print folds of train, and dev; return the weights of all of train."""
    picks = [""] * len(train)
    for k in range(FOLDS):
        weights = fit([row for row in train if fold_of(row.scene, FOLDS) != k], penalty=penalty)
        for i, row in enumerate(train):
            if fold_of(row.scene, FOLDS) == k:
                picks[i] = chosen(row, weights)
    print("train, five folds:", shares(train, picks), flush=True)
    weights = fit(train, penalty=penalty)
    print("dev:", shares(dev, [chosen(row, weights) for row in dev]), flush=True)
    return weights


def write(weights: Weights) -> None:
    """Write the weights into the package."""
    plain = {name: {SECTORS[place]: weight for place, weight in each} for name, each in weights.plain.items()}
    told: dict[str, Any] = {"pointing": dict(weights.pointing), "plain": plain}
    WEIGHTS.write_text(json.dumps(told, indent=0, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"{len(weights.pointing)} and {len(plain)} marks → {WEIGHTS.name}")


def main() -> None:
    """Fit, measure, write."""
    asked = asked_for(__doc__, penalty=PENALTY)
    coder = Coder()
    weights = report(list(mentions(coder, "train")), list(mentions(coder, "dev")), penalty=asked.penalty)
    if not asked.dry:
        write(weights)


if __name__ == "__main__":
    main()
