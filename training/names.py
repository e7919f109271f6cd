"""Fits what compares whole names: `python -m training.names`.

A small net scores each stretch that may be a name (`dateline.parse.name_candidates`) by the network's tags, by the
rest of the report, by tables of names and contexts, and by the names that ship. The tables that it reads while it
learns know nothing of the report in question (FOLDS); those that ship are learnt from all. Writes
parse/weights/names.npz; once on a new model: a quarter of an hour of one core.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from dateline.evaluate.entity_names import score
from dateline.parse import decode
from dateline.parse.encoder import Floats
from dateline.parse.name_candidates import ReportNames, Tags
from dateline.parse.name_words import Known, Words
from dateline.parse.names_with_care import FARTHEST
from dateline.parse.parser import Parser
from dateline.settings import Settings
from training.kit import rows
from training.name_examples import DEV, RATE, TRAIN, Example, examples, named
from training.name_tables import TYPES, fitted, known, rows_of_name, table_rows

FILE = Path(__file__).parents[1] / "src" / "dateline" / "parse" / "weights" / "names.npz"
FOLDS, SEEDS = 5, (1, 3)
"""Parts of the reports; readings with other words masked."""
HIDDEN, DROP, EPOCHS, STEP, RATE_OF_NET = 96, 0.4, 3, 512, 2e-3
NOISE = 0.1
"""Standard deviation of what is added to each number while the net learns."""


class Candidates(NamedTuple):
    """The stretches of a report, the ranks of their types (none last) and the report's fold."""

    names: ReportNames
    kinds: list[int]
    fold: int


class Net(nn.Module):
    """As `dateline.parse.names_with_care`: one hidden layer, and a linear part beside it."""

    def __init__(self, width: int, kinds: int) -> None:
        super().__init__()
        self.hide = nn.Linear(width, HIDDEN)
        self.out = nn.Linear(HIDDEN, kinds)
        self.skip = nn.Linear(width, kinds, bias=False)
        self.drop = nn.Dropout(DROP)

    def forward(self, seen: Tensor) -> Tensor:
        """[candidates, marks] → [candidates, kinds]."""
        raw: Tensor = self.out(self.drop(torch.relu(self.hide(seen)))) + self.skip(seen)
        return raw


def candidates(read: Sequence[Example], folds: dict[str, int], tags: Tags, types: Sequence[str]) -> list[Candidates]:
    """The stretches of some reports."""
    found = []
    for each in read:
        names = ReportNames(each.read, tags, types)
        kinds = [types.index(each.types[place]) if place in each.types else len(types) for place in names.places]
        found.append(Candidates(names, kinds, folds[each.name]))
    return found


def learnt(every: Sequence[Candidates], types: Sequence[str], folds: dict[str, int], *, without: int) -> Words:
    """The tables, from the reports of all folds but one."""
    gold = [
        (rows_of_name(words), types.index(kind), 1.0)
        for name, own in named(TRAIN)
        if folds[name] != without
        for words, kind in sorted(own)
    ]
    own, own_bias = fitted(gold, len(types), epochs=3, rate=0.02)
    around = [
        (marks, kind, 1.0)
        for each in every
        if each.fold != without
        for marks, kind in zip(each.names.context_rows(), each.kinds, strict=True)
    ]
    contexts, contexts_bias = fitted(around, len(types) + 1, epochs=2, rate=0.03, forget=0.3)
    print("tables without fold", without, flush=True)
    return Words(own, own_bias, contexts, contexts_bias)


def fit(marks: Floats, kinds: Sequence[int], *, labels: int, seed: int) -> Net:
    """Descend on the candidates of all readings."""
    torch.manual_seed(seed)
    net = Net(marks.shape[1], labels)
    descent = torch.optim.AdamW(net.parameters(), lr=RATE_OF_NET, weight_decay=1e-3)
    seen, gold = torch.from_numpy(marks), torch.tensor(kinds)
    steps, step = EPOCHS * (len(gold) // STEP), 0
    for epoch in range(EPOCHS):
        order, sum_ = torch.randperm(len(gold)), 0.0
        for begin in range(0, len(order) - STEP + 1, STEP):
            for group in descent.param_groups:
                group["lr"] = RATE_OF_NET * max(0.01, 1 - step / steps)
            some = order[begin : begin + STEP]
            own = seen[some]
            loss = F.cross_entropy(net(own + NOISE * torch.randn_like(own)), gold[some])
            descent.zero_grad()
            loss.backward()
            descent.step()
            step, sum_ = step + 1, sum_ + float(loss.detach())
        print(f"epoch {epoch}: {sum_ / (len(order) // STEP):.4f}", flush=True)
    return net


def packed(table: Floats) -> tuple[np.ndarray, np.ndarray]:
    """A table in whole numbers of one byte, and the unit of each row."""
    unit = np.maximum(np.abs(table).max(1, keepdims=True) / 127, 1e-6).astype(np.float16)
    return np.clip(np.round(table / unit), -127, 127).astype(np.int8), unit


def write(net: Net, words: Words, names: Known, *, mean: Floats, scale: Floats, file: Path) -> None:
    """The file; see `dateline.parse.names_with_care`."""
    kept: dict[str, np.ndarray] = {"mean": mean, "scale": scale, "skip": net.skip.weight.T.detach().numpy()}
    for name, layer in (("hide", net.hide), ("out", net.out)):
        kept[name], kept[f"{name}_bias"] = layer.weight.T.detach().numpy(), layer.bias.detach().numpy()
    for name in ("names", "contexts"):
        kept[f"table_{name}"], kept[f"table_{name}_unit"] = packed(getattr(words, name))
        kept[f"table_{name}_bias"] = getattr(words, f"{name}_bias")
    for name, own in names._asdict().items():
        order = sorted(own)
        kept[f"known_{name}_sums"] = np.array(order, np.uint32)
        kept[f"known_{name}"] = np.array([own[each] for each in order], np.uint8)
    np.savez_compressed(file, **kept)  # type: ignore[arg-type]
    print(f"{file.stat().st_size / 1e6:.2f} MB → {file.name}", flush=True)


def main() -> None:
    """Read, learn the tables by folds, fit the net, write, measure on dev."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--seed", type=int, default=1)
    ask.add_argument("--out", type=Path, default=FILE)
    seen = ask.parse_args()
    parser = Parser(Settings())
    labels = parser.encoder.labels
    types = decode.name_types(labels)
    tags = Tags.of(labels.tags, types)
    readings = [list(examples(parser, TRAIN, rate=RATE, seed=seed)) for seed in SEEDS]
    order = sorted(each.name for each in readings[0])
    random.Random(seen.seed).shuffle(order)
    folds = {name: rank % FOLDS for rank, name in enumerate(order)}
    every = [candidates(each, folds, tags, types) for each in readings]
    shipped = fitted(table_rows(), len(TYPES), epochs=2, rate=0.02)
    ready = known()
    parts: list[Floats] = []
    kinds: list[int] = []
    for fold in range(FOLDS):
        words = beside(learnt(every[0], types, folds, without=fold), *shipped)
        for reading in every:
            for each in reading:
                if each.fold == fold and each.kinds:
                    parts.append(each.names.marks(words, ready))
                    kinds += each.kinds
    marks = np.concatenate(parts)
    mean, scale = marks.mean(0), 1 / (marks.std(0) + 1e-3)
    marks = np.clip((marks - mean) * scale, -FARTHEST, FARTHEST).astype(np.float32)
    net = fit(marks, kinds, labels=len(types) + 1, seed=seen.seed)
    words = beside(learnt(every[0], types, folds, without=-1), *shipped)
    write(net, words, ready, mean=mean, scale=scale, file=seen.out)
    if seen.out == FILE:
        print(score(rows(DEV), coder=parser, keep=lambda _: None).figures)  # type: ignore[arg-type]


def beside(words: Words, table: Floats, bias: Floats) -> Words:
    """The table of names that ship beside that of gold names."""
    return words._replace(
        names=np.concatenate((words.names, table), 1), names_bias=np.concatenate((words.names_bias, bias))
    )


if __name__ == "__main__":
    main()
