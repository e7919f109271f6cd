"""Fits the roles of PropBank's arguments: `python -m training.roles`.

A small net scores each candidate of a predicate (`dateline.parse.role_candidates`) by marks, by the frozen vectors of
four words and by the network's own roles; the spans are the gold's. Writes parse/weights/roles.npz. Once on a new
model: nine minutes of one core and 4 GB. Nothing of the walk rests on it.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from dateline.parse import decode
from dateline.parse.encoder import Encoder
from dateline.parse.frames_with_care import frames_with_care
from dateline.settings import Settings
from training.role_examples import DEV, MAGAZINES, RATES, WEB, Reading, Sentence, asked, names_of, reading, sentences

FILE = Path(__file__).parents[1] / "src" / "dateline" / "parse" / "weights" / "roles.npz"
EPOCHS, SENTENCES, RATE = 12, 48, 2e-3
NARROW, HIDDEN, DROP, FORGET = 96, 192, 0.3, 0.03
"""Widths; dropout of the hidden layer; share of marks that are left out, so that each is learnt with and without."""


class Net(nn.Module):
    """As `dateline.parse.role_scorer`, with no role as the first of the roles."""

    def __init__(self, *, width: int, names: int, read: int, roles: int) -> None:
        super().__init__()
        self.narrow = nn.Linear(width, NARROW, bias=False)
        self.wide = nn.Parameter(torch.randn(4, NARROW, HIDDEN) * (4 * NARROW) ** -0.5)
        self.table = nn.EmbeddingBag(names + 1, HIDDEN, mode="sum", padding_idx=0)
        nn.init.normal_(self.table.weight, std=0.05)
        with torch.no_grad():
            self.table.weight[0] = 0
        self.read = nn.Linear(read, HIDDEN)
        self.out = nn.Linear(HIDDEN, roles + 1)
        self.drop, self.drop_vectors = nn.Dropout(DROP), nn.Dropout(0.1)

    def forward(self, vectors: Tensor, places: Tensor, marks: Tensor, told: Tensor) -> Tensor:
        """[words, W], [C, 4], [C, M], [C, D] → [C, 1 + roles]."""
        marks = marks.int()
        if self.training:
            marks = marks * (torch.rand(marks.shape) >= FORGET)
        narrow = self.narrow(self.drop_vectors(vectors.float()))
        grown = self.table(marks) + self.read(told.float())
        for side in range(4):
            grown = grown + (narrow @ self.wide[side]).index_select(0, places[:, side])
        scores: Tensor = self.out(self.drop(F.silu(grown)))
        return scores


def batch(read: Reading, chosen: Sequence[int]) -> tuple[list[Tensor], Tensor]:
    """What the net reads of some sentences, and the roles of their candidates."""
    words = [np.arange(read.words[each], read.words[each + 1]) for each in chosen]
    begins = np.concatenate([[0], np.cumsum([len(each) for each in words])])
    candidates = [np.arange(read.candidates[each], read.candidates[each + 1]) for each in chosen]
    moved = [
        np.full(len(own), read.words[each] - begin)
        for each, own, begin in zip(chosen, candidates, begins, strict=False)
    ]
    at, of = (torch.from_numpy(np.concatenate(each)) for each in (candidates, words))
    places = read.places[at] - torch.from_numpy(np.concatenate(moved)).int()[:, None]
    return [read.vectors[of], places, read.marks[at], read.read[at]], read.role[at].long()


def fit(net: Net, readings: Sequence[Reading], *, seed: int, told: Callable[[int, float], None]) -> None:
    """Descend on the readings in turn; ``told`` is called with each epoch and its mean loss."""
    chance = np.random.default_rng(seed)
    descent = torch.optim.AdamW(net.parameters(), lr=RATE, weight_decay=0.01)
    count = len(readings[0].words) - 1
    steps, step = EPOCHS * (count // SENTENCES), 0
    for epoch in range(EPOCHS):
        order, read, sum_ = chance.permutation(count), readings[epoch % len(readings)], 0.0
        net.train()
        for begin in range(0, count - SENTENCES + 1, SENTENCES):
            for group in descent.param_groups:
                group["lr"] = RATE * min(1.0, (step + 1) / 100) * max(0.02, 1 - step / steps)
            inputs, gold = batch(read, sorted(order[begin : begin + SENTENCES].tolist()))
            loss = F.cross_entropy(net(*inputs), gold)
            descent.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            descent.step()
            step, sum_ = step + 1, sum_ + loss.item()
        told(epoch, sum_ / (count // SENTENCES))


@torch.no_grad()
def write(net: Net, names: Sequence[str], roles: Sequence[str], file: Path) -> None:
    """The net in numbers of one and two bytes, against no role; see `dateline.parse.role_scorer`."""
    table = net.table.weight[1:]
    unit = (table.abs().amax(1, keepdim=True) / 127).clamp(min=1e-8)
    half = {
        "narrow": net.narrow.weight.T,
        "wide": net.wide,
        "read": net.read.weight.T,
        "bias": net.read.bias,
        "out": (net.out.weight[1:] - net.out.weight[:1]).T,
        "none": net.out.bias[1:] - net.out.bias[:1],
    }
    np.savez_compressed(
        file, names=np.array(names), roles=np.array(roles), table=(table / unit).round().to(torch.int8).numpy(),
        unit=unit.numpy(), **{name: each.half().numpy() for name, each in half.items()},
    )  # fmt: skip
    print(f"{len(names)} marks, {len(roles)} roles, {file.stat().st_size / 1e6:.1f} MB → {file.name}", flush=True)


def measured(encoder: Encoder, every: Sequence[Sentence]) -> str:
    """F1 of the arguments of given predicates and given words, with the file as it stands."""
    right = found = gold = 0
    scorer = encoder.role_scorer
    for sentence, scores in zip(every, encoder.read([each.words for each in every]), strict=True):
        places = [(0, 0)] * len(sentence.words)
        tokens = decode.tokens(places, sentence.words, scores=scores, labels=encoder.labels)
        for frame in frames_with_care(scores, tokens, sentence.frames, scorer=scorer):
            told = {(each.first, each.last): each.role for each in frame.arguments}
            right += len(told.items() & sentence.frames[frame.token].items())
            found += len(told)
    gold = sum(len(each) for sentence in every for each in sentence.frames.values())
    return (
        f"F1 {2 * right / max(found + gold, 1):.4f}, precision {right / max(found, 1):.4f}, recall {right / gold:.4f}"
    )


def main() -> None:
    """Read, fit, write, measure on dev."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--seed", type=int, default=1)
    ask.add_argument("--out", type=Path, default=FILE)
    seen = ask.parse_args()
    torch.manual_seed(seen.seed)
    begin = time.monotonic()
    told = lambda epoch, loss: print(f"epoch {epoch}: {loss:.4f}, {time.monotonic() - begin:.0f} s", flush=True)  # noqa: E731 - a line
    encoder = Encoder(Settings().model_dir)
    every = sentences(WEB) + sentences(MAGAZINES)
    chance = random.Random(seen.seed)
    names, roles = names_of(encoder, every, chance=chance)
    row = {name: rank for rank, name in enumerate(names, start=1)}
    row_of = lambda name: row.get(name, 0)  # noqa: E731 - as `MarkRows` wants it
    readings = [reading(asked(encoder, every, row_of, rate=rate, chance=chance), roles) for rate in RATES]
    first = readings[0]
    net = Net(width=first.vectors.shape[1], names=len(names), read=first.read.shape[1], roles=len(roles))
    fit(net, readings, seed=seen.seed, told=told)
    write(net, names, roles, seen.out)
    if seen.out == FILE:
        print("dev, given words:", measured(encoder, sentences(DEV)))


if __name__ == "__main__":
    main()
