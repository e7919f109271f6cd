"""Fits how sure an event is: `python -m training.factuality`; writes parse/weights/factuality.npz.

The net of `dateline.parse.factuality` on the events of UW's train part, read with masked words: of sentences that
it has been trained on, the network recites the answers (correlation with the gold 0.92, on dev 0.72). One core needs
two minutes.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

import dateline
from dateline.parse import decode
from dateline.parse.encoder import Encoder
from dateline.parse.factuality import HIGHEST, FactScorer, above, children_of, marks
from dateline.settings import Settings
from training import kit
from training.role_examples import MASK, MASK_PIECE

FILE = Path(dateline.__file__).parent / "parse" / "weights" / "factuality.npz"
TRAIN, DEV = "language/uw.factuality.train.jsonl.gz", "language/uw.factuality.dev.jsonl.gz"
RATES = (0.08, 0.13, 0.18, 0.25)
"""Shares of masked words, one reading each (of the events' own words half as many); an epoch takes the next one."""
LEAST = 3
"""So many events bear a mark that has a row of its own."""
EPOCHS, EVENTS, RATE, DECAY = 20, 64, 2e-3, 0.02
NARROW, HIDDEN = 64, 96
DROP, DROP_VECTORS, FORGET_VECTORS, FORGET = 0.4, 0.2, 0.3, 0.1
"""Dropout of the hidden layer and of the vectors; share of events without any vector, and of marks left out, so that
neither is leant on alone."""
SEED = 20261128


@dataclass(frozen=True)
class Reading:
    """Events: vectors [E, HIGHEST, W], zero where there is no word; names of marks; gold [E]; the head's own [E]."""

    vectors: Tensor
    marks: list[list[str]]
    gold: Tensor
    head: Tensor


class Net(nn.Module):
    """As `dateline.parse.factuality.FactScorer`."""

    def __init__(self, *, width: int, names: int) -> None:
        super().__init__()
        self.table = nn.EmbeddingBag(names + 1, HIDDEN, mode="sum", padding_idx=0)
        nn.init.normal_(self.table.weight, std=0.05)
        with torch.no_grad():
            self.table.weight[0] = 0
        self.narrow = nn.Linear(width, NARROW, bias=False)
        self.wide = nn.Linear(HIGHEST * NARROW, HIDDEN)
        self.out = nn.Linear(HIDDEN, 1)
        self.drop, self.drop_vectors = nn.Dropout(DROP), nn.Dropout(DROP_VECTORS)

    def forward(self, vectors: Tensor, rows: Tensor) -> Tensor:
        """[E, HIGHEST, W], [E, M] → [E]."""
        grown = nn.functional.linear(self.narrow(self.drop_vectors(vectors)).flatten(1), self.wide.weight)
        if self.training:
            rows = rows * (torch.rand(rows.shape) >= FORGET)
            grown = grown * (torch.rand(len(grown), 1) >= FORGET_VECTORS)
        told: Tensor = self.out(self.drop(torch.relu(self.table(rows) + grown + self.wide.bias)))
        return told[:, 0]


def read(encoder: Encoder, examples: Sequence[dict], *, rate: float, seed: int) -> Reading:
    """All events of some sentences, read with a share of the words masked."""
    encoder._known[MASK] = (MASK_PIECE,)  # the pieces of a word are kept there
    chance = random.Random(seed)
    vectors, names, gold, head = [], [], [], []
    for each, scores in zip(examples, encoder.read([_masked(each, rate, chance) for each in examples]), strict=True):
        tokens = decode.tokens([(0, 0)] * len(each["words"]), each["words"], scores=scores, labels=encoder.labels)
        children = children_of(tokens)
        for word, value in each["facts"]:
            line = above(tokens, word)
            own = np.zeros((HIGHEST, scores.words.shape[1]), np.float32)
            own[: len(line)] = scores.words[list(line)]
            vectors.append(own)
            names.append(list(marks(tokens, children, line)))
            gold.append(value)
            head.append(float(scores.fact[word]))
    return Reading(torch.from_numpy(np.stack(vectors)), names, torch.tensor(gold), torch.tensor(head))


def _masked(example: dict, rate: float, chance: random.Random) -> list[str]:
    at = {word for word, _ in example["facts"]}
    return [
        MASK if chance.random() < (rate / 2 if place in at else rate) else word
        for place, word in enumerate(example["words"])
    ]


def rows_of(reading: Reading, row: dict[str, int]) -> Tensor:
    """[E, M]: rows of the marks, 0 for none."""
    known = [[row[name] for name in each if name in row] for each in reading.marks]
    found = torch.zeros(len(known), max(map(len, known)), dtype=torch.long)
    for place, each in enumerate(known):
        found[place, : len(each)] = torch.tensor(each, dtype=torch.long)
    return found


def fit(readings: Sequence[Reading], row: dict[str, int]) -> Net:
    """Descend on the readings in turn, by absolute error: the gold is a mean of a few readers' grades."""
    torch.manual_seed(SEED)
    net = Net(width=readings[0].vectors.shape[2], names=len(row))
    rows = [rows_of(each, row) for each in readings]
    descent = torch.optim.AdamW(net.parameters(), lr=RATE, weight_decay=DECAY)
    count = len(readings[0].gold)
    steps, step = EPOCHS * (count // EVENTS), 0
    net.train()
    for epoch in range(EPOCHS):
        own, own_rows = readings[epoch % len(readings)], rows[epoch % len(readings)]
        order = torch.randperm(count)
        for begin in range(0, count - EVENTS + 1, EVENTS):
            chosen = order[begin : begin + EVENTS]
            for group in descent.param_groups:
                group["lr"] = RATE * max(0.02, 1 - step / steps)
            loss = (net(own.vectors[chosen], own_rows[chosen]) - own.gold[chosen]).abs().mean()
            descent.zero_grad()
            loss.backward()
            descent.step()
            step += 1
    return net.eval()


@torch.no_grad()
def write(net: Net, names: Sequence[str], file: Path) -> None:
    """The net in numbers of one and two bytes."""
    table = net.table.weight[1:]
    unit = (table.abs().amax(1, keepdim=True) / 127).clamp(min=1e-8)
    wide = net.wide.weight.T.reshape(HIGHEST, NARROW, HIDDEN)
    np.savez_compressed(
        file, names=np.array(names), table=(table / unit).round().to(torch.int8).numpy(), unit=unit.numpy(),
        narrow=net.narrow.weight.T.half().numpy(), wide=wide.half().numpy(), bias=net.wide.bias.half().numpy(),
        out=net.out.weight[0].numpy(), none=net.out.bias[0].numpy(),
    )  # fmt: skip
    print(f"{len(names)} marks, {file.stat().st_size / 1e6:.2f} MB → {file.name}", flush=True)


def told(name: str, values: Tensor, gold: Tensor) -> None:
    """Print mean absolute error and correlation."""
    values = values.clamp(-3, 3)
    r = float(torch.corrcoef(torch.stack([values, gold]))[0, 1])
    print(f"{name}: mean absolute error {float((values - gold).abs().mean()):.3f}, correlation {r:.3f}", flush=True)


def main() -> None:
    """Fit, write, measure on dev."""
    torch.set_num_threads(1)
    encoder = Encoder(Settings().model_dir)
    train = kit.factuality(TRAIN)
    readings = [read(encoder, train, rate=rate, seed=SEED + at) for at, rate in enumerate(RATES)]
    seen = Counter(name for each in readings[0].marks for name in set(each))
    names = sorted(name for name, count in seen.items() if count >= LEAST)
    net = fit(readings, {name: number for number, name in enumerate(names, start=1)})
    write(net, names, FILE)
    dev = kit.factuality(DEV)
    whole = read(encoder, dev, rate=0.0, seed=SEED)
    told("head of the network, dev", whole.head, whole.gold)
    scorer = FactScorer(FILE)
    values: list[float] = []
    for each, scores in zip(dev, encoder.read([each["words"] for each in dev]), strict=True):
        tokens = decode.tokens([(0, 0)] * len(each["words"]), each["words"], scores=scores, labels=encoder.labels)
        values += scorer.values(tokens, scores.words, [word for word, _ in each["facts"]])
    told("this net, dev", torch.tensor(values), whole.gold)


if __name__ == "__main__":
    main()
