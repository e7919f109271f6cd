"""Fits of which sector a party is that no table knows: `python -m training.sectors` (three minutes).

All marked mentions of the corpus's train reports that the tables do not know by name; gold is the primary sector of the
entity in the footer. Parties of acts have their part in the act. Writes resolve/sectors.json (what marks are worth) and
resolve/sector_sight.json (what the encoder's vectors are), which are fitted together, and so anew with every network;
prints the share right by rules alone and by the choice on five folds of train scenes, and on dev, of parties and of all
mentions.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

import numpy as np
import torch

from dateline import Coder
from dateline.evaluate.accounts_of_reports import report_of
from dateline.evaluate.corpus_rows import reports
from dateline.evaluate.marked_reports import MarkedReport
from dateline.model import Document, words_of
from dateline.resolve.actors import unsorted
from dateline.resolve.known import Part
from dateline.resolve.sector_marks import NONE, Pointing, Signs, signs_of
from dateline.resolve.sector_sight import LENGTHS, UNIT, Floats, seen_of
from dateline.resolve.sector_sight import WEIGHTS as SIGHT
from dateline.resolve.sectors import PLACE, SECTORS, WEIGHTS, Weights, least_sure, likeliest
from training.choices import asked_for
from training.gold import CORPUS, fold_of

PENALTY, LEAST, FOLDS = 4.0, 3, 5
"""Of 0.3 to 16 the best on folds of train."""
SHARED = 0.1
"""The penalty on marks that point, beside that on plain ones: they are few, and each is seen with many sectors."""
STEPS = 100
SMALL = 0.05
"""Smaller weights change no choice and are left out of the file."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """What marks are worth, and the numbers of the vectors [numbers, sectors], in hundredths."""

    marks: Weights
    sight: Floats


@dataclass(frozen=True, slots=True)
class Mention:
    """One marked mention: its scene, its signs, what the encoder sees of it, the gold's sector and the rules' own.

    ``is_party``: of an act; ``sure``: how likely another sector must be than what rules tell.
    """

    scene: str
    signs: Signs
    seen: Floats
    gold: str
    ruled: str
    is_party: bool
    sure: float


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
                seen = seen_of(around, sentence, head)
                assert seen is not None  # the coder has an encoder
                told = next(iter(found.sectors), NONE)
                sure = least_sure(sentence, head, found)
                yield Mention(marked.scene, signs, seen, gold, told, part is not None, sure)


def _parts(marked: MarkedReport) -> Mapping[tuple[int, int], Part]:
    """By words the part that they have in an act."""
    found: dict[tuple[int, int], Part] = {}
    for account in marked.accounts:
        for label, pair in account.labels:
            if pair and label.what in ("actor", "recipient"):
                found[pair] = Part(account.label.what.partition("-")[0], label.what == "actor")
    return found


def fit(rows: Sequence[Mention], *, penalty: float) -> Fitted:
    """Weights by which the gold's sector is likely, with a penalty on their squares."""
    known = [row for row in rows if row.gold in PLACE]
    seen = Counter(name for row in known for name in row.signs.plain)
    plain = {name: i for i, name in enumerate(sorted(name for name, times in seen.items() if times >= LEAST))}
    kinds = {name: i for i, name in enumerate(sorted({kind for row in known for (kind, _), _ in _points(row)}))}
    right = torch.tensor([PLACE[row.gold] for row in known])
    told = _table([{plain[name]: 1.0 for name in row.signs.plain if name in plain} for row in known], len(plain))
    points = _table(_pointed(known, kinds), len(kinds))
    lengths = np.repeat(np.array([*LENGTHS.values()], np.float32), len(known[0].seen) // len(LENGTHS))
    seen = torch.tensor(np.stack([row.seen for row in known]) * lengths)
    own = torch.zeros(len(plain), len(SECTORS), requires_grad=True)
    shared = torch.zeros(len(kinds), 1, requires_grad=True)
    sight = torch.zeros(len(lengths), len(SECTORS), requires_grad=True)
    search = torch.optim.LBFGS([own, shared, sight], max_iter=STEPS, history_size=10, line_search_fn="strong_wolfe")

    def loss() -> torch.Tensor:
        search.zero_grad()
        scores = told @ own + (points @ shared).view(len(known), len(SECTORS)) + seen @ sight
        wrong = torch.nn.functional.cross_entropy(scores, right, reduction="sum")
        value = wrong + penalty / 2 * ((own**2).sum() + SHARED * (shared**2).sum() + (sight**2).sum())
        value.backward()
        return value

    search.step(loss)
    table, worth = own.detach().tolist(), shared.detach()[:, 0].tolist()
    sees = np.round(sight.detach().numpy() * lengths[:, None] / UNIT).astype(np.float32)
    kept = {
        name: tuple((place, round(weight, 2)) for place, weight in enumerate(table[i]) if abs(weight) >= SMALL)
        for name, i in plain.items()
    }
    marks = Weights(
        {name: round(worth[i], 2) for name, i in kinds.items() if abs(worth[i]) >= SMALL},
        {name: each for name, each in kept.items() if each},
    )
    return Fitted(marks, sees)


def _points(row: Mention) -> Iterator[tuple[Pointing, float]]:
    """Marks that point at a sector, and with what share."""
    yield from ((each, 1.0) for each in row.signs.pointing)
    yield from row.signs.linked


def _pointed(rows: Sequence[Mention], kinds: Mapping[str, int]) -> list[dict[int, float]]:
    """For each row and sector the marks that point at it."""
    found: list[dict[int, float]] = []
    for row in rows:
        by_place: list[dict[int, float]] = [{} for _ in SECTORS]
        for (kind, sector), share in _points(row):
            if sector in PLACE:
                by_place[PLACE[sector]][kinds[kind]] = share
        found += by_place
    return found


def _table(rows: Sequence[Mapping[int, float]], width: int) -> torch.Tensor:
    """Rows of values at some columns, as a sparse matrix."""
    ends = [0, *accumulate(map(len, rows))]
    columns = [at for row in rows for at in sorted(row)]
    values = torch.tensor([row[at] for row in rows for at in sorted(row)])
    return torch.sparse_csr_tensor(ends, columns, values, (len(rows), width))


def chosen(row: Mention, fitted: Fitted) -> str:
    """The sector as the coder takes it."""
    seen = (row.seen @ fitted.sight * np.float32(UNIT)).tolist()
    worth = [one + two for one, two in zip(fitted.marks.worth(row.signs), seen, strict=True)]
    return likeliest(worth, told=row.ruled, sure=row.sure)


def shares(rows: Sequence[Mention], picks: Sequence[str]) -> str:
    """Shares right, of parties and of all mentions, by rules and as chosen."""
    told = []
    for name, kept in (("parties", [r.is_party for r in rows]), ("mentions", [True] * len(rows))):
        own = [(row, pick) for row, pick, is_kept in zip(rows, picks, kept, strict=True) if is_kept]
        ruled = sum(row.ruled == row.gold for row, _ in own)
        right = sum(pick == row.gold for row, pick in own)
        told.append(f"{name} {ruled} → {right} of {len(own)} ({ruled / len(own):.3f} → {right / len(own):.3f})")
    return ", ".join(told)


def report(train: Sequence[Mention], dev: Sequence[Mention], *, penalty: float) -> Fitted:
    """Print folds of train, and dev; return the weights of all of train."""
    picks = [""] * len(train)
    for k in range(FOLDS):
        fitted = fit([row for row in train if fold_of(row.scene, FOLDS) != k], penalty=penalty)
        for i, row in enumerate(train):
            if fold_of(row.scene, FOLDS) == k:
                picks[i] = chosen(row, fitted)
    print("train, five folds:", shares(train, picks), flush=True)
    fitted = fit(train, penalty=penalty)
    print("dev:", shares(dev, [chosen(row, fitted) for row in dev]), flush=True)
    return fitted


def write(fitted: Fitted) -> None:
    """Write the weights into the package."""
    marks = fitted.marks
    plain = {name: {SECTORS[place]: weight for place, weight in each} for name, each in marks.plain.items()}
    told: dict[str, Any] = {"pointing": dict(marks.pointing), "plain": plain}
    WEIGHTS.write_text(json.dumps(told, indent=0, ensure_ascii=False) + "\n", encoding="utf-8")
    parts = np.split(fitted.sight.T.astype(int), len(LENGTHS), axis=1)
    rows = {name: part.tolist() for name, part in zip(LENGTHS, parts, strict=True)}
    SIGHT.write_text(_by_lines(rows), encoding="utf-8")
    print(f"{len(marks.pointing)} and {len(plain)} marks → {WEIGHTS.name}; {fitted.sight.size} → {SIGHT.name}")


def _by_lines(rows: Mapping[str, Sequence[Sequence[int]]]) -> str:
    """JSON, a line for each vector and sector."""
    told = (
        f"{json.dumps(name)}: [\n" + ",\n".join(json.dumps(each, separators=(",", ":")) for each in part) + "\n]"
        for name, part in rows.items()
    )
    return "{" + ",\n".join(told) + "}\n"


def main() -> None:
    """Fit, measure, write."""
    asked = asked_for(__doc__, penalty=PENALTY)
    coder = Coder()
    fitted = report(list(mentions(coder, "train")), list(mentions(coder, "dev")), penalty=asked.penalty)
    if not asked.dry:
        write(fitted)


if __name__ == "__main__":
    main()
